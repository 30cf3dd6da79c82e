"""The forms that the text of a cell can have, each with its complaints.

A form accepts what its pattern matches, fast and column by column; only what is left
is looked at one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.figures.unit import unit
from dianfan.promised.faults import Complaint

LONGEST_LOCATOR = 20
DECIMAL = r"-?[0-9]{1,30}(\.[0-9]{1,30})?"
LARGEST_SALIENCE = 3
NOWHERE = r"[^\s\S]"


class Form(NamedTuple):
    """A pattern (of Python and Rust alike) of what is surely right, and what to say of the rest."""

    accepts: str
    complain: Callable[[str], Iterable[Complaint]]


class _Misprint(NamedTuple):
    pattern: str
    why: str
    fix: str


_DECIMAL_MISPRINTS = (
    _Misprint(r"-?\d{1,3}([,，]\d{3})+(\.\d+)?", ": it has commas between thousands", "write it without commas"),
    _Misprint(r"-?[\d.]+\s*[%‰％]", ": it has a unit", "put the unit into the column “unit”"),
    _Misprint(r"\+[\d.]+", ": it has a plus sign", "write it without the sign"),
    _Misprint(r"-?[\d.]+[eE][+-]?\d+", ": it is written with a power of ten", "write all digits out"),
    _Misprint(
        r"[\d.]+\s*[-–—~～至]\s*[\d.]+",
        ": it is a range",
        "put the lower end into “value”, the upper into “upper”, and range into “bound”",
    ),
    _Misprint(
        r"[超逾近约][过]?[\d.]+|[\d.]+[多余]",
        ": it has a word of approximation",
        "put the word into “bound” (超 is more than, 近 less than, 约 about) and only the number here",
    ),
    _Misprint(r"[\d.]+\D+", ": it has a unit", "put the unit into the column “unit”"),
    _Misprint(r"-?[\d]{31,}(\.\d+)?|-?\d+\.\d{31,}", ": it has more than thirty digits", "round it as its source does"),
)
_USUAL = "write digits with a point, for example 2372.89"


def _decimal(text: str) -> Iterator[Complaint]:
    if re.fullmatch(DECIMAL, text):
        return
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    if plain != text and re.fullmatch(DECIMAL, plain):
        why = ": it has full-width digits or signs" if len(plain) == len(text) else ": it has spaces around it"
        yield Complaint("not-decimal", {"value": text, "why": why, "fix": f"write {plain}"})
        return
    for misprint in _DECIMAL_MISPRINTS:
        if re.fullmatch(misprint.pattern, text, re.ASCII):
            yield Complaint("not-decimal", {"value": text, "why": misprint.why, "fix": misprint.fix})
            return
    yield Complaint("not-decimal", {"value": text, "why": "", "fix": _USUAL})


def _whole(text: str, lowest: int | None = None, highest: int | None = None) -> Iterator[Complaint]:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        yield Complaint("not-whole", {"value": text, "why": ""})
    elif lowest is not None and int(text) < lowest:
        yield Complaint("not-whole", {"value": text, "why": f" from {lowest}"})
    elif highest is not None and int(text) > highest:
        yield Complaint("not-whole", {"value": text, "why": f" up to {highest}"})


def _period(text: str) -> Iterator[Complaint]:
    try:
        found = period(text)
    except UnknownPeriod as error:
        yield Complaint("unknown-period", {"value": text, "why": error.why})
    else:
        if not found.is_dated:
            yield Complaint("undated-period", {"value": text})


def _date(text: str) -> Iterator[Complaint]:
    try:
        kind = period(text).kind
    except UnknownPeriod:
        kind = PeriodKind.UNDATED
    if kind not in {PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.YEAR}:
        yield Complaint("not-a-date", {"value": text})


def _day(text: str) -> Iterator[Complaint]:
    try:
        date.fromisoformat(text if len(text) == len("2024-12-31") else "")
    except ValueError:
        yield Complaint("not-a-day", {"value": text})


def _unit(text: str) -> Iterator[Complaint]:
    try:
        unit(text)
    except UnknownUnit:
        yield Complaint("unknown-unit", {"value": text})


_SIGNED = re.compile(r"-|[+-][0-9.]+[^(|!=]{0,20}")


def _text(text: str) -> Iterator[Complaint]:
    if text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _SIGNED.fullmatch(text):
        yield Complaint("formula", {"value": text[0]})


def _locator(text: str) -> Iterator[Complaint]:
    yield from _text(text)
    if len(text) > LONGEST_LOCATOR:
        yield Complaint("long-locator", {"found": f"{len(text)}", "limit": f"{LONGEST_LOCATOR}"})


def _refuse(code: str) -> Callable[[str], Iterator[Complaint]]:
    def complain(text: str) -> Iterator[Complaint]:
        yield Complaint(code, {"value": text})

    return complain


def _matching(pattern: str, code: str) -> Form:
    refuse = _refuse(code)
    return Form(pattern, lambda text: () if re.fullmatch(pattern, text) else refuse(text))


_SURE_TEXT = r"[^=+\-@\t\r][\s\S]*"
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "text": Form(_SURE_TEXT, _text),
        "locator": Form(rf"[^=+\-@\t\r][\s\S]{{0,{LONGEST_LOCATOR - 1}}}", _locator),
        "decimal": Form(DECIMAL, _decimal),
        "whole": Form(NOWHERE, _whole),
        "count": Form(NOWHERE, lambda text: _whole(text, 1)),
        "salience": Form(NOWHERE, lambda text: _whole(text, 1, LARGEST_SALIENCE)),
        "truth": _matching("true|false", "not-truth"),
        "period": Form("[12][0-9]{3}", _period),
        "date": Form("[12][0-9]{3}", _date),
        "day": Form(NOWHERE, _day),
        "unit": Form(NOWHERE, _unit),
        "id": _matching(r"\w[\w.+-]{0,99}", "unsafe-id"),
        "address": _matching(r"https?://[^\s<>\x22]+", "not-an-address"),
        "language": _matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "not-a-language"),
    }
)
