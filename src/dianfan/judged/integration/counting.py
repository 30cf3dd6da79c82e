"""Counted leaves of the graph: how many nodes of a kind there are, and how many hang loose.

A leaf names what was counted (``graph:project`` or ``graph:project-without-chain``), so that
it can be counted again from the Book alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownKey
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.period import period
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit
from dianfan.judged.integration.kinds import NodeKind
from dianfan.judged.integration.queries import QUERIES
from dianfan.judged.integration.queries import asked_of
from dianfan.judged.integration.queries import loose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dianfan.figures.place import Place
    from dianfan.judged.integration.graph import Graph

PREFIX = "graph:"
MEASURE_WORDS: Mapping[NodeKind, str] = {
    NodeKind.CHAIN: "条",
    NodeKind.STAGE: "个",
    NodeKind.PLACE: "个",
}


def numbered(graph: Graph, what: str, place: Place, asof: date) -> Figure | Gap:
    """Count the nodes of a kind, or those that hang loose by a question.

    Args:
        graph: the graph of a programme.
        what: the id of a kind of node or of a question.
        place: the home of the programme.
        asof: the day of the Book.

    Raises:
        UnknownKey: there is no such kind or question.
    """
    number = recounted(graph, what)
    if isinstance(number, Gap):
        return number
    kind = QUERIES[what].kind if what in QUERIES else NodeKind(what)
    return Figure(
        quantity=exactly(number),
        unit=unit(MEASURE_WORDS.get(kind, "项")),
        place=place,
        period=period(asof.isoformat()),
        measure=f"{PREFIX}{what}",
        why=Recorded(f"{PREFIX}{what}", "", ""),
    )


def recounted(graph: Graph, what: str) -> int | Gap:
    """Count again what a counted leaf of the graph says that it counted.

    Raises:
        UnknownKey: there is no such kind or question.
    """
    if what in QUERIES:
        found = loose(graph, QUERIES[what])
        return found if isinstance(found, Gap) else len(found)
    if what not in set(NodeKind):
        raise UnknownKey(f"the graph knows no kind or question “{what}”", where=PREFIX + what)
    kind = NodeKind(what)
    return graph.gaps[kind] if kind in graph.gaps else len(asked_of(graph, kind))
