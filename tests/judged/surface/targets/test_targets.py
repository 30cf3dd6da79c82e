"""Gains are what the chain makes of values that meet the targets; ways to a score lead to it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.targets.gaining import gain
from dianfan.judged.surface.targets.gaining import gains
from dianfan.judged.surface.targets.meeting import for_all
from dianfan.judged.surface.targets.meeting import if_met
from dianfan.judged.surface.targets.reaching import reach_rank
from dianfan.judged.surface.targets.reaching import reach_score
from dianfan.judged.surface.targets.reaching import reach_together
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _posts(kind: Aggregation = Aggregation.ARITHMETIC) -> IndexSpec:
    spec = two_levels(normalisation=Normalisation.GOALPOSTS, span=(1.0, 100.0))
    return replace(
        spec,
        indicators=tuple(replace(one, low=0.0, high=100.0) for one in spec.indicators),
        nodes=tuple(replace(one, aggregation=kind) for one in spec.nodes),
    )


def _made(kind: Aggregation = Aggregation.ARITHMETIC, places: int = 8) -> Index:
    return index(_posts(kind), invented(places, 2))


@given(
    st.sampled_from([Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.COPELAND]),
    st.dictionaries(st.sampled_from("abcd"), st.floats(1, 99), min_size=1),
)
@settings(max_examples=40)
def test_a_gain_is_what_the_chain_makes_of_the_targets(
    kind: Aggregation, targets: dict[str, float]
) -> None:
    made, data = _made(kind), invented(8, 2)
    found = gain(made, "p02", targets, period="2021")
    row = 8 + 2
    values = data.values.copy()
    for name, target in targets.items():
        at = "abcd".index(name)
        best = min if name == "b" else max
        values[row, at] = best(values[row, at], target)
    again = index(_posts(kind), data.with_values(data.columns, values))
    assert found.score[1] == pytest.approx(again.scores.values[row, 0])
    assert found.rank == (made.ranks()[row], again.ranks()[row])
    assert found.points == pytest.approx(found.score[1] - made.scores.values[row, 0])
    assert found.points >= -1e-12 or kind is Aggregation.COPELAND
    assert found.places == found.rank[0] - found.rank[1]
    if kind is not Aggregation.COPELAND:
        assert sum(found.parts.values()) == pytest.approx(found.points, abs=1e-9)


def test_a_target_that_is_met_already_changes_nothing() -> None:
    made = _made()
    now = made.imputed.column("b")[8]
    found = gain(made, "p00", {"b": float(now) + 1})
    assert (found.met, found.points, found.places) == (("b",), 0, 0)
    assert found.period == "2021"


def test_targets_together_are_their_sum_where_scores_are_added_and_not_elsewhere() -> None:
    targets = {"a": 95.0, "c": 95.0}
    added = gains(_made(), "p01", targets)
    assert added.interplay == pytest.approx(0, abs=1e-12)
    assert set(added.alone) == {"a", "c"}
    multiplied = gains(_made(Aggregation.GEOMETRIC), "p01", targets)
    assert abs(multiplied.interplay) > 1e-6
    assert multiplied.together.points > max(one.points for one in multiplied.alone.values())


def test_a_target_for_a_gap_counts_for_the_target() -> None:
    data = invented(8)
    data.values[3, 2] = math.nan
    made = index(_posts(), data)
    found = gain(made, "p03", {"c": 100.0})
    assert found.parts["c"] == pytest.approx(found.points)
    assert found.points != 0


@given(st.sampled_from([Aggregation.ARITHMETIC, Aggregation.GEOMETRIC]), st.floats(0.05, 0.95))
@settings(max_examples=30)
def test_the_way_to_a_score_leads_to_it_and_not_beyond(kind: Aggregation, wish: float) -> None:
    made = _made(kind)
    now = float(made.scores.values[8 + 4, 0])
    wanted = now + wish * 20
    for way in reach_score(made, "p04", wanted):
        move = way.moves[0]
        reached = gain(made, "p04", {move.indicator: move.end})
        if way.is_feasible:
            assert way.score == pytest.approx(wanted, abs=1e-6)
            assert reached.score[1] == pytest.approx(wanted, abs=1e-6)
            assert 0 < way.share <= 1
        else:
            assert (way.share, move.end) == (1, move.limit)
            assert way.score < wanted
            assert "even at the limit" in way.reason


def test_the_way_of_one_indicator_is_the_gap_by_its_weight() -> None:
    made = _made()
    now = float(made.scores.values[8 + 4, 0])
    way = {one.moves[0].indicator: one for one in reach_score(made, "p04", now + 3)}
    gap = 3 / 0.25 / 0.99
    assert way["a"].moves[0].end == pytest.approx(way["a"].moves[0].start + gap)
    assert way["b"].moves[0].end == pytest.approx(way["b"].moves[0].start - gap)
    shares = [one.share for one in reach_score(made, "p04", now + 3)]
    assert shares == sorted(shares)


def test_several_indicators_close_the_same_share_of_their_gaps() -> None:
    made = _made(Aggregation.GEOMETRIC)
    found = reach_together(made, "p04", score=60.0, limits={"a": 90.0})
    assert found.is_feasible
    assert found.score == pytest.approx(60)
    for move in found.moves:
        assert (move.end - move.start) == pytest.approx(
            found.share * (move.limit - move.start), abs=1e-9
        )
    limits = {one.indicator: (one.limit, one.because) for one in found.moves}
    assert limits["a"] == (90.0, "the limit that is given")
    assert limits["b"] == (0.0, "the good bound of the index")
    fewer = reach_together(made, "p04", score=60.0, indicators=("a", "c"))
    assert {one.indicator for one in fewer.moves} == {"a", "c"}
    assert fewer.share > found.share


@pytest.mark.parametrize("kind", [Aggregation.ARITHMETIC, Aggregation.COPELAND])
def test_the_way_to_a_rank_ends_where_the_rank_begins(kind: Aggregation) -> None:
    made = _made(kind)
    places = [made.scores.places[row] for row in made.scores.period_rows["2021"]]
    last = places[int(np.argmax(made.ranks()[8:]))]
    feasible = [one for one in reach_rank(made, last, 3) if one.is_feasible]
    assert feasible
    for way in feasible:
        move = way.moves[0]
        assert way.rank <= 3
        back = move.end - 1e-6 * np.sign(move.end - move.start)
        assert gain(made, last, {move.indicator: float(back)}).rank[1] > 3


def test_what_is_reached_already_takes_nothing_and_what_cannot_be_says_why() -> None:
    made = _made()
    first = made.scores.places[8 + int(np.argmax(made.scores.values[8:, 0]))]
    assert {(one.share, one.reason) for one in reach_rank(made, first, 1)} == {
        (0, "it is reached already")
    }
    assert not any(one.is_feasible for one in reach_score(made, "p04", 101.0))
    alone = reach_together(made, "p04", score=101.0)
    assert "score of 100 and rank 1" in alone.reason


def test_without_laid_down_bounds_the_best_value_is_the_limit() -> None:
    data = invented(8)
    made = index(two_levels(), data)
    ways = {one.moves[0].indicator: one.moves[0] for one in reach_score(made, "p04", 99.0)}
    assert ways["a"].limit == data.values[:, 0].max()
    assert ways["b"].limit == data.values[:, 1].min()
    assert ways["a"].because == "the best value of the period"
    data.values[4, 0] = math.nan
    gap = [
        one for one in reach_score(index(two_levels(), data), "p04", 99.0) if "start" in one.reason
    ]
    assert [one.moves[0].indicator for one in gap] == ["a"]
    assert not gap[0].is_feasible


def test_what_makes_no_sense_is_refused() -> None:
    made = _made()
    for call in (
        lambda: gain(made, "nowhere", {"a": 1.0}),
        lambda: gain(made, "p01", {"x": 1.0}),
        lambda: gain(made, "p01", {"a": math.inf}),
        lambda: gain(made, "p01", {"a": 1.0}, period="1999"),
        lambda: reach_rank(made, "p01", 0),
        lambda: reach_score(made, "p01", 50.0, limits={"x": 1.0}),
        lambda: reach_together(made, "p01"),
        lambda: reach_together(made, "p01", score=1.0, rank=1),
        lambda: reach_together(made, "p01", score=50.0, indicators=("x",)),
    ):
        with pytest.raises(UseError):
            call()


@pytest.mark.parametrize("kind", [Aggregation.ARITHMETIC, Aggregation.COPELAND])
def test_what_all_places_would_be_is_what_the_chain_makes_of_their_targets(
    kind: Aggregation,
) -> None:
    made, data = _made(kind), invented(8, 2)
    targets = dict(for_all(made, {"a": 60.0, "b": 30.0}))
    targets["p05"] = {"d": 90.0}
    found = if_met(made, targets)
    values = data.values.copy()
    for at in range(8, 16):
        if at == 8 + 5:
            values[at, 3] = max(values[at, 3], 90.0)
        else:
            values[at, 0] = max(values[at, 0], 60.0)
            values[at, 1] = min(values[at, 1], 30.0)
    again = index(_posts(kind), data.with_values(data.columns, values))
    assert found.scores[:, 0] == pytest.approx(made.scores.values[8:, 0])
    assert found.scores[:, 1] == pytest.approx(again.scores.values[8:, 0])
    assert found.ranks[:, 1].tolist() == again.ranks()[8:].tolist()
    assert found.moved.tolist() == (values != data.values)[8:].sum(axis=1).tolist()
    assert found.points == pytest.approx(found.scores[:, 1] - found.scores[:, 0])
    if kind is Aggregation.ARITHMETIC:
        alone = gain(made, "p05", {"d": 90.0})
        assert found.scores[5, 1] == pytest.approx(alone.score[1])
        assert found.ranks[5, 1] >= alone.rank[1]


def test_targets_of_no_place_or_indicator_are_refused() -> None:
    made = _made()
    with pytest.raises(UseError, match="no place"):
        if_met(made, {"nowhere": {"a": 1.0}})
    with pytest.raises(UseError, match="no indicator"):
        if_met(made, for_all(made, {"x": 1.0}))
    data = invented(8)
    data.values[2] = math.nan
    some = index(_posts(), data)
    assert "p02" not in if_met(some, {}).names
