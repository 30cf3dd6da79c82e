"""A confirmed claim becomes a row that a programme folder takes."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from dianfan.figures.errors import UseError
from dianfan.figures.finding import blocking
from dianfan.promised import load
from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.rows import CHECKS
from dianfan.said.confirming.rows import ENTRIES
from dianfan.said.confirming.rows import as_row
from dianfan.said.confirming.standing import standing
from dianfan.said.confirming.steps import confirm
from tests.said.confirming.claims import NOON
from tests.said.confirming.claims import read_claim

QINGHE = Path(__file__).parents[2] / "programmes" / "qinghe"


def _confirmed(key: str = "0123456789abcdef", **fields: str) -> ClaimStanding:
    claim = read_claim(key, **fields)
    return standing(claim, [confirm(standing(claim, ()), "desk-a", NOON)])


@pytest.mark.parametrize("missing", ["indicator", "place", "period", "unit", "measure"])
def test_a_claim_that_says_less_than_an_entry_becomes_a_check(missing: str) -> None:
    whole = {"indicator": "gva", "place": "QH1", missing: ""}
    check = as_row(_confirmed(**whole), "src")
    assert check.table == CHECKS
    assert check.cells["measure_zh"] == check.cells["measure_en"] != ""


def test_a_change_in_points_or_another_basis_is_no_entry() -> None:
    linked = {"indicator": "gva", "place": "QH1", "unit": "%"}
    assert as_row(_confirmed(**linked, measure="change"), "src").table == CHECKS
    assert as_row(_confirmed(**linked, measure="growth"), "src").table == ENTRIES
    month = _confirmed(**linked, measure="growth", basis="the period before")
    assert as_row(month, "src").table == CHECKS


def test_what_is_not_confirmed_becomes_no_row() -> None:
    with pytest.raises(UseError, match="confirm it first"):
        as_row(standing(read_claim(), ()), "src")
    with pytest.raises(UseError, match="no source"):
        as_row(_confirmed(), "")


def test_a_promise_becomes_a_check_of_what_is_due() -> None:
    promise = _confirmed(kind="promise", value="", bound="", unit="", measure="", status="planned")
    row = as_row(promise, "src")
    assert row.table == CHECKS
    assert (row.cells["value"], row.cells["status"]) == ("", "planned")


def test_a_programme_takes_both_rows(tmp_path: Path) -> None:
    folder = tmp_path / "qinghe"
    shutil.copytree(QINGHE, folder)
    programme = load(folder)
    indicator, source = programme.indicators[0], programme.sources[0].id
    entry = _confirmed(
        indicator=indicator.id, place=programme.areas[0].code, unit=str(indicator.unit)
    )
    promise = _confirmed(
        "fedcba9876543210", kind="promise", value="", unit="", measure="", period="../2033"
    )
    for one in (entry, _confirmed(), promise):
        row = as_row(one, source)
        path = folder / row.table
        with path.open(encoding="utf-8", newline="") as stream:
            columns = next(csv.reader(stream))
        with path.open("a", encoding="utf-8", newline="") as stream:
            csv.DictWriter(stream, columns, lineterminator="\n").writerow(row.cells)
    now = load(folder)
    assert not blocking(now.findings)
    assert len(now.claims) == len(programme.claims) + 2
    assert now.observations.height == programme.observations.height + 1
