"""Trends: what Eurostat and the UN chart have in common - two values and the rate between.

Both methods take the same window here, that of Eurostat, so that where they disagree it
is their thresholds that disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.growth import cagr
from dianfan.judged.interval import interval
from dianfan.judged.making import DAYS_OF_A_YEAR
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard.case import Method
from dianfan.judged.scorecard.case import graded
from dianfan.judged.scorecard.case import refused
from dianfan.judged.scorecard.series import best_window
from dianfan.judged.scorecard.thresholds import threshold
from dianfan.promised.model import Direction

if TYPE_CHECKING:
    from collections.abc import Callable

    from dianfan.figures.lineage import Figure
    from dianfan.judged.scorecard.bands import Bands
    from dianfan.judged.scorecard.bands import Grade
    from dianfan.judged.scorecard.case import Case
    from dianfan.judged.scorecard.series import Point
    from dianfan.judged.scorecard.series import Reach
    from dianfan.judged.scorecard.series import Series
    from dianfan.judged.scorecard.series import Window
    from dianfan.judged.verdicts import Judgement

STALE = threshold("record", "stale after")
STALE_DAYS = int(STALE.value * DAYS_OF_A_YEAR)
FALLBACKS = (("growth_yoy", reasons.GROWTH_RATE), ("rank", reasons.RANK))


def trend_series(case: Case) -> Series | Wording:
    """Give the series that the trend is read from, or the reason why there is none."""
    if case.indicator.direction is Direction.NEUTRAL:
        return reasons.NEUTRAL
    if case.primary is None:
        kinds = {one.kind for one in case.series if not one.scope}
        return next((reason for kind, reason in FALLBACKS if kind in kinds), reasons.SCOPE)
    if case.indicator.cumulative or case.primary.kind == "cumulative":
        return reasons.STOCK
    return case.primary


def trend_window(case: Case, series: Series, reach: Reach) -> Window | Wording:
    """Give the two values that the trend is taken between, or the reason why there are none."""
    points = series.dated
    if not points:
        return reasons.UNDATED
    if is_stale(case, points[-1]):
        return reasons.stale(points[-1].period)
    return best_window(points, reach, stock=case.is_stock(series))


def is_stale(case: Case, latest: Point) -> bool:
    """Tell whether a value is too old to tell of the day of the judgement."""
    return latest.period.end < case.asof and (case.asof - latest.period.end).days > STALE_DAYS


def actual_rate(case: Case, found: Window) -> Figure | Wording:
    """Give the yearly rate of a window, or the reason why it has none."""
    base, latest = case.figure(found.base), case.figure(found.latest)
    refusal = not_a_base(base)
    if refusal is not None:
        return refusal
    if latest.value < 0:
        return reasons.NOT_POSITIVE
    return reasons.SIGNED if _is_signed(case, found) else cagr(base, latest)


def _is_signed(case: Case, found: Window) -> bool:
    """Tell whether a series is a balance or a change, which has been below zero.

    Such a series has no rate even where both ends of a window happen to be positive.
    """
    series = next(one for one in case.series if found.base in one.points)
    return any(case.figure(one).value < 0 for one in series.dated)


def not_a_base(base: Figure) -> Wording | None:
    """Tell why a figure cannot be the base of a rate, if it cannot."""
    if base.value <= 0:
        return reasons.NOT_POSITIVE
    return reasons.INTERVAL if interval(base.quantity).low <= 0 else None


def trend_method(name: str, bands: Bands, reach: Reach) -> Method:
    """Sign a method with all thresholds that decide: its bands, its window and its age limit."""
    return Method(name, "1", (*bands.thresholds, reach.shortest, reach.longest, STALE))


def judge_rate(
    case: Case, method: Method, reach: Reach, grade_rate: Callable[..., Grade | None]
) -> Judgement:
    """Judge the trend within a window by a method's grades of the yearly rate."""
    series = trend_series(case)
    found = series if isinstance(series, Wording) else trend_window(case, series, reach)
    if isinstance(found, Wording):
        return refused(case, method, found)
    rate = actual_rate(case, found)
    evidence = (case.figure(found.base), case.figure(found.latest))
    if isinstance(rate, Wording):
        return refused(case, method, rate, evidence=evidence)
    grade = grade_rate(rate, falls=case.falls)
    if grade is None:
        return refused(case, method, reasons.INTERVAL, evidence=evidence)
    return graded(
        case,
        method,
        grade,
        rate,
        reasons.between(found.base.period, found.latest.period),
        evidence=evidence,
    )
