"""Pictures are opened upright, never larger than allowed, or not at all."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image

from dianfan.figures.finding import Finding
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.picture import LONGEST
from dianfan.said.documents.picture import Picture
from dianfan.said.documents.picture import count_frames
from dianfan.said.documents.picture import picture


def _saved(image: Image.Image, kind: str, exif: Image.Exif | None = None) -> bytes:
    out = BytesIO()
    image.save(out, kind, exif=exif or Image.Exif())
    return out.getvalue()


def _dark_corner(mode: str = "RGB") -> Image.Image:
    """A white picture, 60 by 40, dark in its upper left corner."""
    image = Image.new("L", (60, 40), 255)
    image.paste(0, (0, 0, 20, 10))
    return image.convert(mode)


def _shot(data: bytes, number: int = 1) -> Picture:
    found = picture(data, "a.png", number, LIMITS)
    assert not isinstance(found, Finding)
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_four_kinds_are_opened(kind: str) -> None:
    shot = _shot(_saved(_dark_corner(), kind))
    assert shot.pixels.shape == (40, 60, 3)
    assert shot.pixels[5, 5].max() < 40
    assert shot.pixels[30, 50].min() > 200


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16", "LA"])
def test_every_depth_becomes_colours(mode: str) -> None:
    image = _dark_corner("L" if mode == "I;16" else mode)
    if mode == "I;16":
        deep = np.asarray(image).astype(np.uint16) * 257
        image = Image.fromarray(deep)
    shot = _shot(_saved(image, "TIFF" if mode in {"CMYK", "I;16"} else "PNG"))
    assert shot.pixels[5, 5].max() < 40
    assert shot.pixels[30, 50].min() > 200


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    assert _shot(_saved(clear, "PNG")).pixels.min() == 255


def test_a_camera_that_was_turned_is_known() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    shot = _shot(_saved(_dark_corner(), "JPEG", exif=exif))
    assert (shot.width, shot.height, shot.pixels.shape[:2]) == (40, 60, (60, 40))
    assert shot.pixels[5, 35].max() < 40


def test_a_large_picture_is_reduced_and_knows_its_scale() -> None:
    shot = _shot(_saved(Image.new("L", (3 * LONGEST, 30), 255), "PNG"))
    assert (shot.width, shot.pixels.shape[1], shot.scale) == (3 * LONGEST, LONGEST, 3)


def test_pixels_beyond_the_limit_are_refused_before_they_are_decoded() -> None:
    many = _saved(Image.new("1", (400, 300)), "PNG")
    found = picture(many, "many.png", 1, Limits(pixels=100_000))
    assert isinstance(found, Finding)
    assert found.code == "too-many-pixels"


def test_a_bomb_is_refused() -> None:
    """Its header asks for ten thousand million pixels, and nothing follows."""
    data = _saved(Image.new("1", (8, 8)), "PNG")
    bomb = data[:16] + (100_000).to_bytes(4, "big") * 2 + data[24:]
    found = picture(bomb, "bomb.png", 1, LIMITS)
    assert isinstance(found, Finding)
    assert found.code in {"too-many-pixels", "damaged-picture"}


@pytest.mark.parametrize("keep", [0, 4, 30, 200])
def test_a_broken_picture_is_a_finding(keep: int) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (50, 50), np.uint8)
    found = picture(_saved(Image.fromarray(noise), "PNG")[:keep], "cut.png", 1, LIMITS)
    assert isinstance(found, Finding)
    assert found.code == "damaged-picture"


def test_the_pages_of_a_tiff_are_counted_and_opened_one_by_one() -> None:
    pages = [Image.new("L", (10, 10), shade) for shade in (0, 128, 255)]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    data = out.getvalue()
    assert count_frames(data, "a.tif", LIMITS) == 3
    assert [int(_shot(data, at + 1).pixels[0, 0, 0]) for at in range(3)] == [0, 128, 255]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP"]),
    st.lists(st.tuples(st.integers(8, 200), st.integers(0, 255)), max_size=30),
)
def test_a_broken_picture_raises_nothing(kind: str, faults: list[tuple[int, int]]) -> None:
    data = bytearray(_saved(_dark_corner(), kind))
    for at, byte in faults:
        data[at % len(data)] = byte
    count = count_frames(bytes(data), "a", LIMITS)
    shot = picture(bytes(data), "a", 1, LIMITS)
    assert isinstance(count, int | Finding)
    assert isinstance(shot, Picture | Finding)
