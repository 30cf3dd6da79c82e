"""Documents: what is taken, how it is kept, who reads it, and how it is handed out."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from dianfan.figures.errors import NotPermitted
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.cells import FormCell
from dianfan.store.acts import evidence
from dianfan.store.acts.evidence import Card
from dianfan.store.acts.evidence import Upload
from dianfan.store.acts.evidence import attach
from dianfan.store.models import Attachment
from dianfan.store.models import Document
from dianfan.store.workspace import Workspace
from dianfan.web.views.evidence import document
from tests.store.office import GVA
from tests.store.office import duty
from tests.store.office import open_office
from tests.web.test_rights import SHEET
from tests.web.test_rights import read_to_the_end
from tests.web.test_security import KEY
from tests.web.test_security import enter

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


def workbook() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


def archive() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("x", "y")
    return stream.getvalue()


TAKEN = {
    "a.pdf": (PDF, "application/pdf"), "a.png": (b"\x89PNG\r\n\x1a\n0", "image/png"),
    "数.txt": ("数".encode(), "text/plain"),
    "a.xlsx": (workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}  # fmt: skip
REFUSED = {
    "a.exe": b"MZ\x00\x00\x01", "a.pdf": b"MZ\x00\x00\x01", "a.html": b"<!doctype html><script>alert(1)</script>",
    "a.txt": b"<!doctype html><script>alert(1)</script>", "b.pdf": b"", "a.svg": b"<svg onload='alert(1)'/>",
    "a.xlsx": archive(), "a.png": PDF, "none": PDF, "a.zip": archive(),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_what_can_be_evidence_is_kept_under_its_digest(place: Workspace, name: str) -> None:
    people = open_office()
    content, kind = TAKEN[name]
    made = attach(
        people["east"], duty(), Upload(name, [content[:3], content[3:]]), Card(), GVA, place
    )
    digest = hashlib.sha256(content).hexdigest()
    assert (made.document.digest, made.document.media_type, made.document.size) == (
        digest,
        kind,
        len(content),
    )
    assert (place.documents / digest).read_bytes() == content
    assert (made.indicator, made.area) == GVA[:2]


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_be_none_leaves_nothing(place: Workspace, name: str) -> None:
    people = open_office()
    with pytest.raises(UseError):
        attach(people["east"], duty(), Upload(name, [REFUSED[name]]), Card(), None, place)
    assert not Document.objects.exists()
    assert not list(place.scratch.glob("upload-*"))


def test_too_large_a_file_is_refused_while_it_comes(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = open_office()
    monkeypatch.setattr(evidence, "LARGEST", 1000)
    parts = iter([PDF, b"x" * 900, b"x" * 900, b"never read"])
    with pytest.raises(UseError, match="too large"):
        attach(people["east"], duty(), Upload("a.pdf", parts), Card(), None, place)
    assert list(parts) == [b"never read"]


def test_the_same_file_is_kept_once(place: Workspace) -> None:
    people = open_office()
    for cell in (None, GVA):
        attach(people["east"], duty(), Upload("a.pdf", [PDF]), Card(locator="p. 3"), cell, place)
    assert (Document.objects.count(), Attachment.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "..\\..\\x.pdf", "/x/y.pdf", "a\r\nSet-Cookie: b.pdf"]
)
def test_the_name_of_a_file_leads_nowhere(place: Workspace, name: str) -> None:
    people = open_office()
    made = attach(people["east"], duty(), Upload(name, [PDF]), Card(), None, place)
    assert "/" not in made.document.name
    assert "\\" not in made.document.name
    answer = enter("east").get(f"/documents/{made.document.digest}")
    assert answer.status_code == HTTPStatus.OK
    assert "Set-Cookie" not in answer.headers.get("Content-Disposition", "").split("filename*")[0]
    assert "b" not in answer.cookies
    assert read_to_the_end(answer) == PDF


def test_a_document_is_handed_out_to_be_saved_and_to_those_alone_who_read_its_sheet(
    place: Workspace,
) -> None:
    people = open_office()
    client = enter("east")
    file = SimpleUploadedFile("表.pdf", PDF, "text/html")
    told = {"document": file, "cell": KEY, "title": "公报", "locator": "第3页"}
    assert client.post(f"{SHEET}/evidence", told).status_code == HTTPStatus.FOUND
    row = Attachment.objects.get()
    assert (row.indicator, row.locator, row.document.title) == ("gva", "第3页", "公报")
    answer = client.get(f"/documents/{row.document.digest}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert read_to_the_end(answer) == PDF
    assert "公报" in client.get(SHEET).content.decode()
    assert (
        enter("west").get(f"/documents/{row.document.digest}").status_code == HTTPStatus.FORBIDDEN
    )
    assert client.get("/documents/0000").status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"{SHEET}/evidence", {}).status_code == HTTPStatus.BAD_REQUEST
    with pytest.raises(NotPermitted):
        attach(people["west"], duty(), Upload("a.pdf", [PDF]), Card(), None, place)
    with pytest.raises(UnknownKey):
        attach(people["east"], duty(), Upload("a.pdf", [PDF]), Card(), FormCell("x", "y"), place)
    assert document.__name__ == "document"
