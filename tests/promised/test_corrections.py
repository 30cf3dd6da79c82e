"""Corrections and decisions: what is wrong with one is found at its line and cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.figures.finding import blocking
from dianfan.promised.load import load
from tests.promised.folder import found
from tests.promised.folder import only

REFERENCE = "gva@QH101@2021#delta-stats-2024"
GOOD = (
    f"a,2026-02-01,value,{REFERENCE},301.2,310.2,,,,看错一位,a digit misread,"
    "delta-stats-2025,310.2亿元,statistics desk"
)
ENTRY = "observations.csv"


def add(folder: Path, *rows: str, name: str = "corrections.csv") -> None:
    path = folder / name
    path.write_text(
        path.read_text(encoding="utf-8") + "".join(f"{row}\n" for row in rows), encoding="utf-8"
    )


def test_a_good_correction_is_loaded(folder: Path) -> None:
    add(folder, GOOD)
    programme = load(folder)
    assert not blocking(programme.findings)
    assert [one.supersedes for one in programme.corrections] == [REFERENCE]


CASES = {
    "nothing there": (GOOD.replace("QH101", "QH109"), "unknown-superseded", "supersedes"),
    "no such source": (
        "a,2026-02-01,retraction,source:delta-gone,,,,,,撤回,gone,delta-stats-2025,,desk",
        "unknown-superseded",
        "supersedes",
    ),
    "another old value": (GOOD.replace("301.2", "300"), "correction-differs", "supersedes"),
    "no new value": (GOOD.replace("310.2,,", ",,", 1), "correction-unfinished", "new_value"),
    "no old value": (GOOD.replace("301.2", ""), "correction-unfinished", "old_value"),
    "a value for a whole source": (
        "a,2026-02-01,value,source:delta-old,,1,,,,改,changed,delta-stats-2025,,desk",
        "correction-unfinished",
        "kind",
    ),
    "a retraction with a value": (
        GOOD.replace(",value,", ",retraction,"),
        "correction-unfinished",
        "new_value",
    ),
    "a retracted target": (
        "a,2026-02-01,retraction,target:gva-2025,1300,,,,,撤,off,delta-stats-2025,,desk",
        "correction-unfinished",
        "kind",
    ),
    "no reason": (GOOD.replace("看错一位", ""), "empty-cell", "reason_zh"),
    "no day": (GOOD.replace("2026-02-01", "2026-02"), "not-a-day", "date"),
    "an unknown kind": (GOOD.replace(",value,", ",guess,"), "not-in-vocabulary", "kind"),
    "an unknown source": (GOOD.replace("delta-stats-2025", "x"), "unknown-source", "source"),
    "a formula": (GOOD.replace("看错一位", "=A1"), "formula", "reason_zh"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_faulty_correction_is_found_at_its_place(
    case: tuple[str, str, str], folder: Path
) -> None:
    row, code, cell = case
    add(folder, row)
    some = [one for one in found(folder, code) if one.where.cell == cell]
    assert [(one.where.file, one.where.line) for one in some] == [("corrections.csv", 2)]
    assert blocking(load(folder).findings)


def test_one_value_is_superseded_once(folder: Path) -> None:
    add(folder, GOOD, GOOD.replace("a,2026", "b,2026", 1))
    assert "correction:a" in only(folder, "superseded-twice").remedy


def test_a_correction_may_be_corrected_but_not_before_it_was_made(folder: Path) -> None:
    second = "b,2026-03-01,value,correction:a,310.2,310.5,,,,再改,again,delta-stats-2025,,desk"
    add(folder, GOOD, second)
    assert not blocking(load(folder).findings)
    path = folder / "corrections.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("b,2026-03", "b,2026-01"), encoding="utf-8"
    )
    assert only(folder, "unknown-superseded").where.line == 3


def test_a_name_of_two_rows_with_one_value_is_unclear(folder: Path) -> None:
    row = "gva,QH101,2021,不含港区,301.2,,亿元,exactly,level,final,delta-stats-2024,不含港区301.2,,"
    add(folder, row, name=ENTRY)
    add(folder, GOOD)
    assert only(folder, "unclear-superseded").where.cell == "supersedes"


def test_an_edition_is_named_by_its_digest(folder: Path) -> None:
    add(folder, "12ab,2025-04-30,", name="editions.csv")
    assert only(folder, "not-a-digest").where.cell == "digest"


def test_a_wanted_change_has_words(folder: Path) -> None:
    add(folder, "0f3c9b7c0c5b9a3b,change,,desk-a,2026-05-02", name="signoff.csv")
    assert only(folder, "change-without-words").where.line == 2


def test_a_decision_is_one_of_three(folder: Path) -> None:
    add(folder, "0f3c9b7c0c5b9a3b,like,,desk-a,2026-05-02", name="signoff.csv")
    assert only(folder, "not-in-vocabulary").where.cell == "decision"
