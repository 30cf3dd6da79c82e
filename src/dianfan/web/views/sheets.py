"""The sheet: a grid to fill, what the rules ask, the steps taken and the history of each cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http import HttpResponse
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.http import require_POST

from dianfan.figures.errors import UseError
from dianfan.figures.gap import GapReason
from dianfan.figures.wording import Wording
from dianfan.recorded.collecting.calendar import days
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import unit_name
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.collecting.stages import possible
from dianfan.recorded.validating.breach import Breach
from dianfan.recorded.validating.breach import blocking
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.evidence import attached
from dianfan.store.acts.judging import SheetBreaches
from dianfan.store.acts.judging import judge_sheet
from dianfan.store.acts.judging import recorded_texts
from dianfan.store.acts.saving import CellConflict
from dianfan.store.acts.saving import Writing
from dianfan.store.acts.saving import save
from dianfan.store.acts.sheets import UNWRITTEN
from dianfan.store.acts.sheets import Written
from dianfan.store.acts.sheets import givens
from dianfan.store.acts.sheets import lock_of
from dianfan.store.acts.sheets import sheet_of
from dianfan.store.acts.sheets import standing_of
from dianfan.store.acts.sheets import way_of
from dianfan.store.acts.sheets import written
from dianfan.store.acts.stepping import step
from dianfan.store.models import Attachment
from dianfan.store.models import Submission
from dianfan.store.models import Value
from dianfan.web.requests import language
from dianfan.web.requests import page
from dianfan.web.requests import require
from dianfan.web.requests import tell
from dianfan.web.views.listed import address
from dianfan.web.words import worded

_APART = "|"
_ACTS: Mapping[StageAct, Act] = {
    StageAct.SUBMIT: Act.SUBMIT, StageAct.RECALL: Act.RECALL, StageAct.RETURN: Act.RETURN,
    StageAct.APPROVE: Act.APPROVE, StageAct.REOPEN: Act.REOPEN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid."""

    key: str
    asked: Asked
    area: Wording
    indicator: Wording
    unit: Wording
    written: Written
    recorded: str
    breaches: tuple[Breach, ...]
    is_blocked: bool


def key_of(cell: FormCell) -> str:
    """Name a cell in a page."""
    return _APART.join(cell)


def cell_of(key: str) -> FormCell:
    """Read the name of a cell.

    Raises:
        UseError: it is none.
    """
    parts = key.split(_APART)
    if len(parts) != len(FormCell._fields):
        raise UseError("this is no name of a cell", where=key[:80], remedy="load the page again")
    return FormCell(*parts)


def duty_of(form: str, organisation: str, period: str) -> Duty:
    """Read a duty from an address."""
    return Duty(form, organisation, period.replace("~", "/"))


def row_of(duty: Duty) -> Submission | None:
    """Give the submission of a duty, if it was begun."""
    return Submission.objects.filter(**duty._asdict()).first()


def lines(who: Actor, sheet: FormSheet, row: Submission | None) -> Iterator[Line]:
    """Give the lines of the grid of a sheet."""
    standing = written(row)
    answers = givens(standing)
    found = judge_sheet(who.programme, sheet, answers)
    stopping = {one.cell for one in blocking(found, answers)}
    areas = {one.code: Wording(one.short_zh, one.short_en) for one in who.programme.areas}
    indicators = {one.id: one.name for one in who.programme.indicators}
    recorded = recorded_texts(sheet)
    for one in sheet.asked:
        mine = tuple(breach for breach in found if breach.cell == one.cell)
        yield Line(
            key_of(one.cell), one, areas[one.cell.area], indicators[one.cell.indicator], unit_name(one.unit),
            standing.get(one.cell, UNWRITTEN), recorded.get(one.cell, ""), mine, one.cell in stopping,
        )  # fmt: skip


@require_GET
def show(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Show a sheet."""
    who = require(request, Act.READ, organisation)
    duty = duty_of(form, organisation, period)
    sheet, row = sheet_of(who.programme, duty), row_of(duty)
    lock = lock_of(who.programme, row, duty)
    standing = standing_of(who.programme, row, duty)
    grid = list(lines(who, sheet, row))
    return page(
        request, "sheet", duty=duty, sheet=sheet, row=row, lock=lock, standing=standing, lines=grid,
        days=days(sheet.form, sheet.period), address=address(duty), gaps=list(GapReason),
        writes=lock is None and who.may(Act.SAVE, organisation),
        imports=lock is None and (who.may(Act.SAVE, organisation) or who.may(Act.IMPORT, organisation)),
        acts=[act for act in _ACTS if _can(who, duty, act, row)],
        blocked=sum(one.is_blocked for one in grid), answered=sum(one.written.given.is_answer for one in grid),
        steps=list(row.steps.order_by("no").select_related("by")) if row else [],
        way=way_of(who.programme, duty), organisations={one.id: one for one in who.programme.reporting.organisations},
        several_areas=len({one.asked.cell.area for one in grid}) > 1,
        evidence=[(one, _cell_name(who, one)) for one in attached(row.pk)] if row else [],
        attaches=who.may(Act.ATTACH, organisation), today=timezone.localdate(),
    )  # fmt: skip


def _cell_name(who: Actor, one: Attachment) -> Wording | None:
    """Name the indicator that a document is evidence of; nothing where it is of the whole sheet."""
    return next((each.name for each in who.programme.indicators if each.id == one.indicator), None)


def _can(who: Actor, duty: Duty, act: StageAct, row: Submission | None) -> bool:
    if not who.may(_ACTS[act], duty.organisation) or (row is None and act is not StageAct.SUBMIT):
        return False
    standing = standing_of(who.programme, row, duty)
    if not possible(standing, act):
        return False
    if act is StageAct.SUBMIT:
        return lock_of(who.programme, row, duty) is None
    if act is StageAct.APPROVE:
        turn = standing.waits_for(way_of(who.programme, duty))
        return turn is not None and any(
            post.organisation == turn.organisation for post in who.posts
        )
    return True


@require_POST
def cells(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Save cells: as JSON from the script of the page, or as the form of the page itself."""
    who = require(request, Act.SAVE, organisation)
    duty = duty_of(form, organisation, period)
    by_script = request.content_type == "application/json"
    writings = _from_script(request) if by_script else _from_form(request)
    try:
        save(who, duty, writings)
    except CellConflict as fault:
        if not by_script:
            raise
        return JsonResponse({"conflicts": _told_cells(fault.cells)}, status=409)
    if not by_script:
        return redirect(address(duty))
    return JsonResponse(_state(request, who, duty))


def _state(request: HttpRequest, who: Actor, duty: Duty) -> dict[str, Any]:
    told = language(request)
    grid = list(lines(who, sheet_of(who.programme, duty), row_of(duty)))
    return {
        "cells": {one.key: {"seen": one.written.no, "blocked": one.is_blocked, "answered": one.written.given.is_answer}
                  for one in grid},
        "breaches": {
            one.key: [{"severity": each.severity, "message": worded(told, each.message)} for each in one.breaches]
            for one in grid
        },
        "answered": sum(one.written.given.is_answer for one in grid),
        "blocked": sum(one.is_blocked for one in grid),
    }  # fmt: skip


def _told_cells(found: Mapping[FormCell, Written]) -> dict[str, dict[str, object]]:
    return {
        key_of(cell): {"seen": one.no, "value": one.given.value, "gap": one.given.gap or "",
                       "comment": one.given.comment, "by": one.by}
        for cell, one in found.items()
    }  # fmt: skip


def _from_script(request: HttpRequest) -> list[Writing]:
    try:
        told = json.loads(request.body)
        return [
            writing(
                str(one["key"]),
                int(one["seen"]),
                str(one["value"]),
                str(one["gap"]),
                str(one["comment"]),
            )
            for one in told["cells"]
        ]
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        raise UseError(
            "these are no cells", why=str(fault)[:200], remedy="load the page again"
        ) from fault


def _from_form(request: HttpRequest) -> list[Writing]:
    told = request.POST
    keys = [name.removeprefix("value:") for name in told if name.startswith("value:")]
    try:
        return [
            writing(key, int(told.get(f"seen:{key}", "0")), told.get(f"value:{key}", ""),
                    told.get(f"gap:{key}", ""), told.get(f"comment:{key}", ""))
            for key in keys
        ]  # fmt: skip
    except ValueError as fault:
        raise UseError(
            "these are no cells", why=str(fault)[:200], remedy="load the page again"
        ) from fault


def writing(key: str, seen: int, value: str, gap: str, comment: str) -> Writing:
    """Make a writing of the texts of a page.

    Raises:
        UseError: the cell or the reason is none.
        ValueError: a reason that there is not.
    """
    texts = [text.replace("\x00", "").strip() for text in (value, comment)]
    return Writing(cell_of(key), seen, Given(texts[0], GapReason(gap) if gap else None, texts[1]))


@require_POST
def act(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Take a step with a sheet."""
    who = require(request, Act.READ, organisation)
    duty = duty_of(form, organisation, period)
    row = row_of(duty)
    try:
        wanted, seen = StageAct(request.POST.get("act", "")), int(request.POST.get("seen", "0"))
        until = date.fromisoformat(request.POST["until"]) if request.POST.get("until") else None
    except ValueError as fault:
        raise UseError("this is no step", why=str(fault), remedy="load the page again") from fault
    if row is None or wanted not in _ACTS:
        raise UseError("nothing was filled in yet", remedy="fill the sheet first")
    try:
        step(
            who,
            row.pk,
            wanted,
            seen=seen,
            comment=request.POST.get("comment", "")[:2000],
            until=until,
        )
    except SheetBreaches as fault:
        messages.error(request, tell(request, "submit_blocked", count=len(fault.breaches)))
    return redirect(address(duty))


@require_GET
def history(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Show all that was ever written in a sheet, the latest first."""
    who = require(request, Act.READ, organisation)
    duty = duty_of(form, organisation, period)
    sheet, row = sheet_of(who.programme, duty), row_of(duty)
    rows = (
        Value.objects.filter(submission=row).order_by("-at", "-pk").select_related("by")
        if row
        else ()
    )
    indicators = {one.id: one.name for one in who.programme.indicators}
    areas = {one.code: Wording(one.short_zh, one.short_en) for one in who.programme.areas}
    told = [(one, indicators.get(one.indicator), areas.get(one.area)) for one in rows]
    return page(request, "history", duty=duty, sheet=sheet, rows=told, address=address(duty))
