"""CSV: the cells of sheets, one a row, to a file and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping

from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.exchange.quoting import quoted
from dianfan.recorded.exchange.quoting import unquoted
from dianfan.recorded.exchange.rows import MOST_ROWS
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.rows import Fault
from dianfan.recorded.exchange.rows import FileRows
from dianfan.recorded.exchange.rows import fault
from dianfan.recorded.exchange.rows import no_reason
from dianfan.recorded.exchange.rows import reason_of

COLUMNS = (
    "form",
    "organisation",
    "period",
    "indicator",
    "area",
    "kind",
    "scope",
    "unit",
    "value",
    "gap",
    "comment",
    "seen",
)
NEEDED = ("indicator", "area", "value")
_MARK = "\ufeff"


def write_table(rows: Iterable[CellRow]) -> bytes:
    """Write rows as CSV in UTF-8 with a byte order mark, so that Excel reads the characters.

    Texts that a spreadsheet program would run as formulas are written so that it does not.
    """
    stream = io.StringIO(_MARK, newline="")
    stream.seek(0, io.SEEK_END)
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows([quoted(text) for text in _texts(one)] for one in rows)
    return stream.getvalue().encode()


def _texts(one: CellRow) -> tuple[str, ...]:
    given, cell = one.given, one.cell
    place = (cell.indicator, cell.area, cell.kind, cell.scope)
    seen = "" if one.seen is None else str(one.seen)
    return (*one.duty, *place, one.unit, given.value, given.gap or "", given.comment, seen)


def read_table(data: bytes, duty: Duty | None = None) -> FileRows:
    """Read rows from CSV: in UTF-8 or GB 18030, divided by commas, semicolons or tabs.

    Args:
        data: the content of the file.
        duty: whose sheet the rows are of where the file has no columns for it.
    """
    told = decoded(data)
    if isinstance(told, Fault):
        return FileRows(faults=(told,))
    reader = csv.reader(io.StringIO(told, newline=""), delimiter=_divider(told), strict=True)
    try:
        lines = [(reader.line_num, line) for line in reader if any(map(str.strip, line))]
    except csv.Error as why:
        return FileRows(faults=(fault(f"line {reader.line_num}", "broken-line", why=why),))
    return _rows(lines, duty or Duty("", "", ""))


def decoded(data: bytes) -> str | Fault:
    """Give the text of a file, or say why it has none."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return fault("", "not-text")


def _divider(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _rows(lines: list[tuple[int, list[str]]], duty: Duty) -> FileRows:
    head = [name.strip().lower() for name in lines[0][1]] if lines else []
    missing = [name for name in NEEDED if name not in head]
    if missing:
        return FileRows(
            faults=(
                fault("line 1", "no-columns", names=", ".join(missing), known=", ".join(COLUMNS)),
            )
        )
    if len(lines) - 1 > MOST_ROWS:
        return FileRows(faults=(fault("", "too-many", count=len(lines) - 1, most=MOST_ROWS),))
    rows, faults = list[CellRow](), list[Fault]()
    for number, line in lines[1:]:
        told = {name: unquoted(text.strip()) for name, text in zip(head, line, strict=False)}
        faults += _faults(told, len(line), len(head), f"line {number}")
        if not faults:
            rows.append(_row(told, duty, f"line {number}"))
    return FileRows(() if faults else tuple(rows), tuple(faults))


def _faults(told: Mapping[str, str], width: int, expected: int, where: str) -> Iterator[Fault]:
    if width > expected:
        yield fault(where, "wide-line", width=width, expected=expected)
    try:
        reason_of(told.get("gap", ""))
    except ValueError as strange:
        yield no_reason(str(strange), where)
    if (seen := told.get("seen", "")) and not (seen.isascii() and seen.isdigit()):
        yield fault(where, "no-seen", text=seen)


def _row(told: Mapping[str, str], duty: Duty, where: str) -> CellRow:
    cell = FormCell(
        told["indicator"], told["area"], told.get("kind") or "level", told.get("scope", "")
    )
    given = Given(told.get("value", ""), reason_of(told.get("gap", "")), told.get("comment", ""))
    mine = Duty(*(told.get(name) or text for name, text in zip(duty._fields, duty, strict=True)))
    return CellRow(
        mine, cell, given, where, told.get("unit", ""), int(told["seen"]) if told.get("seen") else None
    )  # fmt: skip
