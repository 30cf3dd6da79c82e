"""Questions to the graph: which nodes hang loose, in a table of walks.

A node hangs loose when none of the walks of its question leads it anywhere. Each question
is answered by one pass backwards over the edges of each step, so in time in proportion to
nodes and edges. A question whose every walk passes a kind of node of which the record
holds none has no answer but the gap: a missing layer is not a layer of loose ends.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.judged.integration.graph import Step
from dianfan.judged.integration.kinds import EdgeKind
from dianfan.judged.integration.kinds import NodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.gap import Gap
    from dianfan.judged.integration.graph import Graph

Walk = tuple[Step, ...]
MEASURED: Walk = (Step(EdgeKind.ACTION_INDICATOR),)
AIMED: Walk = (*MEASURED, Step(EdgeKind.TARGET_INDICATOR, along=False))
BUILT: Walk = (Step(EdgeKind.PROJECT_ACTION, along=False),)


class Query(NamedTuple):
    """A question: its id, the kind of node it asks about, the walks that a node may lack."""

    id: str
    kind: NodeKind
    walks: tuple[Walk, ...]


_QUERIES = (
    Query("action-without-measure", NodeKind.ACTION, (MEASURED,)),
    Query("action-without-target", NodeKind.ACTION, (AIMED,)),
    Query("action-without-project", NodeKind.ACTION, (BUILT,)),
    Query(
        "indicator-without-action",
        NodeKind.INDICATOR,
        ((Step(EdgeKind.ACTION_INDICATOR, along=False),),),
    ),
    Query(
        "target-without-project",
        NodeKind.TARGET,
        (
            (
                Step(EdgeKind.TARGET_INDICATOR),
                Step(EdgeKind.ACTION_INDICATOR, along=False),
                *BUILT,
            ),
        ),
    ),
    Query("target-without-decision", NodeKind.TARGET, ((Step(EdgeKind.TARGET_DECISION),),)),
    Query("project-without-action", NodeKind.PROJECT, ((Step(EdgeKind.PROJECT_ACTION),),)),
    Query("project-without-chain", NodeKind.PROJECT, ((Step(EdgeKind.PROJECT_CHAIN),),)),
    Query("project-without-network", NodeKind.PROJECT, ((Step(EdgeKind.PROJECT_NETWORK),),)),
    Query("project-without-amount", NodeKind.PROJECT, ((Step(EdgeKind.PROJECT_INVESTMENT),),)),
    Query(
        "chain-without-project",
        NodeKind.CHAIN,
        (
            (Step(EdgeKind.PROJECT_CHAIN, along=False),),
            (
                Step(EdgeKind.STAGE_CHAIN, along=False),
                Step(EdgeKind.PROJECT_STAGE, along=False),
            ),
        ),
    ),
    Query("stage-without-project", NodeKind.STAGE, ((Step(EdgeKind.PROJECT_STAGE, along=False),),)),
    Query(
        "place-untouched",
        NodeKind.PLACE,
        (
            (Step(EdgeKind.PROJECT_PLACE, along=False),),
            (Step(EdgeKind.TARGET_PLACE, along=False),),
            (Step(EdgeKind.INDICATOR_PLACE, along=False),),
        ),
    ),
    Query("place-without-project", NodeKind.PLACE, ((Step(EdgeKind.PROJECT_PLACE, along=False),),)),
    Query("place-without-target", NodeKind.PLACE, ((Step(EdgeKind.TARGET_PLACE, along=False),),)),
    Query(
        "decision-uncited",
        NodeKind.DECISION,
        (
            (Step(EdgeKind.DECISION_CLAUSE),),
            (Step(EdgeKind.DECISION_ACTION),),
            (Step(EdgeKind.TARGET_DECISION, along=False),),
        ),
    ),
)
QUERIES: Mapping[str, Query] = MappingProxyType({query.id: query for query in _QUERIES})


def asked_of(graph: Graph, kind: NodeKind) -> tuple[int, ...]:
    """Give the nodes of a kind that are the programme's own: those that questions are about."""
    return tuple(place for place in graph.by_kind[kind] if graph.nodes[place].own)


def leading(graph: Graph, walk: Walk) -> frozenset[int]:
    """Give the nodes from which a walk can be gone to its end."""
    able: set[int] = set(graph.by_kind[walk[-1].end])
    for step in reversed(walk):
        back = graph.rows(Step(step.kind, along=not step.along))
        able = {source for target in able for source in back.of(target)}
    return frozenset(able)


def loose(graph: Graph, query: Query) -> tuple[int, ...] | Gap:
    """Answer a question: the own nodes that no walk leads anywhere, in the order of the graph.

    Returns:
        the gap of the missing kind when the record holds no node that a walk needs, or
        none of the kind that is asked about.
    """
    if query.kind in graph.gaps:
        return graph.gaps[query.kind]
    missing = [_missing(graph, walk) for walk in query.walks]
    gaps = [gap for gap in missing if gap is not None]
    if len(gaps) == len(query.walks):
        return gaps[0]
    joined = frozenset[int]().union(*(leading(graph, walk) for walk in query.walks))
    return tuple(place for place in asked_of(graph, query.kind) if place not in joined)


def _missing(graph: Graph, walk: Walk) -> Gap | None:
    return next((graph.gaps[step.end] for step in walk if step.end in graph.gaps), None)
