"""Sheets as files: given out as workbooks and tables, taken in, and given back with marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.http import Http404
from django.http import HttpRequest
from django.http import HttpResponse
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.http import require_POST

from dianfan.figures.errors import NotPermitted
from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.exchange.rows import REASONS
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.tables import write_table
from dianfan.recorded.exchange.workbook import CellLine
from dianfan.recorded.exchange.workbook import write_workbook
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.importing import LARGEST
from dianfan.store.acts.importing import Imported
from dianfan.store.acts.importing import ImportFile
from dianfan.store.acts.importing import import_file
from dianfan.store.acts.sheets import sheet_of
from dianfan.store.workspace import workspace
from dianfan.web.requests import actor
from dianfan.web.requests import language
from dianfan.web.requests import page
from dianfan.web.requests import require
from dianfan.web.requests import tell
from dianfan.web.views.listed import address
from dianfan.web.views.listed import listed
from dianfan.web.views.sheets import Line
from dianfan.web.views.sheets import duty_of
from dianfan.web.views.sheets import lines
from dianfan.web.views.sheets import row_of
from dianfan.web.words import when
from dianfan.web.words import worded

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NO_SCRIPT = "default-src 'none'; sandbox"


class _Marks(NamedTuple):
    """What a file said of the cells of a sheet, and what is wrong with it, by the key of the cell."""

    rows: dict[str, CellRow]
    faults: dict[str, tuple[str, ...]]


@require_GET
def files(request: HttpRequest) -> HttpResponse:
    """Show what can be taken out and handed in as files."""
    who = actor(request)
    mine = who.reach(Act.SAVE) | who.reach(Act.IMPORT)
    if not mine:
        raise NotPermitted(
            "this account hands in no files", remedy="ask the administrator for the post"
        )
    open_ones = [one for one in listed(who.programme, mine, timezone.localdate()) if one.is_open]
    return page(request, "files", open_ones=open_ones, most=LARGEST)


@require_GET
def workbook(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponseBase:
    """Give a sheet as a workbook, with what stands in it and what the rules ask."""
    who = require(request, Act.READ, organisation)
    duty = duty_of(form, organisation, period)
    return _given(_workbook(request, who, duty, _Marks({}, {})), f"{_name(duty)}.xlsx", _WORKBOOK)


def _name(duty: Duty) -> str:
    return "-".join(duty).replace("/", "-")


def _given(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = _NO_SCRIPT
    return response


def _workbook(request: HttpRequest, who: Actor, duty: Duty, marks: _Marks) -> bytes:
    told, sheet = language(request), sheet_of(who.programme, duty)
    grid = lines(who, sheet, row_of(duty))
    titles = (sheet.form.name, sheet.organisation.name)
    names = (*(worded(told, one) for one in titles), when(told, duty.period))
    cells = [_line(request, one, marks) for one in grid]
    return write_workbook(duty, (names[0], names[1], names[2]), cells, told)


def _line(request: HttpRequest, one: Line, marks: _Marks) -> CellLine:
    told, row = language(request), marks.rows.get(one.key)
    given = row.given if row else one.written.given
    seen = one.written.no if row is None else (row.seen or 0)
    breaches = () if row else tuple(worded(told, each.message) for each in one.breaches)
    reason = REASONS[given.gap].in_(told) if given.gap else ""
    return CellLine(
        one.asked, worded(told, one.area), worded(told, one.indicator), worded(told, one.unit), one.recorded,
        given.value, reason, given.comment, seen, (*marks.faults.get(one.key, ()), *breaches),
    )  # fmt: skip


@require_GET
def table(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Give a sheet as CSV."""
    who = require(request, Act.READ, organisation)
    duty = duty_of(form, organisation, period)
    grid = lines(who, sheet_of(who.programme, duty), row_of(duty))
    rows = [
        CellRow(duty, one.asked.cell, one.written.given, "", one.asked.unit, one.written.no)
        for one in grid
    ]
    return _given(write_table(rows), f"{_name(duty)}.csv", "text/csv; charset=utf-8")


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in a file of any sheets."""
    who = actor(request)
    if not who.reach(Act.SAVE) | who.reach(Act.IMPORT):
        raise NotPermitted(
            "this account hands in no files", remedy="ask the administrator for the post"
        )
    return _taken(request, who, None)


@require_POST
def take_in_sheet(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Take in a file of one sheet."""
    who = actor(request)
    if not who.may(Act.SAVE, organisation):
        who.require(Act.IMPORT, organisation)
    return _taken(request, who, duty_of(form, organisation, period))


def _taken(request: HttpRequest, who: Actor, duty: Duty | None) -> HttpResponse:
    file = _file(request)
    done = import_file(who, file, duty)
    if done.faults:
        marked = _marked(request, who, done)
        back = address(duty) if duty else "/files"
        return page(
            request,
            "file_faults",
            422,
            faults=done.faults,
            name=file.name,
            marked=marked,
            back=back,
        )
    messages.success(request, tell(request, "imported", name=file.name, count=done.changed))
    only = done.duties[0] if len(done.duties) == 1 else duty
    return redirect(address(only) if only else "/files")


def _file(request: HttpRequest) -> ImportFile:
    found = request.FILES.get("file")
    if not isinstance(found, UploadedFile):
        raise UseError("no file was chosen", remedy="choose one")
    size = found.size or 0
    content = found.read() if size <= LARGEST else b"\x00" * (LARGEST + 1)
    return ImportFile(
        Path(found.name or "").name[-200:], content, request.POST.get("holds") == "on"
    )


def _marked(request: HttpRequest, who: Actor, done: Imported) -> str:
    """Keep the workbook of the one sheet that a file is of, with marks; give its name."""
    duties = {one.duty for one in done.rows if all(one.duty)} | set(done.duties)
    if len(duties) != 1 or not done.rows:
        return ""
    duty, told = next(iter(duties)), language(request)
    if not who.may(Act.READ, duty.organisation):
        return ""
    rows = {"|".join(one.cell): replace(one, duty=duty) for one in done.rows}
    faults = dict[str, tuple[str, ...]]()
    for one in done.faults:
        if one.cell is not None:
            key = "|".join(one.cell)
            faults[key] = (*faults.get(key, ()), worded(told, one.message))
    content = _workbook(request, who, duty, _Marks(rows, faults))
    name = f"{_name(duty)}-marked.xlsx"
    _place(who, name).write_bytes(content)
    return name


def _place(who: Actor, name: str) -> Path:
    return workspace().scratch / f"marked-{who.person.pk}-{name}"


@require_GET
def marked(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give back the marked workbook of a file that this account handed in."""
    found = _place(actor(request), name)
    if found.parent != workspace().scratch or not found.is_file():
        raise Http404
    response = FileResponse(found.open("rb"), as_attachment=True, filename=name, content_type=_WORKBOOK)  # fmt: skip
    response["Content-Security-Policy"] = _NO_SCRIPT
    return response
