"""A network of one layer or several: its nodes, and the edges that join them with what they take."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError

Vector = NDArray[np.float64]
Indices = NDArray[np.signedinteger]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """Nodes and edges of infrastructure: roads, rails, lines, pipes, cables.

    ``nodes`` are ids. An edge leads from ``tails`` to ``heads``, positions among the nodes, (edges,)
    each, and takes ``minutes`` (or any other cost that adds up along a way); ``two_way`` says
    which edges lead back as well. ``edges`` are their ids. ``people`` (nodes,) live at a node,
    ``areas`` name where it lies, ``services`` mark the nodes that offer one, by its name.
    ``places`` (nodes, 2) are longitude and latitude, NaN where not known.
    """

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    tails: Indices
    heads: Indices
    minutes: Vector
    two_way: Marks
    people: Vector
    areas: tuple[str, ...]
    services: Mapping[str, Marks] = field(default_factory=dict)
    places: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 2)))

    @property
    def count(self) -> int:
        """How many nodes there are."""
        return len(self.nodes)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each node stands, by its id."""
        return {name: at for at, name in enumerate(self.nodes)}

    def at(self, names: Sequence[str]) -> Indices:
        """Give the positions of nodes, (names,).

        Raises:
            UseError: the network has no such node.
        """
        for name in names:
            if name not in self.positions:
                raise UseError(f"the network has no node “{name}”", remedy="name a node by its id")
        return np.array([self.positions[name] for name in names], dtype=np.int64)

    def without(self, gone: Marks) -> Network:
        """Give the network without some edges, marked True, (edges,)."""
        kept = ~gone
        return replace(
            self,
            edges=tuple(np.asarray(self.edges, dtype=object)[kept]),
            tails=self.tails[kept],
            heads=self.heads[kept],
            minutes=self.minutes[kept],
            two_way=self.two_way[kept],
        )


def network(  # noqa: PLR0913 - a network is told by its columns, each of which may be left out
    nodes: Sequence[str],
    ends: Sequence[tuple[str, str]],
    minutes: Sequence[float] | Vector,
    *,
    edges: Sequence[str] | None = None,
    two_way: Sequence[bool] | Marks | None = None,
    people: Sequence[float] | Vector | None = None,
    areas: Sequence[str] | None = None,
    services: Mapping[str, Sequence[str]] | None = None,
    places: NDArray[np.float64] | None = None,
) -> Network:
    """Make a network of nodes and of the ids at the ends of each edge.

    Args:
        nodes: ids, each once.
        ends: from which node to which, for each edge.
        minutes: what each edge takes, none negative.
        edges: ids of the edges; their numbers from 0 where they are left out.
        two_way: which edges lead both ways; all where it is left out.
        people: who live at each node; nobody where it is left out.
        areas: where each node lies.
        services: the ids of the nodes that offer each service.
        places: longitude and latitude, (nodes, 2).

    Raises:
        UseError: an id stands twice, an end or a node with a service is not listed, a time or
            a number of people is negative or missing, or the columns are not of one length.
    """
    where = {name: at for at, name in enumerate(nodes)}
    if len(where) != len(nodes):
        raise UseError("an id of a node stands twice", remedy="give each node an id of its own")
    offering = services or {}
    for what, named in (("an edge ends", ends), ("a service is offered", offering.values())):
        strange = [one for some in named for one in some if one not in where]
        if strange:
            raise UseError(f"{what} at “{strange[0]}”, which is no node", remedy="list the node")
    told = Network(
        tuple(nodes),
        tuple(edges) if edges is not None else tuple(map(str, range(len(ends)))),
        np.array([where[one] for one, _ in ends], dtype=np.int64),
        np.array([where[one] for _, one in ends], dtype=np.int64),
        np.asarray(minutes, dtype=np.float64),
        np.ones(len(ends), bool) if two_way is None else np.asarray(two_way, dtype=bool),
        np.zeros(len(nodes)) if people is None else np.asarray(people, dtype=np.float64),
        tuple(areas) if areas is not None else ("",) * len(nodes),
        {
            name: np.isin(np.arange(len(nodes)), [where[one] for one in some])
            for name, some in offering.items()
        },
        np.full((len(nodes), 2), np.nan) if places is None else places,
    )
    _check(told)
    return told


def _check(told: Network) -> None:
    of_edges = (told.edges, told.minutes, told.two_way)
    of_nodes = (told.people, told.areas, told.places)
    if any(len(one) != len(told.tails) for one in of_edges) or any(
        len(one) != told.count for one in of_nodes
    ):
        raise UseError(
            "the columns of the network are not of one length",
            remedy="give a value for each node, and for each edge",
        )
    if not (told.minutes >= 0).all() or not np.isfinite(told.minutes).all():
        at = int(np.flatnonzero(~((told.minutes >= 0) & np.isfinite(told.minutes)))[0])
        raise UseError(
            f"an edge takes {told.minutes[at]:g} minutes", where=told.edges[at],
            remedy="leave the edge out, or give its time",
        )  # fmt: skip
    if not ((told.people >= 0) & np.isfinite(told.people)).all():
        raise UseError("a node has no sound number of people", remedy="give how many live there")
