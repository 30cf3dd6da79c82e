"""One of the N reports: an action, what is known of it, what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import LANGUAGES
from dianfan.reported.charts import history
from dianfan.reported.claims import claims_of_action
from dianfan.reported.coverage import coverage
from dianfan.reported.editing import added_words
from dianfan.reported.editing import edited
from dianfan.reported.editing import left_out
from dianfan.reported.facts import tell
from dianfan.reported.indicator_table import indicator_table
from dianfan.reported.model import ActionReport
from dianfan.reported.news.gather import is_weighty
from dianfan.reported.news.gather import stories
from dianfan.reported.projects import overdue
from dianfan.reported.projects import project_table
from dianfan.reported.prose.headline import brief
from dianfan.reported.prose.headline import fitting
from dianfan.reported.prose.headline import paired
from dianfan.reported.prose.headline import plain_brief
from dianfan.reported.prose.nut import nut
from dianfan.reported.prose.openings import opening
from dianfan.reported.prose.openings import without_measure
from dianfan.reported.prose.openings import without_news
from dianfan.reported.prose.outlook import outlook
from dianfan.reported.prose.paragraphs import added_sentences
from dianfan.reported.prose.paragraphs import paragraphs_of
from dianfan.reported.prose.unknown import unknown
from dianfan.reported.prose.voices import voices
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.shortfalls import shortfalls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Action
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import CheckedClaim
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

MOST_CHARTS = 4


def action_report(
    desk: Desk,
    language: Language,
    action: Action,
    claims: tuple[CheckedClaim, ...],
    taken: set[str],
) -> ActionReport:
    """Write the report of one action in one language.

    Args:
        desk: where everything is looked up.
        language: the language to write.
        action: the action.
        claims: all public claims, judged.
        taken: the beginnings of the reports before, to which this one adds its own.
    """
    indicators = desk.of_action(action.no)
    projects = tuple(project for project in desk.programme.projects if project.action == action.no)
    found = stories(desk, indicators)
    told = edited(desk, action.id, found)
    return ActionReport(
        no=action.no,
        action=action.id,
        name=action.name.in_(language),
        kicker=action.short.in_(language),
        headline=headline(desk, language, action, told, projects),
        lead=(
            *_lead(desk, language, action, told, taken),
            *added_words(desk, language, action.id, "lead"),
        ),
        nut=nut(desk, language, indicators),
        coverage=coverage(desk, language, indicators),
        findings=(
            *paragraphs_of(desk, language, told[1:]),
            *added_words(desk, language, action.id, "findings"),
        ),
        charts=_charts(desk, language, indicators),
        shortfalls=shortfalls(desk, language, indicators, projects),
        outlook=(
            *outlook(desk, language, indicators, projects),
            *added_words(desk, language, action.id, "outlook"),
        ),
        unknown=unknown(desk, language, indicators),
        voices=voices(desk, language, action),
        projects=project_table(desk, language, projects, f"projects-{action.no}"),
        indicators=indicator_table(desk, language, indicators, f"indicators-{action.no}"),
        claims=claims_of_action(desk, claims, action.no),
        method=(*_method(language), *((one,) for one in left_out(desk, language, action.id))),
    )


def headline(
    desk: Desk,
    language: Language,
    action: Action,
    told: Sequence[Story],
    projects: Sequence[Project],
) -> Sentence:
    """State the finding of a report, or that there is none, and how many projects are late."""
    late = _late(desk, projects)
    weighty = [one for one in told if is_weighty(one)]
    if weighty:
        wished = {one: tuple(_headlines(desk, one, weighty, late)) for one in LANGUAGES}
        return wished[language][fitting(wished)]
    if told or any(desk.known(one.id).lead for one in desk.of_action(action.no)):
        found = say(
            language,
            "{name}：实施以来没有公布足以评判的数据",
            "{name}: no figure published since it began is enough to judge it",
            name=action.short,
        )
    else:
        found = say(
            language,
            "{name}：{home}没有可以评判的记录",
            "{name}: nothing on record for {home} to judge it by",
            name=action.short,
            home=desk.home,
        )
    return paired(language, [found], late)


def _headlines(
    desk: Desk, language: Language, weighty: Sequence[Story], late: Figure | None
) -> Iterator[Sentence]:
    """Give headlines in the order in which they are wished for: the fullest first."""
    for story in weighty:
        for shown in (late, None):
            yield paired(language, [brief(desk, language, story)], shown)
            yield paired(language, [plain_brief(desk, language, story)], shown)


def _late(desk: Desk, projects: Sequence[Project]) -> Figure | None:
    late = overdue(desk, projects)
    if not late:
        return None
    return desk.count("projects", "个", id="|".join(sorted(one.id for one in late)))


def _lead(
    desk: Desk, language: Language, action: Action, told: Sequence[Story], taken: set[str]
) -> tuple[Paragraph, ...]:
    if told:
        first = opening(desk, language, told[0], taken)
        return ((first, *added_sentences(language, told[0])),)
    indicators = desk.of_action(action.no)
    if not indicators:
        return ((without_measure(language, phrase(action.name.in_(language)), taken),),)
    begun = without_news(desk, language, phrase(action.short.in_(language)), taken)
    older = [one for one in (desk.known(each.id) for each in indicators) if one.lead is not None]
    if not older:
        return ((begun,),)
    latest = max(older, key=lambda one: (one.latest, -one.indicator.salience, one.indicator.id))
    seen = say(
        language,
        "能查到的还是更早的数据：{fact}",
        "The nearest that can be found is older: {fact}",
        fact=tell(latest, language),
    )
    return ((begun, seen),)


def _charts(desk: Desk, language: Language, indicators: tuple[Indicator, ...]) -> tuple[Chart, ...]:
    drawn = (history(desk, language, indicator) for indicator in indicators)
    return tuple(chart for chart in drawn if chart is not None)[:MOST_CHARTS]


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
