"""Money by layer and place: what the projects that reach a layer cost, and of how many it is known.

Every project is a point. Its money reaches the line when the project is joined to a chain
or a stage of one, the network when it is joined to an edge of one, and the surface when its
action measures an indicator of that layer. One project may reach several layers, so the
layers do not add up to anything; the places do. Bundle rows may contain projects that have
rows of their own, so they stand apart and enter no sum.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Figure
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import total
from dianfan.judged.integration.graph import Step
from dianfan.judged.integration.kinds import EdgeKind
from dianfan.judged.integration.kinds import NodeKind
from dianfan.judged.integration.queries import leading
from dianfan.judged.portfolio import investment
from dianfan.judged.portfolio import member
from dianfan.judged.portfolio import priced
from dianfan.promised.model import Lens

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from datetime import date

    from dianfan.figures.place import Place
    from dianfan.judged.integration.graph import Graph
    from dianfan.judged.integration.queries import Walk
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Project

UNPRICED = Gap(GapReason.NOT_REPORTED, "no investment of these projects is published")
NO_PROJECT = Gap(GapReason.NOT_APPLICABLE, "no project reaches this layer here")
WALKS: Mapping[Lens, tuple[Walk, ...]] = {
    Lens.LINE: ((Step(EdgeKind.PROJECT_CHAIN),), (Step(EdgeKind.PROJECT_STAGE),)),
    Lens.NET: ((Step(EdgeKind.PROJECT_NETWORK),),),
}


@dataclass(frozen=True, slots=True)
class Purse:
    """What some projects cost: how many they are, of how many the cost is known, the sum.

    ``place`` is the code of the place, empty for all places together.
    """

    place: str
    projects: tuple[str, ...]
    count: Figure | Gap
    priced: Figure | Gap
    money: Figure | Gap


@dataclass(frozen=True, slots=True)
class Money:
    """The purses of each layer, all places first and then each; bundles stand apart."""

    layers: Mapping[Lens, tuple[Purse, ...] | Gap]
    bundles: tuple[Purse, ...]


def money(programme: Programme, graph: Graph, asof: date) -> Money:
    """Add the known investment of projects by the layer that they reach and by place."""
    single = {one.id: one for one in programme.projects if not one.bundle}
    bundles = [one for one in programme.projects if one.bundle]
    layers = {lens: _reaching(graph, lens) for lens in Lens}
    return Money(
        {
            lens: some
            if isinstance(some, Gap)
            else _purses(programme, [single[name] for name in some if name in single], asof)
            for lens, some in layers.items()
        },
        _purses(programme, bundles, asof),
    )


def _reaching(graph: Graph, lens: Lens) -> tuple[str, ...] | Gap:
    """Give the ids of the projects that reach a layer; a layer that is not on record is a gap."""
    if lens is Lens.NET and NodeKind.NETWORK in graph.gaps:
        return graph.gaps[NodeKind.NETWORK]
    if lens is Lens.POINT:
        found = frozenset(graph.by_kind[NodeKind.PROJECT])
    elif lens is Lens.SURFACE:
        found = _through_actions(graph)
    else:
        found = frozenset[int]().union(*(leading(graph, walk) for walk in WALKS[lens]))
    return tuple(graph.nodes[place].id for place in sorted(found))


def _through_actions(graph: Graph) -> frozenset[int]:
    """Give the projects whose action measures something of the surface."""
    surface = graph.place_of(NodeKind.LENS, Lens.SURFACE.value)
    actions = graph.rows(Step(EdgeKind.ACTION_LENS, along=False)).of(surface)
    projects = graph.rows(Step(EdgeKind.PROJECT_ACTION, along=False))
    return frozenset(project for action in actions for project in projects.of(action))


def _purses(programme: Programme, projects: Iterable[Project], asof: date) -> tuple[Purse, ...]:
    places = {area.code: area.place for area in programme.areas}
    ordered = sorted(projects, key=lambda one: one.id)
    by_place: dict[str, list[Project]] = defaultdict(list)
    for project in ordered:
        by_place[project.area].append(project)
    home = places[programme.charter.place]
    everywhere = _purse("", ordered, home, asof)
    return (
        everywhere,
        *(_purse(code, by_place[code], places[code], asof) for code in sorted(by_place)),
    )


def _purse(code: str, projects: list[Project], place: Place, asof: date) -> Purse:
    if not projects:
        return Purse(code, (), NO_PROJECT, NO_PROJECT, NO_PROJECT)
    costs = [investment(one, place, asof) for one in projects]
    known = [cost for cost in costs if isinstance(cost, Figure)]
    return Purse(
        code,
        tuple(one.id for one in projects),
        count(*(member(one, place, asof) for one in projects)),
        count(*(priced(one, place, asof) for one in projects)),
        total(*known) if known else UNPRICED,
    )
