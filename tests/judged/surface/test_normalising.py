"""Each normalisation does what its formula says, and what holds for all of them holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.normalising import Setting
from dianfan.judged.surface.normalising import normalise
from dianfan.judged.surface.normalising import setting
from dianfan.judged.surface.ranking import places
from dianfan.judged.surface.ranking import ranks_from_below

VALUES = np.array([[2.0, 30.0], [4.0, 10.0], [10.0, 20.0], [4.0, np.nan]])
BY = setting(VALUES, np.array([1.0, -1.0]), goal=np.array([8.0, 15.0]))
EXPECTED = {
    Normalisation.MIN_MAX: [[0, 0], [25, 100], [100, 50], [25, np.nan]],
    Normalisation.RANK: [[1, 1], [2.5, 3], [4, 2], [2.5, np.nan]],
    Normalisation.BORDA: [[0, 0], [1.5, 2], [3, 1], [1.5, np.nan]],
    Normalisation.PERCENTILE: [[0, 0], [100 / 3, 100], [100, 50], [100 / 3, np.nan]],
    Normalisation.FRACTION_OF_MAX: [[0.2, 1 / 3], [0.4, 1], [1, 0.5], [0.4, np.nan]],
    Normalisation.TARGET: [[0, 0], [100 / 3, 100], [100, 200 / 3], [100 / 3, np.nan]],
    Normalisation.REFERENCE: [[0, 0], [100 / 3, 100], [100, 200 / 3], [100 / 3, np.nan]],
    Normalisation.PERCENT_OF_TARGET: [[25, 50], [50, 100], [100, 75], [50, np.nan]],
    Normalisation.EFFICACY: [[60, 60], [70, 100], [100, 80], [70, np.nan]],
    Normalisation.EFFICACY_EXPONENTIAL: [
        [60, 60],
        [60 * (5 / 3) ** 0.25, 100],
        [100, 60 * (5 / 3) ** 0.5],
        [60 * (5 / 3) ** 0.25, np.nan],
    ],
}


@pytest.mark.parametrize("method", EXPECTED)
def test_each_method_does_what_its_formula_says(method: Normalisation) -> None:
    assert normalise(VALUES, method, BY) == pytest.approx(np.array(EXPECTED[method]), nan_ok=True)


def test_z_scores_have_the_mean_nought_and_the_spread_one() -> None:
    scores = normalise(VALUES, Normalisation.Z_SCORE, BY)
    assert np.nanmean(scores, axis=0) == pytest.approx([0, 0])
    assert np.nanstd(scores, axis=0, ddof=1) == pytest.approx([1, 1])
    assert scores[0, 1] < scores[1, 1]


def test_goalposts_cut_and_a_base_year_does_not() -> None:
    posts = replace(BY, low=np.array([4.0, 15.0]), high=np.array([8.0, 25.0]))
    assert normalise(VALUES, Normalisation.GOALPOSTS, posts)[:3] == pytest.approx(
        np.array([[0, 0], [0, 100], [100, 50]])
    )
    assert normalise(VALUES, Normalisation.BASE_YEAR, posts)[:3] == pytest.approx(
        np.array([[-50, -50], [0, 150], [150, 50]])
    )


_COLUMN = st.lists(st.integers(1, 10**6).map(float), min_size=3, max_size=25, unique=True)
_ANY = [one for one in Normalisation if one is not Normalisation.FRACTION_OF_MAX]


def _setting(values: np.ndarray[tuple[int, int], np.dtype[np.float64]], sign: float) -> Setting:
    return setting(
        values,
        np.array([sign]),
        goal=np.array([values.max() + 1 if sign > 0 else values.min() / 2]),
    )


@given(_COLUMN, st.sampled_from([1.0, -1.0]), st.sampled_from(list(Normalisation)))
def test_more_of_what_is_wanted_never_lowers_the_score(
    column: list[float], sign: float, method: Normalisation
) -> None:
    values = np.array(column)[:, None]
    scores = normalise(values, method, _setting(values, sign))[:, 0]
    order = np.argsort(sign * values[:, 0])
    assert (np.diff(scores[order]) >= -1e-9).all()


@given(_COLUMN, st.sampled_from([0.01, 3.0, 1000.0]), st.sampled_from(list(Normalisation)))
def test_a_change_of_unit_changes_no_score(
    column: list[float], factor: float, method: Normalisation
) -> None:
    values = np.array(column)[:, None]
    by = _setting(values, 1.0)
    scaled = setting(values * factor, by.sign, goal=by.goal * factor)
    assert normalise(values * factor, method, scaled) == pytest.approx(
        normalise(values, method, by), rel=1e-7, abs=1e-7
    )


@given(_COLUMN, st.sampled_from([Normalisation.MIN_MAX, Normalisation.Z_SCORE, Normalisation.RANK]))
def test_turning_values_and_direction_changes_no_score(
    column: list[float], method: Normalisation
) -> None:
    values = np.array(column)[:, None]
    turned = normalise(-values, method, setting(-values, np.array([-1.0])))
    assert turned == pytest.approx(normalise(values, method, setting(values, np.array([1.0]))))


@given(_COLUMN, st.randoms(use_true_random=False))
def test_the_order_of_places_changes_no_score(column: list[float], chance: object) -> None:
    order = np.random.default_rng(len(repr(chance))).permutation(len(column))
    values = np.array(column)[:, None]
    for method in Normalisation:
        by = _setting(values, 1.0)
        assert normalise(values[order], method, by) == pytest.approx(
            normalise(values, method, by)[order]
        )


def test_ties_share_ranks_and_noise_breaks_none() -> None:
    column = np.array([[3.0], [1.0], [3.0], [np.nan]])
    assert ranks_from_below(column, "mean")[:, 0].tolist()[:3] == [2.5, 1, 2.5]
    assert ranks_from_below(column, "least")[:, 0].tolist()[:3] == [2, 1, 2]
    noisy = column + np.array([[1e-15], [0], [0], [0]])
    assert places(noisy)[:3, 0].tolist() == [1, 3, 1]
    assert np.isnan(places(noisy)[3, 0])


def test_ranks_are_of_columns() -> None:
    with pytest.raises(ValueError, match="3"):
        ranks_from_below(np.zeros(3), "mean")
