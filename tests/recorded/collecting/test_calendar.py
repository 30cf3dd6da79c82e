"""Who owes what, and on which days."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from dianfan.figures.period import period
from dianfan.promised.load import load
from dianfan.promised.model import Programme
from dianfan.promised.reporting import Frequency
from dianfan.promised.reporting import ReportForm
from dianfan.recorded.collecting.calendar import days
from dianfan.recorded.collecting.calendar import duties
from dianfan.recorded.collecting.calendar import periods
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import sheet
from tests.promised.folder import copied
from tests.promised.test_duties import REPORTING
from tests.promised.test_networks import write


@cache
def reporting() -> Programme:
    folder = copied(Path(mkdtemp()) / "qinghe")
    for file, rows in REPORTING.items():
        write(folder, file, rows)
    return load(folder)


def form(frequency: Frequency, start: str) -> ReportForm:
    return ReportForm("f", "表", "Form", frequency, start, -2, 5, 9, 3, ("county",), "final")


def test_the_days_of_a_form_count_from_the_end_of_its_period() -> None:
    found = days(form(Frequency.MONTH, "2024-01"), period("2024-02"))
    assert (found.opens, found.due, found.closes) == (
        date(2024, 2, 27), date(2024, 3, 5), date(2024, 3, 9),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("frequency", "start", "codes"),
    [
        ("month", "2023-11", ["2023-11", "2023-12", "2024-01"]),
        ("months-to-date", "2023-01/12", ["2023-01/12", "2024-01/01"]),
        ("quarter", "2023-Q3", ["2023-Q3", "2023-Q4"]),
        ("quarters-to-date", "2023-Q1/Q3", ["2023-Q1/Q3", "2023-Q1/Q4"]),
        ("half", "2023-H1", ["2023-H1", "2023-H2"]),
        ("year", "2022", ["2022", "2023"]),
    ],
)
def test_a_form_has_the_periods_that_have_opened(
    frequency: str, start: str, codes: list[str]
) -> None:
    found = periods(form(Frequency(frequency), start), date(2024, 2, 1))
    assert [one.code for one in found] == codes


def test_a_period_opens_on_its_day_and_not_before() -> None:
    monthly = form(Frequency.MONTH, "2024-01")
    assert periods(monthly, date(2024, 1, 28)) == ()
    assert [one.code for one in periods(monthly, date(2024, 1, 29))] == ["2024-01"]


def test_duties_hold_between_the_periods_of_their_assignment() -> None:
    found = duties(reporting(), date(2026, 1, 1))
    assert found[0] == Duty("monthly", "east", "2024-01")
    assert [one.period for one in found] == [f"2024-{month:02}" for month in range(1, 13)]


def test_a_sheet_asks_for_every_item_of_every_area() -> None:
    found = sheet(reporting(), Duty("monthly", "east", "2024-03"))
    assert found is not None
    assert [one.cell for one in found.asked] == [
        FormCell("gva", "QH101"), FormCell("jobless-rate", "QH101"),
    ]  # fmt: skip
    assert [one.compulsory for one in found.asked] == [True, False]


@pytest.mark.parametrize(
    "duty",
    [
        Duty("monthly", "east", "2026-03"),
        Duty("monthly", "east", "2023-12"),
        Duty("monthly", "east", "2024"),
        Duty("monthly", "east", "2024-01/03"),
        Duty("monthly", "top", "2024-03"),
        Duty("x", "east", "2024-03"),
    ],
)
def test_nobody_owes_what_is_not_assigned(duty: Duty) -> None:
    assert sheet(reporting(), duty) is None


def test_what_is_given_is_a_number_a_reason_or_nothing() -> None:
    assert Given("1.50").number is not None
    assert Given("NaN").number is None
    assert Given("abc").number is None
    assert not Given(comment="later").is_answer
