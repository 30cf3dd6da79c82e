"""Decimal numbers as cells should hold them, and the ways in which they do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from decimal import InvalidOperation
from typing import NamedTuple

from dianfan.promised.faults import Complaint

DECIMAL = r"-?[0-9]{1,30}(\.[0-9]{1,30})?"  # a pattern of Python and Rust alike


class Misprint(NamedTuple):
    """A way in which a number is often written, and what to do with it."""

    pattern: str
    why: str
    fix: str


MISPRINTS = (
    Misprint(
        r"-?\d{1,3}([,，]\d{3})+(\.\d+)?",
        ": it has commas between thousands",
        "write it without commas",
    ),
    Misprint(r"-?[\d.]+\s*[%‰％]", ": it has a unit", "put the unit into the column “unit”"),
    Misprint(r"\+[\d.]+", ": it has a plus sign", "write it without the sign"),
    Misprint(
        r"-?[\d.]+[eE][+-]?\d+", ": it is written with a power of ten", "write all digits out"
    ),
    Misprint(
        r"[\d.]+\s*[-–—~～至]\s*[\d.]+",
        ": it is a range",
        "put the lower end into “value”, the upper into “upper”, and range into “bound”",
    ),
    Misprint(
        r"[超逾近约][过]?[\d.]+|[\d.]+[多余]",
        ": it has a word of approximation",
        "put the word into “bound” (超 is more than, 近 less than, 约 about) and only the number here",
    ),
    Misprint(
        r"-?\d+(\.\d+)?\s*[^\d\s._]\D*", ": it has a unit", "put the unit into the column “unit”"
    ),
    Misprint(
        r"-?[\d]{31,}(\.\d+)?|-?\d+\.\d{31,}",
        ": it has more than thirty digits",
        "round it as its source does",
    ),
)
_USUAL = "write digits with a point, for example 2372.89"


def complain_of_decimal(text: str) -> Iterator[Complaint]:
    """Say why a text is no decimal number, and how to write it."""
    if re.fullmatch(DECIMAL, text):
        return
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    if plain != text and re.fullmatch(DECIMAL, plain):
        why = (
            ": it has full-width digits or signs"
            if len(plain) == len(text)
            else ": it has spaces around it"
        )
        yield Complaint("not-decimal", {"value": text, "why": why, "fix": f"write {plain}"})
        return
    for misprint in MISPRINTS:
        if re.fullmatch(misprint.pattern, text, re.ASCII):
            yield Complaint(
                "not-decimal", {"value": text, "why": misprint.why, "fix": misprint.fix}
            )
            return
    yield Complaint("not-decimal", {"value": text, "why": "", "fix": _USUAL})


def number(text: str) -> Decimal | None:
    """Read a number from a cell; None where it is empty or none, which other checks tell."""
    try:
        value = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return value if value is None or value.is_finite() else None
