"""Amounts of English texts: numbers with their units, shares, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.bounds import BoundWord
from dianfan.said.statements.english import bounds
from dianfan.said.statements.english.counting import counts_nothing
from dianfan.said.statements.english.echoes import echoes
from dianfan.said.statements.english.multiples import in_words
from dianfan.said.statements.english.multiples import is_rank
from dianfan.said.statements.english.names import names
from dianfan.said.statements.english.numerals import WORDS
from dianfan.said.statements.english.numerals import worded
from dianfan.said.statements.english.units import CURRENCY
from dianfan.said.statements.english.units import LARGE
from dianfan.said.statements.english.units import PER
from dianfan.said.statements.english.units import POWER
from dianfan.said.statements.english.units import SHARE
from dianfan.said.statements.english.units import UNITS
from dianfan.said.statements.english.units import is_known
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import arabic

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
    rf"(?:(?P<money>(?<![A-Za-z])(?:{CURRENCY}))\s?)?"
    rf"(?:(?P<figure>(?<![\w.,])(?:{ARABIC})|(?<=[$€£¥BYDR×*x])(?:{ARABIC}))|"
    rf"\b(?P<words>(?i:{WORDS})))(?![\d:])"
    rf"(?:\s(?P<first_large>{LARGE})\b)?(?:\s?(?P<first_share>{SHARE}))?"
    rf"(?:(?P<joint>\s?[-–—]\s?|\sto\s|\sand\s)(?:{CURRENCY})?(?P<upper>{ARABIC})(?![\d:]))?"
    rf"(?:[\s-](?P<large>{LARGE})\b)?"
    rf"(?:\s?(?P<share>{SHARE})|"
    rf"[\s-]?(?P<unit>{UNITS})(?![A-Za-z])(?P<per>\sper\s(?:{PER})\b|/(?:h|hour|d|day|month|year|a|person|kg|ha|mu|t|km|s|m[23²³]|kWh)\b)?|\s(?P<lasting>{_LASTING})|"
    rf"(?P<counted>(?:\sor\s(?:more|fewer|less|so)|"
    rf"\+)?\s(?:{_ADJECTIVE}\s){{0,2}}?(?P<noun>{_NOUN})))?"
)
_FROM = re.compile(r"(?<!ranged )(?<!ranging )(?<!range )(?<!ranges )(?<!vary )\b[Ff]rom\s$")
_BY = re.compile(
    r"\b(?:rose|grew|increased|climbed|jumped|up|fell|dropped|declined|decreased|down|expanded)\sby\s$"
)
_FAR = 3
"""How many times the first the second must be for “rose by 340 to 6,720” to tell no range."""
_MOVED = re.compile(
    r"\b(?:rose|grew|increased|climbed|jumped|rising|growing|up|fell|dropped|declined|"
    r"decreased|down|"
    r"falling|expanded|shrank)\s(?:by\s)?(?:[a-z]+\s){0,2}$"
)


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
    told = [
        one
        for one in in_words(text)
        if is_rank(text, one) or not any(_clash(one.span, name) for name in taken)
    ]
    free = [*(one.span for one in told), *taken]
    told += _figures(text, free)
    told.sort(key=lambda one: one.span)
    bare = echoes(text, told, [*names(text, extra), *(one.span for one in told)])
    return tuple(sorted((*told, *bare), key=lambda one: one.span))


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
        if not POWER.fullmatch(match["unit"] or ""):
            return None
        value *= int(match["factor"])
    ranged = _ranged(text, match, value, start)
    if match["upper"] and ranged is None:
        end = whole = match.start("joint")
    symbol = _symbol(match, whole=ranged is not None or not match["upper"])
    left, right = bounds.before(text, start), bounds.after(text, end)
    if counts_nothing(text, match, symbol, bounded=left is not None or ranged is not None):
        return None
    if ranged is not None:
        first = match.start() if match["between"] else start - (left.length if left else 0)
        quantity, span = _bounded(ranged, left), Span(first, whole)
        return Amount(span, Span(start, end), quantity, symbol, is_known(symbol))
    bound = left.bound if left else right.bound if right else Bound.EXACTLY
    last = max(whole, end + (right.length if right else 0))
    span = Span(start - (left.length if left else 0), last)
    return Amount(span, Span(start, end), Quantity(value, bound), symbol, is_known(symbol))


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
    upper = arabic(match["upper"])
    if _BY.search(text[:start]) and upper > _FAR * (arabic(match["figure"] or "0") or upper):
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
