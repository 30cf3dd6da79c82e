"""What all charts share: the empty canvas, layers of marks, and words on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import FONT
from dianfan.published.charts.palette import INK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

Row = dict[str, object]
LABEL = 13
SMALL = 12
_HIT = 620


def canvas(width: int, height: float, padding: Mapping[str, float], layers: Iterable[Row]) -> Row:
    """Put layers on a canvas whose whole width is given, those without rows left out."""
    inner = width - padding["left"] - padding["right"]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": inner,
        "height": height,
        "padding": dict(padding),
        "autosize": {"type": "none", "contains": "content"},
        "background": None,
        "layer": [one for one in layers if one["data"] != {"values": []}],
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "grid": False,
                "domain": False,
                "ticks": False,
                "labels": False,
                "title": None,
            },
            "text": {"font": FONT, "fontSize": LABEL, "fill": INK, "baseline": "middle"},
        },
    }


def linear(field: str, low: float, high: float, *, reverse: bool = False) -> Row:
    """Place a field on a linear scale with fixed ends and no axis of Vega's own."""
    scale: Row = {"domain": [low, high], "nice": False, "zero": False}
    if reverse:
        scale["reverse"] = True
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def layer(rows: list[Row], mark: Row, encoding: Mapping[str, object], *, said: bool = False) -> Row:
    """Draw rows by a mark; only marks that are ``said`` are told to who hears the chart."""
    return {
        "data": {"values": rows},
        "mark": {"clip": False, "aria": said, **mark},
        "encoding": {**encoding, **({"description": {"field": "said"}} if said else {})},
    }


def links(rows: list[Row], encoding: Mapping[str, object]) -> Row:
    """Lay unseen discs over marks, large enough for a finger, that lead to the figures."""
    linked = [row for row in rows if row.get("address")]
    return layer(
        linked,
        {"type": "point", "filled": True, "size": _HIT, "color": "transparent", "opacity": 1},
        {**encoding, "href": {"field": "address"}},
        said=True,
    )


def words(rows: list[Row], encoding: Mapping[str, object], **mark: object) -> Row:
    """Write the field ``text`` of rows, unless the encoding names another."""
    return layer(rows, {"type": "text", **mark}, {"text": {"field": "text"}, **encoding})


def faint_words(rows: list[Row], encoding: Mapping[str, object], **mark: object) -> Row:
    """Write the field ``text`` of rows small, in the colour of notes."""
    return words(rows, encoding, fontSize=SMALL, fill=FAINT, **mark)
