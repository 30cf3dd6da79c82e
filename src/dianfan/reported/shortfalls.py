"""Shortfalls: what is missed, late, off track or unknown, told as large as successes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.verdicts import State
from dianfan.promised.model import Direction
from dianfan.reported.facts import growth_verb
from dianfan.reported.facts import when
from dianfan.reported.projects import overdue
from dianfan.reported.projects import overdue_sentence
from dianfan.reported.say import Name
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Judgement
    from dianfan.promised.model import Action
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.model import Sentence

BAD = (State.OFF_TRACK, State.AT_RISK)
MOST_STALE = 6
MOST_LATE = 6


def of_indicators(
    desk: Desk, language: Language, indicators: tuple[Indicator, ...]
) -> Iterator[Sentence]:
    """Tell the indicators judged off track or at risk, then falls, then what is out of date."""
    for state in BAD:
        for indicator in indicators:
            judgement = desk.headline.get(indicator.id)
            if judgement is not None and judgement.state is state:
                yield _missed(desk, language, indicator, judgement)
    yield from _falls(desk, language, indicators)
    yield from _stale(desk, language, indicators)


def _missed(desk: Desk, language: Language, indicator: Indicator, judgement: Judgement) -> Sentence:
    known = desk.known(indicator.id)
    lead = judgement.evidence[-1] if judgement.evidence else known.lead
    grade = judgement.grade
    if lead is None:
        return say(
            language, "{name}：{grade}。", "{name}: {grade}.", name=indicator.name, grade=grade
        )
    if judgement.target is not None:
        return say(
            language,
            "{name}{time}为{value}，目标是{target}：{grade}。",
            "{name} came to {value} {time}, against a target of {target}: {grade}.",
            name=indicator.name,
            time=when(lead.period, language),
            value=lead,
            target=judgement.target,
            grade=grade,
        )
    return say(
        language,
        "{name}{time}为{value}，走势评为“{grade}”。",
        "{name} came to {value} {time}; its course is graded “{grade}”.",
        name=indicator.name,
        time=when(lead.period, language),
        value=lead,
        grade=grade,
    )


def _falls(desk: Desk, language: Language, indicators: tuple[Indicator, ...]) -> Iterator[Sentence]:
    for indicator in indicators:
        growth = desk.known(indicator.id).growth
        wrong = growth is not None and (
            (indicator.direction is Direction.HIGHER and growth.value < 0)
            or (indicator.direction is Direction.LOWER and growth.value > 0)
        )
        if wrong and growth is not None and desk.is_current(growth):
            yield say(
                language,
                "{name}{time}{growth}，与期望方向相反。",
                "{name} {growth} {time}, against the direction wished for.",
                name=indicator.name,
                time=when(growth.period, language),
                growth=growth_verb(growth, language),
            )


def _stale(desk: Desk, language: Language, indicators: tuple[Indicator, ...]) -> Iterator[Sentence]:
    old = [
        known
        for known in (desk.known(one.id) for one in indicators)
        if known.lead and not desk.is_current(known.lead)
    ]
    if old:
        between = "、" if language == "zh" else "; "
        names = joined((_dated_name(known, language) for known in old[:MOST_STALE]), between)
        more = len(old) > MOST_STALE
        yield say(
            language,
            "以下指标最近的数据早于行动实施期，不能说明行动的成效：{names}{more}。",
            "The latest figures of these indicators are older than the programme and say nothing of its"
            " effect: {names}{more}.",
            names=names,
            more=Name(("等" if language == "zh" else " and others") if more else ""),
        )
    missing = [one for one in indicators if desk.known(one.id).lead is None]
    if missing:
        between = "、" if language == "zh" else "; "
        names = joined((phrase(one.name.in_(language)) for one in missing[:MOST_STALE]), between)
        yield say(
            language,
            "以下指标没有{home}本级数据，只有更大范围或个别单位的数据：{names}{more}。",
            "These indicators have no figure for {home}, only for a wider area or a single institution:"
            " {names}{more}.",
            home=desk.home,
            names=names,
            more=Name(
                ("等" if language == "zh" else " and others") if len(missing) > MOST_STALE else ""
            ),
        )


def _dated_name(known: Known, language: Language) -> Sentence:
    name = known.indicator.name.in_(language)
    time = "" if known.latest is None else wording(known.latest).in_(language)
    return phrase(f"{name}（{time}）" if language == "zh" else f"{name} ({time})")


def of_projects(
    desk: Desk, language: Language, projects: tuple[Project, ...]
) -> Iterator[Sentence]:
    """Tell the projects past their planned finish: how many, and the latest ones by name."""
    late = sorted(
        overdue(desk, projects),
        key=lambda one: (period(one.planned_finish).end, one.id),
        reverse=True,
    )
    if len(late) > MOST_LATE:
        yield say(
            language,
            "已过原定完工时间、记录中没有完工报道的项目共{count}；以下是其中最近到期的。",
            "Projects past their planned finish without a report of completion: {count}. The latest to fall due:",
            count=desk.count("projects", "个", id="|".join(sorted(one.id for one in late))),
        )
    for project in late[:MOST_LATE]:
        yield overdue_sentence(language, project)


def silent_actions(desk: Desk) -> tuple[Action, ...]:
    """Give the actions that have no current figure of their own at home."""
    return tuple(
        action
        for action in desk.programme.actions
        if not any(desk.is_current(desk.known(one.id).lead) for one in desk.of_action(action.no))
    )
