"""What adds to a story: a sentence for each further item."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.period import PeriodKind
from dianfan.reported.news.news import NewsKind
from dianfan.reported.say import say
from dianfan.reported.verbs import moved

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.news.news import News
    from dianfan.reported.parts import Sentence
    from dianfan.reported.say import Part


def adding(language: Language, news: News) -> Sentence | None:
    """Tell an item that stands beside the leading one of its story."""
    teller = _TELLERS.get(news.kind)
    return None if teller is None else teller(language, news)


_HIGHER = (
    (
        "此前有记录的{count}年份都低于这个数。",
        "In none of the {count} earlier years on record was it higher.",
    ),
    ("比此前有记录的{count}年份都高。", "That is above all {count} earlier years on record."),
    (
        "查此前{count}年份的记录，没有更高的。",
        "The {count} earlier years on record all stand below it.",
    ),
)
_LOWER = (
    (
        "此前有记录的{count}年份都高于这个数。",
        "In none of the {count} earlier years on record was it lower.",
    ),
    ("比此前有记录的{count}年份都低。", "That is below all {count} earlier years on record."),
    (
        "查此前{count}年份的记录，没有更低的。",
        "The {count} earlier years on record all stand above it.",
    ),
)
_HIGHER_PERIODS = (
    "此前有记录的{count}可比时期都低于这个数。",
    "In none of the {count} comparable earlier periods was it higher.",
)
_LOWER_PERIODS = (
    "此前有记录的{count}可比时期都高于这个数。",
    "In none of the {count} comparable earlier periods was it lower.",
)


def _record(language: Language, news: News) -> Sentence:
    count = news.figures["count"]
    above = "above" in news.figures
    if news.figures["level"].period.kind is PeriodKind.YEAR:
        ways = _HIGHER if above else _LOWER
        words = ways[sum(map(ord, news.id)) % len(ways)]
    else:
        words = _HIGHER_PERIODS if above else _LOWER_PERIODS
    return say(language, *words, count=count)


def _reversal(language: Language, news: News) -> Sentence:
    return say(
        language,
        "{period}还是{before}，方向已经反转。",
        "In {period} it {before}; the direction has turned.",
        period=news.figures["before"].period,
        before=moved(news.figures["before"], language),
    )


def _divergence(language: Language, news: News) -> Sentence:
    high, low = news.figures["high"], news.figures["low"]
    parts: dict[str, Part] = {
        "top": high.place,
        "bottom": low.place,
        "gap": news.figures["gap"],
    }
    if high.measure.endswith(":growth_yoy"):
        return say(
            language,
            "各地快慢不一：{top}{high}，{bottom}{low}，相差{gap}。",
            "Places moved apart: in {top} it {high}, in {bottom} it {low}, a gap of {gap}.",
            high=moved(high, language),
            low=moved(low, language),
            **parts,
        )
    return say(
        language,
        "各地高低不一：{top}最高，为{high}；{bottom}最低，为{low}，相差{gap}。",
        "Places differ: {top} stands highest at {high} and {bottom} lowest at {low}, a gap of {gap}.",
        high=high,
        low=low,
        **parts,
    )


def _concentration(language: Language, news: News) -> Sentence:
    top = news.figures["top"]
    return say(
        language,
        "其中{place}为{top}，独占{part}。",
        "{place} alone accounts for {top} of it, or {part}.",
        place=top.place,
        top=top,
        part=news.figures["part"],
    )


def _conflict(language: Language, news: News) -> Sentence:
    return say(
        language,
        "各来源说法不一：{used_by}记为{used}，{other_by}记为{other}；这里取前者，因为{reason}。",
        "The sources differ: {used_by} has {used}, {other_by} has {other}. The former is used here,"
        " since {reason}.",
        used_by=news.words["used"],
        other_by=news.words["other"],
        used=news.figures["used"],
        other=news.figures["other"],
        reason=news.words["reason"],
    )


def _target(language: Language, news: News) -> Sentence:
    target = news.figures["target"]
    if news.kind is NewsKind.TARGET_MET:
        return say(
            language,
            "目标是{target}，已经实现。",
            "The target was {target}, and it has been reached.",
            target=target,
        )
    if news.kind is NewsKind.TARGET_AT_RISK:
        return say(
            language,
            "目标是{target}，按现在的进度有达不到的风险。",
            "The target is {target}; at the present pace it is at risk.",
            target=target,
        )
    gap = _gap(language, news.figures)
    return say(
        language,
        "目标是{target}，{gap}没有实现。",
        "The target was {target}, and it was missed{gap}.",
        target=target,
        gap=gap,
    )


def _gap(language: Language, figures: Mapping[str, Figure]) -> Sentence:
    if "over" in figures:
        return say(language, "超出{gap}，", " by {gap}", gap=figures["gap"])
    if "under" in figures:
        return say(language, "还差{gap}，", " by {gap}", gap=figures["gap"])
    return say(language, "", "")


_TELLERS: Mapping[NewsKind, Callable[[Language, News], Sentence]] = MappingProxyType(
    {
        NewsKind.RECORD: _record,
        NewsKind.REVERSAL: _reversal,
        NewsKind.DIVERGENCE: _divergence,
        NewsKind.CONCENTRATION: _concentration,
        NewsKind.CONFLICT: _conflict,
        NewsKind.TARGET_MET: _target,
        NewsKind.TARGET_MISSED: _target,
        NewsKind.TARGET_AT_RISK: _target,
    }
)
