"""``dianfan network`` as a new user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dianfan.cli.network import command

NODES = """id,people,area,service,lon,lat
a,1000,North,hospital,0.1,0.1
b,2000,North,,0.2,0.1
c,500,South,,0.3,0.1
d,300,South,,0.4,0.1
"""
EDGES = """id,from,to,minutes,two_way
r1,a,b,20,true
r2,b,c,50,true
r3,a,x,5,true
"""


def _files(folder: Path) -> list[str]:
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    return [str(folder / "nodes.csv"), "--edges", str(folder / "edges.csv")]


def test_it_tells_access_bridges_and_faults(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, _files(tmp_path))
    assert done.exit_code == 0, done.output
    assert "the edge ends at “x”, which is no node" in done.output
    assert "4 nodes, 2 edges, 3,800 people; 2 parts, 3,500 people in the largest" in done.output
    rows = {line.split()[0]: line.split() for line in done.output.splitlines() if line}
    assert rows["all"][1:5] == ["3,800", "3,000", "78.9", "%"]
    assert rows["South"][1:3] == ["800", "0"]
    assert "2 bridges" in done.output


def test_json_holds_everything_and_unknown_stays_null(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [*_files(tmp_path), "--json", "--limit", "10"])
    found = json.loads(done.output)
    service = found["services"]["hospital"]
    south = next(one for one in service["access"] if one["area"] == "South")
    assert (south["served"], south["late"], south["cut_off"]) == (0, 500, 300)
    assert {one["edge"]: one["cut_off"] for one in service["outages"]} == {"r1": 2500, "r2": 500}
    assert found["findings"]


def test_wrong_use_says_what_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [*_files(tmp_path), "--service", "school"])
    assert done.exit_code == 2
    assert "services there are: hospital" in done.output
    with pytest.raises(Exception, match="kind of the file"):
        CliRunner().invoke(command, [str(tmp_path / "roads.shp")], catch_exceptions=False)


def test_geojson_is_read(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[0, 0], [0.1, 0]]}
    point = {"type": "Point", "coordinates": [0.1, 0]}
    features = [
        {"type": "Feature", "geometry": line, "properties": {"id": "r", "speed": 60}},
        {
            "type": "Feature",
            "geometry": point,
            "properties": {"id": "t", "people": 70, "service": "school"},
        },
    ]
    path = tmp_path / "roads.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    done = CliRunner().invoke(command, [str(path)])
    assert done.exit_code == 0, done.output
    assert "Access to school within 60 minutes" in done.output


def test_a_programme_folder_is_told_by_its_first_timed_layer() -> None:
    folder = Path(__file__).parents[1] / "programmes"
    done = CliRunner().invoke(command, [str(folder / "yunting"), "--json"])
    found = json.loads(done.output)
    assert set(found["services"]) == {"医院", "高中"}
    assert found["nodes"] == 48
    with pytest.raises(Exception, match="no network whose edges have minutes"):
        CliRunner().invoke(command, [str(folder / "changji")], catch_exceptions=False)
