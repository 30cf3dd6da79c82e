"""A network read from GeoJSON: lines are edges, points are nodes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import pairwise
from math import asin
from math import cos
from math import isfinite
from math import radians
from math import sin
from math import sqrt
from pathlib import Path
from typing import Any

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.net.network import Network
from dianfan.judged.net.rows import EdgeRow
from dianfan.judged.net.rows import NodeRow
from dianfan.judged.net.rows import network_of

EARTH = 6371.0088
"""The mean radius of the Earth in kilometres (IUGG)."""
Place = tuple[float, float]
"""Longitude and latitude in degrees."""


def apart(one: Place, other: Place) -> float:
    """Give the kilometres between two places on the sphere (haversine)."""
    (east, north), (east_too, north_too) = (tuple(map(radians, place)) for place in (one, other))
    half = sin((north_too - north) / 2) ** 2
    half += cos(north) * cos(north_too) * sin((east_too - east) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def read_geojson(path: Path) -> tuple[Network, tuple[Finding, ...]]:
    """Read a network from GeoJSON (RFC 7946).

    A line joins the ends of its coordinates; ends at the same place to six decimals (a tenth of a
    metre) are one node, and a point at that place says what the node holds. Properties: of lines
    ``id``, ``minutes``, or ``speed`` in km/h with ``km`` (measured on the sphere where left out),
    ``two_way`` or ``oneway`` (``-1``: against the line); of points ``id``, ``people``, ``area``, ``service``.

    Returns:
        the network of the sound features, and a finding for each other one.

    Raises:
        UseError: the file is no GeoJSON of features.
    """
    features = _features(path)
    points: dict[str, NodeRow] = {}
    lines: list[tuple[Where, list[Place], Mapping[str, Any]]] = []
    strange = []
    for number, feature in enumerate(features):
        where = Where(path.name, cell=f"features[{number}]")
        try:
            _take(feature, where, points, lines)
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as fault:
            strange.append(
                Finding(
                    Severity.ERROR, "network-feature", where,
                    f"the feature is neither a line nor a point with coordinates: {fault}",
                    "give LineString and Point features, one point at a place; it is left out",
                )
            )  # fmt: skip
    for where, line, _ in lines:
        for place in (line[0], line[-1]):
            points.setdefault(_key(place), _node(where, place, {}))
    edges = [_edge(where, line, told, _names(points)) for where, line, told in lines]
    found, findings = network_of(points.values(), edges)
    return found, (*strange, *findings)


def _names(points: Mapping[str, NodeRow]) -> Mapping[str, str]:
    """Name the node at each place; one whose id another has taken is named by its place alone."""
    first: dict[str, str] = {}
    for key, row in points.items():
        first.setdefault(row.id, key)
    return {key: row.id if first[row.id] == key else key for key, row in points.items()}


def _features(path: Path) -> Sequence[Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
        features = told["features"]
        if not isinstance(features, list):
            raise TypeError("“features” is no list")  # noqa: TRY301 - told as any other wrong shape
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise UseError(
            "the file is no GeoJSON with features", where=str(path), why=str(fault),
            remedy="give a FeatureCollection of lines and points",
        ) from fault  # fmt: skip
    return features


def _take(
    feature: Mapping[str, Any], where: Where, points: dict[str, NodeRow],
    lines: list[tuple[Where, list[Place], Mapping[str, Any]]],
) -> None:  # fmt: skip
    shape, told = feature["geometry"], feature.get("properties") or {}
    if shape["type"] == "Point":
        place = _place(shape["coordinates"])
        if _key(place) in points:
            raise ValueError(f"a point stands there already, {points[_key(place)].where}")
        points[_key(place)] = _node(where, place, told)
    elif shape["type"] == "LineString":
        line = [_place(one) for one in shape["coordinates"]]
        if len(line) < 2 or not isinstance(told, dict):  # noqa: PLR2004 - a line has two ends
            raise TypeError("a line has two ends, and properties by name")
        backward = _text(told, "oneway") in {"-1", "reverse"}
        lines.append((where, line[::-1] if backward else line, told))
    else:
        raise TypeError(f"“{shape['type']}”")


def _node(where: Where, place: Place, told: Mapping[str, Any]) -> NodeRow:
    return NodeRow(
        _text(told, "id") or _key(place), where, repr(place[0]), repr(place[1]),
        _text(told, "people"), _text(told, "area"), _text(told, "service"),
    )  # fmt: skip


def _edge(
    where: Where, line: list[Place], told: Mapping[str, Any], names: Mapping[str, str]
) -> EdgeRow:
    one_way = _text(told, "oneway").lower() in {"yes", "true", "1", "-1", "reverse"}
    return EdgeRow(
        _text(told, "id") or str(where.cell), where,
        names[_key(line[0])], names[_key(line[-1])], _text(told, "minutes"),
        _text(told, "km") or repr(sum(apart(*pair) for pair in pairwise(line))),
        _text(told, "speed"), _text(told, "two_way") or str(not one_way),
    )  # fmt: skip


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return "" if value is None else str(value)


def _place(told: Sequence[Any]) -> Place:
    east, north = float(told[0]), float(told[1])
    if not (isfinite(east) and isfinite(north)):
        raise ValueError("coordinates must be finite")
    return east, north


def _key(place: Place) -> str:
    east, north = (round(one, 6) + 0.0 for one in place)  # so that minus nought is nought
    return f"{east:.6f},{north:.6f}"
