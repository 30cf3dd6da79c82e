"""Networks: their nodes and edges, what needs what, who connects where, and how areas stand on a map."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dianfan.figures.wording import Wording


class EdgeState(StrEnum):
    """Whether an edge carries today, or is to be built."""

    PRESENT = "present"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Node:
    """A row of ``nodes.csv``: a place of a network, who lives there, and what it offers.

    ``services_zh`` and ``services_en`` name the services in the same order. ``feeds`` marks a
    node that its layer is fed from. ``capacity`` and ``load`` are in ``unit``.
    """

    id: str
    layer_zh: str
    layer_en: str
    name_zh: str
    name_en: str
    area: str
    longitude: Decimal | None
    latitude: Decimal | None
    people: Decimal | None
    services_zh: tuple[str, ...]
    services_en: tuple[str, ...]
    feeds: bool
    capacity: Decimal | None
    load: Decimal | None
    unit: str
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0

    @property
    def name(self) -> Wording:
        """The name in both languages."""
        return Wording(self.name_zh, self.name_en or self.name_zh)


@dataclass(frozen=True, slots=True)
class Edge:
    """A row of ``edges.csv``: what joins two nodes of one layer, and how long it takes.

    A planned edge is a candidate: its cost is ``cost`` in 亿元, or else the whole investment of
    its ``project``. ``capacity`` and ``load`` are in ``unit``.
    """

    id: str
    start: str
    end: str
    minutes: Decimal | None
    two_way: bool
    state: EdgeState
    project: str
    cost: Decimal | None
    capacity: Decimal | None
    load: Decimal | None
    unit: str
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Need:
    """A row of ``needs.csv``: one node works only while another one does, of any layer."""

    id: str
    node: str
    needs: str
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Connection:
    """A row of ``connections.csv``: what a project asks of a node, or adds to it, in ``unit``."""

    id: str
    project: str
    node: str
    asks: Decimal | None
    adds: Decimal | None
    unit: str
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """A row of ``tiles.csv``: where an area stands on the map of tiles, column and row from 1."""

    area: str
    column: int
    row: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Infrastructure:
    """What a folder says of networks: their nodes and edges, needs, connections, and tiles of the map."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    needs: tuple[Need, ...] = ()
    connections: tuple[Connection, ...] = ()
    tiles: tuple[Tile, ...] = ()
