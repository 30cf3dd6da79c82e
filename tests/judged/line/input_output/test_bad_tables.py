"""Bad tables: an error that names the sector, or a finding; never a silent number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import sparse

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.auditing import audit
from dianfan.judged.line.input_output.contents import leakage
from dianfan.judged.line.input_output.explaining import explain_backward
from dianfan.judged.line.input_output.indicators import indicators
from dianfan.judged.line.input_output.position import propagation_between
from dianfan.judged.line.input_output.reading import read_table
from dianfan.judged.line.input_output.solving import Way
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.table import check_same_sectors
from dianfan.judged.line.input_output.table import industry_table
from tests.judged.line.input_output.tables import random_table
from tests.judged.line.input_output.tables import two_sectors

X = np.array([100.0, 100.0])


def _table(flows: Any, output: Any = X, **more: Any) -> Any:  # noqa: ANN401 - anything goes in
    return industry_table(("coal", "power"), np.array(flows), np.array(output), **more)


@pytest.mark.parametrize(
    "flows", [[[50.0, 50.0], [50.0, 50.0]], [[120.0, 0.0], [0.0, 1.0]], [[0.0, 130.0], [90.0, 0.0]]]
)
def test_a_table_that_cannot_feed_itself_is_refused(flows: list[list[float]]) -> None:
    with pytest.raises(UseError, match="than they make") as caught:
        model(_table(flows))
    assert "coal" in caught.value.where or "power" in caught.value.where


def test_one_column_over_one_is_a_finding_where_the_rest_makes_up_for_it() -> None:
    table = _table([[10.0, 1.0], [95.0, 1.0]])
    assert [one.where.cell for one in audit(table) if one.code == "table-inputs"] == ["coal"]
    assert model(table).backward.min() >= 1


@pytest.mark.parametrize(
    ("flows", "output", "more"),
    [
        ([[np.nan, 1], [1, 1]], X, {}),
        ([[1, np.inf], [1, 1]], X, {}),
        ([[1, 1], [1, 1]], [np.nan, 1], {}),
        ([[1, 1], [1, 1]], X, {"value_added": np.array([1.0])}),
        ([[1, 1], [1, 1]], X, {"satellites": {"energy": np.array([1.0, np.nan])}}),
        ([[1, 1, 1], [1, 1, 1]], X, {}),
        ([[1, 1], [1, 1]], [1, 1, 1], {}),
    ],
)
def test_gaps_and_shapes_that_do_not_fit_are_refused(flows: Any, output: Any, more: Any) -> None:  # noqa: ANN401 - anything goes in
    with pytest.raises(UseError):
        _table(flows, output, **more)


def test_a_sector_that_stands_twice_is_refused() -> None:
    with pytest.raises(UseError, match="“coal” stands twice"):
        industry_table(("coal", "coal"), np.eye(2), X)


def test_tables_of_two_classifications_are_not_put_together() -> None:
    one, other = two_sectors(), industry_table(("sec2", "sec1"), np.eye(2), X)
    with pytest.raises(UseError, match="same sectors") as caught:
        check_same_sectors(one, other)
    assert "order" in caught.value.why
    check_same_sectors(one, one)


def test_negative_flows_and_value_added_are_found() -> None:
    table = _table([[10.0, -5.0], [5.0, 1.0]], value_added=np.array([85.0, -3.0]))
    found = {(one.code, one.where.cell) for one in audit(table)}
    assert ("table-negative", "coal") in found
    assert ("table-negative", "power") in found


def test_a_table_that_balances_has_nothing_to_tell() -> None:
    assert audit(random_table(1, 6)) == ()


def test_rows_and_columns_that_miss_output_are_named() -> None:
    table = _table(
        [[10.0, 5.0], [5.0, 1.0]], final=np.array([[85.0], [90.0]]), categories=("f",),
        value_added=np.array([85.0, 80.0]),
    )  # fmt: skip
    assert {(one.code, one.where.cell) for one in audit(table)} == {
        ("table-row", "power"), ("table-column", "power"),
    }  # fmt: skip


def test_parts_in_another_unit_are_found() -> None:
    table = _table(
        [[0.0, 0.0], [0.0, 0.0]], final=np.array([[100.0], [100.0]]), categories=("f",),
        value_added=np.array([1e6, 1e6]),
    )  # fmt: skip
    assert "table-magnitude" in {one.code for one in audit(table)}


def test_a_sector_without_output_is_undefined_and_not_asked_apart() -> None:
    table = _table([[10.0, 0.0], [0.0, 0.0]], [100.0, 0.0])
    told = indicators(model(table), all_pairs=True)
    assert told["backward"].to_list() == [pytest.approx(1 / 0.9), None]
    assert told["extraction_loss"].to_list()[1] is None
    with pytest.raises(UseError, match="without output"):
        explain_backward(model(table), "power")


def test_what_the_table_does_not_tell_is_not_made_up() -> None:
    with pytest.raises(UseError, match="imports"):
        leakage(model(_table([[1.0, 1.0], [1.0, 1.0]])))
    with pytest.raises(UseError, match="no sector “gas”"):
        two_sectors().at("gas")


def test_a_length_within_one_industry_is_refused_with_the_reason() -> None:
    made = model(two_sectors())
    with pytest.raises(UseError, match="itself") as caught:
        propagation_between(made, "sec1", "sec1")
    assert "Oosterhaven" in caught.value.why


def test_a_hundred_thousand_sectors_are_solved_without_an_inverse() -> None:
    count, random = 100_000, np.random.default_rng(4)
    rows, columns = random.integers(0, count, (2, 10 * count))
    links = sparse.coo_array((random.random(10 * count), (rows, columns)), shape=(count, count))
    flows = sparse.csr_array(links)
    sums = np.maximum(flows.sum(axis=0), flows.sum(axis=1))
    output = 2 * sums + 1
    made = model(industry_table(tuple(map(str, range(count))), flows, output))
    assert made.way is Way.SERIES
    left = made.backward - made.coefficients.T @ made.backward
    np.testing.assert_allclose(left, 1, atol=1e-12)
    with pytest.raises(UseError, match="all pairs"):
        _ = made.inverse


CSV = """\
code,name,coal,power,households,output
coal,煤炭,10,60,30,100
power,电力,20,10,70,100
value_added,,50,20,,
imports,,20,10,,
energy,,3,8,,
"""


def test_a_file_is_read_with_all_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(CSV, encoding="utf-8")
    table = read_table(path, unit="万元", period="2024")
    assert table.sectors == ("coal", "power")
    assert table.categories == ("households",)
    assert table.names["coal"] == "煤炭"
    assert table.value_added is not None
    assert table.value_added.tolist() == [50, 20]
    assert table.intensity("energy").tolist() == [0.03, 0.08]
    assert audit(table) == ()
    with pytest.raises(UseError, match="no satellite"):
        table.intensity("water")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("60,30", "x,30", ":2 power"),
        ("60,30", ",30", "empty"),
        ("10,60,30,100", "10,60,30", ":2"),
        ("power,电力", "coal,电力", "stands twice"),
        ("coal,power,households", "coal,coal,households", "stands twice"),
        (",output", ",total", "no column “output”"),
    ],
)
def test_a_fault_of_a_file_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(CSV.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UseError) as caught:
        read_table(path)
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="cannot be read"):
        read_table(tmp_path / "none.csv")
