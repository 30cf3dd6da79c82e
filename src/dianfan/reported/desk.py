"""The writing desk: the programme, its Book and verdicts, and what is known of each indicator."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import TypeVar
from typing import cast

import polars as pl

from dianfan.figures.period import period
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.judged import headline_judgement
from dianfan.judged.integration import integrate
from dianfan.recorded.count import counted
from dianfan.recorded.mint import Mint

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from datetime import date

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.figures.place import Place
    from dianfan.judged.integration import Integration
    from dianfan.judged.verdicts import Judgement
    from dianfan.judged.verdicts import Tally
    from dianfan.judged.verdicts import Verdicts
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Project
    from dianfan.promised.model import Source
    from dianfan.recorded.book import Book

    Rows = Mapping[str, tuple[tuple[str, str, str, str], ...]]


T = TypeVar("T")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
LEVELS = ("level", "share", "cumulative")


@dataclass(frozen=True)
class Known:
    """What the record knows of one indicator at one place, at its latest.

    ``level`` is the latest level, share or cumulative value, ``growth`` the published
    growth over a year before, ``rank`` the published rank; growth and rank are of the
    same period as the level where there is one, else the latest.
    """

    indicator: Indicator
    place: Place
    level: Figure | None
    growth: Figure | None
    rank: Figure | None
    scope: Wording | None = None

    @property
    def lead(self) -> Figure | None:
        """The figure that a sentence about the indicator starts from."""
        return self.level or self.growth or self.rank

    @property
    def latest(self) -> Period | None:
        """The period of the leading figure."""
        return None if self.lead is None else self.lead.period


@dataclass(frozen=True)
class Desk:
    """Everything that a writer looks things up in; it writes no words itself."""

    programme: Programme
    book: Book
    verdicts: Verdicts

    @cached_property
    def mint(self) -> Mint:
        """The maker of figures from this Book."""
        return Mint(self.programme, self.book)

    @cached_property
    def home(self) -> Place:
        """The place that the programme is about."""
        return self.mint.places[self.programme.charter.place]

    @cached_property
    def asof(self) -> date:
        """The day at which the Book was closed."""
        return self.book.asof

    @cached_property
    def opened(self) -> date:
        """The first day of the programme."""
        return period(self.programme.charter.start).start

    @cached_property
    def asof_period(self) -> Period:
        """The day at which the Book was closed, as a period to write."""
        return period(self.asof.isoformat())

    @cached_property
    def opened_period(self) -> Period:
        """The first day, month or year of the programme, as a period to write."""
        return period(self.programme.charter.start)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators by id."""
        return {indicator.id: indicator for indicator in self.programme.indicators}

    @cached_property
    def projects(self) -> Mapping[str, Project]:
        """The projects by id."""
        return {project.id: project for project in self.programme.projects}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.programme.sources}

    @cached_property
    def judged(self) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements of each indicator at home, every method."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self.verdicts.judgements:
            if judgement.area == self.home.code:
                found[judgement.indicator].append(judgement)
        return {indicator: tuple(some) for indicator, some in found.items()}

    @cached_property
    def integration(self) -> Integration:
        """The four layers as one graph, with what hangs loose and what would move."""
        return integrate(self.programme, self.book)

    @cached_property
    def headline(self) -> Mapping[str, Judgement]:
        """The judgement that counts for each indicator."""
        return {indicator: headline_judgement(some) for indicator, some in self.judged.items()}

    @cached_property
    def tallies(self) -> Mapping[tuple[str, str], Tally]:
        """The tallies of the portfolio by dimension and group."""
        return {(tally.dimension, tally.group): tally for tally in self.verdicts.tallies}

    @cached_property
    def _latest(self) -> Mapping[tuple[str, str], Rows]:
        """Chosen actual entries by indicator and area, then kind: entry, scope, period, dimension."""
        found: dict[tuple[str, str], dict[str, list[tuple[str, str, str, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        frame = self.book.observations
        chosen = frame.filter(frame["chosen"] & (frame["scenario"] == "actual")).sort(
            "end", "start", "entry"
        )
        columns = ("indicator", "area", "kind", "entry", "scope", "period", "dimension")
        for indicator, area, kind, *row in chosen.select(columns).iter_rows():
            entry, scope, code, dimension = row
            found[indicator, area][kind].append((entry, scope, code, dimension))
        return {
            key: {kind: tuple(rows) for kind, rows in kinds.items()} for key, kinds in found.items()
        }

    def known(self, indicator: str, area: str | None = None) -> Known:
        """Give what is known of an indicator at a place, home unless another is named."""
        code = area or self.home.code
        kinds = self._latest.get((indicator, code), {})
        level = self._level(indicator, kinds)
        if level is not None and not self.is_current(level) and self._growth_since(kinds, level):
            level = None
        at = level.period.code if level else None
        growth = self._last(kinds, ("growth_yoy",), at)
        rank = self._last(kinds, ("rank",), at)
        lead = level or growth or rank
        scope = self.scope(lead.scope) if lead and lead.scope else None
        return Known(self.indicators[indicator], self.mint.places[code], level, growth, rank, scope)

    @cached_property
    def _scopes(self) -> Mapping[str, Wording]:
        """What scopes are called: as the charter words them, or as projects, nodes and edges are named."""
        nodes = {one.id: one.name for one in self.programme.infrastructure.nodes}
        edges = (
            (nodes[one.start], nodes[one.end])
            for one in self.programme.infrastructure.edges
            if one.start in nodes and one.end in nodes
        )
        named = (
            *(Wording(one.name_zh, one.name_en or one.name_zh) for one in self.programme.projects),
            *nodes.values(),
            *(
                Wording(one.name_zh, one.name_en or one.name_zh)
                for one in self.programme.works.activities
            ),
            *(Wording(f"{a.zh}—{b.zh}", f"{a.en}–{b.en}") for a, b in edges),
            *self.programme.charter.scopes,
        )
        return {scope.zh: scope for scope in named}

    def scope(self, scope: str) -> Wording:
        """Name a scope in both languages; one that the programme does not translate stays as it is."""
        return self._scopes.get(scope, Wording(scope, scope))

    def growth_only(self, indicator: str) -> Figure | None:
        """Give the latest published growth at home when it is later than any level."""
        kinds = self._latest.get((indicator, self.home.code), {})
        level = self._level(indicator, kinds)
        return self._growth_since(kinds, level)

    def _growth_since(self, kinds: Rows, level: Figure | None) -> Figure | None:
        growth = self._last(kinds, ("growth_yoy",), None)
        later = growth is not None and (level is None or growth.period.end > level.period.end)
        return growth if later else None

    def _level(self, indicator: str, kinds: Rows) -> Figure | None:
        """Give the latest value in the indicator's own dimension, else in any other."""
        own = unit(self.indicators[indicator].unit).dimension
        rows = [row for kind in LEVELS for row in kinds.get(kind, ())]
        return self._newest([row for row in rows if row[3] == own] or rows)

    def _last(self, kinds: Rows, wanted: tuple[str, ...], at: str | None) -> Figure | None:
        rows = [row for kind in wanted for row in kinds.get(kind, ()) if at is None or row[2] == at]
        return self._newest(rows)

    def _newest(self, rows: list[tuple[str, str, str, str]]) -> Figure | None:
        if not rows:
            return None
        whole = [row for row in rows if not row[1]] or rows
        latest = max(whole, key=lambda row: (period(row[2]).end, period(row[2]).days))
        return self.mint.value(latest[0])

    @cached_property
    def entries_by_indicator(self) -> Mapping[str, tuple[str, ...]]:
        """The entries of each indicator: home before other places, the latest first."""
        return self._entries_by("indicator")

    @cached_property
    def entries_by_source(self) -> Mapping[str, tuple[str, ...]]:
        """The entries of each source: home before other places, the latest first."""
        return self._entries_by("source")

    @cached_property
    def entries_by_cell(self) -> Mapping[tuple[str, str, str], tuple[tuple[str, str], ...]]:
        """The standing entries and their sources by indicator, area and period."""
        found: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        columns = ("indicator", "area", "period", "entry", "source")
        standing = self.book.observations.filter(pl.col("superseded_by") == "")
        for indicator, area, code, entry, source in standing.select(columns).iter_rows():
            found[indicator, area, code].append((entry, source))
        return {cell: tuple(entries) for cell, entries in found.items()}

    def _entries_by(self, column: str) -> Mapping[str, tuple[str, ...]]:
        away = pl.col("area") != self.home.code
        ordered = self.book.observations.sort(
            away,
            "end",
            "start",
            "area",
            "rank",
            "entry",
            descending=[False, True, True, False, False, False],
        )
        grouped = ordered.group_by(column, maintain_order=True).agg("entry")
        return {key: tuple(entries) for key, entries in grouped.iter_rows()}

    def is_current(self, figure: Figure | None) -> bool:
        """Tell whether a figure speaks of the time of the programme."""
        return figure is not None and figure.period.is_dated and figure.period.end >= self.opened

    @cached_property
    def targets_judged(self) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements of each indicator that hold a value against a target, at any place."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self.verdicts.judgements:
            if judgement.target is not None:
                found[judgement.indicator].append(judgement)
        return {indicator: tuple(some) for indicator, some in found.items()}

    @cached_property
    def _remembered(self) -> dict[tuple[str, str], object]:
        return {}

    def remembered(self, indicator: str, find: Callable[[Desk, Indicator], T]) -> T:
        """Give what a function finds of an indicator, found once for all pages and languages."""
        key = (find.__name__, indicator)
        if key not in self._remembered:
            self._remembered[key] = find(self, self.indicators[indicator])
        return cast("T", self._remembered[key])

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that the programme's own English texts write without a capital."""
        programme = self.programme
        texts = (
            *(one.name_en for one in programme.indicators),
            *(one.definition_en for one in programme.indicators),
            *(one.decision_en for one in programme.decisions),
            *(one.measure_en for one in programme.claims),
            *(one.name_en for one in programme.projects),
        )
        return frozenset(word for text in texts for word in _SMALL_WORD.findall(text))

    def people(self, area: str) -> Figure | None:
        """Give the latest number of people of a place, when the charter says what counts them."""
        indicator = self.programme.charter.population
        if indicator not in self.indicators or area not in self.mint.places:
            return None
        level = self.known(indicator, area).level
        return level if level is not None and level.value > 0 else None

    def of_action(self, number: int) -> tuple[Indicator, ...]:
        """Give the indicators of an action, the most salient first."""
        some = [one for one in self.programme.indicators if one.action == number]
        return tuple(sorted(some, key=lambda one: (one.salience, one.id)))

    def count(self, table: str, measure_word: str = "项", **where: str) -> Figure:
        """Count rows of a table of the Book as a figure; each count is taken once."""
        asked = (table, measure_word, *where.items())
        if asked not in self._counts:
            self._counts[asked] = counted(self.book, self.home, table, measure_word, **where)
        return self._counts[asked]

    @cached_property
    def _counts(self) -> dict[tuple[object, ...], Figure]:
        return {}
