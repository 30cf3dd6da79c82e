"""Strips: the places of one line beside one another on a common axis, one dot each."""

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
from dianfan.published.charts.lettering import width as room_for
from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import HAIRLINE
from dianfan.published.charts.palette import hue
from dianfan.published.charts.points import points
from dianfan.published.charts.scale import around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.charts.points import Point
    from dianfan.published.charts.scale import Scale
    from dianfan.reported.parts import Chart

_STEP = 58
_SIDES = 24


def strip(chart: Chart, language: Language, width: int) -> Row:
    """Write a strip: a row for each line, a dot for each mark, the outer dots named."""
    told = points(chart)
    values = tuple(p.value for line in told for p in line if p.value is not None)
    scale = around(values or (0.0,), 3)
    height = max(1, len(told)) * _STEP
    place = {
        "x": linear("value", scale.low, scale.high),
        "y": linear("row", 0, max(1, len(told)), reverse=True),
    }
    inner = width - 2 * _SIDES
    rows = [
        _row(point, index)
        for index, line in enumerate(told)
        for point in line
        if point.value is not None
    ]
    layers = [
        *_grid(chart, scale, height, language),
        *_dots(rows, place, chart),
        *_labels(told, place, scale, inner),
        *_row_names(told, place),
        links(rows, place),
    ]
    return canvas(width, height, {"left": _SIDES, "right": _SIDES, "top": 4, "bottom": 26}, layers)


def _row(point: Point, index: int) -> Row:
    return {
        "value": point.value,
        "row": index + 0.62,
        "said": point.said,
        "address": point.address,
        "strong": point.emphasis,
    }


def _grid(chart: Chart, scale: Scale, height: float, language: Language) -> list[Row]:
    texts = tick_words(chart, scale.ticks, language)
    rows: list[Row] = [
        {"value": tick, "text": text} for tick, text in zip(scale.ticks, texts, strict=True)
    ]
    across = {"x": linear("value", scale.low, scale.high)}
    return [
        layer(rows, {"type": "rule", "strokeWidth": 1, "color": HAIRLINE}, across),
        faint_words(rows, {**across, "y": {"value": height}}, align="center", dy=14),
    ]


def _dots(rows: list[Row], place: Mapping[str, object], chart: Chart) -> list[Row]:
    dot = {"type": "point", "filled": True, "opacity": 0.9}
    return [
        layer(
            [r for r in rows if not r["strong"]],
            {**dot, "size": 48, "color": FAINT, "opacity": 0.6},
            place,
        ),
        layer(
            [r for r in rows if r["strong"]], {**dot, "size": 80, "color": hue(chart.lens)}, place
        ),
    ]


def _labels(
    told: tuple[tuple[Point, ...], ...], place: Mapping[str, object], scale: Scale, inner: float
) -> list[Row]:
    """Name the highest dot of each row, and the lowest where the two names do not touch."""
    layers = []
    for index, line in enumerate(told):
        dots = sorted((p for p in line if p.value is not None), key=lambda p: -(p.value or 0))
        taken = inner + _SIDES
        for point in (*dots[:1], *(dots[-1:] if len(dots) > 1 else ())):
            start, room = _extent(point, scale, inner)
            if start + room <= taken:
                taken = start
                row: Row = {"row": index + 0.62, "text": _text(point)}
                at = {"x": {"value": start}, "y": place["y"]}
                layers.append(
                    words([row], at, align="left", dy=-14, fontSize=SMALL, fontWeight=600)
                )
    return layers


def _text(point: Point) -> str:
    return f"{point.label} {point.display}"


def _extent(point: Point, scale: Scale, inner: float) -> tuple[float, float]:
    """Give where the name of a dot starts, kept within the canvas, and its room."""
    room = room_for(_text(point), SMALL)
    middle = scale.share(point.value or 0) * inner
    return max(-float(_SIDES), min(middle - room / 2, inner + _SIDES - room)), room


def _row_names(told: tuple[tuple[Point, ...], ...], place: Mapping[str, object]) -> list[Row]:
    if len(told) < 2:  # noqa: PLR2004 - a single row needs no name
        return []
    rows: list[Row] = [
        {"row": index + 0.1, "text": line[0].name} for index, line in enumerate(told) if line
    ]
    return [words(rows, {"x": {"value": 0}, "y": place["y"]}, align="left", fontSize=LABEL)]
