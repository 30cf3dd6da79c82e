"""The database itself keeps what was written, and the trail shows what was changed behind its back."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from django.db import IntegrityError
from django.db import connection
from django.db import transaction
from django.utils import timezone

from dianfan.figures.errors import BlockedByFindings
from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.rights import Role
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.trail import TrailLine
from dianfan.recorded.trail import broken_link
from dianfan.recorded.trail import seal
from dianfan.store import carrying
from dianfan.store import guards
from dianfan.store import trail
from dianfan.store.acts.judging import SheetBreaches
from dianfan.store.acts.loading import load_folder
from dianfan.store.acts.people import appoint
from dianfan.store.acts.people import dismiss
from dianfan.store.acts.people import set_active
from dianfan.store.acts.people import set_password
from dianfan.store.acts.saving import Writing
from dianfan.store.acts.saving import save
from dianfan.store.bulk import add_entries
from dianfan.store.models import Appointment
from dianfan.store.models import Entry
from dianfan.store.models import Person
from dianfan.store.models import ProgrammeFile
from dianfan.store.models import Submission
from dianfan.store.models import TrailEntry
from dianfan.store.repository import close
from dianfan.store.repository import close_folder
from dianfan.store.repository import observations
from dianfan.store.repository import write_programme
from dianfan.store.workspace import Workspace
from tests.promised.folder import spoil
from tests.store.office import GVA
from tests.store.office import JOBLESS
from tests.store.office import approved
from tests.store.office import duty
from tests.store.office import fill
from tests.store.office import folder
from tests.store.office import open_office
from tests.store.office import take

pytestmark = pytest.mark.usefixtures("place")
LATE = date(2030, 1, 1)


@pytest.mark.parametrize("table", [*guards.KEPT, *guards.STAYING])
def test_no_row_can_be_deleted_or_lose_what_must_stay(table: str) -> None:
    people = open_office()
    row = approved(people, duty())
    if table in {
        "store_attachment",
        "store_claimstep",
        "store_closedbook",
        "store_document",
        "store_edition",
    }:
        _one_of_each(people["office"].person)
    column = guards.STAYING.get(table, ("id",))[0]
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {_other(column)}"):  # noqa: S608 - names of our tables
        assert _count(table) > 0
        with pytest.raises(IntegrityError, match="are kept"), transaction.atomic():
            connection.cursor().execute(statement)
    assert Submission.objects.filter(pk=row.pk).exists()


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of our tables
        return int(cursor.fetchone()[0])


def _other(column: str) -> str:
    return f"{column} + 1" if column.endswith("id") else f"{column} || 'x'"


def _one_of_each(person: Person) -> None:
    from dianfan.store import models  # noqa: PLC0415 - many of them

    now = timezone.now()
    paper = models.Document.objects.create(
        digest="d", name="n", media_type="text/plain", size=1, by=person, at=now
    )
    row = Submission.objects.all()[0]
    models.Attachment.objects.create(document=paper, submission=row, by=person, at=now)
    models.ClaimStep.objects.create(document=paper, no=1, key="k", step={}, by=person, at=now)
    book = models.ClosedBook.objects.create(
        asof=LATE, digest="d", folder="f", entries=1, by=person, at=now
    )
    models.Edition.objects.create(book=book, by=person, at=now)


def test_a_trail_that_was_changed_names_its_first_broken_link() -> None:
    for count in range(4):
        trail.leave(by="a", act="try", subject="x", after={"count": count})
    assert trail.check() is None
    with connection.cursor() as cursor:
        for statement in guards.lifted(connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE store_trailentry SET why = 'otherwise' WHERE no = 3")
    found = trail.check()
    assert found is not None
    assert found.no == 3


def test_a_line_that_is_missing_or_moved_is_found() -> None:
    lines = []
    before = "0" * 64
    for no in range(1, 5):
        line = TrailLine(no, timezone.now(), "a", "", "try", "x", {}, {}, "", before)
        before = seal(line)
        lines.append((line, before))
    assert broken_link(lines) is None
    assert broken_link([*lines[:1], *lines[2:]]).no == 2  # type: ignore[union-attr]  # the test fails where it is none
    assert broken_link([lines[0], lines[1], lines[3], lines[2]]).no == 3  # type: ignore[union-attr]  # as above


def test_the_time_of_the_trail_never_runs_backward(monkeypatch: pytest.MonkeyPatch) -> None:
    first = trail.leave(by="a", act="try", subject="x")
    monkeypatch.setattr(timezone, "now", lambda: first.at.replace(year=first.at.year - 3))
    second = trail.leave(by="a", act="try", subject="x")
    assert second.at == first.at
    assert trail.check() is None


def test_a_folder_and_the_database_close_to_the_same_book(tmp_path: Path) -> None:
    load_folder(folder(), "test")
    assert close(LATE).digest == close_folder(folder(), LATE).digest
    write_programme(tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (folder() / path.relative_to(tmp_path)).read_bytes()


def test_loading_twice_changes_nothing_and_a_change_makes_a_version(tmp_path: Path) -> None:
    load_folder(folder(), "test")
    count = TrailEntry.objects.count()
    again = load_folder(folder(), "test")
    assert (again.files, again.gone, again.entries) == ((), (), 0)
    assert TrailEntry.objects.count() == count
    changed = Path(shutil.copytree(folder(), tmp_path / "changed"))
    text = (changed / "actions.yaml").read_text(encoding="utf-8")
    (changed / "actions.yaml").write_text(text + "\n# looked at\n", encoding="utf-8")
    assert load_folder(changed, "test").files == ("actions.yaml",)
    assert ProgrammeFile.objects.filter(path="actions.yaml").count() == 2


def test_a_faulty_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    faulty = Path(shutil.copytree(folder(), tmp_path / "faulty"))
    spoil(faulty / "forms.csv", "county;prefecture", "county;province")
    with pytest.raises(BlockedByFindings):
        load_folder(faulty, "test")
    assert not ProgrammeFile.objects.exists()
    assert not Entry.objects.exists()


def test_an_observation_on_record_cannot_be_left_out_of_a_folder(tmp_path: Path) -> None:
    load_folder(folder(), "test")
    short = Path(shutil.copytree(folder(), tmp_path / "short"))
    lines = (short / "observations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (short / "observations.csv").write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(UseError, match="missing from the folder"):
        load_folder(short, "test")


def test_a_whole_workspace_is_carried_and_comes_back_the_same(
    place: Workspace, tmp_path: Path
) -> None:
    people = open_office()
    row = approved(people, duty())
    take(people["office"], row, StageAct.REOPEN, "a digit", timezone.localdate())
    fill(people["east"], duty(), "99", seen=1)
    fill(people["west"], duty("west"), "3")
    count = carrying.dump(tmp_path / "one", place)
    assert carrying.is_carried(tmp_path / "one")
    with pytest.raises(UseError, match="not empty"):
        carrying.restore(tmp_path / "one", place)
    transaction.set_rollback(True)
    assert count > 100


def test_a_dumped_folder_loads_into_the_workspace_that_it_came_from(tmp_path: Path) -> None:
    people = open_office()
    approved(people, duty())
    write_programme(tmp_path)
    before = close(LATE).digest
    again = load_folder(tmp_path, "test")
    assert (again.files, again.gone, again.entries) == ((), (), 0)
    assert close(LATE).digest == before == close_folder(tmp_path, LATE).digest


def test_many_entries_are_added_in_their_order() -> None:
    load_folder(folder(), "test")
    table = observations()
    heard: list[tuple[int, int]] = []
    rows = table.with_columns(entry=table["locator"].str.slice(0, 16))
    add_entries(
        rows, origin="import", by="x", at=timezone.now(), progress=lambda *one: heard.append(one)
    )
    assert observations().tail(table.height).equals(table)
    assert heard[-1] == (table.height, table.height)


def test_a_sheet_that_breaks_a_rule_is_not_submitted_until_it_is_explained() -> None:
    people = open_office()
    row = fill(people["east"], duty())
    save(people["east"], duty(), [Writing(JOBLESS, 0, Given("400"))])
    with pytest.raises(SheetBreaches) as fault:
        take(people["east"], row, StageAct.SUBMIT)
    assert {one.cell for one in fault.value.breaches} == {JOBLESS}
    save(people["east"], duty(), [Writing(JOBLESS, 1, Given("400", comment="per thousand, sic"))])
    take(people["east"], row, StageAct.SUBMIT)


def test_an_empty_sheet_is_not_submitted() -> None:
    people = open_office()
    save(people["east"], duty(), [Writing(JOBLESS, 0, Given("4"))])
    with pytest.raises(SheetBreaches) as fault:
        take(people["east"], Submission.objects.get(), StageAct.SUBMIT)
    assert fault.value.breaches[0].cell == GVA


def test_only_an_administrator_changes_who_may_what_and_all_of_it_is_told() -> None:
    people = open_office()
    west = people["west"].person
    with pytest.raises(UseError):
        appoint(people["office"], west, Role.REVIEWER, "west")
    appoint(people["admin"], west, Role.REVIEWER, "west", "stands in")
    with pytest.raises(UseError, match="already"):
        appoint(people["admin"], west, Role.REVIEWER, "west")
    with pytest.raises(UseError, match="no organisation"):
        appoint(people["admin"], west, Role.REPORTER, "north")
    dismiss(people["admin"], Appointment.objects.get(person=west, role=Role.REVIEWER))
    with pytest.raises(UseError, match="last administrator"):
        dismiss(people["admin"], Appointment.objects.get(role=Role.ADMINISTRATOR))
    with pytest.raises(UseError, match="own"):
        set_active(people["admin"], people["admin"].person, active=False)
    set_active(people["admin"], west, "left", active=False)
    with pytest.raises(UseError, match="password"):
        set_password(west, "short", "admin")
    acts = list(TrailEntry.objects.order_by("no").values_list("act", flat=True))
    assert acts[-3:] == ["appoint", "dismiss", "close account"]


def test_entries_come_back_as_they_were_whatever_stands_in_them() -> None:
    load_folder(folder(), "test")
    table = observations()
    odd = ['a"b', "a,b", "a\nb", '""', " ", "", "'; --", "%s", "反\u200b", "\t"]
    rows = table.head(len(odd)).with_columns(pl.Series("note_zh", odd), entry=pl.lit("x" * 16))
    add_entries(rows, origin="import", by="x", at=timezone.now())
    assert observations().tail(len(odd))["note_zh"].to_list() == odd
