"""Paragraphs: stories of one theme, values of one time strung together, connectives between.

Stories that have more than a bare value come first; bare values of one period are told up
to three to a sentence. A time that the sentence before has told is not told again. A
connective is set only where both stories have a wished direction: contrast where one goes
the wished way and the other does not. None claims a cause.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
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
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence
    from dianfan.reported.prose.clause import Clause

T = TypeVar("T")
SENTENCES_PER_PARAGRAPH = 4
STRUNG = 3


@dataclass(frozen=True)
class _Last:
    """What a paragraph has told last: the clause, and how often its time was taken as known."""

    clause: Clause | None = None
    times: int = 0

    def knows(self, time: Period) -> bool:
        """Tell whether a reader knows the time already."""
        return self.clause is not None and self.clause.time == time

    def after(self, clause: Clause) -> _Last:
        """Give what has been told after a further clause."""
        return _Last(clause, self.times + 1 if self.knows(clause.time) else 0)


def paragraphs_of(
    desk: Desk,
    language: Language,
    told: Iterable[Story],
    *,
    added: bool = True,
    as_given: bool = False,
) -> tuple[Paragraph, ...]:
    """Tell stories in paragraphs of one theme each, the most telling theme first.

    Args:
        desk: where everything is looked up.
        language: the language to write.
        told: the stories, the most telling first.
        added: whether to tell what adds to each story, or its leading item alone.
        as_given: whether to keep the given order; else stories are grouped by theme, and
            full ones come before bare values.
    """
    stories = tuple(told)
    if as_given:
        return tuple(paragraphs_on(desk, language, stories, added=added, as_given=True))
    return _gathered(
        [
            paragraph
            for group in by_theme(stories)
            for paragraph in paragraphs_on(desk, language, group, added=added)
        ]
    )


def _gathered(found: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Put sentences that would stand alone into paragraphs at the end, the first excepted."""
    full = [some for place, some in enumerate(found) if place == 0 or len(some) > 1]
    alone = [some[0] for place, some in enumerate(found) if place > 0 and len(some) == 1]
    return (*full, *batches(alone, SENTENCES_PER_PARAGRAPH))


def paragraphs_on(
    desk: Desk,
    language: Language,
    stories: Sequence[Story],
    *,
    added: bool = True,
    as_given: bool = False,
) -> Iterator[Paragraph]:
    """Tell stories of one theme; a paragraph that is full gives way to the next, no story is cut."""
    filled: list[Sentence] = []
    before = _Last()
    for some in _in_order(desk, stories) if as_given else _units(desk, stories):
        told, after = _told(desk, language, some, before, added=added)
        if filled and len(filled) + len(told) > SENTENCES_PER_PARAGRAPH:
            yield tuple(filled)
            filled = []
            told, after = _told(desk, language, some, _Last(), added=added)
        filled += told
        before = after
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


def _in_order(desk: Desk, stories: Sequence[Story]) -> Iterator[tuple[Story, ...]]:
    """Give what is told in one go, bare values together only where they follow one another."""

    def kind(story: Story) -> tuple[bool, str]:
        return is_bare(desk, story), clause_of(desk, "zh", story.lead).time.code

    for (bare, _), some in groupby(stories, key=kind):
        listed = list(some)
        yield from batches(listed, STRUNG) if bare else ((one,) for one in listed)


def _told(
    desk: Desk, language: Language, some: tuple[Story, ...], before: _Last, *, added: bool
) -> tuple[list[Sentence], _Last]:
    if is_bare(desk, some[0]):
        return _strung(desk, language, some, before)
    clause = clause_of(desk, language, some[0].lead)
    more = added_sentences(language, some[0]) if added else ()
    return [_linked(desk, language, before, clause), *more], before.after(clause)


def is_bare(desk: Desk, story: Story) -> bool:
    """Tell whether a story is a value and nothing else."""
    return not story.more and clause_of(desk, "zh", story.lead).value is not None


def added_sentences(language: Language, story: Story) -> Iterator[Sentence]:
    """Tell what adds to a story."""
    for news in story.more:
        sentence = adding(language, news)
        if sentence is not None:
            yield sentence


def _linked(desk: Desk, language: Language, before: _Last, clause: Clause) -> Sentence:
    if before.clause is None:
        return plainly(language, clause)
    if {before.clause.tone, clause.tone} == {Tone.ADVANCE, Tone.SETBACK}:
        return by_contrast(desk, language, clause)
    if before.knows(clause.time):
        return at_the_same_time(language, clause, again=before.times > 0)
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
    desk: Desk, language: Language, stories: tuple[Story, ...], before: _Last
) -> tuple[list[Sentence], _Last]:
    """String values of one period together; a name that keeps its capital stands by itself."""
    clauses = [clause_of(desk, language, story.lead) for story in stories]
    small = [one for one in clauses if language == "zh" or can_be_small(desk, one.subject)]
    told: list[Sentence] = []
    for clause in (one for one in clauses if one not in small or len(small) == 1):
        known = before.knows(clause.time)
        told.append(
            at_the_same_time(language, clause, again=before.times > 0)
            if known
            else plainly(language, clause)
        )
        before = before.after(clause)
    if len(small) > 1:
        told.append(_string(desk, language, small, before))
        before = before.after(small[-1])
    return told, before


def _string(desk: Desk, language: Language, clauses: Sequence[Clause], before: _Last) -> Sentence:
    time = clauses[0].time
    known = before.knows(time)
    if language == "zh":
        parts = (
            say(language, "{subject}{head}", "", subject=one.subject, head=one.head)
            for one in clauses
        )
        lead = say(language, f"{same_time(time)}，", "") if known else _lead(time)
        lead = say(language, "", "") if known and before.times else lead
        return say(language, "{lead}{parts}。", "", lead=lead, parts=joined(parts, "，"))
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


def _lead(time: Period) -> Sentence:
    return say("zh", "{time}，", "", time=when(time, "zh"))


def _gapped(desk: Desk, language: Language, clause: Clause) -> Sentence:
    return say(
        language,
        "",
        "{subject}, {value}",
        subject=lowered(desk, clause.subject),
        value=clause.value or clause.head,
    )
