"""Shortfalls: what is missed, late, off track or fell, told as large as successes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.verdicts import State
from dianfan.reported.news.gather import stories
from dianfan.reported.news.news import NewsKind
from dianfan.reported.news.news import Tone
from dianfan.reported.projects import overdue
from dianfan.reported.projects import overdue_sentence
from dianfan.reported.prose.clause import subject_first
from dianfan.reported.prose.leading import clause_of
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Action
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Sentence

MOST_LATE = 6
BROKEN = frozenset({NewsKind.TARGET_MISSED, NewsKind.TARGET_AT_RISK})


def shortfalls(
    desk: Desk, language: Language, indicators: Sequence[Indicator], projects: Sequence[Project]
) -> tuple[Sentence, ...]:
    """Tell the shortfalls of a page, or that none was found and how far that goes."""
    found = (
        *of_indicators(desk, language, indicators),
        *unreported(desk, language, indicators),
        *of_projects(desk, language, projects),
    )
    if found:
        return found
    if not indicators:
        return (
            say(
                language,
                "没有指标，也就无从发现不足。这本身就是不足。",
                "Without a measure no shortfall can be found, which is one in itself.",
            ),
        )
    return (
        say(
            language,
            "在现有记录里没有查到不足；记录之外的，这里看不到。",
            "Within the record no shortfall was found; what lies outside it cannot be seen from here.",
        ),
    )


def of_indicators(
    desk: Desk, language: Language, indicators: Sequence[Indicator]
) -> Iterator[Sentence]:
    """Tell the targets missed or at risk and what went the wrong way, by news value."""
    told = [one for one in stories(desk, indicators) if _is_setback(one)]
    for story in sorted(told, key=lambda one: -one.value):
        broken = next((one for one in story.items if one.kind in BROKEN), story.lead)
        yield subject_first(desk, language, clause_of(desk, language, broken))


def _is_setback(story: Story) -> bool:
    return story.lead.tone is Tone.SETBACK or any(one.kind in BROKEN for one in story.items)


def unreported(
    desk: Desk, language: Language, indicators: Sequence[Indicator]
) -> Iterator[Sentence]:
    """Tell the targets that fell due without a result on record."""
    for indicator in indicators:
        for judgement in desk.targets_judged.get(indicator.id, ()):
            target = judgement.target
            if target is None or judgement.state is not State.NO_DATA:
                continue
            if desk.opened <= target.period.end:
                yield say(
                    language,
                    "{place}{name}{time}的目标是{target}，期限已过，结果至今没有公布。",
                    "{name} in {place}: the target for {time} was {target}; it has fallen due, and no result has"
                    " been published.",
                    place=target.place,
                    name=indicator.name,
                    time=wording(target.period),
                    target=target,
                )


def of_projects(desk: Desk, language: Language, projects: Sequence[Project]) -> Iterator[Sentence]:
    """Tell the projects past their planned finish: how many, and the latest ones by name."""
    late = sorted(
        overdue(desk, projects),
        key=lambda one: (period(one.planned_finish).end, one.id),
        reverse=True,
    )
    if len(late) > MOST_LATE:
        yield say(
            language,
            "过了原定完工时间、记录中却没有完工报道的项目有{count}，最近到期的是下面这些。",
            "{count} projects are past their planned finish with no report of completion on record. The"
            " latest to fall due follow.",
            count=desk.count("projects", "个", id="|".join(sorted(one.id for one in late))),
        )
    for project in late[:MOST_LATE]:
        yield overdue_sentence(language, project)


def of_silence(desk: Desk, language: Language) -> Iterator[Sentence]:
    """Tell the actions that have no figure of their own from the programme's time."""
    silent = silent_actions(desk)
    if silent:
        yield say(
            language,
            "{names}：实施以来没有任何本级数据。",
            "No figure of their own from the time of the programme: {names}.",
            names=joined(
                (phrase(one.short.in_(language)) for one in silent),
                "、" if language == "zh" else ", ",
            ),
        )


def silent_actions(desk: Desk) -> tuple[Action, ...]:
    """Give the actions that have no current figure of their own at home."""
    return tuple(
        action
        for action in desk.programme.actions
        if not any(desk.is_current(desk.known(one.id).lead) for one in desk.of_action(action.no))
    )
