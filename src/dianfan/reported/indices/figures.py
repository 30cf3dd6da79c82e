"""The figures of an index page, made once for both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isnan

from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import difference
from dianfan.judged.indices import methods
from dianfan.judged.indices.computing import Computed
from dianfan.judged.indices.judging import JudgedIndex
from dianfan.judged.surface.change import Driver
from dianfan.judged.surface.spec import IndexSpec
from dianfan.reported.measures import choice_words

SHOWN = 3
"""How many strengths and weaknesses a profile names."""


@dataclass(frozen=True)
class IndexFigures:
    """Makes the figures of an index that could be computed."""

    judged: JudgedIndex
    panel: Figure
    done: Computed

    @property
    def spec(self) -> IndexSpec:
        """What the index is made of."""
        return self.judged.spec

    @property
    def period(self) -> str:
        """The period that is told: the last one with scores."""
        return self.judged.period

    @property
    def before(self) -> str:
        """The period before it, empty where there is none."""
        earlier = [one for one in self.done.periods if one < self.period]
        return earlier[-1] if earlier else ""

    def score(self, place: str, node: str = "", period: str = "") -> Figure | None:
        """Give the score of a node or indicator, the index itself if left out; None for a gap."""
        name, when = node or self.spec.root.id, period or self.period
        if (place, when) not in self.done.rows or isnan(self.done.score(place, when, name)):
            return None
        own = (self._cell.get((place, when, leaf)) for leaf in self.spec.leaves(name))
        there = [one for one in own if one is not None]
        return methods.score(self.panel, *there, place=place, period=when, node=name)

    def rank(self, place: str, node: str = "") -> Figure | None:
        """Give the rank by a node or indicator in the period told; None for a gap."""
        name = node or self.spec.root.id
        own = self.score(place, name)
        if own is None:
            return None
        return methods.rank(self.panel, own, place=place, period=self.period, node=name)

    def range(self, place: str) -> Figure:
        """Give the range of a place's ranks."""
        return methods.rank_range(self.panel, place=place)

    def range_by_digits(self, place: str) -> Figure:
        """Give the ranks of a place that the printed digits of the data leave open."""
        return methods.rank_set(self.panel, place=place)

    def reach(self, place: str) -> Figure:
        """Give the ranks of a place that choices and printed digits leave open together."""
        return methods.rank_reach(self.panel, place=place)

    def open_ranks(self, place: str, name: str) -> Figure | None:
        """Give the ranks of a place in an indicator that printed digits leave open; None for a gap."""
        if place not in self.done.open_ranks(self.period, name):
            return None
        return methods.indicator_ranks(self.panel, place=place, period=self.period, indicator=name)

    def causes(self, place: str) -> list[tuple[str, Figure]]:
        """Give what moved the score of a place since the period before, the greatest part first."""
        found = self.done.change
        if found is None or place not in found.places or found.start != self.before:
            return []
        others = (methods.GAPS, *(one for one in Driver if one is not Driver.VALUES))
        told = [
            (cause, methods.change_part(self.panel, place=place, cause=cause))
            for cause in (*found.columns, *others)
        ]
        there = [(cause, part) for cause, part in told if part.value]
        return sorted(there, key=lambda one: -abs(one[1].value))

    def moved(self, place: str) -> Figure | None:
        """Give the change of a place's score since the period before; None without one."""
        now, then = (
            self.score(place),
            self.score(place, period=self.before) if self.before else None,
        )
        return difference(now, then) if now is not None and then is not None else None

    @cached_property
    def _cell(self) -> dict[tuple[str, str, str], Figure]:
        return {
            (one.place.code, one.period.code, one.measure.partition(":")[0]): one
            for one in self.panel.inputs
        }

    def cell(self, place: str, name: str) -> Figure | None:
        """Give the value of an indicator at a place in the period told; None for a gap."""
        return self._cell.get((place, self.period, name))

    @cached_property
    def choices(self) -> tuple[tuple[str, Figure], ...]:
        """The choices with their share of the shifts of ranks, the greatest first."""
        found = self.done.sensitivity
        told = [
            (name, methods.choice_share(self.panel, choice=name))
            for name, share in zip(found.choices, found.total, strict=True)
            if not isnan(share)
        ]
        return tuple(sorted(told, key=lambda one: -one[1].value))

    def choice(self, name: str) -> Wording:
        """Word a choice that stays open."""
        return choice_words(self.judged, name)

    def by_rank(self, place: str) -> list[tuple[str, Figure]]:
        """Give the indicators of a place with its rank in each, the best first."""
        told = [(name, self.rank(place, name)) for name in self.spec.columns]
        known = [(name, rank) for name, rank in told if rank is not None]
        return sorted(known, key=lambda one: (one[1].value, self.spec.columns.index(one[0])))

    def tree(self) -> Iterator[tuple[str, str, Figure]]:
        """Give node, child and weight of each branch, from the root down."""
        for node in self.spec.nodes:
            for child in node.children:
                yield node.id, child, methods.weight(self.panel, node=node.id, child=child)
