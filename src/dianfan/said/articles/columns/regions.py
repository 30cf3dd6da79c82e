"""Reading order: lines of print in the order of their columns, by the white space between them.

Space that runs down a whole region parts columns, which are read one after another; where a
line spans them, the region is first cut across at that line. So a headline stays above the
columns that it spans (recursive cuts after Nagy and Seth 1984).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line

_GUTTER = 0.4
"""The least width of a gutter, in heights of the usual line."""
_LEADING = 1.1
"""The space above a line, in heights of the usual line, that parts more than paragraphs."""
_WIDE = 1.3
_LARGE = 1.2
_CLEAR = 0.7
_DEEPEST = 200

Boxes = NDArray[np.float64]


@dataclass(frozen=True)
class Region:
    """Lines that are read together, by number, in their order; and the box around them.

    ``path`` tells the cuts that led here: the number of the part at each, from the page down.
    """

    lines: tuple[int, ...]
    box: Box
    path: tuple[int, ...] = ()


def regions(lines: Sequence[Line], rules: Sequence[Box] = ()) -> tuple[Region, ...]:
    """Part a page into regions of one column each, in reading order.

    Args:
        lines: of a page of print; those without a box come last, as one region.
        rules: printed lines and frames; a thin upright one parts columns, a thin flat one rows.

    Returns:
        every line in exactly one region.
    """
    placed = [number for number, line in enumerate(lines) if line.box is not None]
    boxes = np.array([line.box for line in lines if line.box is not None], dtype=np.float64)
    found: list[Region] = []
    if placed:
        height = float(np.median(boxes[:, 3] - boxes[:, 1])) or 1.0
        walls = np.array(
            [rule for rule in rules if _is_thin(rule, height)], dtype=np.float64
        ).reshape(-1, 4)
        _cut(boxes, np.arange(len(boxes)), walls, height, found, ())
    told = [replace(region, lines=tuple(placed[one] for one in region.lines)) for region in found]
    loose = tuple(number for number, line in enumerate(lines) if line.box is None)
    return (*told, Region(loose, Box(0, 0, 0, 0))) if loose else tuple(told)


def _is_thin(rule: Box, height: float) -> bool:
    return min(rule.width, rule.height) < height / 2


def _cut(
    boxes: Boxes,
    some: NDArray[np.intp],
    walls: Boxes,
    height: float,
    found: list[Region],
    path: tuple[int, ...],
) -> None:
    parts = None
    if len(some) > 1 and len(path) < _DEEPEST:
        columns = _columns(boxes, some, walls, height)
        parts = (
            _ruled_rows(boxes, some, walls)
            or (columns if _even(boxes, some, columns) else None)
            or _headed_rows(boxes, some, height)
            or columns
            or _rows(boxes, some, height)
        )
    if parts is None:
        found.append(_region(boxes, some, path))
        return
    for number, part in enumerate(parts):
        _cut(boxes, part, walls, height, found, (*path, number))


def _region(boxes: Boxes, some: NDArray[np.intp], path: tuple[int, ...]) -> Region:
    order = some[np.lexsort((boxes[some, 0], np.round(boxes[some, 1])))]
    edge = Box(
        float(boxes[some, 0].min()), float(boxes[some, 1].min()),
        float(boxes[some, 2].max()), float(boxes[some, 3].max()),
    )  # fmt: skip
    return Region(tuple(int(one) for one in order), edge, path)


def _columns(
    boxes: Boxes, some: NDArray[np.intp], walls: Boxes, height: float
) -> list[NDArray[np.intp]] | None:
    """Part a region at every gutter that runs down all of it."""
    gaps = _gaps(boxes[some, 0], boxes[some, 2])
    top, bottom = boxes[some, 1].min(), boxes[some, 3].max()
    cuts = [
        (low + high) / 2
        for low, high in gaps
        if high - low >= _GUTTER * height
        or _walled(walls, (low, high), (top, bottom), upright=True)
    ]
    return _parted(boxes[some, 0], some, cuts)


def _ruled_rows(
    boxes: Boxes, some: NDArray[np.intp], walls: Boxes
) -> list[NDArray[np.intp]] | None:
    """Part a region across at rules that run along most of it."""
    reach = (boxes[some, 0].min(), boxes[some, 2].max())
    gaps = _gaps(boxes[some, 1], boxes[some, 3])
    cuts = [sum(gap) / 2 for gap in gaps if _walled(walls, gap, reach, upright=False)]
    return _parted(boxes[some, 1], some, cuts)


def _even(boxes: Boxes, some: NDArray[np.intp], columns: list[NDArray[np.intp]] | None) -> bool:
    """Tell whether all columns begin beside the highest line, so that it stands over none."""
    first = boxes[some[np.argmin(boxes[some, 1])], 3]
    return columns is not None and all(boxes[one, 1].min() < first for one in columns)


def _headed_rows(
    boxes: Boxes, some: NDArray[np.intp], height: float
) -> list[NDArray[np.intp]] | None:
    """Part a region across above and below wide lines of large type."""
    large = some[boxes[some, 3] - boxes[some, 1] > _LARGE * height]
    spanning = _spanning(boxes, some, large)
    cuts = [
        (low + high) / 2
        for low, high in _gaps(boxes[some, 1], boxes[some, 3])
        if high - low >= _CLEAR * height and _beside(boxes, spanning, low, high)
    ]
    return _parted(boxes[some, 1], some, cuts)


def _rows(boxes: Boxes, some: NDArray[np.intp], height: float) -> list[NDArray[np.intp]] | None:
    """Part a region across at wide spaces; where none is, at the first line that spans columns."""
    gaps = _gaps(boxes[some, 1], boxes[some, 3])
    wide = [(low + high) / 2 for low, high in gaps if high - low >= _LEADING * height]
    spanning = _spanning(boxes, some, some)
    beside = [(low + high) / 2 for low, high in gaps if _beside(boxes, spanning, low, high)]
    return _parted(boxes[some, 1], some, wide or beside[:1])


def _spanning(boxes: Boxes, some: NDArray[np.intp], those: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the lines wider than the usual one: that in which half of all the print stands."""
    width = boxes[:, 2] - boxes[:, 0]
    sizes = np.sort(width[some])
    usual = sizes[np.searchsorted(np.cumsum(sizes), sizes.sum() / 2)]
    wide: NDArray[np.intp] = those[width[those] > _WIDE * usual]
    return wide


def _beside(boxes: Boxes, those: NDArray[np.intp], low: float, high: float) -> bool:
    return bool(((abs(boxes[those, 3] - low) < 1) | (abs(boxes[those, 1] - high) < 1)).any())


def _gaps(starts: Boxes, ends: Boxes) -> list[tuple[float, float]]:
    """Give the stretches that nothing covers, between the first start and the last end."""
    order = np.argsort(starts)
    reach = np.maximum.accumulate(ends[order])
    after = starts[order][1:]
    open_at = np.flatnonzero(after > reach[:-1])
    return [(float(reach[at]), float(after[at])) for at in open_at]


def _parted(
    starts: Boxes, some: NDArray[np.intp], cuts: list[float]
) -> list[NDArray[np.intp]] | None:
    if not cuts:
        return None
    which = np.searchsorted(np.array(cuts), starts)
    return [some[which == number] for number in range(len(cuts) + 1) if (which == number).any()]


def _walled(
    walls: Boxes, gap: tuple[float, float], reach: tuple[float, float], *, upright: bool
) -> bool:
    """Tell whether a printed rule stands in a gap and runs along most of a region."""
    if not len(walls):
        return False
    across, along = ((0, 2), (1, 3)) if upright else ((1, 3), (0, 2))
    inside = (walls[:, across[0]] >= gap[0] - 1) & (walls[:, across[1]] <= gap[1] + 1)
    covered = np.minimum(walls[:, along[1]], reach[1]) - np.maximum(walls[:, along[0]], reach[0])
    return bool((inside & (covered > 0.6 * (reach[1] - reach[0]))).any())
