"""Who says it in English: functions and bodies; the name of a person is never kept."""

from __future__ import annotations

import re

from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Span

_OFFICE = (
    r"(?:deputy\s|vice\s|executive\s|acting\s)?(?:director|head|chief|mayor|governor|"
    r"secretary|minister|chair(?:man|woman|person)?|president|manager|"
    r"spokes(?:man|woman|person)|official|engineer|economist|expert|analyst|statistician|"
    r"commissioner|magistrate)"
)
_OF = r"(?:(?:\s(?:of|at|with|for|from)\s)(?:the\s)?[A-Za-z'’ -]{3,80}?)?"
_BODY = (
    r"(?:bureau|department|office|commission|committee|government|ministry|authority|"
    r"authorities|company|group|centre|center|administration|association|agency|customs|bank)"
)
_SAYS = r"(?:said|says|told|noted|stressed|added|explained|announced|stated|reported)"
_FORMS = (
    re.compile(
        rf"\b{_SAYS}\s(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,2}},\s)?(?:the\s|"
        rf"an?\s)?(?P<who>{_OFFICE}{_OF})(?=[.,;]|$|\son\b|\sat\sa\b)"),
    re.compile(rf"\b(?P<who>(?:[a-z]+\s)?{_OFFICE}{_OF})(?:,)?\s{_SAYS}\b"),
    re.compile(
        rf"\b[Aa]ccording\sto\s(?:the\s|"
        rf"an?\s)?(?P<who>(?:[A-Za-z'’-]+\s){{0,6}}?(?:{_OFFICE}|{_BODY}){_OF})(?=[.,;]|$)"),
    re.compile(rf"(?:^|[.,]\s)(?:[Tt]he\s)?(?P<who>(?:[A-Za-z'’-]+\s){{0,6}}?{_BODY}(?:\sof\s[A-Z]\w+)?)\s{_SAYS}\b"),
    re.compile(rf"\b{_SAYS}\s(?:the\s)?(?P<who>(?:[A-Za-z'’-]+\s){{0,6}}?{_BODY})(?=[.,;]|$)"),
)  # fmt: skip


def speaker(text: str, sentence: Span) -> Mention | None:
    """Find who a sentence quotes: a function or a body; a person's name is left out."""
    for form in _FORMS:
        if match := form.search(text, *sentence):
            start, end = match.span("who")
            return Mention(text[start:end], Span(start, end))
    return None
