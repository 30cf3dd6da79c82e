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
        number = Span(*match.span("number"))
        if _YEAR.fullmatch(match["number"]) or any(_clash(number, one) for one in taken):
            continue
        before = [
            one for one in told if one.span.end <= number.start and one.unit and one.unit != "%"
        ]
        if not before or _SENTENCE.search(text[before[-1].span.end : number.start]):
            continue
        left = bounds.before(text, number.start)
        span = Span(number.start - (left.length if left else 0), number.end)
        bound = left.bound if left else Bound.EXACTLY
        yield Amount(span, number, Quantity(arabic(match["number"]), bound), "")


def _clash(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
