"""What holds of every table: identities of the model, and each closed form against solving again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from scipy import sparse

from dianfan.judged.line import input_output
from dianfan.judged.line.input_output import solving
from dianfan.judged.line.input_output.contents import content
from dianfan.judged.line.input_output.contents import footprint
from dianfan.judged.line.input_output.contents import leakage
from dianfan.judged.line.input_output.contents import value_added_content
from dianfan.judged.line.input_output.explaining import explain_backward
from dianfan.judged.line.input_output.explaining import explain_forward
from dianfan.judged.line.input_output.extraction import extraction
from dianfan.judged.line.input_output.indicators import indicators
from dianfan.judged.line.input_output.linkages import linkages
from dianfan.judged.line.input_output.position import downstreamness
from dianfan.judged.line.input_output.position import open_upstreamness
from dianfan.judged.line.input_output.position import propagation
from dianfan.judged.line.input_output.position import propagation_between
from dianfan.judged.line.input_output.position import upstreamness
from dianfan.judged.line.input_output.solving import Way
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.sourcing import sourcing_values
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import industry_table
from tests.judged.line.input_output.tables import TABLES
from tests.judged.line.input_output.tables import turned


def _dense(table: IndustryTable) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    assert isinstance(table.coefficients, np.ndarray)
    return table.coefficients


@given(TABLES)
def test_output_is_what_final_use_takes(table: IndustryTable) -> None:
    made = model(table)
    np.testing.assert_allclose(made.solve(table.used), table.output, rtol=1e-12)
    np.testing.assert_allclose(made.inverse.sum(axis=0), made.backward, rtol=1e-12)
    np.testing.assert_allclose(made.inverse.sum(axis=1), made.sensitivity, rtol=1e-12)
    np.testing.assert_allclose(made.inverse @ table.used, table.output, rtol=1e-12)


@given(TABLES)
def test_upstreamness_is_ghosh_and_counts_stages(table: IndustryTable) -> None:
    made = model(table)
    allocation = _dense(table) * table.output[None, :] / table.output[:, None]
    ghosh = np.linalg.inv(np.eye(table.count) - allocation)
    np.testing.assert_allclose(upstreamness(made), ghosh.sum(axis=1), rtol=1e-11)
    stages, share, counted = np.zeros(table.count), table.used / table.output, 1
    for _ in range(400):
        stages += counted * share
        share, counted = allocation @ share, counted + 1
    np.testing.assert_allclose(upstreamness(made), stages, rtol=1e-9)
    np.testing.assert_allclose(
        open_upstreamness(table, np.zeros(table.count)), upstreamness(made), rtol=1e-11
    )


@given(TABLES)
def test_contents_of_balanced_columns_add_up_to_one(table: IndustryTable) -> None:
    made = model(table)
    np.testing.assert_allclose(value_added_content(made) + leakage(made), 1, rtol=1e-11)
    np.testing.assert_allclose(
        footprint(made, "energy").sum(), table.satellites["energy"].sum(), rtol=1e-11
    )
    np.testing.assert_allclose(
        content(made, "energy") @ table.used, table.satellites["energy"].sum(), rtol=1e-11
    )


@given(TABLES)
@settings(max_examples=40)
def test_extraction_is_solving_again_without_the_sector(table: IndustryTable) -> None:
    told = extraction(model(table))
    for at in range(table.count):
        kept = [one for one in range(table.count) if one != at]
        left = np.linalg.solve(
            np.eye(len(kept)) - _dense(table)[np.ix_(kept, kept)], table.used[kept]
        )
        assert told.loss[at] == pytest.approx(table.output.sum() - left.sum(), rel=1e-10)
        assert told.others[at] == pytest.approx(
            table.output[kept].sum() - left.sum(), rel=1e-8, abs=1e-8
        )


@given(TABLES, st.floats(0.001, 0.2))
@settings(max_examples=40)
def test_sourcing_is_solving_again_with_the_coefficient_raised(
    table: IndustryTable, step: float
) -> None:
    told = sourcing_values(model(table), step)
    for row in range(table.count):
        for column in range(table.count):
            raised = _dense(table).copy()
            raised[row, column] += step
            if max(abs(np.linalg.eigvals(raised))) >= 1:
                continue
            again = np.linalg.solve(np.eye(table.count) - raised, table.used).sum()
            assert told[row, column] == pytest.approx(again - table.output.sum(), rel=1e-8)


def test_a_coefficient_that_starves_the_table_has_no_worth(small: IndustryTable) -> None:
    assert np.isnan(sourcing_values(model(small), 0.99)).any()


@given(TABLES)
@settings(max_examples=40)
def test_propagation_counts_transactions_between_industries(table: IndustryTable) -> None:
    made, coefficients = model(table), _dense(table)
    total, weighted, power = np.zeros_like(coefficients), np.zeros_like(coefficients), coefficients
    for stage in range(1, 400):
        total, weighted = total + power, weighted + stage * power
        power = power @ coefficients
    lengths = propagation(made)
    assert np.isnan(lengths.diagonal()).all()
    apart = ~np.eye(table.count, dtype=bool) & (total > 1e-12)
    np.testing.assert_allclose(
        lengths[apart], (weighted / np.where(total > 0, total, 1))[apart], rtol=1e-6
    )
    row, column = np.argwhere(apart)[0] if apart.any() else (0, 0)
    if row != column:
        found = propagation_between(made, table.sectors[column], table.sectors[row])
        assert found == pytest.approx(lengths[row, column], rel=1e-9)


@given(TABLES, st.integers(0, 9999), st.sampled_from([0.0001, 10000.0]))
def test_neither_the_order_of_sectors_nor_the_currency_matters(
    table: IndustryTable, seed: int, unit: float
) -> None:
    order = np.random.default_rng(seed).permutation(table.count)
    one = indicators(model(table), all_pairs=True)
    other = indicators(model(turned(table, order)), all_pairs=True)[np.argsort(order).tolist()]
    assert one["sector"].to_list() == other["sector"].to_list()
    assert one["role"].to_list() == other["role"].to_list()
    for name in one.columns[3:]:
        if name != "role":
            np.testing.assert_allclose(one[name].to_numpy(), other[name].to_numpy(), rtol=1e-9)
    assert table.value_added is not None
    assert table.imports is not None
    scaled = replace(
        table, flows=table.flows * unit, output=table.output * unit, final=table.final * unit,
        value_added=table.value_added * unit, imports=table.imports * unit,
    )  # fmt: skip
    again = indicators(model(scaled))
    for name in ("backward", "forward", "power", "sensitivity", "leakage"):
        np.testing.assert_allclose(one[name].to_numpy(), again[name].to_numpy(), rtol=1e-11)


@given(TABLES)
@settings(max_examples=30)
def test_a_sparse_series_gives_what_the_factors_give(table: IndustryTable) -> None:
    assert isinstance(table.flows, np.ndarray)
    wide: Matrix = np.asarray(np.kron(np.eye(12), table.flows), dtype=np.float64)
    names = tuple(f"{number}" for number in range(len(wide)))
    output, final = np.tile(table.output, 12), np.tile(table.used, 12)[:, None]
    dense = model(industry_table(names, wide, output, final, ("f",)))
    thin = sparse.csr_array(wide)
    made = model(industry_table(names, thin, output, final, ("f",)))
    assert dense.way is Way.LU
    if thin.nnz <= 0.05 * wide.size:
        assert made.way is Way.SERIES
    np.testing.assert_allclose(made.backward, dense.backward, rtol=1e-12)
    np.testing.assert_allclose(made.forward, dense.forward, rtol=1e-12)


@given(TABLES)
def test_single_factors_refined_give_what_double_ones_give(table: IndustryTable) -> None:
    with pytest.MonkeyPatch.context() as patch:
        exact = indicators(model(table))
        patch.setattr(solving, "SINGLE_FROM", 1)
        refined = model(table)
        told = indicators(refined)
        assert "_factors" not in refined.__dict__
    for name in ("backward", "forward", "sensitivity", "leakage", "content_energy"):
        np.testing.assert_allclose(told[name].to_numpy(), exact[name].to_numpy(), rtol=1e-12)


def test_a_table_that_barely_feeds_itself_falls_back_on_double_factors() -> None:
    count = 40
    flows = np.full((count, count), (1 - 1e-9) / count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "SINGLE_FROM", 1)
        made = model(industry_table(tuple(map(str, range(count))), flows, np.ones(count)))
        assert "_factors" in made.__dict__
    assert made.backward == pytest.approx(np.full(count, 1e9), rel=1e-6)


@given(TABLES)
def test_parts_of_a_linkage_add_up_to_it(table: IndustryTable) -> None:
    made = model(table)
    told = linkages(made)
    for at, sector in enumerate(table.sectors):
        back, ahead = explain_backward(made, sector), explain_forward(made, sector)
        assert back.value == pytest.approx(told.backward[at], rel=1e-11)
        assert ahead.value == pytest.approx(told.forward[at], rel=1e-11)
        for one in (back, ahead):
            assert sum(part for _, part in one.parts) + one.rest == pytest.approx(one.value)
            assert f"{one.value:.6g}" in one.formula
    energy = explain_backward(made, table.sectors[0], table.satellites["energy"])
    assert energy.value == pytest.approx(content(made, "energy")[0], rel=1e-11)


@given(TABLES)
def test_downstreamness_is_the_backward_linkage(table: IndustryTable) -> None:
    made = model(table)
    np.testing.assert_array_equal(downstreamness(made), linkages(made).backward)
    assert (downstreamness(made) >= 1 - 1e-12).all()


@pytest.fixture
def small() -> IndustryTable:
    """Two sectors that feed one another."""
    return industry_table(
        ("a", "b"), np.array([[0.0, 60.0], [60.0, 0.0]]), np.array([100.0, 100.0])
    )


def test_the_face_offers_the_main_path() -> None:
    assert len(input_output.__all__) <= 15
    table = input_output.industry_table(("a",), np.array([[1.0]]), np.array([2.0]))
    assert input_output.indicators(input_output.model(table))["backward"][0] == pytest.approx(2)
