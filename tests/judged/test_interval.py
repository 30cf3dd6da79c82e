"""Intervals are combined as sets: every combination of two values lies in the result."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.judged.interval import Interval
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity


def q(bound: Bound, value: str, upper: str | None = None) -> Quantity:
    return Quantity(Decimal(value), bound, Decimal(upper) if upper else None)


@pytest.mark.parametrize(
    "some",
    [
        q(Bound.EXACTLY, "5"),
        q(Bound.AT_LEAST, "5"),
        q(Bound.MORE_THAN, "5"),
        q(Bound.AT_MOST, "-5"),
        q(Bound.LESS_THAN, "0"),
        q(Bound.RANGE, "5", "6"),
    ],
)
def test_a_quantity_survives_the_way_through_its_interval(some: Quantity) -> None:
    assert quantity(interval(some)) == some


def test_about_becomes_the_range_that_it_stands_for() -> None:
    assert quantity(interval(q(Bound.ABOUT, "2480"))) == q(Bound.RANGE, "2380", "2580")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (q(Bound.AT_LEAST, "5"), q(Bound.EXACTLY, "2"), q(Bound.AT_LEAST, "3")),
        (q(Bound.AT_LEAST, "5"), q(Bound.LESS_THAN, "2"), q(Bound.MORE_THAN, "3")),
        (q(Bound.MORE_THAN, "5"), q(Bound.AT_MOST, "2"), q(Bound.MORE_THAN, "3")),
        (q(Bound.EXACTLY, "5"), q(Bound.AT_LEAST, "2"), q(Bound.AT_MOST, "3")),
        (q(Bound.EXACTLY, "5"), q(Bound.MORE_THAN, "2"), q(Bound.LESS_THAN, "3")),
        (q(Bound.RANGE, "5", "6"), q(Bound.RANGE, "1", "2"), q(Bound.RANGE, "3", "5")),
    ],
)
def test_differences_carry_the_bound(left: Quantity, right: Quantity, expected: Quantity) -> None:
    assert quantity(interval(left) - interval(right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (q(Bound.RANGE, "2", "6"), q(Bound.RANGE, "1", "2"), q(Bound.RANGE, "1", "6")),
        (q(Bound.RANGE, "-2", "6"), q(Bound.RANGE, "1", "2"), q(Bound.RANGE, "-2", "6")),
        (q(Bound.RANGE, "-6", "-2"), q(Bound.RANGE, "1", "2"), q(Bound.RANGE, "-6", "-1")),
        (q(Bound.RANGE, "2", "6"), q(Bound.RANGE, "-2", "-1"), q(Bound.RANGE, "-6", "-1")),
        (q(Bound.MORE_THAN, "6"), q(Bound.EXACTLY, "2"), q(Bound.MORE_THAN, "3")),
        (q(Bound.AT_LEAST, "6"), q(Bound.RANGE, "1", "2"), q(Bound.AT_LEAST, "3")),
        (q(Bound.LESS_THAN, "6"), q(Bound.EXACTLY, "2"), q(Bound.LESS_THAN, "3")),
        (q(Bound.EXACTLY, "6"), q(Bound.AT_LEAST, "2"), q(Bound.RANGE, "0", "3")),
        (q(Bound.AT_MOST, "6"), q(Bound.AT_LEAST, "2"), q(Bound.AT_MOST, "3")),
        (q(Bound.AT_MOST, "6"), q(Bound.MORE_THAN, "2"), q(Bound.LESS_THAN, "3")),
        (q(Bound.AT_LEAST, "6"), q(Bound.MORE_THAN, "2"), q(Bound.MORE_THAN, "0")),
        (q(Bound.AT_LEAST, "0"), q(Bound.MORE_THAN, "2"), q(Bound.AT_LEAST, "0")),
        (q(Bound.AT_MOST, "0"), q(Bound.MORE_THAN, "2"), q(Bound.AT_MOST, "0")),
        (q(Bound.AT_MOST, "-6"), q(Bound.AT_LEAST, "2"), q(Bound.LESS_THAN, "0")),
        (q(Bound.AT_LEAST, "-6"), q(Bound.AT_LEAST, "2"), q(Bound.AT_LEAST, "-3")),
        (q(Bound.AT_LEAST, "-6"), q(Bound.MORE_THAN, "2"), q(Bound.MORE_THAN, "-3")),
    ],
)
def test_quotients_carry_the_bound(left: Quantity, right: Quantity, expected: Quantity) -> None:
    assert quantity(interval(left) / interval(right)) == expected


@pytest.mark.parametrize(
    "divisor", [q(Bound.EXACTLY, "0"), q(Bound.AT_MOST, "2"), q(Bound.RANGE, "-1", "1")]
)
def test_a_divisor_that_may_be_zero_is_refused(divisor: Quantity) -> None:
    with pytest.raises(NotComputable, match="may be zero"):
        interval(q(Bound.EXACTLY, "1")) / interval(divisor)


def test_what_nothing_bounds_is_refused() -> None:
    with pytest.raises(NotComputable, match="nothing bounds"):
        quantity(interval(q(Bound.AT_LEAST, "5")) - interval(q(Bound.AT_LEAST, "2")))


def test_mirroring_turns_ends_and_openness() -> None:
    some = Interval(Decimal(1), Decimal(2), low_open=True)
    assert -some == Interval(Decimal(-2), Decimal(-1), high_open=True)
