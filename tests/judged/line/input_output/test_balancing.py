"""RAS and GRAS reach the sums, keep noughts and signs, and say so where they cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.balancing import balance

OLD = np.array([[7.0, 3.0, 5.0, -3.0], [2.0, 9.0, 8.0, 1.0], [-2.0, 0.0, 2.0, 1.0]])


def test_signs_and_noughts_stay_while_sums_are_reached() -> None:
    rows, columns = np.array([15.0, 26.0, -1.0]), np.array([9.0, 16.0, 17.0, -2.0])
    told = balance(OLD, rows, columns)
    np.testing.assert_allclose(told.matrix.sum(axis=1), rows, atol=1e-9)
    np.testing.assert_allclose(told.matrix.sum(axis=0), columns, atol=1e-9)
    np.testing.assert_array_equal(np.sign(told.matrix), np.sign(OLD))
    assert told.findings == ()


@given(st.integers(0, 2**32 - 1), st.integers(2, 7), st.integers(2, 7))
def test_a_matrix_scaled_by_rows_and_columns_is_found_again(
    seed: int, tall: int, wide: int
) -> None:
    random = np.random.default_rng(seed)
    old = random.uniform(0.1, 5, (tall, wide))
    new = random.uniform(0.5, 2, tall)[:, None] * old * random.uniform(0.5, 2, wide)
    told = balance(old, new.sum(axis=1), new.sum(axis=0))
    np.testing.assert_allclose(told.matrix, new, rtol=1e-8)
    np.testing.assert_allclose(told.rows[:, None] * old * told.columns, told.matrix, rtol=1e-12)


def test_sums_that_noughts_forbid_are_told() -> None:
    told = balance(
        np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([5.0, 1.0]), np.array([3.0, 3.0]), most=50
    )
    assert [one.code for one in told.findings] == ["balance-unreached"]
    assert told.missed > 0.01


@pytest.mark.parametrize(
    ("old", "rows", "columns", "told"),
    [
        (np.eye(2), [1.0, 2.0], [2.0, 2.0], "make"),
        (np.eye(2), [1.0], [1.0], "shape"),
        (np.array([[0.0, 0.0], [1.0, 1.0]]), [1.0, 1.0], [1.0, 1.0], "row 1"),
        (np.array([[1.0, 0.0], [1.0, 0.0]]), [1.0, 1.0], [1.0, 1.0], "column 2"),
        (np.array([[np.nan, 0.0], [1.0, 0.0]]), [1.0, 1.0], [1.0, 1.0], "none"),
    ],
)
def test_what_cannot_be_balanced_is_refused(
    old: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    rows: list[float],
    columns: list[float],
    told: str,
) -> None:
    with pytest.raises(UseError, match=told):
        balance(old, np.array(rows), np.array(columns))
