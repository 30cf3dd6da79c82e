"""Growth: the compound annual rate between two figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.arithmetic import require_positive
from dianfan.judged.interval import DIGITS
from dianfan.judged.interval import GUARD_DIGITS
from dianfan.judged.interval import INFINITY
from dianfan.judged.interval import Interval
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within
from dianfan.judged.making import years_between

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dianfan.figures.lineage import Figure

COLUMN_DECIMALS = 10


def cagr_column(
    base: NDArray[np.float64], latest: NDArray[np.float64], years: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give growth rates of whole columns, in percent a year; NaN where there is none."""
    valid = (base > 0) & (latest >= 0) & (years > 0)
    safe_base, safe_years = np.where(valid, base, 1.0), np.where(valid, years, 1.0)
    rate = ((np.where(valid, latest, 1.0) / safe_base) ** (1.0 / safe_years) - 1.0) * 100.0
    return np.where(valid, np.round(rate, COLUMN_DECIMALS), np.nan)


@rule(
    version="1",
    formula="cagr = ((latest / base)^(1 / years) − 1) · 100",
    source="Eurostat, Sustainable development in the European Union, assessment of indicator trends",
    column=cagr_column,
)
def cagr(base: Figure, latest: Figure) -> Figure:
    """Give the compound annual growth rate between two figures, in percent a year.

    Years run from the end of one period to the end of the other. A later value that is
    only bounded from above cannot be below zero, so its rate is at least −100 %.

    Raises:
        NotComputable: the base is not certainly above zero, the later value below it, or
            the second does not end after the first.
    """
    require_positive(base)
    years = years_between(base.period, latest.period)
    if years <= 0 or latest.value < 0:
        raise NotComputable(
            "a growth rate needs a later value that is not negative",
            where=f"{latest.measure} {latest.place} {base.period} to {latest.period}",
            why="it is the root of the ratio of two values over the years between them",
            remedy="tell the difference instead",
        )
    with exact(DIGITS + GUARD_DIGITS):
        ratio_ = interval(latest.quantity) / within(base, latest.unit)
        ends = [_rate(ratio_.low, years), _rate(ratio_.high, years)]
    some = quantity(
        Interval(ends[0], ends[1], ratio_.low_open and ratio_.low >= 0, ratio_.high_open)
    )
    return made(some, unit("%"), f"{latest.measure}:cagr", base, latest)


def _rate(ratio_: Decimal, years: Decimal) -> Decimal:
    if not ratio_.is_finite():
        return INFINITY if ratio_ > 0 else Decimal(-100)
    root = max(ratio_, Decimal(0)) ** (1 / years)
    with exact():
        return ((+root - 1) * 100).normalize()
