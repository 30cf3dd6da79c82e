"""What pages reckon: completeness and timeliness, what is late, what rules ask, names and days."""

from __future__ import annotations

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.template import Template
from django.test import Client
from django.test import RequestFactory
from django.utils import timezone

from dianfan.figures.errors import NotPermitted
from dianfan.figures.errors import PeriodLocked
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.figures.gap import GapReason
from dianfan.figures.period import period
from dianfan.recorded.collecting.approved import Standing
from dianfan.recorded.collecting.approved import recorded
from dianfan.recorded.collecting.approved import source_id
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import sheet
from dianfan.recorded.collecting.cells import unit_name
from dianfan.recorded.collecting.stages import StageAct
from dianfan.store.models import Person
from dianfan.store.models import Submission
from dianfan.web import settings
from dianfan.web.accounts import factor
from dianfan.web.accounts import login
from dianfan.web.accounts import password
from dianfan.web.context import WAYS
from dianfan.web.middleware.door import status_of
from dianfan.web.middleware.door import told
from dianfan.web.middleware.logs import Logged
from dianfan.web.requests import language
from dianfan.web.templatetags.told import plainly
from dianfan.web.views import books
from dianfan.web.views import health
from dianfan.web.views import people
from dianfan.web.views import trail
from dianfan.web.views import welcome
from dianfan.web.views.calendar import Row
from dianfan.web.views.listed import listed
from dianfan.web.views.sheets import cell_of
from dianfan.web.views.sheets import key_of
from dianfan.web.words import day
from dianfan.web.words import moment
from dianfan.web.words import when
from tests.store.office import GVA
from tests.store.office import JOBLESS
from tests.store.office import approved
from tests.store.office import duty
from tests.store.office import open_office
from tests.store.office import take
from tests.web.test_rights import SHEET
from tests.web.test_rights import programme

pytestmark = pytest.mark.usefixtures("place")


def test_every_view_has_its_address() -> None:
    from dianfan.web.urls import urlpatterns  # noqa: PLC0415 - this alone of it

    called = {one.callback for one in urlpatterns}
    assert {
        factor.end, login.logout, password.password, books.read, health.health, people.change, trail.verify,
        welcome.welcome,
    } <= called  # fmt: skip
    assert settings.ROOT_URLCONF == "dianfan.web.urls"
    assert Logged.__name__ in settings.MIDDLEWARE[0]
    assert {way.address for way in WAYS} <= {f"/{one.pattern}" for one in urlpatterns}


def test_duties_know_whether_they_are_open_late_or_missed() -> None:
    people_ = open_office()
    approved(people_, duty())
    rows = {
        one.duty: one
        for one in listed(people_["office"].programme, {"east", "west"}, timezone.localdate())
    }
    assert rows[duty()].state == "done"
    assert not rows[duty()].was_late
    assert rows[duty("west")].state == "open"
    assert rows[duty("west", ago=-6)].state == "missed"
    late = next(
        one
        for one in rows.values()
        if one.days.due < one.today <= one.days.closes and one.duty != duty()
    )
    assert late.state == "late"
    row = Submission.objects.get()
    Submission.objects.filter(pk=row.pk).update(first_submitted=timezone.now() + timedelta(days=90))
    again = {
        one.duty: one for one in listed(people_["office"].programme, {"east"}, timezone.localdate())
    }
    assert again[duty()].was_late


def test_completeness_counts_what_was_due_alone() -> None:
    people_ = open_office()
    organisation = people_["office"].programme.reporting.organisations[0]
    assert (
        Row(organisation, (), 0, 0, 0).completeness,
        Row(organisation, (), 0, 0, 0).timeliness,
    ) == (None, None)
    assert (
        Row(organisation, (), 3, 2, 1).completeness,
        Row(organisation, (), 3, 2, 1).timeliness,
    ) == (67, 33)


def test_overdue_decisions_are_told_by_organisation_and_no_person() -> None:
    people_ = open_office()
    row = take(people_["east"], _filled(people_), StageAct.SUBMIT)
    Submission.objects.filter(pk=row.pk).update(moved_at=timezone.now() - timedelta(days=9))
    client = Client()
    client.force_login(people_["auditor"].person, "django.contrib.auth.backends.ModelBackend")
    body = client.get("/calendar").content.decode()
    assert "East Statistics" in body
    assert ">9<" in body
    assert "east-chief" not in body
    assert SHEET in body


def _filled(people_: object) -> Submission:
    from tests.store.office import fill  # noqa: PLC0415 - this alone of it

    return fill(people_["east"], duty())  # type: ignore[index]  # the actors by name


def test_cells_keep_their_names_on_the_way_through_a_page() -> None:
    for cell in (GVA, JOBLESS, FormCell("a", "b", "share", "规模以上")):
        assert cell_of(key_of(cell)) == cell
    with pytest.raises(UseError, match="no name of a cell"):
        cell_of("a|b")


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (NotPermitted("x"), 403),
        (PeriodLocked("x"), 423),
        (UnknownKey("x"), 404),
        (UseError("x"), 400),
    ],
)
def test_faults_have_their_status(fault: UseError, status: int) -> None:
    assert status_of(fault) == status
    assert told(fault)["what"] == "x"


def test_days_and_units_are_told_as_the_reader_writes_them() -> None:
    at = datetime(2026, 3, 5, 1, 2, tzinfo=UTC)
    assert (day("zh", date(2026, 3, 5)), day("en", date(2026, 3, 5))) == (
        "2026年3月5日",
        "5 March 2026",
    )
    assert moment("en", at) == "5 March 2026 09:02"
    assert when("zh", "2026-01/03") == when("zh", "2026-01/03")
    assert [unit_name(one).en for one in ("亿元", "万人", "%", "天")] == [
        "100 million yuan", "10,000 people", "%", "days",
    ]  # fmt: skip


def test_the_language_is_that_of_the_account_else_of_the_browser() -> None:
    request = RequestFactory().get("/", headers={"Accept-Language": "en-GB,zh;q=0.5"})
    request.user = AnonymousUser()
    assert language(request) == "en"
    request.COOKIES["language"] = "zh"
    assert language(request) == "zh"
    request.user = Person(language="en")
    assert language(request) == "en"


def test_lines_of_the_trail_are_written_plainly() -> None:
    assert plainly(["44", "", "late"]) == "44 · late"
    assert plainly({"a": [1]}) == "a 1"
    assert plainly([]) == "–"
    shown = Template("{% load told %}{% t 'all' %} {% act_word 'log in' %}").render(
        Context({"language": "en"})
    )
    assert shown == "all log in"


def test_an_approval_records_what_is_new_and_corrects_what_differs() -> None:
    asked = sheet(programme(), duty())
    assert asked is not None
    found = recorded(
        asked,
        {GVA: Given("2"), JOBLESS: Given(gap=GapReason.LOST)},
        {},
        version=1,
        on=date(2026, 1, 2),
    )
    assert [(one["indicator"], one["value"]) for one in found.entries] == [("gva", "2")]
    assert found.corrections == ()
    standing = {GVA: Standing("abc", "2", "亿元"), JOBLESS: Standing("def", "4", "%")}
    same = recorded(
        asked, {GVA: Given("2"), JOBLESS: Given("4")}, standing, version=2, on=date(2026, 1, 3)
    )
    assert (same.entries, same.corrections) == ((), ())
    other = recorded(
        asked, {GVA: Given("3")}, standing, version=2, on=date(2026, 1, 3), why="misread"
    )
    assert [(one["kind"], one["old_value"], one["new_value"], one["reason_en"]) for one in other.corrections] == [
        ("value", "2", "3", "misread"), ("retraction", "4", "", "misread"),
    ]  # fmt: skip
    assert source_id(asked, 2).endswith(".v2")
    assert period(asked.period.code) == asked.period
