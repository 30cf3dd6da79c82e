"""The graph: typed nodes and edges, and compressed rows of neighbours.

Nodes and edges stand in a fixed order that does not depend on the order of the rows they
were made from. The neighbours of a node by one kind of edge are a slice of one array, so
that a walk over a kind of edge takes time in proportion to nodes and edges.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.figures.errors import UnknownKey
from dianfan.figures.wording import Wording
from dianfan.judged.integration.kinds import ENDS
from dianfan.judged.integration.kinds import EdgeKind
from dianfan.judged.integration.kinds import Join
from dianfan.judged.integration.kinds import NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from dianfan.figures.gap import Gap


class Node(NamedTuple):
    """A node: its kind, its id in the programme, its name.

    ``own`` is false for what the programme lists for comparison: places that are neither
    its home nor below it, and the targets and chains of such places.
    """

    kind: NodeKind
    id: str
    name: Wording
    own: bool = True


class Edge(NamedTuple):
    """An edge between two nodes by their place in the graph, and how they were joined."""

    kind: EdgeKind
    source: int
    target: int
    join: Join = Join.STATED


class Step(NamedTuple):
    """A step of a walk: along a kind of edge, or against it."""

    kind: EdgeKind
    along: bool = True

    @property
    def end(self) -> NodeKind:
        """The kind of node that the step reaches."""
        return ENDS[self.kind][1 if self.along else 0]


class Rows(NamedTuple):
    """Compressed rows: the neighbours of node ``i`` are ``found[starts[i]:starts[i + 1]]``."""

    starts: array[int]
    found: array[int]

    def of(self, node: int) -> array[int]:
        """Give the neighbours of a node."""
        return self.found[self.starts[node] : self.starts[node + 1]]


@dataclass(frozen=True)
class Graph:
    """The layers of a programme as one graph.

    ``gaps`` says for a kind of node of which the record holds none why that is so.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    gaps: Mapping[NodeKind, Gap]

    @cached_property
    def index(self) -> Mapping[tuple[NodeKind, str], int]:
        """The place of each node by kind and id."""
        return {(node.kind, node.id): place for place, node in enumerate(self.nodes)}

    @cached_property
    def by_kind(self) -> Mapping[NodeKind, tuple[int, ...]]:
        """The places of the nodes of each kind."""
        found: dict[NodeKind, list[int]] = {kind: [] for kind in NodeKind}
        for place, node in enumerate(self.nodes):
            found[node.kind].append(place)
        return {kind: tuple(places) for kind, places in found.items()}

    @cached_property
    def _rows(self) -> Mapping[Step, Rows]:
        pairs: dict[Step, list[tuple[int, int]]] = {
            Step(kind, along): [] for kind in EdgeKind for along in (True, False)
        }
        for edge in self.edges:
            pairs[Step(edge.kind, along=True)].append((edge.source, edge.target))
            pairs[Step(edge.kind, along=False)].append((edge.target, edge.source))
        return {step: compressed(some, len(self.nodes)) for step, some in pairs.items()}

    def rows(self, step: Step) -> Rows:
        """Give the neighbours of every node by one step."""
        return self._rows[step]

    def joined(self, node: int, *steps: Step) -> tuple[int, ...]:
        """Give the nodes that a walk of several steps reaches from a node, in order."""
        reached = {node}
        for step in steps:
            rows = self.rows(step)
            reached = {other for one in reached for other in rows.of(one)}
        return tuple(sorted(reached))

    def place_of(self, kind: NodeKind, name: str) -> int:
        """Give the place of a node.

        Raises:
            UnknownKey: the graph has no such node.
        """
        try:
            return self.index[kind, name]
        except KeyError:
            raise UnknownKey(f"the graph has no {kind} “{name}”", where=name) from None


def compressed(pairs: Iterable[tuple[int, int]], size: int) -> Rows:
    """Set pairs of nodes in compressed rows; each row is in the order of its neighbours."""
    ordered = sorted(pairs)
    starts = array("q", bytes(8 * (size + 1)))
    for source, _ in ordered:
        starts[source + 1] += 1
    for place in range(size):
        starts[place + 1] += starts[place]
    return Rows(starts, array("q", (target for _, target in ordered)))
