"""Pace: the actual rate of growth over the rate that a target requires.

R = CAGR actual / CAGR required, both from the same base. For an indicator that should
fall both rates are negative and their ratio is positive when it falls: no sign is lost.
A base that already meets the target leaves nothing to require, and is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import HUNDRED
from dianfan.judged.growth import cagr
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard.case import TREND_KINDS
from dianfan.judged.scorecard.case import Method
from dianfan.judged.scorecard.case import graded
from dianfan.judged.scorecard.case import refused
from dianfan.judged.scorecard.matching import matching
from dianfan.judged.scorecard.matching import same_stretch
from dianfan.judged.scorecard.promises import Side
from dianfan.judged.scorecard.promises import need
from dianfan.judged.scorecard.promises import side_of
from dianfan.judged.scorecard.series import SHORT_TERM
from dianfan.judged.scorecard.series import best_window
from dianfan.judged.scorecard.trend import STALE
from dianfan.judged.scorecard.trend import actual_rate
from dianfan.judged.scorecard.trend import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dianfan.figures.lineage import Figure
    from dianfan.judged.scorecard.bands import Bands
    from dianfan.judged.scorecard.case import Case
    from dianfan.judged.scorecard.promises import Promise
    from dianfan.judged.scorecard.series import Window
    from dianfan.judged.verdicts import Judgement


def pace_column(actual: NDArray[np.float64], required: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the ratio of whole columns of rates, in percent; NaN where nothing is required."""
    valid = required != 0
    ratios = np.where(valid, actual, np.nan) / np.where(valid, required, 1.0) * 100.0
    return np.round(ratios, 8)


@rule(
    version="1",
    formula="pace = CAGR actual / CAGR required · 100",
    source="Eurostat, assessment of indicator trends against a target; UN SDG Progress Chart, CR",
    column=pace_column,
)
def pace(actual: Figure, required: Figure) -> Figure:
    """Give the actual rate as percent of the required one, their bounds taken as independent."""
    with exact():
        some = quantity((interval(actual.quantity) / within(required, actual.unit)).scaled(HUNDRED))
    return made(some, unit("%"), f"{actual.measure.removesuffix(':cagr')}:pace", actual, required)


def judge_pace(case: Case, bands: Bands) -> Iterator[Judgement]:
    """Judge each target for which a rate can be required, by the bands of a method."""
    method = Method(
        bands.method, "1", (*bands.thresholds, SHORT_TERM.shortest, SHORT_TERM.longest, STALE)
    )
    promises = [one for one in case.promises if one.target.kind in TREND_KINDS]
    if not promises:
        yield refused(
            case, method, reasons.NO_NUMERIC_TARGET if case.promises else reasons.NO_TARGET
        )
    for promise in promises:
        yield _judge(case, bands, method, promise)


def _judge(case: Case, bands: Bands, method: Method, promise: Promise) -> Judgement:
    target = case.mint.target(promise.target)
    found = _window(case, promise)
    if isinstance(found, Wording):
        return refused(case, method, found, target=target)
    evidence = (case.figure(found.base), case.figure(found.latest))
    ratio = _ratio(case, promise, target, found)
    if isinstance(ratio, Wording):
        return refused(case, method, ratio, target=target, evidence=evidence)
    grade = bands.grade(ratio)
    if grade is None:
        return refused(case, method, reasons.INTERVAL, target=target, evidence=evidence)
    reason = reasons.between(found.base.period, found.latest.period)
    return graded(case, method, grade, ratio, reason, target=target, evidence=evidence)


def _window(case: Case, promise: Promise) -> Window | Wording:
    series = matching(case, promise)
    if isinstance(series, Wording):
        return series
    stock = case.is_stock(series)
    points = [one for one in series.dated if stock or same_stretch(one.period, promise.due)]
    if not points:
        return reasons.STRETCH if series.dated else reasons.UNDATED
    if points[-1].period.end >= promise.due.end:
        return reasons.RESULT_KNOWN
    if is_stale(case, points[-1]):
        return reasons.stale(points[-1].period)
    return best_window(points, SHORT_TERM, stock=stock)


def _ratio(case: Case, promise: Promise, target: Figure, found: Window) -> Figure | Wording:
    side = side_of(promise.target, case.indicator)
    if side is None:
        return reasons.NO_SIDE
    goal = need(target, side=side)
    actual = actual_rate(case, found)
    if isinstance(actual, Wording):
        return actual
    if goal.value <= 0:
        return reasons.TARGET_NOT_POSITIVE
    required = cagr(case.figure(found.base), goal)
    ends = interval(required.quantity)
    if ends.low <= 0 if side is Side.AT_LEAST else ends.high >= 0:
        return reasons.BASE_MEETS
    return pace(actual, required)
