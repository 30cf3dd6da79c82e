"""Grids: tables and charts, by the flat rules of one reach that they are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.documents.model import Box

_FEWEST = 3
_STEP = 8.0
"""The widest space between two rules of one grid, in steps of lines."""
_SAME = 2.0
_LABEL = 12
_SIDE, _FOOT = 5.0, 1.6
"""How far the labels of a chart stand beside it, in ems, and below it, in steps of lines."""


@dataclass(frozen=True, eq=False)
class Grid:
    """A table or chart: its rules, the box around them, and the lines in it, row by row."""

    rules: tuple[Box, ...]
    box: Box
    rows: tuple[tuple[int, ...], ...]
    is_table: bool

    @property
    def lines(self) -> tuple[int, ...]:
        """All its lines, by their place in the zone."""
        return tuple(at for row in self.rows for at in row)

    def stack(self, zone: Zone) -> Stack:
        """Give a table as a column, which stands where its lines do."""
        words = reduce(Box.union, (zone.box(at) for at in self.lines))
        box = Box(self.box.left, words.top, self.box.right, words.bottom)
        return Stack(self.lines, box, Style.TABLE, zone.scale.body)


def grids_of(zone: Zone) -> tuple[Grid, ...]:
    """Find the tables and charts of a zone; no line is in two of them.

    A table has several cells in most of its rows; a chart has next to no words within its
    rules, and numbers or years beside and below them.
    """
    found: list[Grid] = []
    taken: set[int] = set()
    for rules in _ladders(zone):
        grid = _grid(zone, rules, taken)
        if grid is not None:
            found.append(grid)
            taken |= set(grid.lines)
    return tuple(found)


def without(zone: Zone, grids: Sequence[Grid]) -> tuple[Zone, Zone]:
    """Give the zone without the rules of its grids, and that without their lines as well."""
    rules = {rule for grid in grids for rule in grid.rules}
    clear = replace(zone, flat=tuple(one for one in zone.flat if one not in rules))
    boxes = zone.boxes.copy()
    boxes[[at for grid in grids for at in grid.lines]] = np.nan
    return clear, replace(clear, boxes=boxes)


def _ladders(zone: Zone) -> list[tuple[Box, ...]]:
    """Group flat rules of one reach that follow one another down the page."""
    found: list[list[Box]] = []
    for rule in sorted(zone.flat, key=lambda one: one.top):
        for ladder in found:
            last = ladder[-1]
            alike = abs(last.left - rule.left) < _SAME and abs(last.right - rule.right) < _SAME
            near = rule.top - last.top < _STEP * zone.scale.pitch
            if alike and near and not _is_headed(zone, last, rule):
                ladder.append(rule)
                break
        else:
            found.append([rule])
    return [tuple(ladder) for ladder in found if len(ladder) >= _FEWEST]


def _is_headed(zone: Zone, upper: Box, lower: Box) -> bool:
    """Tell whether a headline, no label of a chart, stands between two rules."""
    return any(
        line.size >= zone.scale.big
        and not line.text[0].isdigit()
        and upper.bottom < zone.boxes[at, 1] < lower.top
        and upper.left - zone.scale.body < zone.boxes[at, 0] < upper.right
        for at, line in enumerate(zone.lines)
    )


def _grid(zone: Zone, rules: tuple[Box, ...], taken: set[int]) -> Grid | None:
    box = reduce(Box.union, rules)
    middle = (zone.boxes[:, 1] + zone.boxes[:, 3]) / 2
    across = (zone.boxes[:, 0] + zone.boxes[:, 2]) / 2
    level = (across > box.left) & (across < box.right)
    free = np.array([at not in taken for at in range(len(zone.lines))], np.bool_)
    rows = tuple(
        tuple(_row(zone, level & free & (middle > upper.top) & (middle < lower.bottom)))
        for upper, lower in pairwise(rules)
    )
    cells = [row for row in rows if row]
    if sum(_has_cells(zone, row) for row in cells) * 2 > len(cells) > 1:
        return Grid(rules, box, tuple(cells), is_table=True)
    if not all(_is_label(zone.lines[at].text) for row in cells for at in row):
        return None
    labels = tuple(_row(zone, free & _around(zone, box, across, middle)))
    return Grid(rules, box, (labels,), is_table=False) if labels else None


def _is_label(text: str) -> bool:
    """Tell words that are short enough for the label of a chart, a number and its unit longer."""
    return len(text) <= _LABEL or (len(text) <= 2 * _LABEL and text[0].isdigit())


def _row(zone: Zone, which: NDArray[np.bool_]) -> list[int]:
    """Order lines as cells: those of one row from the left, what is below after them."""
    some = np.flatnonzero(which).tolist()
    return sorted(some, key=lambda at: (zone.boxes[at, 0], zone.boxes[at, 1]))


def _has_cells(zone: Zone, row: Sequence[int]) -> bool:
    """Tell whether two lines of a row stand side by side."""
    return any(
        zone.boxes[one, 2] < zone.boxes[other, 0] and zone.boxes[other, 1] < zone.boxes[one, 3]
        for one in row
        for other in row
    )


def _around(
    zone: Zone, box: Box, across: NDArray[np.float64], middle: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Mark the labels of a chart: short lines in it, and such in other type beside and below it."""
    short = np.array([_is_label(line.text) for line in zone.lines], np.bool_)
    apart = np.array(
        [abs(line.size - zone.scale.body) > 0.05 * zone.scale.body for line in zone.lines], np.bool_
    )
    side, foot = _SIDE * zone.scale.body, _FOOT * zone.scale.pitch
    near = (across > box.left - side) & (across < box.right + side)
    near &= (middle > box.top - foot) & (middle < box.bottom + foot)
    inside = (across > box.left) & (across < box.right) & (middle > box.top) & (middle < box.bottom)
    return np.asarray(short & (inside | (near & apart)))
