"""The light of a project, computed from evidence, with every reason that led to it.

The worst reason decides. A light that someone set by hand is kept beside the computed one and never
in its stead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Where
from dianfan.judged.point.evidence import Evidence
from dianfan.judged.point.evidence import check_evidence


class Light(StrEnum):
    """Green, yellow or red; grey where the evidence carries no light."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


_WORST = (Light.RED, Light.YELLOW, Light.GREY, Light.GREEN)


@dataclass(frozen=True, slots=True)
class LightThresholds:
    """Where one light ends and the next begins; each can be set by a programme.

    Attributes:
        gap_yellow: points by which work may lag behind time (序时进度) and be green; a larger gap is
            yellow. Yinchuan's published rule of 2025 has yellow from 10 to 30 points and says nothing of
            0 to 10; that these are green is ours.
        gap_red: points above which the gap is red: more than 30, by the same rule.
        index_yellow: SPI(t) and CPI below it are yellow. Ours.
        index_red: SPI(t) and CPI below it are red. Ours.
        chance_yellow: a chance of ending on time below it is yellow: less than P80, the level at which
            reference class forecasting sets budgets (Flyvbjerg 2006).
        chance_red: a chance below it is red: rather late than on time. Ours.
        overdue_red: days after the planned end from which a project that has not ended is red; before,
            it is yellow. Ours: a quarter.
        paid_ahead: points by which money may run ahead of work; more is yellow. Ours.
        report_yellow: days after which a report is old, which is yellow. Ours: a quarter.
        report_grey: days after which a report is no evidence. Ours: a year.
    """

    gap_yellow: float = 10.0
    gap_red: float = 30.0
    index_yellow: float = 0.95
    index_red: float = 0.8
    chance_yellow: float = 0.8
    chance_red: float = 0.5
    overdue_red: int = 90
    paid_ahead: float = 20.0
    report_yellow: int = 92
    report_grey: int = 366


@dataclass(frozen=True, slots=True)
class LightReason:
    """Why a light: the rule's code, what was found, what it was held against, and the light of that alone.

    ``value`` and ``threshold`` are in the rule's unit: points, days, or a ratio; None where it has none.
    """

    code: str
    light: Light
    value: float | None = None
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class ComputedLight:
    """A light with all its reasons, the worst first, and the one set by hand beside it.

    ``agrees`` is None where nobody set one, or where none can be computed.
    """

    light: Light
    reasons: tuple[LightReason, ...]
    by_hand: Light | None = None

    @property
    def agrees(self) -> bool | None:
        """Tell whether the light set by hand is the computed one."""
        if self.by_hand is None or self.light is Light.GREY:
            return None
        return self.by_hand is self.light


ORDINARY = LightThresholds()


def light(
    told: Evidence, by_hand: Light | None = None, thresholds: LightThresholds = ORDINARY
) -> ComputedLight:
    """Compute the light of a project.

    A project that has ended is held to its cost alone. Where the last report is too old, what it told
    does not count, and only days and a standstill do.

    Args:
        told: what is known, without faults.
        by_hand: the light that someone set, if any.
        thresholds: where lights change.

    Raises:
        UseError: the evidence has faults.
    """
    faults = check_evidence(told, Where("evidence"))
    if faults:
        raise UseError(
            "no light can be computed from evidence with faults",
            why="; ".join(one.message for one in faults),
            remedy="mend what check_evidence tells",
        )
    reasons = sorted(_reasons(told, thresholds), key=lambda one: _WORST.index(one.light))
    found = reasons[0].light if reasons else Light.GREY
    return ComputedLight(found, tuple(reasons), by_hand)


def _reasons(told: Evidence, at: LightThresholds) -> Iterator[LightReason]:
    old = told.report_age is not None and told.report_age > at.report_grey
    if told.actual_finish is not None:
        late = (told.actual_finish - told.planned_finish).days if told.planned_finish else None
        yield LightReason("ended", Light.GREEN, late, None if late is None else 0)
    else:
        yield from _standing(told, at)
        if not old:
            yield from _progress(told, at)
    if not old:
        yield from _below("cost-index", told.cost_index, at.index_yellow, at.index_red)


def _standing(told: Evidence, at: LightThresholds) -> Iterator[LightReason]:
    """Judge by days and by whether work stands still."""
    if told.suspended:
        yield LightReason("suspended", Light.RED)
    if told.planned_finish is not None and told.asof > told.planned_finish:
        days = (told.asof - told.planned_finish).days
        yield _above("overdue", days, 0, at.overdue_red)
    if told.report_age is not None:
        if told.report_age > at.report_grey:
            yield LightReason("report-too-old", Light.GREY, told.report_age, at.report_grey)
        elif told.report_age > at.report_yellow:
            yield LightReason("report-old", Light.YELLOW, told.report_age, at.report_yellow)


def _progress(told: Evidence, at: LightThresholds) -> Iterator[LightReason]:
    """Judge by work, time, money and forecast."""
    work = told.done if told.done is not None else told.spent
    if told.elapsed is not None and work is not None:
        code = "pace-gap" if told.done is not None else "pace-gap-by-money"
        yield _above(code, _points(told.elapsed - work), at.gap_yellow, at.gap_red)
    if told.done is not None and told.spent is not None:
        ahead = _points(told.spent - told.done)
        if ahead > at.paid_ahead:
            yield LightReason("paid-ahead-of-work", Light.YELLOW, ahead, at.paid_ahead)
    yield from _below("time-index", told.time_index, at.index_yellow, at.index_red)
    yield from _below("chance", told.chance, at.chance_yellow, at.chance_red)


def _points(share: float) -> float:
    """Give a difference of shares in percentage points, free of the dust of binary fractions."""
    return round(100 * share, 9)


def _above(code: str, value: float, yellow: float, red: float) -> LightReason:
    """Judge what is worse the more there is of it."""
    if value > red:
        return LightReason(code, Light.RED, value, red)
    return LightReason(code, Light.YELLOW if value > yellow else Light.GREEN, value, yellow)


def _below(code: str, value: float | None, yellow: float, red: float) -> Iterator[LightReason]:
    """Judge what is worse the less there is of it."""
    if value is None:
        return
    if value < red:
        yield LightReason(code, Light.RED, value, red)
    else:
        yield LightReason(code, Light.YELLOW if value < yellow else Light.GREEN, value, yellow)
