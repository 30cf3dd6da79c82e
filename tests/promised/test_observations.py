"""Many observations: faults are counted and capped, and columns are checked as columns."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from dianfan.promised.faults import CAP
from dianfan.promised.load import load

MANY = 30_000


def _multiply(folder: Path, **columns: pl.Expr) -> None:
    path = folder / "observations.csv"
    rows = pl.read_csv(path, infer_schema=False, missing_columns="insert").fill_null("")
    many = pl.concat([rows] * (MANY // rows.height + 1)).head(MANY).with_row_index()
    many = many.with_columns(value=pl.format("{}.5", pl.col("index"))).with_columns(**columns)
    many.drop("index").write_csv(path)


def test_many_sound_rows_are_all_kept(folder: Path) -> None:
    _multiply(folder, upper=pl.lit(""), bound=pl.lit("exactly"))
    programme = load(folder)
    assert programme.observations.height == MANY
    assert {f.code for f in programme.findings} == {"undated-period"}


def test_a_fault_of_many_rows_is_listed_to_the_cap_and_counted(folder: Path) -> None:
    wrong = pl.when(pl.col("index") % 3 == 0)
    _multiply(
        folder,
        upper=pl.lit(""),
        bound=pl.lit("exactly"),
        area=wrong.then(pl.format("Q{}", "index")).otherwise(pl.col("area")),
    )
    programme = load(folder)
    findings = [f for f in programme.findings if f.code == "unknown-area"]
    assert len(findings) == CAP + 1
    assert findings[0].where.line == 2
    assert findings[-1].message == f"and {MANY // 3 - CAP} more of unknown-area in this file"
    assert (findings[-1].where.line, findings[-1].severity) == (None, "error")
    assert programme.observations.height == MANY - MANY // 3


def test_many_bad_numbers_units_and_ragged_rows(folder: Path) -> None:
    _multiply(
        folder,
        value=pl.format("{},5", "index"),
        unit=pl.lit("亿圆"),
        upper=pl.lit(""),
        bound=pl.lit("exactly"),
    )
    with (folder / "observations.csv").open("a", encoding="utf-8") as stream:
        stream.write("a,b\n" * 1000)
    programme = load(folder)
    counts = {
        code: f"and {count - CAP} more of {code} in this file"
        for code, count in {
            "not-decimal": MANY,
            "unknown-unit": MANY,
            "wrong-cell-count": 1000,
        }.items()
    }
    messages = {f.code: f.message for f in programme.findings if f.where.line is None}
    assert {code: messages[code] for code in counts} == counts
    assert programme.observations.height == 0


def test_growth_in_any_unit_of_a_rate_and_level_in_any_unit_of_its_dimension(folder: Path) -> None:
    programme = load(folder)
    units = programme.observations.filter(pl.col("indicator") == "wind-capacity")["unit"]
    assert set(units) == {"万千瓦", "吉瓦"}
