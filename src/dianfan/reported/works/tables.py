"""The tables of the pages of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.judged.point import methods
from dianfan.judged.point.lights import Light
from dianfan.reported.parts import Cell
from dianfan.reported.projects import chain_words
from dianfan.reported.projects import status_words
from dianfan.reported.rows import NONE
from dianfan.reported.rows import number
from dianfan.reported.rows import set_table
from dianfan.reported.rows import words
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.works.figures import attempt
from dianfan.reported.works.words import LIGHTS
from dianfan.reported.works.words import chance_or_refusal
from dianfan.reported.works.words import project_words
from dianfan.reported.works.words import reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.point.lights import ComputedLight
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence
    from dianfan.reported.parts import Table
    from dianfan.reported.works.figures import ProjectFigures
    from dianfan.reported.works.figures import Report

WORST_FIRST = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)


def light_cell(found: Light | None, language: Language) -> Cell:
    """Write a light as its sign and its word."""
    if found is None:
        return Cell(phrase("未评" if language == "zh" else "none set"))
    return Cell(phrase(LIGHTS[found].in_(language)), light=found.value)


def reasons(made: ProjectFigures, found: ComputedLight, language: Language) -> Sentence:
    """Say the reasons that a light rests on: those as bad as it, the others left out where it is bad."""
    weighty = [one for one in found.reasons if one.light is found.light]
    told = [text for one in weighty if (text := reason_words(made, one, language)) is not None]
    if not told:
        return phrase("没有可据的报告" if language == "zh" else "nothing on record to go by")
    return joined(told, "；" if language == "zh" else "; ")


def name_cell(made: ProjectFigures, language: Language) -> Cell:
    """Write the name of a project, leading to its page."""
    return words(project_words(made.project), language, f"projects/{made.project.id}")


def lights_table(some: Iterable[ProjectFigures], language: Language) -> Table:
    """Set out the lights of unfinished projects with their reasons, the worst first."""
    columns = (
        (Wording("项目", "Project"), False), (Wording("灯", "Light"), False),
        (Wording("自评", "Set by hand"), False), (Wording("缘由", "Why"), False),
        (Wording("已过工期", "Time used"), True), (Wording("已完成", "Work done"), True),
        (Wording("如期的可能", "Chance in time"), True),
    )  # fmt: skip
    ordered = sorted(some, key=lambda one: (WORST_FIRST.index(one.light.light), one.project.id))
    rows = (
        (
            name_cell(made, language), light_cell(made.light.light, language),
            light_cell(made.light.by_hand, language), Cell(reasons(made, made.light, language)),
            number(made.elapsed, language),
            number(made.latest.done if made.latest else None, language),
            number(made.by_activities or made.chance_in_time, language),
        )
        for made in ordered
    )  # fmt: skip
    return set_table(
        "lights", Wording("在手项目的灯", "Lights of unfinished projects"), columns, rows, language
    )


def promises_table(some: Iterable[ProjectFigures], language: Language) -> Table:
    """Set promised finishes that have come due beside what became of them, the latest first."""
    columns = (
        (Wording("项目", "Project"), False), (Wording("承诺完工", "Promised"), False),
        (Wording("实际", "Outcome"), False), (Wording("晚于承诺", "Late by"), True),
        (Wording("结果", "Kept"), False),
    )  # fmt: skip
    due = [one for one in some if one.due is not None and _is_due(one)]
    due.sort(key=lambda one: (one.project.planned_finish, one.project.id), reverse=True)
    rows = (
        (
            name_cell(made, language), _when(made.project.planned_finish, language),
            _when(made.project.actual_finish, language) if made.project.actual_finish
            else Cell(phrase("没有完工报道" if language == "zh" else "no report of completion")),
            number(_late(made), language), words(kept(made), language),
        )
        for made in due
    )  # fmt: skip
    return set_table(
        "promises", Wording("承诺与结果", "Promises and outcomes"), columns, rows, language
    )


def _is_due(made: ProjectFigures) -> bool:
    return made.due is not None and (
        made.due.period.end < made.desk.asof or made.finished is not None
    )


def _late(made: ProjectFigures) -> Figure | None:
    due, finished = made.due, made.finished
    if due is None:
        return None
    if finished is None:
        return made.overdue
    return attempt(lambda: methods.days_late(due, finished))


def kept(made: ProjectFigures) -> Wording:
    """Say whether a promise was kept, as far as the record tells."""
    due, finished = made.due, made.finished
    if due is None:
        return Wording(NONE, NONE)
    if finished is not None:
        if finished.period.end <= due.period.end:
            return Wording("如期", "kept")
        if finished.period.start > due.period.end:
            return Wording("没有如期", "not kept")
        return Wording("看不出", "cannot be told")
    seen = made.seen
    if seen is not None and seen.period.start > due.period.end:
        return Wording("没有如期", "not kept")
    return Wording("不明", "not known")


def _when(code: str, language: Language) -> Cell:
    return Cell(phrase(wording(period(code)).in_(language) if code else NONE))


def reports_table(made: ProjectFigures, language: Language) -> Table:
    """Set out the reports of a project: work planned and done, money, and their value."""
    columns = (
        (Wording("时间", "By"), False), (Wording("计划", "Planned"), True), (Wording("完成", "Done"), True),
        (Wording("计划工作量", "Planned value"), True), (Wording("已完工作量", "Earned value"), True),
        (Wording("已付", "Spent"), True), (Wording("总投资", "Budget"), True),
        (Wording("自评", "Set by hand"), False),
    )  # fmt: skip

    def row(one: Report) -> tuple[Cell, ...]:
        by_hand = None if one.row.light is None else Light(one.row.light.value)
        return (
            _when(one.row.period, language), number(one.planned, language), number(one.done, language),
            number(one.planned_value, language), number(one.earned, language),
            number(one.spent, language), number(one.budget, language), light_cell(by_hand, language),
        )  # fmt: skip

    told = (row(one) for one in made.reports)
    return set_table("reports", Wording("进展报告", "Reports of progress"), columns, told, language)


def measures_table(made: ProjectFigures, language: Language) -> Table:
    """Set out what is reckoned of a project."""
    columns = ((Wording("测算", "Measure"), False), (Wording("数值", "Value"), True))
    told = (
        (Wording("已过工期", "Time used"), made.elapsed),
        (Wording("工期快于进度", "Time ahead of work"), made.gap),
        (Wording("进度指数 SPI(t)", "Pace index SPI(t)"), made.time_index),
        (Wording("成本指数 CPI", "Cost index CPI"), made.cost_index),
        (Wording("按现成本完工需", "Cost at completion"), made.at_completion),
        (Wording("超期", "Overdue"), made.overdue),
        (Wording("照近来的进度，晚于承诺", "Late, at the paces seen so far"), made.pace_late),
        (Wording("如期的可能（比照往例）", "Chance in time, by past projects"), made.chance_in_time),
        (Wording("如期的可能（按剩余工序）", "Chance in time, by its activities"), made.by_activities),
        (Wording("工序汇合多出的天数", "Days that merging adds"), made.merge_bias),
        (Wording("最近报告距今", "Age of the last report"), made.report_age),
    )  # fmt: skip
    rows = (
        (words(name, language), number(figure, language))
        for name, figure in told
        if figure is not None
    )
    return set_table("measures", Wording("测算", "What is reckoned of it"), columns, rows, language)


def forecast_cell(figure: Figure | None, language: Language) -> Cell:
    """Write a chance, or that nothing tells it."""
    return Cell(chance_or_refusal(figure, language))


def listing(desk: Desk, some: Iterable[ProjectFigures], language: Language) -> Table:
    """List every project, bundles after single ones, those that cost most first."""
    columns = (
        (Wording("项目", "Project"), False), (Wording("地区", "Place"), False),
        (Wording("产业链", "Chain"), False), (Wording("总投资", "Investment"), True),
        (Wording("承诺完工", "Promised"), False), (Wording("状态", "Status"), False),
        (Wording("灯", "Light"), False),
    )  # fmt: skip
    made = {one.project.id: one for one in some}
    ordered = sorted(
        desk.programme.projects, key=lambda one: (one.bundle, -(one.investment_total or 0), one.id)
    )

    def row(project: Project) -> tuple[Cell, ...]:
        own = made.get(project.id)
        local = project.status_local if language == "zh" else ""
        return (
            words(project_words(project), language,
                  f"projects/{project.id}" if own else f"sources/{project.source}"),
            words(desk.mint.places[project.area].name, language),
            Cell(phrase(chain_words(desk, project.chain, language))),
            number(desk.mint.investment(project), language),
            _when(project.planned_finish, language),
            Cell(phrase(local or status_words(project.status, language))),
            light_cell(own.light.light, language) if own and own.is_unfinished else Cell(phrase(NONE)),
        )  # fmt: skip

    return set_table(
        "projects", Wording("全部项目", "All projects"), columns, map(row, ordered), language
    )
