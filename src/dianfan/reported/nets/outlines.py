"""Outlines of areas in the pixels of a map, from boundaries in degrees."""

from __future__ import annotations

import json
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos
from math import radians

from dianfan.promised.boundaries import rings

WIDE, HIGH, MARGIN = 720, 480, 6
FINE = 0.6
"""Points nearer than this to the one before are left out, in pixels."""
Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Outline:
    """An area as it is drawn: an SVG path, the pixel where its name stands, and its lowest pixel."""

    path: str
    middle: tuple[int, int]
    bottom: int


def outlined(text: str, codes: Collection[str]) -> Mapping[str, Outline]:
    """Draw the boundaries of areas into one frame; nothing where there are none.

    Degrees are set out evenly, those of longitude shortened by the cosine of the middle latitude.

    Args:
        text: GeoJSON, as the folder has it; checked before.
        codes: of the areas that are drawn.
    """
    if not text:
        return {}
    shapes: dict[str, list[Ring]] = {}
    for feature in json.loads(text)["features"]:
        code = feature["properties"]["code"]
        if code in codes:
            shapes.setdefault(code, []).extend(rings(feature["geometry"]))
    points = [point for some in shapes.values() for ring in some for point in ring]
    if not points:
        return {}
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = cos(radians((south + north) / 2))
    across, up = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    size = min((WIDE - 2 * MARGIN) / across, (HIGH - 2 * MARGIN) / up)

    def placed(ring: Ring) -> Ring:
        return [(MARGIN + (x - west) * narrow * size, MARGIN + (north - y) * size) for x, y in ring]

    return {code: _outline([placed(ring) for ring in some]) for code, some in shapes.items()}


def _outline(some: list[Ring]) -> Outline:
    path = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in _thinned(ring)) + "Z" for ring in some
    )
    largest = max(some, key=lambda ring: abs(_twice_area(ring)))
    return Outline(path, _middle(largest), round(max(y for ring in some for _, y in ring)))


def _thinned(ring: Ring) -> Ring:
    kept = ring[:1]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINE:
            kept.append((x, y))
    return kept


def _twice_area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs)


def _middle(ring: Ring) -> tuple[int, int]:
    """Give the centroid of a ring; the mean of its points where it encloses nothing."""
    whole = _twice_area(ring)
    if not whole:
        return round(sum(x for x, _ in ring) / len(ring)), round(
            sum(y for _, y in ring) / len(ring)
        )
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / (3 * whole)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / (3 * whole)
    return round(x), round(y)
