"""Data are keyed by name, and what has no key or no number is refused."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.imputing import impute
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.panel import panel_of

TABLE = pl.DataFrame(
    {
        "place": ["x", "y", "x", "y"],
        "period": ["2021", "2021", "2022", "2022"],
        "side": ["east", "west", "east", "west"],
        "a": [1.0, None, 3.0, 5.0],
        "b": [10, 20, 30, 40],
    }
)


def test_a_table_is_read_by_name() -> None:
    panel = panel_of(TABLE, groups=("side",))
    assert panel.columns == ("a", "b")
    assert panel.column("b").tolist() == [10, 20, 30, 40]
    assert panel.groups["side"] == ("east", "west", "east", "west")
    assert math.isnan(panel.column("a")[1])
    assert panel.period_rows["2022"].tolist() == [2, 3]
    assert panel.of(("b", "a"))[0].tolist() == [10, 1]


def test_one_period_needs_no_column_for_it() -> None:
    assert panel_of(TABLE.head(2).drop("period")).periods == ("", "")


def test_the_long_table_leaves_gaps_out() -> None:
    long = panel_of(TABLE).table()
    assert long.columns == ["place", "period", "indicator", "value"]
    assert long.height == 7


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TABLE.drop("place"), "no column “place”"),
        (pl.concat([TABLE, TABLE.head(1)]), "2 rows stand"),
        (TABLE.with_columns(pl.lit(math.inf).alias("b")), "4 values are infinite"),
    ],
)
def test_what_has_no_key_or_no_number_is_refused(table: pl.DataFrame, told: str) -> None:
    with pytest.raises(UseError, match=told):
        panel_of(table)


def test_a_column_that_is_not_there_or_holds_texts_is_refused() -> None:
    with pytest.raises(UseError, match="no column “z”"):
        panel_of(TABLE, ("a", "z"))
    with pytest.raises(UseError, match="no number"):
        panel_of(TABLE, ("a", "side"))
    with pytest.raises(UseError, match="no column “z”"):
        panel_of(TABLE).column("z")


def test_the_digest_knows_content_and_not_the_object() -> None:
    assert panel_of(TABLE).digest == panel_of(TABLE.clone()).digest
    assert panel_of(TABLE).digest != panel_of(TABLE.with_columns(pl.col("b") + 1)).digest


def _filled(method: Imputation, group: str = "") -> list[float]:
    panel, cells = impute(panel_of(TABLE, groups=("side",)), method, group)
    assert cells.sum() == (0 if math.isnan(panel.column("a")[1]) else 1)
    return [float(x) for x in panel.column("a")]


def test_gaps_are_filled_as_the_method_says() -> None:
    assert _filled(Imputation.MEAN)[1] == 1
    assert _filled(Imputation.MEDIAN)[1] == 1
    assert math.isnan(_filled(Imputation.GROUP_MEAN, "side")[1])
    assert math.isnan(_filled(Imputation.LAST)[1])
    assert _filled(Imputation.PANEL)[1] == 5
    assert math.isnan(_filled(Imputation.NONE)[1])


def test_series_are_carried_on_or_joined_by_a_line() -> None:
    panel = Panel(
        ("x",) * 4, ("1", "2", "3", "4"), ("a",), np.array([[2.0], [np.nan], [np.nan], [8.0]])
    )
    last, _ = impute(panel, Imputation.LAST)
    line, cells = impute(panel, Imputation.PANEL)
    assert last.column("a").tolist() == [2, 2, 2, 8]
    assert line.column("a").tolist() == [2, 4, 6, 8]
    assert cells[:, 0].tolist() == [False, True, True, False]
