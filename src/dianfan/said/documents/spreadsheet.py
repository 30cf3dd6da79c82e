"""Workbooks: each sheet a page, each cell a line that knows its address."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from io import BytesIO
from typing import Any

import numpy as np
import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from dianfan.figures.finding import Finding
from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.unread import DOUBT
from dianfan.said.documents.unread import FAULT
from dianfan.said.documents.unread import place
from dianfan.said.documents.unread import refused

_NOTHING: frozenset[int] = frozenset()
_MOST_CELLS = 500_000


def read(data: bytes, file: str, first: int) -> Document:
    """Read a workbook (.xlsx), its sheets in their order, as they were last calculated.

    Numbers are written as they are stored, dates as 2031-05-02; a cell has no place in bytes
    or boxes, so its line names its address in ``region``, such as “Sheet1!B7”.

    Args:
        data: the bytes of the file.
        file: its name.
        first: the index of its first page within the reading.
    """
    try:
        values = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(BytesIO(data), read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as fault:
        return refused(file, data, Format.WORKBOOK, _broken(file, str(fault)))
    pages = tuple(
        _page(values[name], formulas[name], file, first + at, at + 1)
        for at, name in enumerate(values.sheetnames)
    )
    return Document(file, hashlib.sha256(data).hexdigest(), Format.WORKBOOK, pages)


def _page(values: Any, formulas: Any, file: str, index: int, number: int) -> Page:  # noqa: ANN401 - a sheet of openpyxl
    text, lines, lost = "", list[Line](), list[str]()
    for address, value in _cells(values, formulas):
        if value is None:
            lost.append(address)
            continue
        written = _written(value)
        start, text = len(text), text + written + "\n"
        words = cleaned(text, range(start, start + len(written)), index, _NOTHING)
        if words.text:
            lines.append(Line(words, hint=Hint.CELL, region=f"{values.title}!{address}"))
    nowhere = np.full((len(text), 4), np.nan, np.float32)
    findings = tuple(_findings(values, file, number, lost))
    return Page(
        index, number, PageKind.MARKED, TextSource.CELLS, 0, 0, glyphs_of_boxes(text, nowhere),
        tuple(lines), findings=findings,
    )  # fmt: skip


def _cells(values: Any, formulas: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - sheets of openpyxl
    """Give the cells that hold anything: the address, and the stored value, None for a lost one."""
    count = 0
    for row, told in zip(values.iter_rows(), formulas.iter_rows(), strict=False):
        for cell, other in zip(row, told, strict=False):
            if other.value is None:
                continue
            count += 1
            if count > _MOST_CELLS:
                return
            yield other.coordinate, cell.value


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == datetime.min.time()
            else value.isoformat(" ")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _findings(sheet: Any, file: str, number: int, lost: list[str]) -> Iterator[Finding]:  # noqa: ANN401 - a sheet of openpyxl
    if sheet.sheet_state != "visible":
        yield Finding(
            DOUBT,
            "hidden-sheet",
            place(file, number),
            f"The sheet “{sheet.title}” is hidden and was read all the same.",
            "Make sure that it is meant to be read.",
        )
    if lost:
        yield Finding(
            DOUBT,
            "formula-without-value",
            place(file, number),
            f"{len(lost)} formulas have no stored value, the first in {lost[0]}.",
            "Open the workbook in a spreadsheet program and save it again.",
        )


def _broken(file: str, why: str) -> Finding:
    return Finding(
        FAULT,
        "broken-workbook",
        place(file),
        f"The workbook cannot be opened: {why}.",
        "Save it again as .xlsx.",
    )
