"""The figures of access to one service over one layer, made once for both languages."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import share
from dianfan.judged.net import methods
from dianfan.judged.net.outages import outages
from dianfan.judged.net.searching import Nearest
from dianfan.judged.net.searching import nearest
from dianfan.judged.scorecard.thresholds import threshold
from dianfan.recorded.built import of_edge
from dianfan.reported.nets.leaves import LayerLeaves
from dianfan.reported.nets.leaves import with_edge
from dianfan.reported.nets.leaves import without_edge

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.judged.net.laid_down import LaidLayer
    from dianfan.judged.net.network import Network
    from dianfan.promised.networks import Edge

MOST_OUTAGES = 4
"""So many edges by people cut off, and as many by minutes."""


def limit() -> Figure:
    """Give the minutes within which a person counts as served."""
    return threshold("net-access", "minutes")


@dataclass(frozen=True)
class AreaAccess:
    """The access of an area, as figures; None where nobody is meant."""

    area: str
    people: Figure
    served: Figure | None
    share: Figure | None
    mean: Figure | None
    cut_off: Figure | None


@dataclass(frozen=True)
class Outage:
    """What the loss of an edge does: minutes more for those who still get there, people cut off."""

    edge: Edge
    longer: Figure | None
    cut_off: Figure | None


@dataclass(frozen=True)
class Candidate:
    """What a planned edge would bring; None where it brings none of it, or where a number is not told."""

    edge: Edge
    served: Figure | None
    saved: Figure | None
    joined: Figure | None
    cost: Figure | None
    rate: Figure | None


@dataclass(frozen=True)
class ServiceFigures:
    """Makes the figures of the access to a service over a layer."""

    leaves: LayerLeaves
    service: str

    @property
    def layer(self) -> LaidLayer:
        """The layer."""
        return self.leaves.layer

    @cached_property
    def goals(self) -> Sequence[int]:
        """The places of the nodes that offer the service."""
        found: Sequence[int] = np.flatnonzero(self.layer.network.services[self.service]).tolist()
        return found

    @cached_property
    def now(self) -> tuple[Figure | None, ...]:
        """The minutes of each node to the service; None where no way leads or nobody is told to live."""
        return self._ways(self.layer.network)

    def _ways(self, told: Network) -> tuple[Figure | None, ...]:
        found = nearest(told, np.array(self.goals))
        return tuple(self._way(told, found, at) for at in range(told.count))

    def _way(self, told: Network, found: Nearest, at: int) -> Figure | None:
        way, people = found.way(at), self.leaves.people[at]
        if not way or people is None:
            return None
        return methods.way_minutes(
            people, *self.leaves.edges_on(told, way),
            way=">".join(told.nodes[one] for one in way), service=self.service,
        )  # fmt: skip

    @cached_property
    def live(self) -> tuple[int, ...]:
        """The places of the nodes where people are told to live."""
        return tuple(
            at for at, one in enumerate(self.leaves.people) if one is not None and one.value > 0
        )

    @cached_property
    def areas(self) -> tuple[AreaAccess, ...]:
        """The access of each area where people live, the least served first; the whole network last."""
        nodes: dict[str, list[int]] = {}
        for at in self.live:
            nodes.setdefault(self.layer.nodes[at].area, []).append(at)
        rows = [self._area(area, some) for area, some in nodes.items()]
        return (*sorted(rows, key=_least_served), self._area("", list(self.live)))

    def _area(self, area: str, nodes: list[int]) -> AreaAccess:
        people = methods.people_in(*self.leaves.of(nodes), of="people")
        reached = [at for at in nodes if self.now[at] is not None]
        lost = [at for at in nodes if self.now[at] is None]
        served = self._served(nodes, self.now)
        return AreaAccess(
            area,
            people,
            served,
            share(served, people) if served else None,
            methods.mean_minutes(*self._pairs(reached, self.now), service=self.service)
            if reached
            else None,
            methods.people_in(*self.leaves.of(lost), of="cut_off") if lost else None,
        )

    def _pairs(self, nodes: Sequence[int], ways: Sequence[Figure | None]) -> tuple[Figure, ...]:
        pairs = ((self.leaves.people[at], ways[at]) for at in nodes)
        return tuple(one for pair in pairs for one in pair if one is not None)

    def _served(self, nodes: Sequence[int], ways: Sequence[Figure | None]) -> Figure | None:
        most = limit()
        within = [at for at in nodes if (way := ways[at]) is not None and way.value <= most.value]
        if not within:
            return None
        return methods.served(most, *self._pairs(within, ways), service=self.service)

    @cached_property
    def inequality(self) -> Figure | None:
        """How unequal the minutes of those are who reach the service."""
        reached = [at for at in self.live if self.now[at] is not None]
        return (
            methods.minutes_gini(*self._pairs(reached, self.now), service=self.service)
            if reached
            else None
        )

    @cached_property
    def outages(self) -> tuple[Outage, ...]:
        """The edges whose loss cuts off most people, then those that cost the others most minutes."""
        told = self.layer.network
        found = outages(told, np.array(self.goals), float(limit().value))
        cut = np.argsort(-found.cut_off, kind="stable")[:MOST_OUTAGES]
        slow = np.argsort(-found.longer, kind="stable")[:MOST_OUTAGES]
        felt = dict.fromkeys(
            (
                *(at for at in cut.tolist() if found.cut_off[at] > 0),
                *(at for at in slow.tolist() if found.longer[at] > 0),
            )
        )
        return tuple(self._outage(self.layer.edges[at]) for at in felt)

    def _outage(self, edge: Edge) -> Outage:
        then = self._ways(without_edge(self.layer, edge.id).network)
        lost = [at for at in self.live if self.now[at] is not None and then[at] is None]
        return Outage(
            edge,
            self._minutes(then, "lost"),
            methods.people_in(*self.leaves.of(lost), of="lost") if lost else None,
        )

    def _minutes(self, then: Sequence[Figure | None], of: str) -> Figure | None:
        """Add up by how many minutes ways differ, over the nodes that have a way both times."""
        triples = [
            (self.leaves.people[at], self.now[at], then[at])
            for at in self.live
            if self.now[at] is not None and then[at] is not None and self.now[at] != then[at]
        ]
        flat = [one for triple in triples for one in triple if one is not None]
        changed = [
            one
            for people, now, new in zip(flat[::3], flat[1::3], flat[2::3], strict=True)
            if now.value != new.value
            for one in (people, now, new)
        ]
        if not changed:
            return None
        return methods.person_minutes(*changed, of=of, service=self.service)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The planned edges that have a time, most people newly served first, then most minutes saved."""
        timed = [one for one in self.layer.planned if one.minutes is not None]
        return tuple(sorted(map(self._candidate, timed), key=_most_gain))

    def _candidate(self, edge: Edge) -> Candidate:
        then = self._ways(with_edge(self.layer, edge).network)
        joined = [at for at in self.live if self.now[at] is None and then[at] is not None]
        saved, cost = self._minutes(then, "saved"), self._cost(edge)
        return Candidate(
            edge,
            self._more(then),
            saved,
            methods.people_in(*self.leaves.of(joined), of="joined") if joined else None,
            cost,
            methods.saved_per_money(saved, cost) if saved and cost and cost.value > 0 else None,
        )

    def _more(self, then: Sequence[Figure | None]) -> Figure | None:
        before, after = self._served(self.live, self.now), self._served(self.live, then)
        if after is None or (before is not None and after.value == before.value):
            return None
        return after if before is None else difference(after, before)

    def _cost(self, edge: Edge) -> Figure | None:
        told = of_edge(self.leaves.desk.mint, edge, "cost")
        project = self.leaves.desk.projects.get(edge.project)
        return told or (self.leaves.desk.mint.investment(project) if project else None)


def services_of(leaves: LayerLeaves) -> Mapping[str, ServiceFigures]:
    """Give the figures of each service of a timed layer where people live; none of another."""
    if not leaves.layer.is_timed or not any(leaves.people):
        return {}
    return {name: ServiceFigures(leaves, name) for name in leaves.layer.services}


def _least_served(row: AreaAccess) -> tuple[float, float, str]:
    return (
        -1.0 if row.share is None else float(row.share.value),
        -float(row.people.value),
        row.area,
    )


def _most_gain(one: Candidate) -> tuple[float, float, float, str]:
    return (
        -_size(one.joined) - _size(one.served), -_size(one.saved), _size(one.cost), one.edge.id,
    )  # fmt: skip


def _size(figure: Figure | None) -> float:
    return 0.0 if figure is None else float(figure.value)
