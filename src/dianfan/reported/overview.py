"""The one of 1+N: the whole programme on a page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.verdicts import State
from dianfan.reported.action_report import paragraphs
from dianfan.reported.action_report import ranked
from dianfan.reported.claims import claims_summary
from dianfan.reported.coverage import coverage
from dianfan.reported.facts import growth_verb
from dianfan.reported.facts import short
from dianfan.reported.facts import tell
from dianfan.reported.facts import when
from dianfan.reported.layers import layer_columns
from dianfan.reported.layers import place_chart
from dianfan.reported.layers import together
from dianfan.reported.model import Answer
from dianfan.reported.model import Event
from dianfan.reported.model import Overview
from dianfan.reported.model import Tile
from dianfan.reported.outlook import all_outlook
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.shortfalls import of_indicators
from dianfan.reported.shortfalls import of_projects
from dianfan.reported.shortfalls import silent_actions
from dianfan.reported.targets import reached
from dianfan.reported.targets import unreported

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Decision
    from dianfan.promised.model import Question
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.model import ActionReport
    from dianfan.reported.model import Chart
    from dianfan.reported.model import Paragraph
    from dianfan.reported.model import Sentence

HEADLINE_FACTS = 2
LEAD_FACTS = 8
MOST_FINDINGS = 30
MOST_ANSWER_FACTS = 4


def overview(desk: Desk, language: Language, reports: tuple[ActionReport, ...]) -> Overview:
    """Write the overview in one language, after the reports that it sums up."""
    charter = desk.programme.charter
    leading = _leading(desk)
    return Overview(
        kicker=charter.series.in_(language),
        headline=_headline(desk, language, leading),
        deck=_deck(desk, language),
        note=_note(desk, language),
        lead=_lead(desk, language, leading),
        coverage=coverage(desk, language, desk.programme.indicators),
        layers=layer_columns(desk, language),
        together=together(desk, language),
        tiles=tuple(_tile(desk, report) for report in reports),
        findings=_findings(desk, language, leading),
        shortfalls=_shortfalls(desk, language),
        outlook=tuple(all_outlook(desk, language)),
        charts=_charts(desk, language),
        timeline=timeline(desk, language),
        answers=tuple(_answer(desk, language, question) for question in desk.programme.questions),
        claims_summary=claims_summary(desk, language),
        emphases=tuple(one.name.in_(language) for one in charter.emphases),
    )


def _leading(desk: Desk) -> tuple[Known, ...]:
    names = desk.programme.charter.headline_indicators
    some = tuple(desk.known(name) for name in names if name in desk.indicators)
    return tuple(one for one in some if desk.is_current(one.lead))


def _headline(desk: Desk, language: Language, leading: tuple[Known, ...]) -> Sentence:
    rising = sorted(leading, key=lambda one: one.growth is None)
    if not rising:
        return say(
            language,
            "{home}：没有可以评判的新数据",
            "{home}: no new figure to judge by",
            home=desk.home,
        )
    return joined(
        (short(one, language) for one in rising[:HEADLINE_FACTS]),
        "，" if language == "zh" else "; ",
    )


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


def _lead(desk: Desk, language: Language, leading: tuple[Known, ...]) -> tuple[Paragraph, ...]:
    told = tuple(tell(one, language) for one in leading[:LEAD_FACTS])
    later = tuple(_growth_since(desk, language, one) for one in leading[:LEAD_FACTS])
    since = tuple(sentence for sentence in later if sentence is not None)
    goal = (
        say(
            language,
            "目标：{goal}。路径：{path}。",
            "The goal: {goal}. The path: {path}.",
            goal=desk.programme.charter.goal,
            path=phrase(_path(desk, language)),
        ),
    )
    return (*paragraphs(told), *paragraphs(since), goal)


def _growth_since(desk: Desk, language: Language, known: Known) -> Sentence | None:
    growth = desk.growth_only(known.indicator.id)
    if growth is None or known.level is None:
        return None
    return say(
        language,
        "{time}，{name}{growth}。",
        "{name} {growth} {time}.",
        time=when(growth.period, language),
        name=known.indicator.name,
        growth=growth_verb(growth, language),
    )


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


def _findings(desk: Desk, language: Language, leading: tuple[Known, ...]) -> tuple[Paragraph, ...]:
    told = {one.indicator.id for one in leading[:LEAD_FACTS]}
    rest = [one for one in ranked(desk, desk.programme.indicators) if one.indicator.id not in told]
    current = [one for one in rest if desk.is_current(one.lead)][:MOST_FINDINGS]
    goals = tuple(reached(desk, language, desk.programme.indicators))
    return paragraphs((*goals, *(tell(one, language) for one in current)))


def _shortfalls(desk: Desk, language: Language) -> tuple[Sentence, ...]:
    silent = silent_actions(desk)
    found: list[Sentence] = []
    if silent:
        names = joined(
            (phrase(one.short.in_(language)) for one in silent), "、" if language == "zh" else ", "
        )
        found.append(
            say(
                language,
                "以下行动没有实施以来的本级数据：{names}。",
                "These actions have no figure of their own from the time of the programme: {names}.",
                names=names,
            )
        )
    found.extend(unreported(desk, language, desk.programme.indicators))
    found.extend(of_projects(desk, language, desk.programme.projects))
    salient = tuple(one for one in desk.programme.indicators if one.salience == 1)
    found.extend(of_indicators(desk, language, salient))
    return tuple(found)


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


def _answer(desk: Desk, language: Language, question: Question) -> Answer:
    known = ranked(
        desk,
        tuple(desk.indicators[name] for name in question.indicators if name in desk.indicators),
    )
    current = [one for one in known if desk.is_current(one.lead)]
    if not current:
        refusal = say(
            language,
            "现有记录回答不了这个问题：实施以来没有相关数据。",
            "It cannot be answered from the record: there is no figure on it from the time of the programme.",
        )
        needed = say(
            language,
            "要回答它，需要的记录是：{needed}。",
            "What would answer it: {needed}.",
            needed=question.answerable_by,
        )
        older = tuple(tell(one, language) for one in known[:2])
        return Answer(
            question.id,
            question.wording.in_(language),
            question.lens,
            answered=False,
            paragraphs=((refusal, *older, needed),),
        )
    told = tuple(tell(one, language) for one in current[:MOST_ANSWER_FACTS])
    missing = say(
        language,
        "要完整回答，还需要：{needed}。",
        "A full answer would also need: {needed}.",
        needed=question.answerable_by,
    )
    return Answer(
        question.id,
        question.wording.in_(language),
        question.lens,
        answered=True,
        paragraphs=(told, (missing,)),
    )
