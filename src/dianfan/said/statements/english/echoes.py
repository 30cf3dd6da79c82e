"""Bare numbers that only the amount before them explains: “grew by 37 vehicles to 218”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.english import bounds
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import arabic

_BARE = re.compile(
    rf"\b(?:to|from|compared\s(?:with|to)|against|"
    rf"than)\s(?:[a-z]+\s)?(?<![\w.,$])(?P<number>{ARABIC})"
    r"(?=[.,;)](?:\s|$)|\s(?:to|a\syear|in\s(?:19|20)\d\d|last|the\s(?:year|month)|at\sthe\send)|$)"
)
_COUNTED = re.compile(
    r"\b(?:number|total|count|tally)\sof\s[^.,;]{2,80}?\s(?:\w+\s)?"
    r"(?:to|at|by|of|reached|hit|was|were|is|are|totall?ed|exceeded|topped)\s(?:[a-z]+\s)?"
    rf"(?<![\w.,$])(?P<number>{ARABIC})(?=[.,;](?:\s|$)|\s(?:in|by|at|as|last|from|this|to)\s|$)"
)
_BY_TO = re.compile(
    rf"\b(?:number|total|count|tally)\sof\s[^.;]{{2,80}}?\sby\s\d[\d.,]*\sto\s(?P<number>{ARABIC})(?=[.,;)](?:\s|$)|\s(?:in|by|at|as|last)\s|$)"
)
_NUMBERED = re.compile(
    rf"\b(?:numbered|numbers|(?:staff|workforce|population|fleet|membership|crew|enrollment|audience|crowd|flock|herd)\s"
    rf"(?:of|to|at|was|is|totals|totall?ed|reached))\s(?:[a-z]+\s)?(?<![\w.,$])(?P<number>{ARABIC})"
    r"(?=[.,;)](?:\s|$)|\s(?:in|by|at|as|last|from|this|and)\s|$)"
)
_NAMED = re.compile(
    r"\b(?:index|ratio|coefficient|score|magnitude)\b[^.,;\d]{0,60}?\s"
    r"(?:was|is|were|to|at|of|from|reached|hit|averaged|exceeded|topped)\s(?:[a-z]+\s){0,3}?"
    rf"(?<![\w.,$])(?P<number>{ARABIC})(?=[.,;)](?:\s|$)|\s(?![a-z]+s\b|percent|per\b|million|billion)[a-z]|$)"
)
_FROM_INDEX = re.compile(
    rf"\b(?:index|ratio|coefficient|score)\b[^.;]{{0,60}}?\s\d[\d.]*[^.;\d]{{0,30}},\s(?:up|down)\sfrom\s(?P<number>{ARABIC})"
    r"(?=[.,;)](?:\s|$)|\s(?:in|at|a|last|the)\s|$)"
)
_FROM_TO = re.compile(
    r"\bfrom\s(?P<number>\d+\.\d+)(?=(?:\s[a-z]+){0,4}\sto\s\d+\.\d+(?:[.,;)\s]|$))"
)
_TO_IT = re.compile(
    r"\bfrom\s\d+\.\d+\sto\s(?P<number>\d+\.\d+)(?=[.,;)](?:\s|$)|\s(?![a-z]+s\b|percent|per\b|million|billion)[a-z]|$)"
)
_OF_THEM = re.compile(
    rf"(?<![\w.,$])(?P<number>{ARABIC})(?=\sof\s(?:which|whom|them|these)\b)"
    rf"|\b[Oo]f\s(?:the|all|these|those|its|their)\s(?:[a-z]+\s)?[\d,]+\s[a-z -]{{3,40}},\s(?P<rest>{ARABIC})"
    r"(?=\s(?:has|is|are|was|were|have|had|will)\b)"
    rf"|\bof\s(?:which|whom|them|these),?\s(?P<upper>{ARABIC})(?=\s(?:is|are|was|were|have|had|will)\b)"
)
_MORE = re.compile(rf"(?<![\w.,$])(?P<number>{ARABIC})(?=\s(?:more|fewer|less)\sthan\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"[.!?;]\s")


def echoes(text: str, told: Sequence[Amount], taken: Sequence[Span]) -> Iterator[Amount]:
    """Find numbers without a unit that repeat what an amount before them in the sentence counts.

    Args:
        text: clean text.
        told: the amounts that were found.
        taken: stretches in which no number is a quantity.
    """
    for match in _BARE.finditer(text):
        if _is_explained(text, match.start("number"), told):
            yield from _echo(text, match, taken)
    for form in (
        _COUNTED,
        _BY_TO,
        _NUMBERED,
        _MORE,
        _NAMED,
        _FROM_INDEX,
        _FROM_TO,
        _TO_IT,
        _OF_THEM,
    ):
        for match in form.finditer(text):
            yield from _echo(text, match, taken)


def _is_explained(text: str, at: int, told: Sequence[Amount]) -> bool:
    before = [one for one in told if one.span.end <= at and one.unit and one.unit != "%"]
    return bool(before) and not _SENTENCE.search(text[before[-1].span.end : at])


def _echo(text: str, match: re.Match[str], taken: Sequence[Span]) -> Iterator[Amount]:
    group = next(name for name, value in match.groupdict().items() if value)
    number = Span(*match.span(group))
    if _YEAR.fullmatch(match[group]) or any(_clash(number, one) for one in taken):
        return
    left = bounds.before(text, number.start)
    span = Span(number.start - (left.length if left else 0), number.end)
    bound = left.bound if left else Bound.EXACTLY
    yield Amount(span, number, Quantity(arabic(match[group]), bound), "")


def _clash(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
