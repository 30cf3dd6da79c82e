"""The links of a printed paper: where each leads, what is seen under it and said of it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from typing import NamedTuple

import numpy as np
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it brings no types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_CORNERS = 8
_HEADROOM = 0.15  # of a link's height: a full stop of the line above may hang into it


class UnreadablePaper(Exception):
    """The file is no PDF that can be read."""


class Link(NamedTuple):
    """A link on a page (from 1): its address, the text under it, and what a reader hears."""

    page: int
    address: str
    seen: str
    said: str


class Print(NamedTuple):
    """The characters of a page, and the middle of each."""

    text: tuple[str, ...]
    middles: NDArray[np.float64]


def paper_links(content: bytes) -> Iterator[Link]:
    """Give every link of a paper in the order of its pages.

    Raises:
        UnreadablePaper: the file is no PDF that can be read.
    """
    try:
        yield from _links(content)
    except (
        pikepdf.PdfError,
        pypdfium2.PdfiumError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RuntimeError,
    ) as fault:
        raise UnreadablePaper(str(fault)) from fault


def _links(content: bytes) -> Iterator[Link]:
    with pikepdf.open(BytesIO(content)) as pdf:
        drawn = pypdfium2.PdfDocument(content)
        try:
            for number, page in enumerate(pdf.pages):
                printed = _print(drawn[number].get_textpage())
                for note in page.get("/Annots", ()):
                    if "/A" in note and "/URI" in note.A:
                        said = str(note.get("/Contents", ""))
                        yield Link(number + 1, str(note.A.URI), _seen(printed, note), said)
        finally:
            drawn.close()


def _print(text: pypdfium2.PdfTextPage) -> Print:
    """Read every character of a page with the middle of its box."""
    characters = text.get_text_range()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    corners = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    middles = np.stack([corners[:, [0, 2]].mean(axis=1), corners[:, [1, 3]].mean(axis=1)], axis=1)
    if len(characters) != len(boxes):
        characters = "".join(
            text.get_text_range(index, 1)[:1] or " " for index in range(len(boxes))
        )
    return Print(tuple(characters), middles)


def _seen(printed: Print, note: pikepdf.Object) -> str:
    """Read the text whose middles lie inside a link, over all lines of print that it covers."""
    inside = np.zeros(len(printed.text), dtype=bool)
    across, up = printed.middles[:, 0], printed.middles[:, 1]
    for left, bottom, right, top in _boxes(note):
        inside |= (across > left) & (across < right) & (up > bottom) & (up < top)
    return "".join(printed.text[index] for index in np.flatnonzero(inside))


def _boxes(note: pikepdf.Object) -> Iterator[tuple[float, float, float, float]]:
    corners = [float(number) for number in note.get("/QuadPoints", ())]
    if not corners:
        left, bottom, right, top = (float(number) for number in note.Rect)
        corners = [left, bottom, right, bottom, right, top, left, top]
    for at in range(0, len(corners), _CORNERS):
        across, up = corners[at : at + _CORNERS : 2], corners[at + 1 : at + _CORNERS : 2]
        yield min(across), min(up), max(across), max(up) - _HEADROOM * (max(up) - min(up))
