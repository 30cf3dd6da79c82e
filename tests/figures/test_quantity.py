"""Quantities are intervals: what can be true of both, what lies within, what scales."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly

NUMBERS = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=2)
SINGLE = st.sampled_from([bound for bound in Bound if bound is not Bound.RANGE])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Draw a quantity of any bound."""
    if draw(st.booleans()):
        return Quantity(draw(NUMBERS), draw(SINGLE))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Quantity(low, Bound.RANGE, high)


D = Decimal


@pytest.mark.parametrize(
    ("quantity", "low", "high", "inside", "outside"),
    [
        (exactly(77), "77", "77", "77", "77.1"),
        (Quantity(D(77), Bound.AT_LEAST), "77", None, "77", "76.9"),
        (Quantity(D(77), Bound.MORE_THAN), "77", None, "77.1", "77"),
        (Quantity(D(77), Bound.AT_MOST), None, "77", "77", "77.1"),
        (Quantity(D(77), Bound.LESS_THAN), None, "77", "76.9", "77"),
        (Quantity(D(3200), Bound.ABOUT), "3100", "3300", "3300", "3301"),
        (Quantity(D("0.25"), Bound.ABOUT), "0.24", "0.26", "0.24", "0.239"),
        (Quantity(D(-30), Bound.ABOUT), "-31", "-29", "-31", "-28"),
        (Quantity(D(0), Bound.ABOUT), "0", "0", "0", "1"),
        (Quantity(D(11), Bound.RANGE, D(19)), "11", "19", "15", "20"),
    ],
)
def test_words_are_intervals(
    quantity: Quantity, low: str | None, high: str | None, inside: str, outside: str
) -> None:
    assert quantity.low == (None if low is None else D(low))
    assert quantity.high == (None if high is None else D(high))
    assert quantity.contains(D(inside))
    assert not quantity.contains(D(outside))


@pytest.mark.parametrize(
    ("one", "other", "can_both_be_true"),
    [
        (exactly(5), exactly(5), True),
        (exactly(5), exactly(6), False),
        (Quantity(D(5), Bound.MORE_THAN), exactly(5), False),
        (Quantity(D(5), Bound.AT_LEAST), exactly(5), True),
        (Quantity(D(5), Bound.MORE_THAN), Quantity(D(5), Bound.AT_MOST), False),
        (Quantity(D(5), Bound.MORE_THAN), Quantity(D(5), Bound.LESS_THAN), False),
        (Quantity(D(5), Bound.AT_LEAST), Quantity(D(5), Bound.AT_MOST), True),
        (Quantity(D(5), Bound.MORE_THAN), Quantity(D(9), Bound.MORE_THAN), True),
        (Quantity(D(5), Bound.LESS_THAN), Quantity(D(-9), Bound.AT_MOST), True),
        (Quantity(D(5), Bound.MORE_THAN), Quantity(D(5), Bound.RANGE, D(6)), True),
        (Quantity(D(5), Bound.LESS_THAN), Quantity(D(5), Bound.RANGE, D(6)), False),
        (Quantity(D(30), Bound.ABOUT), exactly(31), True),
        (Quantity(D(30), Bound.ABOUT), exactly(32), False),
    ],
)
def test_overlaps(one: Quantity, other: Quantity, *, can_both_be_true: bool) -> None:
    assert one.overlaps(other) is can_both_be_true


@settings(deadline=None)
@given(quantities(), quantities())
def test_overlapping_is_mutual(one: Quantity, other: Quantity) -> None:
    assert one.overlaps(other) is other.overlaps(one)


@settings(deadline=None)
@given(quantities())
def test_a_quantity_overlaps_itself(quantity: Quantity) -> None:
    assert quantity.overlaps(quantity)


@settings(deadline=None)
@given(quantities(), NUMBERS)
def test_to_contain_a_value_is_to_overlap_it(quantity: Quantity, value: Decimal) -> None:
    assert quantity.contains(value) is quantity.overlaps(exactly(value))


@settings(deadline=None)
@given(quantities(), quantities(), NUMBERS)
def test_a_shared_value_is_an_overlap(one: Quantity, other: Quantity, value: Decimal) -> None:
    if one.contains(value) and other.contains(value):
        assert one.overlaps(other)


@settings(deadline=None)
@given(quantities(), NUMBERS)
def test_what_is_contained_lies_between_the_ends(quantity: Quantity, value: Decimal) -> None:
    if quantity.contains(value):
        assert quantity.low is None or quantity.low <= value
        assert quantity.high is None or value <= quantity.high
    elif quantity.low is not None and quantity.high is not None:
        assert value < quantity.low or value > quantity.high


FACTORS = st.sampled_from([D("0.0001"), D("0.5"), D(1), D(15), D(10000), D("1.5")])


@settings(deadline=None)
@given(quantities(), FACTORS)
def test_scaling_scales_both_ends(quantity: Quantity, factor: Decimal) -> None:
    scaled = quantity.scaled(factor)
    assert scaled.low == (None if quantity.low is None else quantity.low * factor)
    assert scaled.high == (None if quantity.high is None else quantity.high * factor)


@settings(deadline=None)
@given(quantities(), quantities(), FACTORS)
def test_scaling_keeps_what_overlaps(one: Quantity, other: Quantity, factor: Decimal) -> None:
    assert one.scaled(factor).overlaps(other.scaled(factor)) is one.overlaps(other)


@settings(deadline=None)
@given(quantities(), NUMBERS, FACTORS)
def test_scaling_keeps_what_is_contained(
    quantity: Quantity, value: Decimal, factor: Decimal
) -> None:
    assume(value)
    assert quantity.scaled(factor).contains(value * factor) is quantity.contains(value)


@pytest.mark.parametrize("factor", [0, -1])
def test_a_factor_that_would_turn_the_bound_is_refused(factor: int) -> None:
    with pytest.raises(ValueError, match="multiplies by a positive number"):
        exactly(5).scaled(D(factor))


def test_only_ranges_have_an_upper_end_and_run_upward() -> None:
    with pytest.raises(ValueError, match="a range has an upper end"):
        Quantity(D(5), Bound.RANGE)
    with pytest.raises(ValueError, match="a range has an upper end"):
        Quantity(D(5), Bound.EXACTLY, D(6))
    with pytest.raises(ValueError, match="runs upward"):
        Quantity(D(5), Bound.RANGE, D(4))


def test_only_an_exact_value_is_exact() -> None:
    assert exactly("7.5").is_exact
    assert not Quantity(D(5), Bound.RANGE, D(5)).is_exact
