"""Composing English claims: quantities, times, subjects, places and status become claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace

from dianfan.figures.gap import Gap
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.comparing import basis_of
from dianfan.said.statements.confidence import confidence
from dianfan.said.statements.dating import NOWHEN
from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.english.clauses import verb
from dianfan.said.statements.english.dating import against_of
from dianfan.said.statements.english.dating import meant_by
from dianfan.said.statements.english.dating import window_of
from dianfan.said.statements.english.decisions import decisions
from dianfan.said.statements.english.elsewhere import antecedent
from dianfan.said.statements.english.elsewhere import opening
from dianfan.said.statements.english.elsewhere import respectively
from dianfan.said.statements.english.measures import kind
from dianfan.said.statements.english.nouns import bare
from dianfan.said.statements.english.promises import promises
from dianfan.said.statements.english.speakers import speaker
from dianfan.said.statements.english.status import status
from dianfan.said.statements.english.subjects import subject
from dianfan.said.statements.measures import Kind
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
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time
from dianfan.said.statements.places import Located
from dianfan.said.statements.places import place
from dianfan.said.statements.promises import is_due
from dianfan.said.statements.sentence_read import SentenceRead
from dianfan.said.statements.vocabulary import are_tied

_WITHIN = re.compile(r"\b(?:in|across|throughout|within|around|at|of)\s(?:the\s|all\sof\s)?$")
_LEFT_OUT = re.compile(
    r",?\s(?:and|while|but)\s(?!(?:an?|another|some|about|around|nearly|almost|over|then|to|more|only|just|at|up|from)\s)"
    r"(?:(?:that|those)\sof\s|the\s)?[A-Za-z'’-]+(?:\s[A-Za-z'’-]+){0,3}\s(?:by\s)?"
)


def composed(sentence: SentenceRead) -> list[Candidate]:
    """Give the claims of one English sentence: its decisions, its numbers in their order, its promises.

    Args:
        sentence: with the times and amounts that were found in it.
    """
    found = [*_decided(sentence), *_counted(sentence), *_promised(sentence)]
    return [
        replace(one, confidence=confidence(sentence.text, one, is_english=True)) for one in found
    ]


def _decided(sentence: SentenceRead) -> Iterator[Candidate]:
    for act in decisions(sentence.text, sentence.span):
        time = next(iter(sentence.times), None) or sentence.before.time or NOWHEN
        marks = (*time.marks, *(() if sentence.times else (Mark.INFERRED_PERIOD,)))
        yield Candidate(
            id="", kind=CandidateKind.DECISION, article="", block=0, sentence=sentence.span,
            span=act.span, words=sentence.text[slice(*act.span)], amount=None, measure=None,
            basis=None, subject=None, place=None, time=time, status=Status.DONE, speaker=None,
            decision=act.decision, marks=tuple(dict.fromkeys(marks)),
        )  # fmt: skip


def _counted(sentence: SentenceRead) -> Iterator[Candidate]:
    listed = respectively(sentence.text, sentence.amounts, sentence.span)
    before: Candidate | None = None
    for one in sentence.amounts:
        before = _claim(sentence, one, listed, before)
        yield before


def _promised(sentence: SentenceRead) -> Iterator[Candidate]:
    """Give the promises of a sentence that name no number, each with when it is due."""
    text = sentence.text
    for one in promises(sentence):
        what, what_marks = _mentioned(sentence, one.subject)
        where = place(
            text,
            Span(sentence.span.start, one.span.end),
            sentence.vocabulary,
            sentence.before.place,
        )
        when = one.time or NOWHEN
        marks = dict.fromkeys((*when.marks, *what_marks, *(where.marks if where else ())))
        yield Candidate(
            id="", kind=CandidateKind.PROMISE, article="", block=0, sentence=sentence.span, span=one.span,
            words=text[slice(*one.span)], amount=None, measure=None, basis=None, subject=what,
            place=where.mention if where else None, time=replace(when, role=PeriodRole.DEADLINE),
            status=one.status, speaker=speaker(text, sentence.span), marks=tuple(marks),
        )  # fmt: skip


def _mentioned(
    sentence: SentenceRead, span: Span | None
) -> tuple[Mention | None, tuple[Mark, ...]]:
    """Give words that a sentence names as the subject, or those that the one before left."""
    words = sentence.text[slice(*span)] if span else sentence.before.subject
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
    text, is_lost = sentence.text, isinstance(one.quantity, Gap)
    part = clause(text, *one.span, sentence.span)
    told = _kind(sentence, one, before)
    against = against_of(sentence, one, told)
    time, when_marks = window_of(sentence, one, against)
    named = Basis.BASE_PERIOD if against and told.basis is Basis.NOT_SAID else told.basis
    basis = named and basis_of(named, time.period, against.period if against else None)
    what, what_marks = _subject(sentence, one, listed, before)
    where = _place(sentence, one, part)
    marks = (
        *when_marks,
        *what_marks,
        *((Mark.AMBIGUOUS,) if what and are_tied(what.links) else ()),
        *(where.marks if where else ()),
        *((Mark.LOST_NUMBER,) if is_lost else ()),
    )
    return Candidate(
        id="", kind=CandidateKind.LOST if is_lost else CandidateKind.QUANTITY, article="", block=0,
        sentence=sentence.span, span=one.span, words=text[slice(*one.span)],
        amount=replace(one, quantity=turned(one.quantity)) if told.falls else one,
        measure=told.measure, basis=basis, subject=what,
        place=where.mention if where else None, time=time,
        status=status(
            text[slice(*part)], text[slice(*sentence.span)],
            by_deadline=_is_ahead(sentence, time), head=text[part.start : one.span.start],
        ),
        speaker=speaker(text, sentence.span), compared_with=against or meant_by(sentence, basis, time),
        marks=tuple(dict.fromkeys(marks)),
    )  # fmt: skip


def _kind(sentence: SentenceRead, one: Amount, before: Candidate | None) -> Kind:
    """Tell the kind of a number; one whose verb is left out is of the kind of the one before."""
    told = kind(sentence.text, one, sentence.span)
    if told.measure is not Measure.SHARE or before is None or before.measure is not Measure.GROWTH:
        return told
    if before.amount is None or _left_out(sentence, one, before) is None:
        return told
    amount = before.amount.quantity
    return Kind(before.measure, before.basis, isinstance(amount, Quantity) and amount.value < 0)


def _left_out(sentence: SentenceRead, one: Amount, before: Candidate) -> Span | None:
    """Find what a number without a verb is of: exports rose 9% and imports 6%."""
    text, between = sentence.text, Span(before.span.end, one.span.start)
    if before.amount is None or before.amount.unit != one.unit or verb(text, *between):
        return None
    return bare(text, between, sentence.times) if _LEFT_OUT.fullmatch(text, *between) else None


def _is_ahead(sentence: SentenceRead, time: Time) -> bool:
    """Tell whether a time is a deadline that is not over on the day of publication."""
    return time.role is PeriodRole.DEADLINE and (
        time.period is None or is_due(time, sentence.published)
    )


def _place(sentence: SentenceRead, one: Amount, part: Span) -> Located | None:
    """Give the place named before a number, else in its clause behind it: 40 wells in the county."""
    start, named = sentence.span.start, sentence.before.place
    where = place(sentence.text, Span(start, one.span.start), sentence.vocabulary, named)
    if where is not None and where.mention.span is not None:
        return where
    tail = Span(one.span.end, part.end)
    behind = place(sentence.text, tail, sentence.vocabulary, named)
    span = behind.mention.span if behind else None
    is_told = span is not None and _WITHIN.search(sentence.text[tail.start : span.start])
    return behind if is_told else where


def _subject(
    sentence: SentenceRead,
    one: Amount,
    listed: Mapping[Amount, Span] | None,
    before: Candidate | None,
) -> tuple[Mention | None, tuple[Mark, ...]]:
    text, marks = sentence.text, (Mark.AMBIGUOUS,) if listed is None else ()
    span = (listed or {}).get(one)
    if span is None and before is not None and before.amount is not None:
        span = antecedent(text, one, before.amount) or _left_out(sentence, one, before)
    span = span or subject(text, one, sentence.span, sentence.times)
    if span is None and before and before.subject and not _is_aside(sentence, before):
        return replace(before.subject, links=_links(sentence, before.subject.words, one)), marks
    if span is None:
        part = clause(text, *one.span, sentence.span)
        span = opening(text, sentence.span, part.start - 1, sentence.times)
    if span is not None:
        words = text[slice(*span)]
        return Mention(words, span, _links(sentence, words, one)), marks
    words = sentence.before.subject
    if not words:
        return None, marks
    return Mention(words, None, _links(sentence, words, one)), (*marks, Mark.INFERRED_SUBJECT)


def _is_aside(sentence: SentenceRead, before: Candidate) -> bool:
    """Tell whether a number stands in words thrown in: the farm, with 300 cows, earns 5 million yuan."""
    part = clause(sentence.text, *before.span, sentence.span)
    return sentence.text.startswith(("with ", "including "), part.start)


def _links(sentence: SentenceRead, words: str, one: Amount) -> tuple[Link, ...]:
    bare = sentence.vocabulary.places.sub("", words) if sentence.vocabulary.names else words
    return sentence.vocabulary.links(bare.strip() or words, one.unit)
