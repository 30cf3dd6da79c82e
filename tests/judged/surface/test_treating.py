"""Outliers are drawn in by rule, ties together, and each treatment says why."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.judged.surface.shape import is_acceptable
from dianfan.judged.surface.treating import Done
from dianfan.judged.surface.treating import Treatment
from dianfan.judged.surface.treating import box_cox
from dianfan.judged.surface.treating import logarithm
from dianfan.judged.surface.treating import treat
from dianfan.judged.surface.treating import winsorise

EVEN = np.arange(20.0)
ONE_FAR = np.append(EVEN, 500.0)
TWO_TIED = np.append(EVEN, [500.0, 500.0])


def test_a_good_column_is_let_be() -> None:
    treated = treat(EVEN)
    assert treated.done is Done.NOTHING
    assert (treated.values == EVEN).all()


def test_one_extreme_takes_the_next_value() -> None:
    treated = treat(ONE_FAR)
    assert (treated.done, treated.points) == (Done.WINSORISED, (20,))
    assert treated.values[20] == 19
    assert treated.is_acceptable
    assert treated.before[0] > 2 > treated.after[0]


def test_a_low_extreme_is_drawn_up() -> None:
    treated = treat(np.append(EVEN, -500.0))
    assert treated.points == (20,)
    assert treated.values[20] == 0


def test_tied_extremes_go_together() -> None:
    drawn, points = winsorise(TWO_TIED, 5)
    assert points == (20, 21)
    assert drawn[20] == drawn[21] == 19
    untouched, none = winsorise(TWO_TIED, 1)
    assert untouched == pytest.approx(TWO_TIED)
    assert not none


def test_what_points_do_not_mend_the_logarithm_of_the_original_takes() -> None:
    grown = np.exp(np.linspace(0, 14, 40))
    treated = treat(grown, most=2)
    assert treated.done is Done.LOGGED
    assert treated.values == pytest.approx(logarithm(grown))
    assert "logarithm" in treated.reason
    assert treat(grown, Treatment.WINSORISE, 2).done is Done.WINSORISED


def test_the_logarithm_is_that_of_the_rule() -> None:
    values = np.array([3.0, 5.0, 13.0])
    assert logarithm(values) == pytest.approx(np.log(values - 3 + 0.1))


def test_box_cox_takes_the_exponent_of_least_skewness() -> None:
    grown = np.exp(np.linspace(0, 14, 40))
    treated = treat(grown, Treatment.BOX_COX)
    assert treated.parameter == 0
    assert treated.values == pytest.approx(np.log(grown))
    assert box_cox(np.array([2.0, 3.0]), 2) == pytest.approx([1.5, 4.0])
    assert np.isfinite(box_cox(np.array([-2.0, 0.0, 3.0]), 0.5)).all()


def test_by_order_nothing_is_done() -> None:
    treated = treat(ONE_FAR, Treatment.NONE)
    assert (treated.values == ONE_FAR).all()
    assert not treated.is_acceptable


@given(st.lists(st.integers(-50, 5000).map(float), min_size=5, max_size=40), st.integers(1, 5))
def test_winsorising_changes_only_the_points_it_names(values: list[float], most: int) -> None:
    column = np.array(values)
    drawn, points = winsorise(column, most)
    assert len(points) <= most
    assert set(np.flatnonzero(drawn != column)) <= set(points)
    assert column.min() <= drawn.min()
    assert drawn.max() <= column.max()
    order = np.argsort(column, kind="stable")
    assert (np.diff(drawn[order]) >= 0).all()


@given(st.lists(st.integers(0, 60).map(float), min_size=5, max_size=30))
def test_gaps_stay_gaps(values: list[float]) -> None:
    column = np.array([*values, np.nan, 9999.0])
    treated = treat(column)
    assert np.isnan(treated.values).tolist() == np.isnan(column).tolist()
    if treated.done is Done.NOTHING:
        assert is_acceptable(column[:, None])[0]
