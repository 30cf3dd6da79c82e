"""Workbooks are read cell by cell; facts are invented."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from dianfan.said.articles.model import Genre
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents.opening import read_files
from dianfan.said.documents.spreadsheet import read


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "堤防"
    sheet.append(["县", "公里", "日期"])
    sheet.append(["云台县", 27.5, date(2031, 5, 2)])
    sheet.append([None, "=B2*2", None])
    hidden = book.create_sheet("旧")
    hidden.append(["无"])
    hidden.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_lines_that_know_their_address() -> None:
    first, second = read(_workbook(), "book.xlsx", 2).pages
    told = [(line.region, line.text) for line in first.lines]
    assert told == [
        ("堤防!A1", "县"), ("堤防!B1", "公里"), ("堤防!C1", "日期"),
        ("堤防!A2", "云台县"), ("堤防!B2", "27.5"), ("堤防!C2", "2031-05-02"),
    ]  # fmt: skip
    assert [one.code for one in first.findings] == ["formula-without-value"]
    assert [one.code for one in second.findings] == ["hidden-sheet"]
    assert (first.index, second.index) == (2, 3)
    assert take_apart(first).articles[0].genre is Genre.TABLE


def test_a_workbook_that_is_none_is_refused() -> None:
    assert [one.code for one in read(b"PK\x03\x04nothing", "book.xlsx", 0).findings] == [
        "broken-workbook"
    ]


def test_a_workbook_comes_through_the_door(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(_workbook())
    (opened,) = read_files([path], workers=1)
    assert [page.number for page in opened.document.pages] == [1, 2]
