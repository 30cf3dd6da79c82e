"""The latest value against the earlier ones, and what the past suggests of a target."""

from __future__ import annotations

from decimal import Decimal
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import member
from dianfan.judged.history import exceeded
from dianfan.judged.history import undercut
from dianfan.judged.interval import NotComputable
from dianfan.judged.likelihood import suffices
from dianfan.judged.likelihood import wilson
from tests.judged.little import fig

values = st.lists(st.integers(-500, 500), min_size=1, max_size=12)


@given(st.integers(-500, 500), values)
def test_a_value_exceeds_what_is_below_it_and_undercuts_what_is_above(
    own: int, others: list[int]
) -> None:
    latest = fig(own, span="2024")
    earlier = [fig(one, span=f"{2000 + place}") for place, one in enumerate(others)]
    assert exceeded(latest, *earlier).value == sum(one < own for one in others)
    assert undercut(latest, *earlier).value == sum(one > own for one in others)
    prove(exceeded(latest, *earlier))


def test_a_bound_exceeds_only_what_it_is_certainly_above() -> None:
    past = [fig(9), fig(10), fig(11)]
    assert exceeded(fig(10, span="2024", bound=Bound.AT_LEAST), *past).value == 1
    assert exceeded(fig(10, span="2024", bound=Bound.MORE_THAN), *past).value == 2
    assert undercut(fig(10, span="2024", bound=Bound.AT_MOST), *past).value == 1
    assert exceeded(fig("0.001", "万亿元", "2024"), fig(9)).value == 1


def test_without_an_earlier_value_there_is_no_comparison() -> None:
    with pytest.raises(NotComputable, match="no earlier value"):
        exceeded(fig(1))


@pytest.mark.parametrize(
    ("past", "asked", "side", "met"),
    [
        (fig(12, "%"), fig(10, "%", bound=Bound.AT_LEAST), "above", 1),
        (fig(9, "%"), fig(10, "%", bound=Bound.AT_LEAST), "above", 0),
        (fig("8.9", "%"), fig(10, "%", bound=Bound.ABOUT), "above", 0),
        (fig(9, "%"), fig(10, "%", bound=Bound.ABOUT), "above", 1),
        (fig(9, "%"), fig(10, "%", bound=Bound.AT_MOST), "below", 1),
        (fig(11, "%"), fig(10, "%", bound=Bound.AT_MOST), "below", 0),
        (fig(7, "%"), fig(6, "%", bound=Bound.RANGE, upper="8"), "above", 1),
    ],
)
def test_a_past_value_would_have_met_a_target_or_not(
    past: Figure, asked: Figure, side: str, met: int
) -> None:
    found = suffices(past, asked, side=side)
    assert found.value == met


def test_a_bound_that_leaves_it_open_is_no_trial() -> None:
    with pytest.raises(NotComputable, match="leaves open"):
        suffices(fig(9, "%", bound=Bound.MORE_THAN), fig(10, "%"))


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_is_the_textbook_formula_rounded_outward(pair: tuple[int, int]) -> None:
    k, n = pair
    found = wilson(fig(k, "个"), fig(n, "个"), fig(80, "%"))
    z = 1.2815515655446004
    p = k / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    low, high = float(found.value), float(found.quantity.upper or Decimal(-1))
    assert low <= 100 * (middle - half) + 1e-9 < low + 1 + 1e-6
    assert high - 1 - 1e-6 < 100 * (middle + half) - 1e-9 <= high
    assert 0 <= low <= 100 * p <= high <= 100


def test_an_interval_of_nothing_is_refused() -> None:
    with pytest.raises(NotComputable, match="no share of trials"):
        wilson(fig(2, "个"), fig(1, "个"), fig(80, "%"))


def test_members_are_counted_each_once() -> None:
    members = [member(fig(one)) for one in (3, 5, 8)]
    assert count(*members).value == 3
    prove(count(*members))
