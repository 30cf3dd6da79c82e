"""Words of the pages of projects that are no sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.point.lights import Light
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.point.lights import LightReason
    from dianfan.promised.model import Project
    from dianfan.reported.parts import Sentence
    from dianfan.reported.works.figures import ProjectFigures

LIGHTS = {
    Light.RED: Wording("红灯", "red"),
    Light.YELLOW: Wording("黄灯", "yellow"),
    Light.GREEN: Wording("绿灯", "green"),
    Light.GREY: Wording("无法判断", "not assessable"),
}


def project_words(project: Project) -> Wording:
    """Name a project."""
    return Wording(project.name_zh, project.name_en or project.name_zh)


def reason_words(made: ProjectFigures, reason: LightReason, language: Language) -> Sentence | None:
    """Say one reason of a light with the figure it rests on; None where nothing can be said of it."""
    figures = {
        "overdue": (made.overdue, "超期{figure}", "{figure} overdue"),
        "report-old": (made.report_age, "最近的报告在{figure}前", "last report {figure} ago"),
        "report-too-old": (
            made.report_age,
            "最近的报告在{figure}前，不足为凭",
            "last report {figure} ago, too old to go by",
        ),
        "pace-gap": (made.gap, "工期比进度快{figure}", "time is {figure} ahead of work"),
        "time-index": (made.time_index, "进度指数{figure}", "pace index {figure}"),
        "cost-index": (made.cost_index, "成本指数{figure}", "cost index {figure}"),
        "chance": (
            made.by_activities,
            "如期的可能{figure}",
            "chance of being in time {figure}",
        ),
    }
    if reason.code in figures:
        figure, zh, en = figures[reason.code]
        return None if figure is None else say(language, zh, en, figure=figure)
    plain = {
        "suspended": ("停工", "work stands still"),
        "ended": ("已完工", "finished"),
        "paid-ahead-of-work": ("付款超前于进度", "money runs ahead of work"),
        "pace-gap-by-money": ("工期比投资进度快", "time is ahead of money"),
    }
    zh, en = plain.get(reason.code, ("", ""))
    return say(language, zh, en) if zh else None


def chance_or_refusal(figure: Figure | None, language: Language) -> Sentence:
    """Say a chance, or that nothing tells it."""
    if figure is None:
        return say(language, "无从推算", "nothing tells")
    return say(language, "{figure}", "{figure}", figure=figure)
