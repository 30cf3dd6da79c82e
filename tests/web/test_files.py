"""Files handed in at the workspace: whole or not at all, twice the same, and marked where wrong."""

from __future__ import annotations

import io
from http import HTTPStatus
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.exchange.workbook import COMMENT
from dianfan.recorded.exchange.workbook import FIRST_ROW
from dianfan.recorded.exchange.workbook import MENDED
from dianfan.recorded.exchange.workbook import VALUE
from dianfan.store.acts.importing import ImportFile
from dianfan.store.acts.importing import import_file
from dianfan.store.acts.saving import Writing
from dianfan.store.acts.saving import save
from dianfan.store.models import TrailEntry
from dianfan.store.models import Value
from dianfan.web.views.exchange import take_in
from tests.store.office import GVA
from tests.store.office import duty
from tests.store.office import fill
from tests.store.office import month
from tests.store.office import open_office
from tests.store.office import take
from tests.web.test_rights import SHEET
from tests.web.test_rights import read_to_the_end
from tests.web.test_security import enter

pytestmark = pytest.mark.usefixtures("place")
HEAD = "form,organisation,period,indicator,area,value,comment,seen\n"


def told(*rows: str) -> bytes:
    return (HEAD + "\n".join(rows)).encode()


def cell_row(value: str, organisation: str = "east", area: str = "QH101", seen: str = "") -> str:
    return f"monthly,{organisation},{month(-1)},gva,{area},{value},,{seen}"


def upload(
    client: Client, content: bytes, name: str = "sheet.xlsx", at: str = f"{SHEET}/file", **more: str
) -> Any:  # noqa: ANN401 - an answer
    return client.post(at, {"file": SimpleUploadedFile(name, content), **more})


def filled(client: Client, cells: dict[tuple[int, int], Any]) -> bytes:
    """Take the workbook of the sheet, and fill it."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{SHEET}/workbook").content))
    for (row, column), value in cells.items():
        book.worksheets[0].cell(row, column).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def values() -> list[tuple[str, str, int]]:
    return list(Value.objects.order_by("pk").values_list("indicator", "value", "no"))


def test_a_workbook_goes_in_whole_and_once() -> None:
    open_office()
    client = enter("east")
    data = filled(
        client, {(FIRST_ROW, VALUE): 12.5, (FIRST_ROW + 1, VALUE): 3, (FIRST_ROW, COMMENT): "属实"}
    )
    for _ in range(2):
        assert upload(client, data).headers["Location"] == SHEET
    assert values() == [("gva", "12.5", 1), ("jobless-rate", "3", 1)]
    assert TrailEntry.objects.filter(act="import").count() == 1


def test_what_one_wrote_oneself_gives_way_to_the_file() -> None:
    open_office()
    client = enter("east")
    data = filled(client, {(FIRST_ROW, VALUE): 1})
    upload(client, data)
    again = filled(client, {(FIRST_ROW, VALUE): 2})
    upload(client, data)
    upload(client, again)
    assert [value for _, value, _ in values()] == ["1", "2"]


def test_a_workbook_with_a_fault_goes_in_nowhere_and_comes_back_marked() -> None:
    open_office()
    client = enter("east")
    data = filled(client, {(FIRST_ROW, VALUE): "一万二", (FIRST_ROW + 1, VALUE): 3})
    answer = upload(client, data)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "E5" in answer.content.decode()
    assert values() == []
    name = answer.content.decode().split("/files/marked/")[1].split('"')[0]
    got = read_to_the_end(client.get(f"/files/marked/{name}"))
    page: Any = openpyxl.load_workbook(io.BytesIO(got)).worksheets[0]
    assert (page.cell(FIRST_ROW, VALUE).value, page.cell(FIRST_ROW + 1, VALUE).value) == (
        "一万二",
        3,
    )
    assert "一万二" in page.cell(FIRST_ROW, MENDED).value
    assert page.cell(FIRST_ROW + 1, MENDED).value is None
    assert enter("west").get(f"/files/marked/{name}").status_code == HTTPStatus.NOT_FOUND


def test_what_a_rule_asks_is_marked_in_the_workbook() -> None:
    open_office()
    client = enter("east")
    upload(client, filled(client, {(FIRST_ROW, VALUE): 1, (FIRST_ROW + 1, VALUE): 250}))
    page = openpyxl.load_workbook(io.BytesIO(client.get(f"{SHEET}/workbook").content)).worksheets[0]
    assert "100" in str(page.cell(FIRST_ROW + 1, MENDED).value)


def test_what_somebody_else_wrote_meanwhile_is_kept() -> None:
    people = open_office()
    fill(people["east"], duty(), "7")
    file = told(cell_row("8", seen="0"))
    done = import_file(people["office"], ImportFile("a.csv", file))
    assert "wrote “7” there" in done.faults[0].message.en
    assert [value for _, value, _ in values()] == ["7"]
    assert import_file(people["office"], ImportFile("a.csv", file, holds=True)).changed == 1
    assert [value for _, value, _ in values()] == ["7", "8"]


def test_a_table_of_two_sheets_goes_in_together_or_not_at_all() -> None:
    people = open_office()
    west = cell_row("5", "west", "QH102")
    wrong = import_file(
        people["office"], ImportFile("a.csv", told(cell_row("4"), west.replace("gva", "gvb")))
    )
    assert len(wrong.faults) == 1
    assert values() == []
    assert (
        import_file(people["office"], ImportFile("a.csv", told(cell_row("4"), west))).changed == 2
    )


def test_a_reporter_hands_in_nothing_for_others() -> None:
    people = open_office()
    done = import_file(people["west"], ImportFile("a.csv", told(cell_row("4"))))
    assert "may not fill" in done.faults[0].message.en
    assert values() == []


def test_a_locked_sheet_takes_no_file() -> None:
    people = open_office()
    take(people["east"], fill(people["east"], duty()), StageAct.SUBMIT)
    done = import_file(people["east"], ImportFile("a.csv", told(cell_row("4", seen="1"))))
    assert "is locked" in done.faults[0].message.en


def test_the_file_of_another_sheet_is_refused_at_this_one() -> None:
    open_office()
    client = enter("office")
    answer = upload(client, told(cell_row("5", "west", "QH102")), "a.csv")
    assert "west" in answer.content.decode()
    assert values() == []


def test_a_table_that_was_taken_out_goes_in_again_unchanged() -> None:
    people = open_office()
    save(people["east"], duty(), [Writing(GVA, 0, Given("3", None, "=cmd|'/c calc'!A1"))])
    client = enter("east")
    out = client.get(f"{SHEET}/table")
    assert b",'=cmd" in out.content
    assert "attachment" in out.headers["Content-Disposition"]
    assert upload(client, out.content, "sheet.csv").headers["Location"] == SHEET
    assert len(values()) == 1


def test_observations_of_others_find_their_sheet() -> None:
    people = open_office()
    sdmx = ("DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n"
            f"X:Y(1.0),QH101,gva,{month(-1)},43000,万元\n").encode()  # fmt: skip
    assert import_file(people["east"], ImportFile("a.csv", sdmx)).changed == 1
    assert values() == [("gva", "4.3", 1)]


def test_the_page_of_files_lists_what_is_open() -> None:
    open_office()
    shown = enter("east").get("/files").content.decode()
    assert f"{SHEET}/workbook" in shown
    assert (
        upload(enter("east"), told(cell_row("4")), "a.csv", at="/files/in").headers["Location"]
        == SHEET
    )


def test_a_large_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    open_office()
    monkeypatch.setattr("dianfan.web.views.exchange.LARGEST", 10)
    answer = upload(enter("east"), b"PK" + b"0" * 100)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert take_in.__name__ == "take_in"
