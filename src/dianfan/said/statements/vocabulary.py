"""The names of a programme, compiled once: places, indicators, projects, chains."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit
from dianfan.promised.model import Programme
from dianfan.said.articles.binding import pairs
from dianfan.said.statements.model import Link
from dianfan.said.statements.model import LinkKind

LEAST = 0.5
"""The score below which words are linked to nothing."""
_SUFFIX = re.compile(
    r"(?:维吾尔|壮族|回族|[\u4e00-\u9fff]{1,3}族)?(?:自治区|自治州|自治县|特别行政区|地区|省|市|县|州|区)$"
)
_WHOLE = re.compile(r"^(?:全[省市县州区]|我[省市县州区]|[该本][省市县州区])")
_MOST = 3


@dataclass(frozen=True)
class Name:
    """A name of the programme, what it stands for, and the unit that it is counted in."""

    words: str
    kind: LinkKind
    id: str
    unit: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """All names of a programme; ``home`` is the id of the place that it is about."""

    names: tuple[Name, ...]
    home: str = ""

    @cached_property
    def places(self) -> re.Pattern[str]:
        """The names of places, the longest first."""
        words = sorted(
            {one.words for one in self.names if one.kind is LinkKind.PLACE}, key=len, reverse=True
        )
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    @cached_property
    def place_ids(self) -> dict[str, str]:
        """The codes of places by their names."""
        return {one.words: one.id for one in self.names if one.kind is LinkKind.PLACE}

    @cached_property
    def with_figures(self) -> tuple[str, ...]:
        """The names that hold figures, in which no number is a quantity."""
        return tuple(
            one.words
            for one in self.names
            if re.search(r"[\d一二三四五六七八九十百千万]", one.words)
        )

    def links(self, words: str, symbol: str = "") -> tuple[Link, ...]:
        """Give the rows that words may mean, the best first.

        The score is the share of pairs of neighbouring letters that both have (Dice); an
        indicator in a unit that the number cannot be expressed in is left out.
        """
        wanted = pairs(_WHOLE.sub("", words))
        if not wanted:
            return ()
        scored = [
            (2 * len(wanted & have) / (len(wanted) + len(have)), one)
            for one, have in self._pairs
            if have and wanted & have and _fits(one, symbol)
        ]
        best = sorted(
            (one for one in scored if one[0] >= LEAST), key=lambda one: (-one[0], one[1].id)
        )
        return tuple(
            Link(
                one.kind,
                one.id,
                round(score, 3),
                f"its name {one.words} shares most pairs of characters",
            )
            for score, one in best[:_MOST]
        )

    @cached_property
    def _pairs(self) -> tuple[tuple[Name, frozenset[str]], ...]:
        return tuple(
            (one, pairs(one.words)) for one in self.names if one.kind is not LinkKind.PLACE
        )


def _fits(one: Name, symbol: str) -> bool:
    if not one.unit or not symbol or symbol in {"%", "百分点", "成", "位", "名", "倍"}:
        return True
    try:
        unit(symbol).ratio_to(unit(one.unit))
    except (UnknownUnit, IncompatibleUnits):
        return symbol == one.unit
    return True


def vocabulary_of(programme: Programme) -> Vocabulary:
    """Compile the names of a programme, places also without their suffix (市, 县, 自治州)."""
    names = (*_places(programme), *_rows(programme))
    return Vocabulary(names, programme.charter.place)


def _places(programme: Programme) -> Iterable[Name]:
    for area in programme.areas:
        full = {area.name_zh, area.short_zh, area.name_en, area.short_en} - {""}
        bare = {_SUFFIX.sub("", name) for name in (area.name_zh, area.short_zh)}
        for words in sorted(full | {one for one in bare if len(one) > 1}):
            yield Name(words, LinkKind.PLACE, area.code)


def _rows(programme: Programme) -> Iterable[Name]:
    told = (
        *(
            (LinkKind.INDICATOR, one.id, (one.name_zh, one.name_en), str(one.unit))
            for one in programme.indicators
        ),
        *((LinkKind.PROJECT, one.id, (one.name_zh, one.name_en), "") for one in programme.projects),
        *((LinkKind.CHAIN, one.id, (one.name_zh,), "") for one in programme.chains),
    )
    for kind, row, words, symbol in told:
        yield from (Name(one, kind, row, symbol) for one in words if one)
