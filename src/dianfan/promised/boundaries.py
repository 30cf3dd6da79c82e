"""The boundaries that a programme gives for its maps: a GeoJSON file, held to its areas and its licence."""

from __future__ import annotations

import json
from collections.abc import Collection
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from typing import NamedTuple

from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault
from dianfan.promised.fields import CHARTER
from dianfan.promised.reading import read_text
from dianfan.promised.trees import Tree

FILE = "boundaries.geojson"
_SHAPES = {"Polygon": 1, "MultiPolygon": 2}
"""How deep the rings of a shape lie in its coordinates."""


class Boundaries(NamedTuple):
    """The text of a folder's boundaries, empty where it has none or they cannot be drawn, and its faults."""

    text: str
    faults: tuple[Fault, ...]


def boundaries(root: Path, charter: Tree, areas: Collection[str]) -> Boundaries:
    """Read the boundaries of a folder.

    A feature has the property ``code``, a code of ``areas.csv``, and a Polygon or MultiPolygon in
    degrees. ``programme.yaml`` tells the licence, which is printed on each map, and the number
    under which the map was approved where its country asks for one.

    Args:
        root: the folder.
        charter: ``programme.yaml`` as it was read.
        areas: the codes of areas.
    """
    if not (root / FILE).exists() and not (root / FILE).is_symlink():
        return Boundaries("", ())
    read = read_text(root, FILE)
    if not read.text:
        return Boundaries("", read.faults)
    faults = [*read.faults, *_faults(read.text, charter, areas)]
    stops = any(one.code in {"boundaries-broken", "boundaries-without-licence"} for one in faults)
    return Boundaries("" if stops else read.text, tuple(faults))


def _faults(text: str, charter: Tree, areas: Collection[str]) -> Iterator[Fault]:
    told = charter.data if isinstance(charter.data, dict) else {}
    if not told.get("map_licence"):
        yield Fault("boundaries-without-licence", Where(CHARTER))
    if not told.get("map_approval"):
        yield Fault("boundaries-without-approval", Where(CHARTER))
    try:
        features = json.loads(text)["features"]
        parts = [(one["properties"]["code"], list(rings(one["geometry"]))) for one in features]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as fault:
        yield Fault("boundaries-broken", Where(FILE), {"why": f"{type(fault).__name__} {fault}"})
        return
    for number, (code, _) in enumerate(parts):
        if code not in areas:
            where = Where(FILE, cell=f"features[{number}]")
            yield Fault("boundary-of-no-area", where, {"value": str(code)}, areas)


def rings(shape: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Give the rings of a Polygon or MultiPolygon as longitudes and latitudes.

    Raises:
        KeyError, TypeError, ValueError, IndexError: it is neither, or holds no degrees.
    """
    depth = _SHAPES[shape["type"]]
    told = (
        shape["coordinates"]
        if depth == 1
        else [ring for part in shape["coordinates"] for ring in part]
    )
    for ring in told:
        points = [(float(point[0]), float(point[1])) for point in ring]
        if not points or not all(abs(east) <= 180 and abs(north) <= 90 for east, north in points):  # noqa: PLR2004 - degrees of the globe
            raise ValueError("a ring is empty or leaves the globe")
        yield points
