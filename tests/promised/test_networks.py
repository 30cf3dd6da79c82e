"""What is wrong with the files of networks is found at its line and cell, and the rest is kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dianfan.promised.fields import fields
from dianfan.promised.load import load
from tests.promised.folder import found
from tests.promised.folder import only
from tests.promised.folder import spoil

ROAD = {"layer_zh": "公路", "layer_en": "Roads"}
ROWS = {
    "nodes.csv": (
        {**ROAD, "id": "town", "name_zh": "镇", "name_en": "Town", "area": "QH101", "people": "1200",
         "longitude": "1.5", "latitude": "2.5", "feeds": "false", "services_zh": "医院",
         "services_en": "Hospital"},
        {**ROAD, "id": "port", "name_zh": "港", "name_en": "Port", "area": "QH102", "feeds": "false"},
        {**ROAD, "id": "quay", "name_zh": "埠", "name_en": "Quay", "area": "QH102", "feeds": "false"},
        {"id": "plant", "layer_zh": "电网", "layer_en": "Grid", "name_zh": "厂", "name_en": "Plant",
         "area": "QH101", "feeds": "true",
         "capacity": "30", "load": "20", "unit": "万千瓦"},
    ),
    "edges.csv": (
        {"id": "r1", "start": "town", "end": "port", "minutes": "12", "two_way": "true", "state": "present"},
        {"id": "r2", "start": "port", "end": "quay", "minutes": "7", "two_way": "true", "state": "planned",
         "project": "tram-a", "cost": "3"},
    ),
    "needs.csv": ({"id": "n1", "node": "port", "needs": "plant"},),
    "connections.csv": ({"id": "c1", "project": "tram-a", "node": "plant", "asks": "4", "unit": "兆瓦"},),
    "tiles.csv": (
        {"area": "QH101", "column": "1", "row": "1"}, {"area": "QH102", "column": "2", "row": "1"},
    ),
}  # fmt: skip


def write(folder: Path, file: str, rows: tuple[dict[str, str], ...]) -> None:
    """Write the rows of a file, each with the plan as its source where it has one."""
    names = [field.name for field in fields()[file]]
    more = {"source": "delta-plan"} if "source" in names else {}
    lines = [",".join({**more, **row}.get(name, "") for name in names) for row in rows]
    (folder / file).write_text("\n".join([",".join(names), *lines, ""]), encoding="utf-8")


@pytest.fixture
def carried(folder: Path) -> Path:
    """A small programme with a sound network."""
    for file, rows in ROWS.items():
        write(folder, file, rows)
    return folder


class Case(NamedTuple):
    """A text that is replaced, the code and cell of what is then found, and how many rows are left."""

    file: str
    old: str
    new: str
    code: str
    cell: str | None
    left: int


CASES = {
    "negative minutes": Case("edges.csv", ",12,", ",-12,", "below-nought", "minutes", 1),
    "negative people": Case("nodes.csv", ",1200,", ",-1200,", "below-nought", "people", 3),
    "minutes that are none": Case("edges.csv", ",12,", ",soon,", "not-decimal", "minutes", 1),
    "an end that is no node": Case("edges.csv", "town,port", "town,prot", "unknown-node", "end", 1),
    "an edge to itself": Case("edges.csv", "town,port", "town,town", "edge-to-itself", "end", 1),
    "an edge across layers": Case(
        "edges.csv", "town,port", "town,plant", "edge-across-layers", "end", 1
    ),
    "an edge beside another": Case(
        "edges.csv",
        "port,quay,7,true,planned",
        "port,town,7,true,present",
        "edge-beside-another",
        "end",
        2,
    ),
    "a node off the globe": Case("nodes.csv", ",1.5,", ",181.5,", "off-the-globe", "longitude", 3),
    "half a place": Case("nodes.csv", ",1.5,", ",,", "half-a-place", "longitude", 3),
    "a service in one language": Case(
        "nodes.csv", ",Hospital,", ",,", "services-in-one-language", "services_en", 4
    ),
    "an id twice": Case("nodes.csv", "quay,", "port,", "duplicate-key", "id", 3),
    "a need of itself": Case("needs.csv", "port,plant", "port,port", "need-of-itself", "needs", 0),
    "a need of nobody": Case("needs.csv", "port,plant", "port,plane", "unknown-node", "needs", 0),
    "another unit": Case("connections.csv", "兆瓦", "吨", "connection-unit", "unit", 0),
    "no connection": Case("connections.csv", ",4,", ",,", "empty-connection", "asks", 0),
    "a tile twice": Case("tiles.csv", "QH102,2", "QH102,1", "tile-taken", "column", 1),
    "a tile before the first": Case("tiles.csv", "QH102,2", "QH102,0", "not-whole", "column", 1),
    "an unknown project": Case("edges.csv", "tram-a", "tram-z", "unknown-project", "project", 1),
}


def test_a_sound_network_has_no_finding(carried: Path) -> None:
    programme = load(carried)
    told = programme.infrastructure
    stems = ("nodes", "edges", "needs", "connections", "tiles")
    assert [len(getattr(told, stem)) for stem in stems] == [4, 2, 1, 1, 2]
    ours = {f"{stem}.csv" for stem in stems}
    assert not [one for one in programme.findings if one.where.file in ours]
    assert told.nodes[0].services_zh == ("医院",)
    assert told.edges[1].state == "planned"
    assert told.edges[0].cost is None


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_is_named_with_its_line_and_cell(carried: Path, case: Case) -> None:
    line = spoil(carried / case.file, case.old, case.new)
    finding = found(carried, case.code)[0]
    assert (finding.where.file, finding.where.line, finding.where.cell) == (
        case.file,
        line,
        case.cell,
    )
    stem = case.file.partition(".")[0]
    assert len(getattr(load(carried).infrastructure, stem)) == case.left


def test_a_node_that_nothing_leads_to_is_kept_and_said(carried: Path) -> None:
    spoil(carried / "edges.csv", "port,quay", "port,town")
    finding = only(carried, "node-without-edge")
    assert finding.where.line == 4
    assert len(load(carried).infrastructure.nodes) == 4


def test_a_layer_without_edges_asks_for_none(carried: Path) -> None:
    write(carried, "edges.csv", ())
    assert not found(carried, "node-without-edge")
