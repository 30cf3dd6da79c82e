"""A cascade ends where nothing more can fail, and is the one that a plain search finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.coupling import Coupled
from dianfan.judged.net.coupling import cascade
from dianfan.judged.net.coupling import coupled
from dianfan.judged.net.coupling import heaviest
from dianfan.judged.net.network import network
from tests.judged.net.networks import parts


@st.composite
def _coupled(draw: st.DrawFn) -> Coupled:
    count = draw(st.integers(2, 8))
    names = [f"n{at}" for at in range(count)]
    layers = draw(st.lists(st.sampled_from(["power", "water"]), min_size=count, max_size=count))
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    of = dict(zip(names, layers, strict=True))
    ends = [pair for pair in draw(st.lists(pairs, max_size=12)) if of[pair[0]] == of[pair[1]]]
    told = network(names, ends, np.ones(len(ends)), people=np.arange(count, dtype=float))
    sources = draw(st.lists(st.sampled_from(names), unique=True, max_size=3))
    return coupled(told, layers, sources, draw(st.lists(pairs, max_size=6)))


def _falls(told: Coupled, dead: set[int], edges: frozenset[int]) -> set[int]:
    """Name the working nodes that cannot go on working beside those that are dead."""
    alive = set(range(told.network.count)) - dead
    gone = edges | {
        edge
        for edge, ends in enumerate(zip(told.network.tails, told.network.heads, strict=True))
        if dead & set(ends)
    }
    joined = parts(told.network, without_edges=frozenset(gone))
    sources = set(np.flatnonzero(told.sources).tolist())
    fed_layers = {told.layers[one] for one in sources}
    falls = set()
    for node in alive:
        part = next(one for one in joined if node in one)
        unfed = told.layers[node] in fed_layers and not part & sources & alive
        lacks = any(
            one == node and other in dead
            for one, other in zip(told.needing, told.needed, strict=True)
        )
        if unfed or lacks:
            falls.add(node)
    return falls


def _first(told: Coupled, data: st.DataObject) -> tuple[list[str], frozenset[int]]:
    nodes = data.draw(st.lists(st.sampled_from(told.network.nodes), unique=True, max_size=3))
    count = len(told.network.edges)
    edges = data.draw(st.frozensets(st.integers(0, count - 1))) if count else frozenset()
    return nodes, edges


@given(_coupled(), st.data())
def test_each_round_is_what_a_plain_search_finds(told: Coupled, data: st.DataObject) -> None:
    nodes, edges = _first(told, data)
    marks = np.isin(np.arange(len(told.network.edges)), list(edges))
    found = cascade(told, nodes, marks)
    dead = set(told.network.at(nodes).tolist()) if nodes else set()
    assert set(found.rounds[0].tolist()) == dead
    for later in found.rounds[1:]:
        falls = _falls(told, dead, edges)
        assert set(later.tolist()) == falls
        assert falls
        dead |= falls
    assert not _falls(told, dead, edges)
    assert set(found.failed.tolist()) == dead
    assert sum(found.people.values()) == told.network.people[list(dead)].sum()


@given(_coupled(), st.data())
def test_more_failures_never_save_a_node(told: Coupled, data: st.DataObject) -> None:
    nodes, _ = _first(told, data)
    more, _ = _first(told, data)
    alone, along = cascade(told, nodes), cascade(told, list({*nodes, *more}))
    assert set(alone.failed.tolist()) <= set(along.failed.tolist())


def test_needs_in_a_circle_stand_until_one_fails() -> None:
    told = coupled(network(list("ab"), [], []), ["power", "water"], [], [("a", "b"), ("b", "a")])
    assert len(cascade(told).failed) == 0
    assert [one.tolist() for one in cascade(told, ["a"]).rounds] == [[0], [1]]


def test_the_node_that_drags_most_people_along_comes_first() -> None:
    made = network(list("abc"), [("a", "b")], [1.0], people=[1.0, 2.0, 5.0])
    told = coupled(made, ["power", "power", "water"], ["a"], [("c", "b")])
    found = heaviest(told)
    assert [name for name, _ in found] == ["a", "b", "c"]
    assert found[0][1].people == {"power": 3.0, "water": 5.0}
    assert len(heaviest(told, most=1)) == 1


def test_layers_are_joined_by_needs_only() -> None:
    told = network(list("ab"), [("a", "b")], [1.0], edges=["cable"])
    with pytest.raises(UseError, match="joins two layers") as caught:
        coupled(told, ["power", "water"], [], [])
    assert caught.value.where == "cable"
    with pytest.raises(UseError, match="layer for each node"):
        coupled(told, ["power"], [], [])
