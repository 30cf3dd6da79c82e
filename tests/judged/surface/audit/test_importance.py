"""Importance, contributions and removals agree with calculations written apart from them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.audit.contributing import contributions
from dianfan.judged.surface.audit.curves import explained
from dianfan.judged.surface.audit.importance import importance
from dianfan.judged.surface.audit.importance import nominal
from dianfan.judged.surface.audit.removing import removal
from dianfan.judged.surface.audit.removing import removals
from dianfan.judged.surface.audit.removing import without
from dianfan.judged.surface.audit.whole import audit
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting
from tests.judged.surface.examples import NONE
from tests.judged.surface.examples import asem
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _weighted() -> IndexSpec:
    spec = two_levels()
    top = replace(spec.nodes[0], weighting=Weighting.GIVEN, weights={"left": 3.0, "right": 1.0})
    return replace(spec, nodes=(top, *spec.nodes[1:]))


def test_a_line_explains_what_regression_says_and_a_curve_what_the_line_misses() -> None:
    x = np.linspace(-1, 1, 200)
    noise = np.random.default_rng(0).normal(size=200) * 0.1
    line, curve = explained(x, 2 * x + noise)
    assert line == pytest.approx(np.corrcoef(x, 2 * x + noise)[0, 1] ** 2)
    assert curve == pytest.approx(line, abs=0.01)
    bent = x**2 + noise * 0.1
    line, curve = explained(x, bent)
    assert line < 0.05
    assert curve == pytest.approx(1 - 0.0001 / bent.var(), abs=0.01)


def test_the_correlation_ratio_of_noise_is_small_and_few_places_allow_no_curve() -> None:
    chance = np.random.default_rng(1)
    assert max(explained(*chance.normal(size=(2, 500)))[1] for _ in range(20)) < 0.05
    x, y = chance.normal(size=(2, 19))
    assert explained(x, y)[0] == explained(x, y)[1]
    assert math.isnan(explained(np.ones(9), np.arange(9.0))[0])
    assert math.isnan(explained(np.arange(2.0), np.arange(2.0))[1])


@given(st.floats(0.01, 100), st.floats(-100, 100))
def test_neither_unit_nor_zero_point_changes_what_is_explained(unit: float, zero: float) -> None:
    x, y = np.random.default_rng(2).normal(size=(2, 60))
    assert explained(x * unit + zero, y) == pytest.approx(explained(x, y), abs=1e-6)


def test_nominal_weights_are_products_down_the_tree() -> None:
    made = index(_weighted(), invented(60))
    assert {name: nominal(made)[name] for name in "abcd"} == pytest.approx(
        {"a": 0.375, "b": 0.375, "c": 0.125, "d": 0.125}
    )
    assert nominal(made, "left") == {"left": 1.0, "a": 0.5, "b": 0.5}


def test_importance_of_unrelated_parts_is_their_share_of_the_variance() -> None:
    made = index(_weighted(), invented(3000))
    found = importance(made)
    share = np.array([9, 9, 1, 1]) / 20
    scale = np.array([made.scored.column(one).var() for one in "abcd"]) * share
    assert [one.line.value for one in found.parts] == pytest.approx(scale / scale.sum(), abs=0.03)
    assert [one.alone.value for one in found.parts] == pytest.approx(scale / scale.sum(), abs=0.03)
    assert sum(one.effective for one in found.parts) == pytest.approx(1)
    assert found.part in {"a", "b", "c", "d"}
    assert found.largest == max(abs(one.effective - one.nominal) for one in found.parts)
    assert found.findings == ()
    assert found.parts[0].line.count == 3000


def test_what_a_part_has_alone_is_what_r2_loses_without_it() -> None:
    made = index(_weighted(), invented(40))
    y = made.scores.column("index") + 0.0
    table = made.scored.values
    for at, one in enumerate(importance(made).parts):
        others = np.column_stack([np.ones(40), np.delete(table, at, axis=1)])
        rest = y - others @ np.linalg.lstsq(others, y, rcond=None)[0]
        assert one.alone.value == pytest.approx((rest**2).sum() / ((y - y.mean()) ** 2).sum())


def test_a_part_that_is_a_mixture_has_nothing_alone() -> None:
    data = invented(40)
    data.values[:, 3] = data.values[:, 2]
    found = importance(index(two_levels(), data))
    assert [one.alone.value for one in found.parts][2:] == pytest.approx([0, 0], abs=1e-9)
    assert found.parts[0].alone.value > 0.05


def test_children_of_a_node_can_be_asked_for_and_few_places_are_told() -> None:
    made = index(_weighted(), invented(12))
    found = importance(made, children=True)
    assert [one.name for one in found.parts] == ["left", "right"]
    assert [one.nominal for one in found.parts] == [0.75, 0.25]
    assert [one.code for one in found.findings] == ["audit-few-importance"]
    assert [one.name for one in importance(made, "right").parts] == ["c", "d"]
    with pytest.raises(UseError, match="no node"):
        importance(made, "a")


def test_contributions_add_up_to_each_score_and_to_the_spread() -> None:
    made = index(_weighted(), invented(20))
    found = contributions(made)
    weights = np.array([0.375, 0.375, 0.125, 0.125])
    away = (made.scored.values - made.scored.values.mean(axis=0)) * weights
    assert found.parts == pytest.approx(away, abs=1e-9)
    assert found.middle + found.parts.sum(axis=1) == pytest.approx(found.scores)
    assert found.of_spread.sum() == pytest.approx(1)
    expected = [np.cov(away[:, at], found.scores)[0, 1] for at in range(4)]
    assert found.of_spread == pytest.approx(np.array(expected) / found.scores.var(ddof=1))


def test_contributions_to_a_product_add_up_too_and_gaps_stand_apart() -> None:
    data = invented(20)
    data.values[4, 1] = math.nan
    spec = two_levels(span=(1.0, 100.0))
    nodes = tuple(replace(one, aggregation=Aggregation.GEOMETRIC) for one in spec.nodes)
    found = contributions(index(replace(spec, nodes=nodes), data))
    assert found.middle + found.parts.sum(axis=1) + found.gaps == pytest.approx(found.scores)
    assert [at for at in range(20) if found.gaps[at]] == [4]


def test_a_removal_is_the_index_without_it() -> None:
    data = invented(12, 3)
    made = index(_weighted(), data)
    found = removal(made, "a")
    spec = _weighted()
    fewer = replace(
        spec,
        indicators=spec.indicators[1:],
        nodes=(spec.nodes[0], replace(spec.nodes[1], children=("b",)), spec.nodes[2]),
    )
    again = index(fewer, data)
    assert found.scores == pytest.approx(again.scores.values[:, 0])
    assert found.ranks.tolist() == again.ranks().tolist()
    rows = made.scores.period_rows["2021"]
    away = np.abs(again.ranks()[rows] - made.ranks()[rows])
    assert found.shifts["2021"].mean == pytest.approx(away.mean())
    assert found.shifts["2021"].largest == away.max()
    assert found.shifts["2021"].likeness.count == 12
    group = removal(made, "left")
    assert group.indicators == ("a", "b")
    assert group.scores == pytest.approx(made.scores.column("right"))
    assert [one.name for one in removals(made)] == ["a", "b", "c", "d", "left", "right"]


def test_what_is_left_empty_goes_too_and_the_whole_cannot_go() -> None:
    spec = two_levels()
    lonely = replace(
        spec,
        indicators=spec.indicators[1:],
        nodes=(spec.nodes[0], replace(spec.nodes[1], children=("b",)), spec.nodes[2]),
    )
    assert [one.id for one in without(lonely, "b").nodes] == ["index", "right"]
    single = IndexSpec("i", NONE, (indicator("a"),), (NodeSpec("i", NONE, ("a",)),))
    made = index(single, invented(5).with_values(("a",), invented(5).values[:, :1]))
    assert removals(made) == ()
    for name in ("a", "i", "nothing"):
        with pytest.raises(UseError, match="cannot be left out"):
            removal(made, name)
    ordered = replace(spec.nodes[1], aggregation=Aggregation.OWA, terms=Terms(order=(0.5, 0.5)))
    owa = index(replace(spec, nodes=(spec.nodes[0], ordered, spec.nodes[2])), invented(6))
    assert [one.name for one in removals(owa)] == ["c", "d", "left", "right"]


def test_the_audit_of_a_published_index_says_what_its_51_places_do_not_bear_out() -> None:
    found = audit(index(*asem()))
    assert found.count == 51
    assert {one.node for one in found.consistency} >= {"", "Index", "Conn", "Sust"}
    assert found.contributions is not None
    assert len(found.removals) == 49 + 10
    assert set(found.components) == set(found.collinearity)
    codes = {one.code for one in found.findings}
    assert "audit-few-components" in codes
    assert "audit-few-correlation" not in codes


def test_the_audit_of_few_places_refuses_components_and_goes_on() -> None:
    found = audit(index(two_levels(), invented(4)))
    assert "" not in found.components
    assert {"left", "right"} <= set(found.components)
    told = [one for one in found.findings if one.code == "audit-not-computed"]
    assert {one.where.file for one in told} == {"all indicators"}
    ranked = audit(index(two_levels(normalisation=Normalisation.RANK), invented(20)))
    assert ranked.contributions is not None
    copeland = replace(two_levels().nodes[0], aggregation=Aggregation.COPELAND)
    compared = audit(
        index(replace(two_levels(), nodes=(copeland, *two_levels().nodes[1:])), invented(20))
    )
    assert compared.contributions is None


def test_a_constant_column_leaves_an_audit_with_findings_and_no_nan_unsaid() -> None:
    data = invented(20)
    data.values[:, 1] = 3
    found = audit(index(two_levels(), data))
    named = {one.where.file for one in found.findings}
    assert "b" in named
    assert math.isnan(found.importance.parts[1].line.value)
