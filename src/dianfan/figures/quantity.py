"""Quantities: exact values and the intervals that approximate words mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """What a printed number says about the true value.

    ``EXACTLY`` 77; ``AT_LEAST`` 不低于 / 突破 77: [77, ∞); ``MORE_THAN`` 超 77: (77, ∞);
    ``AT_MOST`` 不超过 77: (-∞, 77]; ``LESS_THAN`` 不足 / 近 77: (-∞, 77); ``ABOUT`` 约 77:
    within one unit of the second significant digit; ``RANGE`` from one value to another.
    """

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    RANGE = "range"


_OPEN_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_OPEN_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was printed, with the interval that it stands for.

    ``value`` is the printed number (for a range its lower end), ``upper`` the
    printed upper end of a range and nothing otherwise.
    """

    value: Decimal
    bound: Bound = Bound.EXACTLY
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a range without an upper end, or one that runs backwards."""
        if (self.bound is Bound.RANGE) is not (self.upper is not None):
            message = "a range has an upper end, and nothing else has one"
            raise ValueError(message)
        if self.upper is not None and self.upper < self.value:
            message = f"a range runs upward, not from {self.value} to {self.upper}"
            raise ValueError(message)

    @property
    def low(self) -> Decimal | None:
        """The lower end of the interval; nothing when it is open below."""
        if self.bound in _OPEN_BELOW:
            return None
        return self.value - self.tolerance if self.bound is Bound.ABOUT else self.value

    @property
    def high(self) -> Decimal | None:
        """The upper end of the interval; nothing when it is open above."""
        if self.bound in _OPEN_ABOVE:
            return None
        if self.bound is Bound.RANGE:
            return self.upper
        return self.value + self.tolerance if self.bound is Bound.ABOUT else self.value

    @property
    def tolerance(self) -> Decimal:
        """Half the width of an 'about': one unit of the second significant digit."""
        if not self.value:
            return Decimal(0)
        return Decimal(1).scaleb(self.value.adjusted() - 1)

    @property
    def is_exact(self) -> bool:
        """Whether the interval is a single point."""
        return self.bound is Bound.EXACTLY

    def contains(self, value: Decimal) -> bool:
        """Tell whether a value lies in the interval, its open ends left out."""
        if self.bound is Bound.MORE_THAN:
            return value > self.value
        if self.bound is Bound.LESS_THAN:
            return value < self.value
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)

    def overlaps(self, other: Quantity) -> bool:
        """Tell whether two quantities can both be true of one value."""
        lows = [q.low for q in (self, other) if q.low is not None]
        highs = [q.high for q in (self, other) if q.high is not None]
        if not lows or not highs or max(lows) < min(highs):
            return True
        edge = max(lows)
        return edge == min(highs) and self.contains(edge) and other.contains(edge)

    def scaled(self, factor: Decimal) -> Quantity:
        """Multiply by a positive factor, as a change of unit does.

        The bound stays. Only where the second digit of an "about" would change its size,
        the interval that it stands for is written out as a range.

        Raises:
            ValueError: the factor is zero or negative, which would turn the bound.
        """
        if factor <= 0:
            message = f"a change of unit multiplies by a positive number, not by {factor}"
            raise ValueError(message)
        if self.bound is Bound.ABOUT and factor.normalize().as_tuple().digits != (1,):
            low, high = self.value - self.tolerance, self.value + self.tolerance
            return Quantity(low * factor, Bound.RANGE, high * factor)
        upper = None if self.upper is None else self.upper * factor
        return Quantity(self.value * factor, self.bound, upper)


def exactly(value: Decimal | int | str) -> Quantity:
    """Make an exact quantity."""
    return Quantity(Decimal(value))
