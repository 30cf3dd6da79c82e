"""The words of a line chart: ticks, periods, end values and the names of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.charts.canvas import LABEL
from dianfan.published.charts.canvas import SMALL
from dianfan.published.charts.canvas import faint_words
from dianfan.published.charts.canvas import layer
from dianfan.published.charts.canvas import words
from dianfan.published.charts.lettering import shortened
from dianfan.published.charts.lettering import width as room_for
from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import HAIRLINE
from dianfan.published.charts.plot import HEIGHT
from dianfan.published.charts.plot import moments

if TYPE_CHECKING:
    from dianfan.published.charts.canvas import Row
    from dianfan.published.charts.plot import Moment
    from dianfan.published.charts.plot import Plot
    from dianfan.published.charts.points import Point

NAME_ROOM = 96
GUTTER = 14
_ABOVE = -14


def grid(plot: Plot, ticks: tuple[str, ...], left: float) -> list[Row]:
    """Draw the lines of the axis; only its uppermost word stands above its line."""
    rows: list[Row] = [
        {"time": plot.start, "to": plot.end, "value": tick, "text": text}
        for tick, text in zip(plot.scale.ticks, ticks, strict=True)
    ]
    rule = {"type": "rule", "strokeWidth": 1}
    wide = {**plot.place, "x2": {"field": "to"}}
    return [
        layer([row for row in rows if row["value"]], {**rule, "color": HAIRLINE}, wide),
        layer([row for row in rows if not row["value"]], {**rule, "color": FAINT}, wide),
        faint_words(rows[:-1], plot.place, align="right", dx=-GUTTER),
        faint_words(rows[-1:], plot.place, align="left", dy=-10, dx=-left),
    ]


def dates(plot: Plot, seen: tuple[Moment, ...]) -> Row:
    """Name the periods under the axis: the first and last, and those between that fit."""
    labels = {one.time: one.point.label for one in seen}
    taken: list[tuple[float, float]] = []
    rows: list[Row] = []
    for time in sorted(labels, key=lambda time: (plot.start < time < plot.end, time)):
        half = (room_for(labels[time], SMALL) + GUTTER) / 2
        left, right = plot.at(time) - half, plot.at(time) + half
        if all(right <= other[0] or left >= other[1] for other in taken):
            taken.append((left, right))
            rows.append({"time": time, "text": labels[time]})
    return faint_words(rows, {"x": plot.across, "y": {"value": HEIGHT}}, align="center", dy=14)


def ends(plot: Plot, told: tuple[tuple[Point, ...], ...]) -> list[Row]:
    """Write the last value of the lines that matter, and the first where both have room."""
    labels = []
    for line in told:
        some = [one for one in moments(line) if one.point.emphasis]
        if not some:
            continue
        first, last = some[0], some[-1]
        labels.append(_value(plot, last))
        rooms = sum(room_for(one.point.display, LABEL) for one in (first, last))
        if plot.at(last.time) - plot.at(first.time) > rooms + GUTTER:
            labels.append(_value(plot, first))
    return labels


def _value(plot: Plot, moment: Moment) -> Row:
    at, half = plot.at(moment.time), room_for(moment.point.display, LABEL) / 2
    side = "left" if at < half else "right" if plot.inner - at < half else "center"
    away = {"left": -6, "right": 8, "center": 0}[side]
    row: Row = {"time": moment.time, "value": moment.value, "text": moment.point.display}
    return words([row], plot.place, align=side, dx=away, dy=_ABOVE, fontWeight=600)


def names(plot: Plot, told: tuple[tuple[Point, ...], ...]) -> list[Row]:
    """Write the names at the right ends, pushed apart where they would touch."""
    last = [some[-1] for line in told if (some := moments(line))]
    least = 0.0
    labels = []
    for one in sorted(last, key=lambda one: -one.value):
        height = max(plot.down(one.value), least)
        least = height + SMALL + 3
        row: Row = {"text": shortened(one.point.name, SMALL, NAME_ROOM)}
        place = {"x": {"value": "width"}, "y": {"value": height}}
        labels.append(words([row], place, align="left", dx=9, fontSize=SMALL))
    return labels
