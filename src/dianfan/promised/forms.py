"""The forms that the text of a cell can have, each with its complaints.

A form accepts what its pattern matches, fast and column by column; only what is left
is looked at one by one.
"""

from __future__ import annotations

import re
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
from dianfan.promised.decimals import DECIMAL
from dianfan.promised.decimals import complain_of_decimal
from dianfan.promised.faults import Complaint

LONGEST_LOCATOR = 20
LARGEST_SALIENCE = 3
NOWHERE = r"[^\s\S]"


class Form(NamedTuple):
    """A pattern (of Python and Rust alike) of what is surely right, and what to say of the rest."""

    accepts: str
    complain: Callable[[str], Iterable[Complaint]]


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


def split(text: str) -> list[str]:
    """Take apart a cell of several values joined by ``;``."""
    return [part.strip() for part in text.split(";") if part.strip()]


def _periods(text: str) -> Iterator[Complaint]:
    for part in split(text):
        yield from _period(part)


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


def dimension(symbol: str) -> str:
    """Say what a unit measures; nothing where it is no unit, which other checks tell."""
    try:
        return unit(symbol).dimension
    except UnknownUnit:
        return ""


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
        "decimal": Form(DECIMAL, complain_of_decimal),
        "whole": Form(NOWHERE, _whole),
        "count": Form(NOWHERE, lambda text: _whole(text, 1)),
        "salience": Form(NOWHERE, lambda text: _whole(text, 1, LARGEST_SALIENCE)),
        "truth": _matching("true|false", "not-truth"),
        "period": Form("[12][0-9]{3}", _period),
        "periods": Form("[12][0-9]{3}", _periods),
        "date": Form("[12][0-9]{3}", _date),
        "day": Form(NOWHERE, _day),
        "unit": Form(NOWHERE, _unit),
        "id": _matching(r"\w[\w.+-]{0,99}", "unsafe-id"),
        "address": _matching(r"https?://[^\s<>\x22]+", "not-an-address"),
        "digest": _matching(r"[0-9a-f]{64}", "not-a-digest"),
        "public-key": _matching(r"RW[A-Za-z0-9+/]{54}", "not-a-key"),
        "language": _matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "not-a-language"),
    }
)
