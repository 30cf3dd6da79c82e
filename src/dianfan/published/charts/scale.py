"""Scales: round numbers for an axis that holds all values."""

from __future__ import annotations

import math
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FLAT = 0.5


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of values: its ends and the round numbers between."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Tell where a value lies between the ends, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def from_zero(values: tuple[float, ...], wanted: int = 4) -> Scale:
    """Make a scale with zero on it, for bars."""
    return _round(min(0.0, *values, 0.0), max(0.0, *values, 0.0), wanted)


def around(values: tuple[float, ...], wanted: int = 4) -> Scale:
    """Make a scale for lines and points: with zero unless that would flatten the line."""
    low, high = min(values), max(values)
    if low >= 0 and low < _FLAT * high:
        low = 0.0
    if high <= 0 and high > _FLAT * low:
        high = 0.0
    return _round(low, high, wanted)


def _round(low: float, high: float, wanted: int) -> Scale:
    if low == high:
        low, high = (0.0, high or 1.0) if high >= 0 else (low, 0.0)
    step = _step((high - low) / wanted)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(index * step, 10) for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def written(value: float) -> str:
    """Write a round number for an axis, with a true minus sign."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")
