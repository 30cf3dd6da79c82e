"""What a sentence claims: a quantity, a lost number, or a decision, each with its exact span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dianfan.figures.gap import Gap
from dianfan.figures.period import Period
from dianfan.figures.quantity import Quantity


class Span(NamedTuple):
    """A stretch of a block's clean text, ``end`` not included."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Tell whether it lies inside another span."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out: a day, or the days between which it must have; or unknown.

    With ``first`` and ``last`` apart, a year that is not printed is taken only when both days
    lead to the same one.
    """

    first: date | None = None
    last: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the day."""
        return self.first is not None and self.last is not None


class Measure(StrEnum):
    """What kind of number it is; a level is no growth, a growth no change in points."""

    LEVEL = "level"
    CUMULATIVE = "cumulative"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    MULTIPLE = "multiple"


class Basis(StrEnum):
    """What a growth or change is measured against."""

    YEAR_BEFORE = "a year before"
    PERIOD_BEFORE = "the period before"
    END_OF_LAST_YEAR = "the end of last year"
    BASE_PERIOD = "a named period"
    NOT_SAID = "not said"


class Status(StrEnum):
    """How far the thing that is spoken of has come."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    EXPECTED = "expected"
    TARGET = "target"


class Mark(StrEnum):
    """What a person has to look at: what was inferred, lost or read with doubt."""

    INFERRED_YEAR = "the year is not printed"
    INFERRED_PERIOD = "the period is not printed"
    INFERRED_PLACE = "the place is not printed here"
    INFERRED_SUBJECT = "the subject stands in another sentence"
    UNRESOLVED_PERIOD = "the period needs a date of publication"
    NO_PERIOD = "no period is told"
    AMBIGUOUS = "more than one reading fits"
    LOST_NUMBER = "the copy lost the number"
    DOUBTFUL_DIGIT = "a digit was read with low confidence"
    IMPOSSIBLE_DATE = "no such date exists"
    SCENE = "a caption attests a scene on a day"
    OPINION = "commentary attests nothing"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as words print it; ``quantity`` is the interval it stands for.

    ``unit`` is a symbol of the units table as printed (亿元, 万千瓦, %, 百分点); ``known`` is
    false for a measure word that the table does not hold. ``span`` covers bound word, number
    and unit (不超过77亿元, 10余个); ``number`` the digits alone. A lost number (“亿元” with
    nothing before it) has a Gap.
    """

    span: Span
    number: Span
    quantity: Quantity | Gap
    unit: str
    known: bool = True


class PeriodRole(StrEnum):
    """Whether a period is the window of a number, the deadline of an aim, or a mere day."""

    WINDOW = "window"
    DEADLINE = "deadline"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Time:
    """A mention of time and the period that it resolves to; None when it cannot be.

    ``span`` and ``words`` are those of the mention, empty when nothing is printed.
    """

    words: str
    span: Span | None
    period: Period | None
    role: PeriodRole = PeriodRole.WINDOW
    marks: tuple[Mark, ...] = ()


class LinkKind(StrEnum):
    """What of a programme a subject or place can be linked to."""

    INDICATOR = "indicator"
    PROJECT = "project"
    CHAIN_LINK = "chain link"
    CHAIN = "chain"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the programme that words may mean; ``score`` from 0 to 1, and why."""

    kind: LinkKind
    id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a subject, place or speaker, and what of the programme they may mean.

    ``span`` is None when the words stand in another sentence, ``links`` the best first.
    """

    words: str
    span: Span | None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A dated act of a body: who, in which session, adopted or set out what."""

    body: str
    session: str
    verb: str
    what: str


class CandidateKind(StrEnum):
    """What sort of claim was read; a promise names no number, but an end and when it is due."""

    QUANTITY = "quantity"
    LOST = "lost number"
    DECISION = "decision"
    PROMISE = "promise"


BARE = frozenset({CandidateKind.DECISION, CandidateKind.PROMISE})
"""Kinds of claims that have no number, and need none to be confirmed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim as it was read, before a person confirmed it.

    ``confidence`` is the share of claims like it that are right in all of their fields
    (:mod:`dianfan.said.statements.confidence`). ``sentence`` is the span of the sentence
    within its block's clean text; every other span is within the block too. ``id`` is stable
    within a reading (``p1-a2-b5-q1``).
    """

    id: str
    kind: CandidateKind
    article: str
    block: int
    sentence: Span
    span: Span
    words: str
    amount: Amount | None
    measure: Measure | None
    basis: Basis | None
    subject: Mention | None
    place: Mention | None
    time: Time
    status: Status | None
    speaker: Mention | None
    decision: Decision | None = None
    compared_with: Time | None = None
    marks: tuple[Mark, ...] = ()
    confidence: float = 1.0
