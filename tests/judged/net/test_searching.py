"""Ways are as short as the method of Floyd and Warshall finds them, and lead where they say."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.arcs import all_sides
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.arcs import components
from dianfan.judged.net.arcs import every_arc
from dianfan.judged.net.heap import search
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from dianfan.judged.net.searching import distances
from dianfan.judged.net.searching import nearest
from tests.judged.net.networks import all_times
from tests.judged.net.networks import directed
from tests.judged.net.networks import networks
from tests.judged.net.networks import parts


def _some(
    told: Network, data: st.DataObject, least: int = 1
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    chosen = data.draw(st.lists(st.integers(0, told.count - 1), min_size=least))
    return np.array(chosen, np.int64)


@given(networks())
def test_minutes_are_the_least(told: Network) -> None:
    everywhere, times = np.arange(told.count), all_times(told)
    np.testing.assert_array_equal(distances(cheapest_arcs(told), everywhere), times)
    np.testing.assert_array_equal(distances(cheapest_arcs(told, reverse=True), everywhere), times.T)


@given(networks())
def test_the_own_search_settles_nodes_in_the_order_of_their_minutes(told: Network) -> None:
    arcs, times = cheapest_arcs(told), all_times(told)
    for source in range(told.count):
        reached, order = np.full(told.count, np.inf), np.empty(told.count, np.int32)
        settled = search(arcs.starts, arcs.heads, arcs.minutes, source, reached, order)
        np.testing.assert_array_equal(reached, times[source])
        assert sorted(order[:settled].tolist()) == np.flatnonzero(np.isfinite(reached)).tolist()
        assert (np.diff(reached[order[:settled]]) >= 0).all()


@given(networks(), st.data())
def test_the_nearest_goal_is_sought_toward_it(told: Network, data: st.DataObject) -> None:
    goals = _some(told, data)
    found, times = nearest(told, goals), all_times(told)
    np.testing.assert_array_equal(found.minutes, times[:, goals].min(axis=1))
    for node in range(told.count):
        if found.which[node] < 0:
            assert np.isinf(found.minutes[node])
            continue
        assert found.which[node] in goals
        assert times[node, found.which[node]] == found.minutes[node]


@given(networks(), st.data())
def test_a_way_adds_up_to_its_minutes(told: Network, data: st.DataObject) -> None:
    goals = _some(told, data)
    found = nearest(told, goals)
    cheapest = {
        (tail, head): minutes
        for tail, head, minutes, _ in sorted(directed(told), key=lambda one: -one[2])
    }
    for node in range(told.count):
        way = found.way(node)
        if np.isinf(found.minutes[node]):
            assert way == ()
            continue
        assert (way[0], way[-1]) == (node, found.which[node])
        taken = sum(cheapest[one, other] for one, other in pairwise(way))
        assert taken == found.minutes[node]


@given(networks(), st.data(), st.integers(0, 12))
def test_a_limit_leaves_out_only_what_is_beyond_it(
    told: Network, data: st.DataObject, limit: int
) -> None:
    goals = _some(told, data)
    times = all_times(told)
    seen = np.where(times > limit, np.inf, times)
    np.testing.assert_array_equal(
        nearest(told, goals, limit=limit).minutes, seen[:, goals].min(axis=1)
    )
    found = distances(cheapest_arcs(told), np.arange(told.count), limit)
    np.testing.assert_array_equal(found, seen)


def test_goals_must_be_nodes_and_may_be_none() -> None:
    told = network(["a", "b"], [("a", "b")], [1.0])
    found = nearest(told, np.array([], np.int64))
    assert np.isinf(found.minutes).all()
    assert found.way(0) == ()
    for wrong in (-1, 2):
        with pytest.raises(UseError, match="no node of the network"):
            nearest(told, np.array([wrong]))


@given(networks())
def test_arcs_hold_each_direction_once_and_sides_each_edge_twice(told: Network) -> None:
    listed = sorted(one for one in directed(told) if one[0] != one[1])
    arcs, sides = every_arc(told), all_sides(told)
    columns = (arcs.tails, arcs.heads, arcs.minutes, arcs.edges)
    assert sorted(zip(*(one.tolist() for one in columns), strict=True)) == listed
    no_loop = told.tails != told.heads
    assert np.bincount(sides.edges, minlength=len(told.edges)).tolist() == (2 * no_loop).tolist()


@given(networks())
def test_components_are_those_of_spreading_and_the_most_peopled_comes_first(told: Network) -> None:
    found = components(told)
    groups = [set(np.flatnonzero(found == part).tolist()) for part in range(found.max() + 1)]
    assert sorted(groups, key=min) == sorted(parts(told), key=min)
    sizes = [(told.people[list(group)].sum(), len(group)) for group in groups]
    assert sizes == sorted(sizes, reverse=True)


@given(networks())
def test_strong_components_reach_each_other_both_ways(told: Network) -> None:
    found, times = components(told, strong=True), all_times(told)
    both = np.isfinite(times) & np.isfinite(times.T)
    np.testing.assert_array_equal(found[:, None] == found[None, :], both)
