"""A sheet as a workbook: to be filled in a spreadsheet program, handed back, and marked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment
from openpyxl.styles import Border
from openpyxl.styles import Font
from openpyxl.styles import PatternFill
from openpyxl.styles import Protection
from openpyxl.styles import Side
from openpyxl.worksheet.datavalidation import DataValidation

from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.exchange.rows import REASONS
from dianfan.recorded.validating.numbers import PLAIN

KEYS = "dianfan"
VERSION = "1"
FIRST_ROW = 5
APART = "|"
HEADS = (
    Wording("地区", "Place"),
    Wording("指标", "Indicator"),
    Wording("单位", "Unit"),
    Wording("已入库", "On record"),
    Wording("数值", "Value"),
    Wording("无数值的原因", "Reason for no value"),
    Wording("说明", "Comment"),
    Wording("须改正", "To be mended"),
)
UNIT, RECORDED, VALUE, REASON, COMMENT, MENDED, KEY, SEEN = 3, 4, 5, 6, 7, 8, 9, 10
_WIDTHS = (14, 34, 12, 14, 16, 18, 34, 46)
_HOW = Wording(
    "只填浅黄色单元格。数值用所列单位；没有数值时选择原因；提醒可在“说明”中答复。请勿增删列。",
    "Fill the light yellow cells. Values are in the unit shown; where there is none, choose the reason; "
    "a comment answers a warning. Leave the columns as they are.",
)
_INK, _PAPER, _RED, _RULE = "FF1A1A1A", "FFFFF8DC", "FFC8102E", "FFBBBBBB"
_TO_FILL = PatternFill("solid", fgColor=_PAPER)
_FAULTY = PatternFill("solid", fgColor="FFFBD5D5")
_HEAD = PatternFill("solid", fgColor="FFECECEC")
_LINE = Border(bottom=Side("thin", color=_RULE))
_LONGEST_NOTE = 250


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a workbook: what is asked and stands in a cell, and what is wrong with it."""

    asked: Asked
    area: str
    indicator: str
    unit: str
    recorded: str
    value: str
    reason: str
    comment: str
    seen: int
    faults: tuple[str, ...] = ()


def key_text(cell: FormCell) -> str:
    """Name a cell in a workbook."""
    return APART.join(cell)


def write_workbook(
    duty: Duty, titles: tuple[str, str, str], lines: Sequence[CellLine], told: Language
) -> bytes:
    """Write a sheet as a workbook, protected but for the cells that are to be filled.

    Cells with faults are red, have a note, and say beside them what to mend. A hidden sheet
    has the keys by which the workbook is read again; moving or sorting lines does no harm.

    Args:
        duty: whose sheet.
        titles: the names of form, organisation and period.
        lines: its cells, in their order.
        told: the language of heads and notes.
    """
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = {"zh": "填报", "en": "Sheet"}[told]
    _head(page, titles, told)
    for row, line in enumerate(lines, FIRST_ROW):
        _line(page, row, line)
    _layout(page, len(lines), told)
    _keys(book, duty)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(page: Any, titles: tuple[str, str, str], told: Language) -> None:  # noqa: ANN401 - a worksheet
    _put(page, 1, 1, " · ".join((titles[0], titles[2]))).font = Font(bold=True, size=15)
    _put(page, 2, 1, titles[1]).font = Font(size=11, color=_INK)
    _put(page, 3, 1, _HOW.in_(told)).font = Font(italic=True, color="FF555555")
    for column, name in enumerate(HEADS, 1):
        cell = _put(page, FIRST_ROW - 1, column, name.in_(told))
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _LINE
        cell.alignment = Alignment(vertical="center", wrap_text=True)


def _put(page: Any, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - a worksheet and its cell
    """Write a text as a text, whatever it begins with."""
    cell = page.cell(row, column)
    cell.value = text or None
    if text:
        cell.data_type = "s"
    return cell


def _number(page: Any, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - a worksheet and its cell
    """Write a number as one where a spreadsheet keeps all its digits, else as it was written."""
    cell = _put(page, row, column, text)
    if PLAIN.fullmatch(text) and Decimal(format(float(text), ".15g")) == Decimal(text):
        cell.value = float(text)
    return cell


def _line(page: Any, row: int, line: CellLine) -> None:  # noqa: ANN401 - a worksheet
    must = " *" if line.asked.compulsory else ""
    texts = (line.area, line.indicator + must, line.unit, line.recorded)
    for column, text in enumerate(texts, 1):
        (_number if column == RECORDED else _put)(page, row, column, text).border = _LINE
    page.cell(row, RECORDED).alignment = Alignment(horizontal="right")
    for column, text in ((VALUE, line.value), (REASON, line.reason), (COMMENT, line.comment)):
        cell = (_number if column == VALUE else _put)(page, row, column, text)
        cell.protection, cell.border = Protection(locked=False), _LINE
        cell.fill = _FAULTY if line.faults and column == VALUE else _TO_FILL
    value = page.cell(row, VALUE)
    value.alignment = Alignment(horizontal="right")
    _put(page, row, KEY, key_text(line.asked.cell))
    page.cell(row, SEEN).value = line.seen
    if line.faults:
        mended = _put(page, row, MENDED, "\n".join(line.faults))
        mended.font, mended.alignment = Font(color=_RED), Alignment(wrap_text=True, vertical="top")
        value.comment = Comment("\n".join(line.faults)[:_LONGEST_NOTE], "Dianfan")


def _layout(page: Any, count: int, told: Language) -> None:  # noqa: ANN401 - a worksheet
    last = max(FIRST_ROW, FIRST_ROW + count - 1)
    for column, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        page.column_dimensions[column].width = width
    for column in ("I", "J"):
        page.column_dimensions[column].hidden = True
    page.freeze_panes = page.cell(FIRST_ROW, 3)
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.sort = False
    names = ",".join(one.in_(told) for one in REASONS.values())
    reasons = DataValidation("list", formula1=f'"{names}"', allow_blank=True, showErrorMessage=True)
    reasons.add(f"F{FIRST_ROW}:F{last}")
    page.add_data_validation(reasons)
    both = FormulaRule(  # type: ignore[no-untyped-call]  # openpyxl tells no types of it
        [f'AND(E{FIRST_ROW}<>"",F{FIRST_ROW}<>"")'], fill=_FAULTY
    )
    page.conditional_formatting.add(f"E{FIRST_ROW}:F{last}", both)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"


def _keys(book: openpyxl.Workbook, duty: Duty) -> None:
    page = book.create_sheet(KEYS)
    for row, text in enumerate((KEYS, VERSION, *duty), 1):
        _put(page, row, 1, text)
    page.sheet_state = "veryHidden"
    page.protection.sheet = True
