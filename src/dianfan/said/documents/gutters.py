"""Find the gutters between columns: strips that stay white between the ends of lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WIDEST = 2.5
"""The widest gap within a line, in ems."""

_LEAST = 0.3
_FAR = 3.4
_WIDE = 0.8
_CLOSING = frozenset("，。、；：！？）】」』》〉”’")
_OPENING = frozenset("（【「『《〈“‘")


@dataclass(frozen=True)
class SetText:
    """Characters as their direction of reading sees them, one row each.

    ``start`` and ``end`` run along the line, ``base`` is the baseline across it, downwards;
    ``rows`` are their rows in the layer, in the order of the file.
    """

    rows: NDArray[np.int64]
    start: Floats
    end: Floats
    base: Floats
    size: Floats


class Gutters:
    """Knows where the white between columns runs, by the lines above and below."""

    def __init__(self, frame: SetText, signs: str) -> None:
        """Sort the characters by their baseline, so that a neighbourhood is found quickly.

        Args:
            frame: the characters.
            signs: what they are: the white half of a mark belongs to the gutter.
        """
        self._start, self._end = _inked(frame, signs)
        self._base, self._size = frame.base, frame.size
        self._order = np.argsort(frame.base, kind="stable")
        self._sorted = frame.base[self._order]

    def between(self, last: int, first: int, thick: int = 1, rows: int = 2) -> bool:
        """Tell whether the gap between two signs of a row is part of a gutter.

        It is, if part of it stays white in the lines above, below or both, while at least
        ``rows`` of them end and begin at its sides; ``thick`` is how many signs each must have
        there, so that a column of numbers or dots before a list is none. Words set flush on
        both sides leave white that runs down some lines by chance: ask more rows of them.
        """
        em = float(min(self._size[last], self._size[first]))
        gap = (float(self._end[last]), float(self._start[first]))
        if gap[1] - gap[0] < _LEAST * em:
            return False
        base = float(self._base[last])
        far = _FAR * em * rows / 2
        above = self._around(base - far, base - 0.5 * em)
        below = self._around(base + 0.5 * em, base + far)
        spans = (above, below, np.concatenate([above, below]))
        return any(self._white(gap, em, span, (thick, rows)) for span in spans)

    def _around(self, low: float, high: float) -> NDArray[np.int64]:
        first, last = np.searchsorted(self._sorted, (low, high))
        return self._order[first:last]

    def _white(
        self, gap: tuple[float, float], em: float, span: NDArray[np.int64], least: tuple[int, int]
    ) -> bool:
        """Tell whether part of a gap stays white over some lines, which stand at both sides."""
        thick, rows = least
        if len(span) < 2 * rows * thick:
            return False
        start, end, base = self._start[span], self._end[span], self._base[span]
        left, right = _widest(gap, start, end)
        if right - left < _LEAST * em:
            return False
        slack = 0.02 * em
        ending = (end > left - WIDEST * em) & (end <= left + slack)
        beginning = (start < right + WIDEST * em) & (start >= right - slack)
        sides = (base[ending], base[beginning])
        return all(len(side) >= rows * thick and _rows(side, em) >= rows for side in sides)


def _inked(frame: SetText, signs: str) -> tuple[Floats, Floats]:
    """Give where signs start and end without the white half of wide marks."""
    wide = frame.end - frame.start > _WIDE * frame.size
    half = frame.size / 2
    closing = wide & np.array([sign in _CLOSING for sign in signs], np.bool_)
    opening = wide & np.array([sign in _OPENING for sign in signs], np.bool_)
    return (
        np.where(opening, frame.end - half, frame.start),
        np.where(closing, frame.start + half, frame.end),
    )


def _widest(gap: tuple[float, float], start: Floats, end: Floats) -> tuple[float, float]:
    """Give the widest part of a gap that no sign covers."""
    within = (end > gap[0]) & (start < gap[1])
    order = np.argsort(start[within])
    starts = np.append(start[within][order], gap[1])
    covered = np.maximum.accumulate(np.append(gap[0], end[within][order]))
    at = int((starts - covered).argmax())
    return float(covered[at]), float(starts[at])


def _rows(bases: Floats, em: float) -> int:
    """Count baselines of some signs, those closer than half an em being one."""
    return int(np.count_nonzero(np.diff(np.sort(bases)) > 0.5 * em)) + 1 if len(bases) else 0
