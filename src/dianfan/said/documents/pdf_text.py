"""The characters of a PDF page in columns, with the page turned as a reader holds it."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any
from typing import NamedTuple

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
from numpy.typing import NDArray
from pypdfium2 import raw

Floats = NDArray[np.float64]

_HEAVY = 700
_NAME_OF_BOLD = re.compile(
    r"bold|black|heavy|demi|hei(?!ght)|黑|粗|FZ(HT|DHT|CH|XBS|DBS)", re.IGNORECASE
)
_NAME_OF_PLAIN = re.compile(r"regular|light|thin|medium|roman", re.IGNORECASE)
_INVISIBLE = 3
_FILLED_AND_STROKED = 2
_LONGEST_NAME = 256
_SIDEWAYS = 0.8
_FEWEST_SIDEWAYS = 20
_HYPHEN_AT_THE_END = 2


class Turn(NamedTuple):
    """How a page's own coordinates lead to the page as it is read.

    ``left`` and ``top`` are where its visible part begins, in points from the origin of the
    file; ``width`` and ``height`` its extent before the turn; ``quarters`` the quarter turns
    clockwise.
    """

    left: float
    top: float
    width: float
    height: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the page as it is read."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Give points from the top left corner, y downwards."""
        across, down = x - self.left, self.top - y
        for quarter in range(self.quarters):
            height = self.width if quarter % 2 else self.height
            across, down = height - down, across
        return across, down

    def boxes(self, corners: Floats) -> Floats:
        """Turn (n, 4) left, bottom, right, top of the file into boxes of the page."""
        x, y = self.points(corners[:, 0::2], corners[:, 1::2])
        return np.stack([x.min(1), y.min(1), x.max(1), y.max(1)], axis=1)


@dataclass(frozen=True)
class TextLayer:
    """The characters that a page sets, in the order of the file; row = glyph.

    ``x`` and ``y`` are the origin on the baseline, ``boxes`` (n, 4) what it covers, in points
    from the page's top left corner; ``angle`` is the direction of reading in whole degrees
    clockwise (0 to the right, 90 downwards); ``size`` the height of the type; ``unmapped``
    marks characters whose font does not say what they mean; ``cut`` tells that more stand on
    the page than were read.
    """

    text: str
    turn: Turn
    x: Floats
    y: Floats
    boxes: Floats
    angle: NDArray[np.int64]
    size: Floats
    bold: NDArray[np.bool_]
    invisible: NDArray[np.bool_]
    unmapped: NDArray[np.bool_]
    cut: bool = False

    def __len__(self) -> int:
        """The number of characters."""
        return len(self.text)


class _Style(NamedTuple):
    """What the characters of one text object have in common; the direction in degrees."""

    size: float
    degrees: float
    bold: bool
    invisible: bool


class _Character(NamedTuple):
    code: int
    unmapped: bool
    x: float
    y: float
    box: tuple[float, float, float, float]
    style: _Style


def layer_of(page: pypdfium2.PdfPage, most: int) -> TextLayer:
    """Read the characters of a page, at most so many; turns a page whose text lies sideways."""
    characters, count = _characters_of(page, most)
    quarters = _quarters(characters, turn_of(page))
    if quarters:  # PDFium puts text in order by the turn of the page
        page.set_rotation((page.get_rotation() + 90 * quarters) % 360)
        characters, count = _characters_of(page, most)
    return _layer(characters, turn_of(page), cut=count > most)


def _characters_of(page: pypdfium2.PdfPage, most: int) -> tuple[list[_Character], int]:
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text.raw)
        return _characters(text.raw, min(count, most)), count
    finally:
        text.close()


def turn_of(page: pypdfium2.PdfPage) -> Turn:
    """Give the turn that the page itself asks for."""
    left, bottom, right, top = page.get_bbox()
    return Turn(left, top, right - left, top - bottom, page.get_rotation() // 90)


def _characters(text: Any, count: int) -> list[_Character]:  # noqa: ANN401  # a handle without a type
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    styles: dict[int, _Style] = {}
    found: list[_Character] = []
    for index in range(count):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        edges = (box.left, box.bottom, box.right, box.top)
        code = raw.FPDFText_GetUnicode(text, index)
        unmapped = raw.FPDFText_HasUnicodeMapError(text, index) == 1
        style = _style(text, index, styles)
        found.append(_Character(code, unmapped, x.value, y.value, edges, style))
    return _paired(found)


def _paired(found: list[_Character]) -> list[_Character]:
    """Join the two halves of a character beyond the basic plane."""
    joined: list[_Character] = []
    for each in found:
        before = joined[-1].code if joined else 0
        if 0xD800 <= before < 0xDC00 <= each.code < 0xE000:  # noqa: PLR2004  # as Unicode has it
            code = 0x10000 + ((before - 0xD800) << 10) + (each.code - 0xDC00)
            joined[-1] = joined[-1]._replace(code=code)
        else:
            joined.append(each)
    return joined


def _style(text: Any, index: int, known: dict[int, _Style]) -> _Style:  # noqa: ANN401  # as above
    thing = raw.FPDFText_GetTextObject(text, index)
    address = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if address not in known:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        tall = math.hypot(matrix.c, matrix.d) * raw.FPDFText_GetFontSize(text, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if address else 0
        degrees = math.degrees(math.atan2(matrix.b, matrix.a))
        bold = mode == _FILLED_AND_STROKED or (bool(address) and _is_bold(thing))
        known[address] = _Style(tall, degrees, bold, mode == _INVISIBLE)
    return known[address]


def _is_bold(thing: Any) -> bool:  # noqa: ANN401  # as above
    font = raw.FPDFTextObj_GetFont(thing)
    if not font:
        return False
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    words = name.value.decode("utf-8", "replace").rpartition("+")[2]
    if _NAME_OF_PLAIN.search(words) is not None:  # its weight may be a guess of the reader
        return False
    return _NAME_OF_BOLD.search(words) is not None or raw.FPDFFont_GetWeight(font) >= _HEAVY


def _quarters(characters: list[_Character], turn: Turn) -> int:
    """Give the turns that set a page upright whose text nearly all runs another way."""
    counts = np.zeros(4, np.int64)
    for each in characters:
        counts[round(_read(each.style, turn) / 90) % 4] += 1
    most = int(counts.argmax())
    if counts.sum() < _FEWEST_SIDEWAYS or counts[most] < _SIDEWAYS * counts.sum():
        return 0
    return -most % 4


def _read(style: _Style, turn: Turn) -> float:
    """The direction of reading on the turned page, in degrees clockwise from 0 to 360."""
    return (90 * turn.quarters - style.degrees) % 360


def _layer(characters: list[_Character], turn: Turn, *, cut: bool) -> TextLayer:
    count = len(characters)
    x = np.array([each.x for each in characters])
    y = np.array([each.y for each in characters])
    corners = np.array([each.box for each in characters]).reshape(count, 4)
    across, down = turn.points(x, y)
    angle = np.array([round(_read(each.style, turn)) % 360 for each in characters], np.int64)
    boxes = turn.boxes(corners)
    _divide(boxes, across, down, angle)
    return TextLayer(
        "".join(_text(each) for each in characters),
        turn,
        across,
        down,
        boxes,
        angle,
        np.array([each.style.size for each in characters], np.float64),
        np.array([each.style.bold for each in characters], np.bool_),
        np.array([each.style.invisible for each in characters], np.bool_),
        np.array([each.unmapped for each in characters], np.bool_),
        cut=cut,
    )


def _divide(boxes: Floats, x: Floats, y: Floats, angle: NDArray[np.int64]) -> None:
    """Divide the box that the letters of a ligature share among them, in place."""
    same = (np.diff(x) == 0) & (np.diff(y) == 0) & np.all(np.diff(boxes, axis=0) == 0, axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)))
    for first, last in edges.reshape(-1, 2):
        left, top, right, bottom = boxes[first]
        shares = np.linspace(0, 1, last - first + 2)
        if angle[first] in {180, 270}:
            shares = shares[::-1]
        low, high = np.minimum(shares[:-1], shares[1:]), np.maximum(shares[:-1], shares[1:])
        rows = slice(first, last + 1)
        if angle[first] % 180 == 0:
            boxes[rows, 0], boxes[rows, 2] = (
                left + low * (right - left),
                left + high * (right - left),
            )
        else:
            boxes[rows, 1], boxes[rows, 3] = top + low * (bottom - top), top + high * (bottom - top)


def _text(character: _Character) -> str:
    """Give the character; PDFium marks the hyphen of a broken word by a control."""
    if character.code == _HYPHEN_AT_THE_END and not character.unmapped:
        return "-"
    return chr(character.code)
