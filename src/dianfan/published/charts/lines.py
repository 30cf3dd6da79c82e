"""Line charts: values over time, broken where a period is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.charts.axis import tick_words
from dianfan.published.charts.canvas import SMALL
from dianfan.published.charts.canvas import canvas
from dianfan.published.charts.canvas import layer
from dianfan.published.charts.canvas import links
from dianfan.published.charts.labels import GUTTER
from dianfan.published.charts.labels import NAME_ROOM
from dianfan.published.charts.labels import dates
from dianfan.published.charts.labels import ends
from dianfan.published.charts.labels import grid
from dianfan.published.charts.labels import names
from dianfan.published.charts.lettering import width as room_for
from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import hue
from dianfan.published.charts.plot import HEIGHT
from dianfan.published.charts.plot import Plot
from dianfan.published.charts.plot import extent
from dianfan.published.charts.plot import moments
from dianfan.published.charts.points import pieces
from dianfan.published.charts.points import points

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.published.charts.canvas import Row
    from dianfan.published.charts.plot import Moment
    from dianfan.published.charts.points import Point
    from dianfan.reported.parts import Chart

_LEAST_LEFT, _RIGHT = 20, 24


def lines(chart: Chart, language: Language, width: int) -> Row:
    """Write a line chart: time across, values up, names and end values beside the lines."""
    told = points(chart)
    seen = tuple(moment for line in told for moment in moments(line))
    start, end, scale = extent(seen)
    ticks = tick_words(chart, scale.ticks, language)
    # The uppermost tick carries the unit and stands above its line, where there is room.
    left = max(_LEAST_LEFT, GUTTER + max(room_for(text, SMALL) for text in ticks[:-1]))
    several = len(told) > 1
    longest = max(room_for(line.name, SMALL) for line in chart.lines) if several else 0
    right = _RIGHT + min(longest, NAME_ROOM)
    plot = Plot(start, end, scale, width - left - right)
    rows = [_row(moment) for moment in seen]
    layers = [
        *grid(plot, ticks, left),
        dates(plot, seen),
        *_paths(told, plot, chart),
        *_dots(rows, plot, chart),
        *ends(plot, told),
        *(names(plot, told) if several else ()),
        links(rows, plot.place),
    ]
    return canvas(width, HEIGHT, {"left": left, "right": right, "top": 26, "bottom": 26}, layers)


def _row(moment: Moment) -> Row:
    point = moment.point
    return {
        "time": moment.time,
        "value": moment.value,
        "low": point.low,
        "high": point.high,
        "said": point.said,
        "address": point.address,
        "strong": point.emphasis,
        "loose": point.loose,
    }


def _paths(told: tuple[tuple[Point, ...], ...], plot: Plot, chart: Chart) -> list[Row]:
    rows = [
        {**_row(moment), "piece": f"{index}.{number}"}
        for index, line in enumerate(told)
        for number, piece in enumerate((line,) if chart.joined else pieces(line))
        for moment in moments(piece)
    ]
    encoding = {**plot.place, "detail": {"field": "piece"}, "order": {"field": "time"}}
    faint = {"type": "line", "strokeWidth": 1.5, "color": FAINT, "interpolate": "linear"}
    strong = {**faint, "strokeWidth": 2.5, "color": hue(chart.lens)}
    return [
        layer([row for row in rows if row["strong"] is strength], mark, encoding)
        for strength, mark in ((False, faint), (True, strong))
    ]


def _dots(rows: list[Row], plot: Plot, chart: Chart) -> list[Row]:
    """Draw full dots, hollow ones where a bound is open, and bars over intervals."""
    colour = hue(chart.lens)
    spread = [row for row in rows if row["low"] is not None]
    between = {"x": plot.across, "y": {**plot.up, "field": "low"}, "y2": {"field": "high"}}
    bar = {"type": "rule", "strokeWidth": 5, "opacity": 0.35, "color": colour}
    full = {"type": "point", "filled": True, "size": 34, "opacity": 1}
    hollow = {"type": "point", "filled": False, "size": 38, "strokeWidth": 1.8, "opacity": 1}
    layers = [layer(spread, bar, between)]
    for strength, shade in ((False, FAINT), (True, colour)):
        for loose, mark in ((False, full), (True, hollow)):
            some = [r for r in rows if r["strong"] is strength and r["loose"] is loose]
            layers.append(layer(some, {**mark, "color": shade}, plot.place))
    return layers
