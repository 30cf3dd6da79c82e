"""Reading a workbook that was filled in: in a process of its own, short of time and memory."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from typing import Any

import openpyxl

from dianfan.figures.wording import Wording
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.exchange.rows import MOST_ROWS
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.rows import Fault
from dianfan.recorded.exchange.rows import FileRows
from dianfan.recorded.exchange.rows import fault
from dianfan.recorded.exchange.rows import message
from dianfan.recorded.exchange.rows import no_reason
from dianfan.recorded.exchange.rows import reason_of
from dianfan.recorded.exchange.workbook import APART
from dianfan.recorded.exchange.workbook import COMMENT
from dianfan.recorded.exchange.workbook import FIRST_ROW
from dianfan.recorded.exchange.workbook import KEY
from dianfan.recorded.exchange.workbook import KEYS
from dianfan.recorded.exchange.workbook import REASON
from dianfan.recorded.exchange.workbook import SEEN
from dianfan.recorded.exchange.workbook import UNIT
from dianfan.recorded.exchange.workbook import VALUE
from dianfan.recorded.exchange.workbook import VERSION
from dianfan.said.documents.child import Children
from dianfan.said.documents.child import LostTask
from dianfan.said.documents.limits import MEBIBYTE
from dianfan.said.documents.limits import Limits

LIMITS = Limits(
    bytes=20 * MEBIBYTE,
    unpacked=128 * MEBIBYTE,
    seconds=30.0,
    cpu_seconds=30,
    memory=1024 * MEBIBYTE,
)
_MOST_MEMBERS = 500
_FAULTS_SHOWN = 200
_HUNDRED = Decimal(100)


def read_workbook(data: bytes, limits: Limits = LIMITS) -> FileRows:
    """Read a workbook that was made by `write_workbook` and filled in.

    What it unpacks to is looked up before anything is unpacked, and a process of its own with
    little time and memory unpacks it.

    Args:
        data: the content of the file.
        limits: what may be spent on it.
    """
    refused = refusal(data, limits)
    if refused is not None:
        return FileRows(faults=(refused,))
    with Children(rows_of, 1, limits) as pool:
        _, found = next(iter(pool.run([data])))
    if isinstance(found, LostTask):
        return FileRows(faults=(fault("", "unread", fate=found.fate),))
    assert isinstance(found, FileRows)  # noqa: S101 - for the type checker alone
    return found


def refusal(data: bytes, limits: Limits = LIMITS) -> Fault | None:
    """Say why a file is not even opened; nothing where it may be."""
    if len(data) > limits.bytes:
        return fault("", "too-large", most=limits.bytes // MEBIBYTE)
    try:
        with closing(zipfile.ZipFile(io.BytesIO(data))) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error):
        return fault("", "no-workbook")
    if any(one.flag_bits & 1 for one in members):
        return fault("", "has-password")
    if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > limits.unpacked:
        return fault("", "swells")
    return None


def rows_of(data: bytes) -> FileRows:
    """Read the rows of a workbook in this process."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as why:
        return FileRows(faults=(fault("", "broken-workbook", why=str(why)[:80]),))
    duty = _duty(book)
    page, told = book.worksheets[0], formulas.worksheets[0]
    if duty is None or page.max_row > MOST_ROWS:
        return FileRows(faults=(fault("", "not-ours"),))
    lines = range(FIRST_ROW, page.max_row + 1)
    found = [one for row in lines for one in _row(page, told, row, duty)]
    rows = tuple(one for one in found if isinstance(one, CellRow))
    faults = (*(one for one in found if isinstance(one, Fault)), *_twice(rows))
    return FileRows(() if faults else rows, faults[:_FAULTS_SHOWN])


def _duty(book: openpyxl.Workbook) -> Duty | None:
    if KEYS not in book.sheetnames:
        return None
    texts = [str(book[KEYS].cell(row, 1).value or "") for row in range(1, 6)]
    return Duty(*texts[2:]) if texts[:2] == [KEYS, VERSION] else None


def _row(page: Any, told: Any, row: int, duty: Duty) -> Iterator[CellRow | Fault]:  # noqa: ANN401 - worksheets
    key = str(page.cell(row, KEY).value or "")
    reason, comment = (
        str(page.cell(row, place).value or "").strip() for place in (REASON, COMMENT)
    )
    if not key and page.cell(row, VALUE).value is None and not reason and not comment:
        return
    parts = key.split(APART)
    if len(parts) != len(FormCell._fields):
        yield fault(f"{row}", "strange-line")
        return
    cell, where = FormCell(*parts), f"E{row}"
    value = _value(
        page.cell(row, VALUE), told.cell(row, VALUE), str(page.cell(row, UNIT).value or "")
    )
    if isinstance(value, Wording):
        yield Fault(where, value, cell)
        return
    try:
        why = reason_of(reason)
    except ValueError as strange:
        yield no_reason(str(strange), f"F{row}", cell)
        return
    seen = page.cell(row, SEEN).value
    yield CellRow(
        duty, cell, Given(value, why, comment), where, seen=seen if isinstance(seen, int) else 0
    )


def _twice(rows: tuple[CellRow, ...]) -> Iterator[Fault]:
    seen = dict[FormCell, str]()
    for one in rows:
        if one.cell in seen:
            yield fault(one.where, "twice", one.cell, other=seen[one.cell])
        seen[one.cell] = one.where


def _value(cell: Any, formula: Any, unit: str) -> str | Wording:  # noqa: ANN401 - cells of openpyxl
    """Give the number as the spreadsheet shows it, or say why there is none."""
    value = cell.value
    if value is None:
        return "" if formula.value is None else message("no-stored-value")
    if isinstance(value, bool) or cell.data_type == "e":
        return message("no-number", text=value)
    if isinstance(value, datetime | date | time | timedelta):
        return message("is-date")
    if isinstance(value, int | float):
        return _number(Decimal(format(value, ".15g")), str(cell.number_format or ""), unit)
    return str(value).strip()


def _number(number: Decimal, form: str, unit: str) -> str | Wording:
    shown_in_percent = "%" in form
    if shown_in_percent and unit != "%":
        return message("is-percent", unit=unit)
    text = f"{number * _HUNDRED if shown_in_percent else number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
