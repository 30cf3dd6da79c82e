"""Inequality and space agree with sums over all pairs, with published values, and with algebra."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.inequality import atkinson
from dianfan.judged.inequality import gini
from dianfan.judged.inequality import theil
from dianfan.judged.inequality import theil_parts
from dianfan.judged.surface.convergence import beta
from dianfan.judged.surface.convergence import mobility
from dianfan.judged.surface.convergence import sigma
from dianfan.judged.surface.space import Neighbours
from dianfan.judged.surface.space import moran
from tests.judged.surface.examples import reference

_VALUES = st.lists(st.integers(1, 10**5).map(float), min_size=2, max_size=20)
MEXICO_THEIL = (0.20894344, 0.15222451, 0.10472941, 0.10194725, 0.09560113, 0.10511256, 0.10660832)
MEXICO_BETWEEN = (0.0345889, 0.02816853, 0.05260921, 0.05931219, 0.03205257, 0.02963731, 0.03635872)


def _mexico() -> list[dict[str, str]]:
    with (reference("mexico") / "mexico.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_theil_of_the_mexican_states_is_the_published_one() -> None:
    rows = _mexico()
    groups = tuple(row["hanson98"] for row in rows)
    for year, whole, between in zip(
        range(1940, 2001, 10), MEXICO_THEIL, MEXICO_BETWEEN, strict=True
    ):
        parts = theil_parts(np.array([float(row[f"pcgdp{year}"]) for row in rows]), groups)
        assert parts.whole == pytest.approx(whole, abs=1e-8)
        assert parts.between == pytest.approx(between, abs=1e-8)


@given(_VALUES, st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_parts_of_theil_add_up_exactly(values: list[float], kinds: int, chance: object) -> None:
    groups = tuple(str(number % kinds) for number in range(len(values)))
    people = np.random.default_rng(len(repr(chance))).uniform(1, 9, len(values))
    parts = theil_parts(np.array(values), groups, people)
    assert parts.whole == pytest.approx(theil(np.array(values), people), abs=1e-12)
    assert parts.between >= -1e-12
    assert parts.within == pytest.approx(sum(one * share for one, share in parts.by_group.values()))


@given(_VALUES)
def test_gini_agrees_with_all_pairs(values: list[float]) -> None:
    pairs = sum(abs(a - b) for a in values for b in values)
    mean = sum(values) / len(values)
    assert gini(np.array(values)) == pytest.approx(pairs / (2 * len(values) ** 2 * mean), abs=1e-12)


@given(_VALUES, st.sampled_from([0.5, 1.0, 2.0]))
def test_a_place_of_two_counts_as_two_places(values: list[float], aversion: float) -> None:
    column = np.array(values)
    people = np.ones(len(values))
    people[0] = 2
    doubled = np.append(column, values[0])
    for measure in (theil, gini):
        assert measure(column, people) == pytest.approx(measure(doubled), abs=1e-9)
    assert atkinson(column, aversion, people) == pytest.approx(
        atkinson(doubled, aversion), abs=1e-9
    )


@given(_VALUES, st.sampled_from([0.01, 100.0]))
def test_a_change_of_currency_changes_no_inequality(values: list[float], factor: float) -> None:
    column = np.array(values)
    for one in (theil, gini, atkinson):
        assert one(column * factor) == pytest.approx(one(column), abs=1e-9)


def test_equality_and_its_opposite_have_the_known_ends() -> None:
    equal, all_to_one = np.full(4, 7.0), np.array([0.0, 0, 0, 5])
    assert theil(equal) == gini(equal) == pytest.approx(0)
    assert atkinson(equal) == pytest.approx(0)
    assert theil(all_to_one) == pytest.approx(math.log(4))
    assert gini(all_to_one) == pytest.approx(0.75)
    assert atkinson(all_to_one) == 1
    assert theil_parts(all_to_one, ("a", "a", "b", "b")).between == pytest.approx(math.log(2))


@pytest.mark.parametrize("values", [[], [1.0, math.nan], [-1.0, 2.0], [0.0, 0.0], [1.0, math.inf]])
def test_inequality_of_what_cannot_be_shared_is_refused(values: list[float]) -> None:
    with pytest.raises(UseError):
        gini(np.array(values))
    with pytest.raises(UseError):
        theil(np.array([1.0, 2.0]), np.array([1.0, 0.0]))
    with pytest.raises(UseError):
        theil_parts(np.array([1.0, 2.0]), ("a",))
    with pytest.raises(UseError):
        atkinson(np.array([1.0, 2.0]), 0)


CHAIN = Neighbours.of({"a": ("b",), "b": ("a", "c"), "c": ("b", "d"), "d": ("c",), "e": ()})


def test_moran_agrees_with_sums_over_pairs() -> None:
    values = np.array([1.0, 2, 4, 8, 3])
    z = values - values.mean()
    pairs = sum(CHAIN.weights[i, j] * z[i] * z[j] for i in range(5) for j in range(5))
    found = moran(values, CHAIN, permutations=0)
    assert found.value == pytest.approx(5 / CHAIN.weights.sum() * pairs / (z**2).sum())
    assert np.nansum(found.local) == pytest.approx(found.value * CHAIN.weights.sum())
    assert found.islands == ("e",)
    assert math.isnan(found.local[4])
    assert math.isnan(found.p)


def test_a_slope_is_unlike_chance_and_the_same_seed_says_so_again() -> None:
    names = [str(number) for number in range(30)]
    line = Neighbours.of(
        {n: tuple(str(m) for m in (int(n) - 1, int(n) + 1) if 0 <= m < 30) for n in names}
    )
    slope = moran(np.arange(30.0), line, seed=4)
    assert slope.p < 0.01
    assert slope.local_p[1] < 0.05 < slope.local_p[15]
    assert slope.p == moran(np.arange(30.0), line, seed=4).p
    mixed = moran(np.random.default_rng(1).permutation(np.arange(30.0)), line)
    assert mixed.p > 0.05


def test_neighbours_are_other_places() -> None:
    with pytest.raises(UseError, match="cannot neighbour"):
        Neighbours.of({"a": ("a",)})
    with pytest.raises(UseError, match="cannot neighbour"):
        Neighbours.of({"a": ("z",)})
    with pytest.raises(UseError, match="equal"):
        moran(np.ones(5), CHAIN)
    with pytest.raises(UseError, match="each place"):
        moran(np.ones(4), CHAIN)


def test_places_that_grow_alike_keep_their_spread_and_close_no_gap() -> None:
    start = np.array([1.0, 2, 4, 8])
    alike = np.column_stack([start, start * 1.5])
    assert sigma(alike)[0] == pytest.approx(sigma(alike)[1])
    found = beta(start, start * 1.5, 10)
    assert found.slope == pytest.approx(0, abs=1e-12)
    assert mobility(start, start * 1.5) == pytest.approx(0)


@given(st.floats(0.05, 0.9), st.integers(1, 30))
def test_a_gap_that_closes_by_a_known_share_has_the_known_speed(left: float, years: int) -> None:
    start = np.array([1.0, 2, 5, 9])
    end = 10 * (start / 10) ** left
    found = beta(start, end, years)
    assert found.speed == pytest.approx(-math.log(left) / years)
    assert found.half_life == pytest.approx(math.log(2) / found.speed)
    assert found.error == pytest.approx(0, abs=1e-9)


def test_turning_all_about_is_the_most_mobility() -> None:
    assert mobility(np.array([1.0, 2, 3]), np.array([3.0, 2, 1])) == pytest.approx(2)
    with pytest.raises(UseError):
        mobility(np.array([1.0, 2]), np.array([2.0, 1]))
    with pytest.raises(UseError):
        beta(np.array([1.0, 1, 1]), np.array([1.0, 2, 3]), 5)
    with pytest.raises(UseError):
        sigma(np.array([[1.0, 0.0], [2.0, 1.0]]))


def test_huge_and_tiny_values_do_not_overflow() -> None:
    values = np.array([1.0, 2, 4, 8, 3])
    for size in (1e307, 1e-300):
        for one in (theil, gini, atkinson):
            assert one(values * size) == pytest.approx(one(values))
        found = moran(values * size, CHAIN, permutations=0)
        assert found.value == pytest.approx(moran(values, CHAIN, permutations=0).value)


def test_weights_that_are_none_and_time_that_does_not_pass_are_refused() -> None:
    strange = Neighbours(("a", "b"), np.array([[0.0, -1], [1, 0]]))
    with pytest.raises(UseError, match="negative"):
        moran(np.array([1.0, 2]), strange)
    with pytest.raises(UseError, match="itself"):
        moran(np.array([1.0, 2]), Neighbours(("a", "b"), np.eye(2)))
    with pytest.raises(UseError, match="years"):
        beta(np.array([1.0, 2, 3]), np.array([1.0, 2, 3]), 0)
    with pytest.raises(UseError, match="infinite"):
        sigma(np.array([[1.0, math.inf], [2.0, 1.0]]))
