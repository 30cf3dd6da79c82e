"""The chain agrees with a calculation written apart from it, and with what holds of any index."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from tests.judged.surface.examples import NONE
from tests.judged.surface.examples import asem
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

Matrix = NDArray[np.float64]


def _winsorised(column: Matrix) -> Matrix:
    """Treat a column as the formulas say, one plain step after another."""

    def fails(x: Matrix) -> tuple[bool, float]:
        n = len(x)
        m = x - x.mean()
        m2, m3, m4 = (m**2).mean(), (m**3).mean(), (m**4).mean()
        skew = math.sqrt(n * (n - 1)) / (n - 2) * m3 / m2**1.5
        kurt = ((n + 1) * (m4 / m2**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
        return abs(skew) >= 2 and kurt >= 3.5, skew

    x = column.copy()
    for _ in range(5):
        failing, skew = fails(x)
        if not failing:
            return x
        edge = x.max() if skew > 0 else x.min()
        rest = x[x != edge]
        x[x == edge] = rest.max() if skew > 0 else rest.min()
    if not fails(x)[0]:
        return x
    low, high = column.min(), column.max()
    return np.asarray(np.log(column - low + 0.01 * (high - low)))


def test_the_asem_index_agrees_with_a_calculation_by_hand() -> None:
    spec, data = asem()
    made = index(spec, data)
    columns = {}
    groups = np.array(data.groups["EurAsia_group"])
    for one in spec.indicators:
        x = data.column(one.id).copy()
        if one.denominator:
            x = x / data.column(one.denominator)
        for group in ("Europe", "Asia"):
            mine = groups == group
            x[mine & np.isnan(x)] = np.nanmean(x[mine])
        x = _winsorised(x) * one.sign
        columns[one.id] = 100 * (x - x.min()) / (x.max() - x.min())
    for node in reversed(spec.nodes):
        columns[node.id] = np.mean([columns[child] for child in node.children], axis=0)
    for node in spec.nodes:
        assert made.scores.column(node.id) == pytest.approx(columns[node.id], abs=1e-9)
    order = np.argsort(-columns["Index"])
    assert made.ranks()[order].tolist() == list(range(1, 52))


def test_the_asem_index_gives_the_scores_that_its_authors_print() -> None:
    made = index(*asem())
    top = made.table().sort("rank").head(5)
    assert top["place"].to_list() == ["CHE", "NLD", "DNK", "NOR", "BEL"]
    assert [round(x, 2) for x in top["Index"]] == [68.38, 64.82, 64.8, 64.47, 63.54]


def test_a_place_with_too_few_indicators_gets_no_score_and_a_finding() -> None:
    data = invented()
    data.values[3, :3] = np.nan
    made = index(two_levels(availability=0.5), data)
    assert "p03" not in made.scores.places
    assert [(one.code, one.where.file) for one in made.findings] == [
        ("index-availability", "p03 2020")
    ]


def test_the_imputed_share_is_carried_up_by_weight() -> None:
    data = invented()
    data.values[2, 0] = np.nan
    made = index(two_levels(imputation=Imputation.MEAN), data)
    assert made.imputed_share[2].tolist() == [0.25, 0.5, 0]
    assert made.imputed_share[0].tolist() == [0, 0, 0]
    assert not made.imputed_share[3:].any()


def test_zeros_under_a_geometric_mean_follow_the_rule_that_is_stated() -> None:
    data = Panel(("x", "y"), ("", ""), ("a", "b"), np.array([[0.0, 5.0], [4.0, 10.0]]))
    spec = IndexSpec(
        "i", NONE, (indicator("a", low=0.0, high=10.0), indicator("b", low=0.0, high=10.0)),
        (NodeSpec("i", NONE, ("a", "b"), Aggregation.GEOMETRIC),), normalisation=Normalisation.GOALPOSTS,
    )  # fmt: skip
    refused = index(spec, data)
    assert np.isnan(refused.scores.values[0, 0])
    assert [one.code for one in refused.findings] == ["index-undefined"]
    node = replace(spec.nodes[0], terms=Terms(zeros=Zeros.ZERO))
    assert index(replace(spec, nodes=(node,)), data).scores.values[:, 0] == pytest.approx(
        [0, math.sqrt(40 * 100)]
    )
    node = replace(spec.nodes[0], terms=Terms(zeros=Zeros.FLOOR, floor=1))
    assert index(replace(spec, nodes=(node,)), data).scores.values[0, 0] == pytest.approx(
        math.sqrt(50)
    )


def test_a_constant_column_has_no_scores_and_says_so() -> None:
    data = invented()
    data.values[:, 1] = 4
    made = index(two_levels(), data)
    assert [one.where.file for one in made.findings] == ["b"]
    assert made.scores.column("left") == pytest.approx(made.scored.column("a"))


def test_a_denominator_of_nought_makes_a_gap() -> None:
    data = invented()
    spec = two_levels()
    spec = replace(
        spec, indicators=(replace(spec.indicators[0], denominator="d"), *spec.indicators[1:])
    )
    data.values[5, 3] = 0
    made = index(spec, data)
    assert np.isnan(made.raw.values[5, 0])
    assert "index-denominator" in {one.code for one in made.findings}


def test_bounds_can_be_of_all_periods_of_each_or_of_a_base() -> None:
    data = invented(periods=3)
    together = index(two_levels(), data).scored.values
    assert (together.min(), together.max()) == (0, 100)
    each = index(two_levels(bounds=BoundsScope.PERIOD), data)
    for rows in each.scored.period_rows.values():
        assert each.scored.values[rows].max(axis=0) == pytest.approx(100)
    base = index(two_levels(bounds=BoundsScope.BASE, base="2020"), data)
    first = base.scored.period_rows["2020"]
    assert base.scored.values[first].max(axis=0) == pytest.approx(100)
    alone = index(two_levels(), data.rows(np.array([one == "2020" for one in data.periods])))
    assert base.scored.values[first] == pytest.approx(alone.scored.values)
    with pytest.raises(UseError, match="no data"):
        index(two_levels(bounds=BoundsScope.BASE, base="1999"), data)


def test_without_enough_of_anything_nothing_is_computed() -> None:
    data = invented()
    data.values[:] = np.nan
    with pytest.raises(UseError, match="no place has enough"):
        index(two_levels(), data)


def test_one_place_gets_no_score_and_not_a_wrong_one() -> None:
    made = index(two_levels(), invented(places=1))
    assert np.isnan(made.scores.values).all()
    assert {one.code for one in made.findings} == {"index-constant"}


def test_huge_values_do_not_overflow() -> None:
    data = invented()
    big = data.with_values(data.columns, data.values * 1e306)
    assert index(two_levels(), big).scores.values == pytest.approx(
        index(two_levels(), data).scores.values
    )


@given(st.permutations(range(12)), st.permutations(range(4)))
def test_neither_the_order_of_rows_nor_that_of_columns_matters(
    rows: list[int], columns: list[int]
) -> None:
    data = invented()
    mixed = Panel(
        tuple(data.places[row] for row in rows),
        data.periods,
        tuple(data.columns[column] for column in columns),
        data.values[np.ix_(rows, columns)],
    )
    made, again = index(two_levels(), data), index(two_levels(), mixed)
    assert again.scores.values == pytest.approx(made.scores.values[rows])
    assert again.ranks().tolist() == made.ranks()[rows].tolist()


@given(
    st.sampled_from([Aggregation.ARITHMETIC, Aggregation.MEDIAN]),
    st.integers(0, 11),
    st.integers(1, 9),
)
def test_a_better_value_never_lowers_a_place(method: Aggregation, row: int, more: int) -> None:
    data = invented()
    spec = two_levels(normalisation=Normalisation.GOALPOSTS)
    spec = replace(
        spec,
        indicators=tuple(replace(one, low=0.0, high=200.0) for one in spec.indicators),
        nodes=tuple(replace(one, aggregation=method) for one in spec.nodes),
    )
    better = data.values.copy()
    better[row] += more * np.array([1, -0.1, 1, 1])
    before, after = index(spec, data), index(spec, data.with_values(data.columns, better))
    assert after.scores.values[row, 0] >= before.scores.values[row, 0]
    assert after.ranks()[row] <= before.ranks()[row]


def test_the_same_rules_and_data_have_the_same_digest_and_others_another() -> None:
    made = index(two_levels(), invented())
    assert made.digest == index(two_levels(), invented()).digest
    assert made.digest != index(two_levels(availability=0.1), invented()).digest
    assert made.digest != index(two_levels(), invented(seed=8)).digest


def test_a_group_that_is_not_defined_is_no_gap_of_its_place() -> None:
    """A zero under a geometric mean must not raise the index by taking its group out."""
    data = invented()
    spec = two_levels(normalisation=Normalisation.GOALPOSTS)
    spec = replace(
        spec,
        indicators=tuple(replace(one, low=0.0, high=100.0) for one in spec.indicators),
        nodes=(
            spec.nodes[0],
            replace(spec.nodes[1], aggregation=Aggregation.GEOMETRIC, terms=Terms()),
            spec.nodes[2],
        ),
    )
    data.values[3, 0] = 0
    sound = replace(spec, indicators=tuple(replace(one, low=-1.0) for one in spec.indicators))
    assert not np.isnan(index(sound, data).scores.values).any()
    made = index(spec, data)
    assert np.isnan(made.scores.values[3, :2]).all()
    assert made.scores.values[3, 2] > 0
    assert np.isnan(made.ranks()[3])
    assert [one.where.file for one in made.findings] == ["left p03 2020"]


def test_groups_that_the_data_lack_are_named() -> None:
    spec = two_levels(imputation=Imputation.GROUP_MEAN, group="region")
    with pytest.raises(UseError, match="region"):
        index(spec, invented())
