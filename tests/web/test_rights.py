"""Who may do what: every role, act, stage and organisation, and every address of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import product
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from dianfan.promised.load import load
from dianfan.promised.model import Programme
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.rights import Post
from dianfan.recorded.collecting.rights import Reach
from dianfan.recorded.collecting.rights import Role
from dianfan.recorded.collecting.rights import permit
from dianfan.recorded.collecting.rights import rights
from dianfan.recorded.collecting.stages import START
from dianfan.recorded.collecting.stages import Approver
from dianfan.recorded.collecting.stages import Stage
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.collecting.stages import StageStep
from dianfan.recorded.collecting.stages import Standing
from dianfan.recorded.collecting.stages import after
from dianfan.recorded.collecting.stages import possible
from dianfan.store.acts.books import start_edition
from dianfan.store.acts.evidence import Card
from dianfan.store.acts.evidence import Upload
from dianfan.store.acts.evidence import attach
from dianfan.store.models import ClosedBook
from dianfan.store.models import Person
from dianfan.store.models import Submission
from dianfan.store.workspace import workspace
from dianfan.web import urls
from dianfan.web.views.listed import address
from tests.store.office import PEOPLE
from tests.store.office import duty
from tests.store.office import fill
from tests.store.office import folder
from tests.store.office import open_office
from tests.store.office import take

pytestmark = pytest.mark.usefixtures("place")
WRITES = {Act.SAVE, Act.ATTACH, Act.SUBMIT, Act.RECALL}


@cache
def programme() -> Programme:
    return load(folder())


EXPECTED: dict[Role, Callable[[Act], Reach | None]] = {
    Role.REPORTER: lambda act: Reach.OWN if act in WRITES | {Act.READ} else None,
    Role.REVIEWER: lambda act: Reach.BELOW if act in {Act.READ, Act.RETURN, Act.APPROVE} else None,
    Role.OFFICER: lambda act: Reach.ALL
    if act in {
        Act.READ, Act.IMPORT, Act.LOCK, Act.REOPEN, Act.LOAD, Act.CLOSE, Act.READ_BOOKS,
        Act.READ_DOCUMENTS, Act.ADD_DOCUMENTS, Act.DECIDE_CLAIMS, Act.ENTER_CLAIMS, Act.READ_AUDIT,
    } else None,
    Role.EDITOR: lambda act: Reach.ALL
    if act in {
        Act.READ, Act.READ_BOOKS, Act.BUILD, Act.PUBLISH, Act.READ_DOCUMENTS, Act.ADD_DOCUMENTS,
        Act.DECIDE_CLAIMS,
    } else None,
    Role.AUDITOR: lambda act: Reach.ALL if act.value.startswith(("read", "verify")) else None,
    Role.ADMINISTRATOR: lambda act: Reach.ALL
    if act in {Act.READ_PEOPLE, Act.CHANGE_PEOPLE, Act.READ_AUDIT} else None,
}  # fmt: skip


@pytest.mark.parametrize(("role", "act"), tuple(product(Role, Act)))
def test_the_table_of_rights_is_the_one_that_was_agreed(role: Role, act: Act) -> None:
    assert rights().get((role, act)) is EXPECTED[role](act)


@pytest.mark.parametrize("role", Role)
def test_a_right_reaches_as_far_as_it_says(role: Role) -> None:
    above = {"top": {"top"}, "east": {"east", "top"}, "west": {"west", "top"}, "": set()}
    for act, at, of in product(Act, ("top", "east", "west"), above):
        reach = EXPECTED[role](act)
        near = (reach is Reach.OWN and at == of) or (reach is Reach.BELOW and at in above[of])
        found = permit(programme(), [Post(role, at)], act, of)
        assert (found is not None) == (reach is Reach.ALL or near)


@pytest.mark.parametrize(("stage", "act"), tuple(product(Stage, StageAct)))
def test_a_stage_lets_be_done_what_it_should(stage: Stage, act: StageAct) -> None:
    table = {
        Stage.DRAFT: {"submit", "reopen"}, Stage.RETURNED: {"submit", "reopen"},
        Stage.SUBMITTED: {"recall", "return", "approve"}, Stage.APPROVED: {"lock", "reopen"},
        Stage.LOCKED: {"publish", "reopen"}, Stage.PUBLISHED: {"reopen"},
    }  # fmt: skip
    assert possible(Standing(stage), act) == (act.value in table[stage])


def test_a_new_submission_is_a_draft_that_nobody_decided_on() -> None:
    way = (Approver("county", "east"),)
    taken = after(START, StageStep(StageAct.SUBMIT, "x", timezone.now()), way)
    assert (START.waits_for(way), taken.waits_for(way)) == (None, way[0])


SHEET = address(duty())
EVERYBODY = {name for name, _, _ in PEOPLE}
READERS = {"office", "editor", "auditor", "east", "east-chief", "top-chief"}
ADDRESSES: dict[str, tuple[str, str, dict[str, str], set[str]]] = {
    "home": ("GET", "/", {}, EVERYBODY),
    "sheet": ("GET", SHEET, {}, READERS),
    "sheet-history": ("GET", f"{SHEET}/history", {}, READERS),
    "sheet-cells": (
        "POST",
        f"{SHEET}/cells",
        {"value:gva|QH101|level|": "3", "seen:gva|QH101|level|": "1"},
        {"east"},
    ),
    "sheet-act": ("POST", f"{SHEET}/act", {"act": "submit", "seen": "0"}, {"east"}),
    "sheet-workbook": ("GET", f"{SHEET}/workbook", {}, READERS),
    "sheet-table": ("GET", f"{SHEET}/table", {}, READERS),
    "sheet-file": ("POST", f"{SHEET}/file", {}, {"east", "office"}),
    "files": ("GET", "/files", {}, {"east", "west", "office"}),
    "files-in": ("POST", "/files/in", {}, {"east", "west", "office"}),
    "files-marked": ("GET", "/files/marked/of-another.xlsx", {}, EVERYBODY),
    "sheet-evidence": ("POST", f"{SHEET}/evidence", {}, {"east"}),
    "document": ("GET", "/documents/{document}", {}, READERS),
    "calendar": ("GET", "/calendar", {}, EVERYBODY - {"admin"}),
    "outliers": ("GET", "/outliers", {}, EVERYBODY - {"admin"}),
    "books": ("GET", "/books", {}, {"office", "editor", "auditor"}),
    "book-close": ("POST", "/books/close", {"asof": "2026-01-31"}, {"office"}),
    "edition-make": ("POST", "/books/999/edition", {}, {"editor"}),
    "edition-act": ("POST", "/editions/{edition}/act", {"do": "publish"}, {"editor"}),
    "edition-read": (
        "GET",
        "/editions/{edition}/read/index.html",
        {},
        {"office", "editor", "auditor"},
    ),
    "trail": ("GET", "/trail", {}, {"office", "auditor", "admin"}),
    "trail-verify": ("POST", "/trail/verify", {}, {"office", "auditor", "admin"}),
    "people": ("GET", "/people", {}, {"auditor", "admin"}),
    "people-add": ("POST", "/people/add", {"name": "fresh"}, {"admin"}),
    "people-change": ("POST", "/people/{person}", {"do": "unlock"}, {"admin"}),
    "password": ("GET", "/password", {}, EVERYBODY),
    "logout": ("POST", "/logout", {}, EVERYBODY),
    "second-factor": ("GET", "/second-factor", {}, EVERYBODY),
    "second-factor-new": ("GET", "/second-factor/new", {}, EVERYBODY),
    "second-factor-end": ("POST", "/second-factor/end", {}, EVERYBODY),
}
OPEN = {"welcome", "login", "language", "health", "metrics"}


def test_every_address_stands_in_the_matrix() -> None:
    named = {one.name for one in urls.urlpatterns}
    assert named == set(ADDRESSES) | OPEN
    assert len(get_resolver().url_patterns) == len(urls.urlpatterns)


def filled() -> dict[str, str]:
    """Open the office with a sheet that was filled in, a Book and an edition."""
    people = open_office()
    fill(people["east"], duty(), "12.5")
    book = ClosedBook.objects.create(
        asof=date(2026, 1, 1),
        digest="d",
        folder="none",
        entries=0,
        by=people["office"].person,
        at=timezone.now(),
    )
    upload = Upload("note.txt", [b"seen and signed"])
    made = attach(people["east"], duty(), upload, Card(), None, workspace())
    return {
        "document": made.document.digest,
        "edition": str(start_edition(people["editor"], book).pk),
        "person": str(people["west"].person.pk),
    }


def read_to_the_end(answer: object) -> bytes:
    """Read an answer that is handed over in parts; the client of Django closes it only then."""
    return b"".join(getattr(answer, "streaming_content", ()))


def _forced(client: Client, name: str) -> None:
    client.force_login(Person.objects.get(name=name), "django.contrib.auth.backends.ModelBackend")


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_an_address_answers_those_alone_who_may(name: str) -> None:
    numbers = filled()
    method, path, told, allowed = ADDRESSES[name]
    for who in sorted(EVERYBODY):
        client = Client(headers={"Accept": "text/html"})
        _forced(client, who)
        answer = client.generic(
            method, path.format(**numbers), _body(told), "application/x-www-form-urlencoded"
        )
        read_to_the_end(answer)
        if who in allowed:
            assert answer.status_code != 403, f"{who} may {name}"
        else:
            assert answer.status_code in {403, 404}, f"{who} may not {name}: {answer.status_code}"


def _body(told: dict[str, str]) -> str:
    return urlencode(told)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_nobody_enters_who_has_not_logged_in(name: str) -> None:
    numbers = filled()
    method, path, told, _ = ADDRESSES[name]
    answer = Client().generic(
        method, path.format(**numbers), _body(told), "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login")
    assert Submission.objects.get().steps_taken == 0


def test_ids_of_others_lead_nowhere() -> None:
    people = open_office()
    take(people["east"], fill(people["east"], duty()), StageAct.SUBMIT)
    client = Client()
    _forced(client, "west")
    for suffix in ("", "/history"):
        assert client.get(SHEET + suffix).status_code == 403
    for act in StageAct:
        assert client.post(f"{SHEET}/act", {"act": act, "seen": "1"}).status_code == 403
    assert Submission.objects.get().stage == Stage.SUBMITTED
