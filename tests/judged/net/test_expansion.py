"""What a link saves is what a new search with it finds; what it saves is not what congestion leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.expansion import CandidateLinks
from dianfan.judged.net.expansion import candidates
from dianfan.judged.net.expansion import demands
from dianfan.judged.net.expansion import gains
from dianfan.judged.net.expansion import ranks
from dianfan.judged.net.expansion import reach
from dianfan.judged.net.expansion import stability
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from tests.judged.net.networks import all_times
from tests.judged.net.networks import networks

LIMIT = 4.0


def _with(told: Network, links: CandidateLinks, at: int) -> Network:
    return replace(
        told,
        edges=(*told.edges, "new"),
        tails=np.append(told.tails, links.tails[at]),
        heads=np.append(told.heads, links.heads[at]),
        minutes=np.append(told.minutes, links.minutes[at]),
        two_way=np.append(told.two_way, links.two_way[at]),
    )


def _links(told: Network, data: st.DataObject) -> CandidateLinks:
    ends = st.tuples(st.sampled_from(told.nodes), st.sampled_from(told.nodes))
    drawn = data.draw(
        st.lists(st.tuples(ends, st.integers(0, 9), st.booleans()), min_size=1, max_size=5)
    )
    return candidates(
        told,
        tuple(map(str, range(len(drawn)))),
        tuple(pair for pair, _, _ in drawn),
        np.array([half / 2 for _, half, _ in drawn]),
        two_way=np.array([both for _, _, both in drawn]),
    )


@given(networks(), st.data())
def test_gains_are_what_a_new_search_finds(told: Network, data: st.DataObject) -> None:
    links, somewhere = (
        _links(told, data),
        st.lists(st.integers(0, told.count - 1), min_size=1, max_size=4),
    )
    origins, goals = (np.array(data.draw(somewhere)) for _ in range(2))
    demand = np.array(
        data.draw(
            st.lists(st.integers(0, 5), min_size=(n := len(origins) * len(goals)), max_size=n)
        ),
        float,
    ).reshape(len(origins), len(goals))
    found = gains(told, links, origins, goals, demand)
    today = all_times(told)[np.ix_(origins, goals)]
    for at in range(len(links.names)):
        then = all_times(_with(told, links, at))[np.ix_(origins, goals)]
        had, has = np.isfinite(today), np.isfinite(then)
        saved = (demand[had] * (today[had] - then[had])).sum()
        np.testing.assert_allclose(found.saved[at], saved, atol=1e-9)
        assert found.joined[at] == demand[has & ~had].sum()


@given(networks(), st.data())
def test_reach_is_what_a_new_search_finds(told: Network, data: st.DataObject) -> None:
    links = _links(told, data)
    goals = np.array(data.draw(st.lists(st.integers(0, told.count - 1), max_size=3)), np.int64)
    found = reach(told, links, goals, LIMIT)
    today = all_times(told)[:, goals].min(axis=1, initial=np.inf)
    for at in range(len(links.names)):
        then = all_times(_with(told, links, at))[:, goals].min(axis=1, initial=np.inf)
        had = np.isfinite(today)
        np.testing.assert_allclose(
            (found.served[at], found.saved[at], found.joined[at]),
            (
                told.people[(then <= LIMIT) & (today > LIMIT)].sum(),
                (told.people[had] * (today[had] - then[had])).sum(),
                told.people[np.isfinite(then) & ~had].sum(),
            ),
            atol=1e-9,
        )


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=9))
def test_a_rank_is_one_more_than_the_number_of_better_ones(drawn: list[tuple[int, int]]) -> None:
    values, costs = np.array(drawn, float).T
    expected = [1 + sum(other > one for other in values) for one in values]
    assert ranks(values).tolist() == expected
    scores = [value / cost if cost else None for value, cost in drawn]
    by_money = [
        1 + sum(other > one for other in scores if other is not None) if one is not None else np.nan
        for one in scores
    ]
    np.testing.assert_array_equal(ranks(values, costs), by_money)


def test_a_cost_that_is_not_known_has_no_rank() -> None:
    found = ranks(np.array([4.0, 9.0, 1.0]), np.array([1.0, np.nan, 1.0]))
    np.testing.assert_array_equal(found, [1, np.nan, 2])


@given(networks())
def test_each_assumption_shares_out_the_same_demand(told: Network) -> None:
    times = all_times(told)
    found = demands(told.people, told.people, times)
    for one in found.values():
        assert (one >= 0).all()
        if told.people.any():
            np.testing.assert_allclose(one.sum(), told.people.sum())
    far = np.maximum(np.where(np.isfinite(times), times, 1), 1)
    whole = found["people"].sum()
    if whole:
        weighed = found["people"] / far**2
        np.testing.assert_allclose(found["gravity-2"], weighed * whole / weighed.sum())


def test_ranks_are_stable_where_every_assumption_agrees() -> None:
    told = network(list("abcd"), [("a", "b"), ("b", "c"), ("c", "d")], [10.0] * 3,
                   people=[5.0, 1.0, 1.0, 5.0])  # fmt: skip
    links = candidates(
        told,
        ("whole", "half", "none"),
        (("a", "d"), ("a", "c"), ("a", "b")),
        np.array([5.0, 15, 20]),
    )
    everywhere = np.arange(4)
    assumed = demands(told.people, told.people, all_times(told))
    found = stability(told, links, everywhere, everywhere, assumed)
    assert found.best.tolist() == found.middle.tolist() == found.worst.tolist() == [1, 2, 3]
    dear = replace(links, costs=np.array([100.0, 1.0, 1.0]))
    assert stability(told, dear, everywhere, everywhere, assumed).middle.tolist() == [2, 1, 3]
    with pytest.raises(UseError, match="no assumption"):
        stability(told, links, everywhere, everywhere, {})


def test_ranks_turn_where_assumptions_differ() -> None:
    ends = [("a", "b"), ("c", "d")]
    told = network(list("abcd"), ends, [10.0, 100.0], people=[9.0, 9.0, 1.0, 1.0])
    links = candidates(told, ("near", "far"), tuple(ends), np.array([5.0, 50.0]))
    everywhere = np.arange(4)
    assumed = demands(told.people, told.people, all_times(told))
    found = stability(told, links, everywhere, everywhere, assumed)
    assert (found.best.tolist(), found.worst.tolist()) == ([1, 1], [2, 2])


@pytest.mark.parametrize(
    ("ends", "minutes", "more"),
    [
        ((("a", "b"), ("a", "b")), [1.0], {}),
        ((("a", "b"),), [1.0, 2.0], {}),
        ((("a", "b"),), [-1.0], {}),
        ((("a", "b"),), [np.nan], {}),
        ((("a", "b"),), [1.0], {"costs": np.ones(2)}),
        ((("a", "b"),), [1.0], {"two_way": np.ones(2, bool)}),
    ],
)
def test_candidates_must_be_whole(
    ends: tuple[tuple[str, str], ...],
    minutes: list[float],
    more: dict[str, Any],
) -> None:
    told = network(["a", "b"], [("a", "b")], [1.0])
    with pytest.raises(UseError, match="candidate lacks"):
        candidates(told, ("one",), ends, np.array(minutes), **more)
    with pytest.raises(UseError, match="no node “z”"):
        candidates(told, ("one",), (("a", "z"),), np.array([1.0]))


def test_demand_is_by_origin_and_goal() -> None:
    told = network(["a", "b"], [("a", "b")], [1.0])
    links = candidates(told, ("one",), (("a", "b"),), np.array([0.5]))
    with pytest.raises(UseError, match="by origin and goal"):
        gains(told, links, np.array([0, 1]), np.array([1]), np.ones((1, 2)))
