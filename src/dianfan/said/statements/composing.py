"""Composing: quantities, times, subjects, places and status of a sentence become claims."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dianfan.figures.gap import Gap
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Glyphs
from dianfan.said.documents.model import Traced
from dianfan.said.statements.comparing import basis_of
from dianfan.said.statements.confidence import confidence
from dianfan.said.statements.confidence import lowered
from dianfan.said.statements.dating import NOWHEN
from dianfan.said.statements.dating import compared_in
from dianfan.said.statements.dating import meant_by
from dianfan.said.statements.dating import window_of
from dianfan.said.statements.dating import windows_of
from dianfan.said.statements.decisions import decisions
from dianfan.said.statements.english.composing import composed
from dianfan.said.statements.english.script import is_english
from dianfan.said.statements.measures import Kind
from dianfan.said.statements.measures import kind
from dianfan.said.statements.measures import turned
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Link
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time
from dianfan.said.statements.places import Located
from dianfan.said.statements.places import place
from dianfan.said.statements.promises import Pledge
from dianfan.said.statements.promises import promises
from dianfan.said.statements.promises import thing
from dianfan.said.statements.quantities import quantities
from dianfan.said.statements.rendering import rendering
from dianfan.said.statements.sentence_read import Context
from dianfan.said.statements.sentence_read import SentenceRead
from dianfan.said.statements.sentences import clause_start
from dianfan.said.statements.sentences import sentences
from dianfan.said.statements.speakers import speaker
from dianfan.said.statements.status import status
from dianfan.said.statements.subjects import opening
from dianfan.said.statements.subjects import paired
from dianfan.said.statements.subjects import respectively
from dianfan.said.statements.subjects import subject
from dianfan.said.statements.times import is_window
from dianfan.said.statements.times import times
from dianfan.said.statements.vocabulary import Vocabulary
from dianfan.said.statements.vocabulary import are_tied

DOUBT = 0.8
"""The confidence of a character below which a digit is doubtful."""
_TOLD = frozenset(
    {Role.BODY, Role.LEAD, Role.HEADLINE, Role.SUBHEAD, Role.CAPTION, Role.KICKER, Role.TABLE}
)


def candidates(
    text: str,
    published: Published,
    vocabulary: Vocabulary | None = None,
    before: Context | None = None,
) -> tuple[Candidate, ...]:
    """Find the claims of one block of clean text, in their order.

    Args:
        text: clean text: English, or Chinese of either script.
        published: when it was printed.
        vocabulary: the names of a programme; without it places are told by their suffix.
        before: what the block before it left to be understood.

    Returns:
        one for each quantity, lost number, decision and promise; ids count within the block.
    """
    return _of_block(text, published, vocabulary or Vocabulary(()), before or Context())[0]


def _of_block(
    text: str, published: Published, vocabulary: Vocabulary, before: Context
) -> tuple[tuple[Candidate, ...], Context]:
    """Read a block of either script by the grammar of the simplified one."""
    block, left = rendering(text, before)
    found, after = _of_simplified(block.read, published, vocabulary, left)
    if block.read == text and left == before:
        return found, after
    return tuple(map(block.candidate, found)), block.context(after)


def _of_simplified(
    text: str, published: Published, vocabulary: Vocabulary, before: Context
) -> tuple[tuple[Candidate, ...], Context]:
    whens = times(text, published)
    amounts = quantities(text, vocabulary.with_figures)
    found: list[Candidate] = []
    context, english = before, is_english(text)
    for span in sentences(text):
        here = tuple(one for one in whens if one.span and one.span.within(span))
        some = tuple(one for one in amounts if one.span.within(span) and not _in_time(one, here))
        sentence = SentenceRead(text, span, here, some, vocabulary, context, published)
        found += composed(sentence) if english else _composed(sentence)
        context = _left(sentence, context, found)
    return tuple(replace(one, id=f"q{number}") for number, one in enumerate(found, 1)), context


def _composed(sentence: SentenceRead) -> list[Candidate]:
    found = [*_decided(sentence), *_counted(sentence), *_promised(sentence)]
    return [replace(one, confidence=confidence(sentence.text, one)) for one in found]


def _in_time(one: Amount, whens: tuple[Time, ...]) -> bool:
    return any(
        time.span
        and one.number.within(time.span)
        and (time.period or Mark.IMPOSSIBLE_DATE in time.marks)
        for time in whens
    )


def _left(sentence: SentenceRead, before: Context, found: list[Candidate]) -> Context:
    """Give what the next sentence can take from this one and those before."""
    windows = [one for one in sentence.times if is_window(one)]
    named_place = _place(sentence, sentence.span.end)
    is_named = named_place and named_place.mention.span and not named_place.is_part
    named = [one.subject.words for one in found if one.subject and one.sentence == sentence.span]
    built = thing(sentence.text, sentence.span)
    return Context(
        windows[-1] if windows else before.time,
        named[-1] if named else before.subject,
        named_place.mention if named_place and is_named else before.place,
        sentence.text[slice(*built)] if built else before.thing,
    )


def _decided(sentence: SentenceRead) -> Iterator[Candidate]:
    for decision, span in decisions(sentence.text, sentence.span):
        day = next(
            (one for one in reversed(sentence.times) if one.span and one.span.end <= span.start),
            None,
        )
        time = day or next(iter(sentence.times), None) or sentence.before.time or NOWHEN
        marks = (
            time.marks
            if day
            else (*time.marks, *(() if sentence.times else (Mark.INFERRED_PERIOD,)))
        )
        yield Candidate(
            id="", kind=CandidateKind.DECISION, article="", block=0, sentence=sentence.span, span=span,
            words=sentence.text[slice(*span)], amount=None, measure=None, basis=None, subject=None,
            place=None, time=time, status=Status.DONE, speaker=None, decision=decision,
            marks=tuple(dict.fromkeys(marks)),
        )  # fmt: skip


def _counted(sentence: SentenceRead) -> Iterator[Candidate]:
    listed = respectively(sentence.text, sentence.amounts, sentence.span)
    same = paired(sentence.text, sentence.amounts, sentence.span)
    told: dict[Amount, Candidate] = {}
    before: Candidate | None = None
    for one in sentence.amounts:
        before = _claim(sentence, one, listed, told.get(same.get(one, one), before))
        told[one] = before
        yield before


def _promised(sentence: SentenceRead) -> Iterator[Candidate]:
    """Give the promises of a sentence that name no number, each with when it is due."""
    some = promises(
        sentence.text, sentence.span, sentence.times, sentence.amounts, sentence.published
    )
    for one in some:
        what, marks = _promised_subject(sentence, one)
        where = _place(sentence, one.span.end)
        when = one.time or NOWHEN
        marks = (
            *when.marks,
            *marks,
            *(where.marks if where else ()),
        )
        yield Candidate(
            id="", kind=CandidateKind.PROMISE, article="", block=0, sentence=sentence.span, span=one.span,
            words=sentence.text[slice(*one.span)], amount=None, measure=None, basis=None, subject=what,
            place=where.mention if where else None, time=replace(when, role=PeriodRole.DEADLINE), status=one.status,
            speaker=speaker(sentence.text, sentence.span), marks=tuple(dict.fromkeys(marks)),
        )  # fmt: skip


def _promised_subject(
    sentence: SentenceRead, one: Pledge
) -> tuple[Mention | None, tuple[Mark, ...]]:
    """Give what is promised: words of the clause, of the clauses before, or of the line before."""
    text, ahead = sentence.text, Span(sentence.span.start, one.span.start)
    span = (
        one.subject
        or thing(text, ahead)
        or opening(text, sentence.span, ahead.end - 1, sentence.times)
    )
    words = text[slice(*span)] if span else sentence.before.thing or sentence.before.subject
    if not words:
        return None, ()
    links = sentence.vocabulary.links(words)
    return Mention(words, span, links), () if span else (Mark.INFERRED_SUBJECT,)


def _claim(
    sentence: SentenceRead,
    one: Amount,
    listed: Mapping[Amount, Span] | None,
    before: Candidate | None,
) -> Candidate:
    text, clause = sentence.text, clause_start(sentence.text, one.span.start, sentence.span)
    told = kind(text, _first_of_list(one, listed), clause, _since(sentence, one))
    against = compared_in(sentence, one)
    amount = replace(one, quantity=turned(one.quantity)) if told.falls else one
    time, when_marks = window_of(sentence, one)
    what, what_marks = _subject(sentence, one, listed, before)
    where = _place(sentence, one.span.start)
    tied = (Mark.AMBIGUOUS,) if what and are_tied(what.links) else ()
    is_lost = isinstance(one.quantity, Gap)
    basis = _basis(told, before, what, time, against)
    marks = (
        *when_marks,
        *what_marks,
        *tied,
        *(where.marks if where else ()),
        *((Mark.LOST_NUMBER,) if is_lost else ()),
    )
    return Candidate(
        id="", kind=CandidateKind.LOST if is_lost else CandidateKind.QUANTITY, article="", block=0,
        sentence=sentence.span, span=one.span, words=text[slice(*one.span)], amount=amount,
        measure=told.measure, basis=basis, subject=what, place=where.mention if where else None, time=time,
        status=status(text, sentence.span, one.span, windows_of(sentence), (time, sentence.published)),
        speaker=speaker(text, sentence.span), compared_with=against or meant_by(sentence, basis, time),
        marks=tuple(dict.fromkeys(marks)),
    )  # fmt: skip


def _basis(
    told: Kind, before: Candidate | None, what: Mention | None, time: Time, against: Time | None
) -> Basis | None:
    """Give the basis of the words, of the periods, or of the change that a growth tells again.

    比上年减少310万元，下降9.7%: the share restates the fall before it, against the same.
    """
    if told.basis is Basis.BASE_PERIOD:
        return basis_of(told.basis, time.period, against.period if against else None)
    again = before is not None and before.measure is Measure.CHANGE and before.subject == what
    if told.basis is Basis.NOT_SAID and again and told.measure is Measure.GROWTH and before:
        return before.basis
    return told.basis


def _since(sentence: SentenceRead, one: Amount) -> int:
    """Give where the words begin that lie between a number and the one before it."""
    ends = (some.span.end for some in sentence.amounts if some.span.end <= one.span.start)
    return max(ends, default=sentence.span.start)


def _first_of_list(one: Amount, listed: Mapping[Amount, Span] | None) -> Amount:
    """Give the number whose verb holds for all of its list, which is the first one."""
    first = next(iter(listed), one) if listed and one in listed else one
    return first if first.unit == one.unit else one


def _subject(
    sentence: SentenceRead,
    one: Amount,
    listed: Mapping[Amount, Span] | None,
    before: Candidate | None,
) -> tuple[Mention | None, tuple[Mark, ...]]:
    """Give what a number is of: a member of a list, words of its clause, or what was spoken of before."""
    text, marks = (
        sentence.text,
        (Mark.AMBIGUOUS,) if listed is None and _is_listed(sentence, one) else (),
    )
    span = (listed or {}).get(one) or subject(
        text, one, sentence.span, sentence.times, _since(sentence, one)
    )
    if span is None and before is not None and before.subject is not None:
        return replace(before.subject, links=_links(sentence, before.subject.words, one)), marks
    if span is None and before is None:
        clause = clause_start(text, one.span.start, sentence.span)
        span = opening(text, sentence.span, clause - 1, sentence.times)
    if span is not None:
        words = text[slice(*span)]
        return Mention(words, span, _links(sentence, words, one)), marks
    if not sentence.before.subject:
        return None, marks
    words = sentence.before.subject
    return Mention(words, None, _links(sentence, words, one)), (*marks, Mark.INFERRED_SUBJECT)


def _is_listed(sentence: SentenceRead, one: Amount) -> bool:
    """Tell whether a number stands behind 分别, whose list was not to be paired."""
    return (
        "分别"
        in sentence.text[
            clause_start(sentence.text, one.span.start, sentence.span) : one.span.start
        ]
    )


def _links(sentence: SentenceRead, words: str, one: Amount) -> tuple[Link, ...]:
    bare = sentence.vocabulary.places.sub("", words) if sentence.vocabulary.names else words
    return sentence.vocabulary.links(bare or words, one.unit)


def _place(sentence: SentenceRead, until: int) -> Located | None:
    within = Span(sentence.span.start, until)
    return place(sentence.text, within, sentence.vocabulary, sentence.before.place)


def claims_of(
    article: Article,
    published: Published,
    vocabulary: Vocabulary | None = None,
    glyphs: Mapping[int, Glyphs] | None = None,
) -> tuple[Candidate, ...]:
    """Find the claims of an article, block by block, with what one leaves the next to understand.

    Captions attest a scene on a day and commentary attests nothing, which is marked; a number
    whose characters were read with little confidence is marked as doubtful.

    Args:
        article: as it was read.
        published: when it was printed.
        vocabulary: the names of a programme.
        glyphs: the characters of the pages by their index, for the confidence of digits.
    """
    found: list[Candidate] = []
    context = Context()
    for number, block in enumerate(article.blocks):
        if block.role not in _TOLD:
            continue
        scene = block.role is Role.CAPTION
        before = Context(place=context.place) if scene else context
        some, after = _of_block(block.text, published, vocabulary or Vocabulary(()), before)
        context = context if scene else after
        extra = (
            *((Mark.SCENE,) if scene else ()),
            *((Mark.OPINION,) if article.genre is Genre.COMMENTARY else ()),
        )
        for one in some:
            doubts = _doubts(one, block.words, glyphs or {})
            made = replace(
                one, article=article.id, block=number, marks=(*one.marks, *extra, *doubts)
            )
            sure = lowered(one.confidence, doubts)
            found.append(replace(made, id=f"{article.id}-b{number}-{one.id}", confidence=sure))
    return tuple(found)


def _doubts(one: Candidate, words: Traced, glyphs: Mapping[int, Glyphs]) -> tuple[Mark, ...]:
    """Mark a claim with a figure of its number, or of its date, that was read with little confidence."""
    spans = (one.amount.number if one.amount else None, one.time.span)
    parts = [words[slice(*span)] for span in spans if span is not None]
    return (Mark.DOUBTFUL_DIGIT,) if any(_is_doubtful(part, glyphs) for part in parts) else ()


def _is_doubtful(part: Traced, glyphs: Mapping[int, Glyphs]) -> bool:
    known = part.glyph != INSERTED
    for page in np.unique(part.page[known]):
        rows = part.glyph[(part.page == page) & known]
        if int(page) in glyphs and (glyphs[int(page)].confidence[rows] < DOUBT).any():
            return True
    return False
