"""How a page is cut up: areas for stories, and the lines of print that a story can take."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from random import Random

from dianfan.said.documents.model import Box

GAP = 20.0
_CLEAR = 7.0
_NARROWEST = 8


@dataclass(frozen=True)
class Grid:
    """The measures of a paper, in points."""

    wide: float
    high: float
    margin: float
    columns: int
    gutter: float
    size: float
    pitch: float
    ruled: bool
    between: bool

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.wide - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns


@dataclass(frozen=True)
class Area:
    """Columns of the page from ``first`` on, from top to bottom."""

    first: int
    columns: int
    top: float
    bottom: float

    def box(self, grid: Grid) -> Box:
        """Give its place on the page."""
        left = grid.margin + self.first * (grid.column + grid.gutter)
        right = left + self.columns * (grid.column + grid.gutter) - grid.gutter
        return Box(left, self.top, right, self.bottom)


@dataclass(frozen=True)
class Slot:
    """Room for one line of print: from left to right on a baseline."""

    left: float
    right: float
    base: float
    column: int


def areas(area: Area, grid: Grid, chance: Random) -> Iterator[Area]:
    """Cut an area down or across until each part suits one story."""
    height, smallest = area.bottom - area.top, 17 * grid.pitch
    share = area.columns * height / (grid.columns * grid.high)
    small = share < 0.10 or (share < 0.33 and chance.random() < 0.45)
    across, down = height > 2 * smallest, area.columns > 1
    if small or not (across or down):
        yield area
        return
    if down and (not across or chance.random() < 0.45):
        cut = chance.randint(1, area.columns - 1)
        yield from areas(replace(area, columns=cut), grid, chance)
        rest = replace(area, first=area.first + cut, columns=area.columns - cut)
        yield from areas(rest, grid, chance)
        return
    spare = height / 2 - smallest * 0.8
    middle = area.top + height / 2 + chance.uniform(-spare, spare) * 0.7
    yield from areas(replace(area, bottom=middle - GAP / 2), grid, chance)
    yield from areas(replace(area, top=middle + GAP / 2), grid, chance)


def split(box: Box, columns: int, gutter: float) -> list[Box]:
    """Part a box into columns."""
    wide = (box.width - (columns - 1) * gutter) / columns
    lefts = [box.left + at * (wide + gutter) for at in range(columns)]
    return [Box(left, box.top, left + wide, box.bottom) for left in lefts]


def slots(
    columns: Sequence[Box], size: float, pitch: float, blocked: Sequence[Box]
) -> Iterator[Slot]:
    """Give the lines of print of columns, beside and below what stands in their way."""
    for at, column in enumerate(columns):
        base = column.top + size
        while base <= column.bottom:
            left, right = column.left, column.right
            for box in blocked:
                left, right = _beside(left, right, base, size, box)
            if right - left >= _NARROWEST * size:
                yield Slot(left, right, base, at)
            base += pitch


def _beside(left: float, right: float, base: float, size: float, box: Box) -> tuple[float, float]:
    band = (base - size - 0.3 * size, base + 0.6 * size)
    if box.bottom < band[0] or box.top > band[1] or box.right <= left or box.left >= right:
        return left, right
    before, after = box.left - _CLEAR - left, right - box.right - _CLEAR
    if before >= after:
        return left, min(right, box.left - _CLEAR)
    return max(left, box.right + _CLEAR), right
