"""Correlations agree with sums written out, carry their n, and are flagged where they should be."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import correlation
from dianfan.judged.surface.audit.correlating import correlations
from dianfan.judged.surface.audit.flags import Flag
from dianfan.judged.surface.audit.flags import Thresholds
from dianfan.judged.surface.audit.flags import coherence
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import critical
from dianfan.judged.surface.audit.statistic import fewest
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.panel import Panel
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

Vector = NDArray[np.float64]
_COLUMNS = st.lists(
    st.tuples(st.integers(-5, 5), st.integers(-5, 5), st.booleans()), min_size=4, max_size=15
)


def _pearson(x: Vector, y: Vector) -> float:
    top = sum((a - x.mean()) * (b - y.mean()) for a, b in zip(x, y, strict=True))
    return float(top / math.sqrt(((x - x.mean()) ** 2).sum() * ((y - y.mean()) ** 2).sum()))


def _mean_ranks(x: Vector) -> Vector:
    return np.array([(x < one).sum() + ((x == one).sum() + 1) / 2 for one in x])


def _tau_b(x: Vector, y: Vector) -> float:
    signs = [
        (np.sign(x[i] - x[j]), np.sign(y[i] - y[j])) for i, j in combinations(range(len(x)), 2)
    ]
    top = sum(a * b for a, b in signs)
    return float(top / math.sqrt(sum(a != 0 for a, _ in signs) * sum(b != 0 for _, b in signs)))


@given(_COLUMNS)
def test_each_pair_is_what_the_sums_over_its_places_give(rows: list[tuple[int, int, bool]]) -> None:
    first = np.array([float(one) for one, _, _ in rows])
    second = np.array([math.nan if gap else float(one) for _, one, gap in rows])
    there = ~np.isnan(second)
    x, y = first[there], second[there]
    for method in Correlating:
        found = correlations(np.column_stack([first, second]), ("a", "b"), method).of("a", "b")
        assert found.count == there.sum()
        if there.sum() < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
            assert math.isnan(found.value)
            continue
        expected = {
            Correlating.PEARSON: lambda: _pearson(x, y),
            Correlating.SPEARMAN: lambda: _pearson(_mean_ranks(x), _mean_ranks(y)),
            Correlating.KENDALL: lambda: _tau_b(x, y),
        }[method]()
        assert found.value == pytest.approx(expected, abs=1e-12)


@given(st.floats(-1e3, 1e3), st.floats(0.01, 1e3), st.sampled_from(list(Correlating)))
def test_neither_unit_nor_zero_point_changes_a_correlation(
    zero: float, unit: float, method: Correlating
) -> None:
    chance = np.random.default_rng(3)
    x, y = chance.normal(size=(2, 20))
    plain = correlation(x, y, method)
    assert correlation(x * unit + zero, y, method).value == pytest.approx(plain.value, abs=1e-9)
    assert correlation(-x, y, method).value == pytest.approx(-plain.value, abs=1e-9)


def test_an_interval_is_fishers() -> None:
    found = correlation(np.array([1.0, 2, 3, 4, 5]), np.array([2.0, 1, 4, 3, 5]))
    reach = 1.959963984540054 / math.sqrt(2)
    assert found.low == pytest.approx(math.tanh(math.atanh(0.8) - reach))
    assert found.high == pytest.approx(math.tanh(math.atanh(0.8) + reach))
    assert str(found) == "0.80 (n = 5, -0.28 to 0.99)"
    assert not found.is_told_from_zero
    assert str(Statistic(0.5, 3)) == "0.50 (n = 3)"


def test_critical_values_are_those_of_the_tables() -> None:
    """Critical values of r, two-sided 5 %, as statistical tables print them (n − 2 = 3, 10, 30)."""
    assert [round(critical(n), 3) for n in (5, 12, 32)] == [0.878, 0.576, 0.349]
    assert fewest(0.3) == 44
    assert critical(2) == 1


def test_a_constant_column_is_named_and_gives_no_number() -> None:
    values = np.column_stack([np.arange(5.0), np.full(5, 2.0), np.array([1.0, 5, 2, 4, 3])])
    found = correlations(values, ("a", "still", "c"))
    assert [one.where.file for one in found.findings] == ["still"]
    assert np.isnan(found.values[1]).all()
    assert not np.isnan(found.values[0, 2])
    with pytest.raises(UseError, match="name"):
        correlations(values, ("a",))


def _made(values: Vector) -> Panel:
    count = len(values)
    return Panel(
        tuple(f"p{at}" for at in range(count)), ("",) * count, ("a", "b", "c", "d"), values
    )


def test_pairs_are_flagged_for_what_they_are() -> None:
    chance = np.random.default_rng(1)
    base, other = chance.normal(size=(2, 60))
    noise = chance.normal(size=(60, 4)) * 0.05
    # b counts against: as data it runs with a, so that as scores the two run against one another
    data = _made(np.column_stack([base, base, other, base]) + noise)
    found = coherence(index(two_levels(), data))
    flags = {(one.flag, one.first, one.second) for one in found.flags}
    assert (Flag.NEGATIVE, "a", "b") in flags
    assert (Flag.WEAK, "c", "d") in flags
    assert (Flag.REDUNDANT, "a", "d") in flags
    assert found.leaves.counts.min() == 60
    assert found.findings == ()
    assert found.within["left"].names == ("a", "b", "left")


def test_an_indicator_that_goes_with_another_group_is_flagged() -> None:
    chance = np.random.default_rng(2)
    base, other = chance.normal(size=(2, 80))
    noise = chance.normal(size=(80, 4)) * 0.1
    data = _made(np.column_stack([base, -base, base * 0.9, 3 * other]) + noise)
    elsewhere = [
        one for one in coherence(index(two_levels(), data)).flags if one.flag is Flag.ELSEWHERE
    ]
    assert [(one.node, one.first, one.second) for one in elsewhere] == [("right", "c", "left")]


def test_too_few_places_for_a_threshold_are_a_finding() -> None:
    made = index(two_levels(), invented(12))
    assert [one.code for one in coherence(made).findings] == ["audit-few-correlation"]
    assert "fewer than 44" in coherence(made).findings[0].message
    strict = Thresholds(weak=0.99, negative=0.0, redundant=1.0)
    assert len(coherence(made, thresholds=strict).flags) >= len(coherence(made).flags)
    with pytest.raises(UseError, match="no period"):
        coherence(made, period="1999")
