"""Outages: what the loss of each single edge does to everybody's way to a service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.net.arcs import ArcColumns
from dianfan.judged.net.arcs import Arcs
from dianfan.judged.net.arcs import every_arc
from dianfan.judged.net.compiling import loop
from dianfan.judged.net.heap import drop
from dianfan.judged.net.heap import push
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Marks
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector
from dianfan.judged.net.searching import Nearest
from dianfan.judged.net.searching import nearest


@dataclass(frozen=True)
class Outages:
    """What the loss of each edge, one at a time, does: (edges,) each.

    ``longer`` is how many person-minutes those who still reach the service need in addition,
    ``late`` how many people come to lie beyond the limit who still reach it, ``cut_off`` how
    many no longer reach it at all. Nought for edges that no shortest way uses.
    """

    longer: Vector
    late: Vector
    cut_off: Vector


class _Ways(NamedTuple):
    """The tree of ways to the goals, (nodes,) each but ``tops``, the nodes that are no goal.

    ``by`` is the edge on which a node's way goes on; in ``order`` all below a node stand behind
    it, from its place ``entry`` to the ``last`` one.
    """

    tops: Indices
    by: Indices
    order: Indices
    entry: Indices
    last: Indices
    reached: Vector


@loop
def _fill(
    ahead: ArcColumns, back: ArcColumns, lost: int, some: Indices, marks: NDArray[np.bool_],
    reached: Vector, fresh: Vector,
) -> None:  # fmt: skip
    """Search again for the marked nodes below a lost edge, from those beside them that keep their way."""
    room = len(ahead.heads) + len(some) + 1
    keys, nodes, size = np.empty(room), np.empty(room, np.int32), 0
    for node in some:
        best = np.inf
        for arc in range(ahead.starts[node], ahead.starts[node + 1]):
            if ahead.edges[arc] != lost and not marks[ahead.heads[arc]]:
                best = min(best, ahead.minutes[arc] + reached[ahead.heads[arc]])
        fresh[node] = best
        if best < np.inf:
            push(keys, nodes, size, best, node)
            size += 1
    while size > 0:
        key, node = keys[0], nodes[0]
        size -= 1
        drop(keys, nodes, size)
        if key > fresh[node]:
            continue
        for arc in range(back.starts[node], back.starts[node + 1]):
            tail, new = back.heads[arc], key + back.minutes[arc]
            if back.edges[arc] != lost and marks[tail] and new < fresh[tail]:
                fresh[tail] = new
                push(keys, nodes, size, new, tail)
                size += 1


@loop
def _each(
    ahead: ArcColumns, back: ArcColumns, ways: _Ways, people: Vector, limit: float,
    found: NDArray[np.float64],
) -> None:  # fmt: skip
    """Lose the edge above each top of the tree, and add up what becomes of those below it."""
    marks, fresh = np.zeros(len(people), np.bool_), np.empty(len(people))
    for top in ways.tops:
        edge = ways.by[top]
        some = ways.order[ways.entry[top] : ways.last[top] + 1]
        marks[some] = True
        _fill(ahead, back, edge, some, marks, ways.reached, fresh)
        marks[some] = False
        for node in some:
            if fresh[node] == np.inf:
                found[edge, 2] += people[node]
                continue
            found[edge, 0] += people[node] * (fresh[node] - ways.reached[node])
            if ways.reached[node] <= limit < fresh[node]:
                found[edge, 1] += people[node]


def outages(told: Network, goals: Indices, limit: float) -> Outages:
    """Lose every edge in turn, and tell what becomes of the ways to the nearest goal; exact.

    Only the people whose way uses an edge can lose by its loss: their nodes are those that hang
    below it in the tree of ways, and for them the search is done again from the nodes beside them.

    Args:
        told: a network with people.
        goals: positions of the nodes that offer the service.
        limit: minutes within which a person counts as served.
    """
    found = np.zeros((len(told.edges), 3))
    tree = nearest(told, goals)
    tops = np.flatnonzero(tree.next >= 0)
    if len(tops):
        ahead, back = every_arc(told), every_arc(told, reverse=True)
        order, entry, last = _tree_order(tree)
        ways = _Ways(tops, _edges_on(tree, ahead), order, entry, last, tree.minutes)
        steps = float((last[tops] - entry[tops] + 1).sum())
        _each.over(steps)(ahead.columns, back.columns, ways, told.people, limit, found)
    return Outages(found[:, 0], found[:, 1], found[:, 2])


def _edges_on(tree: Nearest, ahead: Arcs) -> Indices:
    """Give the edge on which each node's way goes on, (nodes,): the cheapest to the next node."""
    onward = np.flatnonzero(tree.next[ahead.tails] == ahead.heads)
    order = onward[np.lexsort((ahead.edges[onward], ahead.minutes[onward]))][::-1]
    by = np.full(len(tree.next), -1, np.int64)
    by[ahead.tails[order]] = ahead.edges[order]
    return by


def _tree_order(tree: Nearest) -> tuple[Indices, Indices, Indices]:
    """Order the nodes so that all that hang below one follow it: order, place in it, last place."""
    count = len(tree.next)
    sizes = np.ones(count, np.int64)
    far_first = _by_depth(tree)[::-1]
    for node in far_first[tree.next[far_first] >= 0]:
        sizes[tree.next[node]] += sizes[node]
    entry, free, end = np.empty(count, np.int64), np.empty(count, np.int64), 0
    for node in far_first[::-1]:
        above = tree.next[node]
        if above < 0:
            entry[node], end = end, end + sizes[node]
        else:
            entry[node] = free[above]
            free[above] += sizes[node]
        free[node] = entry[node] + 1
    order = np.empty(count, np.int64)
    order[entry] = np.arange(count)
    return order, entry, entry + sizes - 1


def _by_depth(tree: Nearest) -> Indices:
    """Order the nodes so that each stands after the node that its way goes on to."""
    depth = np.where(tree.next < 0, 0, -1)
    following = np.where(tree.next < 0, np.arange(len(tree.next)), tree.next)
    steps = (following != np.arange(len(following))).astype(np.int64)
    while (following != following[following]).any():
        steps = steps + steps[following]
        following = following[following]
    return np.argsort(np.where(depth == 0, 0, steps), kind="stable")


def used(found: Outages) -> Marks:
    """Mark the edges whose loss anybody feels, (edges,)."""
    return (found.longer > 0) | (found.late > 0) | (found.cut_off > 0)
