"""The names of a programme, compiled once: places, indicators, projects, chains."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit
from dianfan.promised.model import Programme
from dianfan.said.articles.binding import pairs
from dianfan.said.statements.model import Link
from dianfan.said.statements.model import LinkKind
from dianfan.said.statements.script import simplified

LEAST = 0.5
"""The score below which words are linked to nothing."""
_SUFFIX = re.compile(
    r"(?:维吾尔|壮族|回族|[\u4e00-\u9fff]{1,3}族)?(?:自治区|自治州|自治县|特别行政区|地区|省|市|县|州|区)$"
)
_WHOLE = re.compile(r"^(?:全[省市县州区]|我[省市县州区]|[该本][省市县州区])")
_MOST = 3


@dataclass(frozen=True)
class Name:
    """A name of the programme, what it stands for, and the unit that it is counted in.

    ``is_short`` tells the name of a place whose suffix (市, 县) was left off.
    """

    words: str
    kind: LinkKind
    id: str
    unit: str = ""
    is_short: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """All names of a programme; ``home`` is the id of the place that it is about.

    ``parents`` gives for each place the one that it lies in.
    """

    names: tuple[Name, ...]
    home: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> re.Pattern[str]:
        """The names of places, the longest first."""
        words = sorted(
            {one.words for one in self.names if one.kind is LinkKind.PLACE}, key=len, reverse=True
        )
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    @cached_property
    def place_ids(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of the places that bear a name, those that bear it in full before others."""
        full: dict[str, dict[str, None]] = {}
        short: dict[str, dict[str, None]] = {}
        for one in self.names:
            if one.kind is LinkKind.PLACE:
                (short if one.is_short else full).setdefault(one.words, {})[one.id] = None
        return {words: tuple(ids) for words, ids in {**short, **full}.items()}

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
        found = [self._rows[pair] for pair in wanted if pair in self._rows]
        if not found:
            return ()
        shared = np.bincount(np.concatenate(found), minlength=len(self._rest))
        scores = 2 * shared / (len(wanted) + self._sizes)
        likely = np.flatnonzero(scores >= LEAST)
        best: dict[tuple[LinkKind, str], Link] = {}
        for row in sorted(likely, key=lambda row: (-scores[row], self._rest[row].id)):
            one = self._rest[row]
            if (one.kind, one.id) not in best and _fits(one, symbol):
                why = f"its name {one.words} shares most pairs of characters"
                best[one.kind, one.id] = Link(one.kind, one.id, round(float(scores[row]), 3), why)
            if len(best) == _MOST:
                break
        return tuple(best.values())

    @cached_property
    def _rest(self) -> tuple[Name, ...]:
        """The names that are linked by their pairs of characters: those of no place."""
        return tuple(one for one in self.names if one.kind is not LinkKind.PLACE)

    @cached_property
    def _sizes(self) -> NDArray[np.float64]:
        return np.array([float(len(pairs(one.words))) for one in self._rest])

    @cached_property
    def _rows(self) -> Mapping[str, NDArray[np.intp]]:
        """The numbers of the names that have a pair of characters, by the pair."""
        rows: dict[str, list[int]] = {}
        for number, one in enumerate(self._rest):
            for pair in pairs(one.words):
                rows.setdefault(pair, []).append(number)
        return {pair: np.array(some, dtype=np.intp) for pair, some in rows.items()}


def are_tied(links: Sequence[Link]) -> bool:
    """Tell whether the first of some links is no better than the second, so that none is meant."""
    return len(links) > 1 and links[0].score == links[1].score


def _fits(one: Name, symbol: str) -> bool:
    if not one.unit or not symbol or symbol in {"%", "百分点", "成", "位", "名", "倍"}:
        return True
    try:
        unit(symbol).ratio_to(unit(one.unit))
    except (UnknownUnit, IncompatibleUnits):
        return symbol == one.unit
    return True


def vocabulary_of(programme: Programme) -> Vocabulary:
    """Compile the names of a programme, places also without their suffix (市, 县, 自治州).

    Names in traditional characters are kept in simplified ones, which is how texts are read.
    """
    names = (*_places(programme), *_rows(programme))
    parents = {area.code: area.parent for area in programme.areas if area.parent}
    return Vocabulary(names, programme.charter.place, parents)


def _places(programme: Programme) -> Iterable[Name]:
    for area in programme.areas:
        full = {area.name_zh, area.short_zh, area.name_en, area.short_en} - {""}
        bare = {_SUFFIX.sub("", name) for name in (area.name_zh, area.short_zh)}
        for words in sorted(full | {one for one in bare if len(one) > 1}):
            yield Name(simplified(words), LinkKind.PLACE, area.code, is_short=words not in full)


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
        yield from (Name(simplified(one), kind, row, symbol) for one in words if one)
