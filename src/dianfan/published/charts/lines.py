"""Line charts: values over time, broken where a period is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.charts.axis import tick_words
from dianfan.published.charts.canvas import LABEL
from dianfan.published.charts.canvas import SMALL
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
from dianfan.published.charts.palette import HAIRLINE
from dianfan.published.charts.palette import hue
from dianfan.published.charts.points import pieces
from dianfan.published.charts.points import points
from dianfan.published.charts.scale import around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.charts.points import Point
    from dianfan.published.charts.scale import Scale
    from dianfan.reported.model import Chart

_HEIGHT = 170
_NAME_ROOM = 96
_GUTTER = 14


def lines(chart: Chart, language: Language, width: int) -> Row:
    """Write a line chart: time across, values up, names and end values beside the lines."""
    told = points(chart)
    seen = [point for line in told for point in line if point.value is not None and point.time is not None]
    scale = around(tuple(v for p in seen for v in (p.value, p.low, p.high) if v is not None) or (0.0,))
    times = [point.time for point in seen if point.time is not None] or [0.0]
    span = (min(times), max(times)) if min(times) < max(times) else (times[0] - 1, times[0] + 1)
    names = max((room_for(line.name, SMALL) for line in chart.lines), default=0) if len(told) > 1 else 0
    texts = tick_words(chart, scale.ticks, language)
    left = max(room_for(text, SMALL) for text in (texts[:-1] or texts)) + _GUTTER
    padding = {"left": max(left, 20), "right": 24 + min(names, _NAME_ROOM), "top": 26, "bottom": 26}
    across, up = linear("time", *span), linear("value", scale.low, scale.high)
    inner = width - padding["left"] - padding["right"]
    rows = [_row(point) for point in seen]
    layers = [
        *_grid(texts, scale, span, padding["left"]),
        *_dates(seen, span, inner, scale.low),
        *_paths(told, {"x": across, "y": up}, chart),
        *_dots(rows, {"x": across, "y": up}, chart),
        *_ends(told, {"x": across, "y": up}, span, inner),
        *(_names(told, {"x": across, "y": up}, scale) if names else ()),
        links(rows, {"x": across, "y": up}),
    ]
    return canvas(width, _HEIGHT, padding, layers)


def _row(point: Point) -> Row:
    return {
        "time": point.time,
        "value": point.value,
        "low": point.low,
        "high": point.high,
        "said": point.said,
        "address": point.address,
        "strong": point.emphasis,
        "loose": point.loose,
    }


def _grid(texts: tuple[str, ...], scale: Scale, span: tuple[float, float], left: float) -> list[Row]:
    """Draw the lines of the axis; only its uppermost word, with the unit, stands above its line."""
    rows: list[Row] = [
        {"time": span[0], "to": span[1], "value": tick, "text": text}
        for tick, text in zip(scale.ticks, texts, strict=True)
    ]
    place = {"x": linear("time", *span), "y": linear("value", scale.low, scale.high)}
    rule = {"type": "rule", "strokeWidth": 1}
    wide = {**place, "x2": {"field": "to"}}
    return [
        layer([row for row in rows if row["value"]], {**rule, "color": HAIRLINE}, wide),
        layer([row for row in rows if not row["value"]], {**rule, "color": FAINT}, wide),
        faint_words(rows[:-1], place, align="right", dx=-_GUTTER),
        faint_words(rows[-1:], place, align="left", dy=-10, dx=-left),
    ]


def _dates(seen: list[Point], span: tuple[float, float], inner: float, low: float) -> list[Row]:
    """Name the periods under the axis: the first and last, and those between that fit."""
    labels = {point.time: point.label for point in seen if point.time is not None}
    reach = span[1] - span[0]
    taken: list[tuple[float, float]] = []
    rows: list[Row] = []
    for time in sorted(labels, key=lambda t: (t not in span, t)):
        half = room_for(labels[time], SMALL) / 2 + _GUTTER / 2
        centre = (time - span[0]) / reach * inner
        if all(centre + half <= left or centre - half >= right for left, right in taken):
            taken.append((centre - half, centre + half))
            rows.append({"time": time, "value": low, "text": labels[time]})
    place = {"x": linear("time", *span), "y": {"value": _HEIGHT}}
    return [faint_words(rows, place, align="center", dy=14)]


def _paths(told: tuple[tuple[Point, ...], ...], place: Mapping[str, object], chart: Chart) -> list[Row]:
    rows = [
        {**_row(point), "piece": f"{index}.{number}"}
        for index, line in enumerate(told)
        for number, piece in enumerate(pieces(line))
        for point in piece
    ]
    encoding = {**place, "detail": {"field": "piece"}, "order": {"field": "time"}}
    faint = {"type": "line", "strokeWidth": 1.5, "color": FAINT, "interpolate": "linear"}
    strong = {**faint, "strokeWidth": 2.5, "color": hue(chart.lens)}
    return [
        layer([row for row in rows if row["strong"] is strength], mark, encoding)
        for strength, mark in ((False, faint), (True, strong))
    ]


def _dots(rows: list[Row], place: Mapping[str, object], chart: Chart) -> list[Row]:
    colour = hue(chart.lens)
    spread = [row for row in rows if row["low"] is not None]
    between = {"x": place["x"], "y": {**_mapping(place["y"]), "field": "low"}, "y2": {"field": "high"}}
    full = {"type": "point", "filled": True, "size": 34, "opacity": 1}
    layers = [layer(spread, {"type": "rule", "strokeWidth": 5, "opacity": 0.35, "color": colour}, between)]
    for strength, shade in ((False, FAINT), (True, colour)):
        some = [row for row in rows if row["strong"] is strength]
        layers.append(layer([row for row in some if not row["loose"]], {**full, "color": shade}, place))
        hollow = {"type": "point", "filled": False, "size": 38, "strokeWidth": 1.8, "opacity": 1, "color": shade}
        layers.append(layer([row for row in some if row["loose"]], hollow, place))
    return layers


def _mapping(encoding: object) -> dict[str, object]:
    return dict(encoding) if isinstance(encoding, dict) else {}


def _ends(
    told: tuple[tuple[Point, ...], ...], place: Mapping[str, object], span: tuple[float, float], inner: float
) -> list[Row]:
    """Write the last value beside its mark, and the first where both have room."""
    layers = []
    for line in told:
        dated = [point for point in line if point.value is not None and point.time is not None and point.emphasis]
        if not dated:
            continue
        ends = [dated[-1]]
        apart = ((dated[-1].time or 0) - (dated[0].time or 0)) / (span[1] - span[0]) * inner
        if apart > (room_for(dated[0].display, LABEL) + room_for(dated[-1].display, LABEL)) + _GUTTER:
            ends.append(dated[0])
        layers += [_end(point, place, span, inner) for point in ends]
    return layers


def _end(point: Point, place: Mapping[str, object], span: tuple[float, float], inner: float) -> Row:
    at = ((point.time or 0) - span[0]) / (span[1] - span[0]) * inner
    half = room_for(point.display, LABEL) / 2
    side = "left" if at < half else "right" if inner - at < half else "center"
    away = {"left": -6, "right": 8, "center": 0}[side]
    row = {"time": point.time, "value": point.value, "text": point.display}
    return words([row], place, align=side, dx=away, dy=-14, fontWeight=600)


def _names(told: tuple[tuple[Point, ...], ...], place: Mapping[str, object], scale: Scale) -> list[Row]:
    """Write the names at the right ends, pushed apart where they would touch."""
    last = [next((p for p in reversed(line) if p.value is not None), None) for line in told]
    wanted = sorted((p for p in last if p is not None), key=lambda p: -(p.value or 0))
    below = -1e9
    rows: list[Row] = []
    for point in wanted:
        height = max((1 - scale.share(point.value or 0)) * _HEIGHT, below + SMALL + 3)
        below = height
        rows.append({"text": shortened(point.name, SMALL, _NAME_ROOM), "height": height})
    at = {"value": "width"}
    return [words([row], {"x": at, "y": {"value": row["height"]}}, align="left", dx=9, fontSize=SMALL) for row in rows]
