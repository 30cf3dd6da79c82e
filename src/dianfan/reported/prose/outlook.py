"""Outlook: targets still to come with their likelihood, and projects still to finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.period import period
from dianfan.reported.news.ahead import asked_growth
from dianfan.reported.news.ahead import coming_targets
from dianfan.reported.news.ahead import likelihood
from dianfan.reported.projects import ahead
from dianfan.reported.projects import status_words
from dianfan.reported.prose.letters import lowered
from dianfan.reported.say import Name
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.promised.model import Target
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

MOST_PROJECTS = 6


def outlook(
    desk: Desk, language: Language, indicators: Iterable[Indicator], projects: Iterable[Project]
) -> tuple[Paragraph, ...]:
    """Tell the home targets that are not due yet, how likely they are, and what is to finish."""
    ids = {indicator.id for indicator in indicators}
    coming = [one for one in coming_targets(desk) if one.indicator in ids]
    found = (
        (*_targets(desk, language, coming), *_chances(desk, language, coming)),
        tuple(_finishing(language, ahead(desk, projects)[:MOST_PROJECTS])),
    )
    told = tuple(paragraph for paragraph in found if paragraph)
    return told or ((_nothing(language),),)


def _nothing(language: Language) -> Sentence:
    return say(
        language,
        "往后没有可以列出的：记录中没有尚未到期的目标，也没有写明完工时间的在建项目。",
        "Nothing can be listed for the time ahead: no target still to come and no unfinished project with"
        " a date is on record.",
    )


def _targets(desk: Desk, language: Language, coming: list[Target]) -> Iterator[Sentence]:
    by_period: dict[str, list[Target]] = {}
    for target in coming:
        by_period.setdefault(target.period, []).append(target)
    for code, some in by_period.items():
        parts = joined(
            (_aim(desk, language, one) for one in some), "，" if language == "zh" else "; "
        )
        yield say(
            language,
            "{time}的目标是：{parts}。",
            "The aims for {time}: {parts}.",
            time=period(code),
            parts=parts,
        )


def _aim(desk: Desk, language: Language, target: Target) -> Sentence:
    figure = desk.mint.target(target)
    name = phrase(desk.indicators[target.indicator].name.in_(language))
    subject = name if language == "zh" else lowered(desk, name)
    if asked_growth(target):
        return say(
            language, "{name}增长{value}", "{name} to grow {value}", name=subject, value=figure
        )
    return say(language, "{name}{value}", "{name}, {value}", name=subject, value=figure)


def _chances(desk: Desk, language: Language, coming: list[Target]) -> Iterator[Sentence]:
    for target in coming:
        chance = likelihood(desk, target)
        if isinstance(chance, Gap):
            continue
        yield say(
            language,
            "{name}有可比增速的{trials}年份里，有{met}达到过这样的增幅；只凭往年看，达成的可能性为{chance}"
            "（置信水平{confidence}）。",
            "Of {trials} years with a comparable growth of {name}, {met} reached as much; by the past alone,"
            " the chance of reaching it is {chance} (at {confidence} confidence).",
            name=_name(desk, language, target),
            trials=chance.trials,
            met=chance.met,
            chance=chance.range,
            confidence=chance.confidence,
        )
    unknown = [one for one in coming if isinstance(likelihood(desk, one), Gap)]
    if unknown:
        names = joined(
            (_name(desk, language, one) for one in unknown), "、" if language == "zh" else "; "
        )
        yield say(
            language,
            "{names}能不能达到，往年可比的数据太少，不作估计。",
            "Too few comparable years are on record to say how likely this is for: {names}.",
            names=names,
        )


def _name(desk: Desk, language: Language, target: Target) -> Sentence:
    name = phrase(desk.indicators[target.indicator].name.in_(language))
    return name if language == "zh" else lowered(desk, name)


def _finishing(language: Language, projects: tuple[Project, ...]) -> Iterator[Sentence]:
    groups: dict[tuple[str, str], list[Project]] = {}
    for project in projects:
        status = project.status_local if language == "zh" else status_words(project.status, "en")
        groups.setdefault((project.planned_finish, status), []).append(project)
    for (due, status), some in groups.items():
        names = [one.name_zh if language == "zh" else one.name_en for one in some]
        yield say(
            language,
            "计划{due}完成的有{names}，最近可查的状态{both}“{status}”。",
            "Due by {due}: {names}; last known status, “{status}”.",
            due=period(due),
            names=Name(("、" if language == "zh" else "; ").join(names)),
            both="都是" if len(some) > 1 else "是",
            status=Name(status),
        )
