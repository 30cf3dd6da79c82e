"""OpenStreetMap: roads are cut where they meet, led the right way round, and nothing else is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.figures.errors import MissingPart
from dianfan.figures.errors import UseError
from dianfan.judged.net import osm
from dianfan.judged.net.geojson import apart
from dianfan.judged.net.network import Network
from dianfan.judged.net.osm import SPEEDS
from dianfan.judged.net.osm import read_osm

PLACES = {name: (10 + at / 100, 50 + at % 2 / 100) for at, name in enumerate("1234567")}
NODES = "".join(
    f'<node id="{name}" lon="{east}" lat="{north}"/>' for name, (east, north) in PLACES.items()
)


PLACED = (
    b'<osm><node id="1" lon="EAST" lat="1"/><node id="2" lon="1" lat="1"/>'
    b'<way id="w"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>'
)


def _way(name: str, refs: str, **tags: str) -> str:
    told = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
    return f'<way id="{name}">{"".join(f"<nd ref={ref!r}/>" for ref in refs)}{told}</way>'


def _read(folder: Path, *ways: str, nodes: str = NODES) -> Network:
    path = folder / "some.osm"
    path.write_text(f"<osm>{nodes}{''.join(ways)}</osm>", encoding="utf-8")
    told, _ = read_osm(path)
    return told


def _ends(told: Network) -> dict[str, tuple[str, str]]:
    columns = zip(told.edges, told.tails, told.heads, strict=True)
    return {edge: (told.nodes[tail], told.nodes[head]) for edge, tail, head in columns}


def test_roads_are_cut_where_they_meet(tmp_path: Path) -> None:
    told = _read(
        tmp_path, _way("w", "12345", highway="primary"), _way("v", "637", highway="residential")
    )
    assert _ends(told) == {
        "w.0": ("1", "3"), "w.1": ("3", "5"), "v.0": ("6", "3"), "v.1": ("3", "7"),
    }  # fmt: skip
    length = apart(PLACES["1"], PLACES["2"]) + apart(PLACES["2"], PLACES["3"])
    assert told.minutes[0] == pytest.approx(60 * length / SPEEDS["primary"])
    assert told.two_way.all()
    assert told.places[told.nodes.index("3")].tolist() == list(PLACES["3"])


@pytest.mark.parametrize(
    ("tags", "ends", "two_way"),
    [
        ({}, ("1", "2"), True),
        ({"oneway": "yes"}, ("1", "2"), False),
        ({"oneway": "1"}, ("1", "2"), False),
        ({"oneway": "-1"}, ("2", "1"), False),
        ({"oneway": "reverse"}, ("2", "1"), False),
        ({"oneway": "no"}, ("1", "2"), True),
        ({"junction": "roundabout"}, ("1", "2"), False),
        ({"junction": "circular"}, ("1", "2"), False),
        ({"highway": "motorway"}, ("1", "2"), False),
        ({"highway": "motorway", "oneway": "no"}, ("1", "2"), True),
    ],
)
def test_directions(
    tmp_path: Path, tags: dict[str, str], ends: tuple[str, str], *, two_way: bool
) -> None:
    told = _read(tmp_path, _way("w", "12", **{"highway": "tertiary", **tags}))
    assert (_ends(told)["w.0"], bool(told.two_way[0])) == (ends, two_way)


def test_a_roundabout_leads_round_one_way(tmp_path: Path) -> None:
    told = _read(
        tmp_path,
        _way("o", "1231", highway="primary", junction="roundabout"),
        _way("w", "42", highway="primary"),
        _way("v", "53", highway="primary"),
    )
    ends = _ends(told)
    assert {ends["o.0"], ends["o.1"], ends["o.2"]} == {("1", "2"), ("2", "3"), ("3", "1")}
    assert told.two_way[list(told.edges).index("w.0")]
    assert not told.two_way[list(told.edges).index("o.0")]


@pytest.mark.parametrize(
    ("told", "speed"),
    [
        ("70", 70), ("50 mph", 80.4672), ("50mph", 80.4672), ("45 km/h", 45), ("30;50", 30),
        ("none", 50), ("", 50), ("0", 50), ("-5", 50), ("inf", 50), ("nan", 50), ("CN:urban", 50),
    ],
)  # fmt: skip
def test_speeds(tmp_path: Path, told: str, speed: float) -> None:
    made = _read(tmp_path, _way("w", "12", highway="tertiary", maxspeed=told))
    assert made.minutes[0] == pytest.approx(60 * apart(PLACES["1"], PLACES["2"]) / speed)


def test_only_what_cars_may_use_is_a_road(tmp_path: Path) -> None:
    told = _read(
        tmp_path,
        _way("a", "12", highway="primary"),
        _way("b", "23", highway="footway"),
        _way("c", "34", highway="service", access="private"),
        _way("d", "45", highway="track", motor_vehicle="no"),
        _way("e", "56", highway="track", access="no", motor_vehicle="yes"),
        _way("f", "67", building="yes"),
        _way("g", "7", highway="primary"),
    )
    assert told.edges == ("a.0", "e.0")


def test_nodes_that_the_extract_leaves_out_are_passed_over(tmp_path: Path) -> None:
    deleted = NODES + '<node id="8"/>'
    told = _read(tmp_path, _way("w", "98129", highway="primary"), nodes=deleted)
    assert _ends(told) == {"w.0": ("1", "2")}


def test_a_road_may_lack_its_id_and_its_tags_their_values(tmp_path: Path) -> None:
    told = _read(
        tmp_path,
        '<way><nd ref="1"/><nd/><nd ref="2"/><tag k="highway" v="primary"/><tag k="oneway"/><tag/></way>',
    )
    assert len(told.edges) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<osm>", b"no xml", b"<osm/>", b"\xff\xfe\x00",
        b'<!-- --><way id="1"><nd ref="1"/></way>',
        PLACED.replace(b"EAST", b"x"),
        PLACED.replace(b"EAST", b"inf"),
        None,
    ],
)  # fmt: skip
def test_a_bad_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "some.osm"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UseError, match=r"cannot be read|no road") as caught:
        read_osm(path)
    assert "some.osm" in caught.value.where


def _with_entity(folder: Path, declared: str) -> Path:
    path = folder / "some.osm"
    ways = _way("w", "12", highway="primary").replace("<tag", "&e;<tag", 1)
    path.write_text(f"<!DOCTYPE osm [{declared}]><osm>{NODES}{ways}</osm>", encoding="utf-8")
    return path


def test_no_other_file_is_read_through_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text('<nd ref="3"/>', encoding="utf-8")
    path = _with_entity(tmp_path, f'<!ENTITY e SYSTEM "{secret.as_uri()}">')
    told, _ = read_osm(path)
    assert "3" not in told.nodes
    assert _ends(told) == {"w.0": ("1", "2")}


@pytest.mark.parametrize("place", ["text", "attribute"])
def test_entities_that_swell_are_refused(tmp_path: Path, place: str) -> None:
    bomb = "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "x" * 100}">' for at in range(12)
    )
    path = _with_entity(tmp_path, f'{bomb}<!ENTITY e "&e11;">')
    if place == "attribute":
        told = path.read_text(encoding="utf-8").replace("&e;", "").replace("primary", "&e11;")
        path.write_text(told, encoding="utf-8")
    with pytest.raises(UseError, match="cannot be read"):
        read_osm(path)


def test_a_pbf_asks_for_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(osm, "find_spec", lambda _: None)
    with pytest.raises(MissingPart, match="PBF") as caught:
        read_osm(tmp_path / "some.osm.pbf")
    assert "pyrosm" in str(caught.value)
