"""Openings: how a report begins, so that no two of an edition begin alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.reported.facts import when
from dianfan.reported.news.news import Tone
from dianfan.reported.prose.clause import plainly
from dianfan.reported.prose.clause import subject_first
from dianfan.reported.prose.leading import clause_of
from dianfan.reported.prose.letters import can_be_small
from dianfan.reported.prose.letters import capital
from dianfan.reported.prose.letters import lowered
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Sentence
    from dianfan.reported.prose.clause import Clause

    Way = Callable[[Desk, Language, Clause], Sentence]

LETTERS_THAT_DIFFER = 12


def fresh(candidates: Sequence[Sentence], taken: set[str]) -> Sentence:
    """Give the first sentence whose beginning is not taken yet, and take it.

    When every beginning is taken the first sentence stands; its own names tell it apart.
    """
    chosen = next(
        (one for one in candidates if one.text[:LETTERS_THAT_DIFFER] not in taken), candidates[0]
    )
    taken.add(chosen.text[:LETTERS_THAT_DIFFER])
    return chosen


def opening(desk: Desk, language: Language, story: Story, taken: set[str]) -> Sentence:
    """Begin a report with its first story, in a way that no report before has begun."""
    clause = clause_of(desk, language, story.lead)
    start = len(taken) % len(_WAYS)
    ways = (*_WAYS[start:], *_WAYS[:start])
    if clause.tone is Tone.SETBACK:
        return fresh([_setback(language, clause), *_begun(desk, language, clause, ways)], taken)
    return fresh([*_begun(desk, language, clause, ways)], taken)


def _begun(
    desk: Desk, language: Language, clause: Clause, ways: Sequence[Way]
) -> Iterator[Sentence]:
    inside = language == "zh" or can_be_small(desk, clause.subject)
    return (way(desk, language, clause) for way in ways if inside or way in _OUTSIDE)


def _plain(desk: Desk, language: Language, clause: Clause) -> Sentence:
    del desk
    return plainly(language, clause)


def _latest(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "最新公布的数据是{time}的：{subject}{head}{tail}。",
        "The latest figure is of {time}: {subject} {head}{tail}.",
        time=clause.time,
        subject=_inside(desk, language, clause),
        head=clause.head,
        tail=clause.tail,
    )


def _known(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "记录表明，{subject}{time}{head}{tail}。",
        "On record, {subject} {head} {time}{tail}.",
        time=when(clause.time, language),
        subject=_inside(desk, language, clause),
        head=clause.head,
        tail=clause.tail,
    )


def _place(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "{home}{subject}{time}{head}{tail}。",
        "In {home}, {subject} {head} {time}{tail}.",
        home=desk.home,
        time=when(clause.time, language),
        subject=_inside(desk, language, clause),
        head=clause.head,
        tail=clause.tail,
    )


def _first(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "先看{subject}：{time}{head}{tail}。",
        "First, {subject}: it {head} {time}{tail}.",
        time=when(clause.time, language),
        subject=_inside(desk, language, clause),
        head=clause.head,
        tail=clause.tail,
    )


def _until(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "截至{asof}能查到的最新数据，是{subject}{time}{head}{tail}。",
        "As of {asof} the newest figure to be found is this: {subject} {head} {time}{tail}.",
        asof=desk.asof_period,
        time=when(clause.time, language),
        subject=_inside(desk, language, clause),
        head=clause.head,
        tail=clause.tail,
    )


def _setback(language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "没有如愿的是{subject}：{time}{head}{tail}。",
        "{start} went the wrong way: it {head} {time}{tail}.",
        time=when(clause.time, language),
        subject=clause.subject,
        start=capital(clause.subject),
        head=clause.head,
        tail=clause.tail,
    )


def _inside(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return clause.subject if language == "zh" else lowered(desk, clause.subject)


_WAYS: tuple[Way, ...] = (_plain, _latest, subject_first, _first, _place, _known, _until)


_OUTSIDE: tuple[Way, ...] = (_plain, _latest, _until)


def without_measure(language: Language, name: Sentence, taken: set[str]) -> Sentence:
    """Begin the report of an action that has no indicator."""
    return fresh(
        (
            say(
                language,
                "{name}没有公布可以计量的指标，做得怎样，眼下无从用数字回答。",
                "{name} has no published measure, so how it fares cannot be told in numbers for now.",
                name=name,
            ),
            say(
                language,
                "没有指标，是{name}最大的缺口：有没有成效，记录答不上来。",
                "Its widest gap is that {name} has no measure: whether it works, the record cannot say.",
                name=name,
            ),
        ),
        taken,
    )


def without_news(desk: Desk, language: Language, name: Sentence, taken: set[str]) -> Sentence:
    """Begin the report of an action whose record has nothing from the programme's time."""
    return fresh(
        (
            say(
                language,
                "自{opened}行动实施以来，记录中没有数据说明{home}在{name}上走了多远。",
                "Since {opened}, when the programme began, no figure on record shows how far {home} has come"
                " with {name}.",
                opened=desk.opened_period,
                home=desk.home,
                name=name,
            ),
            say(
                language,
                "{name}的成效，至今没有{home}本级的数字可以说明。",
                "{name} still has not one figure of {home} itself to be judged by.",
                home=desk.home,
                name=name,
            ),
            say(
                language,
                "要评说{name}，先得有数：实施以来的{home}本级数据，记录中还是空白。",
                "To judge {name} takes figures, and the record has none of {home} from the time of the"
                " programme.",
                home=desk.home,
                name=name,
            ),
        ),
        taken,
    )
