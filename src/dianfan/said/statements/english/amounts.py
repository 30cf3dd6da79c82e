"""Amounts of English texts: numbers with their units, shares, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit
from dianfan.said.statements.bounds import BoundWord
from dianfan.said.statements.english import bounds
from dianfan.said.statements.english.echoes import echoes
from dianfan.said.statements.english.names import names
from dianfan.said.statements.english.numerals import ORDINALS
from dianfan.said.statements.english.numerals import PARTS
from dianfan.said.statements.english.numerals import WORDS
from dianfan.said.statements.english.numerals import share
from dianfan.said.statements.english.numerals import worded
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import arabic

_CURRENCY = r"US\$|HK\$|\$|€|£|¥|RMB|CNY|USD|EUR"
_LARGE = "trillion|billion|million|thousand|bln|mln|bn|mn"
_SHARE = r"%|‰|per\s?cent(?:age)?(?!\spoint)\b|per\s(?:thousand|mille)\b"
_UNITS = (
    r"percentage\spoints?|basis\spoints?|(?:US\s|U\.S\.\s|HK\s)?dollars|yuan|renminbi|"
    r"euros?|pounds|yen|"
    r"(?:metric\s)?(?:tonnes?|tons?)|hectares?|mu|kilometres?|kilometers?|metres?|meters?|"
    r"(?:square|cubic)\s(?:kilo)?(?:metres?|meters?)|(?:sq|cu)\.?\s(?:k?m|ft)|"
    r"kilowatt(?:-hour|\shour)?s?|megawatt(?:-hour|\shour)?s?|gigawatt(?:-hour|\shour)?s?|"
    r"(?:kilo|milli|micro)?grams?|[kMGT]Wh?|km2|km²|km|mm|cm|m2|m²|m3|m³|kg|ha|TEUs?|°C|℃|degrees\sCelsius|kV|dB|[MG]bps|people|persons|times|trips|head(?=\sof\b)"
)
_PER = (
    r"kilogram|kg|lit(?:re|er)|cubic\smet(?:re|er)|kilowatt-hour|kWh|unit|household|"
    r"hectare|mu|capita|person|head|year|month|day|hour|square\smet(?:re|er)|kilomet(?:re|er)|tonne|ton"
)
_POWER = re.compile(r"(?:[kMGT]W|(?:kilo|mega|giga)watts?)")
_STOP = (
    "is|was|has|as|gas|this|its|his|hers|ours|theirs|yours|us|plus|less|versus|across|towards|years|months|"
    "days|weeks|hours|minutes|seconds|always|thus|perhaps|besides|others|terms|business|process|access|"
    "congress|progress|success|class|pass|cross|press|previous|various|famous|thirds|quarters|halves|fifths|tenths"
)
_NOUN = (
    rf"(?!(?:{_STOP})\b)(?:(?:[a-z]{{2,}}-){{0,2}}[a-z]{{2,}}s|households|children|"
    rf"women|men|staff|cattle|sheep|livestock)\b"
)
_NO_ADJECTIVE = (
    "of|to|and|or|in|on|at|by|for|from|with|is|are|was|were|will|the|a|an|per|up|out|as|"
    "more|less|fewer|than|higher|lower|while|when|but|after|before|since|because"
)
_ADJECTIVE = rf"(?!(?:{_NO_ADJECTIVE})\b)[a-z]{{3,}}(?:-[a-z]+)?"
_LASTING = (
    r"(?:years|months|weeks|days|hours|minutes|(?<=[Oo]ne\s)(?:year|month|week|day|hour|minute))\b"
)
_FIGURE = re.compile(
    rf"(?P<between>\b[Bb]etween\s)?(?P<sign>(?<![\w%.)–—-])[-−](?=[\d$€£¥])|\bminus\s)?"
    rf"(?:(?<![\w.])(?P<factor>\d{{1,2}})\s?[×*x]\s?(?=\d))?"
    rf"(?:(?P<money>(?<![A-Za-z])(?:{_CURRENCY}))\s?)?"
    rf"(?:(?P<figure>(?<![\w.,])(?:{ARABIC})|(?<=[$€£¥BYDR×*x])(?:{ARABIC}))|"
    rf"\b(?P<words>(?i:{WORDS})))(?![\d:])"
    rf"(?:\s(?P<first_large>{_LARGE})\b)?(?:\s?(?P<first_share>{_SHARE}))?"
    rf"(?:(?P<joint>\s?[-–—]\s?|\sto\s|\sand\s)(?:{_CURRENCY})?(?P<upper>{ARABIC})(?![\d:]))?"
    rf"(?:[\s-](?P<large>{_LARGE})\b)?"
    rf"(?:\s?(?P<share>{_SHARE})|"
    rf"[\s-]?(?P<unit>{_UNITS})(?![A-Za-z])(?P<per>\sper\s(?:{_PER})\b|/(?:h|hour|d|day|month|year|a|person|kg|ha|mu|t|km|s|m[23²³]|kWh)\b)?|\s(?P<lasting>{_LASTING})|"
    rf"(?P<counted>(?:\sor\s(?:more|fewer|less|so)|"
    rf"\+)?\s(?:{_ADJECTIVE}\s){{0,2}}?(?P<noun>{_NOUN})))?"
)
_FROM = re.compile(r"(?<!ranged )(?<!ranging )(?<!range )(?<!ranges )(?<!vary )\b[Ff]rom\s$")
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
_MOVED = re.compile(
    r"\b(?:rose|grew|increased|climbed|jumped|rising|growing|up|fell|dropped|declined|"
    r"decreased|down|"
    r"falling|expanded|shrank)\s(?:by\s)?(?:[a-z]+\s){0,2}$"
)
_ONE_IN = re.compile(
    r"\b(?:one|two|three|four|nine|\d+)\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE
)
_PER_BASE = re.compile(r"\b(?:(?:for|in|of)\severy|per|out\sof)\s$", re.IGNORECASE)
_MANNERS = frozenset(
    {
        "phases",
        "stages",
        "steps",
        "batches",
        "parts",
        "instalments",
        "installments",
        "ways",
        "respects",
    }
)
_CLASS = re.compile(
    r"(?:^|[.;]\s)[A-Z][a-z-]+s\swith\s(?:more|fewer|less|over|under|at\sleast)\s(?:than\s)?$"
)
"""A threshold that names a class: firms with fewer than 20 employees."""
_AGED = re.compile(
    r"\b(?:children|seniors|adults|people|persons|those|women|men|girls|boys|youths|pupils|residents|aged?|anyone|minors)\s"
    r"(?:(?:under|over|above|below)\s(?:the\sage\sof\s)?)?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\s(?:in|out\sof)\s(?:every\s)?(?:10|ten|100|a\shundred|1,000|five|four|three)\b"
)
_SPED = re.compile(
    r"\b(?:doubled|tripled|trebled|quadrupled|halved|[a-z]+fold)\b[^,;]{0,30}\b(?:within|in|over|after)\s$"
)
_OF_TIME = re.compile(
    r"\b(?:for|take|took|takes|taking|reach(?:ed)?|last(?:ed|s|ing)?|spann(?:ed|ing)|"
    r"within|from|to|by)\s(?:[a-z]+\s){0,3}$"
)
_WITHIN_TIME = re.compile(
    r"\b(?!(?:for|takes?|took|taking|last(?:ed|s|ing)?|spann(?:ed|ing)|reach(?:ed)?|of|is|was|be|been)\s)[a-z,]+\s[Oo]ver\s$"
)
_AGO = re.compile(
    r"\s(?:ago|later|old|earlier|in\sa\srow|running|of\sage|before|after\sthe|from\snow)\b|-|['’]"
)
_MORE = re.compile(r"\s(?:more|less|fewer|longer|shorter|earlier|ahead)\b")
_EVERY = re.compile(r"(?<!of )(?<!for )\bevery\s$")
_SINCE = re.compile(
    r"\b(?:in|after|during|over|since|every|"
    r"for)\s(?:the\s)?(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:past|last|next|coming|first|previous|recent|every)\s(?:[a-z]+\s)?$")


def amounts(text: str, extra: Iterable[str] = ()) -> tuple[Amount, ...]:
    """Find the quantities of an English text, in their order; they never overlap.

    A unit is what is printed, with the magnitude in front: “billion yuan”, “million tonnes”,
    “$ billion” for $3.2 billion; percent and per cent are “%”. A number before a plural noun
    counts it: the noun is the unit. Doubled is 2 times, “ranks third”
    3 without a unit, “among the top ten” at most 10; 2×660 MW is a product, of power alone.
    “up to” is at most, “nearly” and “under” less than, “over” more than.

    Args:
        text: clean text.
        extra: names of the programme in which no number is a quantity.
    """
    taken = names(text, extra)
    worded_ones = [*(_rank(match) for match in _RANK.finditer(text)),
                   *(_part(text, match) for match in _PART.finditer(text) if _is_part(text, match)),
                   *(_times(text, match) for match in _TIMES.finditer(text))]  # fmt: skip
    told = [
        one
        for one in worded_ones
        if _is_rank(text, one) or not any(_clash(one.span, name) for name in taken)
    ]
    free = [*(one.span for one in told), *taken]
    told += _figures(text, free)
    told.sort(key=lambda one: one.span)
    bare = echoes(text, told, [*names(text, extra), *(one.span for one in told)])
    return tuple(sorted((*told, *bare), key=lambda one: one.span))


def _is_rank(text: str, one: Amount) -> bool:
    return bool(re.search(r"\brank(?:s|ed|ing)?\s(?:in\s)?(?:the\s)?$", text[: one.span.start]))


def _clash(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _figures(text: str, taken: list[Span]) -> Iterator[Amount]:
    at = 0
    while match := _FIGURE.search(text, at):
        group = "figure" if match["figure"] else "words"
        number = Span(*match.span(group))
        at = number.end
        if any(_clash(number, span) for span in taken):
            continue
        one = _figure(text, match)
        if one is not None and not any(_clash(one.span, span) for span in taken):
            taken.append(one.span)
            yield one
            at = max(at, one.span.end)


def _figure(text: str, match: re.Match[str]) -> Amount | None:
    value = arabic(match["figure"]) if match["figure"] else worded(match["words"])
    start, end = match.start(), match.start("counted") if match["noun"] else match.end()
    whole = match.end() if match["noun"] else end
    whole = end if match["first_share"] and not match["upper"] else whole
    start += len(match["between"] or "")
    value = -value if match["sign"] else value
    if match["factor"]:
        if not _POWER.fullmatch(match["unit"] or ""):
            return None
        value *= int(match["factor"])
    ranged = _ranged(text, match, value, start)
    if match["upper"] and ranged is None:
        end = whole = match.start("joint")
    symbol = _symbol(match, whole=ranged is not None or not match["upper"])
    left, right = bounds.before(text, start), bounds.after(text, end)
    if _is_none(text, match, symbol, bounded=left is not None or ranged is not None):
        return None
    if ranged is not None:
        first = match.start() if match["between"] else start - (left.length if left else 0)
        quantity, span = _bounded(ranged, left), Span(first, whole)
        return Amount(span, Span(start, end), quantity, symbol, _is_known(symbol))
    bound = left.bound if left else right.bound if right else Bound.EXACTLY
    last = max(whole, end + (right.length if right else 0))
    span = Span(start - (left.length if left else 0), last)
    return Amount(span, Span(start, end), Quantity(value, bound), symbol, _is_known(symbol))


def _ranged(text: str, match: re.Match[str], value: Decimal, start: int) -> Quantity | None:
    """Join 8 to 10 into a range, unless “from” stands before it: that is a change of two numbers."""
    if not match["upper"]:
        return None
    if _is_change(text, match, start):
        return None
    joint, upper = match["joint"].strip(), arabic(match["upper"])
    from_it = _FROM.search(text[:start])
    joined = bool(match["between"]) if joint == "and" else not from_it
    return Quantity(value, Bound.RANGE, upper) if joined and upper >= value else None


def _is_change(text: str, match: re.Match[str], start: int) -> bool:
    """Tell “grew 5% to 31 billion yuan” and “rose 5% to 8%” from a range of one unit."""
    first_share, share_last = bool(match["first_share"]), bool(match["share"])
    first_large, large = match["first_large"], match["large"]
    if (first_share and not share_last) or (first_large and first_large != large):
        return True
    own_unit = first_share or first_large
    return bool(own_unit and "to" in match["joint"] and _MOVED.search(text[:start]))


def _bounded(ranged: Quantity, left: BoundWord | None) -> Quantity:
    """Take the end of a range that a bound word speaks of: no more than 8 to 10 is at most 10."""
    if left is None or ranged.upper is None or left.bound is Bound.ABOUT:
        return ranged
    below = left.bound in {Bound.AT_MOST, Bound.LESS_THAN}
    return Quantity(ranged.upper if below else ranged.value, left.bound)


def _symbol(match: re.Match[str], *, whole: bool) -> str:
    large = match["first_large"] or match["large"] or ""
    if share := match["first_share"] or match["share"]:
        return "‰" if share == "‰" or (share[-1] in "de" and "cent" not in share) else "%"
    named = match["unit"] or match["lasting"] or match["noun"] or ""
    if not whole and not match["share"]:
        named = match["unit"] or ""
    per = match["per"] or ""
    if match["money"]:
        return f"{match['money']} {large}".strip()
    symbol = re.sub(r"\s+", " ", named + per)
    symbol = "percentage points" if symbol == "percentage point" else symbol
    return f"{large} {symbol}".strip()


def _is_none(text: str, match: re.Match[str], symbol: str, *, bounded: bool) -> bool:
    """Tell years, idle ones, mere figures and stretches of time from counts."""
    figure, head = match["figure"], text[: match.start()]
    large = match["first_large"] or match["large"]
    firm = large or match["money"] or match["first_share"] or match["share"] or match["unit"]
    if match["lasting"] and not large:
        return _is_when(text, match, bounded=bounded)
    if _is_base(text, match, head) or _CLASS.search(head):
        return True
    if firm:
        return bool(
            not figure and match["unit"] == "times" and not large and _is_often(text, match)
        )
    is_year = figure and re.fullmatch(r"(?:19|20)\d{2}", figure)
    if is_year and not (bounded and match["noun"]):
        return True
    if not symbol:
        return (
            not (bounded and figure)
            or bool(_AGED.search(head))
            or bool(re.match(r"[-/A-Za-z]", text[match.end() :]))
        )
    return not figure and match["words"].lower() == "one"


def _is_base(text: str, match: re.Match[str], head: str) -> bool:
    """Tell numbers that only say of how many (nine out of 10), for how many or in what manner."""
    manner = head.endswith(" in ") and match["noun"] in _MANNERS
    counted = _ONE_IN.search(head) or _PER_BASE.search(head) or _OUT_OF.match(text, match.end())
    return bool(manner or counted)


def _is_when(text: str, match: re.Match[str], *, bounded: bool) -> bool:
    """Tell a stretch of time that says when (three years ago) from one that is measured."""
    head, tail = text[: match.start()], text[match.end() :]
    if _SPED.search(head) or (not match["lasting"].endswith("s") and not bounded):
        return True
    if match["figure"] and _EVERY.search(head) and match["lasting"] in {"minutes", "hours"}:
        return False
    if _WITHIN_TIME.search(head):
        return True
    if _PAST.search(head) or _AGO.match(tail):
        return True
    if _OF_TIME.search(head) or _MORE.match(tail) or bounds.before(text, match.start()):
        return False
    small = match["words"] or len(match["figure"]) == 1
    return bool(small or _SINCE.search(head))


def _is_often(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"\s(?:an?|each|every|per)\s", text[match.end() :]))


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
    return Amount(span, Span(*match.span()), quantity, "times", known=_is_known("times"))


def _rank(match: re.Match[str]) -> Amount:
    if match["top"]:
        value = Decimal(match["among"]) if match["among"] else worded(match["among_word"])
        span = Span(*match.span("top"))
        return Amount(span, span, Quantity(value, Bound.AT_MOST), "")
    place = match["figure"] or match["number"]
    value = Decimal(place) if place else Decimal(ORDINALS[match["word"].lower()])
    span = Span(*match.span("rank"))
    return Amount(span, span, Quantity(value), "")


@lru_cache(maxsize=4096)
def _is_known(symbol: str) -> bool:
    try:
        unit(symbol)
    except UnknownUnit:
        return False
    return True
