"""SDMX-CSV, versions 1.0 and 2.0: observations of others become rows of sheets.

SDMX Technical Working Group, "SDMX-CSV field guide" 1.0 (2018) and 2.0.0 (2021): the first columns name
the structure (``DATAFLOW``; or ``STRUCTURE``, ``STRUCTURE_ID``, ``ACTION``), then come the
concepts by their identifiers; with labels a code is followed by a colon and its name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from decimal import InvalidOperation
from types import MappingProxyType

from dianfan.figures.gap import GapReason
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.exchange.quoting import unquoted
from dianfan.recorded.exchange.rows import MOST_ROWS
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.rows import Fault
from dianfan.recorded.exchange.rows import FileRows
from dianfan.recorded.exchange.rows import fault
from dianfan.recorded.exchange.tables import decoded

_INDICATOR = ("INDICATOR", "SERIES", "MEASURE")
_NEEDED = ("REF_AREA", "TIME_PERIOD", "OBS_VALUE")
_STRUCTURES = (b"DATAFLOW", b"STRUCTURE")
_PUT = frozenset({"", "I", "A", "R", "M"})
_MULTIPLIER = re.compile(r"-?(?:[0-9]|1[0-2])", re.ASCII)
_MOST_DIGITS = 30
_COMMENTS = ("OBS_COMMENT", "COMMENT_OBS", "COMMENT")
_ABSENT: Mapping[str, GapReason] = MappingProxyType(
    {
        "M": GapReason.NOT_APPLICABLE,
        "O": GapReason.NOT_REPORTED,
        "L": GapReason.NOT_REPORTED,
        "Q": GapReason.SUPPRESSED,
    }
)
"""What the code list of observation statuses (CL_OBS_STATUS 2.2) says of a missing value."""
_MONTH = re.compile(r"(\d{4})-M(\d{2})", re.ASCII)
_HALF = re.compile(r"(\d{4})-S([12])", re.ASCII)
_YEAR = re.compile(r"(\d{4})-A1", re.ASCII)


def is_sdmx(data: bytes) -> bool:
    """Tell whether a file begins as SDMX-CSV does."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip(b'"')
    return start.startswith(_STRUCTURES)


def read_sdmx(data: bytes) -> FileRows:
    """Read observations; to whose sheet each belongs is found by its indicator, place and period."""
    told = decoded(data)
    if isinstance(told, Fault):
        return FileRows(faults=(told,))
    divider = max(",;\t", key=told.split("\n", 1)[0].count)
    reader = csv.DictReader(io.StringIO(told, newline=""), delimiter=divider, restval="")
    heads = {_code(name): name for name in reader.fieldnames or () if name}
    series = next((heads[name] for name in _INDICATOR if name in heads), None)
    missing = [name for name in _NEEDED if name not in heads]
    if series is None or missing:
        return FileRows(
            faults=(fault("line 1", "no-concepts", names=", ".join(missing or _INDICATOR[:1])),)
        )
    rows, faults = list[CellRow](), list[Fault]()
    for line in reader:
        row = _row(
            {name: line[head] or "" for name, head in heads.items()}, line[series], reader.line_num
        )
        (faults if isinstance(row, Fault) else rows).append(row)  # type: ignore[arg-type]  # each into its own
        if len(rows) > MOST_ROWS:
            return FileRows(faults=(fault("", "too-many", count=len(rows), most=MOST_ROWS),))
    return FileRows(() if faults else tuple(rows), tuple(faults))


def _code(text: str) -> str:
    """Take the label off a code."""
    return text.split(":", 1)[0].strip()


def _row(told: Mapping[str, str], series: str, line: int) -> CellRow | Fault:
    where, value = f"line {line}", unquoted(told["OBS_VALUE"].strip())
    if _code(told.get("ACTION", "")).upper() not in _PUT:
        return fault(where, "deletes")
    multiplier = _code(told.get("UNIT_MULT", "")) or "0"
    if not _MULTIPLIER.fullmatch(multiplier):
        return fault(where, "no-multiplier", text=multiplier)
    absent = value in {"", "NaN"}
    number = None if absent else _number(value, int(multiplier))
    if number is None and not absent:
        return fault(where, "no-obs-value", text=value)
    status = _code(told.get("OBS_STATUS", "")).upper()
    gap = _ABSENT.get(status, GapReason.NOT_REPORTED) if absent else None
    note = next((unquoted(told[name].strip()) for name in _COMMENTS if told.get(name)), "")
    cell = FormCell(_code(series), _code(told["REF_AREA"]))
    when = Duty("", "", period_code(_code(told["TIME_PERIOD"])))
    return CellRow(
        when, cell, Given(number or "", gap, note), where, _code(told.get("UNIT_MEASURE", ""))
    )


def _number(text: str, multiplier: int) -> str | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    if not found.is_finite() or abs(found.adjusted()) > _MOST_DIGITS:
        return None
    return f"{found.scaleb(multiplier):f}"


def period_code(text: str) -> str:
    """Write a period of SDMX as periods are written here: 2026-M03 is 2026-03, 2026-S1 is 2026-H1."""
    text = _MONTH.sub(r"\1-\2", text)
    return _YEAR.sub(r"\1", _HALF.sub(r"\1-H\2", text))
