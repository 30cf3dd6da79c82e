"""Matching: which values a promise is held against."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import TYPE_CHECKING

from dianfan.figures.period import PeriodKind
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.judged.making import stretch
from dianfan.judged.scorecard import reasons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.period import Period
    from dianfan.judged.scorecard.case import Case
    from dianfan.judged.scorecard.promises import Promise
    from dianfan.judged.scorecard.series import Point
    from dianfan.judged.scorecard.series import Series

MOMENTS = frozenset({PeriodKind.MONTH, PeriodKind.DAY})


def matching(case: Case, promise: Promise) -> Series | Wording:
    """Give the series of a promise's kind, scope and dimension, or say what is missing."""
    target = promise.target
    dimension = unit(target.unit).dimension
    same_kind = [one for one in case.series if one.kind == target.kind]
    same_scope = [one for one in same_kind if one.scope == target.scope]
    for one in same_scope:
        if one.dimension == dimension:
            return one
    if same_scope:
        return reasons.UNIT
    return reasons.SCOPE if same_kind else reasons.KIND


def is_deadline(due: Period) -> bool:
    """Tell whether a target names only the end by which it is to be met."""
    return due.start == date.min


def latest(points: Iterable[Point]) -> Point | None:
    """Give the last of some points in order of time, if there is one."""
    return next(iter(deque(points, maxlen=1)), None)


def result(case: Case, series: Series, promise: Promise) -> Point | None:
    """Give the value of the period that a target is due for."""
    due = promise.due
    loose = is_deadline(due) or case.is_stock(series)
    return latest(
        one
        for one in series.dated
        if one.period.end == due.end and (loose or one.period.start == due.start)
    )


def same_stretch(span: Period, due: Period) -> bool:
    """Tell whether a value covers the stretch of a year that a target is set for.

    A deadline at the end of a year is set for whole years.
    """
    if not is_deadline(due):
        return stretch(span) == stretch(due)
    return stretch(span)[2:4] == stretch(due)[2:4] and span.kind is PeriodKind.YEAR


def so_far(series: Series, promise: Promise) -> Point | None:
    """Give the latest value that is cumulated from the first day of a target's period.

    A value of a month or a day may be the state at that time, and shares and indices do not
    add up over time: neither counts as part of the whole.
    """
    due = promise.due
    if not unit(promise.target.unit).is_additive:
        return None
    return latest(
        one
        for one in series.dated
        if one.period.start == due.start
        and one.period.end < due.end
        and one.period.kind not in MOMENTS
    )
