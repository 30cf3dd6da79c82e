"""The trend axis of the UN SDG Progress Chart, and its level axis where levels are set.

With a target the ratio of the actual to the required rate is graded at 0.95, 0.5 and −0.1;
without one the rate in the desired direction at 1, 0.5 and −1 % a year. The ratio keeps
its sign for indicators that should fall, where an implementation that takes absolute
values loses it. The level axis grades by thresholds of each indicator; none are set, so
that it is not assessable rather than guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard.bands import Bands
from dianfan.judged.scorecard.bands import Cut
from dianfan.judged.scorecard.bands import Grade
from dianfan.judged.scorecard.case import Method
from dianfan.judged.scorecard.case import refused
from dianfan.judged.scorecard.pace import judge_pace
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

CUTS = (Cut("on track"), Cut("fair progress"), Cut("limited or no progress"))
GRADES = (
    Grade(Wording("步入正轨", "on track"), State.ON_TRACK),
    Grade(Wording("进展尚可", "fair progress"), State.AT_RISK),
    Grade(Wording("进展有限或没有进展", "limited or no progress"), State.OFF_TRACK),
    Grade(Wording("恶化", "deterioration"), State.OFF_TRACK),
)
TREND = Bands("un-progress-trend", CUTS, GRADES)
TARGET = Bands("un-progress-target", CUTS, GRADES)
TREND_METHOD = trend_method(TREND.method, TREND, SHORT_TERM)
LEVEL_METHOD = Method("un-progress-level")


def grade_trend(rate: Figure, *, falls: bool) -> Grade | None:
    """Grade a yearly rate of an indicator that should rise, or fall."""
    return TREND.grade(rate, mirrored=falls)


def grade_trend_column(
    rates: NDArray[np.float64], unit: Unit, falls: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Grade a column of yearly rates: the places in ``TREND``."""
    return TREND.column(rates, unit, falls)


def judge_trend(case: Case) -> Judgement:
    """Judge the trend without a target."""
    return judge_rate(case, TREND_METHOD, SHORT_TERM, grade_trend)


def judge_target(case: Case) -> Iterator[Judgement]:
    """Judge the trend by the rate that each target requires."""
    return judge_pace(case, TARGET)


def judge_level(case: Case) -> Judgement:
    """Judge how far the level is from being met: only by thresholds of the indicator itself."""
    return refused(case, LEVEL_METHOD, reasons.NO_LEVELS)
