"""The docket: the entries of a Book as the checks of claims look them up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.figures.period import period
from dianfan.judged.making import stretch
from dianfan.recorded.choice import preferred
from dianfan.recorded.mint import Mint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from datetime import date

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.promised.model import Area
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Project
    from dianfan.promised.model import Target
    from dianfan.recorded.book import Book

COLUMNS = (
    "entry",
    "indicator",
    "area",
    "period",
    "scope",
    "kind",
    "scenario",
    "source",
    "dimension",
    "published",
)
LEVELS = frozenset({"level", "cumulative"})


class Entry(NamedTuple):
    """One entry of the record, without its value."""

    id: str
    indicator: str
    area: str
    span: Period
    scope: str
    kind: str
    scenario: str
    source: str
    dimension: str
    published: date | None


@dataclass(frozen=True)
class Docket:
    """The programme and its Book, with the entries by indicator and by place."""

    programme: Programme
    book: Book

    @cached_property
    def mint(self) -> Mint:
        """The maker of figures from this Book."""
        return Mint(self.programme, self.book)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators by id."""
        return {one.id: one for one in self.programme.indicators}

    @cached_property
    def named(self) -> Mapping[str, Indicator]:
        """The indicators by their Chinese name."""
        return {one.name_zh: one for one in self.programme.indicators}

    @cached_property
    def projects(self) -> Mapping[str, Project]:
        """The projects by id."""
        return {one.id: one for one in self.programme.projects}

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The areas by code."""
        return {one.code: one for one in self.programme.areas}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of the areas right below each area."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.programme.areas:
            found[one.parent].append(one.code)
        return {code: tuple(some) for code, some in found.items()}

    @cached_property
    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """All entries of each indicator, in the order of the Book."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for row in self.book.observations.select(COLUMNS).iter_rows():
            entry, indicator, area, code, *rest = row
            scope, *others = rest
            found[indicator].append(
                Entry(entry, indicator, area, period(code), scope or "", *others)
            )
        return {indicator: tuple(some) for indicator, some in found.items()}

    def at(self, indicator: str, area: str) -> tuple[Entry, ...]:
        """Give the entries of one indicator at one place."""
        return tuple(one for one in self.entries.get(indicator, ()) if one.area == area)

    def pointed(self, pointer: str) -> tuple[Entry, ...]:
        """Give the entries that a pointer ``indicator@area@period#source`` names."""
        cell, _, source = pointer.partition("#")
        indicator, _, rest = cell.partition("@")
        area, _, code = rest.partition("@")
        return tuple(
            one
            for one in self.at(indicator, area)
            if one.span.code == code and source in {"", one.source}
        )

    def target(self, pointer: str) -> tuple[Target, ...]:
        """Give the targets that a pointer names."""
        cell, _, source = pointer.partition("#")
        return tuple(
            one
            for one in self.programme.targets
            if f"{one.indicator}@{one.area}@{one.period}" == cell and source in {"", one.source}
        )

    def figure(self, entries: Iterable[Entry]) -> Figure:
        """Mint the preferred figure of some entries of one cell."""
        figures = [self.mint.entry(one.id) for one in entries]
        return figures[0] if len(figures) == 1 else preferred(*figures)


def same_span(one: Period, other: Period) -> bool:
    """Tell whether two periods are the same days, however they are written."""
    return one.is_dated and (one.start, one.end) == (other.start, other.end)


def year_apart(earlier: Period, later: Period) -> bool:
    """Tell whether the later period is the same stretch one year after the earlier."""
    if not (earlier.is_dated and later.is_dated):
        return False
    return later.end.year - earlier.end.year == 1 and stretch(earlier) == stretch(later)
