"""A change of an index is the sum of its causes, and a cause that did not act makes nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.change.splitting import Driver
from dianfan.judged.surface.change.splitting import change
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.treating import Treatment
from tests.judged.surface.examples import NONE
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

ARITHMETIC = Aggregation.ARITHMETIC
SPEC = two_levels(span=(200.0, 300.0), bounds=BoundsScope.PERIOD)


def _weighted(spec: IndexSpec, **weights: float) -> IndexSpec:
    top = replace(spec.nodes[0], weighting=Weighting.GIVEN, weights=weights)
    return replace(spec, nodes=(top, *spec.nodes[1:]))


def _with(spec: IndexSpec, kind: Aggregation) -> IndexSpec:
    return replace(spec, nodes=tuple(replace(one, aggregation=kind) for one in spec.nodes))


def _revised(data: Panel, seed: int) -> Panel:
    noise = np.random.default_rng(seed).uniform(0.9, 1.1, data.values.shape)
    return data.with_values(data.columns, data.values * noise)


def _tellings(kind: Aggregation, seed: int) -> tuple[Index, Index]:
    data = invented(10, 2, seed)
    first = data.rows(np.array([one == "2020" for one in data.periods]))
    old = index(SPEC, first)
    later = _weighted(_with(SPEC, kind), left=2.0, right=1.0)
    return old, index(replace(later, treatment=Treatment.AUTO), _revised(data, seed))


@given(
    st.sampled_from([ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.MEAN_MIN]),
    st.integers(0, 1000),
)
@settings(max_examples=25)
def test_the_causes_add_up_exactly(kind: Aggregation, seed: int) -> None:
    old, new = _tellings(kind, seed)
    found = change(old, new, "2020", "2021")
    assert found.before == pytest.approx(old.scores.values[:, 0], abs=1e-12)
    rows = new.scores.period_rows["2021"]
    assert found.after == pytest.approx(new.scores.values[rows, 0], abs=1e-10)
    assert np.abs(found.parts.sum(axis=1) - (found.after - found.before)).max() < 1e-12 * 100
    assert (
        np.abs(found.by_indicator.sum(axis=1) + found.gaps - found.part(Driver.VALUES)).max()
        < 1e-11
    )
    acted = [one.value for one in Driver if found.part(one).any()]
    assert acted == [one for one in Driver if one is not Driver.METHOD or kind is not ARITHMETIC]


def test_each_part_is_the_mean_over_all_orders() -> None:
    """The index of two indicators, its causes exchanged one after another in all 24 orders."""
    spec = IndexSpec(
        "i", NONE, (indicator("a", low=0.0, high=10.0), indicator("b", low=0.0, high=20.0)),
        (NodeSpec("i", NONE, ("a", "b")),), normalisation=Normalisation.GOALPOSTS,
    )  # fmt: skip
    wider = replace(spec, indicators=(indicator("a", low=0.0, high=20.0), spec.indicators[1]))
    later = _weighted(_with(wider, Aggregation.GEOMETRIC), a=3.0, b=1.0)
    old = index(spec, Panel(("x",), ("1",), ("a", "b"), np.array([[4.0, 6.0]])))
    data = Panel(("x", "x"), ("1", "2"), ("a", "b"), np.array([[5.0, 6.0], [8.0, 9.0]]))
    found = change(old, index(later, data), "1", "2")

    def score(state: dict[str, int]) -> float:
        x = [(4.0, 6.0), (5.0, 6.0), (8.0, 9.0)][2 * state["data"]]
        high = (10.0, 20.0)[state["bounds"]]
        a, b = 100 * x[0] / high, 100 * x[1] / 20
        w = (0.5, 0.75)[state["weights"]]
        return float(a**w * b ** (1 - w)) if state["method"] else w * a + (1 - w) * b

    names = ("data", "bounds", "method", "weights")
    mean = dict.fromkeys(names, 0.0)
    for order in permutations(names):
        state = dict.fromkeys(names, 0)
        for name in order:
            before = score(state)
            state[name] = 1
            mean[name] += (score(state) - before) / 24
    assert found.parts[0, 2:] == pytest.approx([mean[one] for one in names[1:]])
    assert found.parts[0, :2].sum() == pytest.approx(mean["data"])
    assert found.part(Driver.REVISION)[0] > 0
    assert found.logs is None


def test_what_did_not_change_makes_nothing() -> None:
    made = index(two_levels(), invented(10, 2))
    found = change(made, made, "2020", "2021")
    assert np.abs(found.parts[:, 1:]).max() == 0
    assert found.part(Driver.VALUES) == pytest.approx(found.after - found.before)
    same = change(made, made, "2020", "2020")
    assert not same.parts.any()
    bounds = index(two_levels(bounds=BoundsScope.PERIOD), invented(10, 2))
    moved = change(bounds, bounds, "2020", "2021")
    assert moved.part(Driver.BOUNDS).any()
    assert not moved.parts[:, [1, 3, 4]].any()


def test_the_logarithms_of_a_geometric_mean_add_up_too() -> None:
    data = invented(10, 2)
    spec = _with(SPEC, Aggregation.GEOMETRIC)
    old = index(spec, data.rows(np.array([one == "2020" for one in data.periods])))
    new = index(_weighted(spec, left=3.0, right=1.0), _revised(data, 2))
    found = change(old, new, "2020", "2021")
    assert found.logs is not None
    assert found.logs.sum(axis=1) == pytest.approx(np.log(found.after / found.before), abs=1e-12)
    assert not found.logs[:, list(Driver).index(Driver.METHOD)].any()


def test_an_indicator_that_came_or_went_is_method_and_not_value() -> None:
    data = invented(10, 2)
    fewer = replace(
        two_levels(),
        indicators=two_levels().indicators[:3],
        nodes=(
            two_levels().nodes[0],
            two_levels().nodes[1],
            replace(two_levels().nodes[2], children=("c",)),
        ),
    )
    old, new = index(fewer, data), index(two_levels(), data)
    found = change(old, new, "2020", "2021")
    assert found.part(Driver.METHOD).any()
    assert found.columns == ("a", "b", "c", "d")
    assert found.parts.sum(axis=1) == pytest.approx(found.after - found.before, abs=1e-10)
    back = change(new, old, "2020", "2021")
    assert back.parts.sum(axis=1) == pytest.approx(back.after - back.before, abs=1e-10)


def test_without_revised_data_that_is_said() -> None:
    data = invented(10, 2)
    old, new = (
        index(SPEC, data.rows(np.array([one == year for one in data.periods])))
        for year in ("2020", "2021")
    )
    found = change(old, new, "2020", "2021")
    assert [one.code for one in found.findings] == ["change-no-revision"]
    assert not found.part(Driver.REVISION).any()


def test_what_cannot_be_split_is_refused() -> None:
    data = invented(10, 2)
    made = index(two_levels(), data)
    with pytest.raises(UseError, match="no period"):
        change(made, made, "1999", "2021")
    ranks = index(two_levels(normalisation=Normalisation.RANK), data)
    with pytest.raises(UseError, match="hangs on the other places"):
        change(made, ranks, "2020", "2021")
    other = replace(
        two_levels(), indicators=(indicator("a", unit="%"), *two_levels().indicators[1:])
    )
    percent = index(other, data)
    with pytest.raises(UseError, match="another unit"):
        change(made, percent, "2020", "2021")
    renamed = replace(data, places=tuple(f"x{one}" for one in data.places))
    elsewhere = index(two_levels(), renamed)
    with pytest.raises(UseError, match="no place has a score in both"):
        change(made, elsewhere, "2020", "2021")


def test_a_place_that_has_no_score_in_between_is_left_out_and_named() -> None:
    """A zero has an arithmetic mean and, a year later above zero, a geometric one: never both."""
    posts = (indicator("a", low=20.0, high=100.0), indicator("b", low=20.0, high=100.0))
    plain = IndexSpec(
        "i", NONE, posts, (NodeSpec("i", NONE, ("a", "b")),), normalisation=Normalisation.GOALPOSTS
    )
    values = np.array([[20.0, 50], [30, 60], [40, 50], [30, 70]])
    data = Panel(("x", "y", "x", "y"), ("1", "1", "2", "2"), ("a", "b"), values)
    later = index(_with(plain, Aggregation.GEOMETRIC), data)
    found = change(index(plain, data), later, "1", "2")
    assert found.places == ("y",)
    assert [one.where.file for one in found.findings] == ["x"]
