"""One claim before the record: what it asks, of whom and when, and what it points to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.period import period
from dianfan.figures.unit import unit
from dianfan.judged.claims.docket import LEVELS
from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.meaning import CONSTANT_PRICES
from dianfan.judged.claims.meaning import PROMISES
from dianfan.judged.claims.meaning import Asks
from dianfan.judged.claims.meaning import asks
from dianfan.judged.claims.meaning import measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.figures.unit import Unit
    from dianfan.judged.claims.docket import Docket
    from dianfan.judged.claims.docket import Entry
    from dianfan.promised.model import ClaimRow
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.promised.model import Target
    from dianfan.said.claims import Claim


@dataclass(frozen=True)
class Case:
    """A claim with everything that a check looks at; a person's verdict is not part of it."""

    docket: Docket
    claim: Claim

    @property
    def row(self) -> ClaimRow:
        """The row of the claim."""
        return self.claim.row

    @cached_property
    def figure(self) -> Figure | None:
        """The number as said."""
        return self.docket.mint.claim(self.claim)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of the number; nothing where no number is named."""
        return None if self.figure is None else unit(self.row.unit)

    @cached_property
    def asks(self) -> Asks:
        """The kind of statement."""
        return asks(self.row, self.unit)

    @cached_property
    def indicator(self) -> Indicator | None:
        """The indicator that the claim names, else the only one that its evidence is of."""
        named = self.docket.indicators.get(measured(self.row))
        if named is not None or self.unit is None or self.asks not in {Asks.LEVEL, Asks.SHARE}:
            return named
        fitting = {one.indicator for one in self.pointed if one.dimension == self.unit.dimension}
        return self.docket.indicators[fitting.pop()] if len(fitting) == 1 else None

    @cached_property
    def measure(self) -> str:
        """The id of what is measured: the indicator's, else the words of the claim."""
        return measured(self.row) if self.indicator is None else self.indicator.id

    @cached_property
    def span(self) -> Period:
        """The period that the claim speaks of; undated when it names none."""
        return period(self.row.period or "undated")

    @cached_property
    def is_place(self) -> bool:
        """Whether the subject is a place of the programme."""
        return self.docket.mint.subject(self.claim) is not None

    @cached_property
    def area(self) -> str:
        """The place of the claim: its subject, else where its evidence lies, else home."""
        place = self.docket.mint.subject(self.claim)
        if place is not None:
            return place.code
        own = [one for one in self.pointed if one.indicator == measured(self.row)]
        found = own or self.pointed
        return found[0].area if found else self.docket.programme.charter.place

    @cached_property
    def pointed(self) -> tuple[Entry, ...]:
        """The entries that the claim points to, each once."""
        found = (one for name in self.row.checked_by for one in self.docket.pointed(name))
        return tuple(dict.fromkeys(found))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets that the claim points to."""
        found = (one for name in self.row.checked_by for one in self.docket.target(name))
        return tuple(dict.fromkeys(found))

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The projects that the claim points to."""
        names = (one.removeprefix("project:") for one in self.row.checked_by)
        return tuple(self.docket.projects[one] for one in names if one in self.docket.projects)

    @cached_property
    def is_promise(self) -> bool:
        """Whether the claim speaks of what was still to come when it was made."""
        if self.row.status not in PROMISES or not self.span.is_dated:
            return False
        try:
            said = period(self.row.date).start if self.row.date else None
        except UnknownPeriod:
            said = None
        return said is None or said <= self.span.end

    @cached_property
    def own(self) -> tuple[Entry, ...]:
        """The actual entries of the claimed indicator at its place, without those of another scope."""
        if self.indicator is None:
            return ()
        scenarios = (
            {"actual"}
            if self.is_promise or self.row.status not in PROMISES
            else {"actual", "forecast"}
        )
        return tuple(
            one
            for one in self.docket.at(self.indicator.id, self.area)
            if one.scope in self.scopes and one.scenario in scenarios
        )

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The scopes that mean what the claim means: none, or the subject that is no place."""
        return frozenset({""} if self.is_place else {"", self.row.subject})

    @cached_property
    def cell(self) -> tuple[Entry, ...]:
        """The entries of exactly what the claim speaks of, in kinds that fit its unit."""
        return tuple(one for one in self.own if self.is_now(one) and self.fits(one))

    def is_now(self, entry: Entry) -> bool:
        """Tell whether an entry is of the claim's period; a stock is also where only the end is the same."""
        stock = self.indicator is not None and self.indicator.cumulative and self.span.is_dated
        return same_span(entry.span, self.span) or (stock and entry.span.end == self.span.end)

    def fits(self, entry: Entry) -> bool:
        """Tell whether an entry states the same kind of thing as the claim does."""
        if self.unit is None or entry.dimension != self.unit.dimension:
            return False
        growth, rank = entry.kind == "growth_yoy", entry.kind == "rank"
        return (growth, rank) == (self.asks.value == "growth", self.asks.value == "rank") or (
            rank and self.asks.value == "rank"
        )

    def levels(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Keep the entries that state an amount."""
        return tuple(one for one in entries if one.kind in LEVELS)

    def independent(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Keep the entries of other sources than the claim's."""
        return tuple(one for one in entries if one.source != self.row.source)

    @cached_property
    def at_constant_prices(self) -> bool:
        """Whether growth of the indicator is told at constant prices, so that levels differ from it."""
        one = self.indicator
        return one is not None and bool(
            CONSTANT_PRICES.search(one.definition_zh + one.definition_en)
        )

    def breaks_between(self, one: Period, other: Period, indicator: str) -> bool:
        """Tell whether the definition of an indicator changed between two periods."""
        found = self.docket.indicators.get(indicator)
        if found is None:
            return False
        first, last = sorted((one.end, other.end))
        return first < found.comparable_since <= last
