"""Open a scan or a photograph: never larger than allowed, and upright."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL import ImageOps
from PIL import UnidentifiedImageError

from dianfan.figures.finding import Finding
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.unread import FAULT
from dianfan.said.documents.unread import place

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
LONGEST = 4_000
"""A longer side is reduced to so many pixels, in decoding where the format can."""

Pixels = NDArray[np.uint8]

_TOO_LARGE = (Image.DecompressionBombError,)
_BROKEN = (  # Pillow raises almost anything on a broken TIFF
    UnidentifiedImageError,
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    struct.error,
)


class Picture(NamedTuple):
    """A picture in red, green and blue, and its extent in the units of its page.

    ``width`` and ``height`` are in pixels of a picture file, after the turn that its camera
    noted, and in points of a PDF.
    """

    pixels: Pixels
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Units of the page for one pixel of the picture."""
        return float(self.width / self.pixels.shape[1])


def count_frames(data: bytes, file: str, limits: Limits) -> int | Finding:
    """Count the pages of a picture file (TIFF may have many); a finding if it is none."""
    try:
        with _opened(data) as image:
            return int(getattr(image, "n_frames", 1))
    except _TOO_LARGE:
        return _too_many_pixels(file, 1, limits)
    except _BROKEN:
        return damaged(file, 1)


def picture(data: bytes, file: str, number: int, limits: Limits) -> Picture | Finding:
    """Decode one page of a picture file.

    A picture of more pixels than `Limits.pixels` is refused before it is decoded; a side of
    more than `LONGEST` pixels is reduced, which the engine would do anyway.
    """
    try:
        with _opened(data) as image:
            image.seek(number - 1)
            if image.width * image.height > limits.pixels:
                return _too_many_pixels(file, number, limits)
            return _decoded(image)
    except _TOO_LARGE:
        return _too_many_pixels(file, number, limits)
    except _BROKEN:
        return damaged(file, number)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which are checked here, and odd tags
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            yield image


def _decoded(image: Image.Image) -> Picture:
    width, height = image.size
    if max(image.size) > LONGEST:
        image.draft("RGB", (LONGEST, LONGEST))
    whole = ImageOps.exif_transpose(image)
    turned = (whole.width > whole.height) != (width > height)
    whole.thumbnail((LONGEST, LONGEST))
    pixels = np.asarray(_coloured(whole))
    return Picture(pixels, height if turned else width, width if turned else height)


def _coloured(image: Image.Image) -> Image.Image:
    """Give any picture as red, green and blue, on white where it is transparent."""
    if image.mode.startswith("I"):
        deep = np.asarray(image).astype(np.int64)
        return Image.fromarray((deep >> 8).clip(0, 255).astype(np.uint8)).convert("RGB")
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        return white.convert("RGB")
    return image.convert("RGB")


def damaged(file: str, number: int) -> Finding:
    """Say that a picture cannot be decoded."""
    return Finding(
        FAULT,
        "damaged-picture",
        place(file, number),
        "The picture is damaged, or of a kind that is not read (PNG, JPEG, TIFF, WebP are).",
        "Get the file again, or save it as PNG.",
    )


def _too_many_pixels(file: str, number: int, limits: Limits) -> Finding:
    return Finding(
        FAULT,
        "too-many-pixels",
        place(file, number),
        f"The picture has more than {limits.pixels:,} pixels and was not opened.",
        "Save it smaller: 200 dots per inch are enough for a newspaper page.",
    )
