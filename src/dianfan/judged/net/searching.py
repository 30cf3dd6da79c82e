"""Searches: what nodes are away from one another, and the nearest of many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csgraph

from dianfan.figures.errors import UseError
from dianfan.judged.net.arcs import Arcs
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.compiling import has_compiler
from dianfan.judged.net.heap import search
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector

LARGE = 20_000_000
"""Nodes times sources from which the compiled search is worth its start."""


@dataclass(frozen=True)
class Nearest:
    """The nearest of many nodes, for every node: (nodes,) each.

    ``minutes`` to it, infinite where none can be reached; ``which`` it is, -1 for none;
    ``next`` is the node that the way goes on to, -1 at its end and where there is no way.
    """

    minutes: Vector
    which: Indices
    next: Indices

    def way(self, start: int) -> tuple[int, ...]:
        """Give the nodes on the way from a node to its nearest, both among them; none if unreached."""
        if self.which[start] < 0:
            return ()
        way = [start]
        while self.next[way[-1]] >= 0:
            way.append(int(self.next[way[-1]]))
        return tuple(way)


def distances(arcs: Arcs, sources: Indices, limit: float = np.inf) -> NDArray[np.float64]:
    """Give the least minutes from each source to every node, (sources, nodes); infinite if unreached.

    Args:
        arcs: of a network; reversed ones give the minutes toward each source.
        sources: positions of nodes.
        limit: ways longer than this are not followed.
    """
    large = has_compiler() and arcs.count * len(sources) >= LARGE and not np.isfinite(limit)
    if not large:
        found: NDArray[np.float64] = csgraph.dijkstra(arcs.matrix, indices=sources, limit=limit)
        return found
    reached = np.full((len(sources), arcs.count), np.inf)
    order = np.empty(arcs.count, np.int32)
    for row, source in zip(reached, sources, strict=True):
        search.compiled(arcs.starts, arcs.heads, arcs.minutes, int(source), row, order)
    return reached


def nearest(told: Network, goals: Indices, *, limit: float = np.inf) -> Nearest:
    """Find for every node the goal that it reaches soonest, one-way edges the right way round.

    The way to a goal is sought on reversed arcs from all goals at once.

    Args:
        told: a network.
        goals: positions of the nodes that offer what is sought, such as hospitals.
        limit: ways longer than this are not followed.

    Raises:
        UseError: a goal is no node.
    """
    if len(goals) and (goals.min() < 0 or goals.max() >= told.count):
        raise UseError("a goal is no node of the network", remedy="give positions of nodes")
    if not len(goals):
        nowhere = np.full(told.count, -1)
        return Nearest(np.full(told.count, np.inf), nowhere, nowhere)
    back = cheapest_arcs(told, reverse=True)
    minutes, following, which = csgraph.dijkstra(
        back.matrix, indices=goals, min_only=True, return_predecessors=True, limit=limit
    )
    gone = ~np.isfinite(minutes)
    which, following = which.astype(np.int64), following.astype(np.int64)
    which[gone], following[following < 0] = -1, -1
    return Nearest(minutes, which, following)
