"""What an English number counts or measures: the noun behind it, or what a place planted or paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.english.nouns import bare
from dianfan.said.statements.english.units import MEASURE
from dianfan.said.statements.english.units import noun_of
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time

_OF = re.compile(
    r"\s(?:of)\s(?:the\s|its\s|all\s)?(?:\d[\d,]*\s)?(?P<noun>[A-Za-z][A-Za-z' -]{2,40}?)(?=\s(?:are|is|was|"
    r"were|has|have|had|earned|live|use|now|will|came|come|met|meet|went|go|got|made|took|work|do|did|can|could|must|should|left|sold|sent|rose|fell|grew|"
    r"this|last|next|each|every|per|in|on|at|by|for|to|from|during|over|under|aged|a\s(?:year|month|week|day)|[a-z]+ed)\b|[,.;]|$)"
)
_COUNTED = re.compile(
    r"\s?(?P<noun>[A-Za-z][a-z-]+(?:\s[a-z-]+){0,3}?)(?=\s(?:are|is|was|were|has|have|"
    r"had|will|received|took|in|at|on|from|by|under|and\s(?:an?|the|one|two|three|four|five|\d+)|[a-z]+ed)\b|[,.;]|$)"
)
_LEVELS = re.compile(
    r"\b(?:is|are|was|were|reach(?:ed|es)?|total(?:l?ed|s)?|stood|stands|hit|amounted|averaged|accounted|came|rose|fell|"
    r"grew|exceed(?:s|ed)?|topped|dropped|climbed|up|down|by|to)\b"
)
_PLACE = re.compile(
    r"(?:[Bb]y\s|[Ii]n\s)?(?:[\d,A-Z][\w,]*\s){0,4}?(?:[Tt]he\s)?(?:(?:[A-Z][\w-]+\s){0,3}(?:[Cc]ity|[Cc]ounty|"
    r"[Pp]refecture|[Pp]rovince|[Rr]egion|"
    r"[Tt]own(?:ship)?|[Vv]illage|[Dd]istrict|[Cc]ountry)|[Ii]nspectors|[Oo]fficials|[Pp]olice)(?:\s(?:government|authorities))?"
)
_INTO = re.compile(
    r"\s(?:in|on|for|into)\s(?:the\s|its\s|a\s|an\s)?(?P<noun>[a-z][A-Za-z' -]{2,40}?)"
    r"(?=\s(?:in|by|this|last|next|on|from|over|during)\b|[,.;]|$)"
)
_AGO = re.compile(r"\b(?:years?|months?|decades?|earlier|ago|later|before)\b")
_AMONG = re.compile(
    r"\b(?:in|across|among|(?:used|owned|shared|backed|supported|held)\sby)\s(?:[a-z]+\s){0,2}$"
)
_FOR = re.compile(r"\bfor\s(?:[a-z]+\s){0,2}$")
_ALONG = re.compile(r"\b(?:along|across|over|on)\s(?:[a-z]+\s){0,2}$")
_WHOLE = re.compile(
    r"(?:the\s)?(?:total|plan|annual|target|year|whole|national|regional|value\sadded|added\svalue|value$)\b"
)
_KINDS = re.compile(r"\d\s[a-z-]+\spoints$")
_COUNTS = re.compile(r"\s(?P<noun>[A-Za-z][A-Za-z-]*(?:\s[a-z][a-z-]*){0,2})$")
_JOINS = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|in|on|at|by|and|or|to|went|goes?|came|comes?)\b"
)


def _noun_start(text: str, one: Amount, length: int) -> int:
    """Give where the noun that is counted begins, with the words that tell its kind: 34 geothermal wells."""
    told = _COUNTS.search(text, one.number.end, one.span.end)
    return told.start("noun") if told else one.span.end - length


def given(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    """Give those among whom a share lies, or for whom something was done: in 92 percent of villages."""
    head = text[part.start : one.span.start]
    of_them = text.startswith(" of ", one.span.end) and one.unit in {"%", ""}
    if of_them and _AMONG.search(head):
        return counted(text, one, part, times)
    counts = one.unit not in {"", "%", "‰"} and not MEASURE.fullmatch(noun_of(one.unit))
    return counted(text, one, part, times) if counts and _FOR.search(head) else None


def handled(text: str, one: Amount, doer: Span, part: Span, times: Sequence[Time]) -> Span | None:
    """Give what is measured where a doer stands before the verb: planted 30 mu of trees.

    A place or its government that has or spends something is no subject of it.
    """
    unit = noun_of(one.unit)
    is_measured = MEASURE.fullmatch(unit) is not None
    is_along = _ALONG.search(text[doer.end : one.span.start])
    is_grown = text.startswith("grew ", doer.end) and text.startswith(" of ", one.span.end)
    if is_measured and (is_along or is_grown or not _LEVELS.search(text, doer.end, one.span.start)):
        match = _OF.match(text, one.span.end, part.end)
        found = bare(text, Span(*match.span("noun")), times) if match else None
        if found and not _WHOLE.match(text[slice(*found)]):
            return found
    if not _PLACE.fullmatch(text[slice(*doer)].strip()):
        return None
    if is_measured:
        match = _INTO.match(text, one.span.end, part.end)
        return bare(text, Span(*match.span("noun")), times) if match else None
    return counted(text, one, part, times)


def counted(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    """Give the noun that a number counts, right behind it or behind “of”: 312 cases of fraud, 40 percent of villages.

    Args:
        text: the block.
        one: a number of it.
        part: its clause.
        times: the mentions of time in the sentence.
    """
    form = _OF if text.startswith(" of ", one.span.end) else _COUNTED
    noun = noun_of(one.unit)
    names_it = text[slice(*one.span)].endswith(noun) and noun.replace("-", "").isalpha()
    if names_it and (not MEASURE.fullmatch(noun) or _KINDS.search(text[slice(*one.span)])):
        behind = form.match(text, one.span.end, part.end) if form is _OF else None
        start = _noun_start(text, one, len(noun))
        return Span(start, behind.end("noun") if behind else one.span.end)
    if form is _COUNTED and _JOINS.match(text, one.span.end):
        return None
    match = form.match(text, one.span.end, part.end)
    found = bare(text, Span(*match.span("noun")), times) if match else None
    no_thing = (
        found is None or _WHOLE.match(text[slice(*found)]) or _AGO.search(text[slice(*found)])
    )
    return None if no_thing else found
