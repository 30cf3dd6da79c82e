"""Numbers that an English copy lost: “GDP reached billion yuan, up %”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span

_LARGE = r"(?:trillion|billion|million|thousand)"
LOST = Gap(GapReason.LOST, "the copy lost the number")
_UNIT = (
    r"(?:yuan|dollars|euros|tonnes|tons|mu|hectares|kilowatts?|megawatts?|kilowatt-hours|"
    r"kilometers|kilometres|cubic\smet(?:er|re)s|square\smet(?:er|re)s|"
    r"people|visits|visitors|passengers|households)"
)
_LEAD = (
    r"(?:of|to|by|reached|reaching|total(?:l?ed|l?ing)|hit|at|was|were|is|exceeded|"
    r"topped|than|over|about|nearly|up|down|rose|fell|grew|increased|decreased|"
    r"declined|some|invested|worth|from|for|came\sto|[a-z]{2,}ed|sold|built|spent|made|bought|grown|(?:a\stotal|worth)\sof)"
)
_LOST = re.compile(
    rf"(?<=\s)(?:(?P<large>{_LARGE})\s(?P<unit>{_UNIT})\b|(?P<share>%|per\s?cent|"
    rf"percent)(?![\w])|(?P<points>percentage\spoints)\b"
    r"|(?P<bare>yuan|tonnes|tons|mu|hectares|kilowatt-hours|kilowatts|kilometers|kilometres|"
    r"cubic\smet(?:er|re)s)\b)"
)
_FIRM = re.compile(
    r"\b(?:[a-z]+\sof|reached|reaching|totall?ed|exceeded|topped|by|to)\s$", re.IGNORECASE
)
_MANY = re.compile(
    r"\b(?:tens|hundreds|thousands|millions|billions|dozens|lots|kind|price)\sof\s$", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b{_LEAD}\s$", re.IGNORECASE)


def lost(text: str) -> Iterator[Amount]:
    """Find units that a verb or preposition leads to and before which no number stands."""
    for match in _LOST.finditer(text):
        head = text[: match.start()]
        is_firm = not match["bare"] or (_FIRM.search(head) and not _MANY.search(head))
        if is_firm and _BEFORE.search(head):
            large = f"{match['large']} {match['unit']}"
            symbol = "%" if match["share"] else match["points"] or match["bare"] or large
            span = Span(*match.span())
            yield Amount(span, Span(span.start, span.start), LOST, symbol)
