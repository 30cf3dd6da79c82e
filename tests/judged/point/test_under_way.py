"""Schedules under way: what is left, given what has not ended, against draws of the whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dianfan.figures.errors import UseError
from dianfan.judged.point.activities import Activity
from dianfan.judged.point.activities import rest_of
from dianfan.judged.point.pert import mean_durations
from dianfan.judged.point.pert import pert
from dianfan.judged.point.pert import variances
from dianfan.judged.point.pert_beta import durations_of
from dianfan.judged.point.schedule import schedule
from dianfan.judged.point.simulating import simulate
from tests.judged.point.networks import FOUNDRY


@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.9))
def test_mean_and_spread_of_what_is_left_are_those_of_the_beta_cut_off(
    seed: int, share: float
) -> None:
    low, likely, high = np.sort(np.random.default_rng(seed).uniform(1, 9, 3))
    elapsed = low + share * (high - low)
    made = schedule([Activity("a", low, likely, high, elapsed=elapsed)])
    s = (likely - low) / (high - low)
    beta = stats.beta(1 + 4 * s, 5 - 4 * s, loc=low, scale=high - low)
    points = np.linspace(elapsed, high, 4001)
    weight = beta.pdf((points[1:] + points[:-1]) / 2)
    middle = (points[1:] + points[:-1]) / 2 - elapsed
    mean = np.average(middle, weights=weight)
    assert mean_durations(made)[0] == pytest.approx(mean, rel=1e-3)
    spread = np.average((middle - mean) ** 2, weights=weight)
    assert variances(made)[0] == pytest.approx(spread, rel=1e-2)


@given(st.floats(0, 1), st.floats(0, 0.95), st.floats(-4, 4))
def test_what_is_left_is_drawn_from_the_beta_cut_off(
    likely: float, elapsed: float, normal: float
) -> None:
    made = schedule([Activity("a", 0.0, likely, 1.0, elapsed=elapsed)])
    beta = stats.beta(1 + 4 * likely, 5 - 4 * likely)
    expected = beta.isf(beta.sf(elapsed) * stats.norm.sf(normal)) - elapsed
    # far out in the tail, beyond what the table reaches, it ends a little early
    assert durations_of(made).of(0, np.array([normal]))[0] == pytest.approx(
        expected, abs=1e-6 if beta.sf(elapsed) * stats.norm.sf(normal) > 1e-10 else 0.05
    )


def test_before_the_shortest_only_the_clock_is_moved() -> None:
    whole = simulate(schedule([Activity("a", 4.0, 5.0, 9.0)]), draws=500, seed=3)
    rest = simulate(schedule([Activity("a", 4.0, 5.0, 9.0, elapsed=3.0)]), draws=500, seed=3)
    np.testing.assert_allclose(rest.finishes, whole.finishes - 3)
    assert rest.pert.mean == pytest.approx(whole.pert.mean - 3)
    assert rest.pert.variance == whole.pert.variance


def test_the_rest_agrees_with_draws_of_the_whole_that_went_on() -> None:
    whole = [Activity("a", 1.0, 3.0, 9.0), Activity("b", 1.0, 2.0, 4.0, ("a",))]
    rest = simulate(schedule(rest_of(whole, (), {"a": 4.0})), draws=40_000, seed=4)
    random = np.random.default_rng(4)
    first = 1 + 8 * random.beta(2, 4, 400_000)
    ends = (first + 1 + 3 * random.beta(1 + 4 / 3, 5 - 4 / 3, 400_000))[first > 4] - 4
    assert abs(rest.mean.value - ends.mean()) < 5 * rest.mean.error
    told = rest.quantile(0.8)
    assert abs(told.value - np.quantile(ends, 0.8)) < 5 * told.error


def test_what_is_done_is_waited_for_no_more() -> None:
    left = rest_of(FOUNDRY, {"A", "B", "C"}, {"D": 3.0})
    assert [one.id for one in left] == list("DEFGH")
    assert {one.id: one.predecessors for one in left} == {
        "D": (), "E": (), "F": (), "G": ("D", "E"), "H": ("F", "G"),
    }  # fmt: skip
    assert pert(schedule(left)).mean == pytest.approx(4 + 5 + 2)
    assert rest_of(FOUNDRY, (), {}) == FOUNDRY


@pytest.mark.parametrize(("done", "elapsed"), [({"Z"}, {}), ((), {"Z": 1.0}), ({"A"}, {"A": 1.0})])
def test_states_that_make_no_sense_are_refused(done: set[str], elapsed: dict[str, float]) -> None:
    with pytest.raises(UseError, match="done or under way"):
        rest_of(FOUNDRY, done, elapsed)
