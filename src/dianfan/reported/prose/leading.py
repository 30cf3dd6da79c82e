"""The leading clause of a story: level, change, rank or target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.reported.facts import subject
from dianfan.reported.news.news import NewsKind
from dianfan.reported.parts import Sentence
from dianfan.reported.prose.clause import Clause
from dianfan.reported.say import say
from dianfan.reported.verbs import being
from dianfan.reported.verbs import changed
from dianfan.reported.verbs import grew
from dianfan.reported.verbs import rose
from dianfan.reported.verbs import signed

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import News

NOTHING = Sentence(())
_OF_TARGETS = frozenset({NewsKind.TARGET_MET, NewsKind.TARGET_MISSED, NewsKind.TARGET_AT_RISK})


def clause_of(desk: Desk, language: Language, news: News) -> Clause:
    """Write the leading item of a story as a clause."""
    if news.kind in _OF_TARGETS:
        return _promised(desk, language, news)
    name = subject(news.known, language)
    figures = news.figures
    rank = _rank(news, language)
    pace = _pace(news, language)
    if "level" in figures:
        level = figures["level"]
        tail = Sentence((*_tail(news, language).spans, *pace.spans, *rank.spans))
        bare = None if tail.spans else level
        return Clause(name, level.period, _value(news, language), tail, news.kind, news.tone, bare)
    if "growth" in figures:
        growth = figures["growth"]
        tail = Sentence((*pace.spans, *rank.spans))
        return Clause(name, growth.period, rose(growth, language), tail, news.kind, news.tone)
    head = say(
        language, "按来源所列居{rank}", "ranked {rank}, as its source has it", rank=figures["rank"]
    )
    return Clause(name, figures["rank"].period, head, NOTHING, news.kind, news.tone)


def _value(news: News, language: Language) -> Sentence:
    level = news.figures["level"]
    return say(language, "{was}{level}", "{was} {level}", was=being(level, language), level=level)


def _tail(news: News, language: Language) -> Sentence:
    figures = news.figures
    if "growth" in figures:
        growth = grew(figures["growth"], language)
        return say(language, "，{growth}", ", {growth}", growth=growth)
    if "by" not in figures:
        return NOTHING
    by, before = figures["by"], figures["before"]
    if not by.value:
        return say(
            language,
            "，与{before}相同",
            ", the same as in {before}",
            before=before.period,
        )
    return say(
        language,
        "，比{before}{by}",
        ", {by} from {before}",
        by=changed(by, language),
        before=before.period,
    )


def _pace(news: News, language: Language) -> Sentence:
    pace = news.figures.get("pace")
    if pace is None or not pace.value:
        return NOTHING
    return signed(
        pace,
        language,
        ("，增速比上年加快{size}", ", {size} faster than the year before"),
        ("，增速比上年回落{size}", ", {size} slower than the year before"),
        ("", ""),
    )


def _rank(news: News, language: Language) -> Sentence:
    rank = news.figures.get("rank")
    if rank is None or ("level" not in news.figures and "growth" not in news.figures):
        return NOTHING
    return say(language, "，来源称居{rank}", "; its source ranks it {rank}", rank=rank)


def _promised(desk: Desk, language: Language, news: News) -> Clause:
    """Write a value that is held against its target, with its place where that is not home."""
    value = news.figures["value"]
    name = subject(news.known, language)
    if news.known.place != desk.home:
        name = say(
            language,
            "{place}{name}",
            "{name} in {place}",
            place=news.known.place,
            name=name,
        )
    head = say(language, "{was}{value}", "{was} {value}", was=being(value, language), value=value)
    return Clause(name, value.period, head, _held(news, language), news.kind, news.tone)


def _held(news: News, language: Language) -> Sentence:
    goal = news.figures["target"]
    if news.kind is NewsKind.TARGET_MET:
        return say(
            language,
            "，实现了{target}的目标",
            ", reaching the target of {target}",
            target=goal,
        )
    if news.kind is NewsKind.TARGET_AT_RISK:
        return say(
            language,
            "，{target}的目标有落空的风险",
            ", which puts the target of {target} at risk",
            target=goal,
        )
    return say(
        language,
        "，没有实现{target}的目标",
        ", missing the target of {target}",
        target=goal,
    )
