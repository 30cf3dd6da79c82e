"""Paragraphs: stories of one theme, values of one time strung together, connectives between.

Stories that have more than a bare value come first; bare values of one period are told up
to three to a sentence. A time that the sentence before has told is not told again. A
connective is set only where both stories have a wished direction: contrast where one goes
the wished way and the other does not. None claims a cause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeVar

from dianfan.reported.facts import when
from dianfan.reported.news.news import Tone
from dianfan.reported.prose.adding import adding
from dianfan.reported.prose.clause import at_the_same_time
from dianfan.reported.prose.clause import by_contrast
from dianfan.reported.prose.clause import plainly
from dianfan.reported.prose.clause import same_time
from dianfan.reported.prose.clause import subject_first
from dianfan.reported.prose.leading import clause_of
from dianfan.reported.prose.letters import can_be_small
from dianfan.reported.prose.letters import capital
from dianfan.reported.prose.letters import lowered
from dianfan.reported.prose.themes import by_theme
from dianfan.reported.say import joined
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.figures.period import Period
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import Paragraph
    from dianfan.reported.model import Sentence
    from dianfan.reported.news.news import Story
    from dianfan.reported.prose.clause import Clause

T = TypeVar("T")
SENTENCES_PER_PARAGRAPH = 4
STRUNG = 3


def paragraphs_of(
    desk: Desk, language: Language, told: Iterable[Story], *, added: bool = True
) -> tuple[Paragraph, ...]:
    """Tell stories in paragraphs of one theme each, the most telling theme first.

    Args:
        desk: where everything is looked up.
        language: the language to write.
        told: the stories, the most telling first.
        added: whether to tell what adds to each story, or its leading item alone.
    """
    return tuple(
        paragraph
        for group in by_theme(tuple(told))
        for paragraph in paragraphs_on(desk, language, group, added=added)
    )


def paragraphs_on(
    desk: Desk, language: Language, stories: Sequence[Story], *, added: bool = True
) -> Iterator[Paragraph]:
    """Tell stories of one theme; a paragraph that is full gives way to the next, no story is cut."""
    filled: list[Sentence] = []
    before: Clause | None = None
    for some in _units(desk, stories):
        told = _told(desk, language, some, before, added=added)
        if filled and len(filled) + len(told) > SENTENCES_PER_PARAGRAPH:
            yield tuple(filled)
            filled, told = [], _told(desk, language, some, None, added=added)
        filled += told
        before = clause_of(desk, language, some[-1].lead)
    if filled:
        yield tuple(filled)


def sentences(desk: Desk, language: Language, story: Story) -> Iterator[Sentence]:
    """Tell one story by itself."""
    yield plainly(language, clause_of(desk, language, story.lead))
    yield from added_sentences(language, story)


def _units(desk: Desk, stories: Sequence[Story]) -> Iterator[tuple[Story, ...]]:
    """Give what is told in one go: each full story, then bare values of one period together."""
    yield from ((one,) for one in stories if not is_bare(desk, one))
    yield from _strings(desk, [one for one in stories if is_bare(desk, one)])


def _told(
    desk: Desk,
    language: Language,
    some: tuple[Story, ...],
    before: Clause | None,
    *,
    added: bool,
) -> list[Sentence]:
    if is_bare(desk, some[0]):
        return list(_strung(desk, language, some, None if before is None else before.time))
    clause = clause_of(desk, language, some[0].lead)
    more = added_sentences(language, some[0]) if added else ()
    return [_linked(desk, language, before, clause), *more]


def is_bare(desk: Desk, story: Story) -> bool:
    """Tell whether a story is a value and nothing else."""
    return not story.more and clause_of(desk, "zh", story.lead).value is not None


def added_sentences(language: Language, story: Story) -> Iterator[Sentence]:
    """Tell what adds to a story."""
    for news in story.more:
        sentence = adding(language, news)
        if sentence is not None:
            yield sentence


def _linked(desk: Desk, language: Language, before: Clause | None, clause: Clause) -> Sentence:
    if before is None:
        return plainly(language, clause)
    if {before.tone, clause.tone} == {Tone.ADVANCE, Tone.SETBACK}:
        return by_contrast(desk, language, clause)
    if before.time == clause.time:
        return at_the_same_time(language, clause)
    return subject_first(desk, language, clause)


def batches(some: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Cut a sequence into parts of a size; the last may be shorter."""
    return (tuple(some[start : start + size]) for start in range(0, len(some), size))


def _strings(desk: Desk, stories: list[Story]) -> Iterator[tuple[Story, ...]]:
    """Group bare values by period, up to three, the latest period first."""
    groups: dict[Period, list[Story]] = {}
    for story in stories:
        groups.setdefault(clause_of(desk, "zh", story.lead).time, []).append(story)
    for time in sorted(groups, key=lambda one: (one.end, one.days), reverse=True):
        some = groups[time]
        yield from batches(sorted(some, key=_stem) if len(some) > STRUNG else some, STRUNG)


def _stem(story: Story) -> tuple[str, float]:
    return story.lead.known.indicator.name_zh[:2], -story.value


def _strung(
    desk: Desk, language: Language, stories: tuple[Story, ...], before: Period | None
) -> Iterator[Sentence]:
    """String values of one period together; a name that keeps its capital stands by itself."""
    clauses = [clause_of(desk, language, story.lead) for story in stories]
    small = [one for one in clauses if language == "zh" or can_be_small(desk, one.subject)]
    for clause in (one for one in clauses if one not in small):
        known = clause.time == before
        yield at_the_same_time(language, clause) if known else plainly(language, clause)
        before = clause.time
    if len(small) == 1:
        known = small[0].time == before
        yield at_the_same_time(language, small[0]) if known else plainly(language, small[0])
    elif small:
        yield _string(desk, language, small, before)


def _string(
    desk: Desk, language: Language, clauses: Sequence[Clause], before: Period | None
) -> Sentence:
    time = clauses[0].time
    known = time == before
    if language == "zh":
        parts = (
            say(language, "{subject}{head}", "", subject=one.subject, head=one.head)
            for one in clauses
        )
        lead = say(language, same_time(time), "") if known else when(time, language)
        return say(language, "{lead}，{parts}。", "", lead=lead, parts=joined(parts, "，"))
    first, *rest = clauses
    others = joined((_gapped(desk, language, one) for one in rest), "; ")
    if known:
        return say(
            language,
            "",
            "{subject} {head}; {others}.",
            subject=capital(first.subject),
            head=first.head,
            others=others,
        )
    return say(
        language,
        "",
        "{time}, {subject} {head}; {others}.",
        time=capital(when(time, language)),
        subject=lowered(desk, first.subject),
        head=first.head,
        others=others,
    )


def _gapped(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "",
        "{subject}, {value}",
        subject=lowered(desk, clause.subject),
        value=clause.value or clause.head,
    )
