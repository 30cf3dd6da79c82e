"""Files that go into sheets: whole or not at all, and never over what somebody else wrote unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction

from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.exchange.holding import hold
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.rows import Fault
from dianfan.recorded.exchange.rows import FileRows
from dianfan.recorded.exchange.rows import fault
from dianfan.recorded.exchange.sdmx import is_sdmx
from dianfan.recorded.exchange.sdmx import read_sdmx
from dianfan.recorded.exchange.tables import read_table
from dianfan.recorded.exchange.workbook_reading import LIMITS
from dianfan.recorded.exchange.workbook_reading import read_workbook
from dianfan.said.documents.limits import MEBIBYTE
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.saving import LONGEST_COMMENT
from dianfan.store.acts.saving import LONGEST_VALUE
from dianfan.store.acts.saving import CellConflict
from dianfan.store.acts.saving import Writing
from dianfan.store.acts.saving import save
from dianfan.store.acts.sheets import UNWRITTEN
from dianfan.store.acts.sheets import Written
from dianfan.store.acts.sheets import lock_of
from dianfan.store.acts.sheets import written
from dianfan.store.models import Submission
from dianfan.store.models import Value
from dianfan.store.trail import leave

LARGEST = LIMITS.bytes
_ZIP = b"PK\x03\x04"


class ImportFile(NamedTuple):
    """A file that is handed in, and whether it holds against what others wrote meanwhile."""

    name: str
    content: bytes
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: the sheets that it is of, the cells that it changed; or its faults.

    ``rows`` are those that were read, so that a workbook with marks can be given back.
    """

    duties: tuple[Duty, ...] = ()
    rows: tuple[CellRow, ...] = ()
    changed: int = 0
    faults: tuple[Fault, ...] = ()


def rows_in(content: bytes, duty: Duty | None = None) -> FileRows:
    """Read a file by what it is: a workbook of a sheet, SDMX-CSV, or CSV.

    Args:
        content: its bytes.
        duty: the sheet that a CSV is of where it does not say.
    """
    if len(content) > LARGEST:
        return FileRows(faults=(fault("", "too-large", most=LARGEST // MEBIBYTE),))
    if content.startswith(_ZIP):
        return read_workbook(content)
    return read_sdmx(content) if is_sdmx(content) else read_table(content, duty)


def import_file(actor: Actor, file: ImportFile, duty: Duty | None = None) -> Imported:
    """Write what a file tells into its sheets, all of it or nothing.

    The same file again changes nothing. A cell that somebody else wrote since the file was
    made is a fault, unless the file is said to hold; what a person wrote themselves meanwhile
    gives way to their file.

    Args:
        actor: whoever hands it in.
        file: the file.
        duty: the only sheet that it may be of; nothing for any.
    """
    read = rows_in(file.content, duty)
    held = hold(actor.programme, read.rows)
    faults = [*read.faults, *held.faults, *_elsewhere(read.rows, duty)]
    for mine, rows in held.sheets.items():
        faults += _closed(actor, mine, rows[0].where)
        faults += (one for row in rows for one in _long(row))
    if faults:
        return Imported(tuple(held.sheets), read.rows, faults=tuple(faults))
    wanted = {mine: _writings(actor, mine, rows, file) for mine, rows in held.sheets.items()}
    faults = [one for found in wanted.values() for one in found.faults]
    if faults:
        return Imported(tuple(wanted), read.rows, faults=tuple(faults))
    return replace(_written(actor, file, wanted), rows=read.rows)


class _Wanted(NamedTuple):
    writings: tuple[Writing, ...]
    places: Mapping[FormCell, str]
    faults: tuple[Fault, ...]


def _elsewhere(rows: tuple[CellRow, ...], duty: Duty | None) -> Iterator[Fault]:
    """Tell of rows of another sheet than the one at whose page the file was handed in."""
    strange = next((one for one in rows if duty and all(one.duty) and one.duty != duty), None)
    if strange is not None and duty is not None:
        theirs, mine = " ".join(strange.duty), " ".join(duty)
        yield fault(strange.where, "other-sheet", theirs=theirs, mine=mine)


def right_for(actor: Actor, organisation: str) -> Act | None:
    """Give the right by which an account hands in files of an organisation; nothing where it has none."""
    return next((act for act in (Act.SAVE, Act.IMPORT) if actor.may(act, organisation)), None)


def _closed(actor: Actor, duty: Duty, where: str) -> Iterator[Fault]:
    if right_for(actor, duty.organisation) is None:
        yield fault(where, "not-permitted", organisation=duty.organisation)
        return
    found = lock_of(actor.programme, _row_of(duty), duty)
    if found is not None:
        told = found.remedy
        yield fault(where, "locked", name=" ".join(duty), remedy_zh=told.zh, remedy_en=told.en)


def _row_of(duty: Duty) -> Submission | None:
    return Submission.objects.filter(**duty._asdict()).first()


def _long(row: CellRow) -> Iterator[Fault]:
    if len(row.given.value) > LONGEST_VALUE or len(row.given.comment) > LONGEST_COMMENT:
        yield fault(row.where, "too-long", row.cell, value=LONGEST_VALUE, comment=LONGEST_COMMENT)


def _writings(actor: Actor, duty: Duty, rows: tuple[CellRow, ...], file: ImportFile) -> _Wanted:
    submission = _row_of(duty)
    standing = written(submission)
    others = _others(actor, submission)
    writings, faults = [], []
    for row in rows:
        now = standing.get(row.cell, UNWRITTEN)
        if file.holds or now.given in {row.given, Given()} or _is_seen(row, now, others):
            writings.append(Writing(row.cell, now.no, row.given))
        else:
            faults.append(_conflict(row, now))
    places = {row.cell: row.where for row in rows}
    return _Wanted(tuple(writings), places, tuple(faults))


def _others(actor: Actor, submission: Submission | None) -> Mapping[FormCell, int]:
    """Give the number of the last writing of somebody else in each cell."""
    if submission is None:
        return {}
    rows = Value.objects.filter(submission=submission).exclude(by=actor.person).order_by("no")
    names = ("indicator", "area", "kind", "scope", "no")
    return {FormCell(*row[:4]): row[4] for row in rows.values_list(*names)}


def _is_seen(row: CellRow, now: Written, others: Mapping[FormCell, int]) -> bool:
    """Tell whether whoever made the file saw what others wrote in the cell."""
    return now.no == row.seen or others.get(row.cell, 0) <= (row.seen or 0)


def _conflict(row: CellRow, now: Written) -> Fault:
    told = now.given.value or now.given.gap or now.given.comment
    return fault(row.where, "conflict", row.cell, by=now.by, value=told)


def _written(actor: Actor, file: ImportFile, wanted: Mapping[Duty, _Wanted]) -> Imported:
    try:
        with transaction.atomic():
            changed = sum(_saved(actor, duty, one.writings) for duty, one in wanted.items())
            if changed:
                digest = hashlib.sha256(file.content).hexdigest()
                leave(by=actor.person.name, role=actor.posts[0].role, act="import", subject=f"file:{digest}",
                      after={"name": file.name, "changed": changed, "holds": file.holds,
                             "sheets": [" ".join(duty) for duty in wanted]})  # fmt: skip
    except CellConflict as met:
        places = {cell: where for one in wanted.values() for cell, where in one.places.items()}
        found = tuple(
            fault(places.get(cell, ""), "conflict", cell, by=one.by, value=one.given.value)
            for cell, one in met.cells.items()
        )
        return Imported(tuple(wanted), faults=found)
    return Imported(tuple(wanted), changed=changed)


def _saved(actor: Actor, duty: Duty, writings: tuple[Writing, ...]) -> int:
    before = written(_row_of(duty))
    right = right_for(actor, duty.organisation) or Act.SAVE
    save(actor, duty, writings, right)
    return sum(before.get(one.cell, UNWRITTEN).given != one.given for one in writings)
