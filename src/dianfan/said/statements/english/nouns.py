"""Nouns of English clauses, without times, articles, owners and portions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time

_LEAD = re.compile(
    r"(?:(?:with|there\s(?:are|is|were|was)(?:\snow|\salso|\salready)?|there|or|and|but|while|whereas|meanwhile|also|of\s(?:this|these|them|which)|in\stotal|"
    r"so\sfar|as\sof|by|to\sdate|that|which|who|"
    r"a\stotal\sof|the|its|their|in|on|at|during|for|from|over|between|an?|this|last|year|will|is\sto|are\sto|of|has|have|,|\d{4}|\s|\"|“)\b\s*)+",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+|(?:[a-z]+\s)?(?:county|city|prefecture|province|region|town|township|village|district|country|zone))['’]s\s"
)
_QUANTIFIERS = (
    "about|some|nearly|more|less|fewer|than|over|under|almost|around|roughly|all|the|of|only|just|at|least|most|up|to|a|"
    "total|another|other|its|their|these|those|additional|with|by|in"
)
_PORTION = re.compile(
    r"(?:[A-Za-z]+\s){0,3}?(?:\d[\d.,]*\s?(?:%|per\s?cent)|half|(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|tenths?))"
    r"\sof\s(?:the\s|all\s|its\s|their\s)?"
    rf"|(?:(?:{_QUANTIFIERS})\s){{0,3}}?\d[\d.,]*(?:\s(?:million|billion|thousand))?\s(?=[a-z])"
    r"|\d[\d.,]*-[a-z]+\s"
)
_EMPTY = re.compile(
    r"(?:can|be|may|will|could|must|should|after|before|than|and|or|of|to|it|they|we|which|that|who|been|have|has|not|also|now|"
    r"compared|with|against|percent|cent|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|as|many|much|so|those|worth|valued|costing|totall?ing|every|from|up|down|only|still|\s)+",
    re.IGNORECASE,
)
_LAST_NOUN = re.compile(r"^.*\sand\san?\s(?=[a-z]+$)")
_TRAIL = re.compile(r"\s(?:is|was|are|were|in|during|for|by|since|at|of|on|over)\s?(?:the\s)?$")
_EACH_DOING = re.compile(r"(?P<noun>(?:each|every)(?:\s[a-z-]+){1,3}?)\s[a-z]{3,}ing\s*$")
_LEAST = 2


def bare(text: str, span: Span, times: Sequence[Time]) -> Span | None:
    """Take times, articles and joining words off the ends of a noun; None where nothing is left.

    Args:
        text: the block.
        span: a stretch of it.
        times: the mentions of time in it.
    """
    start, end = _without_times(text, span, times)
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    for form in (_PORTION, _OWNED):
        if (led := form.match(text, start, end)) and led.end() < end:
            start = led.end()
    if joint := _LAST_NOUN.search(text[start:end]):
        start += joint.end()
    if trail := _TRAIL.search(text[start:end]):
        end = start + trail.start()
    if doing := _EACH_DOING.match(text, start, end):
        end = doing.end("noun")
    while start < end and text[start] in " ,\"“'":
        start += 1
    while end > start and text[end - 1] in " ,\"”'":
        end -= 1
    return (
        Span(start, end)
        if end - start >= _LEAST
        and re.search("[A-Za-z]{2}", text[start:end])
        and not _EMPTY.fullmatch(text, start, end)
        else None
    )


def _without_times(text: str, span: Span, times: Sequence[Time]) -> Span:
    start, end = span
    for time in times:
        if time.span is None or not time.span.within(Span(start, end)):
            continue
        if not text[start : time.span.start].strip(" ,").lower().removesuffix(
            "in"
        ).strip() or time.span.start - start < len("during the "):
            start = time.span.end
        elif not text[time.span.end : end].strip(" ,"):
            end = time.span.start
    return Span(start, end)
