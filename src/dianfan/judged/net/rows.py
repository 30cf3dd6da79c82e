"""Rows that tell a network, taken over where they are sound; what is wrong with the others is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from math import isfinite

import numpy as np

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network

_YES, _NO = frozenset({"", "true", "yes", "1"}), frozenset({"false", "no", "0"})


@dataclass(frozen=True)
class NodeRow:
    """A node as a file tells it, and where; text as it stands."""

    id: str
    where: Where
    longitude: str = ""
    latitude: str = ""
    people: str = ""
    area: str = ""
    service: str = ""


@dataclass(frozen=True)
class EdgeRow:
    """An edge as a file tells it: its ends, its minutes, or its length and speed."""

    id: str
    where: Where
    tail: str
    head: str
    minutes: str = ""
    kilometres: str = ""
    speed: str = ""
    two_way: str = ""


@dataclass
class _Gathering:
    """What is taken over from the rows, and what is wrong with the rest."""

    findings: list[Finding] = field(default_factory=list)
    nodes: dict[str, NodeRow] = field(default_factory=dict)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    people: dict[str, float] = field(default_factory=dict)
    edges: dict[str, tuple[str, str, float, bool]] = field(default_factory=dict)
    edge_places: dict[str, Where] = field(default_factory=dict)

    def fault(self, severity: Severity, code: str, where: Where, message: str, remedy: str) -> None:
        """Keep a finding."""
        self.findings.append(Finding(severity, code, where, message, remedy))


def network_of(
    nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]
) -> tuple[Network, tuple[Finding, ...]]:
    """Make a network of the sound rows, and a finding for each other one.

    An edge with a fault is left out; a node keeps what of it is sound. What is odd but possible
    (a loop, an edge without length, parallel edges, an isolated node) is taken over and noted.
    """
    told = _Gathering()
    for node in nodes:
        _take_node(told, node)
    for edge in edges:
        _take_edge(told, edge)
    _look_over(told)
    names = tuple(told.nodes)
    services: dict[str, list[str]] = {}
    for one in told.nodes.values():
        for service in filter(None, (part.strip() for part in one.service.split(";"))):
            services.setdefault(service, []).append(one.id)
    made = network(
        names, [(tail, head) for tail, head, _, _ in told.edges.values()],
        np.array([minutes for _, _, minutes, _ in told.edges.values()]),
        edges=tuple(told.edges), two_way=[both for *_, both in told.edges.values()],
        people=[told.people.get(name, 0.0) for name in names],
        areas=[told.nodes[name].area for name in names], services=services,
        places=np.array([told.places.get(name, (np.nan, np.nan)) for name in names]).reshape(-1, 2),
    )  # fmt: skip
    return made, tuple(told.findings)


def _take_node(told: _Gathering, row: NodeRow) -> None:
    if not row.id or row.id in told.nodes:
        told.fault(
            Severity.ERROR, "network-node-id", row.where,
            f"the id “{row.id}” stands twice" if row.id else "a node has no id",
            "give each node an id of its own; the first one counts",
        )  # fmt: skip
        return
    told.nodes[row.id] = row
    people = _number(row.people)
    if row.people and (people is None or people < 0):
        told.fault(
            Severity.ERROR, "network-people", row.where, f"“{row.people}” is no number of people",
            "write how many live there, 0 for nobody",
        )  # fmt: skip
    elif people is not None:
        told.people[row.id] = people
    east, north = _number(row.longitude), _number(row.latitude)
    if east is None and north is None and not row.longitude and not row.latitude:
        return
    if east is None or north is None or abs(east) > 180 or abs(north) > 90:  # noqa: PLR2004 - degrees of the globe
        told.fault(
            Severity.WARNING, "network-place", row.where,
            f"“{row.longitude}, {row.latitude}” is no longitude and latitude",
            "give decimal degrees, east and north positive; the node is kept without a place",
        )  # fmt: skip
        return
    told.places[row.id] = (east, north)


def _take_edge(told: _Gathering, row: EdgeRow) -> None:
    if row.id in told.edges:
        told.fault(
            Severity.ERROR, "network-edge-id", row.where, f"the id “{row.id}” stands twice",
            "give each edge an id of its own; the first one counts",
        )  # fmt: skip
        return
    for end in (row.tail, row.head):
        if end not in told.nodes:
            told.fault(
                Severity.ERROR, "network-end", row.where, f"the edge ends at “{end}”, which is no node",
                "list the node, or mend the id; the edge is left out",
            )  # fmt: skip
            return
    minutes = _minutes(row)
    if minutes is None or minutes < 0:
        told.fault(
            Severity.ERROR, "network-minutes", row.where,
            f"the edge has no time: minutes “{row.minutes}”, km “{row.kilometres}”, speed “{row.speed}”",
            "give minutes of 0 or more, or kilometres and km/h; the edge is left out",
        )  # fmt: skip
        return
    both = row.two_way.lower()
    if both not in _YES | _NO:
        told.fault(
            Severity.WARNING, "network-two-way", row.where,
            f"“{row.two_way}” does not say whether the edge leads back",
            "write true or false; until then it leads both ways",
        )  # fmt: skip
    told.edges[row.id] = (row.tail, row.head, minutes, both not in _NO)
    told.edge_places[row.id] = row.where
    if row.tail == row.head:
        told.fault(
            Severity.NOTE, "network-loop", row.where, "the edge leads back to its own node",
            "nothing; no way uses it",
        )  # fmt: skip
    elif minutes == 0:
        told.fault(
            Severity.NOTE, "network-no-time", row.where, "the edge takes no time",
            "join its two nodes into one if they are one place",
        )  # fmt: skip


def _minutes(row: EdgeRow) -> float | None:
    if row.minutes:
        return _number(row.minutes)
    length, speed = _number(row.kilometres), _number(row.speed)
    if length is None or speed is None or length < 0 or speed <= 0:
        return None
    minutes = 60 * length / speed
    return minutes if isfinite(minutes) else None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def _look_over(told: _Gathering) -> None:
    """Note nodes without an edge to another, and edges that lead the same way side by side."""
    ends = {end for tail, head, *_ in told.edges.values() if tail != head for end in (tail, head)}
    for name, row in told.nodes.items():
        if name not in ends:
            told.fault(
                Severity.WARNING, "network-isolated", row.where, f"no edge leads to node “{name}”",
                "add the edge that is missing; until then its people count as cut off",
            )  # fmt: skip
    seen: dict[tuple[str, str], str] = {}
    for name, (tail, head, _, both) in told.edges.items():
        directions = [(tail, head), (head, tail)] if both else [(tail, head)]
        beside = [seen[one] for one in directions if one in seen]
        if beside and tail != head:
            told.fault(
                Severity.NOTE, "network-parallel", told.edge_places[name],
                f"the edge “{name}” runs beside edge “{beside[0]}”",
                "nothing, if there are two; the cheaper one is taken for ways",
            )  # fmt: skip
        for one in directions:
            seen.setdefault(one, name)
