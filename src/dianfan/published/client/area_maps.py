"""Maps of areas as inline SVG: a tile for each area, or its outline where boundaries were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dianfan.published.client.addresses import figure as figure_address

if TYPE_CHECKING:
    from dianfan.published.client.site import View
    from dianfan.reported.model import AreaMap
    from dianfan.reported.model import MapArea

WIDE, HIGH, GAP = 96, 58, 4
_WHOLE = Markup(
    '<svg class="areas" role="group" aria-label="{label}" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{inside}</svg>'
)
_TILE = Markup(
    '<g class="{band}"><rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="2"/>'
    '<text class="name" x="{mid}" y="{top}">{name}</text>{value}</g>'
)
_OUTLINE = Markup('<g class="{band}"><path d="{path}"/></g>')
_LABEL = Markup('<text class="name" x="{mid}" y="{top}">{name}</text>{value}')
_PLAIN = Markup('<text x="{mid}" y="{low}">{text}</text>')
_CITED = Markup(
    '<a href="{to}" data-key="{key}" aria-label="{said}"><text x="{mid}" y="{low}">{text}</text></a>'
)


def area_map(told: AreaMap, view: View) -> Markup:
    """Draw a map; every value leads to its figure."""
    if any(one.outline for one in told.areas):
        return _outlined(told, view)
    wide = max((one.column for one in told.areas), default=0) * (WIDE + GAP) - GAP
    high = max((one.row for one in told.areas), default=0) * (HIGH + GAP) - GAP
    tiles = Markup("").join(_tile(one, view) for one in told.areas)
    return _WHOLE.format(label=told.caption.text, w=wide, h=high, inside=tiles)


def _tile(one: MapArea, view: View) -> Markup:
    x, y = (one.column - 1) * (WIDE + GAP), (one.row - 1) * (HIGH + GAP)
    mid = x + WIDE // 2
    return _TILE.format(
        band=band(one.band), x=x, y=y, wide=WIDE, high=HIGH, mid=mid, top=y + 24, name=one.name,
        value=_value(one, view, mid, y + 44),
    )  # fmt: skip


def _outlined(told: AreaMap, view: View) -> Markup:
    shapes = Markup("").join(
        _OUTLINE.format(band=band(one.band), path=one.outline) for one in told.areas
    )
    labels = Markup("").join(
        _LABEL.format(mid=one.column, top=one.row - 4, name=one.name, value=_value(one, view, one.column, one.row + 12))
        for one in told.areas
        if one.outline
    )  # fmt: skip
    return _WHOLE.format(
        label=told.caption.text, w=told.frame[0], h=told.frame[1], inside=shapes + labels
    )


def _value(one: MapArea, view: View, mid: int, low: int) -> Markup:
    text = one.value.text
    for figure in one.value.figures:
        if figure.key in view.site.figures:
            to = f"{view.up}{figure_address(figure.key)}"
            return _CITED.format(
                to=to, key=figure.key, said=f"{one.name} {text}", mid=mid, low=low, text=text
            )
    return _PLAIN.format(mid=mid, low=low, text=text)


def band(number: int | None) -> str:
    """Name the class of a band; that of what is not known."""
    return "band-none" if number is None else f"band-{number}"
