"""Reasons: why a method does not apply, in both languages; no number stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from dianfan.figures.period import Period

NO_OBSERVATION = Wording("记录中没有本地数值", "the record holds no value for this place")
NO_TARGET = Wording("没有设定目标", "no target is set")
NO_NUMERIC_TARGET = Wording(
    "没有可换算为年均变化率的水平目标",
    "no target is set for a level that a yearly rate could lead to",
)
NEUTRAL = Wording("指标没有期望的升降方向", "the indicator has no desired direction")
GROWTH_RATE = Wording(
    "只有增速数值；增速不是存量或流量，不能再求年均变化率",
    "only growth rates are on record, and a growth rate of growth rates has no meaning",
)
RANK = Wording(
    "只有位次数值；位次之间没有固定间距",
    "only ranks are on record, and ranks have no fixed distance",
)
STOCK = Wording(
    "指标按定义只增不减，上升本身不说明进展",
    "the indicator can only rise by definition, so that rising says nothing of progress",
)
SCOPE = Wording("只有其他口径的数值", "only values of another scope are on record")
KIND = Wording(
    "没有与目标同类的数值", "no value of the kind that the target is set for is on record"
)
UNIT = Wording(
    "数值的计量单位与目标不同类", "the values are measured in another dimension than the target"
)
UNDATED = Wording("数值没有注明时间", "the values are undated")
SINGLE = Wording("可比数值只有单一时点", "there is a comparable value at a single time only")
STRETCH = Wording(
    "各数值覆盖的时段不同（全年与年内累计不可比）",
    "the values cover different stretches of the year, which cannot be compared",
)
SHORT = Wording(
    "可比数值的时间跨度短于该方法的最低要求",
    "the comparable values span less time than the method needs",
)
WINDOW = Wording(
    "方法的时间窗口内没有合适的基期数值",
    "no value inside the time window of the method can serve as its base",
)
NOT_POSITIVE = Wording(
    "基期值为零或负数，或末期值为负数",
    "the base is zero or negative, or the later value is negative",
)
SIGNED = Wording(
    "数值有正有负，年均变化率没有意义",
    "values on both sides of zero are on record, so that a yearly rate has no meaning",
)
TARGET_NOT_POSITIVE = Wording(
    "目标值为零或负数，无法求年均变化率",
    "the target is zero or negative, so that no yearly rate leads to it",
)
INTERVAL = Wording(
    "数值只给出上限、下限或约数，区间跨越不同等级",
    "the values are bounds or approximate, and their interval spans several grades",
)
NOT_DUE = Wording("目标期未到", "the target is not due yet")
DUE_UNREPORTED = Wording(
    "目标已到期，记录中没有该期数值", "the target is due and no value for its period is on record"
)
REACHED = Wording("实际数达到目标", "the value reaches the target")
REACHED_EARLY = Wording(
    "目标期未到，最近的数值已达到目标", "the latest value reaches the target before its time"
)
REACHED_BEFORE = Wording(
    "没有期末数值，但期内较早的数值已达到目标",
    "the final value is not on record, but an earlier one of the period already reaches the target",
)
MISSED = Wording("实际数未达到目标", "the value does not reach the target")
UNDECIDED = Wording(
    "实际数或目标只给出大致范围，范围跨过目标，无法判定",
    "the interval that the words stand for lies on both sides of the target",
)
NO_SIDE = Wording(
    "中性指标的目标没有上限或下限", "the indicator is neutral and its target names no bound"
)
BASE_MEETS = Wording("基期值已经达到目标", "the base value already meets the target")
RESULT_KNOWN = Wording(
    "目标期的数值已有记录，由目标达成判定",
    "the value for the target's period is on record and decides",
)
CEILING = Wording(
    "目标是上限，不按时间进度完成", "the target is a ceiling, which is not filled in step with time"
)
NO_PROGRESS_VALUE = Wording(
    "目标期内没有从期初起累计的数值，也没有可作路径的数值",
    "no value cumulated from the start of the target's period, and none to draw a path with, is on record",
)
NO_LEVELS = Wording("没有为该指标设定分级界限", "no level thresholds are set for this indicator")


def stale(latest: Period) -> Wording:
    """Say that the latest value is too old to tell of today, and since when."""
    words = wording(latest)
    return Wording(
        f"最近的数值是{words.zh}，时间过久", f"the latest value is of {words.en}, too long ago"
    )


def between(base: Period, latest: Period) -> Wording:
    """Say which two periods a rate was taken between."""
    first, last = wording(base), wording(latest)
    return Wording(
        f"按{first.zh}至{last.zh}的年均变化率评定",
        f"by the yearly rate of change from {first.en} to {last.en}",
    )


def at(latest: Period) -> Wording:
    """Say at which period progress was read."""
    words = wording(latest)
    return Wording(
        f"按{words.zh}的完成情况与时间进度之差评定",
        f"by time elapsed less completion at {words.en}",
    )
