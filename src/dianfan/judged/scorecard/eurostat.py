"""Eurostat's assessment of trends towards the SDGs, without and with a target.

Without a target the compound annual growth rate, turned into the desired direction, is
graded at 1, 0 and −1 % a year; with one, the ratio of the actual to the required rate at
95, 60 and 0 %. Eurostat's annex could not be retrieved, so the thresholds are those of an
implementation that follows it (open-sdg/sdg-build, PR 318). That implementation, and this
one, take a grade to hold from its lower threshold on (≥); the published summary writes
> 1 %. A rate of exactly zero is on neither side: it is graded "unchanged" by our own rule.
The last five years are judged and, apart, the last fifteen; the minimum spans of three and
ten years are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.quantity import exactly
from dianfan.figures.wording import Wording
from dianfan.judged.scorecard.bands import Bands
from dianfan.judged.scorecard.bands import Cut
from dianfan.judged.scorecard.bands import Grade
from dianfan.judged.scorecard.pace import judge_pace
from dianfan.judged.scorecard.series import LONG_TERM
from dianfan.judged.scorecard.series import SHORT_TERM
from dianfan.judged.scorecard.trend import judge_rate
from dianfan.judged.scorecard.trend import trend_method
from dianfan.judged.verdicts import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from dianfan.figures.lineage import Figure
    from dianfan.figures.unit import Unit
    from dianfan.judged.scorecard.case import Case
    from dianfan.judged.verdicts import Judgement

TREND = Bands(
    "eurostat-sdg-trend",
    (Cut("significant progress"), Cut("moderate progress"), Cut("moderate movement away")),
    (
        Grade(Wording("显著进展", "significant progress"), State.ON_TRACK),
        Grade(Wording("中等进展", "moderate progress"), State.ON_TRACK),
        Grade(Wording("中等倒退", "moderate movement away"), State.AT_RISK),
        Grade(Wording("显著倒退", "significant movement away"), State.OFF_TRACK),
    ),
)
UNCHANGED = Grade(Wording("没有变化", "unchanged"), State.AT_RISK)
UNCHANGED_PLACE = len(TREND.grades)
TARGET = Bands(
    "eurostat-sdg-target",
    (Cut("significant"), Cut("moderate"), Cut("insufficient")),
    (
        Grade(Wording("朝目标显著进展", "significant progress towards the target"), State.ON_TRACK),
        Grade(Wording("朝目标中等进展", "moderate progress towards the target"), State.AT_RISK),
        Grade(
            Wording("朝目标进展不足", "insufficient progress towards the target"), State.OFF_TRACK
        ),
        Grade(Wording("背离目标", "movement away from the target"), State.OFF_TRACK),
    ),
)
SHORT_METHOD = trend_method(TREND.method, TREND, SHORT_TERM)
LONG_METHOD = trend_method("eurostat-sdg-long-trend", TREND, LONG_TERM)


def grade_trend(rate: Figure, *, falls: bool) -> Grade | None:
    """Grade a yearly rate of an indicator that should rise, or fall."""
    if rate.quantity == exactly(0):
        return UNCHANGED
    return TREND.grade(rate, mirrored=falls)


def grade_trend_column(
    rates: NDArray[np.float64], unit: Unit, falls: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Grade a column of yearly rates: the places in ``TREND``, or ``UNCHANGED_PLACE``."""
    places = TREND.column(rates, unit, falls)
    places[rates == 0] = UNCHANGED_PLACE
    return places


def judge_trend(case: Case) -> Judgement:
    """Judge the last five years without a target."""
    return judge_rate(case, SHORT_METHOD, SHORT_TERM, grade_trend)


def judge_long_trend(case: Case) -> Judgement:
    """Judge the last fifteen years without a target."""
    return judge_rate(case, LONG_METHOD, LONG_TERM, grade_trend)


def judge_target(case: Case) -> Iterator[Judgement]:
    """Judge the last five years by the rate that each target requires."""
    return judge_pace(case, TARGET)
