"""The arcs of a network in compressed rows: which node leads where, and what that takes."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector


class ArcColumns(NamedTuple):
    """The columns of arcs, as a compiled loop takes them."""

    starts: Indices
    heads: Indices
    minutes: Vector
    edges: Indices


@dataclass(frozen=True)
class Arcs:
    """Arcs sorted by the node they leave: those of node i stand from ``starts[i]`` to ``starts[i+1]``.

    ``heads`` are the nodes that they lead to, ``minutes`` what they take, ``edges`` the position
    of the edge that each one is a direction of. Positions are of 32 bits, which halves what a
    search has to fetch.
    """

    starts: Indices
    heads: Indices
    minutes: Vector
    edges: Indices

    @property
    def count(self) -> int:
        """How many nodes there are."""
        return len(self.starts) - 1

    @property
    def columns(self) -> ArcColumns:
        """The columns for a compiled loop."""
        return ArcColumns(self.starts, self.heads, self.minutes, self.edges)

    @cached_property
    def tails(self) -> Indices:
        """The node that each arc leaves, (arcs,)."""
        return np.repeat(np.arange(self.count, dtype=np.int32), np.diff(self.starts))

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """The minutes as a sparse matrix; an arc that takes none stands in it as such."""
        shape = (self.count, self.count)
        return sparse.csr_array((self.minutes, self.heads, self.starts), shape=shape)


def cheapest_arcs(told: Network, *, reverse: bool = False) -> Arcs:
    """Give the arcs that ways are made of: of parallel ones the cheapest, loops left out.

    Args:
        told: a network.
        reverse: turn every arc round; a search from a node then finds the ways that lead to it.
    """
    tails, heads, edges = _both_ways(told, reverse=reverse)
    minutes = told.minutes[edges]
    order = np.lexsort((edges, minutes, heads, tails))
    tails, heads, edges, minutes = tails[order], heads[order], edges[order], minutes[order]
    kept = tails != heads
    kept[1:] &= (tails[1:] != tails[:-1]) | (heads[1:] != heads[:-1])
    return _packed(told.count, tails[kept], heads[kept], minutes[kept], edges[kept])


def every_arc(told: Network, *, reverse: bool = False) -> Arcs:
    """Give the arcs of every edge, parallel ones each for itself, loops left out."""
    tails, heads, edges = _both_ways(told, reverse=reverse)
    kept = np.flatnonzero(tails != heads)
    order = kept[np.argsort(tails[kept], kind="stable")]
    edges = edges[order]
    return _packed(told.count, tails[order], heads[order], told.minutes[edges], edges)


def all_sides(told: Network) -> Arcs:
    """Give both sides of every edge, parallel ones each for itself: what redundancy is counted in.

    Directions are left aside; loops are left out.
    """
    return every_arc(replace(told, two_way=np.ones(len(told.edges), bool)))


def components(told: Network, *, strong: bool = False) -> Indices:
    """Number the parts of a network, (nodes,): 0 is the one with most people, then with most nodes.

    Args:
        told: a network.
        strong: only nodes that reach each other both ways are of one part.
    """
    matrix = cheapest_arcs(told).matrix.copy()
    matrix.data = np.ones_like(matrix.data)
    count, part = csgraph.connected_components(
        matrix, directed=True, connection="strong" if strong else "weak"
    )
    people = np.bincount(part, told.people, count)
    nodes = np.bincount(part, minlength=count)
    rank = np.empty(count, dtype=np.int64)
    rank[np.lexsort((np.arange(count), -nodes, -people))] = np.arange(count)
    return rank[part]


def _both_ways(told: Network, *, reverse: bool) -> tuple[Indices, Indices, Indices]:
    back = np.flatnonzero(told.two_way)
    tails = np.concatenate([told.tails, told.heads[back]])
    heads = np.concatenate([told.heads, told.tails[back]])
    edges = np.concatenate([np.arange(len(told.edges)), back])
    return (heads, tails, edges) if reverse else (tails, heads, edges)


def _packed(count: int, tails: Indices, heads: Indices, minutes: Vector, edges: Indices) -> Arcs:
    starts = np.concatenate([[0], np.cumsum(np.bincount(tails, minlength=count))])
    return Arcs(starts.astype(np.int32), heads.astype(np.int32), minutes, edges.astype(np.int32))
