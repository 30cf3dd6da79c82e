"""Names of what figures measure, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.indices.methods import GAPS
from dianfan.judged.surface.change import Driver
from dianfan.judged.surface.uncertainty.sobol import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from dianfan.judged.indices.judging import JudgedIndex
    from dianfan.judged.surface.spec import IndexSpec
    from dianfan.reported.desk import Desk

KINDS: Mapping[str, Wording] = {
    "growth_yoy": Wording("同比增速", "growth on a year earlier"),
    "share": Wording("比重", "share"),
    "rank": Wording("位次", "rank"),
    "cumulative": Wording("累计", "cumulative"),
    "change": Wording("变化", "change"),
    "difference": Wording("差额", "difference"),
    "ratio": Wording("倍数", "ratio"),
    "total": Wording("合计", "total"),
    "count": Wording("个数", "number"),
    "cagr": Wording("年均变化率", "change a year"),
    "pace": Wording("与所需速度之比", "pace against the one needed"),
    "need": Wording("目标所需", "what the target needs"),
    "margin": Wording("与目标之差", "margin to the target"),
    "elapsed": Wording("已过时间", "time elapsed"),
    "completion": Wording("完成比例", "share completed"),
    "exceeded": Wording("低于它的年份或时期", "earlier values below it"),
    "undercut": Wording("高于它的年份或时期", "earlier values above it"),
    "suffices": Wording("达到目标所需的往年", "past years that would have sufficed"),
    "likelihood": Wording("达成的可能性", "likelihood of reaching it"),
    "tolerance": Wording("取舍误差", "tolerance of rounding"),
    "distance": Wording("与所说之差", "distance from the claim"),
    "rescaled": Wording("换一单位读", "read in another unit"),
    "late": Wording("晚于期限的天数", "days after the deadline"),
    "doublings": Wording("翻番次数", "doublings"),
    "quotient": Wording("相除所得", "quotient"),
    "backcast": Wording("由次年倒推", "taken back from the year after"),
    "lag": Wording("落后于时间进度", "lag behind the calendar"),
    "if_finished": Wording("在手项目全部完成后", "if all unfinished projects finish"),
    "likely": Wording("按完成的可能推算", "with the chance that they finish"),
    "perhaps_in": Wording("可能已计入", "perhaps counted already"),
    "chance": Wording("如期的可能", "chance of being kept"),
    "weight": Wording("权重", "weight"),
    "digits": Wording("数据舍入留下的", "left open by rounding of the data"),
    "both": Wording("连同数据舍入", "with rounding of the data"),
    "per_money": Wording("每万元", "for each ten thousand yuan"),
    "falls": Wording("一同停摆的个数", "number that stop together"),
}
INDEX_CHOICES: Mapping[str, Wording] = {
    "normalisation": Wording("用跨度还是百分位打分", "scores by span or by percentile"),
    "aggregation": Wording("算术平均还是几何平均", "arithmetic or geometric means"),
    "weights": Wording("权重上下浮动", "weights a little more or less"),
}
TABLES: Mapping[str, Wording] = {
    "entries": Wording("记录条数", "entries of the record"),
    "indicators": Wording("指标数", "number of indicators"),
    "claims": Wording("公开说法条数", "number of public statements"),
    "projects": Wording("项目数", "number of projects"),
    "chains": Wording("产业链名目数", "number of chains named"),
    "links": Wording("环节数", "number of links of chains"),
    "flows": Wording("上下游关系数", "number of flows between links"),
    "actions": Wording("行动数", "number of actions"),
    "nodes": Wording("节点数", "number of nodes"),
    "edges": Wording("线路数", "number of edges"),
}


def measure_words(desk: Desk, measure: str) -> Wording:
    """Name a measure: an indicator with its kind, a count, a claim, or what a method yields."""
    head, _, tail = measure.partition(":")
    indicator = desk.indicators.get(head)
    if indicator is not None:
        return _derived(indicator.name, tail)
    if head == "claim":
        return _claim_words(desk, tail)
    if head == "index":
        return _index_words(desk, tail)
    namer = _NAMERS.get(head)
    return namer(tail) if namer is not None else Wording(measure, measure)


INDEX_MEASURES: Mapping[str, Wording] = {
    "cells": Wording("数值个数", "number of values"),
    "places": Wording("有得分的地区数", "places with a score"),
    "indicators": Wording("指标数", "number of indicators"),
    "rank": Wording("位次区间", "range of ranks"),
    "held": Wording("区间所含的另算结果", "other results that a range holds"),
}


CAUSES: Mapping[str, Wording] = {
    GAPS: Wording("数据的有无", "data that came or went"),
    Driver.REVISION: Wording("上期数据修订", "revision of earlier data"),
    Driver.BOUNDS: Wording("打分上下限", "the bounds of scores"),
    Driver.METHOD: Wording("算法", "the method"),
    Driver.WEIGHTS: Wording("权重", "the weights"),
}


def choice_words(judged: JudgedIndex, name: str) -> Wording:
    """Word a choice: as the index's file names it, or as the choices open for all are named."""
    stated = judged.done.stated if judged.done is not None else None
    if stated is None or name == WEIGHTS:
        return INDEX_CHOICES.get(name, Wording(name, name))
    titles = {one.name: one.title for one in stated.choices}
    return titles.get(name) or Wording(name, name)


def cause_words(spec: IndexSpec, cause: str, *, of_change: bool = False) -> Wording:
    """Word a cause of the change of a score: an indicator's own values, gaps, or what moved the yardstick."""
    own = spec.indicator.get(cause)
    told = own.name if own is not None else CAUSES.get(cause, Wording(cause, cause))
    if not of_change:
        return told
    return Wording(
        f"得分变动中来自{told.zh}的部分", f"part of the change of the score from {told.en}"
    )


def _index_words(desk: Desk, tail: str) -> Wording:
    """Name what belongs to an index: a score of it or of a part, a rank, a weight, a choice."""
    index, _, part = tail.partition(":")
    judged = next((one for one in desk.verdicts.indices if one.spec.id == index), None)
    name, _, kind = part.partition(":")
    if judged is None:
        return Wording(tail, tail)
    spec = judged.spec
    node = spec.node.get(name) or spec.indicator.get(name)
    told = choice_words(judged, kind.partition(":")[0]) if name == "choice" else None
    told = cause_words(spec, kind, of_change=True) if name == "change" else told
    told = told or INDEX_MEASURES.get(name) or (node.name if node is not None else None)
    if told is None or name == spec.root.id:
        return _derived(spec.name, kind)
    return _derived(Wording(f"{spec.name.zh}：{told.zh}", f"{spec.name.en}: {told.en}"), kind)


def _count_words(tail: str) -> Wording:
    table, _, derived = tail.partition(":")
    return _derived(TABLES.get(table, Wording(table, table)), derived)


def _project_words(tail: str) -> Wording:
    kind, _, derived = tail.partition(":")
    if kind in PROJECT_MEASURES:
        return _derived(PROJECT_MEASURES[kind], derived)
    return _derived(PROJECT, tail)


def _threshold_words(tail: str) -> Wording:
    return Wording(f"界限：{tail}", f"threshold: {tail}")


def _statement_words(tail: str) -> Wording:
    return _derived(Wording("公开说法", "public statement"), tail)


def _derived(name: Wording, kinds: str) -> Wording:
    """Name what a method made of a measure: one kind after another, those unknown left out."""
    known = [KINDS[kind] for kind in kinds.split(":") if kind in KINDS]
    if not known:
        return name
    zh, en = "，".join(one.zh for one in known), ", ".join(one.en for one in known)
    return Wording(f"{name.zh}（{zh}）", f"{name.en} ({en})")


def _claim_words(desk: Desk, tail: str) -> Wording:
    """Name what a claim measures, and what a method made of it."""
    measure, *made = _split(tail)
    for row in desk.programme.claims:
        if row.measure == measure:
            said = Wording(f"公开说法：{row.measure_zh}", f"Public statement: {row.measure_en}")
            return _derived(said, ":".join(made))
    return Wording(tail, tail)


def _split(tail: str) -> list[str]:
    """Part a measure from the kinds behind it; a measure may hold a colon of its own."""
    measure, between, kind = tail.rpartition(":")
    return [*_split(measure), kind] if between and kind in KINDS else [tail]


PROJECT = Wording("列入的项目", "projects listed")
PROJECT_MEASURES: Mapping[str, Wording] = {
    "investment_total": Wording("项目总投资", "whole investment of a project"),
    "start": Wording("项目开工", "start of a project"),
    "planned_finish": Wording("预定完工", "planned finish of a project"),
    "actual_finish": Wording("项目完工", "finish of a project"),
    "status_date": Wording("项目进展报道", "report on a project"),
    "priced": Wording("公布总投资的项目", "projects whose investment is published"),
    "capacity": Wording("项目产能或规模", "capacity of a project"),
    "kept": Wording("到期的完工承诺", "finish dates that have come due"),
}
KINDS_OF_NODE: Mapping[str, Wording] = {
    "decision": Wording("决定数", "number of decisions"),
    "action": Wording("行动数", "number of actions"),
    "indicator": Wording("指标数", "number of indicators"),
    "target": Wording("目标数", "number of targets"),
    "project": Wording("项目数", "number of projects"),
    "chain": Wording("产业链数", "number of chains"),
    "stage": Wording("产业链环节数", "number of stages of chains"),
    "place": Wording("地区数", "number of places"),
    "network": Wording("设施网络数", "number of networks"),
}
QUESTIONS: Mapping[str, Wording] = {
    "action-without-measure": Wording("没有指标的行动", "actions without an indicator"),
    "action-without-target": Wording("没有目标的行动", "actions without a target"),
    "action-without-project": Wording("没有项目的行动", "actions without a project"),
    "indicator-without-action": Wording("不属任何行动的指标", "indicators of no action"),
    "target-without-project": Wording("没有项目支撑的目标", "targets without a project"),
    "target-without-decision": Wording("查不到由谁决定的目标", "targets that cite no decision"),
    "project-without-action": Wording("不属任何行动的项目", "projects of no action"),
    "project-without-chain": Wording("不在已公布产业链上的项目", "projects on no published chain"),
    "project-without-network": Wording(
        "没有网络容量可依的项目", "projects without network capacity"
    ),
    "project-without-amount": Wording("没有公布投资的项目", "projects without a published cost"),
    "chain-without-project": Wording("没有项目的产业链", "chains without a project"),
    "stage-without-project": Wording("没有项目的环节", "stages of chains without a project"),
    "place-untouched": Wording("什么也没有落到的地方", "places that nothing touches"),
    "place-without-project": Wording("没有项目的地方", "places without a project"),
    "place-without-target": Wording("没有目标的地方", "places without a target"),
    "decision-uncited": Wording("没有下文的决定", "decisions that nothing cites"),
}


def _graph_words(tail: str) -> Wording:
    return QUESTIONS.get(tail) or KINDS_OF_NODE.get(tail) or Wording(tail, tail)


NODE_MEASURES: Mapping[str, Wording] = {
    "people": Wording("居住人口", "people who live there"),
    "capacity": Wording("容量", "capacity"),
    "load": Wording("负荷", "load"),
    "headroom": Wording("余量", "room left"),
    "headroom_after": Wording("接入后余量", "room left after planned projects"),
}
EDGE_MEASURES: Mapping[str, Wording] = {
    "minutes": Wording("通行时间", "time along an edge"),
    "cost": Wording("造价", "cost"),
    "capacity": Wording("容量", "capacity"),
    "load": Wording("负荷", "load"),
    "ranks": Wording("节省时间的可能位次", "ranks it may have by time saved"),
    "headroom": Wording("余量", "room left"),
    "headroom_after": Wording("接入后余量", "room left after planned projects"),
}
NETWORK_MEASURES: Mapping[str, Wording] = {
    "people": Wording("居住人口", "people who live there"),
    "cut_off": Wording("无路可达的人口", "people with no way"),
    "lost": Wording("断线后失去服务的人口", "people cut off without the edge"),
    "joined": Wording("新接通的人口", "people newly joined"),
    "beyond": Wording("线路那一侧的人口", "people beyond the edge"),
    "together": Wording("断线后仍连在一起的人口", "people still joined when edges fail"),
    "served": Wording("按时到达的人口", "people who reach it in time"),
    "mean": Wording("平均用时", "mean time"),
    "gini": Wording("用时的基尼系数", "Gini coefficient of the times"),
    "saved": Wording("节省的时间", "time saved"),
}
PROGRESS_MEASURES: Mapping[str, Wording] = {
    "planned": Wording("计划累计完成", "work planned by then"),
    "done": Wording("实际累计完成", "work done by then"),
    "spent": Wording("累计完成投资", "money spent by then"),
    "budget": Wording("总投资", "whole budget"),
}
WORKS_MEASURES: Mapping[str, Wording] = {
    "elapsed": Wording("已过工期", "time used of the plan"),
    "earned": Wording("已完工作量", "value of the work done"),
    "planned": Wording("计划工作量", "value of the work planned"),
    "time_index": Wording("进度指数", "pace against the plan (SPI(t))"),
    "at_completion": Wording("预计总投资", "expected cost at completion"),
    "overdue": Wording("超期天数", "days overdue"),
    "report_age": Wording("最近报告距今", "age of the last report"),
    "late": Wording("晚于预定", "days after the promised end"),
    "pace_late": Wording("照近来进度晚于预定", "days late at the paces seen so far"),
    "calibrated": Wording("推算过的项目", "projects forecast in hindsight"),
    "raised": Wording("总投资调整", "change of the budget"),
    "chance": Wording("如期完工的可能", "chance of finishing in time"),
    "chance_schedule": Wording("按工序推演的可能", "chance by its activities"),
    "all": Wording("全部如期的可能", "chance that all finish in time"),
    "expected": Wording("预计如期的个数", "number expected in time"),
    "uplift": Wording("实际工期为计划的倍数", "actual over planned time"),
    "brier": Wording("布里尔分", "Brier score"),
    "backtest": Wording("往年推演的布里尔分", "Brier score of forecasts made in hindsight"),
    "merge_bias": Wording("汇合偏差", "merge bias"),
}
ACTIVITY_MEASURES: Mapping[str, Wording] = {
    "optimistic": Wording("乐观工期", "optimistic time"),
    "likely": Wording("最可能工期", "most likely time"),
    "pessimistic": Wording("悲观工期", "pessimistic time"),
}
CONNECTION_MEASURES: Mapping[str, Wording] = {
    "asks": Wording("接入所需容量", "capacity that it asks for"),
    "adds": Wording("新增容量", "capacity that it adds"),
}


def _node_words(tail: str) -> Wording:
    kind, _, rest = tail.partition(":")
    if kind == "way":
        return Wording(f"到{rest}的时间", f"time to {rest}")
    return _derived(NODE_MEASURES.get(kind, Wording(tail, tail)), rest)


def _edge_words(tail: str) -> Wording:
    kind, _, rest = tail.partition(":")
    return _derived(EDGE_MEASURES.get(kind, Wording(tail, tail)), rest)


def _network_words(tail: str) -> Wording:
    kind, _, rest = tail.partition(":")
    name = NETWORK_MEASURES.get(kind, Wording(tail, tail))
    service, _, derived = rest.partition(":")
    if kind in {"served", "mean", "gini", "saved", "lost"} and service:
        name = Wording(f"{name.zh}（{service}）", f"{name.en} ({service})")
        return _derived(name, derived)
    return _derived(name, rest)


def _works_words(tail: str) -> Wording:
    kind, _, rest = tail.partition(":")
    return _derived(WORKS_MEASURES.get(kind, Wording(tail, tail)), rest)


def _activity_words(tail: str) -> Wording:
    return ACTIVITY_MEASURES.get(tail, Wording(tail, tail))


def _progress_words(tail: str) -> Wording:
    kind, _, rest = tail.partition(":")
    return _derived(PROGRESS_MEASURES.get(kind, Wording(tail, tail)), rest)


def _connection_words(tail: str) -> Wording:
    return CONNECTION_MEASURES.get(tail, Wording(tail, tail))


_NAMERS: Mapping[str, Callable[[str], Wording]] = {
    "count": _count_words,
    "graph": _graph_words,
    "project": _project_words,
    "threshold": _threshold_words,
    "statement": _statement_words,
    "node": _node_words,
    "edge": _edge_words,
    "network": _network_words,
    "connection": _connection_words,
    "progress": _progress_words,
    "works": _works_words,
    "activity": _activity_words,
}
