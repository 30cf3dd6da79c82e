"""Compiled loops do what the plain ones do, to the last bit; without the compiler they are the plain ones."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from dianfan.judged.net import compiling
from dianfan.judged.net.access import access
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.betweenness import betweenness
from dianfan.judged.net.compiling import Loop
from dianfan.judged.net.compiling import has_compiler
from dianfan.judged.net.compiling import loop
from dianfan.judged.net.cutting import bridges
from dianfan.judged.net.cutting import cut_vertices
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from dianfan.judged.net.outages import outages
from dianfan.judged.net.percolation import curve
from dianfan.judged.net.searching import distances
from dianfan.judged.net.searching import nearest

WHOLE = np.arange(40)
GOALS = np.array([3, 17])


def _drawn(seed: int) -> Network:
    """Draw a network of forty nodes with ties, parallel and one-way edges, and a part apart."""
    chance = np.random.default_rng(seed)
    names = [f"n{at}" for at in range(40)]
    ends = [(names[one], names[other]) for one, other in chance.integers(0, 37, (70, 2))]
    return network(
        names, [*ends, (names[38], names[39])], chance.integers(1, 9, 71) / 2,
        two_way=chance.random(71) < 0.7, people=chance.integers(0, 50, 40).astype(float),
        services={"clinic": ["n3", "n17"]},
    )  # fmt: skip


def _everything(told: Network) -> list[Any]:
    parts = str([(one.edge, one.far.tolist(), one.people, one.lost) for one in bridges(told)])
    passing, lost = betweenness(told), outages(told, GOALS, 4.0)
    failing = curve(told, np.random.default_rng(1).permutation(71), "clinic")
    reached = nearest(told, GOALS)
    return [
        parts, str(cut_vertices(told)), passing.nodes, passing.edges, lost.longer, lost.late,
        lost.cut_off, failing.together, failing.served, distances(cheapest_arcs(told), WHOLE),
        str(access(told, reached.minutes, 4.0)),
    ]  # fmt: skip


def _all_as(told: list[Network], monkeypatch: pytest.MonkeyPatch, steps: float) -> list[Any]:
    monkeypatch.setattr(compiling, "WORTH_COMPILING", steps)
    monkeypatch.setattr("dianfan.judged.net.searching.LARGE", steps)
    return [part for one in told for part in _everything(one)]


@pytest.mark.skipif(not has_compiler(), reason="the extra “net” is not installed")
def test_compiled_loops_find_what_plain_ones_find(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [_drawn(seed) for seed in range(5)]
    plain = _all_as(deepcopy(told), monkeypatch, float("inf"))
    compiled = _all_as(told, monkeypatch, 0)
    for one, other in zip(plain, compiled, strict=True):
        np.testing.assert_array_equal(one, other)


@loop
def _double(value: float) -> float:
    return 2 * value


def test_without_the_compiler_a_loop_runs_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "find_spec", lambda _: None)
    bare: Loop[[float], float] = loop(_double.plain)
    assert not has_compiler()
    assert bare.compiled is _double.plain
    assert bare(3.0) == bare.over(1e9)(3.0) == 6.0


def test_a_loop_is_compiled_where_that_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Callable[..., float]] = []
    monkeypatch.setattr(compiling, "import_module", lambda _: _Compiler(made))
    fresh: Loop[[float], float] = loop(_double.plain)
    assert fresh.over(compiling.WORTH_COMPILING - 1)(2.0) == 4.0
    assert made == []
    assert fresh.over(compiling.WORTH_COMPILING)(2.0) == 4.0
    assert len(made) == has_compiler()


class _Compiler:
    """Stands where numba would, and keeps what it is given."""

    def __init__(self, made: list[Callable[..., float]]) -> None:
        self.made = made

    def njit(self, **_: object) -> Callable[[Callable[..., float]], Callable[..., float]]:
        def keep(given: Callable[..., float]) -> Callable[..., float]:
            self.made.append(given)
            return given

        return keep
