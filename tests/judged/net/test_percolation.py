"""What is left after each failure is what is left when the edges are taken away."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.geojson import apart
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from dianfan.judged.net.percolation import around
from dianfan.judged.net.percolation import around_anywhere
from dianfan.judged.net.percolation import at_random
from dianfan.judged.net.percolation import band
from dianfan.judged.net.percolation import curve
from dianfan.judged.net.percolation import targeted
from tests.judged.net.networks import networks
from tests.judged.net.networks import parts

PLACES = st.tuples(st.integers(-180, 180), st.integers(-85, 85))


@given(networks(), st.data())
def test_each_point_is_what_taking_away_leaves(told: Network, data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(len(told.edges)))))
    found = curve(told, order, "school")
    offers = set(np.flatnonzero(told.services["school"]).tolist())
    for failed in range(len(order) + 1):
        left = parts(told, without_edges=frozenset(order[:failed].tolist()))
        assert found.together[failed] == max(told.people[list(one)].sum() for one in left)
        assert found.served[failed] == sum(
            told.people[list(one)].sum() for one in left if one & offers
        )
    assert not curve(told, order).served.any()


@given(networks(), st.integers(0, 99), st.integers(1, 7))
def test_the_lines_of_a_band_lie_in_order_between_all_and_nothing_failed(
    told: Network, seed: int, runs: int
) -> None:
    found = band(told, at_random(told), service="clinic", runs=runs, seed=seed, points=5)
    order = np.arange(len(told.edges))
    one = curve(told, order, "clinic")
    for lines, ends in ((found.together, one.together), (found.served, one.served)):
        assert (np.diff(lines, axis=1) >= -1e-9).all()
        assert (np.diff(lines, axis=0) <= 1e-9).all()
        np.testing.assert_array_equal(lines[0], ends[0])
        np.testing.assert_array_equal(lines[-1], ends[-1])


def test_a_band_is_the_quantiles_of_its_curves_and_comes_back_by_its_seed() -> None:
    names = [str(at) for at in range(6)]
    told = network(names, list(pairwise(names)), np.ones(5), people=np.ones(6))
    found = band(told, at_random(told), runs=9, seed=4, points=6)
    chance = np.random.default_rng(4)
    curves = np.array([curve(told, chance.permutation(5)).together for _ in range(9)])
    np.testing.assert_allclose(found.together, np.quantile(curves, [0.05, 0.5, 0.95], axis=0).T)
    np.testing.assert_array_equal(
        found.together, band(told, at_random(told), runs=9, seed=4, points=6).together
    )


@given(st.lists(PLACES, min_size=2, max_size=6), PLACES)
def test_what_is_nearest_to_a_place_fails_first(
    places: list[tuple[float, float]], centre: tuple[float, float]
) -> None:
    names = [str(at) for at in range(len(places))]
    ends = [(name, name) for name in names]
    told = network(names, ends, np.ones(len(ends)), places=np.array(places, float))
    far = [apart(places[edge], centre) for edge in around(told, centre)]
    np.testing.assert_allclose(far, sorted(far), atol=1e-3)


def test_the_middle_of_an_edge_over_the_date_line_lies_at_the_date_line() -> None:
    places = np.array([[179.0, 0.0], [-179.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])
    told = network(list("abcd"), [("a", "b"), ("c", "d")], [1.0, 1.0], places=places)
    assert around(told, (0.0, 0.0)).tolist() == [1, 0]
    assert around(told, (180.0, 0.0)).tolist() == [0, 1]


def test_edges_without_a_place_fail_last() -> None:
    places = np.array([[np.nan, np.nan], [1.0, 1.0], [60.0, 60.0]])
    told = network(list("abc"), [("a", "b"), ("b", "c")], [1.0, 1.0], places=places)
    assert around(told, (1.0, 1.0)).tolist() == [1, 0]


def test_failure_that_spreads_starts_at_nodes_with_a_place() -> None:
    places = np.array([[np.nan, np.nan], [1.0, 1.0], [1.0, 2.0]])
    told = network(list("abc"), [("a", "b"), ("b", "c")], [1.0, 1.0], places=places)
    draw = around_anywhere(told)
    assert draw(np.random.default_rng(1)).tolist() == [1, 0]
    bare = network(["a"], [], [])
    with pytest.raises(UseError, match="no node has a place"):
        around_anywhere(bare)


def test_the_most_important_edge_fails_first_and_equals_keep_their_order() -> None:
    assert targeted(np.array([1.0, 5.0, 1.0, 7.0])).tolist() == [3, 1, 0, 2]


def test_orders_services_and_runs_must_be_there() -> None:
    told = network(["a", "b"], [("a", "b")], [1.0])
    for order in ([], [0, 0], [1]):
        with pytest.raises(UseError, match="every edge once"):
            curve(told, np.array(order, np.int64))
    with pytest.raises(UseError, match="no node offers “clinic”"):
        curve(told, np.array([0]), "clinic")
    with pytest.raises(UseError, match="no run"):
        band(told, at_random(told), runs=0)
