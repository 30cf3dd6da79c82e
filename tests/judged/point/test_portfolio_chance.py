"""All of them, how many: against enumeration, an adaptive integral and simulation."""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate
from scipy import stats

from dianfan.figures.errors import UseError
from dianfan.judged.point.portfolio_chance import bounds_of_all
from dianfan.judged.point.portfolio_chance import bounds_of_any
from dianfan.judged.point.portfolio_chance import portfolio_chance

CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=8).map(np.array)
MIXED = np.array([0.05, 0.3, 0.5, 0.7, 0.9, 0.97])


@given(CHANCES)
def test_independent_numbers_are_those_of_enumeration(
    chances: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> None:
    numbers = np.zeros(len(chances) + 1)
    for outcome in product((0, 1), repeat=len(chances)):
        numbers[sum(outcome)] += prod(
            p if came else 1 - p for p, came in zip(chances, outcome, strict=True)
        )
    found = portfolio_chance(chances)
    np.testing.assert_allclose(found.numbers, numbers, atol=1e-12)
    assert found.all_of_them == pytest.approx(prod(chances))


@given(CHANCES, st.floats(0, 1))
def test_correlation_moves_no_mean_and_keeps_the_bounds(
    chances: np.ndarray[tuple[int], np.dtype[np.float64]], correlation: float
) -> None:
    found = portfolio_chance(chances, correlation)
    assert found.numbers.sum() == pytest.approx(1)
    mean = (found.numbers * np.arange(len(chances) + 1)).sum()
    assert mean == pytest.approx(found.expected, abs=1e-6)
    every, any_one = bounds_of_all(chances), bounds_of_any(chances)
    assert every.low - 1e-9 <= found.all_of_them <= every.high + 1e-9
    assert any_one.low - 1e-9 <= 1 - found.none_of_them <= any_one.high + 1e-9
    assert found.at_least(found.sure_number(0.8)) >= 0.8 - 1e-9
    assert found.at_least(found.sure_number(0.8) + 1) < 0.8 + 1e-9


@pytest.mark.parametrize("correlation", [0.01, 0.2, 0.6, 0.95, 0.999])
def test_all_of_them_is_the_integral_over_the_common_factor(correlation: float) -> None:
    def given_factor(factor: float) -> float:
        pulled = (stats.norm.ppf(MIXED) + correlation**0.5 * factor) / (1 - correlation) ** 0.5
        return float(stats.norm.pdf(factor) * np.prod(stats.norm.cdf(pulled)))

    expected = integrate.quad(given_factor, -9, 9, points=[0, 1, 1.645, 2], epsabs=1e-12, limit=500)
    assert portfolio_chance(MIXED, correlation).all_of_them == pytest.approx(expected[0], abs=1e-9)


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.9, 1.0])
def test_numbers_agree_with_simulation(correlation: float) -> None:
    random, draws = np.random.default_rng(11), 100_000
    normal = correlation**0.5 * random.standard_normal((draws, 1)) + (
        1 - correlation
    ) ** 0.5 * random.standard_normal((draws, len(MIXED)))
    came = (normal <= stats.norm.ppf(MIXED)).sum(axis=1)
    seen = np.bincount(came, minlength=len(MIXED) + 1) / draws
    found = portfolio_chance(MIXED, correlation)
    allowed = 4.5 * np.sqrt(found.numbers * (1 - found.numbers) / draws) + 1e-9
    assert (np.abs(seen - found.numbers) <= allowed).all()
    assert found.spread == pytest.approx(came.std(), rel=0.02)


def test_what_is_common_spreads_the_number_and_helps_all_of_them() -> None:
    told = np.full(30, 0.8)
    found = [portfolio_chance(told, rho) for rho in (0, 0.2, 0.5, 1)]
    assert [one.spread for one in found] == sorted(one.spread for one in found)
    assert [one.all_of_them for one in found] == sorted(one.all_of_them for one in found)
    assert found[0].all_of_them == pytest.approx(0.8**30)
    assert found[-1].all_of_them == pytest.approx(0.8)
    assert found[0].sure_number() == stats.binom(30, 0.8).ppf(0.2)


def test_a_thousand_projects_add_up() -> None:
    found = portfolio_chance(np.linspace(0.1, 0.9, 1000), 0.3)
    assert found.numbers.sum() == pytest.approx(1)
    assert found.expected == pytest.approx(500)


def test_what_is_certain_stays_so() -> None:
    found = portfolio_chance(np.array([1.0, 1.0, 0.0]), 0.5)
    np.testing.assert_allclose(found.numbers, [0, 0, 1, 0])
    assert found.sure_number(1) == 2


@pytest.mark.parametrize("bad", [[], [0.5, float("nan")], [1.2], [-0.1], [[0.5]]])
def test_what_is_no_chance_is_refused(bad: list[float]) -> None:
    with pytest.raises(UseError, match="no probabilities"):
        portfolio_chance(np.array(bad))
    with pytest.raises(UseError, match="no probabilities"):
        bounds_of_all(np.array(bad))


def test_a_correlation_outside_its_range_is_refused() -> None:
    with pytest.raises(UseError, match="correlation"):
        portfolio_chance(MIXED, 1.1)
