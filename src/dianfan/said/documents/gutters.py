"""Find the gutters between columns: strips that stay white between the ends of lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WIDEST = 2.5
"""The widest gap within a line, in ems."""

_CLOSE = 0.45
_FAR = 3.4
_ROWS = 2
_CROSSED = -100


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

    def __init__(self, frame: SetText) -> None:
        """Sort the characters by their baseline, so that a neighbourhood is found quickly."""
        order = np.argsort(frame.base, kind="stable")
        self._frame = frame
        self._base = frame.base[order]
        self._start, self._end = frame.start[order], frame.end[order]

    def between(self, last: int, first: int) -> bool:
        """Tell whether the gap between two signs of a row is part of a gutter."""
        frame = self._frame
        em = float(min(frame.size[last], frame.size[first]))
        left, right = float(frame.end[last]), float(frame.start[first])
        if right - left < _CLOSE * em:
            return False
        base = float(frame.base[last])
        above = self._white(left, right, em, (base - _FAR * em, base - 0.5 * em))
        below = self._white(left, right, em, (base + 0.5 * em, base + _FAR * em))
        return max(above, below, above + below) >= _ROWS

    def _white(self, left: float, right: float, em: float, span: tuple[float, float]) -> int:
        """Count the lines that end and begin at the sides of a strip, white over a span.

        A strip that is crossed counts so far below nothing that no other side makes up for it.
        """
        low, high = np.searchsorted(self._base, span)
        start, end, base = self._start[low:high], self._end[low:high], self._base[low:high]
        narrow = 0.2 * (right - left)
        if np.any((start < right - narrow) & (end > left + narrow)):
            return _CROSSED
        ending = base[(end > left - WIDEST * em) & (end <= left + narrow)]
        beginning = base[(start < right + WIDEST * em) & (start >= right - narrow)]
        return min(_rows(ending, em), _rows(beginning, em))


def _rows(bases: Floats, em: float) -> int:
    """Count baselines of a sorted column, those closer than half an em being one."""
    return int(np.count_nonzero(np.diff(bases) > 0.5 * em)) + 1 if len(bases) else 0
