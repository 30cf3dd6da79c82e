"""Alpha, components and collinearity agree with calculations written apart from them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.audit.consistency import consistency
from dianfan.judged.surface.audit.consistency import cronbach
from dianfan.judged.surface.audit.consistency import fewest_rows
from dianfan.judged.surface.audit.structure import collinearity
from dianfan.judged.surface.audit.structure import components
from dianfan.judged.surface.chain import index
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

NAMES = ("a", "b", "c")


def _mixed(seed: int = 5, rows: int = 40) -> NDArray[np.float64]:
    chance = np.random.default_rng(seed)
    mixed: NDArray[np.float64] = chance.normal(size=(rows, 3)) @ np.array(
        [[1.0, 0.6, 0.2], [0, 1, 0.5], [0, 0, 1]]
    )
    return mixed


def test_alpha_is_the_mean_covariance_by_the_mean_of_all() -> None:
    values = _mixed()
    n = len(values)
    cov = [
        [
            sum(
                (values[r, i] - values[:, i].mean()) * (values[r, j] - values[:, j].mean())
                for r in range(n)
            )
            / (n - 1)
            for j in range(3)
        ]
        for i in range(3)
    ]
    apart = sum(cov[i][j] for i in range(3) for j in range(3) if i != j) / 6
    found = cronbach(values)
    assert found.value == pytest.approx(9 * apart / sum(map(sum, cov)))
    assert found.count == 40
    assert found.low < found.value < found.high < 1


def test_the_interval_of_alpha_is_the_one_that_simulation_covers() -> None:
    """Feldt's interval holds the true alpha in about 95 of 100 samples."""
    chance = np.random.default_rng(11)
    true = 4 * 0.5 / (1 + 3 * 0.5)
    held = 0
    for _ in range(600):
        common = chance.normal(size=(25, 1))
        found = cronbach(common * math.sqrt(0.5) + chance.normal(size=(25, 4)) * math.sqrt(0.5))
        held += found.low <= true <= found.high
    assert 0.925 <= held / 600 <= 0.975


def test_columns_that_say_the_same_have_an_alpha_of_one_and_none_where_nothing_varies() -> None:
    same = np.repeat(np.arange(6.0)[:, None], 3, axis=1)
    assert cronbach(same).value == pytest.approx(1)
    against = np.column_stack([np.arange(6.0), -np.arange(6.0)])
    assert math.isnan(cronbach(against).value)
    assert math.isnan(cronbach(same[:, :1]).value)
    assert math.isnan(cronbach(same[:1]).value)


def test_consistency_is_told_for_all_and_for_each_node() -> None:
    data = invented(12)
    data.values[3, 0] = math.nan
    found = consistency(index(two_levels(), data))
    assert [one.node for one in found] == ["", "index", "left", "right"]
    assert (found[0].alpha.count, found[0].dropped) == (11, 1)
    assert found[3].alpha.count == 12
    assert set(found[0].without) == {"a", "b", "c", "d"}
    assert found[1].without == {}
    whole = index(two_levels(), invented(12))
    plain = consistency(whole)[0]
    for at, name in enumerate("abcd"):
        others = np.delete(whole.scored.values, at, axis=1)
        assert plain.without[name].value == pytest.approx(cronbach(others).value)
        assert plain.without[name].low == pytest.approx(cronbach(others).low)
    assert "audit-few-alpha" in {one.code for one in found[0].findings}


def test_the_least_rows_are_where_the_interval_begins_to_tell() -> None:
    assert fewest_rows(10) < fewest_rows(4) < fewest_rows(2)
    chance = np.random.default_rng(0)
    assert fewest_rows(4) > 20
    common = chance.normal(size=(fewest_rows(4), 1))
    assert cronbach(common + chance.normal(size=(fewest_rows(4), 4)) * 0.3).low > 0.5


def test_components_agree_with_a_decomposition_of_the_data() -> None:
    values = _mixed()
    found = components(values, NAMES)
    standard = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
    _, singular, right = np.linalg.svd(standard, full_matrices=False)
    assert found.variances == pytest.approx(singular**2 / 39)
    scores = standard @ right.T
    expected = np.array(
        [[np.corrcoef(values[:, i], scores[:, k])[0, 1] for k in range(3)] for i in range(3)]
    )
    assert np.abs(found.loadings) == pytest.approx(np.abs(expected))
    assert found.variances.sum() == pytest.approx(3)
    assert found.cumulated[-1] == pytest.approx(1)
    assert (found.loadings**2).sum(axis=1) == pytest.approx(1)
    assert found.findings == ()


def test_inflation_agrees_with_a_regression_on_the_others() -> None:
    values = _mixed()
    found = collinearity(values, NAMES)
    for at in range(3):
        others = np.column_stack([np.ones(40), np.delete(values, at, axis=1)])
        fit = others @ np.linalg.lstsq(others, values[:, at], rcond=None)[0]
        y = values[:, at]
        r2 = 1 - ((y - fit) ** 2).sum() / ((y - y.mean()) ** 2).sum()
        assert found.inflation[at] == pytest.approx(1 / (1 - r2))
    table = np.corrcoef(values, rowvar=False)
    assert found.condition**2 == pytest.approx(np.linalg.cond(table))


def test_an_exact_mixture_is_infinitely_inflated_and_the_free_column_is_not() -> None:
    chance = np.random.default_rng(4)
    a, b, free = chance.normal(size=(3, 40))
    found = collinearity(np.column_stack([a, b, a + b, free]), (*NAMES, "free"))
    assert np.isinf(found.inflation[:3]).all()
    assert found.inflation[3] < 1.5
    assert math.isinf(found.condition)


@given(st.integers(0, 10**6))
def test_unrelated_columns_are_not_inflated(seed: int) -> None:
    found = collinearity(np.random.default_rng(seed).normal(size=(400, 3)), NAMES)
    assert (found.inflation >= 1).all()
    assert (found.inflation < 1.1).all()


def test_too_few_places_are_refused_and_few_are_a_finding() -> None:
    with pytest.raises(UseError, match="too few"):
        components(_mixed(rows=3), NAMES)
    with pytest.raises(UseError, match="constant"):
        collinearity(np.column_stack([_mixed(), np.ones(40)]), (*NAMES, "still"))
    assert [one.code for one in components(_mixed(rows=8), NAMES).findings] == [
        "audit-few-components"
    ]
    gappy = _mixed()
    gappy[5, 1] = math.nan
    assert (components(gappy, NAMES).count, components(gappy, NAMES).dropped) == (39, 1)
