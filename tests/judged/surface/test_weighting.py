"""Weights of the data agree with calculations written apart, and never go negative."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.weighting import benefit_of_doubt
from dianfan.judged.surface.weighting import by_importance
from dianfan.judged.surface.weighting import entropy
from dianfan.judged.surface.weighting import principal

SCORES = np.random.default_rng(5).uniform(5, 100, (24, 4))


def test_entropy_agrees_with_sums_written_out() -> None:
    uneven = []
    for column in SCORES.T:
        total = sum(column)
        e = -sum(x / total * math.log(x / total) for x in column) / math.log(24)
        uneven.append(1 - e)
    assert entropy(SCORES) == pytest.approx(np.array(uneven) / sum(uneven), abs=1e-12)
    assert entropy(np.column_stack([SCORES, np.full(24, 9.0)]))[4] == pytest.approx(0, abs=1e-12)


def test_the_first_component_is_that_of_the_power_method() -> None:
    table = SCORES + SCORES[:, :1] * np.array([1, 2, -1, 0])
    r = np.corrcoef(table, rowvar=False)
    vector = np.ones(4)
    for _ in range(5000):
        vector = r @ vector
        vector /= np.linalg.norm(vector)
    weights, held = principal(table)
    assert weights == pytest.approx(vector**2, abs=1e-9)
    assert held == pytest.approx(float(vector @ r @ vector) / 4)
    assert (weights >= 0).all()
    with pytest.raises(UseError, match="too few"):
        principal(SCORES[:4])


def _corner(scores: np.ndarray[tuple[int, int], np.dtype[np.float64]], row: int) -> float:
    """Solve one place's problem of two children by trying every corner of what is allowed."""
    lines = [*[(a, b, 1.0) for a, b in scores], (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)]
    best = 0.0
    for (a, b, c), (d, e, f) in combinations(lines, 2):
        det = a * e - b * d
        if abs(det) < 1e-12:
            continue
        x, y = (c * e - b * f) / det, (a * f - c * d) / det
        if x >= -1e-9 and y >= -1e-9 and (scores @ [x, y] <= 1 + 1e-9).all():
            best = max(best, float(scores[row] @ [x, y]))
    return best


@given(st.integers(0, 10**6))
@settings(max_examples=15)
def test_benefit_of_the_doubt_agrees_with_a_search_of_corners(seed: int) -> None:
    scores = np.random.default_rng(seed).uniform(1, 100, (6, 2))
    found = benefit_of_doubt(scores)
    assert found.scores == pytest.approx([_corner(scores, row) for row in range(6)], abs=1e-9)
    assert found.scores.max() == pytest.approx(1)


def test_bounds_of_shares_are_kept_and_only_lower_scores() -> None:
    free, bound = benefit_of_doubt(SCORES), benefit_of_doubt(SCORES, 0.1, 0.4)
    assert (bound.scores <= free.scores + 1e-9).all()
    assert bound.shares.min() >= 0.1 - 1e-9
    assert bound.shares.max() <= 0.4 + 1e-9
    assert bound.shares.sum(axis=1) == pytest.approx(1)
    with pytest.raises(UseError, match="cannot make up"):
        benefit_of_doubt(SCORES, 0.3, 0.4)


def test_weights_by_importance_make_columns_matter_as_said() -> None:
    wanted = np.array([4.0, 3, 2, 1])
    weights = by_importance(SCORES, wanted)
    index = SCORES @ weights
    r = np.array([np.corrcoef(column, index)[0, 1] for column in SCORES.T])
    assert r / r.sum() == pytest.approx(wanted / 10, abs=1e-4)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)


def test_what_cannot_be_weighed_is_refused() -> None:
    with pytest.raises(UseError):
        entropy(-SCORES)
    with pytest.raises(UseError):
        entropy(np.full((5, 2), 3.0))
    with pytest.raises(UseError):
        principal(np.column_stack([SCORES, np.ones(24)]))
    with pytest.raises(UseError):
        by_importance(SCORES, np.array([1.0, -1, 1, 1]))
    with pytest.raises(UseError):
        benefit_of_doubt(np.array([[1.0, np.nan]]))
