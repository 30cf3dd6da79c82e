"""Weaving: the tables of a programme and the values of its Book as one graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.period import period
from dianfan.figures.wording import Wording
from dianfan.judged.integration.graph import Edge
from dianfan.judged.integration.graph import Graph
from dianfan.judged.integration.graph import Node
from dianfan.judged.integration.kinds import ENDS
from dianfan.judged.integration.kinds import EdgeKind
from dianfan.judged.integration.kinds import Join
from dianfan.judged.integration.kinds import NodeKind
from dianfan.judged.integration.naming import chain_names
from dianfan.judged.integration.naming import stage_named
from dianfan.promised.flows import feedings
from dianfan.promised.model import Lens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.promised.model import Programme
    from dianfan.promised.model import Target
    from dianfan.recorded.book import Book

ACTIONS = "actions"
CLAUSES: Mapping[str, Wording] = {
    "goal": Wording("目标", "the goal"),
    "path": Wording("路径", "the path"),
    "emphases": Wording("改革重点", "the emphases"),
}
NO_NETWORK = Gap(
    GapReason.NOT_REPORTED,
    "the programme's tables have no edges of a network and no capacity of one",
)


@dataclass
class _Loom:
    """What is gathered while the graph is woven: nodes by kind and id, edges by their ends."""

    nodes: dict[tuple[NodeKind, str], Node] = field(default_factory=dict)
    edges: dict[tuple[EdgeKind, str, str], Join] = field(default_factory=dict)

    def node(self, kind: NodeKind, name: str, words: Wording, *, own: bool = True) -> None:
        """Add a node; of two with one id, what is the programme's own wins."""
        known = self.nodes.get((kind, name))
        if known is not None:
            own = own or known.own
            words = min(words, known.name, key=lambda one: (one.zh, one.en))
        self.nodes[kind, name] = Node(kind, name, words, own)

    def edge(self, kind: EdgeKind, source: str, target: str, join: Join = Join.STATED) -> None:
        """Add an edge whose two ends exist; what is stated wins over what is only named."""
        ends = ENDS[kind]
        if (ends[0], source) in self.nodes and (ends[1], target) in self.nodes:
            stated = self.edges.get((kind, source, target)) is Join.STATED
            self.edges[kind, source, target] = Join.STATED if stated else join


def weave(programme: Programme, book: Book) -> Graph:
    """Weave the layers of a programme into one graph.

    Args:
        programme: decisions, actions, indicators, targets, projects, chains, places.
        book: its values tell which indicator is known at which place since the start.
    """
    loom = _Loom()
    own = _own_places(programme)
    _places_and_lenses(loom, programme, own)
    _decisions(loom, programme)
    _indicators(loom, programme)
    _values(loom, programme, book)
    _targets(loom, programme, own)
    _chains(loom, programme, own)
    _projects(loom, programme)
    _networks(loom, programme)
    return _tied(loom)


def _own_places(programme: Programme) -> frozenset[str]:
    """Give the home of the programme and every place below it, however deep."""
    below: dict[str, list[str]] = defaultdict(list)
    for area in programme.areas:
        below[area.parent].append(area.code)
    found, waiting = set(), [programme.charter.place]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(below[code])
    return frozenset(found)


def _places_and_lenses(loom: _Loom, programme: Programme, own: frozenset[str]) -> None:
    for area in programme.areas:
        loom.node(NodeKind.PLACE, area.code, area.place.name, own=area.code in own)
    names = {layer.lens: layer.name for layer in programme.charter.path}
    for lens in Lens:
        loom.node(NodeKind.LENS, lens.value, names.get(lens, Wording(lens.value, lens.value)))


def _decisions(loom: _Loom, programme: Programme) -> None:
    for clause, words in CLAUSES.items():
        loom.node(NodeKind.CLAUSE, clause, words)
    for action in programme.actions:
        loom.node(NodeKind.ACTION, str(action.no), action.name)
    for decision in programme.decisions:
        words = Wording(decision.decision_zh, decision.decision_en)
        loom.node(NodeKind.DECISION, decision.id, words)
        for clause in decision.sets:
            loom.edge(EdgeKind.DECISION_CLAUSE, decision.id, clause)
        if ACTIONS in decision.sets:
            for action in programme.actions:
                loom.edge(EdgeKind.DECISION_ACTION, decision.id, str(action.no))
    for action in programme.actions:
        loom.edge(EdgeKind.DECISION_ACTION, action.decided_by, str(action.no))


def _indicators(loom: _Loom, programme: Programme) -> None:
    for indicator in programme.indicators:
        loom.node(NodeKind.INDICATOR, indicator.id, indicator.name)
        loom.edge(EdgeKind.INDICATOR_LENS, indicator.id, indicator.layer.value)
        if indicator.action is not None:
            loom.edge(EdgeKind.ACTION_INDICATOR, str(indicator.action), indicator.id)
            loom.edge(EdgeKind.ACTION_LENS, str(indicator.action), indicator.layer.value)


def _values(loom: _Loom, programme: Programme, book: Book) -> None:
    """Join indicators to the places of which the Book has a value since the start."""
    start = period(programme.charter.start).start
    since = book.observations.filter((pl.col("scenario") == "actual") & (pl.col("end") >= start))
    for indicator, area in since.select("indicator", "area").unique().iter_rows():
        loom.edge(EdgeKind.INDICATOR_PLACE, indicator, area)


def _targets(loom: _Loom, programme: Programme, own: frozenset[str]) -> None:
    latest: dict[str, Target] = {}
    for target in sorted(programme.targets, key=lambda one: (one.id, one.version)):
        latest[target.id] = target
    indicators = {one.id: one.name for one in programme.indicators}
    for name, target in latest.items():
        words = indicators.get(target.indicator, Wording(name, name))
        loom.node(NodeKind.TARGET, name, words, own=target.area in own)
        loom.edge(EdgeKind.TARGET_INDICATOR, name, target.indicator)
        loom.edge(EdgeKind.TARGET_PLACE, name, target.area)
    for target in programme.targets:
        loom.edge(EdgeKind.TARGET_DECISION, target.id, target.decided_by)
    for decision in programme.decisions:
        for clause in decision.sets:
            loom.edge(EdgeKind.TARGET_DECISION, clause, decision.id)


def _chains(loom: _Loom, programme: Programme, own: frozenset[str]) -> None:
    """Add chains by their names, since several lists name one chain, and the stages of them."""
    for chain in programme.chains:
        words = Wording(chain.name_zh, chain.name_en)
        loom.node(NodeKind.CHAIN, chain.name_zh, words, own=chain.area in own)
    for chain in programme.chains:
        loom.edge(EdgeKind.CHAIN_PLACE, chain.name_zh, chain.area)
    told = feedings(programme)
    for one in told:
        name = one.flow.chain_zh
        loom.node(NodeKind.CHAIN, name, Wording(name, one.flow.chain_en))
        for link in (one.upstream, one.downstream):
            words = Wording(link.product_zh, link.product_en)
            loom.node(NodeKind.STAGE, link.product_zh, words)
            loom.edge(EdgeKind.STAGE_CHAIN, link.product_zh, name)
    for one in told:
        loom.edge(EdgeKind.STAGE_STAGE, one.upstream.product_zh, one.downstream.product_zh)


def _projects(loom: _Loom, programme: Programme) -> None:
    chains = {name for kind, name in loom.nodes if kind is NodeKind.CHAIN}
    stages = [n for kind, n in loom.nodes if kind is NodeKind.STAGE and n not in chains]
    for project in programme.projects:
        words = Wording(project.name_zh, project.name_en)
        loom.node(NodeKind.PROJECT, project.id, words)
        loom.edge(EdgeKind.PROJECT_PLACE, project.id, project.area)
        loom.edge(EdgeKind.PROJECT_ACTION, project.id, str(project.action))
        for name in chain_names(project.chain):
            loom.edge(EdgeKind.PROJECT_CHAIN, project.id, name)
            loom.edge(EdgeKind.PROJECT_STAGE, project.id, name)
        stage = stage_named(project.name_zh, stages)
        if stage is not None:
            loom.edge(EdgeKind.PROJECT_STAGE, project.id, stage, Join.NAMED)
        if project.investment_total is not None:
            loom.node(NodeKind.INVESTMENT, project.id, words)
            loom.edge(EdgeKind.PROJECT_INVESTMENT, project.id, project.id)


def _networks(loom: _Loom, programme: Programme) -> None:
    """Add each layer of infrastructure, joined to the projects that build an edge of it or connect to it."""
    told = programme.infrastructure
    layers = {node.id: node.layer_zh for node in told.nodes}
    for node in told.nodes:
        loom.node(
            NodeKind.NETWORK, node.layer_zh, Wording(node.layer_zh, node.layer_en or node.layer_zh)
        )
    for edge in told.edges:
        loom.edge(EdgeKind.PROJECT_NETWORK, edge.project, layers.get(edge.start, ""))
    for one in told.connections:
        loom.edge(EdgeKind.PROJECT_NETWORK, one.project, layers.get(one.node, ""))


def _tied(loom: _Loom) -> Graph:
    """Set nodes and edges in the order of their kinds and ids."""
    order = {kind: place for place, kind in enumerate(NodeKind)}
    nodes = sorted(loom.nodes.values(), key=lambda one: (order[one.kind], one.id))
    place = {(node.kind, node.id): number for number, node in enumerate(nodes)}
    kinds = {kind: number for number, kind in enumerate(EdgeKind)}
    edges = [
        Edge(kind, place[ENDS[kind][0], source], place[ENDS[kind][1], target], join)
        for (kind, source, target), join in loom.edges.items()
    ]
    edges.sort(key=lambda one: (kinds[one.kind], one.source, one.target))
    return Graph(tuple(nodes), tuple(edges), _gaps(loom))


def _gaps(loom: _Loom) -> Mapping[NodeKind, Gap]:
    held = {kind for kind, _ in loom.nodes}
    missing = [kind for kind in NodeKind if kind not in held]
    return {
        kind: NO_NETWORK
        if kind is NodeKind.NETWORK
        else Gap(GapReason.NOT_REPORTED, f"the record holds no {kind}")
        for kind in missing
    }
