"""Shortest ways from one node: the loops, over a heap of four children in arrays."""

from __future__ import annotations

import numpy as np

from dianfan.judged.net.compiling import loop
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Vector


@loop
def push(keys: Vector, nodes: Indices, size: int, key: float, node: int) -> None:
    """Put a node with its key into a heap of some size."""
    at = size
    while at > 0:
        above = (at - 1) >> 2
        if keys[above] <= key:
            break
        keys[at], nodes[at] = keys[above], nodes[above]
        at = above
    keys[at], nodes[at] = key, node


@loop
def drop(keys: Vector, nodes: Indices, size: int) -> None:
    """Take the top of a heap away, of which ``size`` are left: the last one sinks from the top."""
    key, node, at = keys[size], nodes[size], 0
    while True:
        child = (at << 2) + 1
        if child >= size:
            break
        least, low = child, keys[child]
        for other in range(child + 1, min(child + 4, size)):
            if keys[other] < low:
                least, low = other, keys[other]
        if low >= key:
            break
        keys[at], nodes[at] = low, nodes[least]
        at = least
    keys[at], nodes[at] = key, node


@loop
def search(
    starts: Indices, heads: Indices, minutes: Vector, source: int, reached: Vector, order: Indices
) -> int:
    """Fill in what each node is away from a source, and the order in which they are settled.

    E. W. Dijkstra in Numerische Mathematik 1 (1959), pp. 269-271; a node that is found
    to be nearer is put into the heap again, and its older places are passed over.

    Args:
        starts: of the arcs of each node, (nodes + 1,).
        heads: (arcs,).
        minutes: (arcs,), none negative.
        source: where ways begin.
        reached: (nodes,), all infinite; filled in.
        order: (nodes,), filled in from its beginning.

    Returns:
        how many nodes are reached.
    """
    keys, nodes = np.empty(len(heads) + 1), np.empty(len(heads) + 1, np.int32)
    keys[0], nodes[0], reached[source] = 0.0, source, 0.0
    size, settled = 1, 0
    while size > 0:
        key, node = keys[0], nodes[0]
        size -= 1
        drop(keys, nodes, size)
        if key > reached[node]:
            continue
        order[settled] = node
        settled += 1
        for arc in range(starts[node], starts[node + 1]):
            head, new = heads[arc], key + minutes[arc]
            if new < reached[head]:
                reached[head] = new
                push(keys, nodes, size, new, head)
                size += 1
    return settled


@loop
def search_all_ways(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays one by one
    starts: Indices, heads: Indices, minutes: Vector, source: int, reached: Vector, order: Indices,
    ways: Vector, last: Indices, before: Indices,
) -> int:  # fmt: skip
    """Search as :func:`search` does, and keep every arc that ends a shortest way.

    Times that differ by less than a part in 10¹² count as equal; a node that is settled takes no
    further way, so that an arc of next to no time never leads round in a circle.

    Args:
        starts: as for the search, and so on to ``order``.
        heads: as above.
        minutes: as above, none nought.
        source: as above.
        reached: as above.
        order: as above.
        ways: (nodes,), filled with how many shortest ways there are.
        last: (nodes,), filled with the last such arc into each node, -1 for none.
        before: (arcs,), filled with the arc before it in the list of its head, -1 at the end.
    """
    keys, nodes = np.empty(len(heads) + 1), np.empty(len(heads) + 1, np.int32)
    keys[0], nodes[0], reached[source], ways[source] = 0.0, source, 0.0, 1.0
    size, settled = 1, 0
    while size > 0:
        key, node = keys[0], nodes[0]
        size -= 1
        drop(keys, nodes, size)
        if key > reached[node]:
            continue
        order[settled] = node
        settled += 1
        for arc in range(starts[node], starts[node + 1]):
            head, new = heads[arc], key + minutes[arc]
            if new > reached[head] * (1 + 1e-12) or reached[head] <= key:
                continue
            if new >= reached[head] * (1 - 1e-12):
                before[arc], last[head] = last[head], arc
                ways[head] += ways[node]
                continue
            before[arc], last[head], ways[head] = -1, arc, ways[node]
            reached[head] = new
            push(keys, nodes, size, new, head)
            size += 1
    return settled
