"""Make lines of what an OCR engine found: characters, boxes, confidence, and gutters cut."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.gutters import WIDEST
from dianfan.said.documents.gutters import Floats
from dianfan.said.documents.gutters import Gutters
from dianfan.said.documents.gutters import SetText
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Glyphs
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import glyphs_of_boxes

MARGIN = 1.22
"""How much higher the engine draws a line than its type is."""
DOUBTFUL = 0.5
"""The confidence of a character that was put right against the engine."""

_TALL = 1.5
_THICK = 3
_DASH = re.compile(r"(?<=[0-9])一(?=[0-9])")


class SeenSign(NamedTuple):
    """A character as the engine saw it: its confidence, left and right edge."""

    text: str
    confidence: float
    left: float
    right: float


class FoundLine(NamedTuple):
    """A line that the engine found: its text, confidence, box and, where they fit, its signs."""

    text: str
    confidence: float
    box: Box
    signs: tuple[SeenSign, ...] = ()

    @property
    def is_tall(self) -> bool:
        """Whether it runs downwards, or lies on its side."""
        return len(self.text) > 1 and self.box.height > _TALL * self.box.width


def lines_of(found: list[FoundLine], index: int) -> tuple[Glyphs, tuple[Line, ...]]:
    """Give the glyphs of a page and its lines, in the order of the engine.

    A line that runs over a gutter is cut there. An 一 between two digits is read as the dash
    that it is, with a confidence of `DOUBTFUL` at most; its glyph stays 一.

    Args:
        found: the engine's lines, boxes in the units of the page.
        index: the index of the page within the reading.
    """
    signs = [sign for line in found for sign in _signs(line)]
    text = "".join(line.text for line in found)
    shown = _DASH.sub("—", text)
    confidence = np.array([sign.confidence for sign, _ in signs], np.float32)
    mended = np.array([a != b for a, b in zip(text, shown, strict=True)], np.bool_)
    confidence[mended] = np.minimum(confidence[mended], DOUBTFUL)
    boxes = np.array([box for _, box in signs], np.float64).reshape(len(signs), 4)
    glyphs = glyphs_of_boxes(text, boxes.astype(np.float32), confidence)
    return glyphs, _lines(found, shown, glyphs, index)


def _signs(line: FoundLine) -> list[tuple[SeenSign, Box]]:
    """Give each character with its box: the engine's, or its share of the line."""
    signs = line.signs if not line.is_tall else ()
    return [
        (sign, Box(sign.left, line.box.top, sign.right, line.box.bottom)) for sign in signs
    ] or _shares(line)


def _shares(line: FoundLine) -> list[tuple[SeenSign, Box]]:
    """Divide a line evenly, along its longer side when it is tall."""
    left, top, right, bottom = line.box
    count = len(line.text)
    shares = []
    for at, text in enumerate(line.text):
        low, high = at / count, (at + 1) / count
        if line.is_tall:
            box = Box(left, top + low * line.box.height, right, top + high * line.box.height)
        else:
            box = Box(left + low * line.box.width, top, left + high * line.box.width, bottom)
        shares.append((SeenSign(text, line.confidence, box.left, box.right), box))
    return shares


def _lines(found: list[FoundLine], shown: str, glyphs: Glyphs, index: int) -> tuple[Line, ...]:
    boxes = glyphs.boxes.astype(np.float64)
    cut = _cut(found, boxes)
    lines: list[Line] = []
    first = 0
    for line in found:
        rows = np.arange(first, first + len(line.text))
        first += len(rows)
        parts = np.split(rows, [at + 1 for at, row in enumerate(rows) if cut[row]])
        lines += [_line(line, part, shown, glyphs, index) for part in parts]
    return tuple(line for line in lines if line.text)


def _line(line: FoundLine, rows: NDArray[np.int64], shown: str, glyphs: Glyphs, index: int) -> Line:
    words = cleaned(shown, rows.tolist(), index, frozenset())
    seen = glyphs.boxes[words.glyph].astype(float)
    whole = len(rows) == len(line.text) or not len(words)
    box = line.box if whole else Box(*seen[:, :2].min(0), *seen[:, 2:].max(0))
    height = line.box.width if line.is_tall else line.box.height
    sure = float(glyphs.confidence[rows].mean())
    return Line(words, box, height / MARGIN, vertical=line.is_tall, confidence=sure)


def _cut(found: list[FoundLine], boxes: Floats) -> NDArray[np.bool_]:
    """Mark the characters after which a line is cut, since a gutter follows."""
    level = np.array([not line.is_tall for line in found for _ in line.text], np.bool_)
    ends = np.cumsum([len(line.text) for line in found])
    size = (boxes[:, 3] - boxes[:, 1]) / MARGIN
    base = (boxes[:, 1] + boxes[:, 3]) / 2 + 0.38 * size
    rows = np.arange(len(boxes))
    gutters = Gutters(
        SetText(rows[level], boxes[level, 0], boxes[level, 2], base[level], size[level]),
        "".join(line.text for line in found if not line.is_tall),
    )
    cut = np.zeros(len(boxes), np.bool_)
    last = frozenset(ends.tolist())
    place = np.cumsum(level) - 1
    for left, right in pairwise(rows.tolist()):
        if right in last or not (level[left] and level[right]):
            continue
        wide = boxes[right, 0] - boxes[left, 2] > WIDEST * size[left]
        cut[left] = wide or gutters.between(int(place[left]), int(place[right]), _THICK)
    return cut
