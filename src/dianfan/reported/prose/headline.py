"""Headlines: the finding of a page in a line, its shortfall beside it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.reported.facts import briefly_moved
from dianfan.reported.news.news import NewsKind
from dianfan.reported.prose.leading import clause_of
from dianfan.reported.prose.letters import lowered
from dianfan.reported.say import say
from dianfan.reported.verbs import being

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import News
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Sentence


LONGEST: Mapping[Language, int] = MappingProxyType({"zh": 34, "en": 62})


def brief(desk: Desk, language: Language, story: Story) -> Sentence:
    """Tell a story as a headline does: no period, the target or the growth first."""
    missed = [one for one in story.items if one.kind is NewsKind.TARGET_MISSED]
    met = [one for one in story.items if one.kind is NewsKind.TARGET_MET]
    if missed or met:
        return _held(desk, language, (missed or met)[0])
    return plain_brief(desk, language, story)


def fitting(wished: Mapping[Language, Sequence[Sentence]]) -> int:
    """Choose the first headline that a narrow column can hold in every language.

    Args:
        wished: the same headlines in each language, the most wished for first.

    Returns:
        its place; that of the shortest where none fits.
    """
    places = range(min(map(len, wished.values())))

    def excess(place: int) -> float:
        return max(len(some[place].text) / LONGEST[language] for language, some in wished.items())

    return next((place for place in places if excess(place) <= 1), min(places, key=excess))


def plain_brief(desk: Desk, language: Language, story: Story) -> Sentence:
    """Tell the leading item of a story as a headline, its target left out."""
    figures = story.lead.figures
    name = clause_of(desk, language, story.lead).subject
    if "growth" in figures:
        return say(
            language,
            "{name}{moved}",
            "{name} {moved}",
            name=name,
            moved=briefly_moved(figures["growth"], language),
        )
    lead = figures["value"] if "value" in figures else next(iter(figures.values()))
    if lead.unit.dimension == "rank":
        return say(language, "{name}排名{lead}", "{name} ranks {lead}", name=name, lead=lead)
    return say(
        language,
        "{name}{was}{lead}",
        "{name}: {lead}",
        name=name,
        was=being(lead, language),
        lead=lead,
    )


def _held(desk: Desk, language: Language, news: News) -> Sentence:
    clause = clause_of(desk, language, news)
    value, target = news.figures["value"], news.figures["target"]
    if news.kind is NewsKind.TARGET_MET:
        words = ("{name}{value}，实现{target}的目标", "{name}: {value}, target of {target} reached")
    else:
        words = ("{name}{value}，{target}的目标落空", "{name}: {value}, target of {target} missed")
    return say(language, *words, name=clause.subject, value=value, target=target)


def paired(language: Language, told: Sequence[Sentence], late: Figure | None) -> Sentence:
    """Join the parts of a headline, and say beside them how many projects are late."""
    found = told[0]
    for other in told[1:]:
        found = say(language, "{found}，{other}", "{found}; {other}", found=found, other=other)
    if late is None or not late.value:
        return found
    one = late.value == 1
    return say(
        language,
        "{found}；{late}项目逾期未报完工",
        "{found}; {late} project overdue" if one else "{found}; {late} projects overdue",
        found=found,
        late=late,
    )


def small(desk: Desk, language: Language, phrase: Sentence) -> Sentence:
    """Write a headline part as it stands after another."""
    return phrase if language == "zh" else lowered(desk, phrase)
