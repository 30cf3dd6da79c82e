"""GeoJSON: lines are edges, points say what their nodes hold, and what is neither is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.net.geojson import apart
from dianfan.judged.net.geojson import read_geojson
from dianfan.judged.net.network import Network

Told = dict[str, Any]


def _feature(kind: str, coordinates: Any, **told: Any) -> Told:  # noqa: ANN401 - anything may stand there
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": told,
    }


def _read(folder: Path, *features: Any) -> tuple[Network, tuple[Finding, ...]]:  # noqa: ANN401 - as above
    path = folder / "roads.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    return read_geojson(path)


A, B, C = [10.0, 50.0], [10.5, 50.0], [11.0, 50.5]


def test_lines_and_points_are_read_as_they_stand(tmp_path: Path) -> None:
    told, findings = _read(
        tmp_path,
        _feature("LineString", [A, [10.2, 50.3], B], id="x", minutes=20, two_way=False),
        _feature("LineString", [B, C], id="y", speed=60),
        _feature("LineString", [C, A], id="z", km=30, speed=60, oneway="yes"),
        _feature("LineString", [C, A], id="w", minutes=90, oneway=-1),
        _feature("Point", B, id="b", people=7, area="south", service="clinic"),
    )
    assert findings == ()
    assert told.edges == ("x", "y", "z", "w")
    ends = [
        (told.nodes[tail], told.nodes[head])
        for tail, head in zip(told.tails, told.heads, strict=True)
    ]
    a, c = "10.000000,50.000000", "11.000000,50.500000"
    assert ends == [(a, "b"), ("b", c), (c, a), (a, c)]
    np.testing.assert_allclose(told.minutes, [20, apart((10.5, 50.0), (11.0, 50.5)), 30, 90])
    assert told.two_way.tolist() == [False, True, False, False]
    at = told.nodes.index("b")
    assert (told.people[at], told.areas[at], told.services["clinic"][at]) == (7, "south", True)
    assert told.places[at].tolist() == B


def test_ends_at_one_place_to_a_tenth_of_a_metre_are_one_node(tmp_path: Path) -> None:
    told, _ = _read(
        tmp_path,
        _feature("LineString", [A, [0.0, 0.0]], minutes=1),
        _feature("LineString", [[-1e-8, -1e-8], B], minutes=1),
    )
    assert told.count == 3
    assert told.edges == ("features[0]", "features[1]")


def test_the_distance_on_the_sphere_is_the_angle_between_two_places() -> None:
    one, other = (10.0, 50.0), (-70.0, -30.0)
    (east, north), (east_too, north_too) = np.radians(one), np.radians(other)
    angle = np.arccos(
        np.sin(north) * np.sin(north_too)
        + np.cos(north) * np.cos(north_too) * np.cos(east - east_too)
    )
    assert apart(one, other) == pytest.approx(6371.0088 * angle)
    assert apart((0.0, 0.0), (180.0, 0.0)) == pytest.approx(6371.0088 * np.pi)


@pytest.mark.parametrize(
    "strange",
    [
        _feature("Polygon", [[A, B, C, A]]),
        _feature("LineString", [A]),
        _feature("LineString", [A, [1]]),
        _feature("LineString", [A, ["x", "y"]]),
        _feature("Point", [float("nan"), 1.0]),
        _feature("Point", [10**400, 1]),
        _feature("Point", {}),
        _feature("Point", B),
        {"geometry": None},
        {"geometry": {"type": "Point"}},
        {"geometry": {"type": "Point", "coordinates": C}, "properties": ["x"]},
        {},
        [],
        None,
        "line",
        3,
    ],
)
def test_a_strange_feature_is_found_and_left_out(tmp_path: Path, strange: Any) -> None:  # noqa: ANN401 - anything may stand there
    told, findings = _read(
        tmp_path, _feature("LineString", [A, B], minutes=1), _feature("Point", B, id="b"), strange
    )
    assert [(one.code, one.where.cell) for one in findings] == [("network-feature", "features[2]")]
    assert (len(told.edges), told.count) == (1, 2)


def test_an_id_at_two_places_does_not_draw_edges_to_the_first(tmp_path: Path) -> None:
    told, findings = _read(
        tmp_path,
        _feature("Point", A, id="a"),
        _feature("Point", C, id="a"),
        _feature("LineString", [A, B], minutes=1),
        _feature("LineString", [B, C], minutes=1),
    )
    assert [(one.code, one.where.cell) for one in findings] == [
        ("network-node-id", "features[1]"),
        ("network-end", "features[3]"),
    ]
    assert told.edges == ("features[2]",)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"features": 3}', b"\xff\xfe", b"[" * 100_000, b"3", None]
)
def test_a_bad_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "roads.geojson"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UseError, match="no GeoJSON") as caught:
        read_geojson(path)
    assert "roads.geojson" in caught.value.where


WORDS = ["1", "-1", "yes", "Point", "LineString"]
SCALARS = (
    st.none() | st.booleans() | st.integers(-200, 200) | st.floats() | st.sampled_from(WORDS)
    | st.text(max_size=4)
)  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=8,
)
PAIRS = st.lists(st.lists(SCALARS, min_size=2, max_size=2), min_size=2, max_size=3)
GEOMETRY = st.fixed_dictionaries(
    {"type": st.sampled_from(["Point", "LineString"]), "coordinates": ANYTHING | PAIRS}
)
NAMES = st.sampled_from(["id", "minutes", "km", "speed", "oneway", "two_way", "people", "service"])
PROPERTIES = st.dictionaries(NAMES, ANYTHING, max_size=4)
FEATURES = st.fixed_dictionaries(
    {"geometry": GEOMETRY | ANYTHING, "properties": PROPERTIES | ANYTHING}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(FEATURES | ANYTHING, max_size=5))
def test_whatever_stands_in_features_is_taken_over_or_found(
    tmp_path: Path, features: list[Any]
) -> None:
    told, findings = _read(tmp_path, *features)
    found = {one.where.cell for one in findings}
    for number, feature in enumerate(features):
        name = f"features[{number}]"
        if name in found:
            continue
        shape, about = feature["geometry"], feature["properties"] or {}
        if shape["type"] == "LineString":
            given = about.get("id")
            assert (name if given is None or given == "" else str(given)) in told.edges
        else:
            east, north = (float(one) for one in shape["coordinates"][:2])
            near = np.abs(told.places - [east, north]).max(axis=1) < 1e-6
            assert near.any()
