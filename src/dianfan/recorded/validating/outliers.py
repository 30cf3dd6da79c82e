"""Values that stand apart: the modified z-score, and slips of the unit.

Iglewicz and Hoaglin (1993), "How to detect and handle outliers": 0.6745 (x − median) / MAD; where
MAD is nought, (x − median) / (1.253314 · mean absolute deviation from the median).
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from statistics import fmean
from statistics import median

from dianfan.figures.period import period

FEWEST = 4
THRESHOLD = 3.5
_MAD, _MEAN = 0.6745, 1.253314
SLIPS = (100, 1000, 10_000, 100_000_000)
_NEAR = 1.5


def modified_z(value: float, others: Sequence[float]) -> float | None:
    """Give the modified z-score of a value among others; nothing where they do not differ.

    Args:
        value: the one that is looked at.
        others: at least one other.
    """
    middle = median(others)
    apart = [abs(one - middle) for one in others]
    mad, mean = median(apart), fmean(apart)
    if mad > 0:
        return _MAD * (value - middle) / mad
    return (value - middle) / (_MEAN * mean) if mean > 0 else None


def alike(series: Mapping[str, Decimal], code: str) -> list[float]:
    """Give the values of the same month, quarter or half of other years.

    Where these are few, of all periods of that kind; a year is never held beside a month.
    """
    when = period(code)
    others = {
        name: float(value)
        for name, value in series.items()
        if name != code and period(name).kind is when.kind
    }
    same = [value for name, value in others.items() if period(name).comparable(when)]
    return same if len(same) >= FEWEST else list(others.values())


def slip(value: Decimal, others: Iterable[float]) -> int:
    """Give the factor by which a value seems to be in another unit; 1 where it does not.

    Told only where the others lie within a factor of 1.5 of their own middle and the value
    within 1.5 of a factor of 100, 1,000, 10⁴ or 10⁸ from it.
    """
    known = [abs(one) for one in others if one]
    if len(known) < FEWEST or not value:
        return 1
    middle = median(known)
    if not all(middle / _NEAR <= one <= middle * _NEAR for one in known):
        return 1
    ratio = abs(float(value)) / middle
    for factor in SLIPS:
        for way in (float(factor), 1 / factor):
            if way / _NEAR <= ratio <= way * _NEAR:
                return factor
    return 1
