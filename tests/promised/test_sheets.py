"""Splitting column by column gives what the reader of the standard library gives."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.promised.lines import LONGEST_LINE
from dianfan.promised.sheets import read_sheet

COLUMNS = ("a", "b", "c")
CELLS = st.text(alphabet=st.sampled_from('xy甲"\n ;\t\u2028\x85é'), max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=8)
RAW = st.text(alphabet=st.sampled_from('xy,,,""\n甲'), max_size=60)


def _by_the_standard_library(text: str) -> tuple[list[tuple[list[str], int]], bool]:
    """Give rows with the lines where they start, and whether all of the text could be read."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, start = [], 1
    try:
        for row in reader:
            if any(row):
                rows.append((row, start))
            start = reader.line_num + 1
    except csv.Error:
        return rows, False
    return rows, True


def _written(rows: list[list[str]], quoting: int) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows([COLUMNS, *rows])  # type: ignore[arg-type]  # the stub wants a literal
    return out.getvalue()


@settings(deadline=None)
@given(ROWS, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_written_rows_are_read_again(rows: list[list[str]], quoting: int) -> None:
    text = _written(rows, quoting)
    sheet = read_sheet("areas.csv", text, COLUMNS)
    expected = [(*row, at) for row, at in _by_the_standard_library(text)[0][1:] if len(row) == 3]
    assert sheet.cells.rows() == expected
    wrong = [at for row, at in _by_the_standard_library(text)[0][1:] if len(row) != 3]
    assert sorted(f.where.line or 0 for f in sheet.faults) == wrong


@settings(deadline=None)
@given(RAW)
def test_any_text_is_read_as_the_standard_library_reads_it(body: str) -> None:
    text = f"a,b,c\n{body}"
    rows, is_whole = _by_the_standard_library(text)
    sheet = read_sheet("areas.csv", text, COLUMNS)
    codes = {fault.code for fault in sheet.faults}
    assert ("broken-csv" in codes) is not is_whole
    if is_whole:
        assert sheet.cells.rows() == [(*row, at) for row, at in rows[1:] if len(row) == 3]


@settings(deadline=None)
@given(RAW)
def test_any_header_is_read(text: str) -> None:
    sheet = read_sheet("areas.csv", text, COLUMNS)
    assert sheet.cells.columns == [*COLUMNS, "line"]


def test_columns_may_stand_in_any_order() -> None:
    sheet = read_sheet("areas.csv", 'c,a,b\n1,2,3\n"4",5,6', COLUMNS)
    assert sheet.cells.rows() == [("2", "3", "1", 2), ("5", "6", "4", 3)]


def test_an_absent_column_is_empty() -> None:
    sheet = read_sheet("areas.csv", "a,b\n1,2\n", COLUMNS)
    assert sheet.cells.rows() == [("1", "2", "", 2)]
    assert sheet.absent == {"c"}


def test_a_column_called_like_our_own_does_no_harm() -> None:
    sheet = read_sheet("areas.csv", "a,b,c,line,text\n1,2,3,x,y\n", COLUMNS)
    assert sheet.cells.rows() == [("1", "2", "3", 2)]


def test_a_cell_too_long_for_the_reader_is_a_fault() -> None:
    sheet = read_sheet("areas.csv", f'a,b,c\n1,2,"{"x" * (LONGEST_LINE + 1)}"\n', COLUMNS)
    assert [fault.code for fault in sheet.faults] == ["broken-csv"]


def test_marks_that_even_out_do_not_hide_a_cell_of_several_lines() -> None:
    sheet = read_sheet("areas.csv", 'a,b,c\nx"y,2,"open\n1,2,3\n4"z,"shut\n5,6,7"\n', COLUMNS)
    assert [(fault.code, fault.where.line) for fault in sheet.faults] == [("broken-csv", 2)]
    sheet = read_sheet("areas.csv", 'a,b,c\nx"y,2,"open\nshut",z"\n5,6,7\n', COLUMNS)
    assert [(fault.code, fault.where.line) for fault in sheet.faults] == [("wrong-cell-count", 2)]
    assert sheet.cells.rows() == [("5", "6", "7", 4)]


def test_nothing_is_no_fault() -> None:
    assert read_sheet("areas.csv", "", COLUMNS).faults == ()
