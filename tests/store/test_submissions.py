"""A sheet goes from draft to record; nobody writes over another, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from dianfan.figures.errors import EditConflict
from dianfan.figures.errors import NotPermitted
from dianfan.figures.errors import PeriodLocked
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.figures.gap import GapReason
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.locks import LockReason
from dianfan.recorded.collecting.stages import Stage
from dianfan.recorded.collecting.stages import StageAct
from dianfan.store.acts.saving import CellConflict
from dianfan.store.acts.saving import Writing
from dianfan.store.acts.saving import save
from dianfan.store.acts.sheets import lock_of
from dianfan.store.acts.sheets import standing_of
from dianfan.store.acts.sheets import written
from dianfan.store.models import Entry
from dianfan.store.models import Submission
from dianfan.store.models import TableRow
from dianfan.store.models import TrailEntry
from dianfan.store.models import Value
from dianfan.store.repository import close
from dianfan.store.trail import check
from dianfan.store.workspace import Workspace
from tests.store.office import GVA
from tests.store.office import JOBLESS
from tests.store.office import approved
from tests.store.office import duty
from tests.store.office import fill
from tests.store.office import open_office
from tests.store.office import take

pytestmark = pytest.mark.usefixtures("place")


def test_a_month_goes_from_draft_to_the_record() -> None:
    people = open_office()
    row = fill(people["east"], duty())
    assert (row.stage, row.waits_for) == (Stage.DRAFT, "")
    row = take(people["east"], row, StageAct.SUBMIT)
    assert (row.stage, row.waits_for) == (Stage.SUBMITTED, "east")
    row = take(people["east-chief"], row, StageAct.RETURN, "the unit is wrong")
    assert (row.stage, row.waits_for) == (Stage.RETURNED, "")
    fill(people["east"], duty(), "13.5", seen=1)
    row = take(people["east"], row, StageAct.SUBMIT)
    row = take(people["east-chief"], row, StageAct.APPROVE)
    assert (row.stage, row.waits_for) == (Stage.SUBMITTED, "top")
    assert not Entry.objects.filter(submission=row).exists()
    row = take(people["top-chief"], row, StageAct.APPROVE)
    assert row.stage == Stage.APPROVED
    entry = Entry.objects.get(submission=row)
    assert (entry.value, entry.unit, entry.area, entry.period) == (
        "13.5",
        "亿元",
        "QH101",
        row.period,
    )
    book = close(timezone.localdate())
    mine = book.observations.row(book.rows[entry.entry], named=True)
    assert (mine["value"], mine["status"], mine["chosen"]) == ("13.5", "preliminary", True)
    assert check() is None
    acts = list(TrailEntry.objects.order_by("no").values_list("act", flat=True))
    assert acts[-8:] == [
        "save",
        "submit",
        "return",
        "save",
        "submit",
        "approve",
        "approve",
        "record",
    ]


def test_what_was_written_twice_keeps_both_writings() -> None:
    people = open_office()
    row = fill(people["east"], duty(), "1")
    fill(people["east"], duty(), "2", seen=1)
    assert list(
        Value.objects.filter(submission=row).order_by("no").values_list("value", flat=True)
    ) == ["1", "2"]
    assert written(row)[GVA].given.value == "2"


def test_nobody_writes_over_what_they_did_not_see() -> None:
    people = open_office()
    row = fill(people["east"], duty(), "1")
    with pytest.raises(CellConflict) as fault:
        save(people["east"], duty(), [Writing(GVA, 0, Given("9")), Writing(JOBLESS, 0, Given("4"))])
    assert fault.value.cells[GVA].given.value == "1"
    assert JOBLESS not in written(row)


def test_the_same_value_again_is_no_conflict_and_no_writing() -> None:
    people = open_office()
    row = fill(people["east"], duty(), "1")
    count = TrailEntry.objects.count()
    fill(people["east"], duty(), "1")
    assert Value.objects.filter(submission=row).count() == 1
    assert TrailEntry.objects.count() == count


@pytest.mark.parametrize(
    "name", ["west", "east-chief", "top-chief", "office", "editor", "auditor", "admin"]
)
def test_only_the_reporter_of_a_sheet_fills_it(name: str) -> None:
    people = open_office()
    with pytest.raises(NotPermitted):
        fill(people[name], duty())
    assert not Submission.objects.exists()


def test_a_cell_that_the_form_does_not_ask_for_is_refused() -> None:
    people = open_office()
    with pytest.raises(UnknownKey):
        save(people["east"], duty(), [Writing(FormCell("gva", "QH102"), 0, Given("1"))])


@pytest.mark.parametrize(
    "given", [Given("1" * 61), Given("1", comment="x" * 1001), Given("1", GapReason.NOT_DUE)]
)
def test_what_no_cell_can_hold_is_refused(given: Given) -> None:
    people = open_office()
    with pytest.raises(UseError):
        save(people["east"], duty(), [Writing(GVA, 0, given)])


@pytest.mark.parametrize(("ago", "reason"), [(0, LockReason.NOT_OPEN), (-6, LockReason.EXPIRED)])
def test_a_period_is_locked_before_and_after_its_days(ago: int, reason: LockReason) -> None:
    people = open_office()
    found = lock_of(people["east"].programme, None, duty(ago=ago))
    assert found is not None
    assert found.reason is reason
    with pytest.raises(PeriodLocked):
        fill(people["east"], duty(ago=ago))


def test_an_approved_sheet_is_locked_until_it_is_reopened() -> None:
    people = open_office()
    row = approved(people, duty())
    found = lock_of(people["east"].programme, row, duty())
    assert found is not None
    assert found.reason is LockReason.APPROVED
    with pytest.raises(PeriodLocked):
        fill(people["east"], duty(), "99", seen=1)
    with pytest.raises(UseError, match="reason"):
        take(people["office"], row, StageAct.REOPEN, "", timezone.localdate())
    with pytest.raises(UseError, match="end"):
        take(people["office"], row, StageAct.REOPEN, "a digit was misread")
    take(people["office"], row, StageAct.REOPEN, "a digit was misread", timezone.localdate())
    fill(people["east"], duty(), "99", seen=1)


def test_a_reopened_value_supersedes_and_the_earlier_one_stays_readable() -> None:
    people = open_office()
    row = approved(people, duty(), "12.5")
    entry = Entry.objects.get(submission=row)
    for value, seen in (("99", 1), ("98", 2)):
        take(people["office"], row, StageAct.REOPEN, "a digit was misread", timezone.localdate())
        fill(people["east"], duty(), value, seen=seen)
        for name, act in (
            ("east", StageAct.SUBMIT),
            ("east-chief", StageAct.APPROVE),
            ("top-chief", StageAct.APPROVE),
        ):
            row = take(people[name], row, act)
    assert Entry.objects.get(submission=row) == entry
    found = TableRow.objects.filter(table="corrections.csv").order_by("pk")
    assert [(one.cells["old_value"], one.cells["new_value"]) for one in found] == [
        ("12.5", "99"),
        ("99", "98"),
    ]
    book = close(timezone.localdate())
    rows = book.observations.filter(period=row.period, indicator="gva", area="QH101")
    standing = rows.filter(rows["superseded_by"] == "")
    assert standing["value"].to_list() == ["98"]
    assert sorted(rows["value"].to_list()) == ["12.5", "98", "99"]


def test_a_value_taken_back_is_retracted_and_can_be_given_again() -> None:
    people = open_office()
    row = approved(people, duty(), "12.5")
    for given, seen in ((Given(gap=GapReason.LOST), 1), (Given("7"), 2)):
        take(people["office"], row, StageAct.REOPEN, "the book was lost", timezone.localdate())
        save(people["east"], duty(), [Writing(GVA, seen, given)])
        for name, act in (
            ("east", StageAct.SUBMIT),
            ("east-chief", StageAct.APPROVE),
            ("top-chief", StageAct.APPROVE),
        ):
            row = take(people[name], row, act)
    book = close(timezone.localdate())
    rows = book.observations.filter(period=row.period, indicator="gva", area="QH101")
    assert rows.filter(rows["superseded_by"] == "")["value"].to_list() == ["7"]


def test_two_who_decide_at_once_are_not_both_kept() -> None:
    people = open_office()
    row = take(people["east"], fill(people["east"], duty()), StageAct.SUBMIT)
    seen = row.steps_taken
    take(people["east-chief"], row, StageAct.APPROVE)
    from dianfan.store.acts.stepping import step  # noqa: PLC0415 - the plain act, with what was seen

    with pytest.raises(EditConflict):
        step(people["east-chief"], row.pk, StageAct.RETURN, seen=seen, comment="no")


def test_levels_decide_in_their_order_and_nobody_their_own() -> None:
    people = open_office()
    row = take(people["east"], fill(people["east"], duty()), StageAct.SUBMIT)
    with pytest.raises(NotPermitted, match="waits for east"):
        take(people["top-chief"], row, StageAct.APPROVE)
    with pytest.raises(NotPermitted):
        take(people["east"], row, StageAct.APPROVE)
    take(people["top-chief"], row, StageAct.RETURN, "look again")


def test_a_reporter_takes_back_what_nobody_decided_on() -> None:
    people = open_office()
    row = take(people["east"], fill(people["east"], duty()), StageAct.SUBMIT)
    row = take(people["east"], row, StageAct.RECALL)
    assert row.stage == Stage.DRAFT
    row = take(people["east"], row, StageAct.SUBMIT)
    take(people["east-chief"], row, StageAct.APPROVE)
    with pytest.raises(UseError):
        take(people["east"], row, StageAct.RECALL)


def test_rows_repeat_what_the_steps_say() -> None:
    people = open_office()
    row = approved(people, duty())
    for one in Submission.objects.all():
        found = standing_of(people["east"].programme, one, duty())
        assert (one.stage, one.steps_taken) == (found.stage, one.steps.count())
    take(people["office"], row, StageAct.REOPEN, "late", timezone.localdate() + timedelta(days=3))
    row.refresh_from_db()
    assert row.stage == standing_of(people["east"].programme, row, duty()).stage == Stage.RETURNED


def test_the_workspace_is_the_one_of_the_tests(place: Workspace) -> None:
    assert place.home.is_dir()
