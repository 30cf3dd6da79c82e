"""Ranges of ranks: a row for each place, its rank as a dot on the line of the ranks it may have."""

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
from dianfan.published.charts.lettering import width as room_for
from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import HAIRLINE
from dianfan.published.charts.palette import hue
from dianfan.published.charts.points import points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.charts.points import Point
    from dianfan.reported.parts import Chart

_STEP = 24
_GUTTER = 12
_HEAD = 26
_TICKS = (1, 2, 3, 5, 10, 15, 20, 30, 40, 60, 80, 100)
_APART = 26


def ranges(chart: Chart, language: Language, width: int) -> Row:
    """Write ranges: the first line of the chart holds the ranks, the second the ranges.

    A third, where there is one, holds wider ranges, drawn as thin lines behind them. The best rank
    stands at the left, so that a long line far from it is seen as what it is.
    """
    del language  # the marks bring their words with them; the axis has bare numbers of ranks
    ranks, spans, *wider = points(chart)
    reaches = wider[0] if wider else spans
    left = max((room_for(one.label, LABEL) for one in ranks), default=0) + _GUTTER
    last = max([1.0, *(_high(one) for one in (*spans, *reaches))])
    told = zip(ranks, spans, reaches, strict=True)
    rows = [_row(*three, number) for number, three in enumerate(told)]
    place: dict[str, object] = {
        "x": linear("rank", 1, last + 0.01),
        "y": linear("middle", 0, max(1, len(rows)), reverse=True),
    }
    height = max(1, len(rows)) * _STEP
    names = words(
        rows, {"x": {"value": -left}, "y": place["y"], "text": {"field": "name"}}, align="left"
    )
    layers = [
        *_grid(last, width - left - _GUTTER, height),
        _lines(rows, place, "least", "most", thickness=1.5),
        _lines(rows, place, "low", "high", thickness=5),
        layer(rows, {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": hue(chart.lens)}, place),
        names,
        links(rows, place),
    ]  # fmt: skip
    return canvas(
        width, height, {"left": left, "right": _GUTTER, "top": _HEAD, "bottom": 4}, layers
    )


def _high(point: Point) -> float:
    return point.high if point.high is not None else point.value or 1.0


def _low(point: Point) -> float:
    return point.low if point.low is not None else point.value or 1.0


def _row(rank: Point, span: Point, reach: Point, number: int) -> Row:
    return {
        "rank": rank.value,
        "low": _low(span),
        "high": _high(span),
        "least": _low(reach),
        "most": _high(reach),
        "name": rank.label,
        "said": f"{rank.said} {span.display} {reach.display}",
        "address": span.address,
        "middle": number + 0.5,
    }


def _grid(last: float, room: float, height: float) -> list[Row]:
    """Draw a hairline at round ranks, those that would touch their neighbour left out."""
    ticks: list[float] = []
    for tick in _TICKS:
        apart = (tick - ticks[-1]) / max(last - 1, 1) * room if ticks else _APART
        if tick <= last and apart >= _APART:
            ticks.append(tick)
    rows: list[Row] = [{"rank": tick, "text": str(tick)} for tick in ticks]
    across = {"x": linear("rank", 1, last + 0.01)}
    down = {**across, "y": {"value": 0}, "y2": {"value": height}}
    return [
        layer(rows, {"type": "rule", "strokeWidth": 1, "color": HAIRLINE}, down),
        faint_words(rows, {**across, "y": {"value": 0}}, align="center", dy=-14),
    ]  # fmt: skip


def _lines(
    rows: list[Row], place: Mapping[str, object], low: str, high: str, *, thickness: float
) -> Row:
    across = {**place, "x": _of_field(place["x"], low), "x2": {"field": high}}
    mark = {
        "type": "rule", "strokeWidth": thickness, "color": FAINT, "opacity": 0.45,
        "strokeCap": "round",
    }  # fmt: skip
    return layer(rows, mark, across)


def _of_field(encoding: object, field: str) -> Row:
    return {**encoding, "field": field} if isinstance(encoding, dict) else {"field": field}
