"""A road network read from OpenStreetMap: XML as it is, PBF with pyrosm where that is installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

from lxml import etree

from dianfan.figures.errors import MissingPart
from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Where
from dianfan.judged.net.geojson import Place
from dianfan.judged.net.geojson import apart
from dianfan.judged.net.network import Network
from dianfan.judged.net.rows import EdgeRow
from dianfan.judged.net.rows import NodeRow
from dianfan.judged.net.rows import network_of

SPEEDS: Mapping[str, float] = {
    "motorway": 110, "motorway_link": 60, "trunk": 90, "trunk_link": 50, "primary": 70,
    "primary_link": 45, "secondary": 60, "secondary_link": 40, "tertiary": 50,
    "tertiary_link": 35, "unclassified": 40, "residential": 30, "living_street": 10,
    "service": 20, "track": 20,
}  # fmt: skip
"""Speeds in km/h by class of road where no limit is mapped: an assumption of this software."""
MILES = 1.609344
_ONE_WAY = frozenset({"yes", "true", "1"})
_ACCESS = ("motorcar", "motor_vehicle", "vehicle", "access")
_BACKWARD = frozenset({"-1", "reverse"})


def read_osm(path: Path) -> tuple[Network, tuple[Finding, ...]]:
    """Read the roads that cars use from an extract of OpenStreetMap.

    A road is cut where roads meet; ``oneway`` (also ``-1``, roundabouts and motorways) sets its
    direction, ``maxspeed`` its speed, else :data:`SPEEDS` by class. The map's licence (ODbL)
    asks that OpenStreetMap and its contributors are named where anything made of it is shown.

    Args:
        path: of a ``.osm`` file, or of a ``.pbf`` file where pyrosm is installed.

    Raises:
        UseError: the file cannot be read, or no road is in it.
        MissingPart: the file is a PBF and pyrosm is not installed.
    """
    nodes, edges = _from_pbf(path) if path.suffix == ".pbf" else _from_xml(path)
    if not edges:
        raise UseError(
            "no road is in the extract", where=str(path), remedy="give one with highways"
        )
    return network_of(nodes, edges)


def _from_xml(path: Path) -> tuple[list[NodeRow], list[EdgeRow]]:
    try:
        ways = list(_ways(path))
        used = Counter(ref for _, refs, _ in ways for ref in refs)
        places = dict(_places(path, frozenset(used)))
    except (OSError, etree.XMLSyntaxError, KeyError, ValueError) as fault:
        raise UseError(
            "the extract cannot be read", where=str(path), why=str(fault),
            remedy="give an OpenStreetMap file, as osmium or an editor writes it",
        ) from fault  # fmt: skip
    edges = [edge for way in ways for edge in _cut(path.name, way, used, places)]
    ends = dict.fromkeys(end for edge in edges for end in (edge.tail, edge.head))
    nodes = [
        NodeRow(end, Where(path.name, cell=f"node {end}"), *map(repr, places[end])) for end in ends
    ]
    return nodes, edges


def _elements(path: Path, tag: str) -> Iterator[Any]:
    with path.open("rb") as stream:
        for _, element in etree.iterparse(
            stream, tag=tag, resolve_entities=False, no_network=True, load_dtd=False
        ):
            yield element
            element.clear()
            over = element.getparent()
            while over is not None and element.getprevious() is not None:
                del over[0]


def _ways(path: Path) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    for way in _elements(path, "way"):
        tags = {one.get("k"): one.get("v") for one in way.iter("tag")}
        refs = [one.get("ref") for one in way.iter("nd")]
        if tags.get("highway") in SPEEDS and len(refs) > 1 and _is_open(tags):
            yield way.get("id"), refs, tags


def _is_open(tags: Mapping[str, str]) -> bool:
    """Tell whether cars may use a way: the closest of the keys on access decides."""
    told = next((tags[key] for key in _ACCESS if key in tags), "yes")
    return told not in {"no", "private"}


def _places(path: Path, wanted: frozenset[str]) -> Iterator[tuple[str, Place]]:
    for node in _elements(path, "node"):
        if node.get("id") in wanted and node.get("lon") and node.get("lat"):
            place = float(node.get("lon")), float(node.get("lat"))
            if not all(map(isfinite, place)):
                raise ValueError(f"node {node.get('id')} has no finite place")
            yield node.get("id"), place


def _cut(
    file: str, way: tuple[str, list[str], dict[str, str]], used: Counter[str],
    places: Mapping[str, Place],
) -> Iterator[EdgeRow]:  # fmt: skip
    """Cut a way where it meets another or itself; nodes that the extract leaves out are passed over."""
    name, refs, tags = way
    known = [ref for ref in refs if ref in places]
    if tags.get("oneway") in _BACKWARD:
        known.reverse()
    start, length, part = 0, 0.0, 0
    for at, (one, other) in enumerate(pairwise(known), 1):
        length += apart(places[one], places[other])
        if used[other] > 1 or at == len(known) - 1:
            yield EdgeRow(
                f"{name}.{part}", Where(file, cell=f"way {name}"), known[start], other, "",
                repr(length), repr(_speed(tags)), str(not _is_one_way(tags)),
            )  # fmt: skip
            start, length, part = at, 0.0, part + 1


def _is_one_way(tags: Mapping[str, str]) -> bool:
    told = tags.get("oneway")
    if told is not None:
        return told in _ONE_WAY or told in _BACKWARD
    is_round = tags.get("junction") in {"roundabout", "circular"}
    return is_round or tags.get("highway") == "motorway"


def _speed(tags: Mapping[str, str]) -> float:
    """Give km/h: the mapped limit, in miles where it says so, else what the class has."""
    told = (tags.get("maxspeed") or "").split(";")[0].strip()
    factor = MILES if told.endswith("mph") else 1.0
    try:
        speed = float(told.removesuffix("mph").removesuffix("km/h").strip()) * factor
    except ValueError:
        speed = 0.0
    return speed if speed > 0 and isfinite(speed) else SPEEDS[tags["highway"]]


def _from_pbf(path: Path) -> tuple[list[NodeRow], list[EdgeRow]]:
    if find_spec("pyrosm") is None:
        raise MissingPart(
            "a PBF cannot be read here", where=str(path), why="pyrosm is not installed",
            remedy="install pyrosm, or turn the file into XML: osmium cat in.pbf -o out.osm",
        )  # fmt: skip
    try:
        told = (
            import_module("pyrosm").OSM(str(path)).get_network(nodes=True, network_type="driving")
        )
    except (OSError, ValueError) as fault:
        raise UseError(
            "the extract cannot be read", where=str(path), why=str(fault),
            remedy="give a PBF of OpenStreetMap",
        ) from fault  # fmt: skip
    nodes, roads = told if told is not None else ([], [])
    if not len(roads):
        return [], []
    rows = [
        NodeRow(
            str(row["id"]),
            Where(path.name, cell=f"node {row['id']}"),
            repr(row["lon"]),
            repr(row["lat"]),
        )
        for row in nodes.to_dict("records")
    ]
    return rows, [
        edge
        for number, row in enumerate(roads.to_dict("records"))
        for edge in _road(path.name, number, row)
    ]


def _road(file: str, number: int, row: Mapping[str, Any]) -> Iterator[EdgeRow]:
    tags = {
        key: row[key]
        for key in ("highway", "maxspeed", "oneway", "junction")
        if isinstance(row.get(key), str)
    }
    if tags.get("highway") not in SPEEDS:
        return
    tail, head = str(row["u"]), str(row["v"])
    if tags.get("oneway") in _BACKWARD:
        tail, head = head, tail
    yield EdgeRow(
        f"{row['id']}.{number}", Where(file, cell=f"way {row['id']}"), tail, head, "",
        repr(float(row["length"]) / 1000), repr(_speed(tags)), str(not _is_one_way(tags)),
    )  # fmt: skip
