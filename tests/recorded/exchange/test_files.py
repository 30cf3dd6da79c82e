"""Files of sheets: what goes out comes back, and what is wrong is told where it stands."""

from __future__ import annotations

import io
import struct
import zipfile
from decimal import Decimal
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.gap import GapReason
from dianfan.promised.model import Programme
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.exchange.holding import hold
from dianfan.recorded.exchange.quoting import quoted
from dianfan.recorded.exchange.quoting import unquoted
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.rows import FileRows
from dianfan.recorded.exchange.rows import message
from dianfan.recorded.exchange.sdmx import is_sdmx
from dianfan.recorded.exchange.sdmx import period_code
from dianfan.recorded.exchange.sdmx import read_sdmx
from dianfan.recorded.exchange.tables import read_table
from dianfan.recorded.exchange.tables import write_table
from dianfan.recorded.exchange.workbook import COMMENT
from dianfan.recorded.exchange.workbook import FIRST_ROW
from dianfan.recorded.exchange.workbook import KEY
from dianfan.recorded.exchange.workbook import MENDED
from dianfan.recorded.exchange.workbook import REASON
from dianfan.recorded.exchange.workbook import VALUE
from dianfan.recorded.exchange.workbook import CellLine
from dianfan.recorded.exchange.workbook import write_workbook
from dianfan.recorded.exchange.workbook_reading import read_workbook
from dianfan.recorded.exchange.workbook_reading import refusal
from dianfan.recorded.exchange.workbook_reading import rows_of
from dianfan.said.documents.limits import MEBIBYTE
from dianfan.said.documents.limits import Limits
from tests.recorded.collecting.test_calendar import reporting

DUTY = Duty("monthly", "east", "2024-03")
GVA, JOBLESS = FormCell("gva", "QH101"), FormCell("jobless-rate", "QH101")
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(str.strip)
NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
)


def line(cell: FormCell = GVA, value: str = "12.5", unit: str = "亿元", **told: Any) -> CellLine:  # noqa: ANN401 - parts of a line
    parts = {"recorded": "", "reason": "", "comment": "", "seen": 1, **told}
    return CellLine(
        Asked(cell, unit, compulsory=True), "东区", "增加值", unit, value=value, **parts
    )


def workbook(*lines: CellLine) -> bytes:
    return write_workbook(DUTY, ("月报", "东区统计局", "2024年3月"), lines, "zh")


def changed(data: bytes, cells: dict[tuple[int, int], Any], **formats: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (row, column), value in cells.items():
        cell = book.worksheets[0].cell(row, column)
        cell.value = value
        cell.number_format = formats.get("form", cell.number_format)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def keys(found: FileRows) -> list[str]:
    return [one.message.en for one in found.faults]


@settings(max_examples=25, deadline=None)
@given(NUMBERS, TEXT, st.sampled_from([None, *GapReason]))
def test_a_workbook_gives_back_what_stood_in_it(
    number: Decimal, comment: str, gap: GapReason | None
) -> None:
    value = f"{number:f}"
    reason = message_of(gap)
    found = rows_of(workbook(line(value=value, comment=comment, reason=reason, seen=3)))
    assert found.faults == ()
    [row] = found.rows
    assert (row.duty, row.cell, row.seen) == (DUTY, GVA, 3)
    assert Decimal(row.given.value) == number
    assert (row.given.gap, row.given.comment) == (gap, comment)


def message_of(gap: GapReason | None) -> str:
    from dianfan.recorded.exchange.rows import REASONS  # noqa: PLC0415 - a name of this function alone

    return REASONS[gap].zh if gap else ""


def test_only_what_is_to_be_filled_can_be_changed() -> None:
    page: Any = openpyxl.load_workbook(
        io.BytesIO(workbook(line(), line(JOBLESS, unit="%")))
    ).worksheets[0]
    assert page.protection.sheet
    free = {
        cell.column
        for row in page.iter_rows(min_row=1)
        for cell in row
        if not cell.protection.locked
    }
    assert free == {VALUE, REASON, COMMENT}
    assert page.column_dimensions["I"].hidden
    assert str(page.data_validations.dataValidation[0].sqref) == "F5:F6"


def test_a_text_is_never_a_formula() -> None:
    data = workbook(line(comment="=HYPERLINK(1)", value="=1+1"))
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert rows_of(data).rows[0].given.comment == "=HYPERLINK(1)"


def test_faults_stand_beside_their_cell() -> None:
    page = openpyxl.load_workbook(io.BytesIO(workbook(line(faults=("太大", "请核对"))))).worksheets[
        0
    ]
    assert page.cell(FIRST_ROW, MENDED).value == "太大\n请核对"
    note = page.cell(FIRST_ROW, VALUE).comment
    assert note is not None
    assert "太大" in note.text


WRONG: list[tuple[dict[tuple[int, int], Any], str, str]] = [
    ({(FIRST_ROW, VALUE): True}, "", "no number"),
    ({(FIRST_ROW, VALUE): "=1+1"}, "", "no value"),
    ({(FIRST_ROW, VALUE): 0.052}, "0.0%", "format of a percentage"),
    ({(FIRST_ROW, VALUE): 45000}, "yyyy-mm-dd", "holds a date"),
    ({(FIRST_ROW, REASON): "懒"}, "", "no reason"),
    ({(FIRST_ROW + 4, VALUE): 3}, "", "none of the sheet's own"),
    ({(FIRST_ROW + 1, KEY): "gva|QH101|level|"}, "", "same cell"),
]


@pytest.mark.parametrize(("cells", "form", "told"), WRONG)
def test_what_is_wrong_in_a_workbook_is_told(
    cells: dict[tuple[int, int], Any], form: str, told: str
) -> None:
    data = workbook(line(), line(JOBLESS, value="3", unit="%"))
    found = rows_of(changed(data, cells, **({"form": form} if form else {})))
    assert found.rows == ()
    assert told in keys(found)[0]


def test_a_percentage_is_read_as_it_is_shown() -> None:
    data = changed(workbook(line(JOBLESS, unit="%")), {(FIRST_ROW, VALUE): 0.052}, form="0.0%")
    assert rows_of(data).rows[0].given.value == "5.2"


def bomb(size: int, *, lies: bool = False) -> bytes:
    """A workbook with a member that swells; its directory may lie of it."""
    stream = io.BytesIO(workbook(line()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/image1.xml", b"\x00" * size)
    data = stream.getvalue()
    told = struct.pack("<I", size)
    return data.replace(told, struct.pack("<I", 1000)) if lies else data


def test_a_bomb_is_not_opened() -> None:
    assert "unpacks" in keys(read_workbook(bomb(200 * MEBIBYTE)))[0]


def test_a_bomb_that_lies_ends_in_its_own_process() -> None:
    data = workbook(line())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            swollen = (
                b"<x>" + b"\x20" * (300 * MEBIBYTE)
                if name.startswith("xl/worksheets/sheet1")
                else content
            )
            packed.writestr(name, swollen)
    lying = stream.getvalue().replace(
        struct.pack("<I", 300 * MEBIBYTE + 3), struct.pack("<I", 4000)
    )
    assert refusal(lying) is None
    found = read_workbook(lying)
    assert found.rows == ()
    assert len(found.faults) == 1


def test_a_large_file_is_not_looked_into() -> None:
    assert "larger than" in keys(read_workbook(b"PK" + b"0" * 200 * MEBIBYTE))[0]


def test_a_reader_that_takes_too_long_is_ended() -> None:
    found = read_workbook(workbook(line()), Limits(seconds=0.01))
    assert "too long" in keys(found)[0]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<html>"])
def test_other_files_are_no_workbooks(data: bytes) -> None:
    assert "no Excel workbook" in keys(read_workbook(data))[0]


def test_a_workbook_of_somebody_else_is_refused() -> None:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    assert "no workbook of this workspace" in keys(rows_of(stream.getvalue()))[0]


@given(TEXT, TEXT, st.sampled_from([None, *GapReason]), NUMBERS)
def test_a_table_gives_back_what_stood_in_it(
    scope: str, comment: str, gap: GapReason | None, number: Decimal
) -> None:
    row = CellRow(
        DUTY,
        FormCell("gva", "QH101", "level", scope),
        Given(f"{number:f}", gap, comment),
        "line 2",
        "亿元",
        4,
    )
    assert read_table(write_table([row])) == FileRows((row,))


@given(st.text(max_size=20))
def test_no_text_of_a_table_can_run(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert not quoted(text).startswith(("=", "@", "+", "\t", "\r")) or quoted(text)[0] == "-"


def test_a_table_of_an_old_spreadsheet_program_is_read() -> None:
    data = "indicator;area;value;gap;comment\ngva;QH101;12.5;;属实\n".encode("gb18030")
    [row] = read_table(data, DUTY).rows
    assert (row.duty, row.given) == (DUTY, Given("12.5", None, "属实"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("indicator,area\ngva,QH101\n", "Columns are missing: value"),
        ("", "Columns are missing"),
        ("indicator,area,value\ngva,QH101,1,234\n", "4 fields under 3"),
        ('indicator,area,value\ngva,"QH101,1\n', "quotation marks"),
        ("indicator,area,value,gap\ngva,QH101,,lazy\n", "no reason"),
        ("indicator,area,value,seen\ngva,QH101,1,x\n", "whole numbers"),
    ],
)
def test_what_is_wrong_in_a_table_is_told(text: str, told: str) -> None:
    found = read_table(text.encode(), DUTY)
    assert found.rows == ()
    assert told in keys(found)[0]


def test_bytes_are_no_table() -> None:
    assert "no text" in keys(read_table(b"indicator\x00\xff\xff\xff"))[0]


SDMX = """STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,OBS_COMMENT
dataflow,X:Y(1.0),I,QH101: East,gva,2024-M03,1250,元,6,A,seen
dataflow,X:Y(1.0),I,QH101,jobless-rate,2024-03,,%,,Q,
"""  # noqa: E501 - as such a file is


def test_observations_of_others_are_read() -> None:
    assert is_sdmx(SDMX.encode())
    first, second = read_sdmx(SDMX.encode()).rows
    assert (first.cell, first.duty.period, first.unit) == (GVA, "2024-03", "元")
    assert first.given == Given("1250000000", None, "seen")
    assert second.given == Given("", GapReason.SUPPRESSED, "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(",I,QH101:", ",D,QH101:", "Nothing on record is deleted"), ("1250", "many", "no number"),
     (",6,A", ",99,A", "no power"), ("1250", "1e999999", "no number"), ("OBS_VALUE", "VALUE", "OBS_VALUE"),
     ("INDICATOR", "THING", "INDICATOR")],
)  # fmt: skip
def test_what_is_wrong_in_observations_is_told(old: str, new: str, told: str) -> None:
    assert told in keys(read_sdmx(SDMX.replace(old, new, 1).encode()))[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [("2024-M03", "2024-03"), ("2024-S2", "2024-H2"), ("2024-A1", "2024"), ("2024-Q1", "2024-Q1")],
)
def test_periods_of_others_are_ours(text: str, code: str) -> None:
    assert period_code(text) == code


@cache
def office() -> Programme:
    return reporting()


def row(**told: Any) -> CellRow:  # noqa: ANN401 - parts of a row
    parts = {"duty": DUTY, "cell": GVA, "given": Given("12.5"), "where": "line 2", **told}
    return CellRow(**parts)


def test_values_are_turned_into_the_unit_of_the_sheet() -> None:
    held = hold(office(), (row(given=Given("125000"), unit="万元"),))
    assert held.faults == ()
    assert held.sheets[DUTY][0].given.value == "12.5"


def test_the_sheet_is_found_that_asks_for_a_cell() -> None:
    held = hold(office(), (row(duty=Duty("", "", "2024-03")),))
    assert list(held.sheets) == [DUTY]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"unit": "人"}, "cannot be turned"),
        ({"unit": "糖"}, "not known"),
        ({"given": Given("1.2万")}, "no plain number"),
        ({"given": Given("1", GapReason.NOT_DUE)}, "Leave one"),
        ({"cell": FormCell("none", "QH101")}, "does not ask"),
        ({"duty": Duty("monthly", "nobody", "2024-03")}, "No such form"),
        ({"duty": Duty("", "", "2024-99")}, "No form asks"),
    ],
)
def test_rows_that_fit_no_sheet_are_told(told: dict[str, Any], words: str) -> None:
    held = hold(office(), (row(**told),))
    assert dict(held.sheets) == {}
    assert words in held.faults[0].message.en


def test_a_cell_stands_once_in_a_file() -> None:
    assert (
        "same cell as line 2" in hold(office(), (row(), row(where="line 9"))).faults[0].message.en
    )


def test_every_message_is_told_in_both_languages() -> None:
    told = message("too-large", most=20)
    assert "20" in told.zh
    assert "20" in told.en
