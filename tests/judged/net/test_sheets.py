"""Sheets of nodes and edges: what is sound is taken over, and each other row is found by its line."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.net.network import Network
from dianfan.judged.net.sheets import read_sheets

NODES = """id,lon,lat,people,area,service
a,10.5,50.25,100,north,clinic
b,10.6,50.25,7.5,south,clinic; school
c,,,,,
"""
EDGES = """id,from,to,minutes,km,speed,two_way
x,a,b,12,,,
y,b,c,,30,60,false
"""


def _read(
    folder: Path, nodes: str = NODES, edges: str = EDGES
) -> tuple[Network, tuple[Finding, ...]]:
    (folder / "nodes.csv").write_text(nodes, encoding="utf-8", newline="")
    (folder / "edges.csv").write_text(edges, encoding="utf-8", newline="")
    return read_sheets(folder / "nodes.csv", folder / "edges.csv")


def test_sheets_are_read_as_they_stand(tmp_path: Path) -> None:
    told, findings = _read(tmp_path)
    assert findings == ()
    assert (told.nodes, told.edges) == (("a", "b", "c"), ("x", "y"))
    assert (told.tails.tolist(), told.heads.tolist()) == ([0, 1], [1, 2])
    assert told.minutes.tolist() == [12, 30]
    assert told.two_way.tolist() == [True, False]
    assert told.people.tolist() == [100, 7.5, 0]
    assert told.areas == ("north", "south", "")
    assert {name: marks.tolist() for name, marks in told.services.items()} == {
        "clinic": [True, True, False],
        "school": [False, True, False],
    }
    np.testing.assert_array_equal(told.places, [[10.5, 50.25], [10.6, 50.25], [np.nan, np.nan]])


def test_an_edge_without_an_id_is_named_by_its_line(tmp_path: Path) -> None:
    told, _ = _read(tmp_path, edges="from,to,minutes\na,b,1\nb,c,2\n")
    assert told.edges == ("2", "3")


@pytest.mark.parametrize(
    ("code", "nodes", "edges", "line"),
    [
        ("network-node-id", "a,,,1,,", "", 5),
        ("network-node-id", ",,,1,,", "", 5),
        ("network-people", "d,,,many,,", "z,d,a,1,,,", 5),
        ("network-people", "d,,,-3,,", "z,d,a,1,,,", 5),
        ("network-people", "d,,,inf,,", "z,d,a,1,,,", 5),
        ("network-place", "d,500,1,1,,", "z,d,a,1,,,", 5),
        ("network-place", "d,1,,1,,", "z,d,a,1,,,", 5),
        ("network-place", "d,east,1,1,,", "z,d,a,1,,,", 5),
        ("network-isolated", "d,1,1,1,,", "", 5),
        ("network-isolated", "d,1,1,1,,", "z,d,d,1,,,", 5),
        ("network-edge-id", "", "x,a,c,1,,,", 4),
        ("network-end", "", "z,a,nowhere,1,,,", 4),
        ("network-end", "", "z,,a,1,,,", 4),
        ("network-minutes", "", "z,a,c,soon,,,", 4),
        ("network-minutes", "", "z,a,c,-1,,,", 4),
        ("network-minutes", "", "z,a,c,nan,,,", 4),
        ("network-minutes", "", "z,a,c,,,,", 4),
        ("network-minutes", "", "z,a,c,,5,0,", 4),
        ("network-minutes", "", "z,a,c,,1e308,1e-300,", 4),
        ("network-two-way", "", "z,a,c,1,,,perhaps", 4),
        ("network-loop", "", "z,a,a,1,,,", 4),
        ("network-no-time", "", "z,a,c,0,,,", 4),
        ("network-parallel", "", "z,b,a,9,,,", 4),
        ("network-parallel", "", "z,b,c,9,,,no", 4),
    ],
)
def test_each_fault_is_found_at_its_line(
    tmp_path: Path, code: str, nodes: str, edges: str, line: int
) -> None:
    told, findings = _read(tmp_path, NODES + nodes + "\n", EDGES + edges + "\n")
    assert [(one.code, one.where.line) for one in findings if one.code == code] == [(code, line)]
    assert told.edges[:2] == ("x", "y")


def test_edges_that_lead_against_each_other_are_not_beside_each_other(tmp_path: Path) -> None:
    told, findings = _read(
        tmp_path, edges="id,from,to,minutes,two_way\nx,a,b,1,no\ny,b,a,2,no\nz,b,c,1,\n"
    )
    assert (len(told.edges), findings) == (3, ())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nodes.csv", b"name\na\n", "no column “id”"),
        ("edges.csv", b"from,minutes\na,1\n", "no column “to”"),
        ("nodes.csv", b"", "no column “id”"),
        ("edges.csv", "from,to\n镇,村\n".encode("gbk"), "cannot be read"),
        ("nodes.csv", b"id\n" + b"a" * 200_000, "cannot be read"),
        ("nodes.csv", None, "cannot be read"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    _read(tmp_path)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UseError, match=words) as caught:
        read_sheets(tmp_path / "nodes.csv", tmp_path / "edges.csv")
    assert name in caught.value.where


CELLS = st.one_of(
    st.sampled_from(["", "a", "b", "c", "1", "0", "-1", "1e999", "nan", "true", "0.5", "１２"]),
    st.text(max_size=6),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=6),
    st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=8),
)
def test_whatever_stands_in_cells_is_taken_over_or_found(
    tmp_path: Path, nodes: list[list[str]], edges: list[list[str]]
) -> None:
    starts = {"nodes": _write(tmp_path / "nodes.csv", "id,lon,lat,people,area,service", nodes),
              "edges": _write(tmp_path / "edges.csv", "id,from,to,minutes,km,speed,two_way", edges)}  # fmt: skip
    try:
        told, findings = read_sheets(tmp_path / "nodes.csv", tmp_path / "edges.csv")
    except UseError:
        return
    lost = {"network-node-id", "network-edge-id", "network-end", "network-minutes"}
    missing = [one for one in findings if one.code in lost]
    assert (
        len(told.nodes) + sum(one.where.file == "nodes.csv" for one in missing) == starts["nodes"]
    )
    assert (
        len(told.edges) + sum(one.where.file == "edges.csv" for one in missing) == starts["edges"]
    )
    assert all(one.where.line for one in findings)


def _write(path: Path, head: str, rows: list[list[str]]) -> int:
    """Write rows as a sheet, and tell how many of them can be read again."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        csv.writer(stream).writerows([head.split(","), *rows])
    with path.open(encoding="utf-8", newline="") as stream:
        return len(list(csv.DictReader(stream)))
