"""The maps of the page of networks: tiles by default, or the boundaries that a programme gives."""

from __future__ import annotations

from math import ceil
from math import sqrt
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.reported.model import AreaMap
from dianfan.reported.model import MapArea
from dianfan.reported.nets.outlines import MARGIN
from dianfan.reported.nets.outlines import WIDE
from dianfan.reported.nets.outlines import outlined
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.nets.figures import AreaAccess
    from dianfan.reported.nets.figures import ServiceFigures
    from dianfan.reported.nets.outlines import Outline
    from dianfan.reported.parts import Sentence

BOUNDS = (20, 40, 60, 80)
"""Percent at which a darker band begins."""
_BANDS = (
    Wording("很低", "very low"), Wording("较低", "low"), Wording("居中", "middling"),
    Wording("较高", "high"), Wording("很高", "very high"),
)  # fmt: skip
_TILES = Wording(
    "方格图只表示相对位置，不表示边界和面积。",
    "Tiles show where areas lie to one another, not their boundaries or size.",
)
_LISTED = Wording(
    "纲领没有给出各地的位置，方格按名单顺序排列。",
    "The programme does not tell where areas lie; tiles stand in the order of its list.",
)


def access_map(made: ServiceFigures, language: Language, name: str) -> AreaMap | None:
    """Draw the share of people served in each area; None where fewer than two areas are told."""
    desk = made.leaves.desk
    told = {one.area: one for one in made.areas if one.area}
    below = [one.code for one in desk.programme.areas if one.parent == desk.home.code]
    if len(told) < 2:  # noqa: PLR2004 - a map of one place shows nothing
        return None
    caption = say(
        language, "{service}：按时可达的人口比重", "{service}: share of people who reach it in time",
        service=made.layer.services[made.service],
    )  # fmt: skip
    outlines = outlined(desk.programme.boundaries, below)
    if outlines:
        return _of_outlines(desk, language, name, caption, told, outlines)
    places, is_told = _tiles(desk, below)
    areas = tuple(
        MapArea(
            code, desk.mint.places[code].name.in_(language),
            *_value(told.get(code), language), *places[code],
        )
        for code in below
    )  # fmt: skip
    credit = _TILES if is_told else _LISTED
    return AreaMap(
        name, caption, areas, tuple(one.in_(language) for one in _BANDS), credit.in_(language)
    )


def _of_outlines(
    desk: Desk, language: Language, name: str, caption: Sentence, told: Mapping[str, AreaAccess],
    outlines: Mapping[str, Outline],
) -> AreaMap:  # fmt: skip
    areas = tuple(
        MapArea(
            code, desk.mint.places[code].name.in_(language), *_value(told.get(code), language),
            one.middle[0], one.middle[1], one.path,
        )
        for code, one in outlines.items()
    )  # fmt: skip
    return AreaMap(
        name,
        caption,
        areas,
        tuple(one.in_(language) for one in _BANDS),
        _credit(desk, language),
        (WIDE, max(one.bottom for one in outlines.values()) + MARGIN),
    )


def _credit(desk: Desk, language: Language) -> str:
    """Name the source, the licence and the approval number of the boundaries, as the programme gives them."""
    charter, zh = desk.programme.charter, language == "zh"
    source = desk.sources.get(charter.map_source)
    parts = (
        (source.publisher if source else "", "边界来源：" if zh else "Boundaries: "),
        (
            charter.map_licence.in_(language) or charter.map_licence.zh,
            "许可：" if zh else "licence: ",
        ),
        (charter.map_approval, "审图号：" if zh else "map approval number "),
    )
    return ("；" if zh else "; ").join(f"{words}{text}" for text, words in parts if text)


def _value(row: AreaAccess | None, language: Language) -> tuple[Sentence, int | None]:
    zh = language == "zh"
    if row is None:
        return phrase("无记录" if zh else "no data"), None
    if row.share is None:
        return phrase("无人按时" if zh else "nobody"), 0
    band = sum(row.share.value >= bound for bound in BOUNDS)
    return figure_phrase(row.share, language), band


def _tiles(desk: Desk, codes: list[str]) -> tuple[Mapping[str, tuple[int, int]], bool]:
    """Give the column and row of each area, and whether the programme tells them all."""
    told = {one.area: (one.column, one.row) for one in desk.programme.infrastructure.tiles}
    if set(codes) <= set(told):
        return told, True
    wide = ceil(sqrt(len(codes)))
    return {code: (at % wide + 1, at // wide + 1) for at, code in enumerate(codes)}, False
