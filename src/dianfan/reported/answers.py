"""Development questions: what signs and figures answer, or why they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.line.signs import SignVerdict
from dianfan.judged.line.signs import answered
from dianfan.judged.line.signs import read_signs
from dianfan.reported.model import Answer
from dianfan.reported.news.gather import stories
from dianfan.reported.prose.paragraphs import paragraphs_of
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.judged.line.signs import SignReading
    from dianfan.promised.model import Question
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

MOST_STORIES = 4
_VERDICTS = {
    SignVerdict.YES: Wording(
        "能核对的迹象都支持这个判断。", "All the signs that can be checked speak for it."
    ),
    SignVerdict.NO: Wording(
        "能核对的迹象都不支持这个判断。", "All the signs that can be checked speak against it."
    ),
    SignVerdict.MIXED: Wording(
        "能核对的迹象有的支持、有的不支持，不下结论。",
        "Of the signs that can be checked some speak for it and some against, so nothing is concluded.",
    ),
    SignVerdict.OPEN: Wording(
        "能核对的独立迹象不够，不作回答。",
        "Too few independent signs can be checked, so it is not answered.",
    ),
}


def answer(desk: Desk, language: Language, question: Question) -> Answer:
    """Answer a question by its signs, then by the figures that bear on it; or say what would."""
    indicators = [desk.indicators[name] for name in question.indicators if name in desk.indicators]
    told = stories(desk, indicators)[:MOST_STORIES]
    readings = read_signs(question, desk.mint)
    verdict = answered(readings)
    paragraphs: tuple[Paragraph, ...] = (
        *_of_signs(desk, language, readings, verdict),
        *(paragraphs_of(desk, language, told, added=False) if told else ()),
        (_needed(language, question, is_told=bool(told)),),
    )
    is_answered = verdict is not SignVerdict.OPEN if readings else bool(told)
    return Answer(
        question.id,
        question.wording.in_(language),
        question.lens,
        answered=is_answered,
        paragraphs=paragraphs,
    )


def _needed(language: Language, question: Question, *, is_told: bool) -> Sentence:
    if is_told:
        return say(
            language,
            "要回答得完整，还需要{needed}。",
            "A full answer would also need: {needed}.",
            needed=question.answerable_by,
        )
    return say(
        language,
        "现有记录回答不了这个问题：实施以来没有相关数据。能够回答它的，是{needed}。",
        "The record cannot answer it: there is no figure on it from the time of the programme. What would"
        " answer it: {needed}.",
        needed=question.answerable_by,
    )


def _of_signs(
    desk: Desk, language: Language, readings: tuple[SignReading, ...], verdict: SignVerdict
) -> Iterator[Paragraph]:
    if not readings:
        return
    words = _VERDICTS[verdict]
    yield (say(language, words.zh, words.en), *(_sign(desk, language, one) for one in readings))


def _sign(desk: Desk, language: Language, one: SignReading) -> Sentence:
    """Say what a sign tells: its value, what it is held against, and for which side it speaks."""
    if one.own is None:
        return say(language, "{name}：没有数据。", "{name}: no figure.", name=one.sign.name)
    if one.other is None:
        return say(
            language,
            "{name}：{now}为{own}，没有可对照的数据。",
            "{name}: {own} in {now}, with nothing to hold it against.",
            name=one.sign.name, own=one.own, now=one.own.period,
        )  # fmt: skip
    zh, en = {
        True: ("支持", "speaks for it"),
        False: ("不支持", "speaks against it"),
        None: ("分不出高下", "cannot be told apart"),
    }[one.speaks]
    if one.sign.since:
        return say(
            language,
            f"{{name}}：{{now}}为{{own}}，{{when}}为{{other}}，{zh}。",
            f"{{name}}: {{own}} in {{now}}, {{other}} in {{when}}; this {en}.",
            name=one.sign.name, own=one.own, now=one.own.period, other=one.other,
            when=one.other.period,
        )  # fmt: skip
    return say(
        language,
        f"{{name}}：{{now}}为{{own}}，{{place}}为{{other}}，{zh}。",
        f"{{name}}: {{own}} in {{now}}, {{other}} in {{place}}; this {en}.",
        name=one.sign.name, own=one.own, now=one.own.period, other=one.other,
        place=desk.mint.places[one.sign.against],
    )  # fmt: skip
