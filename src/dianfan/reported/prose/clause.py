"""Clauses: what is said of one subject at one time, before it becomes a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.period import PeriodKind
from dianfan.reported.facts import when
from dianfan.reported.news.news import NewsKind
from dianfan.reported.news.news import Tone
from dianfan.reported.parts import Sentence
from dianfan.reported.prose.letters import can_be_small
from dianfan.reported.prose.letters import capital
from dianfan.reported.prose.letters import lowered
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk


@dataclass(frozen=True)
class Clause:
    """Who, when and what: ``head`` is the verb with its first number, ``tail`` what follows.

    ``value`` is the bare number of a level, for sentences that string several together.
    """

    subject: Sentence
    time: Period
    head: Sentence
    tail: Sentence
    kind: NewsKind
    tone: Tone
    value: Figure | None = None


def plainly(language: Language, clause: Clause) -> Sentence:
    """Tell a clause with its time behind (English) or before it (Chinese)."""
    return say(
        language,
        "{time}，{subject}{head}{tail}。",
        "{start} {head} {time}{tail}.",
        time=when(clause.time, language),
        subject=clause.subject,
        start=capital(clause.subject),
        head=clause.head,
        tail=clause.tail,
    )


def subject_first(desk: Desk, language: Language, clause: Clause) -> Sentence:
    """Tell a clause the other way round, with the time after the subject or in front."""
    if language == "en" and not can_be_small(desk, clause.subject):
        return plainly(language, clause)
    return say(
        language,
        "{subject}{time}{head}{tail}。",
        "{start}, {subject} {head}{tail}.",
        time=when(clause.time, language),
        start=capital(when(clause.time, language)),
        subject=clause.subject if language == "zh" else lowered(desk, clause.subject),
        head=clause.head,
        tail=clause.tail,
    )


def at_the_same_time(language: Language, clause: Clause, *, again: bool = False) -> Sentence:
    """Tell a clause whose time the sentence before has told; the time is named once, not twice."""
    zh, en = (
        ("{subject}{head}{tail}。", "{start} {head}{tail}.")
        if again
        else (
            f"{same_time(clause.time)}，{{subject}}{{head}}{{tail}}。",
            "{start} {head} over the same period{tail}.",
        )
    )
    return say(
        language,
        zh,
        en,
        subject=clause.subject,
        start=capital(clause.subject),
        head=clause.head,
        tail=clause.tail,
    )


def same_time(time: Period) -> str:
    """Name in Chinese the time that was told last."""
    return "当年" if time.kind is PeriodKind.YEAR else "同期"


def by_contrast(desk: Desk, language: Language, clause: Clause) -> Sentence:
    """Tell a clause that goes against the one before."""
    return say(
        language,
        "不过，{told}",
        "{start}, by contrast, {head} {time}{tail}.",
        told=subject_first(desk, language, clause),
        start=capital(clause.subject),
        head=clause.head,
        time=when(clause.time, language),
        tail=clause.tail,
    )
