"""Names of what figures measure, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

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
    "lag": Wording("落后于时间进度", "lag behind the calendar"),
}
TABLES: Mapping[str, Wording] = {
    "entries": Wording("记录条数", "entries of the record"),
    "indicators": Wording("指标数", "number of indicators"),
    "claims": Wording("公开说法条数", "number of public statements"),
    "projects": Wording("项目数", "number of projects"),
    "chains": Wording("产业链名目数", "number of chains named"),
    "links": Wording("上下游关系数", "number of links between products"),
    "actions": Wording("行动数", "number of actions"),
}


def measure_words(desk: Desk, measure: str) -> Wording:
    """Name a measure: an indicator with its kind, a count, a claim, or what a method yields."""
    head, _, tail = measure.partition(":")
    indicator = desk.indicators.get(head)
    if indicator is not None:
        return _derived(indicator.name, tail)
    if head == "claim":
        return _claim_words(desk, tail)
    namer = _NAMERS.get(head)
    return namer(tail) if namer is not None else Wording(measure, measure)


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


def _derived(name: Wording, kinds: str) -> Wording:
    """Name what a method made of a measure: one kind after another, those unknown left out."""
    known = [KINDS[kind] for kind in kinds.split(":") if kind in KINDS]
    if not known:
        return name
    zh, en = "，".join(one.zh for one in known), ", ".join(one.en for one in known)
    return Wording(f"{name.zh}（{zh}）", f"{name.en} ({en})")


def _claim_words(desk: Desk, measure: str) -> Wording:
    for row in desk.programme.claims:
        if row.measure == measure:
            return Wording(f"公开说法：{row.measure_zh}", f"Public statement: {row.measure_en}")
    return Wording(measure, measure)


PROJECT = Wording("列入的项目", "projects listed")
PROJECT_MEASURES: Mapping[str, Wording] = {
    "investment_total": Wording("项目总投资", "whole investment of a project"),
    "priced": Wording("公布总投资的项目", "projects whose investment is published"),
}
_NAMERS: Mapping[str, Callable[[str], Wording]] = {
    "count": _count_words,
    "project": _project_words,
    "threshold": _threshold_words,
}
