"""Putting an approved submission on record: entries, their source, corrections of earlier ones."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from dianfan.recorded.collecting.approved import Recorded
from dianfan.recorded.collecting.approved import Standing
from dianfan.recorded.collecting.approved import correction_name
from dianfan.recorded.collecting.approved import entry_name
from dianfan.recorded.collecting.approved import recorded
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.stages import StageAct
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.sheets import duty_of
from dianfan.store.acts.sheets import givens
from dianfan.store.acts.sheets import sheet_of
from dianfan.store.acts.sheets import steps_of
from dianfan.store.acts.sheets import written
from dianfan.store.models import Entry
from dianfan.store.models import Submission
from dianfan.store.models import TableRow
from dianfan.store.trail import leave

SOURCES, CORRECTIONS = "sources.csv", "corrections.csv"


def record(actor: Actor, submission: Submission, at: datetime) -> Recorded:
    """Put the values of a submission on record, in the transaction of its last approval."""
    sheet = sheet_of(actor.programme, duty_of(submission))
    reopened = [one for one in steps_of(submission) if one.act is StageAct.REOPEN]
    version = 1 + TableRow.objects.filter(submission=submission, table=SOURCES).count()
    found = recorded(
        sheet,
        givens(written(submission)),
        standing(submission),
        version=version,
        on=timezone.localtime(at).date(),
        why=reopened[-1].comment if reopened else "",
    )
    if found.entries or found.corrections:
        _keep(actor, submission, found, at)
    return found


def standing(submission: Submission) -> dict[FormCell, Standing]:
    """Give what earlier approvals of a submission put on record and still stands, by cell."""
    found: dict[FormCell, Standing] = {}
    cells: dict[str, FormCell] = {}
    for row in Entry.objects.filter(submission=submission).order_by("pk"):
        cell = FormCell(row.indicator, row.area, row.kind, row.scope)
        found[cell] = Standing(row.entry, row.value, row.unit)
        cells[row.entry] = cell
    for one in TableRow.objects.filter(submission=submission, table=CORRECTIONS).order_by("pk"):
        cell, name = cells[one.cells["supersedes"]], correction_name(one.key)
        cells[name] = cell
        if one.cells["new_value"]:
            found[cell] = Standing(name, one.cells["new_value"], one.cells["unit"])
        else:
            found.pop(cell, None)
    return found


def _keep(actor: Actor, submission: Submission, found: Recorded, at: datetime) -> None:
    by = actor.person.name
    rows = [(SOURCES, found.source), *((CORRECTIONS, one) for one in found.corrections)]
    TableRow.objects.bulk_create(
        TableRow(
            table=table, key=cells["id"], cells=dict(cells), submission=submission, by=by, at=at
        )
        for table, cells in rows
    )
    Entry.objects.bulk_create(
        Entry(
            **cells,
            entry=entry_name(cells),
            origin="submission",
            submission=submission,
            by=by,
            at=at,
        )
        for cells in found.entries
    )
    leave(
        by=by,
        act="record",
        subject=f"submission:{submission.pk}",
        after={
            "source": found.source["id"],
            "entries": len(found.entries),
            "corrections": [
                {"supersedes": one["supersedes"], "from": one["old_value"], "to": one["new_value"]}
                for one in found.corrections
            ],
        },
    )
