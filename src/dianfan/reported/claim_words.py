"""The words of claim checking in both languages: verdicts, checks, scores, readings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.claims.model import Slip

if TYPE_CHECKING:
    from collections.abc import Mapping

SCORES: Mapping[Score, Wording] = MappingProxyType(
    {
        Score.KEPT: Wording("兑现", "kept"),
        Score.MISSED: Wording("未兑现", "missed"),
        Score.NOT_YET: Wording("未到期", "not yet due"),
        Score.NO_REPORT: Wording("到期未见报告", "due, no report"),
    }
)
DIFFERS: Mapping[Differs, Wording] = MappingProxyType(
    {
        Differs.SCOPE: Wording("两者口径不同", "the two have different scopes"),
        Differs.PERIOD: Wording("所用数字不是同一时期", "the figures are of different periods"),
        Differs.BREAK: Wording("其间统计口径有变", "the definition changed in between"),
        Differs.MEASURE: Wording("所指是其他指标", "it is another measure"),
        Differs.PRICES: Wording(
            "这是按现价算的，而公布的增速按不变价",
            "this is at current prices, while published growth is at constant prices",
        ),
        Differs.PART: Wording("证据只涉及其中一部分", "the evidence covers only a part of it"),
    }
)
SLIPS: Mapping[Slip, Wording] = MappingProxyType(
    {
        Slip.PERMILLE: Wording("百分号与千分号混淆", "per cent mistaken for per mille"),
        Slip.WAN_YI: Wording("万与亿混淆", "a slip of ten thousand (万 for 亿)"),
        Slip.FACTOR_TEN: Wording("小数点错位", "a decimal point out of place"),
        Slip.YEAR: Wording("年份不同", "another year"),
        Slip.PLACE: Wording("上一级或下一级地区", "the wider or a narrower place"),
        Slip.SCOPE: Wording("同一时期的其他口径", "another scope of the same period"),
        Slip.SOURCE: Wording("另一来源或修订后的数", "another source, or a revised value"),
        Slip.WINDOW: Wording("同年的其他时段", "another stretch of the same year"),
        Slip.KIND: Wording("总量与增速混淆", "a level taken for growth"),
    }
)
CHECKS: Mapping[str, Wording] = MappingProxyType(
    {
        "parts": Wording("分项相加", "adding up the parts"),
        "carried": Wording("前期数加当期新增", "the earlier state and what was added"),
        "same_cell": Wording("同一指标、同地、同期的其他来源", "the same cell in other sources"),
        "own_word": Wording("该来源自己的另一处数字", "the source's own other figure"),
        "per_unit": Wording("两数相除", "one amount over another"),
        "other_measure": Wording("相近的其他指标", "a neighbouring measure"),
        "other_scope": Wording("同一指标的其他口径", "the same measure in another scope"),
        "part_of_window": Wording("年内已报告的时段", "a stretch of the year already reported"),
        "one_way": Wording("只增不减的累计数", "a total that can only grow"),
        "magnitude": Wording("数量级", "order of magnitude"),
        "ground": Wording("不随年份变化的地物", "a feature of the ground"),
        "undated": Wording("记录中各年的数", "the values of all years on record"),
        "misdated": Wording("同一数字出现在更早的时期", "the same number of an earlier period"),
        "backward": Wording("由次年数与增速倒推", "back from the year after and its growth"),
        "falls": Wording("次年的水平与增速", "level and growth of the year after"),
        "pulls": Wording("各产业拉动点数相加", "adding up the points of growth"),
        "of_places": Wording("各地合计的增速", "growth of all places together"),
        "from_increase": Wording("由当年新增推算增速", "growth from what the year added"),
        "from_levels": Wording("由两期总量推算增速", "growth from two levels"),
        "mean_growth": Wording("由首末两期推算年均增速", "mean growth between two ends"),
        "times_over": Wording("首末两期之比", "the ratio of two ends"),
        "doubled": Wording("首末两期翻番次数", "doublings between two ends"),
        "between_dates": Wording("两期之差", "the difference between two dates"),
        "against_quotient": Wording("与上年推算单产之差", "against the yield of the year before"),
        "between_places": Wording("两地之差", "the difference between two places"),
        "of_rates": Wording("两率之差", "the difference of two rates"),
        "accrued": Wording("两个累计数之差", "the difference of two running totals"),
        "sum_of_shares": Wording("各项比重相加", "adding up the shares"),
        "share_of_places": Wording("各地合计占总体的比重", "the share of several places"),
        "part_of_whole": Wording("部分与总体之比", "the part over its whole"),
        "days_of_period": Wording("天数占全期的比重", "days over all days of the period"),
        "whole_number": Wording("有无相合的整数总体", "a whole number that fits the share"),
        "printed_rank": Wording("其他来源所载位次", "the rank another source prints"),
        "rank_by_values": Wording("按记录中的数值排位", "the rank by the values on record"),
        "outcome": Wording("到期结果", "the outcome at the date"),
        "reached_before": Wording("到期前已达到", "reached before the date"),
        "still_below": Wording("到期后仍未达到", "still short after the date"),
        "begun_later": Wording("项目开工日期", "the start of the project"),
        "started": Wording("项目开工日期", "the start of the project"),
        "finished": Wording("项目完工日期", "the finish of the project"),
        "still_undone": Wording("到期后的项目状态", "the state of the project after the date"),
        "one_of_many": Wording("其中一个项目", "one of several projects"),
        "capacity": Wording("项目能力", "the capacity of the project"),
        "not_due": Wording("期限", "the date"),
        "nothing": Wording("无可用的核对", "no check applies"),
    }
)
PERSON: Mapping[str, Wording] = MappingProxyType(
    {
        "supported": Wording("支持", "supported"),
        "contradicted": Wording("不符", "contradicted"),
        "open": Wording("待定", "open"),
        "unverified": Wording("未下结论", "none given"),
    }
)
AGREEING: Mapping[str, frozenset[Ruling]] = MappingProxyType(
    {
        "supported": frozenset({Ruling.SUPPORTED, Ruling.WITHIN_ROUNDING}),
        "contradicted": frozenset(
            {Ruling.CONTRADICTED, Ruling.WITHIN_ROUNDING, Ruling.OTHER_SCOPE}
        ),
        "open": frozenset({Ruling.NOT_YET_CHECKABLE, Ruling.NO_EVIDENCE, Ruling.OTHER_SCOPE}),
    }
)
