"""Rank sets hold the true ranks as often as they say, and are what the paper's steps give."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.uncertainty.rank_sets import rank_sets
from dianfan.judged.surface.uncertainty.rank_sets import sets_of
from dianfan.judged.surface.uncertainty.redrawing import Erred
from tests.judged.surface.examples import reference

Vector = NDArray[np.float64]


def _by_hand(
    theta: Vector, away: NDArray[np.float64], level: float, whose: list[int]
) -> list[tuple[int, int]]:
    """Step down over ordered pairs one by one, for the ranks of the places named, jointly."""
    count = len(theta)
    spread = {
        (i, j): float(np.std(away[:, i] - away[:, j], ddof=1))
        for i in range(count)
        for j in range(count)
        if i != j
    }
    left = {pair for pair in spread if set(pair) & set(whose)}
    settled: set[tuple[int, int]] = set()
    while left:
        largest = [max((draw[i] - draw[j]) / spread[i, j] for i, j in left) for draw in away]
        critical = np.quantile(largest, level)
        fresh = {(i, j) for i, j in left if (theta[i] - theta[j]) / spread[i, j] > critical}
        if not fresh:
            break
        settled |= fresh
        left -= fresh
    return [
        (1 + sum(j == at for _, j in settled), count - sum(i == at for i, _ in settled))
        for at in whose
    ]


def test_the_sets_are_those_of_the_steps_taken_one_by_one() -> None:
    theta = np.array([5.0, 4.2, 4.0, 1.0, 0.5, -2.0])
    errors = np.array([0.3, 0.4, 0.5, 0.3, 0.2, 0.6])
    away = np.random.default_rng(0).standard_normal((300, 6)) * errors
    joint = sets_of(theta, errors, 0.9, simultaneous=True, draws=300)
    assert list(zip(*joint, strict=True)) == _by_hand(theta, away, 0.9, list(range(6)))
    alone = sets_of(theta, errors, 0.9, draws=300)
    assert [(low, high) for low, high in zip(*alone, strict=True)] == [
        _by_hand(theta, away, 0.9, [at])[0] for at in range(6)
    ]


@pytest.mark.parametrize("simultaneous", [False, True])
def test_the_sets_hold_the_true_ranks_as_often_as_they_say(*, simultaneous: bool) -> None:
    chance = np.random.default_rng(5)
    truth, errors = np.array([0.0, 0.5, 1.0, 2.0, 4.0]), np.full(5, 0.5)
    ranks = np.array([5, 4, 3, 2, 1])
    held = np.zeros(5)
    for seed in range(200):
        seen = truth + chance.standard_normal(5) * errors
        low, high = sets_of(seen, errors, 0.9, simultaneous=simultaneous, draws=200, seed=seed)
        inside = (low <= ranks) & (ranks <= high)
        held += inside.all() if simultaneous else inside
    assert (held / 200 >= 0.86).all()


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=9), st.integers(0, 99))
@settings(max_examples=40)
def test_sets_hold_the_estimated_rank_and_nest(values: list[float], seed: int) -> None:
    theta = np.array(values)
    errors = np.random.default_rng(seed).uniform(0, 1, len(theta))
    rounded = np.round(theta, 12)
    ranks = np.array([1 + (rounded > one).sum() for one in rounded])
    low, high = sets_of(theta, errors, draws=200)
    wide = sets_of(theta, errors, draws=200, simultaneous=True)
    once = sets_of(theta, errors, draws=200, stepwise=False)
    assert ((low <= ranks) & (ranks <= high)).all()
    assert ((wide[0] <= low) & (high <= wide[1])).all()
    assert ((once[0] <= low) & (high <= once[1])).all()


def test_without_errors_a_rank_is_sure_and_ties_stay_open() -> None:
    low, high = sets_of(np.array([3.0, 1.0, 1.0, 0.0]), np.zeros(4))
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [(1, 1), (2, 3), (2, 3), (4, 4)]
    low, high = sets_of(np.array([7.0]), np.array([1.0]))
    assert (low.tolist(), high.tolist()) == ([1], [1])


def test_the_sets_of_a_published_survey_are_those_of_the_authors() -> None:
    """Mathematics in PISA 2018, 37 countries with standard errors, by draws of another generator.

    The introduction to the authors' package csranks 1.0.1 prints ranks 7 to 23 for the United
    Kingdom by itself; all at once, a set of Sweden that begins at 5, eleven others that begin at
    4 or above, and, at 95 %, those twelve among the best five.
    """
    with (reference("pisa") / "pisa2018_scores_se.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    theta = np.array([float(row["math_score"]) for row in rows])
    errors = np.array([float(row["math_se"]) for row in rows])
    names = tuple(row["jurisdiction"] for row in rows)
    away = np.random.default_rng(101).standard_normal((2000, 37)) * errors
    found = Erred(names, "", theta, errors, theta + away, {}, ())
    alone, joint = rank_sets(found), rank_sets(found, simultaneous=True)
    kingdom, sweden = names.index("United Kingdom"), names.index("Sweden")
    assert (alone.low[kingdom], alone.high[kingdom]) == (
        pytest.approx(7, abs=1),
        pytest.approx(23, abs=1),
    )
    assert joint.low[sweden] == pytest.approx(5, abs=1)
    printed = {
        "Belgium", "Canada", "Denmark", "Estonia", "Finland", "Japan", "Korea", "Netherlands",
        "Poland", "Slovenia", "Switzerland",
    }  # fmt: skip
    assert {name for name, low in zip(names, joint.low, strict=True) if low <= 4} == printed
    assert printed <= set(joint.may_be_among(5)) <= printed | {"Sweden", "United Kingdom"}
    with pytest.raises(UseError, match="by itself"):
        alone.may_be_among(5)


def _erred(scores: NDArray[np.float64], nominal: list[float]) -> Erred:
    names = tuple(f"p{at}" for at in range(len(nominal)))
    return Erred(
        names, "", np.array(nominal), scores.std(axis=0, ddof=1), scores, {}, ()
    )  # fmt: skip


def test_a_place_without_a_score_is_compared_with_nobody() -> None:
    scores = np.random.default_rng(2).standard_normal((400, 4)) * 0.01 + [3, 2, 1, 0]
    scores[7, 1] = np.nan
    found = rank_sets(_erred(scores, [3.0, 2.0, 1.0, np.nan]))
    assert found.ranks.tolist() == [1, 0, 2, 0]
    assert (found.low.tolist(), found.high.tolist()) == ([1, 0, 2, 0], [1, 0, 2, 0])
    assert (found.level, found.is_simultaneous, found.draws) == (0.95, False, 400)


def test_errors_that_move_together_leave_ranks_sure() -> None:
    """A common error shifts all scores and no rank."""
    chance = np.random.default_rng(3)
    common = chance.standard_normal((500, 1)) * 10
    scores = common + chance.standard_normal((500, 3)) * 0.01 + [3, 2, 1]
    found = rank_sets(_erred(scores, [3.0, 2.0, 1.0]), simultaneous=True)
    assert found.low.tolist() == found.high.tolist() == [1, 2, 3]


def test_levels_and_draws_that_make_no_set_are_refused() -> None:
    found = _erred(np.random.default_rng(0).standard_normal((10, 3)), [3.0, 2.0, 1.0])
    with pytest.raises(UseError, match="no sets"):
        rank_sets(found)
    with pytest.raises(UseError, match="no sets"):
        sets_of(np.arange(3.0), np.ones(3), 0.2)
    with pytest.raises(UseError, match="each place"):
        sets_of(np.arange(3.0), np.array([1.0, -1, 1]))
    with pytest.raises(UseError, match="each place"):
        sets_of(np.array([1.0, np.nan]), np.ones(2))
    assert replace(found, period="2020").period == "2020"
