"""What kind of number an English text tells: a level, a growth, a share; and against what."""

from __future__ import annotations

import re

from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.measures import Kind
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Span

_UP = (
    r"rose|ris(?:e[sn]?|ing)|grew|gr(?:ow(?:n|s|ing)?|owth)|increas(?:e[sd]?|ing)|"
    r"climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|"
    r"(?<!make\s)(?<!made\s)(?<!makes\s)(?<!making\s)up|gain(?:ed|s|ing)?|expand(?:ed|s|ing)?|expansion|soar(?:ed|s|ing)?|surg(?:ed|es|"
    r"ing)|rais(?:ed|es|ing)|"
    r"add(?:ed|s|ing)|improv(?:ed|es|ing|ement)|accelerat(?:ed|ing)|widen(?:ed|ing)|"
    r"outpac(?:ed|ing|es)|exceeding\sthat|"
    r"boost(?:ed|s|ing)?|lift(?:ed|s|ing)?|higher|advanc(?:ed|es|ing)|picked\sup|went\sup|"
    r"rebound(?:ed|s|ing)?|recover(?:ed|s|ing)|bounced\sback|strengthen(?:ed|ing)|swelled|swelling|leapt|"
    r"rocketed|shot\sup"
)
_DOWN = (
    r"fell|fall(?:s|en|ing)?|dropp?(?:ed|s|ing)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|"
    r"ing)|down|slid|slipp(?:ed|ing)|"
    r"shrank|shrunk|shr?inking|contract(?:ed|ing)|plung(?:ed|ing)|tumbl(?:ed|ing)|"
    r"reduc(?:e[sd]?|ing|tion)|lower(?:ed|ing)?|"
    r"cut(?:s|ting)?|narrow(?:ed|ing)|eas(?:ed|ing)|sank|trimm(?:ed|ing)|sav(?:ed|ing|"
    r"ings)|lagg(?:ed|ing)|slump(?:ed|ing)?|"
    r"went\sdown|shorten(?:ed|ing)|dipp(?:ed|ing)|retreat(?:ed|ing)|weaken(?:ed|ing)|dwindl(?:ed|ing)|"
    r"shav(?:ed|ing)|sagg(?:ed|ing)"
)
_BETWEEN = (
    r"(?:\s(?:by|of|only|just|another|a|an|further|sharply|slightly|some|even|"
    r"nearly|in|some|additional|that|rate|the|year|was|on-year|year-on-year|"
    r"month-on-month|year|on|at|net|total|combined|average|mere|full|record|whole|more\sthan))*\s$"
)
_MOVES = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_BETWEEN}", re.IGNORECASE)
_BY = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s(?:[A-Za-z'’-]+\s){{1,8}}by\s(?:[a-z]+\s){{0,3}}$",
    re.IGNORECASE,
)
"""Something is raised or cut by a number: cut emissions of dust by a quarter."""
_MOVED = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_FROM_THEN = re.compile(
    r"\b(?:will|shall|to\sbe)\b.*\bfrom\s(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
"""What will be from a month on is not held against that month."""
_MORE_OF = re.compile(r"\s(?:(?P<up>more)|(?P<down>less|fewer))\s[a-z]+")
_AFTER = re.compile(
    r"\s?(?:of\s[a-z]+\s)?(?:(?P<up>more|dearer|costlier|stronger|higher|greater|better|faster|larger|longer|"
    r"growth|increase|rise|expansion|"
    r"year-on-year\s(?:growth|increase|rise))|"
    r"(?P<down>less|fewer|lower|worse|slower|smaller|cheaper|weaker|shorter|drop|fall|decline|"
    r"decrease|reduction|cut|"
    r"year-on-year\s(?:drop|fall|decline|decrease)))\b(?=\s(?:than|from|in|on|over|year|per|each|was|is|were|will|has)|[,.;)]|$)",
    re.IGNORECASE,
)
_ON_YEAR = re.compile(
    r"\s(?:(?:year|month|quarter)[- ]on[- ](?:year|month|quarter)|from\sa\syear)\b"
)
_APART = re.compile(
    r"\s(?:(?P<up>above|over|beyond|ahead\sof)|(?P<down>below|under|short\sof|behind))\s(?:the|that|its|their|last|what|long-term)\s"
    r"(?:[a-z-]+\s){0,2}?(?:average|figure|level|growth|rate|target|plan|goal|quota|same|year|month|quarter|total|pace|mean)\b"
    r"|\s(?:(?P<higher>above|over)|(?P<lower>below|under))\s(?:that|those)\s(?:of|in|for)\b"
    r"|\s(?:(?P<over>above|over|beyond)|(?P<short>below|under))\s(?:normal|average|usual|plan|target|expectations)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"\b(?:{_UP}|{_DOWN})\s(?:by\s)?[\d.]+(?:%|"
    rf"\s?per\s?cent)[^.;]*?,?\s(?:compared\s(?:with|to)|against|after)\s(?:a\s[a-z]+\sof\s)?$",
    re.IGNORECASE,
)
_NUMBER = r"(?:[a-z]+\s)??\d[\d.,]*(?<![.,])"
_JOINED = r"(?:,\sand\s|,\s|\sand\s)"
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (
        Basis.YEAR_BEFORE,
        re.compile(
            r"year[- ]on[- ]year|year over year|\bon\syear\b|\b(?:on|over)\sthe\syear\b|y-o-y|yoy|"
            r"\ba\syear\s(?:earlier|ago|before)|(?:than|from|over|on|with)\s"
            r"(?:(?:that|those|the\sfigure)\sof\s|in\s)?(?:last|the\sprevious)\syear|"
            r"same\s(?:period|months?|quarter)\s(?:of\s)?(?:last|a\syear|the\sprevious)"
        ),
    ),
    (
        Basis.END_OF_LAST_YEAR,
        re.compile(
            r"(?:end\sof|start\sof|beginning\sof)\s(?:last|the|"
            r"this)\s(?:previous\s)?year|year-end"),
    ),
    (
        Basis.PERIOD_BEFORE,
        re.compile(
            r"\bon\s(?:the\s)?(?:month|quarter|week)\b|month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:from|than|over|"
            r"on)\s(?:in\s)?(?:the\s)?(?:last|previous|prior|preceding)\s(?:month|quarter|week)"
            r"|a\s(?:month|quarter|week)\s(?:earlier|ago|before)"
        ),
    ),
    (
        Basis.BASE_PERIOD,
        re.compile(
            r"(?:from|than|over|on|of|since|with|as)\s(?:in\s|the\send\sof\s|"
            r"that\sof\s|at\sthe\s(?:last|previous)\s[a-z]+\s(?:in|of)\s)?(?:(?:January|February|March|April|May|June|July|August|September|"
            r"October|November|December)\b(?!\s(?:to|through|and)\s|\s\d{1,2}\b)|(?:19|20)\d\d\b(?!\sto\s)"
            r"|the\s(?:first|second|third|fourth|last)\s(?:half|quarter|(?:\w+\s)?(?:months|quarters))\b)"),
    ),
)  # fmt: skip
_CUMULATIVE = re.compile(
    r"\b(?:cumulative(?:ly)?|accumulated|in\stotal\sso\sfar|to\sdate)\b", re.IGNORECASE
)
_SHARES = frozenset({"%", "‰", ""})
_RANK = re.compile(
    r"(?:top\s|(?:No\.|number)\s|\d+(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)$)", re.IGNORECASE
)


def kind(text: str, one: Amount, sentence: Span) -> Kind:
    """Tell what kind of number an amount is, from its unit and the words around it.

    Args:
        text: the block.
        one: an amount of it.
        sentence: in which it stands.
    """
    first = _first(text, one, sentence)
    part = Span(clause(text, first, first, sentence).start, clause(text, *one.span, sentence).end)
    head = text[part.start : first]
    before = _MOVES.search(head) or _BY.search(head) or _led_by(text, head, part, sentence)
    if before and _is_brought_up(text, one, before[0].strip()):
        before = None
    if before and text[one.span.start : one.number.start].lower() in {"below ", "above "}:
        before = None
    after = _after(text, one, sentence.end)
    moves = (
        before
        or after
        or _ON_YEAR.match(text, one.span.end)
        or _COMPARED.search(text[sentence.start : one.span.start])
    )
    measure = _measure(text, one, part, moves=bool(moves))
    changing = measure in {Measure.GROWTH, Measure.CHANGE}
    falls = changing and _falls(head, before, after)
    around = text[part.start : _tail(text, one.span.end, sentence)]
    return Kind(
        measure, _basis(around, measure) if changing or measure is Measure.MULTIPLE else None, falls
    )


def _led_by(text: str, head: str, part: Span, sentence: Span) -> re.Match[str] | None:
    """Find the move of a clause before that goes on with “by”: grew for the fifth year running, by 6%."""
    return _MOVED.search(text, sentence.start, part.start) if head.strip() == "by" else None


def _is_brought_up(text: str, one: Amount, move: str) -> bool:
    """Tell what was grown or raised, of which a number is the amount: grew 9 tonnes of hay."""
    return move == "raised" or (move == "grew" and text.startswith(" of ", one.span.end))


def _first(text: str, one: Amount, sentence: Span) -> int:
    """Give where the first number of a list in one unit begins: 4%, 7% and 5%."""
    unit = r"(?:%|\s?per\s?cent)" if one.unit == "%" else rf"\s?{re.escape(one.unit)}"
    some = re.compile(rf"(?:{_NUMBER}(?:{unit})?{_JOINED})+$")
    found = some.search(text[sentence.start : one.span.start])
    return sentence.start + found.start() if found else one.span.start


def _after(text: str, one: Amount, end: int) -> re.Match[str] | None:
    start = one.span.end
    found = _AFTER.match(text, start, end) or _APART.match(text, start, end)
    return found or (_MORE_OF.match(text, start, end) if one.unit == "%" else None)


def _falls(head: str, before: re.Match[str] | None, after: re.Match[str] | None) -> bool:
    if before:
        return bool(before["down"])
    if after:
        told = after.groupdict()
        return bool(told.get("down") or told.get("short") or told.get("lower"))
    return re.search(rf"\b(?:{_DOWN})\b", head, re.IGNORECASE) is not None


def _measure(text: str, one: Amount, part: Span, *, moves: bool) -> Measure:
    words = text[slice(*one.span)]
    if (not one.unit and _RANK.match(words) and not words[0].isdigit()) or re.match(
        r"\d+(?:st|nd|rd|th)", words
    ):
        return Measure.RANK
    if one.unit in {"percentage points", "basis points"}:
        return Measure.CHANGE
    if one.unit == "times":
        return Measure.GROWTH if moves else Measure.MULTIPLE
    if one.unit in _SHARES and ("%" in one.unit or not words[-1].isdigit()):
        return Measure.GROWTH if moves else Measure.SHARE
    if moves:
        return Measure.CHANGE
    return Measure.CUMULATIVE if _CUMULATIVE.search(text[slice(*part)]) else Measure.LEVEL


def _tail(text: str, at: int, sentence: Span) -> int:
    """Give where the words end that may tell against what a number is measured."""
    end = re.compile(r"[,;](?=\s)|\band\b|[.](?=\s|$)").search(text, at, sentence.end)
    return end.start() if end else sentence.end


def _basis(around: str, measure: Measure) -> Basis:
    found = next((basis for basis, sign in _BASES if sign.search(around)), Basis.NOT_SAID)
    if found is Basis.BASE_PERIOD and _FROM_THEN.search(around):
        return Basis.NOT_SAID
    if (
        found is Basis.BASE_PERIOD
        and measure is Measure.GROWTH
        and re.search(r"\bof\s(?:19|20)\d\d", around)
    ):
        return Basis.NOT_SAID
    return found
