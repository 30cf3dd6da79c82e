"""Charts and graphs as inline SVG: legible on light and dark, and linked to figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from dianfan.published.charts import palette
from dianfan.published.charts.points import ADDRESS
from dianfan.published.client.addresses import figure as figure_address
from dianfan.published.client.graph import layout
from dianfan.reported.chains.tables import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from dianfan.reported.model import ChainPage

_INKS: Mapping[str, str] = {
    palette.INK: "var(--ink)",
    palette.FAINT: "var(--faint)",
    palette.HAIRLINE: "var(--hairline)",
    **{colour: f"var(--{lens.value})" for lens, colour in palette.HUES.items()},
}
_TAG = re.compile(r"<[^<>]+>")
_PAINT = re.compile(r'(?<=fill="|roke=")(#[0-9a-f]{6})(?=")')
_IDLE = re.compile(
    r" (?:xmlns(?::xlink)?|version|font-family|aria-roledescription|class|pointer-events"
    r'|stroke-miterlimit|role)="[^"]*"'
)
_GROUND = re.compile(r'<path aria-hidden="true" d="[^"]*"(?: display="none")?/>')
_PLACES = re.compile(r' (?:d|transform|x2|y2)="[^"]*"')
_LONG_NUMBER = re.compile(r"(-?\d+\.\d{2})\d+")
_LINK = re.compile(rf'<a xlink:href="{re.escape(ADDRESS)}([0-9a-f]+)"><path aria-label="([^"]*)"')
_GRAPH = Markup(
    '<svg class="graph" role="img" aria-label="{}" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
    "{}{}</svg>"
)
_MAP = Markup(_GRAPH.replace('role="img"', 'role="group"'))  # noqa: S704 - of a template of our own
_EDGE, _BACK = Markup('<path d="{}"/>'), Markup('<path class="back" d="{}"/>')
_NODE = Markup('<circle cx="{}" cy="{}" r="4"/><text x="{}" y="{}">{}</text>')
_SPARK = Markup(
    '<svg class="spark" width="80" height="22" viewBox="0 0 80 22" aria-hidden="true">'
    '<path d="{}"/><circle cx="{}" cy="{}" r="2.2"/></svg>'
)
_LINK_NODE = Markup(
    '<a href="#{to}"><circle class="{kind}" cx="{}" cy="{}" r="4"/><text x="{}" y="{}">{}</text></a>'
)
_WIDTH = 280
_WIDE = 0x2E7F
_LEAST_COURSE = 3


def chart(svg: str, title: str, up: str, figures: AbstractSet[str]) -> Markup:
    """Set a drawing into a page: no fonts or colours of its own, links to figure pages."""

    def link(match: re.Match[str]) -> str:
        name, said = match.groups()
        if name not in figures:
            return "<a><path"
        return f'<a href="{up}{figure_address(name)}" data-key="{name}" aria-label="{said}"><path'

    drawn = _LINK.sub(link, _bare(svg))
    head = f'<svg role="group" aria-label="{escape(title)}"'
    # The engine that drew it has escaped its words; the keys in its links are hexadecimal.
    return Markup(drawn.replace("<svg", head, 1))  # noqa: S704  # a drawing is markup


@lru_cache(maxsize=4096)
def _bare(svg: str) -> str:
    return _GROUND.sub("", _TAG.sub(_bare_tag, svg))


def _bare_tag(match: re.Match[str]) -> str:
    """Leave out what a tag says of fonts and roles, name its colours, shorten its places."""
    tag = _PAINT.sub(lambda paint: _INKS.get(paint[1], paint[1]), _IDLE.sub("", match[0]))
    return _PLACES.sub(lambda places: _LONG_NUMBER.sub(r"\1", places[0]), tag)


def graph(nodes: Iterable[str], edges: Iterable[tuple[str, str]], title: str) -> Markup:
    """Draw a graph with its names beside the dots."""
    laid = layout(nodes, edges)
    lines = [(_BACK if edge.back else _EDGE).format(edge.path) for edge in laid.edges]
    dots = [_NODE.format(one.x, one.y, one.x + 11, one.y + 5, one.name) for one in laid.nodes]
    inside = Markup("").join(lines), Markup("").join(dots)
    return _GRAPH.format(title, *inside, w=_WIDTH, h=laid.height)


def chain_map(page: ChainPage) -> Markup:
    """Draw the map of a chain: a dot for each link, in the manner of its state, lines for flows."""
    laid = layout((one.id for one in page.nodes), page.edges)
    known = {one.id: one for one in page.nodes}
    lines = [(_BACK if edge.back else _EDGE).format(edge.path) for edge in laid.edges]
    dots = [
        _LINK_NODE.format(
            one.x,
            one.y,
            one.x + 11,
            one.y + 5,
            known[one.name].name,
            kind=known[one.name].state,
            to=f"{ANCHOR}{one.name}",
        )
        for one in laid.nodes
    ]
    inside = Markup("").join(lines), Markup("").join(dots)
    width = max((one.x + 24 + room(known[one.name].name) for one in laid.nodes), default=0)
    return _MAP.format(page.headline.text, *inside, w=width, h=laid.height)


def room(name: str) -> int:
    """Give the room that a name needs on a map, in pixels: a full-width letter 13, others 7."""
    return sum(13 if ord(letter) > _WIDE else 7 for letter in name)


def sparkline(values: tuple[float | None, ...]) -> Markup:
    """Draw the course of a series in the height of a line, broken where a value is missing."""
    known = [value for value in values if value is not None]
    if len(known) < _LEAST_COURSE:
        return Markup("")
    low, reach = min(known), (max(known) - min(known)) or 1.0
    step = 76 / (len(values) - 1)
    path, drawing, last = "", False, ""
    for index, value in enumerate(values):
        if value is not None:
            last = f"{2 + step * index:.1f} {19 - 16 * (value - low) / reach:.1f}"
            path += f"{'L' if drawing else 'M'}{last}"
        drawing = value is not None
    x, _, y = last.partition(" ")
    return _SPARK.format(path, x, y)
