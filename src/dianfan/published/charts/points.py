"""Points: the marks of a chart as numbers of one unit, with their bounds and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.quantity import Bound

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Mark

ADDRESS = "https://figure.invalid/"
_LOOSE_STEP = 1.5


@dataclass(frozen=True, slots=True)
class Point:
    """A mark ready to draw; ``value`` is nothing for a gap.

    ``time`` is the middle of the period, ``low`` and ``high`` are the ends of an
    interval that has both; ``open_above`` and ``open_below`` tell that the true value
    lies on one side of the printed one.
    """

    name: str
    label: str
    display: str
    time: float | None
    value: float | None
    low: float | None
    high: float | None
    open_above: bool
    open_below: bool
    key: str
    emphasis: bool

    @property
    def address(self) -> str:
        """Where the mark leads; the client turns it into the page of the figure."""
        return f"{ADDRESS}{self.key}" if self.key else ""

    @property
    def said(self) -> str:
        """The mark in words, for a reader who hears it."""
        return " ".join(part for part in (self.name, self.label, self.display) if part)

    @property
    def loose(self) -> bool:
        """Whether the printed number is not the whole of what is known."""
        return self.open_above or self.open_below or self.low is not None


def points(chart: Chart) -> tuple[tuple[Point, ...], ...]:
    """Give the marks of a chart, line by line, in the order in which they are told."""
    several = len(chart.lines) > 1
    return tuple(
        tuple(
            _point(mark, line.name if several else "", emphasis=line.emphasis or not several)
            for mark in line.marks
        )
        for line in chart.lines
    )


def first_figure(chart: Chart) -> Figure | None:
    """Give a figure of a chart, which tells how its axis is written."""
    figures = (mark.figure for line in chart.lines for mark in line.marks)
    return next((figure for figure in figures if not isinstance(figure, Gap)), None)


def _point(mark: Mark, name: str, *, emphasis: bool) -> Point:
    figure = mark.figure
    if isinstance(figure, Gap):
        return Point(
            name, mark.label, mark.display, None, None, None, None,
            open_above=False, open_below=False, key="", emphasis=emphasis,
        )  # fmt: skip
    quantity = figure.quantity
    size = mark.position / float(quantity.value) if quantity.value else 1.0
    low, high = quantity.low, quantity.high
    both = low is not None and high is not None and low != high
    return Point(
        name,
        mark.label,
        mark.display,
        figure.period.years if figure.period.is_dated else None,
        mark.position,
        float(low) * size if both and low is not None else None,
        float(high) * size if both and high is not None else None,
        quantity.bound in {Bound.AT_LEAST, Bound.MORE_THAN},
        quantity.bound in {Bound.AT_MOST, Bound.LESS_THAN},
        figure.key,
        emphasis,
    )


def pieces(line: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """Cut a line where a period is missing: at a gap, or where the usual step is skipped."""
    times = [point.time for point in line if point.time is not None]
    steps = [later - earlier for earlier, later in pairwise(times)]
    usual = min((step for step in steps if step > 0), default=0.0)
    cut: list[list[Point]] = [[]]
    before: float | None = None
    for point in line:
        if point.time is None or point.value is None:
            cut.append([])
            continue
        if before is not None and point.time - before > _LOOSE_STEP * usual:
            cut.append([])
        cut[-1].append(point)
        before = point.time
    return tuple(tuple(piece) for piece in cut if piece)
