"""What an approved sheet puts on record: its source, its entries, and corrections of earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dianfan.promised.corrections import CORRECTION
from dianfan.promised.entries import ENTRY
from dianfan.promised.entries import entry_id
from dianfan.promised.forms import LONGEST_LOCATOR
from dianfan.promised.model import CorrectionKind
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Given

SUBMISSION = "submission"
_LONGEST = 70


class Standing(NamedTuple):
    """What stands on record for a cell: the name by which it is superseded, its value and unit."""

    name: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The rows that an approval adds, by the columns of their tables."""

    source: Mapping[str, str]
    entries: tuple[Mapping[str, str], ...]
    corrections: tuple[Mapping[str, str], ...]


def source_id(sheet: FormSheet, version: int) -> str:
    """Name the source that a sheet becomes: its form, organisation and period, and its version."""
    when = sheet.period.code.replace("/", "-")
    name = f"{sheet.form.id}.{sheet.organisation.id}.{when}"
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}.{entry_id(name)}"
    return f"{name}.v{version}"


def recorded(
    sheet: FormSheet,
    givens: Mapping[FormCell, Given],
    standing: Mapping[FormCell, Standing],
    *,
    version: int,
    on: date,
    why: str = "",
) -> Recorded:
    """Give what an approval puts on record.

    A cell that has no value on record gets an entry. Where an earlier approval put another
    value there, a correction supersedes it; where the value is now a gap, it is retracted. The
    same value again changes nothing.

    Args:
        sheet: what was asked.
        givens: what was given for its cells.
        standing: what earlier approvals of the same sheet put on record.
        version: the number of the approval of this sheet, from 1.
        on: the day of the approval.
        why: the reason of the reopening; corrections name it.
    """
    source = source_id(sheet, version)
    entries = [
        _entry(sheet, one, givens[one.cell], source)
        for one in sheet.asked
        if one.cell in givens and givens[one.cell].value and one.cell not in standing
    ]
    changed = [
        (one, givens.get(one.cell, Given()), standing[one.cell])
        for one in sheet.asked
        if one.cell in standing
        and (givens.get(one.cell, Given()).value, one.unit) != standing[one.cell][1:]
    ]
    corrections = [
        _correction(sheet, *each, f"{source}.{place}", source, on, why)
        for place, each in enumerate(changed, 1)
    ]
    return Recorded(_source(sheet, source, on), tuple(entries), tuple(corrections))


def entry_name(cells: Mapping[str, str]) -> str:
    """Give the id of an entry that nothing repeats."""
    return entry_id("\x1f".join(cells[name] for name in ENTRY))


def correction_name(correction: str) -> str:
    """Give the name by which a correction is itself corrected."""
    return f"{CORRECTION}{correction}"


def _source(sheet: FormSheet, source: str, on: date) -> Mapping[str, str]:
    name = sheet.organisation.name
    return {
        "id": source,
        "publisher": name.zh,
        "title": f"{sheet.form.name.zh}（{sheet.period.code}）",
        "published": on.isoformat(),
        "url": "",
        "link": "false",
        "kind": SUBMISSION,
        "language": "zh-Hans",
        "note_zh": "",
        "note_en": "",
    }


def _entry(sheet: FormSheet, one: Asked, given: Given, source: str) -> Mapping[str, str]:
    return {
        "indicator": one.cell.indicator,
        "area": one.cell.area,
        "period": sheet.period.code,
        "scope": one.cell.scope,
        "value": given.value,
        "upper": "",
        "unit": one.unit,
        "bound": "exactly",
        "kind": one.cell.kind,
        "status": sheet.form.status,
        "source": source,
        "locator": f"{given.value}{one.unit}"[:LONGEST_LOCATOR],
        "note_zh": "",
        "note_en": "",
    }


def _correction(  # noqa: PLR0913, PLR0917 - a correction tells all of it
    sheet: FormSheet,
    one: Asked,
    given: Given,
    old: Standing,
    name: str,
    source: str,
    on: date,
    why: str,
) -> Mapping[str, str]:
    reason = given.comment or why
    return {
        "id": name,
        "date": on.isoformat(),
        "kind": CorrectionKind.VALUE if given.value else CorrectionKind.RETRACTION,
        "supersedes": old.name,
        "old_value": old.value,
        "new_value": given.value,
        "upper": "",
        "unit": one.unit if given.value else "",
        "bound": "",
        "reason_zh": reason,
        "reason_en": reason,
        "source": source,
        "locator": "",
        "decided_by": sheet.organisation.name.zh,
    }
