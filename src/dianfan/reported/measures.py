"""Names of what figures measure, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.reported.desk import Desk

KINDS: Mapping[str, Wording] = {
    "growth_yoy": Wording("同比增速", "growth on a year earlier"),
    "share": Wording("比重", "share"),
    "rank": Wording("位次", "rank"),
    "cumulative": Wording("累计", "cumulative"),
    "change": Wording("变化", "change"),
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
        kind = KINDS.get(tail)
        if kind is None:
            return indicator.name
        return Wording(f"{indicator.name.zh}（{kind.zh}）", f"{indicator.name.en} ({kind.en})")
    if head == "count" and tail in TABLES:
        return TABLES[tail]
    if head == "project":
        return Wording("项目总投资", "whole investment of a project")
    if head == "claim":
        return _claim_words(desk, tail)
    return METHOD_MEASURES.get(measure, METHOD_MEASURES.get(head, Wording(measure, measure)))


def _claim_words(desk: Desk, measure: str) -> Wording:
    for row in desk.programme.claims:
        if row.measure == measure:
            return Wording(f"公开说法：{row.measure_zh}", f"Public statement: {row.measure_en}")
    return Wording(measure, measure)


METHOD_MEASURES: Mapping[str, Wording] = {}
