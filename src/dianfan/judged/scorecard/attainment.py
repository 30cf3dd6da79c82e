"""Attainment: whether a target was reached, as far as the words of both sides tell.

A target is met by any value on its meant side. Actual values are intervals: "about 2480"
neither reaches nor misses "more than 2500" for certain. Before its period has ended a
target is not due, unless a level or cumulative value already reaches a lower bound.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.gap import GapReason
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import rule
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import POINTS
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard.bands import Grade
from dianfan.judged.scorecard.case import Method
from dianfan.judged.scorecard.case import graded
from dianfan.judged.scorecard.case import refused
from dianfan.judged.scorecard.matching import latest
from dianfan.judged.scorecard.matching import matching
from dianfan.judged.scorecard.matching import result
from dianfan.judged.scorecard.matching import same_stretch
from dianfan.judged.scorecard.matching import so_far
from dianfan.judged.scorecard.promises import Side
from dianfan.judged.scorecard.promises import need
from dianfan.judged.scorecard.promises import side_of
from dianfan.judged.verdicts import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from numpy.typing import NDArray

    from dianfan.figures.lineage import Figure
    from dianfan.judged.scorecard.case import Case
    from dianfan.judged.scorecard.promises import Promise
    from dianfan.judged.scorecard.series import Point
    from dianfan.judged.scorecard.series import Series
    from dianfan.judged.verdicts import Judgement

METHOD = Method("target-attainment")
ACHIEVED = Grade(Wording("达成目标", "target achieved"), State.ACHIEVED)
ACHIEVED_EARLY = Grade(Wording("提前达成目标", "target achieved early"), State.ACHIEVED)
NOT_ACHIEVED = Grade(Wording("未达成目标", "target not achieved"), State.OFF_TRACK)
EARLY = ACHIEVED_EARLY, reasons.REACHED_EARLY
EARLIER = ACHIEVED, reasons.REACHED_BEFORE
STRICT = frozenset({Bound.MORE_THAN, Bound.LESS_THAN})
EARLY_BOUNDS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.EXACTLY})
EARLY_KINDS = frozenset({"level", "cumulative"})


def attained_column(
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    needed: NDArray[np.float64],
    *,
    strict: NDArray[np.bool_],
    open_ends: NDArray[np.bool_],
    at_most: NDArray[np.bool_],
) -> NDArray[np.int8]:
    """Tell of whole columns whether values reach what is needed: 1 yes, −1 no, 0 cannot be told.

    Args:
        low: lower ends of the values, −∞ where open.
        high: upper ends of the values, ∞ where open.
        needed: the values needed, in the same units.
        strict: where the value needed itself does not suffice.
        open_ends: where the finite end of a half-open value is left out (more than, less than).
        at_most: where values up to the one needed meet the target.
    """
    worst = np.where(at_most, -high, low)
    best = np.where(at_most, -low, high)
    edge = np.where(at_most, -needed, needed)
    surely = (worst > edge) | ((worst == edge) & (~strict | open_ends))
    never = (best < edge) | ((best == edge) & (strict | open_ends))
    found: NDArray[np.int8] = surely.astype(np.int8) - never.astype(np.int8)
    return found


def attained(actual: Figure, target: Figure, *, side: str) -> bool | None:
    """Tell whether a value meets a target for certain; nothing when its words leave it open.

    Computed in fractions, so that no conversion of units decides.
    """
    some, wanted = interval(actual.quantity), need(target, side=side)
    factor = actual.unit.ratio_to(wanted.unit)
    ends = (some.low, some.low_open, some.high, some.high_open)
    if side == Side.AT_MOST:
        ends = (-some.high, some.high_open, -some.low, some.low_open)
    edge = Fraction(wanted.value) * (-1 if side == Side.AT_MOST else 1)
    strict = target.quantity.bound in STRICT
    worst, worst_open, best, best_open = ends
    if _above(worst, edge, factor) or (_equal(worst, edge, factor) and (worst_open or not strict)):
        return True
    if _above(-best, -edge, factor) or (_equal(best, edge, factor) and (best_open or strict)):
        return False
    return None


def _above(end: Decimal, edge: Fraction, factor: Fraction) -> bool:
    return end > 0 if end.is_infinite() else Fraction(end) * factor > edge


def _equal(end: Decimal, edge: Fraction, factor: Fraction) -> bool:
    return end.is_finite() and Fraction(end) * factor == edge


@rule(
    version="1",
    formula="margin = actual − needed (at least), needed − actual (at most)",
    source="rule of the scorecard",
    column=attained_column,
)
def margin(actual: Figure, needed: Figure, *, side: str) -> Figure:
    """Tell by how much a value is beyond what the target needs; below zero it falls short."""
    of = needed.unit
    with exact():
        rest = within(actual, of) - interval(needed.quantity)
        rest = -rest if side == Side.AT_MOST else rest
        some = quantity(rest.scaled(of.factor * 100) if of.is_share else rest)
    return made(some, POINTS if of.is_share else of, f"{actual.measure}:margin", actual, needed)


def judge_attainment(case: Case) -> Iterator[Judgement]:
    """Judge each target of a case by the value of its period."""
    if not case.promises:
        yield refused(case, METHOD, reasons.NO_TARGET, why=GapReason.NOT_APPLICABLE)
    for promise in case.promises:
        yield _judge(case, promise)


def _judge(case: Case, promise: Promise) -> Judgement:
    target = case.mint.target(promise.target)
    side = side_of(promise.target, case.indicator)
    is_due = promise.due.end <= case.asof
    series = matching(case, promise)
    if side is not None and not isinstance(series, Wording):
        found = result(case, series, promise) if is_due else None
        if found is not None:
            return _decide(case, case.figure(found), target, side)
        early = _early(case, series, promise)
        if early is not None and attained(case.figure(early), target, side=side):
            grade, reason = EARLIER if is_due else EARLY
            return _grade(case, grade, case.figure(early), target, side, reason)
    if not is_due:
        return refused(case, METHOD, reasons.NOT_DUE, target=target, why=GapReason.NOT_DUE)
    if side is None:
        return refused(case, METHOD, reasons.NO_SIDE, target=target)
    if isinstance(series, Wording) and series in (reasons.SCOPE, reasons.UNIT):
        return refused(case, METHOD, series, target=target)
    why, state = GapReason.NOT_REPORTED, State.NO_DATA
    return refused(case, METHOD, reasons.DUE_UNREPORTED, target=target, why=why, state=state)


def _decide(case: Case, actual: Figure, target: Figure, side: Side) -> Judgement:
    reached = attained(actual, target, side=side)
    if reached is None:
        return refused(case, METHOD, reasons.UNDECIDED, target=target, evidence=(actual,))
    grade, reason = (ACHIEVED, reasons.REACHED) if reached else (NOT_ACHIEVED, reasons.MISSED)
    return _grade(case, grade, actual, target, side, reason)


def _grade(
    case: Case, grade: Grade, actual: Figure, target: Figure, side: Side, reason: Wording
) -> Judgement:
    measure = margin(actual, need(target, side=side), side=side)
    return graded(case, METHOD, grade, measure, reason, evidence=(actual,), target=target)


def _early(case: Case, series: Series, promise: Promise) -> Point | None:
    """Give the latest value that could reach a lower bound before its time.

    That is a stock, a value cumulated within the target's period, or, while the target is
    not due, a value of the same stretch of this year or an earlier one.
    """
    target, due = promise.target, promise.due
    is_floor = side_of(target, case.indicator) is Side.AT_LEAST and target.bound in EARLY_BOUNDS
    if not is_floor or target.kind not in EARLY_KINDS:
        return None
    if case.is_stock(series):
        return latest(one for one in series.dated if one.period.end <= due.end)
    cumulated = so_far(series, promise)
    if cumulated is not None or due.end <= case.asof:
        return cumulated
    return latest(
        one for one in series.dated if one.period.end <= due.end and same_stretch(one.period, due)
    )
