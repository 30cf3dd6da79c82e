"""Bar charts: one horizontal bar for each mark, all from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.charts.canvas import LABEL
from dianfan.published.charts.canvas import Row
from dianfan.published.charts.canvas import canvas
from dianfan.published.charts.canvas import faint_words
from dianfan.published.charts.canvas import layer
from dianfan.published.charts.canvas import linear
from dianfan.published.charts.canvas import links
from dianfan.published.charts.canvas import words
from dianfan.published.charts.lettering import shortened
from dianfan.published.charts.lettering import width as room_for
from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import INK
from dianfan.published.charts.palette import hue
from dianfan.published.charts.points import points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.charts.points import Point
    from dianfan.reported.parts import Chart

_ROW = 27
_TALL_ROW = 42
_SIDE = 0.36
_GUTTER = 9
_PALE = 0.55


def bars(chart: Chart, language: Language, width: int) -> Row:
    """Write a bar chart: names at the left (above where they are long), values at the ends."""
    del language  # the marks bring their words with them, and no axis of numbers is drawn
    told = [point for line in points(chart) for point in line]
    longest = max((room_for(_name(point), LABEL) for point in told), default=0)
    beside = longest <= _SIDE * width
    left = longest + _GUTTER if beside else 1
    right = max((room_for(point.display, LABEL) for point in told), default=0) + _GUTTER + 2
    values = [v for p in told for v in (p.value, p.low, p.high) if v is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    left += right if low < 0 else 0
    step = _ROW if beside else _TALL_ROW
    rows = [_row(point, index, beside=beside) for index, point in enumerate(told)]
    place = {"x": linear("value", low, high if high > low else low + 1), "y": _down(len(rows))}
    names = words(
        rows, {"x": {"value": -left}, "y": place["y"], "text": {"field": "name"}}, align="left"
    )
    layers = [
        *_bodies(rows, place, chart),
        *([_zero(rows, place)] if beside or low < 0 else []),
        _named(names, rows, width, beside=beside),
        *_values(rows, place),
    ]
    padding = {"left": left, "right": right, "top": 2, "bottom": 2}
    return canvas(width, max(1, len(rows)) * step, padding, [*layers, links(rows, place)])


def _name(point: Point) -> str:
    return " · ".join(part for part in (point.label, point.name) if part)


def _down(count: int) -> Row:
    return linear("middle", 0, max(1, count), reverse=True)


def _row(point: Point, index: int, *, beside: bool) -> Row:
    return {
        "zero": 0,
        "value": point.value or 0,
        "low": point.low,
        "high": point.high,
        "gap": point.value is None,
        "name": _name(point),
        "text": point.display,
        "said": point.said,
        "address": point.address,
        "strong": point.emphasis,
        "above": point.open_above,
        "negative": (point.value or 0) < 0,
        "middle": index + (0.5 if beside else 0.7),
        "heading": index + 0.25,
    }


def _bodies(rows: list[Row], place: Mapping[str, object], chart: Chart) -> list[Row]:
    colour = hue(chart.lens)
    spans = {**place, "x2": {"field": "zero"}}
    solid = {"type": "bar", "size": 13, "color": colour}
    drawn = [row for row in rows if not row["gap"]]
    return [
        layer([row for row in drawn if not row["strong"]], {**solid, "opacity": _PALE}, spans),
        layer([row for row in drawn if row["strong"]], solid, spans),
        _intervals([row for row in drawn if row["low"] is not None], place),
        _arrows([row for row in drawn if row["above"]], place, colour),
    ]


def _zero(rows: list[Row], place: Mapping[str, object]) -> Row:
    return layer(
        rows[:1], {"type": "rule", "color": FAINT}, {"x": {**_field(place["x"]), "field": "zero"}}
    )


def _field(encoding: object) -> Row:
    return dict(encoding) if isinstance(encoding, dict) else {}


def _intervals(rows: list[Row], place: Mapping[str, object]) -> Row:
    between = {**place, "x": {**_field(place["x"]), "field": "low"}, "x2": {"field": "high"}}
    return layer(rows, {"type": "rule", "strokeWidth": 2, "color": INK}, between)


def _arrows(rows: list[Row], place: Mapping[str, object], colour: str) -> Row:
    """Point on from bars whose true value is greater than the printed one."""
    shape = {
        "type": "point",
        "shape": "triangle-right",
        "filled": True,
        "size": 90,
        "opacity": 1,
        "color": colour,
    }
    return layer(rows, {**shape, "xOffset": 4}, place)


def _named(names: Row, rows: list[Row], width: int, *, beside: bool) -> Row:
    if beside:
        return names
    cut: list[Row] = [{**row, "name": shortened(str(row["name"]), LABEL, width)} for row in rows]
    up = {**linear("heading", 0, max(1, len(rows)), reverse=True)}
    return words(cut, {"x": {"value": 0}, "y": up, "text": {"field": "name"}}, align="left")


def _values(rows: list[Row], place: Mapping[str, object]) -> list[Row]:
    figures = [row for row in rows if not row["gap"]]
    return [
        words(
            [row for row in figures if not row["negative"]],
            place,
            align="left",
            dx=_GUTTER,
            fontWeight=600,
        ),
        words(
            [row for row in figures if row["negative"]],
            place,
            align="right",
            dx=-_GUTTER,
            fontWeight=600,
        ),
        faint_words([row for row in rows if row["gap"]], place, align="left", dx=_GUTTER),
    ]
