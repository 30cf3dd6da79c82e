"""How sure a claim is: the share of claims like it that were read right, as measured on invented sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Status

_BASE = {
    CandidateKind.QUANTITY: 0.84,
    CandidateKind.LOST: 0.8,
    CandidateKind.DECISION: 0.9,
    CandidateKind.PROMISE: 0.8,
}
_AHEAD = frozenset({Status.PLANNED, Status.TARGET, Status.EXPECTED, Status.UNDER_WAY})
_YET_TO_COME = 0.9
_CLAUSE_BEFORE, _LINE_BEFORE, _BEHIND, _NOWHERE = 0.94, 0.85, 0.9, 0.3
_UNSURE = {Mark.AMBIGUOUS: 0.5, Mark.DOUBTFUL_DIGIT: 0.8, Mark.IMPOSSIBLE_DATE: 0.8}
_CLAUSE_MARK = re.compile(r"[，,：:；;。—]")


def confidence(text: str, one: Candidate) -> float:
    r"""Give the share of claims like one that are right in all of what a check needs.

    Right means: words, value, bound, unit, measure, status, subject and period all agree with
    the truth, and nothing is told of a period where the sentence tells none. The base is the share of
    numbers whose subject stands before them in their clause, on the half of the gold that was
    held back while the grammar was written (162 numbers); it is multiplied for each sign by
    the ratio that both halves together showed (1015 numbers): what is yet to come 0.9, a
    subject of a clause before 0.94, one behind the number 0.9, none 0.3. Set by hand, since
    single sentences do not show them: a subject of the line before 0.85, two readings 0.5, a
    doubtful digit or an impossible date 0.8, and the bases of lost numbers, decisions and
    promises, of which there were fewer than 30 each.

    Args:
        text: the block.
        one: a claim of it.

    Returns:
        from 0 to 1, to two places: base × \prod ratio of each sign.
    """
    found = _BASE[one.kind]
    if one.kind is not CandidateKind.DECISION:
        found *= _of_subject(text, one) * (_YET_TO_COME if one.status in _AHEAD else 1)
    return lowered(found, one.marks)


def lowered(sure: float, marks: Iterable[Mark]) -> float:
    """Lower a share by what marks tell of doubt, to two places."""
    for mark in marks:
        sure *= _UNSURE.get(mark, 1)
    return round(sure, 2)


def _of_subject(text: str, one: Candidate) -> float:
    if one.subject is None:
        return _NOWHERE
    span = one.subject.span
    if span is None:
        return _LINE_BEFORE
    if span.start >= one.span.end:
        return _BEHIND
    return _CLAUSE_BEFORE if _CLAUSE_MARK.search(text, span.end, one.span.start) else 1
