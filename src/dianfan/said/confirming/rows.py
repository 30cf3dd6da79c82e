"""A confirmed claim as a row of the programme: an entry, or a check of what was said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.errors import UseError
from dianfan.figures.unit import unit
from dianfan.promised.fields import fields as fields_of
from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.model import ClaimState

ENTRIES = "observations.csv"
CHECKS = "claims.csv"
READ = "read-"
"""What the id of a check begins with, before the key of the claim that it was read as."""
_LOCATOR = 20
_KINDS: Mapping[str, str] = {
    "level": "level",
    "cumulative": "cumulative",
    "share": "share",
    "rank": "rank",
    "growth": "growth_yoy",
}
_STATUSES: Mapping[str, str] = {
    "planned": "planned",
    "target": "target",
    "expected": "expected",
    "done": "claimed",
    "under way": "claimed",
    "": "claimed",
}


class Row(NamedTuple):
    """A row for a table of the programme, by column."""

    table: str
    id: str
    cells: Mapping[str, str]


def as_row(one: ClaimStanding, source: str) -> Row:
    """Make the row that a confirmed claim becomes.

    A claim with an indicator, a place of the programme, a period and a number becomes an
    *entry*; one of which any is missing, a *check*, to be held against the record later. A
    check names its measure in the words of the document, in both languages: a translation is
    a person's.

    Args:
        one: a confirmed claim.
        source: the id of its document in ``sources.csv``.

    Raises:
        UseError: the claim is not confirmed, or no source is named.
    """
    if one.state is not ClaimState.CONFIRMED:
        raise UseError(
            "only a confirmed claim becomes a row",
            where=one.claim.words,
            why=f"it is {one.state}",
            remedy="confirm it first",
        )
    if not source:
        raise UseError("the document has no source", remedy="name its id of sources.csv")
    return _entry(one, source) if is_entry(one) else _check(one, source)


def is_entry(one: ClaimStanding) -> bool:
    """Tell whether a claim says all that an entry needs, in a unit that can be reckoned with."""
    fields = one.fields
    whole = all(fields[name] for name in ("indicator", "place", "period", "value", "unit"))
    return whole and fields["measure"] in _kinds(fields) and _is_unit(fields["unit"])


def _kinds(fields: Mapping[str, str]) -> frozenset[str]:
    """Give the measures that an entry can hold; a growth only over a year before."""
    annual = fields["basis"] in {"", "a year before"}
    return frozenset(_KINDS) if annual else frozenset(_KINDS) - {"growth"}


def _is_unit(symbol: str) -> bool:
    try:
        unit(symbol)
    except UnknownUnit:
        return False
    return True


def _entry(one: ClaimStanding, source: str) -> Row:
    fields = one.fields
    cells = {
        "indicator": fields["indicator"],
        "area": fields["place"],
        "period": fields["period"],
        "scope": "",
        "value": fields["value"],
        "upper": fields["upper"],
        "unit": fields["unit"],
        "bound": fields["bound"] or "exactly",
        "kind": _KINDS[fields["measure"]],
        "status": _STATUSES[fields["status"]],
        "source": source,
        "locator": one.claim.words[:_LOCATOR],
        "note_zh": "",
        "note_en": "",
    }
    name = f"{fields['indicator']}@{fields['place']}@{fields['period']}#{source}"
    return Row(ENTRIES, name, cells)


def _check(one: ClaimStanding, source: str) -> Row:
    fields, name = one.fields, f"{READ}{one.claim.key}"
    subject = fields["subject"] or one.claim.words
    cells = dict.fromkeys((one.name for one in fields_of()[CHECKS]), "") | {
        "id": name,
        "date": one.claim.published if "/" not in one.claim.published else "",
        "subject": fields["place"] or subject,
        "measure": fields["indicator"] or subject,
        "measure_zh": subject,
        "measure_en": subject,
        "value": fields["value"],
        "unit": fields["unit"],
        "bound": fields["bound"] or "exactly",
        "period": fields["period"],
        "status": _STATUSES[fields["status"]],
        "source": source,
        "checked_by": f"project:{fields['project']}" if fields["project"] else "",
        "verdict": "unverified",
    }
    return Row(CHECKS, name, cells)
