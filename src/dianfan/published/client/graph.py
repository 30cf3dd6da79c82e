"""A layered layout of a directed graph, for a narrow column.

A node stands one step to the right of the last of those that lead to it, and below all
of them; every node has a row of its own, so that no name touches another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

ROW = 26
STEP = 15
_RADIUS = 4
_BEND = 7
_MARGIN = 13


@dataclass(frozen=True, slots=True)
class Node:
    """A node where it is drawn: ``layer`` counts from the left, ``row`` from the top."""

    name: str
    layer: int
    row: int

    @property
    def x(self) -> int:
        """The middle of the dot."""
        return _MARGIN + STEP * self.layer

    @property
    def y(self) -> int:
        """The middle of the dot."""
        return ROW // 2 + ROW * self.row


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as the path of a line; ``back`` leads against the order of the layers."""

    path: str
    back: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Nodes from the top, and the edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def height(self) -> int:
        """The height of the drawing in pixels."""
        return ROW * len(self.nodes)


def layout(names: Iterable[str], edges: Iterable[tuple[str, str]]) -> Layout:
    """Lay a graph out; edges to unknown nodes add them, and circles are cut where met."""
    pairs = tuple(dict.fromkeys(edge for edge in edges if edge[0] != edge[1]))
    every = tuple(dict.fromkeys((*names, *(name for edge in pairs for name in edge))))
    order = _ordered(every, pairs)
    rows = {name: row for row, name in enumerate(order)}
    layers = _layers(order, pairs, rows)
    nodes = {name: Node(name, layers[name], row) for name, row in rows.items()}
    drawn = tuple(_edge(nodes[first], nodes[second]) for first, second in pairs)
    return Layout(tuple(nodes.values()), drawn)


def _ordered(names: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> list[str]:
    """Put every node below those that lead to it, branches together."""
    below: Mapping[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(names, 0)
    for first, second in edges:
        below[first].append(second)
        waiting[second] += 1
    left = dict.fromkeys(names)
    ready = [name for name in reversed(names) if not waiting[name]]
    order: list[str] = []
    while left:
        name = ready.pop() if ready else next(iter(left))
        del left[name]
        order.append(name)
        for follower in reversed(below[name]):
            waiting[follower] -= 1
            if not waiting[follower] and follower in left:
                ready.append(follower)
    return order


def _layers(
    order: list[str], edges: tuple[tuple[str, str], ...], rows: Mapping[str, int]
) -> Mapping[str, int]:
    above: Mapping[str, list[str]] = defaultdict(list)
    for first, second in edges:
        if rows[first] < rows[second]:
            above[second].append(first)
    layers: dict[str, int] = {}
    for name in order:
        layers[name] = max((layers[parent] + 1 for parent in above[name]), default=0)
    return layers


def _edge(first: Node, second: Node) -> Edge:
    if second.row < first.row:
        bow = min(first.x, second.x) - _MARGIN + 2
        path = f"M{first.x - _RADIUS} {first.y}C{bow} {first.y} {bow} {second.y} {second.x - _RADIUS} {second.y}"
        return Edge(path, back=True)
    across = f"Q{first.x} {second.y} {first.x + _BEND} {second.y}H{second.x - _RADIUS}"
    return Edge(f"M{first.x} {first.y + _RADIUS}V{second.y - _BEND}{across}", back=False)
