"""The S-curves: work planned and work done over time, of one project and of all that report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.wording import Wording
from dianfan.judged.point import methods
from dianfan.promised.model import Lens
from dianfan.reported.display import display
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Line
from dianfan.reported.parts import Mark
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Sentence
    from dianfan.reported.works.figures import ProjectFigures

PLANNED, DONE = Wording("计划", "planned"), Wording("完成", "done")
LEAST_POINTS = 3


def project_curve(made: ProjectFigures, language: Language) -> Chart | None:
    """Draw planned and done of a project; None where fewer than three reports tell both."""
    some = [one for one in made.reports if one.planned is not None and one.done is not None]
    if len(some) < LEAST_POINTS:
        return None
    planned = [one.planned for one in some if one.planned is not None]
    done = [one.done for one in some if one.done is not None]
    title = say(
        language, "完成{done}，计划{planned}", "{done} done, {planned} planned",
        done=done[-1], planned=planned[-1],
    )  # fmt: skip
    subtitle = "累计完成的工作量" if language == "zh" else "Share of the work"
    return _chart(f"curve-{made.project.id}", title, subtitle, "%", (planned, done), language)


def portfolio_curve(some: Iterable[ProjectFigures], language: Language) -> Chart | None:
    """Draw the value of the work planned and done of all projects that report, in 亿元.

    At each day the last report of each project up to it counts; what was done since is not known,
    so the line of what is done is the least.
    """
    told = [one for one in some if _reports(one)]
    days = sorted({report.row.period for one in told for report in one.reports})
    planned = [figure for day in days if (figure := _at(told, day, "planned")) is not None]
    done = [figure for day in days if (figure := _at(told, day, "done")) is not None]
    if len(planned) < LEAST_POINTS or len(planned) != len(done):
        return None
    title = say(
        language, "已报告完成{done}，计划{planned}", "{done} reported as done, {planned} planned",
        done=done[-1], planned=planned[-1],
    )  # fmt: skip
    subtitle = (
        "全部有报告项目的工作量"
        if language == "zh"
        else "Value of the work of all projects that report"
    )
    unit = "亿元" if language == "zh" else "¥100 million"
    return _chart("curve-of-all", title, subtitle, unit, (planned, done), language)


def _reports(made: ProjectFigures) -> bool:
    return any(one.planned_value is not None and one.earned is not None for one in made.reports)


def _at(some: Sequence[ProjectFigures], day: str, field: str) -> Figure | None:
    pairs: list[Figure] = []
    for made in some:
        known = [
            one
            for one in made.reports
            if period(one.row.period).end <= period(day).end and one.planned and one.done
        ]
        if known:
            budget = known[-1].budget or made.desk.mint.investment(made.project)
            part = getattr(known[-1], field)
            pairs += [budget, part] if budget is not None else []
    if not pairs:
        return None
    return methods.value_of_all(*pairs, of="planned" if field == "planned" else "earned")


def _chart(
    name: str, title: Sentence, subtitle: str, unit: str,
    lines: tuple[list[Figure], list[Figure]], language: Language,
) -> Chart:  # fmt: skip
    drawn = tuple(
        Line(
            words.in_(language),
            tuple(_mark(one, language) for one in figures),
            emphasis=words is DONE,
        )
        for words, figures in zip((PLANNED, DONE), lines, strict=True)
    )
    source = phrase(
        "来源：各项目的进展报告" if language == "zh" else "Source: the reports of the projects"
    )
    return Chart(name, "line", title, subtitle, unit, drawn, source, Lens.POINT, joined=True)


def _mark(figure: Figure, language: Language) -> Mark:
    end = figure.period.end
    return Mark(
        f"{end.year}-{end.month:02d}", float(figure.value), figure, display(figure, language)
    )
