"""Mobility and inequality over time count what they say, and leave out aloud."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.inequality import theil
from dianfan.judged.surface.convergence import mobility
from dianfan.judged.surface.inequality_over import inequality_over
from dianfan.judged.surface.inequality_over import ratio_over
from dianfan.judged.surface.mobility import moves
from dianfan.judged.surface.panel import Panel

EIGHT = np.array([8.0, 7, 6, 5, 4, 3, 2, 1])


def test_who_stays_and_who_moves_is_counted() -> None:
    end = np.array([8.0, 3, 6, 5, 4, 7, 2, 1])
    found = moves(EIGHT, end, classes=2)
    assert found.counts.tolist() == [[3, 1], [1, 3]]
    assert found.shares.tolist() == [[0.75, 0.25], [0.25, 0.75]]
    assert found.shorrocks == pytest.approx(2 - 1.5)
    assert found.mean_shift == 1
    assert found.spearman.value == pytest.approx(1 - mobility(EIGHT, end))
    assert (found.count, found.kendall.count) == (8, 8)
    assert [one.where.file for one in found.findings] == ["class 1", "class 2"]


def test_nobody_moving_is_nought_and_all_turning_about_is_the_most() -> None:
    assert moves(EIGHT, EIGHT).shorrocks == 0
    assert moves(EIGHT, -EIGHT, classes=2).shorrocks == 2
    assert moves(EIGHT, -EIGHT).kendall.value == pytest.approx(-1)


def test_chance_has_a_mobility_of_one() -> None:
    chance = np.random.default_rng(0)
    found = moves(*chance.normal(size=(2, 4000)), classes=5)
    assert found.shorrocks == pytest.approx(1, abs=0.03)
    assert found.findings == ()


def test_classes_can_be_of_values_and_a_class_may_be_empty() -> None:
    start, end = np.array([1.0, 2, 12, 15]), np.array([11.0, 2, 12, 25])
    found = moves(start, end, bounds=(10.0, 20.0))
    assert found.counts.tolist() == [[0, 0, 0], [1, 1, 0], [0, 1, 1]]
    assert np.isnan(found.shares[0]).all()
    assert found.shorrocks == pytest.approx(2 - 1.0)
    all_low = moves(np.array([1.0, 2, 3]), np.array([1.0, 2, 3]), bounds=(10.0,))
    assert math.isnan(all_low.shorrocks)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=4, max_size=25))
def test_every_place_is_counted_once_and_ties_stay_together(pairs: list[tuple[int, int]]) -> None:
    start, end = (np.array([float(one[at]) for one in pairs]) for at in (0, 1))
    found = moves(start, end, classes=3)
    assert found.counts.sum() == len(pairs)
    by_start = np.array([found.counts[at].sum() for at in range(3)])
    sizes = [int((start == value).sum()) for value in np.unique(start)]
    reachable = {0}
    for size in sizes:
        reachable |= {one + size for one in reachable}
    assert all(int(one) in reachable for one in by_start)


def test_what_cannot_move_is_refused() -> None:
    for start, end, rest in (
        (EIGHT, EIGHT[:3], {}),
        (EIGHT[:2], EIGHT[:2], {"classes": 2}),
        (EIGHT, EIGHT, {"classes": 1}),
        (EIGHT, EIGHT, {"classes": 9}),
        (EIGHT, EIGHT, {"bounds": (3.0, 2.0)}),
        (EIGHT, EIGHT * np.nan, {}),
    ):
        with pytest.raises(UseError):
            moves(start, end, **rest)


def _panel() -> Panel:
    values = np.array([[4.0, 10], [8, 30], [2, 10], [math.nan, 5], [6, 20], [3, math.nan]])
    return Panel(
        ("a", "b", "c") * 2, ("1",) * 3 + ("2",) * 3, ("income", "people"), values,
        {"kind": ("country", "town", "country") * 2},
    )  # fmt: skip


def test_inequality_over_time_is_that_of_each_period() -> None:
    found, told = inequality_over(_panel(), "income", people="people", group="kind")
    assert [one.period for one in found] == ["1"]
    assert found[0].theil == pytest.approx(theil(np.array([4.0, 8, 2]), np.array([10.0, 30, 10])))
    assert found[0].theil == pytest.approx(found[0].between + found[0].within)
    assert found[0].count == 3
    assert [one.code for one in told] == ["inequality-left-out", "inequality-not-measured"]
    alike, _ = inequality_over(_panel(), "income")
    assert [one.count for one in alike] == [3, 2]
    assert alike[0].between == 0


def test_the_ratio_of_town_to_country_is_of_means_weighted_by_people() -> None:
    found, told = ratio_over(
        _panel(), "income", group="kind", upper="town", lower="country", people="people"
    )
    assert [(one.period, one.counts) for one in found] == [("1", (1, 2))]
    assert found[0].value == pytest.approx(8 / 3)
    assert [one.code for one in told] == ["inequality-left-out", "inequality-not-measured"]
    plain, _ = ratio_over(_panel(), "income", group="kind", upper="town", lower="country")
    assert plain[1].value == pytest.approx(6 / 3)


def test_unknown_groups_are_refused() -> None:
    with pytest.raises(UseError, match="no group"):
        inequality_over(_panel(), "income", group="x")
    with pytest.raises(UseError, match="no place is"):
        ratio_over(_panel(), "income", group="kind", upper="town", lower="sea")
    with pytest.raises(UseError, match="no column"):
        inequality_over(_panel(), "wealth")
