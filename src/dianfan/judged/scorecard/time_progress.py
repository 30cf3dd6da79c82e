"""序时进度: the share of the time that has passed less the share of the work that is done.

Two readings. Values cumulated from the start of the target's period (the first three
quarters against the year) are held against the target itself. Where a target ends a longer
path, the value is held against a straight line from the last value before the target was
set. Time is counted in months where the periods are whole months, else in days.

Yinchuan's published rule of 2025 calls the pace met green, 10 to 30 points behind yellow
and more than 30 red. It leaves 0 to 10 undefined; ours: slightly behind, at risk.
"""

from __future__ import annotations

import calendar
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import HUNDRED
from dianfan.judged.arithmetic import PERCENT
from dianfan.judged.arithmetic import POINTS
from dianfan.judged.arithmetic import share
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import decimal
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within
from dianfan.judged.making import years_between
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard.bands import Bands
from dianfan.judged.scorecard.bands import Cut
from dianfan.judged.scorecard.bands import Grade
from dianfan.judged.scorecard.case import TREND_KINDS
from dianfan.judged.scorecard.case import Method
from dianfan.judged.scorecard.case import graded
from dianfan.judged.scorecard.case import refused
from dianfan.judged.scorecard.matching import matching
from dianfan.judged.scorecard.matching import result
from dianfan.judged.scorecard.matching import same_stretch
from dianfan.judged.scorecard.matching import so_far
from dianfan.judged.scorecard.promises import Side
from dianfan.judged.scorecard.promises import need
from dianfan.judged.scorecard.promises import side_of
from dianfan.judged.scorecard.trend import STALE
from dianfan.judged.scorecard.trend import is_stale
from dianfan.judged.verdicts import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from numpy.typing import NDArray

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.judged.scorecard.case import Case
    from dianfan.judged.scorecard.promises import Promise
    from dianfan.judged.scorecard.series import Point
    from dianfan.judged.scorecard.series import Series
    from dianfan.judged.verdicts import Judgement

BANDS = Bands(
    "time-progress",
    (Cut("in step"), Cut("yellow", inclusive=False), Cut("red")),
    (
        Grade(Wording("达到序时进度", "in step with time"), State.ON_TRACK),
        Grade(Wording("略慢于序时进度", "slightly behind time"), State.AT_RISK),
        Grade(Wording("慢于序时进度（黄灯）", "behind time (yellow)"), State.AT_RISK),
        Grade(Wording("严重慢于序时进度（红灯）", "far behind time (red)"), State.OFF_TRACK),
    ),
    smaller_is_better=True,
)
METHOD = Method(BANDS.method, "1", (*BANDS.thresholds, STALE))
OWN = "序时进度, practice of Chinese local government; Yinchuan 2025"


def lag_column(elapsed: NDArray[np.float64], completed: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the lag of whole columns of shares in percent, in percentage points."""
    return np.round(elapsed - completed, 10)


def grade_lag_column(lags: NDArray[np.float64]) -> NDArray[np.int64]:
    """Grade a column of lags in percentage points: the places in ``BANDS``."""
    return BANDS.column(lags, POINTS)


@rule(
    version="1",
    formula="elapsed = time from the start of the target's period / its length · 100",
    source=OWN,
)
def elapsed_within(actual: Figure, target: Figure) -> Figure:
    """Give the share of a target's period that had passed at the end of a value's period."""
    passed = _length(target.period.start, actual.period) / _length(
        target.period.start, target.period
    )
    with exact():
        some = exactly(decimal(passed * 100))
    return made(some, PERCENT, f"{actual.measure}:elapsed", actual, target)


def _length(start: date, span: Period) -> Fraction:
    end = span.end
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return Fraction((end.year - start.year) * 12 + end.month - start.month + 1)
    first = Fraction((end - start).days + 1)
    year = 366 if calendar.isleap(end.year) else 365
    return first * 12 / year


@rule(version="1", formula="elapsed = (t − t₀) / (T − t₀) · 100", source=OWN)
def elapsed_since(base: Figure, actual: Figure, target: Figure) -> Figure:
    """Give the share of the way in time from a base to a target."""
    with exact():
        passed = years_between(base.period, actual.period) / years_between(
            base.period, target.period
        )
        some = exactly(passed * 100)
    return made(some, PERCENT, f"{actual.measure}:elapsed", base, actual, target)


@rule(version="1", formula="completion = (y − y₀) / (needed − y₀) · 100", source=OWN)
def completion_since(base: Figure, actual: Figure, needed: Figure) -> Figure:
    """Give the share of the way in value from an exact base to what the target needs.

    Raises:
        NotComputable: the base is only a bound, so that the way has no known length.
    """
    if not base.quantity.is_exact:
        raise NotComputable(
            "the base is no exact value", why="the length of the way from it is not known"
        )
    of = needed.unit
    with exact():
        start = within(base, of)
        some = quantity(
            ((within(actual, of) - start) / (interval(needed.quantity) - start)).scaled(HUNDRED)
        )
    return made(some, PERCENT, f"{actual.measure}:completion", base, actual, needed)


@rule(
    version="1",
    formula="lag = elapsed − completed, in percentage points",
    source=OWN,
    column=lag_column,
)
def lag(elapsed: Figure, completed: Figure) -> Figure:
    """Tell how far completion is behind time; below zero it is ahead."""
    with exact():
        some = quantity(interval(elapsed.quantity) - within(completed, elapsed.unit))
    return made(some, POINTS, f"{completed.measure.rpartition(':')[0]}:lag", elapsed, completed)


def judge_time_progress(case: Case) -> Iterator[Judgement]:
    """Judge each target for which values accumulate or a path can be drawn."""
    if not case.promises:
        yield refused(case, METHOD, reasons.NO_TARGET)
    for promise in case.promises:
        yield _judge(case, promise)


def _judge(case: Case, promise: Promise) -> Judgement:
    target = case.mint.target(promise.target)
    found = _lag(case, promise, target)
    if isinstance(found, Wording):
        return refused(case, METHOD, found, target=target)
    measure, evidence = found
    grade = BANDS.grade(measure)
    if grade is None:
        return refused(case, METHOD, reasons.INTERVAL, target=target, evidence=evidence)
    reason = reasons.at(evidence[-1].period)
    return graded(case, METHOD, grade, measure, reason, evidence=evidence, target=target)


def _lag(
    case: Case, promise: Promise, target: Figure
) -> tuple[Figure, tuple[Figure, ...]] | Wording:
    side = side_of(promise.target, case.indicator)
    refusal = _inapplicable(promise, side)
    if refusal is not None or side is None:
        return refusal or reasons.NO_SIDE
    series = matching(case, promise)
    if isinstance(series, Wording):
        return series
    if result(case, series, promise) is not None:
        return reasons.RESULT_KNOWN
    goal = need(target, side=side)
    part = None if case.is_stock(series) else so_far(series, promise)
    if part is None:
        return _path(case, series, promise, target, goal, side)
    return reasons.CEILING if side is Side.AT_MOST else _filling(case, part, target, goal)


def _inapplicable(promise: Promise, side: Side | None) -> Wording | None:
    if promise.target.kind == "growth_yoy":
        return reasons.GROWTH_RATE
    if promise.target.kind not in TREND_KINDS:
        return reasons.RANK
    return reasons.NO_SIDE if side is None else None


def _filling(
    case: Case, part: Point, target: Figure, goal: Figure
) -> tuple[Figure, tuple[Figure, ...]] | Wording:
    if is_stale(case, part):
        return reasons.stale(part.period)
    if goal.value <= 0:
        return reasons.TARGET_NOT_POSITIVE
    actual = case.figure(part)
    return lag(elapsed_within(actual, target), share(actual, goal)), (actual,)


def _path(
    case: Case, series: Series, promise: Promise, target: Figure, goal: Figure, side: Side
) -> tuple[Figure, tuple[Figure, ...]] | Wording:
    stock = case.is_stock(series)
    points = [one for one in series.dated if stock or same_stretch(one.period, promise.due)]
    before = [one for one in points if one.period.end <= promise.set_on]
    after = [one for one in points if promise.set_on < one.period.end < promise.due.end]
    if not before or not after:
        return reasons.NO_PROGRESS_VALUE
    if is_stale(case, after[-1]):
        return reasons.stale(after[-1].period)
    base, actual = case.figure(before[-1]), case.figure(after[-1])
    if not base.quantity.is_exact:
        return reasons.INTERVAL
    with exact():
        distance = goal.value - within(base, goal.unit).low
    if distance <= 0 if side is Side.AT_LEAST else distance >= 0:
        return reasons.BASE_MEETS
    return lag(elapsed_since(base, actual, target), completion_since(base, actual, goal)), (
        base,
        actual,
    )
