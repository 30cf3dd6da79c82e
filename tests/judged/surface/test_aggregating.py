"""Each aggregation agrees with a calculation by loops, and keeps what it promises of gaps."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.judged.surface.aggregating import NEEDS_POSITIVE
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.aggregating import aggregate

SCORES = np.array([[20.0, 80.0, 50.0], [60.0, np.nan, 30.0], [90.0, 10.0, 40.0]])
WEIGHTS = np.array([2.0, 1.0, 1.0])
MEANS = (Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.HARMONIC, Aggregation.POWER)
_TERMS = Terms(exponent=2, order=(3, 2, 1))


def test_means_agree_with_loops_and_share_out_the_weight_of_gaps() -> None:
    rows = [
        [(20, 0.5), (80, 0.25), (50, 0.25)],
        [(60, 2 / 3), (30, 1 / 3)],
        [(90, 0.5), (10, 0.25), (40, 0.25)],
    ]
    by_hand = {
        Aggregation.ARITHMETIC: [sum(w * x for x, w in row) for row in rows],
        Aggregation.GEOMETRIC: [math.prod(x**w for x, w in row) for row in rows],
        Aggregation.HARMONIC: [1 / sum(w / x for x, w in row) for row in rows],
        Aggregation.POWER: [sum(w * x * x for x, w in row) ** 0.5 for row in rows],
    }
    for method, expected in by_hand.items():
        assert aggregate(SCORES, WEIGHTS, method, _TERMS) == pytest.approx(expected)


def test_the_median_is_where_half_of_the_weight_is_passed() -> None:
    equal = np.ones(4)
    scores = np.array([[1.0, 2.0, 3.0, 100.0], [1.0, 2.0, np.nan, 100.0]])
    assert aggregate(scores, equal, Aggregation.MEDIAN) == pytest.approx([2.5, 2])
    heavy = np.array([5.0, 1, 1, 1])
    assert aggregate(scores, heavy, Aggregation.MEDIAN) == pytest.approx([1, 1])


def test_owa_weighs_the_best_first() -> None:
    scores = np.array([[10.0, 30.0, 20.0]])
    assert aggregate(scores, np.ones(3), Aggregation.OWA, Terms(order=(1, 0, 0))) == pytest.approx(
        30
    )
    assert aggregate(scores, np.ones(3), Aggregation.OWA, Terms(order=(0, 0, 1))) == pytest.approx(
        10
    )


def test_copeland_counts_places_won_less_places_lost() -> None:
    scores = np.array([[3.0, 1.0, 2.0], [2.0, 2.0, 2.0], [1.0, 3.0, 1.0], [3.0, 1.0, 2.0]])
    weights = np.array([0.5, 0.3, 0.2])
    expected = [0.0] * 4
    for one, other in combinations(range(4), 2):
        pair = zip(weights, scores[one], scores[other], strict=True)
        share = sum(w * (1 if a > b else 0.5 if a == b else 0) for w, a, b in pair)
        verdict = int(share > 0.5 + 1e-12) - int(share < 0.5 - 1e-12)
        expected[one] += verdict
        expected[other] -= verdict
    assert aggregate(scores, weights, Aggregation.COPELAND).tolist() == expected


def test_mazziotta_pareto_fines_unevenness_and_not_evenness() -> None:
    even = np.array([[100.0, 100.0], [90.0, 110.0]])
    fined = aggregate(even, np.ones(2), Aggregation.ADJUSTED_MAZZIOTTA_PARETO)
    assert fined == pytest.approx([100, 100 - 100 / 100])
    praised = aggregate(even, np.ones(2), Aggregation.ADJUSTED_MAZZIOTTA_PARETO, Terms(penalty=1))
    assert praised == pytest.approx([100, 101])
    z = aggregate(np.array([[1.0, 5.0], [3.0, 1.0]]), np.ones(2), Aggregation.MAZZIOTTA_PARETO)
    assert z == pytest.approx([99, 99])


def test_mean_min_is_drawn_to_the_worst_child() -> None:
    scores = np.array([[40.0, 60.0], [50.0, 50.0]])
    drawn = aggregate(scores, np.ones(2), Aggregation.MEAN_MIN, Terms(alpha=1))
    assert drawn == pytest.approx([50 - (math.sqrt(101) - 1), 50])


def test_wroclaw_gives_the_ideal_place_one() -> None:
    scores = np.array([[100.0, 100.0], [0.0, 0.0], [50.0, 100.0]])
    put = aggregate(scores, np.ones(2), Aggregation.WROCLAW)
    distance = [0, 100, math.sqrt(0.5 * 2500)]
    edge = np.mean(distance) + 2 * np.std(distance)
    assert put == pytest.approx([1 - d / edge for d in distance])
    assert aggregate(np.ones((2, 2)), np.ones(2), Aggregation.WROCLAW) == pytest.approx([1, 1])


@pytest.mark.parametrize("method", list(Aggregation))
def test_a_place_without_any_child_has_a_gap(method: Aggregation) -> None:
    scores = np.array([[1.0, 2.0, 3.0], [np.nan] * 3, [3.0, 2.0, 5.0]])
    put = aggregate(scores, WEIGHTS, method, _TERMS)
    assert np.isnan(put).tolist() == [False, True, False]


@pytest.mark.parametrize("method", sorted(NEEDS_POSITIVE))
def test_a_mean_that_needs_positive_scores_gives_none_for_others(method: Aggregation) -> None:
    scores = np.array([[0.0, 5.0], [-1.0, 5.0], [1.0, 5.0]])
    put = aggregate(scores, np.ones(2), method)
    assert np.isnan(put).tolist() == [True, True, False]
    assert not np.isnan(aggregate(scores, np.array([0.0, 1.0]), method)).any()


@pytest.mark.parametrize("weights", [[0.0, 0, 0], [1.0, -1, 1], [1.0, 1]])
def test_weights_that_make_no_sense_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="none negative"):
        aggregate(SCORES, np.array(weights), Aggregation.ARITHMETIC)


_ROW = st.lists(st.integers(1, 100).map(float), min_size=3, max_size=3)


@given(_ROW, st.integers(0, 2), st.sampled_from(MEANS), st.integers(1, 50))
def test_means_lie_between_the_children_and_grow_with_each(
    row: list[float], child: int, method: Aggregation, more: int
) -> None:
    scores = np.array([row])
    put = aggregate(scores, WEIGHTS, method, _TERMS)[0]
    assert min(row) - 1e-9 <= put <= max(row) + 1e-9
    scores[0, child] += more
    assert aggregate(scores, WEIGHTS, method, _TERMS)[0] > put


@given(_ROW)
def test_the_known_order_of_means_holds(row: list[float]) -> None:
    scores = np.array([row])
    low, middle, high = (
        aggregate(scores, WEIGHTS, method)[0]
        for method in (Aggregation.HARMONIC, Aggregation.GEOMETRIC, Aggregation.ARITHMETIC)
    )
    assert low <= middle + 1e-9
    assert middle <= high + 1e-9


@given(
    st.lists(_ROW, min_size=2, max_size=6),
    st.sampled_from(sorted(set(Aggregation) - {Aggregation.OWA})),
)
def test_doubling_a_child_is_doubling_its_weight(
    rows: list[list[float]], method: Aggregation
) -> None:
    scores = np.array(rows)
    if method is Aggregation.MAZZIOTTA_PARETO and (scores.std(axis=0) == 0).any():
        return
    twice = np.column_stack([scores, scores[:, 0]])
    one = aggregate(scores, np.array([2.0, 1, 1]), method, _TERMS)
    other = aggregate(twice, np.array([1.0, 1, 1, 1]), method, _TERMS)
    assert one == pytest.approx(other)


@given(st.floats(-300, 300), st.lists(st.floats(0.01, 1e6), min_size=2, max_size=5))
def test_a_power_mean_lies_among_its_scores_whatever_the_power(
    exponent: float, scores: list[float]
) -> None:
    row, weights = np.array([scores]), np.ones(len(scores))
    (mean,) = aggregate(row, weights, Aggregation.POWER, Terms(exponent=exponent))
    assert min(scores) * (1 - 1e-9) <= mean <= max(scores) * (1 + 1e-9)


def test_a_power_mean_with_a_zero_takes_its_limit() -> None:
    row, weights = np.array([[0.0, 4.0], [0.0, 0.0]]), np.ones(2)
    terms = {one: Terms(exponent=one, zeros=Zeros.ZERO) for one in (2.0, -2.0)}
    high, low = (aggregate(row, weights, Aggregation.POWER, one) for one in terms.values())
    assert high == pytest.approx([np.sqrt(8), 0])
    assert low == pytest.approx([0, 0])
