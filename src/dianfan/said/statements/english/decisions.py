"""Decisions told in English: which body, in which session, adopted or set out what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dianfan.said.statements.decisions import Act
from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Span

_BODY = (
    r"(?:(?:[A-Z][\w'’-]*|county|city|prefectural|prefecture|provincial|municipal|"
    r"regional|local|central|state|district|people['’]s|"
    r"Party|and|of|for|on|standing)\s){0,8}?"
    r"(?:[Gg]overnment|[Cc]ongress|[Cc]ommittee|[Cc]ouncil|[Cc]ommission|[Bb]ureau|"
    r"[Dd]epartment|[Mm]inistry|[Aa]ssembly|[Bb]oard|[Cc]ourt|"
    r"[Aa]dministration|[Oo]ffice|County|City|Prefecture|Province|District|"
    r"authorities)(?:\sof\s(?:the\s)?[A-Z]\w+)?"
)
_SESSION = (
    r"(?:(?:\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)|annual|executive|plenary)\s)"
    r"(?:(?:executive|plenary|standing|full|regular|enlarged|working|"
    r"special)\s)*(?:session|meeting|plenum|conference|congress)"
)
_ACT = (
    r"approved|adopted|passed|ratified|endorsed|issued|released|published|promulgated|"
    r"enacted|unveiled|repealed|abolished|revised|"
    r"amended|decided|resolved|agreed|announced|appointed|designated|rejected"
)
_AUX = (
    r"(?:(?:has|have|had)\s)?(?:(?:also|recently|formally|officially|unanimously|"
    r"jointly|yesterday|today)\s)*"
)
_WHAT = r"(?P<what>[^.;,]{4,160}?)"
_END = (
    r"(?=\s(?:at|during|in)\s(?:its|the|a)\s[^.,;]*?(?:session|meeting|plenum)|\s(?:on|"
    r"in)\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December|\d)|[.;,]|$)"
)
_AT = rf"(?:[^.;]{{0,6}}?\s(?:at|during|in)\s(?:its|the|a)\s(?P<at>{_SESSION}))?"
_ACTIVE = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<body>{_BODY})\s{_AUX}(?P<verb>{_ACT})(?!(?<=announced)\sthat\b)\s(?:on\s)?{_WHAT}{_END}{_AT}"
)
_OF_SESSION = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<session>{_SESSION})\sof\s(?:the\s)?(?P<body>{_BODY})\s{_AUX}(?P<verb>{_ACT})\s{_WHAT}{_END}"
)
_PASSIVE = re.compile(
    rf"(?P<what>[A-Z][^.;,]{{3,120}}?)\s(?:was|were|has\sbeen|"
    rf"have\sbeen)\s(?:[a-z]+ly\s)?(?P<verb>{_ACT})\sby\s(?:the\s)?(?P<body>{_BODY}){_AT}"
)
_NOT = re.compile(r"\b(?:plans?|expected|likely|will|not|yet|to)\s(?:be\s)?$")
_ARTICLE = re.compile(r"^(?:the|The)\s")


def decisions(text: str, sentence: Span) -> Iterator[Act]:
    """Find what bodies decided in a sentence, each with the span of what was decided.

    Args:
        text: the block.
        sentence: a sentence of it.
    """
    taken = sentence.start
    for form in (_OF_SESSION, _PASSIVE, _ACTIVE):
        for match in form.finditer(text, *sentence):
            if match.start() < taken or _NOT.search(text[sentence.start : match.start("verb")]):
                continue
            taken = match.end()
            parts = match.groupdict()
            session = parts.get("session") or parts.get("at") or ""
            body = _ARTICLE.sub("", match["body"])
            yield Act(
                Decision(body, session, match["verb"], match["what"]), Span(*match.span("what"))
            )
