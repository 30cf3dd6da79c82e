"""A sound folder becomes a programme in the types of the model, and nothing gets lost."""

from __future__ import annotations

import csv
from dataclasses import fields
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.finding import blocking
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.wording import Wording
from dianfan.promised import making
from dianfan.promised.faults import Fault
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.fields import SHEETS
from dianfan.promised.load import load
from dianfan.promised.model import OBSERVATION_COLUMNS
from dianfan.promised.model import Direction
from dianfan.promised.model import Emphasis
from dianfan.promised.model import Lens
from dianfan.promised.model import Programme
from dianfan.promised.model import ProjectStatus
from tests.promised.folder import CHANGJI
from tests.promised.folder import QINGHE
from tests.promised.folder import YUNTING
from tests.promised.folder import spoil


@pytest.mark.parametrize("folder", [QINGHE, CHANGJI, YUNTING], ids=lambda folder: folder.name)
def test_the_programmes_of_the_house_have_no_error(folder: Path) -> None:
    assert blocking(load(folder).findings) == ()


def test_the_small_programme_has_notes_alone() -> None:
    assert {f.code for f in load(QINGHE).findings} == {"undated-period"}
    assert {f.severity for f in load(QINGHE).findings} == {Severity.NOTE}


def test_texts_become_types() -> None:
    programme = load(QINGHE)
    assert programme.charter.review_date == date(2026, 4, 30)
    assert programme.charter.path[0].lens is Lens.SURFACE
    assert programme.charter.scopes == (Wording("不含港区", "without the port"),)
    assert programme.actions[0].lead_unit == Wording("水务处", "Water office")
    assert programme.actions[1].lead_unit == Wording("", "")
    target = programme.targets[2]
    assert (target.value, target.upper, target.bound) == (Decimal(4), Decimal(5), Bound.RANGE)
    assert programme.targets[0].upper is None
    assert programme.indicators[0].action is None
    assert programme.indicators[1].direction is Direction.LOWER
    assert programme.decisions[0].sets == ("goal", "path", "emphases", "gva-2025", "emissions-2025")
    assert programme.projects[6].bundle
    assert programme.projects[7].members is None
    assert programme.projects[4].status is ProjectStatus.SUSPENDED
    assert programme.claims[3].checked_by == (
        "tram-length@QH1@2025#delta-stats-2025",
        "project:tram-b",
    )
    assert programme.claims[7].value is None
    assert not programme.sources[4].link
    assert programme.areas[3].place == Place(
        "QH101", Wording("河口", "Hekou"), level="district", parent="QH1"
    )
    assert programme.indicators[0].name.en == "Gross value added"
    assert [area.line for area in programme.areas] == [2, 3, 4, 5, 6, 7, 8]


def test_observations_have_their_columns_and_no_nulls() -> None:
    observations = load(QINGHE).observations
    assert dict(observations.schema) == OBSERVATION_COLUMNS
    assert observations.null_count().sum_horizontal().item() == 0
    assert observations["line"].to_list() == list(range(2, observations.height + 2))
    assert observations["value"][0] == "301.2"


def _rows(programme: Programme, name: str) -> tuple[Any, ...]:
    """Give the rows of a file of a programme."""
    stem = name.partition(".")[0]
    holders = (programme, programme.infrastructure, programme.works, programme.reporting)
    found: tuple[Any, ...] = next(getattr(one, stem) for one in holders if hasattr(one, stem))
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value.value if isinstance(value, Enum) else value)


@pytest.mark.parametrize("source", [QINGHE, CHANGJI, YUNTING], ids=lambda folder: folder.name)
def test_a_programme_written_out_in_another_order_loads_alike(source: Path, folder: Path) -> None:
    first = load(source)
    for name in ("programme.yaml", "actions.yaml", "questions.yaml"):
        (folder / name).write_bytes((source / name).read_bytes())
    for name, kind in SHEETS.items():
        columns = [field.name for field in fields(kind) if field.name != "line"]
        columns.reverse()
        rows = _rows(first, name)
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
            writer.writerow(columns)
            writer.writerows([[_text(getattr(row, column)) for column in columns] for row in rows])
    first.observations.drop("line").write_csv(folder / OBSERVATIONS, quote_style="always")
    second = load(folder)
    for name in SHEETS:
        assert _rows(second, name) == tuple(
            replace(row, line=place) for place, row in enumerate(_rows(first, name), 2)
        )
    assert second.observations.drop("line").equals(first.observations.drop("line"))
    assert (second.charter, second.actions, second.questions) == (
        first.charter,
        first.actions,
        first.questions,
    )


def test_findings_come_in_the_order_of_files_and_lines(folder: Path) -> None:
    spoil(folder / "targets.csv", "海缆交付推迟", "")
    spoil(folder / "areas.csv", "QH1\nQH104", "QH7\nQH104")
    spoil(folder / "areas.csv", "QH1\nQH102", "QH8\nQH102")
    places = [(f.where.file, f.where.line or 0) for f in load(folder).findings]
    assert places == sorted(places)
    assert len(places) == 5


def test_what_no_check_foresaw_is_a_fault_too() -> None:
    faults: list[Fault] = []
    assert making._made({"id": 1}, Emphasis, Where("programme.yaml", 3), faults) == []
    assert [(fault.code, fault.where.line) for fault in faults] == [("wrong-shape", 3)]
