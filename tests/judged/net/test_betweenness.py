"""Travel over nodes and edges is that of all shortest ways, one by one; samples are fair."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.betweenness import betweenness
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from tests.judged.net.networks import all_times
from tests.judged.net.networks import directed
from tests.judged.net.networks import networks

Step = tuple[int, int, float, int]


def _cheapest(told: Network) -> list[Step]:
    """Keep of parallel arcs the cheapest, the earliest edge where they cost as much."""
    kept: dict[tuple[int, int], Step] = {}
    for step in sorted(directed(told), key=lambda one: (one[2], one[3])):
        kept.setdefault(step[:2], step)
    return [step for step in kept.values() if step[0] != step[1]]


def _ways(steps: list[Step], at: int, goal: int, left: float) -> Iterator[list[Step]]:
    if at == goal and left == 0:
        yield []
    for step in steps:
        if step[0] == at and step[2] <= left:
            yield from ([step, *rest] for rest in _ways(steps, step[1], goal, left - step[2]))


def _one_by_one(
    told: Network, weights: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> tuple[list[float], list[float]]:
    steps, times = _cheapest(told), all_times(told)
    nodes, edges = [0.0] * told.count, [0.0] * len(told.edges)
    for start in range(told.count):
        for goal in range(told.count):
            if start == goal or np.isinf(times[start, goal]):
                continue
            ways = list(_ways(steps, start, goal, times[start, goal]))
            share = weights[start] * weights[goal] / len(ways)
            for way in ways:
                for step in way:
                    edges[step[3]] += share
                for step in way[1:]:
                    nodes[step[0]] += share
    return nodes, edges


@settings(deadline=None, max_examples=60)
@given(networks(least=0.5, most_nodes=6), st.data())
def test_it_is_what_the_ways_one_by_one_add_up_to(told: Network, data: st.DataObject) -> None:
    masses = st.lists(st.integers(0, 4), min_size=told.count, max_size=told.count)
    weights = np.array(data.draw(masses), float)
    found, (nodes, edges) = betweenness(told, weights=weights), _one_by_one(told, weights)
    np.testing.assert_allclose(found.nodes, nodes, atol=1e-12)
    np.testing.assert_allclose(found.edges, edges, atol=1e-12)
    assert found.node_errors.max() == found.edge_errors.max(initial=0) == 0


@settings(deadline=None, max_examples=25)
@given(networks(least=0.5, most_nodes=5), st.integers(2, 4))
def test_samples_are_right_on_average_and_so_are_their_errors(told: Network, size: int) -> None:
    size = min(size, told.count)
    every = [betweenness(told, np.array(some)) for some in combinations(range(told.count), size)]
    for part in ("node", "edge"):
        drawn = np.array([getattr(one, f"{part}s") for one in every])
        errors = np.array([getattr(one, f"{part}_errors") for one in every])
        full = getattr(betweenness(told), f"{part}s")
        np.testing.assert_allclose(drawn.mean(axis=0), full, atol=1e-9)
        np.testing.assert_allclose((errors**2).mean(axis=0), drawn.var(axis=0), atol=1e-9)


def test_one_source_has_no_error_that_could_be_told() -> None:
    told = network(["a", "b", "c"], [("a", "b"), ("b", "c")], [1.0, 1.0])
    assert np.isinf(betweenness(told, np.array([0])).node_errors).all()


def test_ties_are_seen_through_rounding() -> None:
    ends = [("a", "b"), ("b", "c"), ("c", "f"), ("a", "d"), ("d", "e"), ("e", "f")]
    told = network(list("abcdef"), ends, [0.1, 0.2, 0.3, 0.3, 0.2, 0.1], two_way=[False] * 6)
    assert 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1
    weights = np.array([1.0, 0, 0, 0, 0, 1.0])
    np.testing.assert_allclose(betweenness(told, weights=weights).edges, [0.5] * 6)


def test_times_that_vanish_beside_the_way_do_not_turn_it_round() -> None:
    told = network(list("abc"), [("a", "b"), ("b", "c")], [1e6, 1e-9])
    np.testing.assert_allclose(betweenness(told).nodes, [0, 2, 0])
    np.testing.assert_allclose(betweenness(told).edges, [4, 4])


@pytest.mark.parametrize("sources", [[], [0, 0]])
def test_sources_stand_once(sources: list[int]) -> None:
    told = network(["a", "b"], [("a", "b")], [1.0])
    with pytest.raises(UseError, match="sources are missing or stand twice"):
        betweenness(told, np.array(sources, np.int64))


def test_an_edge_without_time_is_refused_by_name() -> None:
    told = network(["a", "b"], [("a", "b")], [0.0], edges=["ferry"])
    with pytest.raises(UseError, match="takes no time") as caught:
        betweenness(told)
    assert caught.value.where == "ferry"
