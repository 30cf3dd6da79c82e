"""What is wrong with reports of progress and with schedules is found, and what is odd is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.promised.load import load
from tests.promised.folder import found
from tests.promised.folder import only
from tests.promised.folder import spoil
from tests.promised.test_networks import Case
from tests.promised.test_networks import write

REPORTS = (
    {"project": "tram-a", "period": "2023-06", "planned": "40", "done": "35", "spent": "9", "budget": "31",
     "unit": "亿元", "light": "green"},
    {"project": "tram-a", "period": "2023-12", "planned": "80", "done": "71", "spent": "22", "budget": "31",
     "unit": "亿元"},
)  # fmt: skip
STEPS = (
    {"id": "ground", "project": "tram-a", "name_zh": "路基", "name_en": "Ground",
     "optimistic": "1", "likely": "2", "pessimistic": "4"},
    {"id": "rails", "project": "tram-a", "name_zh": "铺轨", "name_en": "Rails",
     "after": "ground", "optimistic": "2", "likely": "3",
     "pessimistic": "5"},
)  # fmt: skip


@pytest.fixture
def working(folder: Path) -> Path:
    """A small programme with reports and a schedule."""
    write(folder, "progress.csv", REPORTS)
    write(folder, "activities.csv", STEPS)
    return folder


CASES = {
    "percent above the whole": Case(
        "progress.csv", ",35,", ",135,", "percent-out-of-range", "done", 1
    ),
    "percent below nought": Case("progress.csv", ",35,", ",-5,", "percent-out-of-range", "done", 1),
    "progress that falls": Case("progress.csv", ",71,", ",30,", "progress-falls", "done", 2),
    "more spent than there is": Case(
        "progress.csv", ",22,31,", ",42,31,", "spent-above-budget", "spent", 2
    ),
    "negative money": Case("progress.csv", ",9,31,", ",-9,31,", "below-nought", "spent", 1),
    "money in another currency": Case("progress.csv", "亿元", "万吨", "money-unit", "unit", 1),
    "money without a unit": Case("progress.csv", "亿元", "", "money-without-unit", "unit", 1),
    "a light of no colour": Case("progress.csv", "green", "blue", "not-in-vocabulary", "light", 1),
    "months that fall": Case(
        "activities.csv", ",ground,2,3,5", ",ground,6,3,5", "activity-months", None, 1
    ),
    "a step of another project": Case(
        "activities.csv", ",ground,2", ",grout,2", "activity-outside", "after", 1
    ),
}  # fmt: skip


def test_sound_reports_and_schedules_have_no_finding(working: Path) -> None:
    programme = load(working)
    works = programme.works
    assert (len(works.progress), len(works.activities)) == (2, 2)
    assert works.progress[1].light is None
    assert works.activities[1].after == ("ground",)
    ours = {"progress.csv", "activities.csv"}
    assert not [one for one in programme.findings if one.where.file in ours]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_is_named_with_its_line_and_cell(working: Path, case: Case) -> None:
    line = spoil(working / case.file, case.old, case.new)
    finding = found(working, case.code)[0]
    assert (finding.where.file, finding.where.line, finding.where.cell) == (
        case.file,
        line,
        case.cell,
    )
    stem = case.file.partition(".")[0]
    assert len(getattr(load(working).works, stem)) == case.left


def test_steps_that_wait_for_one_another_are_all_named(working: Path) -> None:
    write(working, "activities.csv", ({**STEPS[0], "after": "rails"}, STEPS[1]))
    told = found(working, "activity-circle")
    assert sorted(one.where.line or 0 for one in told) == [2, 3]
    assert load(working).works.activities == ()


def test_a_report_twice_is_refused(working: Path) -> None:
    spoil(working / "progress.csv", "2023-12", "2023-06")
    assert only(working, "duplicate-key").where.line == 3
