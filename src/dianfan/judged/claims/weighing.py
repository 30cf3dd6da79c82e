"""The weighing of a claim: three intervals, one answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dianfan.judged.interval import INFINITY
from dianfan.judged.interval import Interval

if TYPE_CHECKING:
    from decimal import Decimal

    from dianfan.promised.model import Direction


class Weight(StrEnum):
    """How a computed value lies to what a claim leaves open."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    OPEN = "open"
    DIFFERS = "differs"


def inside(inner: Interval, outer: Interval) -> bool:
    """Tell whether every value of one interval lies in the other."""
    low = inner.low > outer.low or (
        inner.low == outer.low and (inner.low_open or not outer.low_open)
    )
    high = inner.high < outer.high or (
        inner.high == outer.high and (inner.high_open or not outer.high_open)
    )
    return low and high


def meets(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals have a value in common."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    if low != high:
        return low < high
    open_low = (one.low_open and one.low == low) or (other.low_open and other.low == low)
    open_high = (one.high_open and one.high == high) or (other.high_open and other.high == high)
    return not (open_low or open_high)


def weigh(said: Interval, found: Interval, room: Interval) -> Weight:
    """Hold what is found against what is said.

    Args:
        said: all values that the claim as printed leaves open.
        found: what the record gives, by the numbers as printed; a bound stays open.
        room: what the record gives when its printed numbers may be rounded.
    """
    if inside(found, said):
        return Weight.AGREES
    is_bound = not (found.low.is_finite() and found.high.is_finite())
    if is_bound and meets(said, found):
        return Weight.OPEN
    return Weight.ROUNDING if meets(said, room) else Weight.DIFFERS


def said_of(value: Interval, half: Decimal) -> Interval:
    """Widen a printed claim by half a unit of its last digit; both ends may have been rounded."""
    if value.low != value.high:
        return value
    return Interval(value.low - half, value.high + half)


def promised_of(said: Interval, direction: Direction) -> Interval:
    """Open a promise on its good side: more is no breach where more is better."""
    if not (said.low.is_finite() and said.high.is_finite()):
        return said
    match direction.value:
        case "higher":
            return Interval(said.low, INFINITY, said.low_open, high_open=True)
        case "lower":
            return Interval(-INFINITY, said.high, low_open=True, high_open=said.high_open)
    return said
