"""Subjects of English numbers: the words before the verb, the noun that is worth them, or before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.english.clauses import begins_with_verb
from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.english.clauses import verb
from dianfan.said.statements.english.counted import counted
from dianfan.said.statements.english.counted import given
from dianfan.said.statements.english.counted import handled
from dianfan.said.statements.english.elsewhere import IS_MORE
from dianfan.said.statements.english.elsewhere import WHOSE
from dianfan.said.statements.english.elsewhere import behind
from dianfan.said.statements.english.elsewhere import relative
from dianfan.said.statements.english.elsewhere import whole
from dianfan.said.statements.english.nouns import bare
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time

_WORTH = re.compile(
    r"(?P<noun>(?:[A-Za-z-]+\s){0,3}[A-Za-z-]+)\s(?:worth|totall?ing|valued\sat|of|"
    r"costing|covering|averaging)\s(?:a\stotal\sof\s)?$"
)
_OBJECT = re.compile(
    r"(?:raise|lift|increase|cut|reduce|lower|bring|expand|boost|keep|hold|limit|"
    r"(?:rais|lift|increas|cutt|reduc|lower|bring|expand|boost|keep|hold|limit|push|tak)ing)"
    r"\s(?:(?:its|the|their)\s)?(?P<noun>[A-Za-z -]{3,40}?)\s"
    r"(?:from\s\d[^,;]*?\sto|by|to|from|above|below|under|within|at|over)?\s?(?:[a-z]+\s)?$"
)
_PUT = re.compile(
    r"\b(?:puts?|estimat(?:es|ed?)|values?|valued|fixed|sets?)\s(?:(?:its|the|their)\s)?(?P<noun>[A-Za-z -]{3,50}?)\s"
    r"(?:at|to\sbe)\s(?:[a-z]+\s)?$"
)
_IDLE = re.compile(
    r"\b(?:average|total|target|goal|quota|ceiling|increase|rise|growth|drop|decline|decrease|fall|gain|"
    r"to|and an?|rate|\d+)$|\d|^(?:up|down)\b|\b(?:days|to an)\b"
)
_PLACES = re.compile(
    r"(?:countries|nations|provinces|regions|cities|towns|counties|villages|districts)$"
)
_FROM_PLACES = re.compile(r"\b(?P<noun>[a-z]{3,}s|people)\sfrom\s$")
_ARTICLE = re.compile(r"^.*\s(?:an?|the|its|their)\s(?=[a-z])")
_TARGET = re.compile(
    r"(?:against|versus|compared\swith|compared\sto)\s(?:an?|the|its|their)\s(?:[a-z]+\s){0,2}(?:target|goal|plan|quota)\sof\b"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will)\b")


def subject(text: str, one: Amount, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Find the words that a number is of.

    They are the object of what raises or cuts it, the noun worth it, the words before the
    verb of its clause, or the noun that it counts at the head of a clause; None where the
    clause has none of its own.
    """
    part = clause(text, *one.span, sentence)
    if found := _objects(text, one, part, times):
        return found
    if _has_none(text, one, part):
        return relative(text, part)
    at = verb(text, part.start, one.span.start)
    if at is not None and (own := given(text, one, part, times)):
        return own
    if at is None:
        return _without_verb(text, one, sentence, times)
    return (
        handled(text, one, Span(part.start, at.start), part, times)
        or bare(text, Span(part.start, at.start), times)
        or _own(text, one, part, times)
    )


def _without_verb(text: str, one: Amount, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Give what a number in a clause without a verb counts, or the words before or behind it."""
    part = clause(text, *one.span, sentence)
    head = text[part.start : one.span.start].strip()
    if IS_MORE.match(text, one.span.end):
        return None
    if head == "At":
        return behind(text, part, sentence, times)
    found = _set_off(text, part, sentence, times) if not head else None
    return (
        found or _own(text, one, part, times) or bare(text, Span(part.start, one.span.start), times)
    )


def _set_off(text: str, part: Span, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Give what a colon or “of the” sets off before a number: claims paid: 740 million yuan."""
    colon = len(text[: part.start].rstrip()) - 1
    if colon > sentence.start and text[colon] == ":":
        return bare(text, clause(text, colon - 1, colon, sentence), times)
    return whole(text, part)


def _own(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    return None if text.startswith("or ", part.start) else counted(text, one, part, times)


def _has_none(text: str, one: Amount, part: Span) -> bool:
    """Tell whether the subject of a clause stands before it: it begins with its verb, or with “against a target of”."""
    begins = begins_with_verb(text, part.start, one.span.start)
    return bool(begins or _TARGET.match(text, part.start) or WHOSE.match(text, one.span.end))


def _objects(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    """Give what a verb raises or cuts, or the noun that is worth a number: a grant of 3 million yuan."""
    from_places = (_FROM_PLACES,) if _PLACES.search(one.unit) else ()
    for form in (_OBJECT, _PUT, _WORTH, *from_places):
        match = form.search(text[part.start : one.span.start])
        if match is None:
            continue
        start, end = (part.start + at for at in match.span("noun"))
        led = _ARTICLE.match(text[start:end]) if form is _WORTH else None
        start += led.end() if led else 0
        found = None if _FINITE.search(text, start, end) else bare(text, Span(start, end), times)
        idle = found and _IDLE.search(text[slice(*found)])
        rate = form is not _WORTH and idle and idle[0] == "rate"
        if found and (not idle or rate) and _stands(text, part, one, form):
            return found
    return None


def _stands(text: str, part: Span, one: Amount, form: re.Pattern[str]) -> bool:
    return form is not _WORTH or verb(text, part.start, one.span.start) is not None
