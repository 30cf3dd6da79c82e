"""Check what a folder says of networks: ends, layers, places, units and tiles."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from typing import Any

from dianfan.figures.finding import Where
from dianfan.promised.decimals import number
from dianfan.promised.faults import Fault
from dianfan.promised.forms import dimension
from dianfan.promised.forms import split
from dianfan.promised.gathered import Gathered

Row = dict[str, Any]
_NOT_BELOW_NOUGHT = {
    "nodes.csv": ("people", "capacity", "load"),
    "edges.csv": ("minutes", "cost", "capacity", "load"),
    "connections.csv": ("asks", "adds"),
}
_DEGREES = {"longitude": 180, "latitude": 90}


def check_networks(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    for check in CHECKS:
        yield from check(gathered)


def _rows(gathered: Gathered, file: str) -> Iterator[Row]:
    yield from gathered.sheets[file].cells.iter_rows(named=True)


def nothing_is_below_nought(gathered: Gathered) -> Iterator[Fault]:
    """Refuse negative times, people, capacities, loads and costs."""
    for file, columns in _NOT_BELOW_NOUGHT.items():
        for row in _rows(gathered, file):
            for column in columns:
                value = number(row[column])
                if value is not None and value < 0:
                    parts = {"what": column, "value": row[column]}
                    yield Fault("below-nought", Where(file, row["line"], column), parts)


def places_are_on_the_globe(gathered: Gathered) -> Iterator[Fault]:
    """Refuse degrees that are none, and half a place."""
    for row in _rows(gathered, "nodes.csv"):
        for column, most in _DEGREES.items():
            value = number(row[column])
            if value is not None and abs(value) > most:
                parts = {"what": column, "value": row[column]}
                yield Fault("off-the-globe", Where("nodes.csv", row["line"], column), parts)
        if bool(row["longitude"]) != bool(row["latitude"]):
            yield Fault("half-a-place", Where("nodes.csv", row["line"], "longitude"))


def services_have_both_names(gathered: Gathered) -> Iterator[Fault]:
    """Ask for each service in both languages."""
    for row in _rows(gathered, "nodes.csv"):
        zh, en = len(split(row["services_zh"])), len(split(row["services_en"]))
        if zh != en:
            parts = {"found": str(zh), "expected": str(en)}
            where = Where("nodes.csv", row["line"], "services_en")
            yield Fault("services-in-one-language", where, parts)


def edges_join_two_nodes(gathered: Gathered) -> Iterator[Fault]:
    """Refuse edges from a node to itself and across layers; note those side by side."""
    layers = {row["id"]: row["layer_zh"] for row in _rows(gathered, "nodes.csv")}
    seen: dict[tuple[str, str, str], str] = {}
    for row in _rows(gathered, "edges.csv"):
        start, end = row["start"], row["end"]
        where = Where("edges.csv", row["line"], "end")
        if start == end:
            yield Fault("edge-to-itself", where, {"value": start})
            continue
        if layers.get(start, "") != layers.get(end, "") and start in layers and end in layers:
            yield Fault("edge-across-layers", where, {"first": layers[start], "last": layers[end]})
        pair = (min(start, end), max(start, end), row["state"])
        if pair in seen:
            yield Fault("edge-beside-another", where, {"value": seen[pair]})
        seen.setdefault(pair, row["id"])


def nodes_have_edges(gathered: Gathered) -> Iterator[Fault]:
    """Warn of nodes that nothing leads to, in layers that have edges."""
    ends = {row[end] for row in _rows(gathered, "edges.csv") for end in ("start", "end")}
    nodes = list(_rows(gathered, "nodes.csv"))
    joined = {row["layer_zh"] for row in nodes if row["id"] in ends}
    for row in nodes:
        if row["id"] not in ends and row["layer_zh"] in joined:
            where = Where("nodes.csv", row["line"], "id")
            yield Fault("node-without-edge", where, {"value": row["id"]})


def nodes_need_others(gathered: Gathered) -> Iterator[Fault]:
    """Refuse needs of a node for itself."""
    for row in _rows(gathered, "needs.csv"):
        if row["node"] == row["needs"]:
            where = Where("needs.csv", row["line"], "needs")
            yield Fault("need-of-itself", where, {"value": row["node"]})


def connections_are_in_the_unit_of_the_node(gathered: Gathered) -> Iterator[Fault]:
    """Refuse connections that say nothing, or in a unit of another kind than the node's."""
    units = {row["id"]: row["unit"] for row in _rows(gathered, "nodes.csv")}
    for row in _rows(gathered, "connections.csv"):
        if not row["asks"] and not row["adds"]:
            yield Fault("empty-connection", Where("connections.csv", row["line"], "asks"))
        own = units.get(row["node"], "")
        if own and dimension(own) != dimension(row["unit"]):
            where = Where("connections.csv", row["line"], "unit")
            yield Fault("connection-unit", where, {"value": row["unit"], "unit": own})


def tiles_are_apart(gathered: Gathered) -> Iterator[Fault]:
    """Refuse two areas on one tile."""
    taken: dict[tuple[str, str], str] = {}
    for row in _rows(gathered, "tiles.csv"):
        place = (row["column"], row["row"])
        if place in taken:
            where = Where("tiles.csv", row["line"], "column")
            yield Fault("tile-taken", where, {"value": taken[place]})
        taken.setdefault(place, row["area"])


CHECKS: tuple[Callable[[Gathered], Iterator[Fault]], ...] = (
    nothing_is_below_nought,
    places_are_on_the_globe,
    services_have_both_names,
    edges_join_two_nodes,
    nodes_have_edges,
    nodes_need_others,
    connections_are_in_the_unit_of_the_node,
    tiles_are_apart,
)
