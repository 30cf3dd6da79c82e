"""Parts of a difference add up to it, and are what each mean's own formula says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.aggregating import aggregate
from dianfan.judged.surface.differences import split
from dianfan.judged.surface.spec import IndexSpec
from tests.judged.surface.examples import two_levels

SCORES = st.lists(st.floats(40, 100), min_size=8, max_size=8)
WEIGHTS = {
    "index": {"left": 0.3, "right": 0.7},
    "left": {"a": 0.2, "b": 0.8},
    "right": {"c": 0.5, "d": 0.5},
}
KINDS = [
    Aggregation.ARITHMETIC,
    Aggregation.GEOMETRIC,
    Aggregation.HARMONIC,
    Aggregation.POWER,
    Aggregation.MEDIAN,
    Aggregation.MEAN_MIN,
    Aggregation.ADJUSTED_MAZZIOTTA_PARETO,
    Aggregation.OWA,
]


def _spec(top: Aggregation, below: Aggregation, **terms: object) -> IndexSpec:
    spec = two_levels()
    given_terms = Terms(exponent=2.5, order=(0.4, 0.6), **terms)  # type: ignore[arg-type]  # any of its fields
    nodes = tuple(
        replace(one, aggregation=top if one.id == "index" else below, terms=given_terms)
        for one in spec.nodes
    )
    return replace(spec, nodes=nodes)


def _index(spec: IndexSpec, scores: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> float:
    made = {name: scores[:, at] for at, name in enumerate(spec.columns)}
    for name in ("left", "right", "index"):
        node = spec.node[name]
        children = np.column_stack([made[one] for one in node.children])
        weights = np.array([WEIGHTS[name][one] for one in node.children])
        made[name] = aggregate(children, weights, node.aggregation, node.terms)
    return float(made["index"][0])


@given(SCORES, st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_the_parts_add_up_for_every_pair_of_methods(
    scores: list[float], top: Aggregation, below: Aggregation
) -> None:
    spec = _spec(top, below)
    old, new = np.array(scores[:4])[None, :], np.array(scores[4:])[None, :]
    parts, gaps = split(spec, WEIGHTS, old, new)
    change = _index(spec, new) - _index(spec, old)
    assert parts.sum() == pytest.approx(change, abs=1e-10)
    assert gaps.tolist() == [0]


@given(SCORES)
def test_parts_of_a_sum_are_weighted_changes(scores: list[float]) -> None:
    old, new = np.array(scores[:4])[None, :], np.array(scores[4:])[None, :]
    parts, _ = split(_spec(Aggregation.ARITHMETIC, Aggregation.ARITHMETIC), WEIGHTS, old, new)
    assert parts[0] == pytest.approx(np.array([0.06, 0.24, 0.35, 0.35]) * (new - old)[0], abs=1e-12)


@given(SCORES)
def test_parts_of_a_product_stand_as_their_shares_of_the_logarithm(scores: list[float]) -> None:
    old, new = np.array(scores[:4])[None, :], np.array(scores[4:])[None, :]
    spec = _spec(Aggregation.GEOMETRIC, Aggregation.GEOMETRIC)
    parts, _ = split(spec, WEIGHTS, old, new)
    logs = np.array([0.06, 0.24, 0.35, 0.35]) * np.log(new / old)[0]
    before, after = _index(spec, old), _index(spec, new)
    total = np.log(after / before)
    if abs(total) > 1e-6:
        mean = (after - before) / total
        assert parts[0] == pytest.approx(mean * logs, rel=1e-6, abs=1e-9)


@given(SCORES, st.sampled_from(KINDS))
def test_there_and_back_are_opposite_and_what_stays_makes_nothing(
    scores: list[float], kind: Aggregation
) -> None:
    spec = _spec(Aggregation.ARITHMETIC, kind)
    old, new = np.array(scores[:4])[None, :], np.array(scores[4:])[None, :]
    new[0, 2] = old[0, 2]
    parts, _ = split(spec, WEIGHTS, old, new)
    back, _ = split(spec, WEIGHTS, new, old)
    assert parts == pytest.approx(-back, abs=1e-9)
    assert parts[0, 2] == 0


def test_a_gap_that_came_is_told_apart_from_what_values_made() -> None:
    spec = _spec(Aggregation.ARITHMETIC, Aggregation.GEOMETRIC)
    old = np.array([[20.0, 40, 30, 50]])
    new = np.array([[25.0, np.nan, 30, 50]])
    parts, gaps = split(spec, WEIGHTS, old, new)
    assert parts[0, 1] == 0
    assert parts[0, 0] > 0
    assert gaps[0] != 0
    assert parts.sum() + gaps[0] == pytest.approx(_index(spec, new) - _index(spec, old), abs=1e-12)


def test_zeros_that_are_floored_or_make_zero_are_split_by_shapley() -> None:
    for zeros in (Zeros.ZERO, Zeros.FLOOR):
        spec = _spec(Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, zeros=zeros)
        old, new = np.array([[0.0, 40, 30, 50]]), np.array([[25.0, 30, 30, 0]])
        parts, gaps = split(spec, WEIGHTS, old, new)
        assert gaps[0] == 0
        assert parts.sum() == pytest.approx(_index(spec, new) - _index(spec, old), abs=1e-12)


def test_what_has_no_parts_is_refused_and_what_has_no_score_gives_none() -> None:
    scores = np.array([[20.0, 40, 30, 50]])
    with pytest.raises(UseError, match="hangs on the other places"):
        split(_spec(Aggregation.COPELAND, Aggregation.ARITHMETIC), WEIGHTS, scores, scores)
    parts, gaps = split(
        _spec(Aggregation.GEOMETRIC, Aggregation.ARITHMETIC), WEIGHTS, scores, scores * 0
    )
    assert np.isnan(parts).all()
    assert np.isnan(gaps).all()
