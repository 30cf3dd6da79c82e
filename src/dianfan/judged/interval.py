"""Intervals: what becomes of the bounds of two quantities that are combined.

A bound is carried, never dropped: at least 5 less exactly 2 is at least 3. Where nothing
bounds the result (at least 5 less at least 2) the method refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN
from decimal import Context
from decimal import Decimal
from decimal import localcontext
from typing import TYPE_CHECKING

from dianfan.figures.errors import UseError
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from fractions import Fraction

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)
DIGITS = 28
GUARD_DIGITS = 8


class NotComputable(UseError):
    """The method cannot be applied to these figures."""


def exact(digits: int = DIGITS) -> AbstractContextManager[Context]:
    """Compute with a fixed number of digits, whatever the caller's decimal context is.

    Sums, differences and products of printed numbers are exact at 28 digits; a quotient,
    a root and a conversion by a factor such as 1/15 are rounded half to even there.
    """
    return localcontext(Context(prec=digits, rounding=ROUND_HALF_EVEN))


def decimal(fraction: Fraction) -> Decimal:
    """Write a fraction as a decimal, in the precision of the current context."""
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; either may be infinite, an open end is left out."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __neg__(self) -> Interval:
        """Mirror the interval at zero."""
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        """Add every value of one to every value of the other."""
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        """Take every value of the other from every value of this one."""
        return self + (-other)

    def __truediv__(self, other: Interval) -> Interval:
        """Divide every value of this one by every value of the other; zero stays zero.

        Raises:
            NotComputable: the divisor may be zero.
        """
        if other.high < 0:
            return (-self) / (-other)
        if other.low <= 0:
            raise NotComputable(
                "the divisor may be zero",
                why=f"it lies between {other.low} and {other.high}",
                remedy="divide by a figure that is certainly above or below zero",
            )
        below, above = self.low >= 0, self.high >= 0
        low_end = other.high_open if below else other.low_open
        high_end = other.low_open if above else other.high_open
        return Interval(
            self.low / (other.high if below else other.low),
            self.high / (other.low if above else other.high),
            self.low_open or (bool(self.low) and low_end),
            self.high_open or (bool(self.high) and high_end),
        )

    def scaled(self, factor: Fraction) -> Interval:
        """Multiply by a positive factor, dividing once and last."""
        above, below = Decimal(factor.numerator), Decimal(factor.denominator)
        return Interval(
            self.low * above / below, self.high * above / below, self.low_open, self.high_open
        )


def interval(quantity: Quantity) -> Interval:
    """Give the interval that a quantity stands for."""
    low, high = quantity.low, quantity.high
    return Interval(
        -INFINITY if low is None else low,
        INFINITY if high is None else high,
        low is None or quantity.bound is Bound.MORE_THAN,
        high is None or quantity.bound is Bound.LESS_THAN,
    )


def quantity(some: Interval) -> Quantity:
    """Write an interval as a quantity; a range with an open end is written closed.

    Raises:
        NotComputable: it is open on both sides, so that it says nothing.
    """
    low, high = some.low or ZERO, some.high or ZERO
    if low == high:
        return Quantity(low)
    if low.is_finite() and high.is_finite():
        return Quantity(low, Bound.RANGE, high)
    if low.is_finite():
        return Quantity(low, Bound.MORE_THAN if some.low_open else Bound.AT_LEAST)
    if high.is_finite():
        return Quantity(high, Bound.LESS_THAN if some.high_open else Bound.AT_MOST)
    raise NotComputable(
        "nothing bounds the result",
        why="the bounds of the figures point in directions that leave it open on both sides",
        remedy="use a figure that is exact, or bounded on the other side",
    )
