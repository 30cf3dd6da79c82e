"""Styles: what a line's size of type says, against the size in which a page sets its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dianfan.said.articles import signs
from dianfan.said.articles.bylines import bylines
from dianfan.said.documents.model import Line

_DEFAULT_PITCH = 1.5
_FEWEST = 4
_SHORT = 30
_LATIN_EM = 0.5


class Style(StrEnum):
    """How a line is set: larger than the body, as it, smaller; told by its words; or in a table."""

    HEAD = "head"
    BODY = "body"
    SMALL = "small"
    SIGN = "sign"
    TABLE = "table"


@dataclass(frozen=True)
class Scale:
    """The sizes of a page or frame, in its units.

    ``body`` is the size of most characters, ``pitch`` the distance from line to line of the
    body, ``big`` and ``small`` the sizes from which, and below which, type is another style.
    """

    body: float
    pitch: float
    big: float
    small: float

    @property
    def space(self) -> float:
        """The space between two lines of the body."""
        return max(self.pitch - self.body, 0.0)


def scale_of(lines: Sequence[Line], *, seen: bool) -> Scale:
    """Measure the sizes of some lines.

    Args:
        lines: of a page or of one frame.
        seen: whether an engine saw the lines, so that sizes vary by themselves.
    """
    body = body_size(lines, 0.5 if seen else 0.1) or 10.0
    big, small = (1.38, 0.8) if seen else (1.18, 0.94)
    return Scale(body, _pitch(lines, body), big * body, small * body)


def body_size(lines: Sequence[Line], step: float = 0.1) -> float:
    """Give the size in which most characters are set, 0 when no size is known.

    Args:
        lines: of a page or frame.
        step: sizes within so much of one another count as one.
    """
    sizes = np.array([line.size for line in lines if line.size > 0])
    weights = np.array([len(line.text) for line in lines if line.size > 0])
    if not sizes.size:
        return 0.0
    slots = np.round(sizes / step)
    values, which = np.unique(slots, return_inverse=True)
    best = np.argmax(np.bincount(which, weights))
    return float(np.median(sizes[slots == values[best]]))


def _pitch(lines: Sequence[Line], body: float) -> float:
    """Measure the usual step from a line of the body to the next one of its column."""
    boxes = np.array(
        [line.box for line in lines if line.box and abs(line.size - body) < 0.1 * body]
    ).reshape(-1, 4)
    if len(boxes) < _FEWEST:
        return _DEFAULT_PITCH * body
    down = boxes[None, :, 1] - boxes[:, None, 1]
    beside = np.abs(boxes[None, :, 0] - boxes[:, None, 0]) < body
    near = np.where(beside & (down > 0.7 * body) & (down < 3 * body), down, np.inf).min(1)
    steps = near[np.isfinite(near)]
    return float(np.median(steps)) if len(steps) else _DEFAULT_PITCH * body


def style_of(line: Line, scale: Scale) -> Style:
    """Tell how a line is set."""
    if line.size >= scale.big:
        return Style.HEAD
    if _is_sign(line.text):
        return Style.SIGN
    return Style.SMALL if 0 < line.size < scale.small else Style.BODY


def _is_sign(text: str) -> bool:
    """Tell words that are a line of their own whatever their type: a byline, a label, a jump."""
    if len(text) > 2 * _SHORT or signs.ends_sentence(text):
        return False
    whole = signs.jump_in(text) or _is_jump_out(text) or signs.photo_numbers(text)
    return bool(whole or bylines(text) or signs.is_label(text) or _is_note_label(text))


def _is_note_label(text: str) -> bool:
    return signs.is_note_label(text)


def _is_jump_out(text: str) -> bool:
    return signs.jump_out(text) is not None and text[:1] in "（(▶→下转轉C"


def ems(line: Line) -> float:
    """Give the width of a line's words in ems, letters and digits half wide."""
    return sum(_LATIN_EM if char.isascii() else 1.0 for char in line.text)
