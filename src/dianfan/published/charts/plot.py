"""The plot of a line chart: time across, values up, and how much room there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.published.charts.canvas import linear
from dianfan.published.charts.scale import around

if TYPE_CHECKING:
    from dianfan.published.charts.canvas import Row
    from dianfan.published.charts.points import Point
    from dianfan.published.charts.scale import Scale

HEIGHT = 170


@dataclass(frozen=True, slots=True)
class Moment:
    """A point that stands somewhere: it has a time and a value."""

    point: Point
    time: float
    value: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a line chart puts a time and a value; ``inner`` is its width in pixels."""

    start: float
    end: float
    scale: Scale
    inner: float

    @property
    def across(self) -> Row:
        """The encoding of time."""
        return linear("time", self.start, self.end)

    @property
    def up(self) -> Row:
        """The encoding of values."""
        return linear("value", self.scale.low, self.scale.high)

    @property
    def place(self) -> Row:
        """The encoding of both."""
        return {"x": self.across, "y": self.up}

    def at(self, time: float) -> float:
        """Give the distance of a time from the left in pixels."""
        return (time - self.start) / (self.end - self.start) * self.inner

    def down(self, value: float) -> float:
        """Give the distance of a value from the top in pixels."""
        return (1 - self.scale.share(value)) * HEIGHT


def moments(line: tuple[Point, ...]) -> tuple[Moment, ...]:
    """Give the points of a line that stand somewhere, with their time and value."""
    return tuple(
        Moment(point, point.time, point.value)
        for point in line
        if point.time is not None and point.value is not None
    )


def extent(seen: tuple[Moment, ...]) -> tuple[float, float, Scale]:
    """Give the first and last time, a little apart where they are one, and the values' scale."""
    times = [one.time for one in seen] or [0.0]
    ends = [v for one in seen for v in (one.value, one.point.low, one.point.high) if v is not None]
    start, end = min(times), max(times)
    if start == end:
        start, end = start - 1, end + 1
    return start, end, around(tuple(ends) or (0.0,))
