"""Parts, multiples and ranks that English tells in words: a third, doubled, fivefold, ranks third."""

from __future__ import annotations

import re
from decimal import Decimal

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.english import bounds
from dianfan.said.statements.english.numerals import ORDINALS
from dianfan.said.statements.english.numerals import PARTS
from dianfan.said.statements.english.numerals import WORDS
from dianfan.said.statements.english.numerals import share
from dianfan.said.statements.english.numerals import worded
from dianfan.said.statements.english.units import is_known
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span

_PART = re.compile(
    rf"\b(?P<above>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<below>(?:{'|'.join(PARTS)})s?|halves)"
    r"\b|\b(?P<half>half)\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"\s(?:of|the|(?:above|below|under|over)\s(?:the|its|that|last|normal|average)|(?:more|less|fewer|higher|lower|larger|smaller|"
    r"cheaper)\sthan)\b"
)
_BY_PART = re.compile(r"\b(?:by|for)\s(?:[a-z]+\s){0,3}$")
_FOLDS = {
    "doubled": "2", "doubling": "2", "tripled": "3", "tripling": "3", "trebled": "3", "quadrupled": "4",
    "halved": "0.5", "halving": "0.5", "twice": "2", "thrice": "3",
}  # fmt: skip
_FALLING = frozenset({"halved", "halving"})
_TURNED = {Bound.MORE_THAN: Bound.LESS_THAN, Bound.LESS_THAN: Bound.MORE_THAN,
           Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}  # fmt: skip
_TIMES = re.compile(
    rf"\b(?:(?P<verb>(?:{'|'.join(_FOLDS)})(?<!ice)|(?:twice|thrice)(?=\s(?:as|that|those|the)\b))|(?P<fold>{WORDS}|(?<![\d.])\d+(?:\.\d+)?)-?fold)\b",
    re.IGNORECASE,
)
_ORDINAL = "|".join(ORDINALS)
_RANK = re.compile(
    rf"\b(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|came|comes|stands|stood)\s(?:in\s)?(?:the\s)?"
    rf"(?P<rank>(?P<word>{_ORDINAL})|(?P<figure>\d{{1,3}})(?:st|nd|rd|th)|(?:No\.\s?|"
    rf"number\s)(?P<number>\d{{1,3}}))\b"
    rf"|\bamong\sthe\s(?P<top>top\s(?:(?P<among>\d{{1,3}})|(?P<among_word>{WORDS})))\b",
    re.IGNORECASE,
)


def in_words(text: str) -> tuple[Amount, ...]:
    """Find parts, multiples and ranks that are told in words, kind by kind."""
    return (
        *(_rank(match) for match in _RANK.finditer(text)),
        *(_part(text, match) for match in _PART.finditer(text) if _is_part(text, match)),
        *(_times(text, match) for match in _TIMES.finditer(text)),
    )


def is_rank(text: str, one: Amount) -> bool:
    """Tell whether a number is a place in a ranking, though it looks like the name of a day: ranks 14th."""
    return bool(re.search(r"\brank(?:s|ed|ing)?\s(?:in\s)?(?:the\s)?$", text[: one.span.start]))


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Tell a half of something, or by a half, from a half alone."""
    by = _BY_PART.search(text[: match.start()]) and not re.match(
        r"\s[a-z]+s?\sof\b", text[match.end() :]
    )
    return bool(by or _OF_WHOLE.match(text, match.end()))


def _part(text: str, match: re.Match[str]) -> Amount:
    value = Decimal("0.5") if match["half"] else share(match["above"], match["below"])
    left = bounds.before(text, match.start())
    span = Span(match.start() - (left.length if left else 0), match.end())
    quantity = Quantity(value, left.bound if left else Bound.EXACTLY)
    return Amount(span, Span(*match.span()), quantity, "")


def _times(text: str, match: re.Match[str]) -> Amount:
    if match["verb"]:
        value = Decimal(_FOLDS[match["verb"].lower()])
    else:
        value = Decimal(match["fold"]) if match["fold"][0].isdecimal() else worded(match["fold"])
    left = bounds.before(text, match.start())
    span = Span(match.start() - (left.length if left else 0), match.end())
    bound = left.bound if left else Bound.EXACTLY
    if (match["verb"] or "").lower() in _FALLING:
        bound = _TURNED.get(bound, bound)
    quantity = Quantity(value, bound)
    return Amount(span, Span(*match.span()), quantity, "times", known=is_known("times"))


def _rank(match: re.Match[str]) -> Amount:
    if match["top"]:
        value = Decimal(match["among"]) if match["among"] else worded(match["among_word"])
        span = Span(*match.span("top"))
        return Amount(span, span, Quantity(value, Bound.AT_MOST), "")
    place = match["figure"] or match["number"]
    value = Decimal(place) if place else Decimal(ORDINALS[match["word"].lower()])
    span = Span(*match.span("rank"))
    return Amount(span, span, Quantity(value), "")
