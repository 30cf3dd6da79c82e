"""Bridges and cut vertices: what hangs on one edge or one node, in people and in services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dianfan.judged.net.arcs import all_sides
from dianfan.judged.net.compiling import loop
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Marks
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector


@dataclass(frozen=True)
class Bridge:
    """An edge without which its part falls in two, directions left aside.

    ``far`` are the positions of the nodes on the side where fewer people live (fewer nodes where
    as many do), ``people`` those who live there. ``lost`` says for each service how many people
    can no longer reach any node that offers it, on whichever side they live.
    """

    edge: int
    far: Indices
    people: float
    lost: Mapping[str, float]


@dataclass(frozen=True)
class CutVertex:
    """A node without which its part falls into several.

    ``pieces`` is into how many, itself left out; ``people`` live in all of them but the one with
    most people: they are cut off from it. Those who live at the node itself are not counted.
    """

    node: int
    pieces: int
    people: float


@dataclass(frozen=True)
class _Forest:
    """A depth-first forest, (nodes,) each.

    ``order`` of discovery, ``entry`` the place in it, ``low`` the lowest entry that a node and what
    hangs below it reach, ``above`` the parent, ``by`` the edge to it, ``last`` the latest entry below.
    """

    order: Indices
    entry: Indices
    low: Indices
    above: Indices
    by: Indices
    last: Indices


@loop
def _descend(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays one by one
    starts: Indices, heads: Indices, edges: Indices, order: Indices, entry: Indices,
    low: Indices, above: Indices, by: Indices, last: Indices,
) -> int:  # fmt: skip
    """Walk depth first from every node not yet found; ``last`` is the latest entry below a node."""
    count = len(starts) - 1
    arc = starts[:-1].copy()
    path = np.empty(count, np.int64)
    found = 0
    for root in range(count):
        if entry[root] >= 0:
            continue
        path[0], depth = root, 1
        order[found], entry[root], low[root] = root, found, found
        found += 1
        while depth > 0:
            node = path[depth - 1]
            if arc[node] == starts[node + 1]:
                depth -= 1
                last[node] = found - 1
                if depth > 0:
                    low[path[depth - 1]] = min(low[path[depth - 1]], low[node])
                continue
            head, edge = heads[arc[node]], edges[arc[node]]
            arc[node] += 1
            if edge == by[node]:
                continue
            if entry[head] >= 0:
                low[node] = min(low[node], entry[head])
                continue
            above[head], by[head] = node, edge
            order[found], entry[head], low[head] = head, found, found
            found += 1
            path[depth] = head
            depth += 1
    return found


def _forest(told: Network) -> _Forest:
    sides, count = all_sides(told), told.count
    order, entry, low, above, by, last = (np.full(count, -1, np.int64) for _ in range(6))
    _descend.over(len(sides.heads))(
        sides.starts, sides.heads, sides.edges, order, entry, low, above, by, last
    )
    return _Forest(order, entry, low, above, by, last)


def bridges(told: Network) -> tuple[Bridge, ...]:
    """Find the bridges of a network, those that cut off most people first.

    R. E. Tarjan, A note on finding the bridges of a graph (1974); parallel edges are no bridges.
    """
    tree = _forest(told)
    hanging = np.flatnonzero((tree.above >= 0) & (tree.low == tree.entry))
    if not len(hanging):
        return ()
    roots = _roots(tree)
    sums = {"": _sums(tree, told.people)} | {
        name: _sums(tree, mask.astype(np.float64)) for name, mask in told.services.items()
    }
    found = [_bridge(told, tree, sums, int(node), int(roots[node])) for node in hanging]
    return tuple(sorted(found, key=lambda one: (-one.people, -len(one.far), one.edge)))


def _roots(tree: _Forest) -> Indices:
    """Give the root of each node's tree: trees stand one after the other in the order."""
    first = np.flatnonzero(tree.above[tree.order] < 0)
    return tree.order[first][np.searchsorted(first, tree.entry, side="right") - 1]


def _sums(tree: _Forest, values: Vector) -> Vector:
    """Add values over each node and all below it: they stand side by side in the order."""
    added = np.concatenate([[0.0], np.cumsum(values[tree.order])])
    below: Vector = added[tree.last + 1] - added[tree.entry]
    return below


def _bridge(
    told: Network, tree: _Forest, sums: Mapping[str, Vector], node: int, root: int
) -> Bridge:
    span = slice(tree.entry[node], tree.last[node] + 1)
    whole = slice(tree.entry[root], tree.last[root] + 1)
    below, all_ = tree.order[span], tree.order[whole]
    inside, outside = sums[""][node], sums[""][root] - sums[""][node]
    is_far = (inside, len(below)) <= (outside, len(all_) - len(below))
    far = below if is_far else np.concatenate(
        [tree.order[whole.start : span.start], tree.order[span.stop : whole.stop]]
    )  # fmt: skip
    lost = {
        name: _without(sums[name][node], sums[name][root] - sums[name][node], inside, outside)
        for name in told.services
    }
    people = inside if is_far else outside
    return Bridge(int(tree.by[node]), np.sort(far), float(people), lost)


def _without(offers: float, offers_beyond: float, inside: float, outside: float) -> float:
    """Count the people who reach a service before a cut and not after it."""
    if not offers and offers_beyond:
        return float(inside)
    return float(outside) if offers and not offers_beyond else 0.0


def cut_vertices(told: Network) -> tuple[CutVertex, ...]:
    """Find the nodes without which a part falls into several, most people cut off first."""
    tree = _forest(told)
    below = np.flatnonzero(tree.above >= 0)
    parent = tree.above[below]
    is_root = tree.above[parent] < 0
    splits = is_root | (tree.low[below] >= tree.entry[parent])
    people, roots = _sums(tree, told.people), _roots(tree)
    pieces: dict[int, list[float]] = {}
    for node, over in zip(below[splits], parent[splits], strict=True):
        pieces.setdefault(int(over), []).append(float(people[node]))
    found = []
    for node, parts in pieces.items():
        if tree.above[node] >= 0:
            rest = people[roots[node]] - sum(parts) - told.people[node]
            parts.append(float(rest))
        if len(parts) > 1:
            cut = max(0.0, sum(parts) - max(parts))
            found.append(CutVertex(node, len(parts), cut))
    return tuple(sorted(found, key=lambda one: (-one.people, one.node)))


def edges_as_marks(told: Network, some: tuple[Bridge, ...]) -> Marks:
    """Mark the edges that are bridges, (edges,)."""
    marks = np.zeros(len(told.edges), bool)
    marks[[one.edge for one in some]] = True
    return marks
