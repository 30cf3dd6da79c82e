"""Betweenness: how much of all travel on shortest ways passes a node or an edge."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.net.arcs import Arcs
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.compiling import loop
from dianfan.judged.net.heap import search_all_ways
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector


@dataclass(frozen=True)
class Betweenness:
    """Travel over each node and each edge, (nodes,) and (edges,), and its standard error.

    Every node sends its weight to every other one in proportion to that one's weight, split
    evenly over equally short ways; ends of a way do not count for a node. Of parallel edges
    the cheapest carries all. Errors are nought where all sources were searched.
    """

    nodes: Vector
    edges: Vector
    node_errors: Vector
    edge_errors: Vector
    sources: int


@loop
def _gather(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays one by one
    tails: Indices, order: Indices, settled: int, ways: Vector, last: Indices, before: Indices,
    weights: Vector, sent: float, sums: NDArray[np.float64], arc_sums: NDArray[np.float64],
) -> None:  # fmt: skip
    """Add what passes nodes and arcs on the ways from one source, farthest nodes first.

    U. Brandes, A faster algorithm for betweenness centrality (2001), with weights of goals.
    ``sums`` (nodes, 2) and ``arc_sums`` (arcs, 2) gather sums and sums of squares.
    """
    through = np.zeros(len(ways))
    for back in range(settled - 1):
        node = order[settled - 1 - back]
        sums[node, 0] += sent * through[node]
        sums[node, 1] += (sent * through[node]) ** 2
        share = (weights[node] + through[node]) / ways[node]
        arc = last[node]
        while arc >= 0:
            part = ways[tails[arc]] * share
            arc_sums[arc, 0] += sent * part
            arc_sums[arc, 1] += (sent * part) ** 2
            through[tails[arc]] += part
            arc = before[arc]


def betweenness(
    told: Network, sources: Indices | None = None, weights: Vector | None = None
) -> Betweenness:
    """Measure what passes each node and edge on shortest ways between all nodes.

    With ``sources`` drawn at random the sum over them is scaled to all nodes, and the error is
    that of a sample drawn without replacement: ``N √((1 − k/N) s²/k)`` with s² the variance
    over the k sources.

    Args:
        told: a network; no edge may take no time, since nothing then orders its ends.
        sources: positions to search from; all nodes where they are left out.
        weights: (nodes,), how much goes out from and comes to a node; 1 each where left out.

    Raises:
        UseError: an edge takes no time, or sources are empty or stand twice.
    """
    arcs = cheapest_arcs(told)
    if len(arcs.minutes) and not arcs.minutes.min() > 0:
        raise UseError(
            "an edge takes no time, so that equally short ways cannot be told apart",
            where=told.edges[int(arcs.edges[int(arcs.minutes.argmin())])],
            remedy="join its two nodes into one, or give it a small time",
        )
    chosen = np.arange(told.count) if sources is None else sources
    if not len(chosen) or len(np.unique(chosen)) != len(chosen):
        raise UseError("sources are missing or stand twice", remedy="name each source once")
    mass = np.ones(told.count) if weights is None else np.asarray(weights, dtype=np.float64)
    nodes, by_arc = _summed(arcs, chosen, mass)
    edges = np.zeros((len(told.edges), 2))
    np.add.at(edges, arcs.edges, by_arc)
    scale = told.count / len(chosen)
    return Betweenness(
        nodes[:, 0] * scale,
        edges[:, 0] * scale,
        _error(nodes, len(chosen), told.count),
        _error(edges, len(chosen), told.count),
        len(chosen),
    )


def _summed(
    arcs: Arcs, sources: Indices, mass: Vector
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give sums and sums of squares over sources, (nodes, 2) and (arcs, 2).

    Both directions of an edge are never on shortest ways from one source, so the squares of
    arcs add up to those of edges.
    """
    steps = arcs.count * len(sources)
    find, gather = search_all_ways.over(steps), _gather.over(steps)
    nodes, by_arc = np.zeros((arcs.count, 2)), np.zeros((len(arcs.heads), 2))
    order, last = np.empty(arcs.count, np.int32), np.empty(arcs.count, np.int32)
    before, ways = np.empty(len(arcs.heads), np.int32), np.empty(arcs.count)
    for source in sources:
        reached = np.full(arcs.count, np.inf)
        last[:], ways[:] = -1, 0.0
        settled = find(
            arcs.starts, arcs.heads, arcs.minutes, int(source), reached, order, ways, last, before
        )
        gather(arcs.tails, order, settled, ways, last, before, mass, mass[source], nodes, by_arc)
    return nodes, by_arc


def _error(sums: NDArray[np.float64], count: int, whole: int) -> Vector:
    total, squares = sums.T
    if count == whole:
        return np.zeros(len(total))
    if count == 1:
        return np.full(len(total), np.inf)
    variance = np.maximum(squares - total * total / count, 0) / (count - 1)
    error: Vector = whole * np.sqrt((1 - count / whole) * variance / count)
    return error
