"""Data come from a file, wide or long, or from the record, each cell with its entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.panel_file import read_panel
from dianfan.recorded.book import Book
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import two_levels

WIDE = "place,period,side,a,b\n007,2020,east,1.5,\n007,2021,east,2,3\n008,2020,west,,4\n"
LONG = (
    "place,period,side,indicator,value\n007,2020,east,a,1.5\n007,2021,east,a,2\n"
    "007,2021,east,b,3\n008,2020,west,b,4\n"
)


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "data.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_wide_long_and_parquet_tables_give_one_panel(tmp_path: Path) -> None:
    wide = read_panel(_file(tmp_path, WIDE), groups=("side",))
    assert wide.places == ("007", "007", "008")
    assert wide.groups["side"] == ("east", "east", "west")
    pl.read_csv(tmp_path / "data.csv", schema_overrides={"place": pl.String}).write_parquet(
        tmp_path / "data.parquet"
    )
    packed = read_panel(tmp_path / "data.parquet", groups=("side",))
    long = read_panel(_file(tmp_path, LONG), groups=("side",))
    for other in (long, packed):
        assert other.digest == wide.digest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("place,a\n1,2\n1,3\n", "another row"),
        ("place,indicator,value\n1,a,2\n1,a,3\n", "another row"),
        ("indicator,value\na,2\n", "place"),
        ("a\n2\n", "place"),
        ("place,a\n1,inf\n", "infinite"),
        ("place,a\n1,2,3\n", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UseError, match=says):
        read_panel(_file(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="cannot be read"):
        read_panel(tmp_path / "no.csv")


def _book(*rows: dict[str, object]) -> Book:
    plain = {
        "indicator": "a", "area": "1", "period": "2020", "scope": "", "kind": "level",
        "scenario": "actual", "chosen": True, "number": 1.0, "entry": "e", "dimension": "length",
        "period_kind": "year",
    }  # fmt: skip
    return Book(date(2031, 1, 1), pl.DataFrame([plain | row for row in rows]), {}, {}, "")


def test_the_record_gives_chosen_actual_values_and_their_entries() -> None:
    spec = two_levels()
    book = _book(
        {"number": 5.0, "entry": "e1"},
        {"number": 7.0, "entry": "share", "kind": "share"},
        {"number": 8.0, "entry": "growth", "kind": "growth_yoy", "period": "2021"},
        {"number": 6.0, "entry": "e2", "period": "2021"},
        {"number": 9.0, "entry": "old", "period": "2021", "chosen": False},
        {"number": 9.0, "entry": "plan", "period": "2021", "area": "2", "scenario": "plan"},
        {"number": 9.0, "entry": "part", "period": "2020", "area": "2", "scope": "of it"},
        {"number": 3.0, "entry": "e3", "area": "2", "indicator": "b"},
        {"number": 3.0, "entry": "month", "area": "2", "period": "2020-03", "period_kind": "month"},
        {"number": 3.0, "entry": "other", "area": "9"},
    )
    made = gather(book, spec, ("1", "2"), groups={"side": {"1": "east"}})
    assert made.panel.places == ("1", "2", "1", "2")
    assert made.panel.periods == ("2020", "2020", "2021", "2021")
    wanted = np.full((4, 4), np.nan)
    wanted[0, 0], wanted[2, 0], wanted[1, 1] = 5, 6, 3
    np.testing.assert_array_equal(made.panel.values, wanted)
    assert made.entry == {
        ("1", "2020", "a"): "e1", ("1", "2021", "a"): "e2", ("2", "2020", "b"): "e3",
    }  # fmt: skip
    assert made.panel.groups["side"] == ("east", "", "east", "")
    month = gather(book, spec, ("2",), ("2020-03",))
    assert month.panel.column("a").tolist() == [3]


def test_numbers_are_in_the_unit_of_the_index() -> None:
    spec = two_levels()
    told = (indicator("a", unit="公里", denominator="b"), *spec.indicators[1:])
    book = _book(
        {"number": 5000.0}, {"area": "2", "dimension": "count"}, {"indicator": "b", "number": 2.0}
    )
    made = gather(book, type(spec)(spec.id, spec.name, told, spec.nodes), ("1", "2"))
    assert made.panel.column("a")[0] == 5
    assert np.isnan(made.panel.column("a")[1])
    assert [one.code for one in made.findings] == ["index-unit"]
    with pytest.raises(UseError, match="places"):
        gather(book, spec, ())
