"""Corrections: what was known before their day, what stands after it, and that nothing is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.finding import blocking
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import walk
from dianfan.figures.rule import prove
from dianfan.promised import load
from dianfan.promised.entries import ENTRY
from dianfan.promised.model import Correction
from dianfan.promised.model import CorrectionKind
from dianfan.recorded import Book
from dianfan.recorded import Mint
from dianfan.recorded import close
from dianfan.recorded import write_package
from dianfan.recorded.corrections import CORRECTED
from dianfan.recorded.corrections import as_entered
from dianfan.recorded.corrections import with_corrections
from dianfan.said import read
from tests.promised.folder import copied
from tests.promised.test_corrections import GOOD
from tests.promised.test_corrections import add

BEFORE, AFTER = date(2026, 1, 31), date(2026, 4, 30)
CELL = ("gva", "QH101", "level")


def closed(folder: Path, asof: date = AFTER) -> tuple[Book, Mint]:
    programme = load(folder)
    assert not blocking(programme.findings), programme.findings
    book = close(programme, read(programme), asof)
    return book, Mint(programme, book)


def of_2021(mint: Mint) -> Figure | None:
    series = mint.series("gva", "QH101")
    return next((one for one in series if one.period.code == "2021"), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "qinghe")


def test_the_old_value_holds_before_its_correction_and_the_new_one_after(folder: Path) -> None:
    add(folder, GOOD)
    before, after = (of_2021(closed(folder, day)[1]) for day in (BEFORE, AFTER))
    assert before is not None
    assert after is not None
    assert (before.value, after.value) == (Decimal("301.2"), Decimal("310.2"))
    assert isinstance(before.why, Recorded)


def test_both_values_stay_and_the_new_one_leads_back_to_the_old(folder: Path) -> None:
    plain, _ = closed(folder)
    add(folder, GOOD)
    book, mint = closed(folder)
    assert book.observations.height == plain.observations.height + 1
    figure = of_2021(mint)
    assert figure is not None
    assert isinstance(figure.why, Derived)
    assert figure.why.method == CORRECTED
    assert dict(figure.why.parameters) == {
        "correction": "a",
        "on": "2026-02-01",
        "by": "statistics desk",
    }
    for part in walk(figure):
        prove(part)
    new, old = figure.inputs
    assert (new.value, old.value) == (Decimal("310.2"), Decimal("301.2"))
    assert as_entered(figure) == new
    entries = book.observations
    gone = entries.filter(pl.col("superseded_by") == "a")
    assert gone["chosen"].to_list() == [False]
    made = entries.filter(pl.col("corrects") == gone["entry"][0])
    assert made["chosen"].to_list() == [True]
    assert book.digest != plain.digest


def test_a_folder_without_corrections_is_as_before(folder: Path) -> None:
    book, _ = closed(folder)
    assert book.observations["corrects"].unique().to_list() == [""]
    assert book.observations["superseded_by"].unique().to_list() == [""]
    assert not {"corrections", "editions", "signoff"} & set(book.tables)


def test_a_corrected_correction_leads_back_through_both(folder: Path) -> None:
    second = (
        "b,2026-03-01,value,correction:a,310.2,0.0315,,万亿元,,再改,again,delta-stats-2025,,desk"
    )
    add(folder, GOOD, second)
    _, mint = closed(folder)
    figure = of_2021(mint)
    assert figure is not None
    assert (figure.value, figure.unit.symbol) == (Decimal("0.0315"), "万亿元")
    values = [part.value for part in walk(figure) if not part.inputs]
    assert values == [Decimal("0.0315"), Decimal("310.2"), Decimal("301.2")]
    one_day_before = of_2021(closed(folder, date(2026, 2, 28))[1])
    assert one_day_before is not None
    assert one_day_before.value == Decimal("310.2")


def test_a_retracted_value_leaves_nothing_in_its_place(folder: Path) -> None:
    add(folder, GOOD.replace(",value,", ",retraction,").replace("301.2,310.2", "301.2,"))
    book, mint = closed(folder)
    assert of_2021(mint) is None
    assert book.observations.filter(pl.col("superseded_by") == "a")["value"].to_list() == ["301.2"]


def test_a_retracted_source_takes_all_its_values_along(folder: Path) -> None:
    row = "a,2026-02-01,retraction,source:delta-stats-2024,,,,,,撤,off,delta-stats-2025,,desk"
    add(folder, row)
    book, _ = closed(folder)
    gone = book.observations.filter(pl.col("source") == "delta-stats-2024")
    assert gone.height
    assert gone["superseded_by"].unique().to_list() == ["a"]
    assert not gone["chosen"].any()


def test_a_corrected_target_leads_back_to_what_was_printed(folder: Path) -> None:
    add(
        folder,
        "a,2026-02-01,value,target:gva-2025,1300,1310,,,,误,typo,delta-plan,,desk",
        "b,2026-03-01,value,correction:a,1310,1320,,,,误,typo,delta-plan,,desk",
    )
    programme = load(folder)
    target = next(one for one in programme.targets if one.id == "gva-2025")
    _, mint = closed(folder)
    figure = mint.target(target)
    assert figure.value == Decimal(1320)
    leaves = [part for part in walk(figure) if not part.inputs]
    assert [one.value for one in leaves] == [Decimal(1320), Decimal(1310), Decimal(1300)]
    assert all(isinstance(one.why, Promised) for one in leaves)
    _, earlier = closed(folder, BEFORE)
    assert earlier.target(target) == mint.promise(target)


def test_the_book_of_a_corrected_folder_makes_the_same_book(folder: Path, tmp_path: Path) -> None:
    add(folder, GOOD)
    book, _ = closed(folder)
    for path, content in write_package(book):
        target = tmp_path / "book" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    again, _ = closed(tmp_path / "book")
    assert again.digest == book.digest


VALUES = st.integers(1, 9).map(Decimal)


@given(st.lists(VALUES, min_size=1, max_size=6), st.integers(0, 7))
@settings(max_examples=40, deadline=None)
def test_of_any_chain_the_last_known_correction_stands(values: list[Decimal], day: int) -> None:
    names = (*ENTRY, "note_zh", "note_en")
    columns = {name: [""] for name in names if name != "value"}
    frame = pl.DataFrame({**columns, "value": ["0"], "line": [2]})
    chain = []
    for place, value in enumerate(values):
        name = f"correction:c{place - 1}" if place else "@@#"
        old = values[place - 1] if place else Decimal(0)
        chain.append(
            Correction(
                f"c{place}",
                date(2026, 1, place + 1),
                CorrectionKind.VALUE,
                name,
                old,
                value,
                None,
                "",
                "",
                "why",
                "why",
                "s",
                "",
                "desk",
                place + 2,
            )
        )
    found = with_corrections(frame, reversed(chain), date(2026, 1, day + 1) if day else date.min)
    standing = found.filter(pl.col("superseded_by") == "")
    known = min(day + 1, len(values)) if day else 0
    expected = f"{values[known - 1]}" if known else "0"
    assert standing["value"].to_list() == [expected]
    assert found.height == known + 1
    assert found["entry"].n_unique() == found.height
