"""Names and dates of English texts that hold numbers; no quantity stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dianfan.said.statements.model import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH = "|".join(MONTHS)
_HEADS = (
    "Phase|Terminal|Highway|Route|Line|Article|Chapter|Section|Unit|Block|Building|Room|Gate|Zone|Plot|Area|"
    "Document|Decree|Order|Resolution|Regulation|Form|Table|Figure|Annex|Appendix|Part|Volume|Issue|Page|Level|"
    "Grade|Type|Class|Category|Tier|Stage|Step|Round|Lot|Package|Bus|Flight|Train|Hall|Pier|Dock|Well|Mine|"
    "School|Hospital|Factory|Plant|Reactor|Channel|Agenda|Vision|Horizon|Goal|Target|Road|Motorway|Expressway|"
    "Interstate|Exit|Bridge|Tunnel|Berth|Track|Platform|Law|Session|Group of|Year|Number|No\\.?|Nos\\.?|Version|Ring"
)
_ROMAN = r"[IVX]{1,5}\b"
_PATTERNS = (
    rf"\b(?:{_HEADS})\s?(?:\d+(?:[.-]\d+)*[A-Z]?\b(?!,\d|\.\d|\s?(?:%|per\s?cent|MW|km|million|billion))|{_ROMAN})",
    r"\b\d+(?:st|nd|rd|th)\b(?:\s(?:Five|Ten)-Year\s(?:Plan|Programme|Program))?",
    r"\b(?:Five|Ten|Three|Two|One|\d+)-Year\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTH})\b(?:,?\s\d{{4}})?",
    rf"\b(?:{MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?(?:%|per\s?cent|million|billion))(?:,\s\d{{4}}\b)?",
    rf"\b(?:{MONTH})\s\d{{4}}\b",
    r"\b(?:19|20)\d{2}\s?[-–—/]\s?(?:(?:19|20)?\d{2})\b(?!\s?(?:%|per\s?cent|MW|million|billion))",
    r"\b(?:the\s)?(?:19|20)\d0s\b",
    r"\b[A-Z][A-Za-z]*-?\d+(?:\.\d+)?\b(?:\s?[A-Z]\b)?|\b\d[GD]\b|\b\d+[A-Z]-?class\b",
    r"\b\d{1,2}(?::\d{2})+\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2}\so'?clock\b|\b24/7\b",
    r"\b\d+(?::\d+)+\b|\b\d+\+[\dN]+\b|\b24\shours?\sa\sday\b",
    r"\b(?i:hotline|telephone|phone|call|dial|tel\.?)\s+\+?[\d -]{3,}|\b\d{3,6}(?=\shotline)|\b0\d{2,3}-\d{7,8}\b",
    r"\b(?:one|two|ten|\d+)[-\s](?:hundred|thousand|million|billion|trillion)(?:[-\s][a-z]+)?\s(?:mark|threshold|milestone|club)\b",
    r"\b(?:first|last|past|second|third|fourth|final)\s(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s)?(?:quarters?|months?|half)\b",
    r"\b[Tt]wo\s[Ss]essions\b|\bFour\s[A-Z]\w+s\b|\bThree\s[A-Z]\w+s\b|\bEight\s[A-Z]\w+s\b",
    r"(?<=[a-z,;]\s)(?!RMB|CNY|USD|EUR|US|Yuan)[A-Z][A-Za-z]+\s\d{1,4}\b(?![,.]\d|\s?(?:%|per\s?cent|MW|km|million|billion|tonnes))",
)  # fmt: skip
_ALL = re.compile("|".join(f"(?:{one})" for one in _PATTERNS))


def names(text: str, extra: Iterable[str] = ()) -> tuple[Span, ...]:
    """Find the stretches of an English text in which no number is a quantity.

    Args:
        text: clean text.
        extra: names of the programme that hold figures, such as titles of projects.

    Returns:
        spans in their order; they may overlap.
    """
    found = [Span(*match.span()) for match in _ALL.finditer(text)]
    for name in extra:
        if name:
            found += [Span(*match.span()) for match in re.finditer(re.escape(name), text)]
    return tuple(sorted(found))
