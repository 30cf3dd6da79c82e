"""Outlook: targets still to come and projects still to finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.reported.projects import ahead
from dianfan.reported.projects import status_words
from dianfan.reported.say import Name
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.promised.model import Target
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import Paragraph
    from dianfan.reported.model import Sentence

MOST_PROJECTS = 5


def outlook(
    desk: Desk, language: Language, indicators: tuple[Indicator, ...], projects: tuple[Project, ...]
) -> tuple[Paragraph, ...]:
    """Tell the home targets that are not due yet and the projects that are to finish."""
    ids = {indicator.id for indicator in indicators}
    targets = tuple(
        _target(desk, language, one) for one in coming_targets(desk) if one.indicator in ids
    )
    finishing = tuple(_finishing(language, one) for one in ahead(desk, projects)[:MOST_PROJECTS])
    if not targets and not finishing:
        return (
            (
                say(
                    language,
                    "记录中没有尚未到期的目标，也没有写明完工时间的在建项目。",
                    "The record holds no target that is still to come and no unfinished project with a date.",
                ),
            ),
        )
    return tuple(part for part in (targets, finishing) if part)


def coming_targets(desk: Desk) -> tuple[Target, ...]:
    """Give the latest versions of home targets whose period has not ended."""
    latest: dict[tuple[str, str, str, str], Target] = {}
    for target in desk.programme.targets:
        cell = (target.indicator, target.area, target.period, target.kind)
        if cell not in latest or target.version > latest[cell].version:
            latest[cell] = target
    return tuple(
        target
        for target in latest.values()
        if target.area == desk.home.code
        and period(target.period).is_dated
        and period(target.period).end >= desk.asof
    )


def _target(desk: Desk, language: Language, target: Target) -> Sentence:
    name = desk.indicators[target.indicator].name
    return say(
        language,
        "{time}目标：{name}{growth}{value}。",
        "Target for {time}: {name}{growth}{value}.",
        time=wording(period(target.period)),
        name=name,
        growth=Name(_link_word(target, language)),
        value=desk.mint.target(target),
    )


def _link_word(target: Target, language: Language) -> str:
    if target.kind == "growth_yoy":
        return "增长" if language == "zh" else ", growth of "
    return "" if language == "zh" else " "


def _finishing(language: Language, project: Project) -> Sentence:
    return say(
        language,
        "{name}计划{due}完成，最近状态为“{status}”。",
        "{name} is due by {due}; last known status “{status}”.",
        name=Name(project.name_zh if language == "zh" else project.name_en),
        due=wording(period(project.planned_finish)),
        status=Name(
            project.status_local if language == "zh" else status_words(project.status, "en")
        ),
    )


def all_outlook(desk: Desk, language: Language) -> Iterator[Paragraph]:
    """Tell the outlook of the whole programme."""
    yield from outlook(desk, language, desk.programme.indicators, desk.programme.projects)
