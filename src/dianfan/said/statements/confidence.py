"""How sure a claim is: the share of claims like it that were read right, as measured on invented sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Status

_AHEAD = frozenset({Status.PLANNED, Status.TARGET, Status.EXPECTED, Status.UNDER_WAY})


@dataclass(frozen=True)
class _Shares:
    """The share of claims of a kind that are right, and what each sign multiplies it by."""

    base: Mapping[CandidateKind, float]
    yet_to_come: float
    clause_before: float
    line_before: float
    behind: float
    inside: float
    nowhere: float


_CHINESE = _Shares(
    MappingProxyType(
        {
            CandidateKind.QUANTITY: 0.84,
            CandidateKind.LOST: 0.8,
            CandidateKind.DECISION: 0.9,
            CandidateKind.PROMISE: 0.8,
        }
    ),
    yet_to_come=0.9,
    clause_before=0.94,
    line_before=0.85,
    behind=0.9,
    inside=1,
    nowhere=0.3,
)
_ENGLISH = _Shares(
    MappingProxyType(
        {
            CandidateKind.QUANTITY: 0.73,
            CandidateKind.LOST: 0.7,
            CandidateKind.DECISION: 0.8,
            CandidateKind.PROMISE: 0.7,
        }
    ),
    yet_to_come=0.77,
    clause_before=0.89,
    line_before=0.85,
    behind=0.95,
    inside=0.79,
    nowhere=0.3,
)
_UNSURE = {Mark.AMBIGUOUS: 0.5, Mark.DOUBTFUL_DIGIT: 0.8, Mark.IMPOSSIBLE_DATE: 0.8}
_CLAUSE_MARK = re.compile(r"[，,：:；;。—]")


def confidence(text: str, one: Candidate, *, is_english: bool = False) -> float:
    r"""Give the share of claims like one that are right in all of what a check needs.

    Right means: words, value, bound, unit, measure, status, subject and period all agree with
    the truth, and nothing is told of a period where the sentence tells none. Chinese: the base is the share of
    numbers whose subject stands before them in their clause, on the half of the gold that was
    held back while the grammar was written (162 numbers); it is multiplied for each sign by
    the ratio that both halves together showed (1015 numbers): what is yet to come 0.9, a
    subject of a clause before 0.94, one behind the number 0.9, none 0.3. Set by hand, since
    single sentences do not show them: a subject of the line before 0.85, two readings 0.5, a
    doubtful digit or an impossible date 0.8, and the bases of lost numbers, decisions and
    promises, of which there were fewer than 30 each. English: the shares are those of 319 numbers of
    322 open sentences, each read before anything was mended by it; base 0.73, yet to come 0.77, a
    subject of a clause before 0.89, behind the number 0.95, told with it (300 farms) 0.79. The
    rest is set by hand.

    Args:
        text: the block.
        one: a claim of it.
        is_english: whether the English grammar read it.

    Returns:
        from 0 to 1, to two places: base × \prod ratio of each sign.
    """
    shares = _ENGLISH if is_english else _CHINESE
    found = shares.base[one.kind]
    if one.kind is not CandidateKind.DECISION:
        ahead = shares.yet_to_come if one.status in _AHEAD else 1
        found *= _of_subject(text, one, shares) * ahead
    return lowered(found, one.marks)


def lowered(sure: float, marks: Iterable[Mark]) -> float:
    """Lower a share by what marks tell of doubt, to two places."""
    for mark in marks:
        sure *= _UNSURE.get(mark, 1)
    return round(sure, 2)


def _of_subject(text: str, one: Candidate, shares: _Shares) -> float:
    if one.subject is None:
        return shares.nowhere
    span = one.subject.span
    if span is None:
        return shares.line_before
    if span.start >= one.span.end:
        return shares.behind
    if span.end > one.span.start:
        return shares.inside
    return shares.clause_before if _CLAUSE_MARK.search(text, span.end, one.span.start) else 1
