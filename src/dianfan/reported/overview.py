"""The one of 1+N: the whole programme on a page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.verdicts import State
from dianfan.reported.answers import answer
from dianfan.reported.claims import claims_summary
from dianfan.reported.coverage import coverage
from dianfan.reported.editing import OVERVIEW
from dianfan.reported.editing import added_words
from dianfan.reported.editing import edited
from dianfan.reported.editing import left_out
from dianfan.reported.integration import together
from dianfan.reported.layers import layer_columns
from dianfan.reported.layers import place_chart
from dianfan.reported.model import Event
from dianfan.reported.model import Overview
from dianfan.reported.model import Tile
from dianfan.reported.news.gather import stories
from dianfan.reported.news.gather import stories_of
from dianfan.reported.prose.headline import brief
from dianfan.reported.prose.headline import paired
from dianfan.reported.prose.headline import small
from dianfan.reported.prose.nut import nut
from dianfan.reported.prose.outlook import outlook
from dianfan.reported.prose.paragraphs import paragraphs_of
from dianfan.reported.prose.paragraphs import paragraphs_on
from dianfan.reported.prose.themes import by_action
from dianfan.reported.prose.unknown import unknown
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.shortfalls import of_indicators
from dianfan.reported.shortfalls import of_projects
from dianfan.reported.shortfalls import of_silence
from dianfan.reported.shortfalls import silent_actions
from dianfan.reported.shortfalls import unreported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.figures.wording import Wording
    from dianfan.promised.model import Decision
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import ActionReport
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

HEADLINE_STORIES = 2
LEAD_STORIES = 8
MOST_FINDINGS = 40
MOST_PER_ACTION = 6


def overview(desk: Desk, language: Language, reports: tuple[ActionReport, ...]) -> Overview:
    """Write the overview in one language, after the reports that it sums up."""
    charter = desk.programme.charter
    leading = _leading(desk)
    return Overview(
        kicker=charter.series.in_(language),
        headline=_headline(desk, language, leading),
        deck=_deck(desk, language),
        note=_note(desk, language),
        lead=(*_lead(desk, language, leading), *added_words(desk, language, OVERVIEW, "lead")),
        coverage=coverage(desk, language, desk.programme.indicators),
        layers=layer_columns(desk, language),
        together=together(desk, language),
        tiles=tuple(_tile(desk, report) for report in reports),
        findings=(
            *_findings(desk, language, leading),
            *added_words(desk, language, OVERVIEW, "findings"),
        ),
        shortfalls=_shortfalls(desk, language),
        outlook=(
            *outlook(desk, language, desk.programme.indicators, desk.programme.projects),
            *added_words(desk, language, OVERVIEW, "outlook"),
        ),
        charts=_charts(desk, language),
        timeline=timeline(desk, language),
        answers=tuple(answer(desk, language, question) for question in desk.programme.questions),
        claims_summary=claims_summary(desk, language),
        emphases=tuple(one.name.in_(language) for one in charter.emphases),
        nut=nut(desk, language, desk.programme.indicators),
        unknown=(
            *unknown(desk, language, desk.programme.indicators),
            *left_out(desk, language, OVERVIEW),
        ),
    )


def _leading(desk: Desk) -> tuple[Story, ...]:
    """Give the stories of the headline indicators at home, in the order of the charter."""
    names = desk.programme.charter.headline_indicators
    some = (desk.remembered(name, stories_of) for name in names if name in desk.indicators)
    found = [
        story for listed in some for story in listed[:1] if story.lead.known.place == desk.home
    ]
    return edited(desk, OVERVIEW, found)[:LEAD_STORIES]


def _headline(desk: Desk, language: Language, leading: tuple[Story, ...]) -> Sentence:
    """Head the review with the two headline indicators that have most to tell."""
    if not leading:
        return say(
            language,
            "{home}：没有可以评判的新数据",
            "{home}: no new figure to judge by",
            home=desk.home,
        )
    first, *rest = sorted(leading, key=lambda one: -one.value)[:HEADLINE_STORIES]
    told = [
        brief(desk, language, first),
        *(small(desk, language, brief(desk, language, one)) for one in rest),
    ]
    return paired(language, told, None)


def _deck(desk: Desk, language: Language) -> Sentence:
    silent = silent_actions(desk)
    if not silent:
        return say(
            language,
            "{total}行动都有实施以来的数据",
            "Each of the {total} actions has a figure from the time of the programme",
            total=desk.count("actions", "项"),
        )
    names = joined(
        (phrase(action.short.in_(language)) for action in silent),
        "、" if language == "zh" else ", ",
    )
    return say(
        language,
        "{names}尚无实施以来的本级数据，成效不可检阅",
        "No figure from the time of the programme yet for: {names}",
        names=names,
    )


def _note(desk: Desk, language: Language) -> Paragraph:
    charter = desk.programme.charter
    return (
        say(
            language,
            "{vision}。本期按综述加分篇的形式盘点“{title}”，数据截至{asof}；每个数字都可追溯到来源，欢迎检阅。",
            "{vision}. This review takes stock of the {title} in an overview and a report on each action, as known on"
            " {asof}. Every number leads back to its source and is open to inspection.",
            vision=charter.vision,
            title=charter.title,
            asof=wording(period(desk.asof.isoformat())),
        ),
    )


def _lead(desk: Desk, language: Language, leading: tuple[Story, ...]) -> tuple[Paragraph, ...]:
    goal = (
        say(
            language,
            "目标：{goal}。路径：{path}。",
            "The goal: {goal}. The path: {path}.",
            goal=desk.programme.charter.goal,
            path=phrase(_path(desk, language)),
        ),
    )
    return (*paragraphs_of(desk, language, leading, as_given=True), goal)


def _path(desk: Desk, language: Language) -> str:
    layers = desk.programme.charter.path
    if language == "zh":
        return "，".join(f"{layer.name.zh}为{layer.role.zh}" for layer in layers)
    return ", ".join(f"{layer.name.en} as {layer.role.en}" for layer in layers)


def _tile(desk: Desk, report: ActionReport) -> Tile:
    states: dict[State, list[str]] = defaultdict(list)
    for one in desk.of_action(report.no):
        if one.id in desk.headline:
            states[desk.headline[one.id].state].append(one.id)
    counted = tuple(
        (state, desk.count("indicators", "项", id="|".join(sorted(states[state]))))
        for state in State
        if states[state]
    )
    return Tile(report.no, report.action, report.name, counted, report.headline)


def _findings(desk: Desk, language: Language, leading: tuple[Story, ...]) -> tuple[Paragraph, ...]:
    """Tell what the lead has not told, action by action, the most telling action first."""
    told = {one.lead.id for one in leading}
    found = edited(desk, OVERVIEW, stories(desk, desk.programme.indicators))
    rest = [one for one in found if one.lead.id not in told]
    names = {one.no: one.short for one in desk.programme.actions}
    return tuple(
        paragraph
        for number, some in by_action(rest[:MOST_FINDINGS]).items()
        for paragraph in _of_action(desk, language, names.get(number or 0), some[:MOST_PER_ACTION])
    )


def _of_action(
    desk: Desk, language: Language, name: Wording | None, some: list[Story]
) -> Iterator[Paragraph]:
    first, *rest = paragraphs_on(desk, language, some)
    if name is None:
        yield first
    else:
        begun = say(language, "{name}方面，{first}", "{name}: {first}", name=name, first=first[0])
        yield (begun, *first[1:])
    yield from rest


def _shortfalls(desk: Desk, language: Language) -> tuple[Sentence, ...]:
    indicators = desk.programme.indicators
    return (
        *of_silence(desk, language),
        *of_indicators(desk, language, indicators),
        *unreported(desk, language, indicators),
        *of_projects(desk, language, desk.programme.projects),
    )


def _charts(desk: Desk, language: Language) -> tuple[Chart, ...]:
    chart = place_chart(desk, language)
    return () if chart is None else (chart,)


def timeline(desk: Desk, language: Language) -> tuple[Event, ...]:
    """Set the decisions in order of time."""
    return tuple(
        _event(decision, language)
        for decision in sorted(
            desk.programme.decisions, key=lambda one: (period(one.date).start, one.id)
        )
    )


def _event(decision: Decision, language: Language) -> Event:
    zh = language == "zh"
    return Event(
        date=wording(period(decision.date)).in_(language),
        iso=decision.date,
        body=decision.body_zh if zh else decision.body_en,
        session=decision.session_zh if zh else decision.session_en,
        decision=phrase(decision.decision_zh if zh else decision.decision_en),
        source=decision.source,
        core=decision.core,
    )
