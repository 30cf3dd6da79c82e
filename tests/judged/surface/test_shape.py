"""Skewness and kurtosis agree with sums written out, and know no unit."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.judged.surface.shape import is_acceptable
from dianfan.judged.surface.shape import kurtosis
from dianfan.judged.surface.shape import skewness

_VALUES = st.lists(st.integers(-1000, 1000).map(float), min_size=4, max_size=30)


def _by_hand(values: list[float]) -> tuple[float, float]:
    n = len(values)
    mean = sum(values) / n
    m2, m3, m4 = (sum((x - mean) ** power for x in values) / n for power in (2, 3, 4))
    skew = math.sqrt(n * (n - 1)) / (n - 2) * m3 / m2**1.5
    peak = ((n + 1) * (m4 / m2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    return skew, peak


@given(_VALUES.filter(lambda values: len(set(values)) > 1))
def test_both_agree_with_sums_written_out(values: list[float]) -> None:
    column = np.array(values)[:, None]
    skew, peak = _by_hand(values)
    assert skewness(column)[0] == pytest.approx(skew, abs=1e-9)
    assert kurtosis(column)[0] == pytest.approx(peak, abs=1e-8)


@given(
    _VALUES.filter(lambda values: len(set(values)) > 1), st.sampled_from([1e-300, 0.1, 7, 1e300])
)
def test_neither_knows_the_unit(values: list[float], factor: float) -> None:
    column = np.array(values)[:, None]
    assert skewness(column * factor)[0] == pytest.approx(skewness(column)[0], abs=1e-6)
    assert kurtosis(column * factor)[0] == pytest.approx(kurtosis(column)[0], abs=1e-6)


def test_gaps_are_left_out() -> None:
    whole = np.array([[1.0], [2.0], [4.0], [9.0]])
    holed = np.array([[1.0], [np.nan], [2.0], [4.0], [np.nan], [9.0]])
    assert skewness(holed)[0] == pytest.approx(skewness(whole)[0])
    assert kurtosis(holed)[0] == pytest.approx(kurtosis(whole)[0])


def test_nothing_is_said_of_few_or_equal_values() -> None:
    few = np.array([[1.0, 5.0], [1.0, 6.0], [1.0, np.nan], [1.0, np.nan]])
    assert np.isnan(skewness(few)).all()
    assert np.isnan(kurtosis(few)).all()
    assert is_acceptable(few).all()


def test_a_column_fails_only_when_both_are_too_much() -> None:
    far = np.array([[float(x)] for x in (*range(10), 1000)])
    assert not is_acceptable(far)[0]
    assert is_acceptable(np.arange(10.0)[:, None])[0]
