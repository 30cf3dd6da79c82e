"""Measures of projects in columns: a value, or NaN and the named reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_] | np.bool_


class Undefined(StrEnum):
    """Why a measure of progress has no value; the first that applies is told."""

    NOT_REPORTED = "not reported"
    NEGATIVE = "an amount is negative or endless"
    FALLING_PLAN = "the planned value falls"
    NO_BUDGET = "nothing is planned in all"
    PAST_BUDGET = "more is earned than was planned in all"
    NOTHING_PLANNED = "nothing was planned by then"
    NOTHING_SPENT = "nothing is spent"
    NOTHING_EARNED = "nothing is earned"
    BUDGET_SPENT = "the budget is spent"
    TIME_USED = "the planned time is used up"


_REASONS = tuple(Undefined)


@dataclass(frozen=True)
class MeasuredColumn:
    """A measure in columns, any shape, with a reason wherever it is NaN.

    ``values`` as the measure says; ``reasons`` the same shape, 0 where there is a value and else
    the position of an :class:`Undefined`, from 1.
    """

    values: Array
    reasons: NDArray[np.uint8]

    def why(self, *at: int) -> Undefined | None:
        """Tell why there is no value at a place, or None where there is one."""
        found = int(self.reasons[at])
        return _REASONS[found - 1] if found else None


def measured(values: Array, *failures: tuple[Mask, Undefined]) -> MeasuredColumn:
    """Put NaN and a reason wherever a measure is undefined.

    Args:
        values: any shape; what stands where a failure holds is dropped.
        failures: masks of that shape, or one that spreads to it, each with its reason; of several
            the first counts.
    """
    reasons = np.zeros(values.shape, np.uint8)
    for mask, reason in reversed(failures):
        reasons[np.broadcast_to(mask, values.shape)] = _REASONS.index(reason) + 1
    return MeasuredColumn(np.where(reasons > 0, np.nan, values), reasons)


def quotient(above: Array, below: Array) -> Array:
    """Divide, with NaN where nothing divides."""
    above, below = np.broadcast_arrays(above, below)
    found: Array = np.divide(above, below, out=np.full(above.shape, np.nan), where=below != 0)
    return found
