"""The figures of a network's structure: bridges, what failure leaves, what falls together, what has room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import share
from dianfan.judged.net import methods
from dianfan.judged.net import whole_methods
from dianfan.judged.net.cutting import bridges
from dianfan.judged.net.laid_down import laid_coupling
from dianfan.judged.scorecard.thresholds import threshold
from dianfan.promised.networks import EdgeState
from dianfan.recorded.built import of_connection
from dianfan.recorded.built import of_edge
from dianfan.recorded.built import of_node

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.promised.networks import Connection
    from dianfan.promised.networks import Edge
    from dianfan.promised.networks import Node
    from dianfan.reported.desk import Desk
    from dianfan.reported.nets.leaves import LayerLeaves

MOST_BRIDGES = 10
MOST_FALLS = 8
RUNS, SEED = "100", "1"
PERCENT = 100


@dataclass(frozen=True)
class BridgeFigures:
    """A bridge: the people beyond it, and the services that one side loses, by name."""

    edge: Edge
    people: Figure
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """What a node or an edge can still take, now and after the connections that are planned to it."""

    id: str
    name: Wording
    layer: Wording
    capacity: Figure
    load: Figure | None
    used: Figure | None
    now: Figure | None
    after: Figure | None
    connections: tuple[Connection, ...]

    @property
    def is_short(self) -> bool:
        """Whether what is planned finds no room."""
        return self.after is not None and self.after.value < 0

    @property
    def is_tight(self) -> bool:
        """Whether it is in use by so much that it counts as tight."""
        most = threshold("net-capacity", "tight").value
        return self.used is not None and self.used.value >= most


def bridge_figures(leaves: LayerLeaves) -> tuple[BridgeFigures, ...]:
    """Give the bridges that cut off people, most people first."""
    told = leaves.layer.network
    found = []
    for one in bridges(told)[:MOST_BRIDGES]:
        people = leaves.of(one.far.tolist())
        if people and one.people > 0:
            found.append(BridgeFigures(
                leaves.layer.edges[one.edge], methods.people_in(*people, of="beyond"),
                tuple(name for name, lost in one.lost.items() if lost > 0),
            ))  # fmt: skip
    return tuple(found)


def bridge_count(leaves: LayerLeaves) -> tuple[str, ...]:
    """Give the ids of all bridges of a layer."""
    return tuple(leaves.layer.edges[one.edge].id for one in bridges(leaves.layer.network))


def left_together(leaves: LayerLeaves) -> Figure | None:
    """Give how many people still hang together when the stated share of edges fails at random."""
    if any(one is None for one in leaves.people) or not leaves.layer.edges:
        return None
    people = leaves.of(range(len(leaves.people)))
    return whole_methods.left_together(
        threshold("net-failure", "failed"), *people, runs=RUNS, seed=SEED,
        **whole_methods.written(leaves.layer.network),
    )  # fmt: skip


def demand_ranks(leaves: LayerLeaves, edge: Edge) -> Figure | None:
    """Give the ranks of a planned edge over assumptions of demand; None where people are not told."""
    timed = [one for one in leaves.layer.planned if one.id in leaves.minutes]
    if any(one is None for one in leaves.people) or edge not in timed:
        return None
    links = " ".join(f"{one.start}{'=' if one.two_way else '>'}{one.end}" for one in timed)
    return whole_methods.demand_ranks(
        *leaves.of(range(len(leaves.people))),
        *(leaves.minutes[one.id] for one in (*leaves.layer.edges, *timed)),
        links=links, of=str(timed.index(edge)), **whole_methods.written(leaves.layer.network),
    )  # fmt: skip


@dataclass(frozen=True)
class Structure:
    """Makes the figures that look at all layers together."""

    desk: Desk

    @cached_property
    def falls(self) -> tuple[tuple[Node, Figure], ...]:
        """The nodes that bring others down when they fail, with how many fail, most first."""
        told = laid_coupling(self.desk.programme)
        if told is None:
            return ()
        nodes = {one.id: one for one in self.desk.programme.infrastructure.nodes}
        names = list(dict.fromkeys(told.layers))
        joined = told.network.nodes
        ends = zip(told.needing.tolist(), told.needed.tolist(), strict=True)
        parameters = {
            "layers": " ".join(str(names.index(one)) for one in told.layers),
            "feeds": " ".join(
                one for one, feeds in zip(joined, told.sources, strict=True) if feeds
            ),
            "needs": " ".join(f"{joined[one]}>{joined[other]}" for one, other in ends),
            **whole_methods.written(told.network),
        }
        count = self.desk.count("nodes", "个")
        needed = self._concerned(names)
        found = [
            (nodes[one], whole_methods.falls(count, first=one, **parameters)) for one in needed
        ]
        worst = sorted(found, key=lambda pair: (-pair[1].value, pair[0].id))
        return tuple(pair for pair in worst if pair[1].value > 1)[:MOST_FALLS]

    def _concerned(self, names: list[str]) -> tuple[str, ...]:
        """Give the nodes of layers that are fed or needed: only they can bring others down."""
        told = self.desk.programme.infrastructure
        ends = {end for need in told.needs for end in (need.node, need.needs)}
        layers = {one.layer_zh for one in told.nodes if one.feeds or one.id in ends} & set(names)
        return tuple(one.id for one in told.nodes if one.layer_zh in layers)

    @cached_property
    def rooms(self) -> tuple[Room, ...]:
        """The nodes and edges whose capacity is told, those without room first."""
        told, mint = self.desk.programme.infrastructure, self.desk.mint
        nodes = {one.id: one for one in told.nodes}
        found = [self._room(one.id, one.name, one, of_node(mint, one, "capacity"), of_node(mint, one, "load"))
                 for one in told.nodes]  # fmt: skip
        for one in told.edges:
            if one.state is EdgeState.PRESENT and one.start in nodes and one.end in nodes:
                start, end = nodes[one.start], nodes[one.end]
                name = Wording(f"{start.name.zh}—{end.name.zh}", f"{start.name.en}–{end.name.en}")
                figures = of_edge(mint, one, "capacity"), of_edge(mint, one, "load")
                found.append(self._room(one.id, name, start, *figures))
        return tuple(sorted((room for room in found if room is not None), key=_least_room))

    def _room(
        self, id_: str, name: Wording, of: Node, capacity: Figure | None, load: Figure | None
    ) -> Room | None:
        if capacity is None:
            return None
        mint, told = self.desk.mint, self.desk.programme.infrastructure
        layer = Wording(of.layer_zh, of.layer_en or of.layer_zh)
        planned = tuple(one for one in told.connections if one.node == id_)
        if load is None:
            return Room(id_, name, layer, capacity, None, None, None, None, planned)
        adds = [one for each in planned if (one := of_connection(mint, each, "adds")) is not None]
        asks = [one for each in planned if (one := of_connection(mint, each, "asks")) is not None]
        used = share(load, capacity) if capacity.value > 0 else None
        now = methods.headroom(capacity, load)
        after = (
            methods.headroom(capacity, load, *adds, *asks, adds=str(len(adds))) if planned else None
        )
        return Room(id_, name, layer, capacity, load, used, now, after, planned)


def _least_room(room: Room) -> tuple[bool, float, str]:
    left = room.after or room.now
    part = float(left.value / room.capacity.value) if left and room.capacity.value else 1.0
    return left is None, part, room.id
