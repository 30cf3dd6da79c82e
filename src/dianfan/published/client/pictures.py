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

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

_INKS: Mapping[str, str] = {
    palette.INK: "var(--ink)",
    palette.FAINT: "var(--faint)",
    palette.HAIRLINE: "var(--hairline)",
    **{colour: f"var(--{lens.value})" for lens, colour in palette.HUES.items()},
}
_COLOUR = re.compile("|".join(map(re.escape, _INKS)))
_IDLE = re.compile(
    r' (?:xmlns(?::xlink)?|version|font-family|aria-roledescription|class|pointer-events|stroke-miterlimit)="[^"]*"'
    r'|<path aria-hidden="true" d="[^"]*"(?: display="none")?/>'
)
_ROLES = re.compile(r' role="graphics-(?:object|symbol)"')
_EMPTY_GROUPS = re.compile(r"<g[^>]*></g>|<g><g></g></g>")
_LINK = re.compile(rf'<a xlink:href="{re.escape(ADDRESS)}([0-9a-f]+)">')
_LONG_NUMBER = re.compile(r"(-?\d+\.\d{2})\d+")
_SIZE = re.compile(r'<svg width="([\d.]+)" height="([\d.]+)"')
_WIDTH = 280


def chart(svg: str, title: str, up: str, figures: AbstractSet[str]) -> Markup:
    """Set a drawing into a page: no fonts or colours of its own, links to figure pages."""
    named = _SIZE.sub(r'<svg role="group" width="\1" height="\2"', _bare(svg), count=1)
    head = f'<svg aria-label="{escape(title)}"'

    def link(match: re.Match[str]) -> str:
        key = match[1]
        return f'<a href="{up}{figure_address(key)}" data-key="{key}">' if key in figures else "<a>"

    return Markup(_LINK.sub(link, named.replace("<svg", head, 1)))


@lru_cache(maxsize=4096)
def _bare(svg: str) -> str:
    text = _IDLE.sub("", svg)
    text = _ROLES.sub("", text)
    for _ in range(3):
        text = _EMPTY_GROUPS.sub("", text)
    return _LONG_NUMBER.sub(r"\1", _COLOUR.sub(lambda match: _INKS[match[0]], text))


def graph(nodes: Iterable[str], edges: Iterable[tuple[str, str]], title: str) -> Markup:
    """Draw a graph with its names beside the dots."""
    laid = layout(nodes, edges)
    lines = Markup("").join(
        Markup('<path d="{}"{}/>').format(edge.path, Markup(' class="back"') if edge.back else "") for edge in laid.edges
    )
    dots = Markup("").join(
        Markup('<circle cx="{}" cy="{}" r="4"/><text x="{}" y="{}">{}</text>').format(
            node.x, node.y, node.x + 11, node.y + 5, node.name
        )
        for node in laid.nodes
    )
    return Markup(
        '<svg class="graph" role="img" aria-label="{}" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{}{}</svg>'
    ).format(title, lines, dots, w=_WIDTH, h=laid.height)


def sparkline(values: tuple[float | None, ...]) -> Markup:
    """Draw the course of a series in the height of a line, broken where a value is missing."""
    known = [value for value in values if value is not None]
    if len(known) < 3:  # noqa: PLR2004 - two points show no course
        return Markup("")
    low, reach = min(known), (max(known) - min(known)) or 1.0
    step = 76 / (len(values) - 1)
    path, pen_down, last = "", False, ""
    for index, value in enumerate(values):
        if value is None:
            pen_down = False
            continue
        last = f"{2 + step * index:.1f} {19 - 16 * (value - low) / reach:.1f}"
        path += f"{'L' if pen_down else 'M'}{last}"
        pen_down = True
    x, _, y = last.partition(" ")
    return Markup(
        f'<svg class="spark" width="80" height="22" viewBox="0 0 80 22" aria-hidden="true">'
        f'<path d="{path}"/><circle cx="{x}" cy="{y}" r="2.2"/></svg>'
    )
