"""One of the N reports: an action, what is known of it, what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.promised.model import Direction
from dianfan.reported.charts import history
from dianfan.reported.claims import claims_of_action
from dianfan.reported.coverage import coverage
from dianfan.reported.coverage import state_words
from dianfan.reported.facts import short
from dianfan.reported.facts import tell
from dianfan.reported.model import ActionReport
from dianfan.reported.model import Cell
from dianfan.reported.model import Table
from dianfan.reported.outlook import outlook
from dianfan.reported.projects import project_table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.shortfalls import of_indicators
from dianfan.reported.shortfalls import of_projects
from dianfan.reported.targets import reached
from dianfan.reported.targets import unreported

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Action
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.model import Chart
    from dianfan.reported.model import CheckedClaim
    from dianfan.reported.model import Paragraph
    from dianfan.reported.model import Sentence

PER_PARAGRAPH = 3
MOST_CHARTS = 4
LEAST_SALIENCE = 3


def ranked(desk: Desk, indicators: tuple[Indicator, ...]) -> tuple[Known, ...]:
    """Order what is known by weight: current first, then salience, growth, and time."""
    known = [
        one
        for one in (desk.known(indicator.id) for indicator in indicators)
        if one.lead is not None
    ]
    return tuple(sorted(known, key=lambda one: _weight(desk, one)))


def is_weighty(known: Known) -> bool:
    """Tell whether a fact can carry a headline: it has a wished direction and some salience."""
    return (
        known.indicator.direction is not Direction.NEUTRAL
        and known.indicator.salience < LEAST_SALIENCE
    )


def _weight(desk: Desk, known: Known) -> tuple[bool, bool, int, float, int, str]:
    assert known.lead is not None  # noqa: S101 - ranked() keeps only what has one
    size = abs(float(known.growth.value)) if known.growth is not None else 0.0
    return (
        not desk.is_current(known.lead),
        not is_weighty(known),
        known.indicator.salience,
        -size,
        -known.lead.period.end.toordinal(),
        known.indicator.id,
    )


def action_report(
    desk: Desk, language: Language, action: Action, claims: tuple[CheckedClaim, ...]
) -> ActionReport:
    """Write the report of one action in one language."""
    indicators = desk.of_action(action.no)
    projects = tuple(project for project in desk.programme.projects if project.action == action.no)
    known = ranked(desk, indicators)
    current = tuple(one for one in known if desk.is_current(one.lead))
    return ActionReport(
        no=action.no,
        action=action.id,
        name=action.name.in_(language),
        kicker=action.short.in_(language),
        headline=headline(desk, language, action, current, known),
        lead=_lead(desk, language, action, current, known),
        coverage=coverage(desk, language, indicators),
        findings=paragraphs(
            (
                *reached(desk, language, indicators),
                *(tell(one, language) for one in current[2:]),
            )
        ),
        charts=_charts(desk, language, indicators),
        shortfalls=_shortfalls(desk, language, action, indicators, projects),
        outlook=outlook(desk, language, indicators, projects),
        projects=project_table(desk, language, projects, f"projects-{action.no}"),
        indicators=indicator_table(desk, language, indicators, f"indicators-{action.no}"),
        claims=claims_of_action(desk, claims, action.no),
        method=_method(language),
    )


def headline(
    desk: Desk,
    language: Language,
    action: Action,
    current: tuple[Known, ...],
    known: tuple[Known, ...],
) -> Sentence:
    """State the finding of a report: its weightiest current fact, or that there is none."""
    weighty = [one for one in current if is_weighty(one)]
    if weighty:
        return short(weighty[0], language)
    if known:
        return say(
            language,
            "{name}：实施以来没有公布足以评判的数据",
            "{name}: no figure published since it began is enough to judge it",
            name=action.short,
        )
    return say(
        language,
        "{name}：{home}没有可以评判的记录",
        "{name}: nothing on record for {home} to judge it by",
        name=action.short,
        home=desk.home,
    )


def _lead(
    desk: Desk,
    language: Language,
    action: Action,
    current: tuple[Known, ...],
    known: tuple[Known, ...],
) -> tuple[Paragraph, ...]:
    if current:
        return (tuple(tell(one, language) for one in current[:2]),)
    if not desk.of_action(action.no):
        return (
            (
                say(
                    language,
                    "{name}没有设定可计量的指标。本报告列出与它有关的决定、项目和公开说法，不作数量评判。",
                    "{name} has no measurable indicator. This report lists what was decided, built and said"
                    " under it, and makes no judgement by numbers.",
                    name=action.name,
                ),
            ),
        )
    opening = say(
        language,
        "自行动实施以来，记录中没有数据说明{home}{name}的进展。",
        "Since the action began, the record holds no figure that shows how far {home} has come with it: {name}.",
        home=desk.home,
        name=action.short,
    )
    if not known:
        return ((opening, _wider(language)),)
    older = say(
        language,
        "能查到的是更早的数据：{fact}",
        "What can be found is older: {fact}",
        fact=tell(known[0], language),
    )
    return ((opening, older),)


def _wider(language: Language) -> Sentence:
    return say(
        language,
        "下列指标只有更大范围或个别单位的数据，不能代表本地。",
        "The indicators below have figures for a wider area or a single institution only, which cannot stand for it.",
    )


def paragraphs(sentences: tuple[Sentence, ...]) -> tuple[Paragraph, ...]:
    """Join sentences into paragraphs of three."""
    return tuple(
        sentences[start : start + PER_PARAGRAPH]
        for start in range(0, len(sentences), PER_PARAGRAPH)
    )


def _charts(desk: Desk, language: Language, indicators: tuple[Indicator, ...]) -> tuple[Chart, ...]:
    drawn = (history(desk, language, indicator) for indicator in indicators)
    return tuple(chart for chart in drawn if chart is not None)[:MOST_CHARTS]


def _shortfalls(
    desk: Desk,
    language: Language,
    action: Action,
    indicators: tuple[Indicator, ...],
    projects: tuple[Project, ...],
) -> tuple[Sentence, ...]:
    found = (
        *unreported(desk, language, indicators),
        *of_projects(desk, language, projects),
        *of_indicators(desk, language, indicators),
    )
    if found:
        return found
    if not indicators:
        return (
            say(
                language,
                "没有指标，也就无从发现不足：“{name}”的成效目前不可检阅。",
                "Without an indicator no shortfall can be found either: “{name}” is not open to inspection yet.",
                name=action.short,
            ),
        )
    return (
        say(
            language,
            "在现有记录范围内没有发现不足。",
            "Within the present record no shortfall was found.",
        ),
    )


def indicator_table(
    desk: Desk, language: Language, indicators: tuple[Indicator, ...], table: str
) -> Table:
    """Set indicators with their latest home figure, growth and judgement in a table."""
    columns = (
        ("指标", "最近时期", "数值", "同比", "评判", "说明")
        if language == "zh"
        else ("Indicator", "Latest period", "Value", "Change on a year", "Judgement", "Reason")
    )
    caption = "指标一览" if language == "zh" else "Indicators"
    empty = (
        "没有为这项行动设定指标。" if language == "zh" else "No indicator is set for this action."
    )
    rows = tuple(_indicator_row(desk, language, indicator) for indicator in indicators)
    return Table(
        table,
        phrase(caption),
        columns,
        (False, False, True, True, False, False),
        rows,
        phrase(empty),
    )


def _indicator_row(desk: Desk, language: Language, indicator: Indicator) -> tuple[Cell, ...]:
    known = desk.known(indicator.id)
    judgement = desk.headline.get(indicator.id)
    time = wording(known.lead.period).in_(language) if known.lead else "—"
    level = known.level or known.rank
    return (
        Cell(phrase(indicator.name.in_(language)), href=f"indicators/{indicator.id}"),
        Cell(phrase(time)),
        Cell(phrase("—") if level is None else figure_phrase(level, language)),
        Cell(phrase("—") if known.growth is None else figure_phrase(known.growth, language)),
        Cell(phrase(state_words(judgement.state, language)), judgement.state)
        if judgement
        else Cell(phrase("—")),
        Cell(phrase(judgement.reason.in_(language) if judgement else "")),
    )


def _method(language: Language) -> tuple[Paragraph, ...]:
    return (
        (
            say(
                language,
                "每个数值都取自记录；同一单元有几个来源时全部保留，按公开的规则选用其一，其余标为“另有报告”。"
                "评判按各方法并列给出，方法不适用时写明原因。",
                "Every value is taken from the record. Where several sources report one cell, all are kept, one is"
                " used by a published rule and the others are shown as also reported. Judgements stand side by"
                " side by method; where a method does not apply, the reason is given.",
            ),
        ),
    )
