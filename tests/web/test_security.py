"""What the workspace does with those who mean harm: passwords, second factors, forgeries, injections."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from dianfan.recorded.collecting.stages import StageAct
from dianfan.store import trail
from dianfan.store.models import Person
from dianfan.store.models import Submission
from dianfan.store.models import TrailEntry
from dianfan.store.models import Value
from dianfan.web import words
from dianfan.web.words import say
from tests.store.office import duty
from tests.store.office import fill
from tests.store.office import open_office
from tests.store.office import take
from tests.web.test_rights import SHEET
from tests.workspace import PASSWORD

pytestmark = pytest.mark.usefixtures("place")
KEY = "gva|QH101|level|"


def log_in(name: str) -> int:
    return Client().post("/login", {"username": name, "password": PASSWORD}).status_code


def body(**told: object) -> str:
    return json.dumps(
        {"cells": [{"key": KEY, "seen": 0, "value": "", "gap": "", "comment": "", **told}]}
    )


def enter(name: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/login", {"username": name, "password": password})
    return client


def test_five_wrong_passwords_lock_an_account_until_it_is_unlocked() -> None:
    open_office()
    for _ in range(5):
        Client().post("/login", {"username": "east", "password": "wrong"})
    assert log_in("east") == HTTPStatus.TOO_MANY_REQUESTS
    admin = enter("admin")
    admin.post(f"/people/{Person.objects.get(name='east').pk}", {"do": "unlock"})
    assert (
        Client().post("/login", {"username": "east", "password": PASSWORD}).status_code
        == HTTPStatus.FOUND
    )
    assert TrailEntry.objects.filter(act="log in refused").count() >= 4
    assert TrailEntry.objects.filter(act="log in locked").exists()
    assert trail.check() is None


def test_a_second_factor_is_set_up_asked_for_and_cannot_be_passed_by() -> None:
    open_office()
    client = enter("east")
    client.get("/second-factor/new")
    device = TOTPDevice.objects.get()
    assert (
        client.post("/second-factor/new", {"code": "000000"}).status_code == HTTPStatus.UNAUTHORIZED
    )
    device.refresh_from_db()
    assert not device.confirmed
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    code = f"{totp(device.bin_key):06}"
    assert client.post("/second-factor/new", {"code": code}).status_code == HTTPStatus.FOUND
    again = enter("east")
    for path in ("/", SHEET, "/calendar"):
        assert again.get(path).headers["Location"] == "/second-factor"
    assert (
        again.post(f"{SHEET}/cells", {f"value:{KEY}": "1"}).headers["Location"] == "/second-factor"
    )
    assert not Value.objects.exists()


def test_whoever_must_have_a_second_factor_does_nothing_without() -> None:
    open_office()
    Person.objects.filter(name="east").update(second_factor_due=True)
    assert enter("east").get("/").headers["Location"] == "/second-factor/new"


def test_a_first_password_has_to_be_changed_and_keeps_to_the_rules() -> None:
    open_office()
    admin = enter("admin")
    shown = admin.post("/people/add", {"name": "fresh", "language": "en"}).content.decode()
    found = re.search(r"<code>([\w-]{16})</code>", shown)
    assert found
    client = enter("fresh", found[1])
    assert client.get("/").headers["Location"] == "/password"
    for new in ("short", "123456789012345", "password1234"):
        told = {"old": found[1], "new": new, "again": new}
        assert client.post("/password", told).status_code == HTTPStatus.BAD_REQUEST
    new = "seven-quiet-herons"
    assert (
        client.post("/password", {"old": found[1], "new": new, "again": new}).status_code
        == HTTPStatus.FOUND
    )
    assert client.get("/").status_code == HTTPStatus.OK


def test_a_closed_account_does_nothing_more() -> None:
    open_office()
    client = enter("east")
    Person.objects.filter(name="east").update(is_active=False)
    assert client.get("/").status_code == HTTPStatus.FOUND
    assert (
        Client().post("/login", {"username": "east", "password": PASSWORD}).status_code
        == HTTPStatus.UNAUTHORIZED
    )


def test_a_form_from_elsewhere_is_refused() -> None:
    open_office()
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(name="east"), "django.contrib.auth.backends.ModelBackend")
    assert client.post(f"{SHEET}/cells", {f"value:{KEY}": "1"}).status_code == HTTPStatus.FORBIDDEN
    assert not Submission.objects.exists()


@pytest.mark.parametrize("path", ["/", "/login", "/nowhere"])
def test_every_page_has_a_strict_policy_and_no_inline_script(path: str) -> None:
    open_office()
    answer = enter("east").get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    body = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\ssrc=)", body)
    assert not re.search(r"\son\w+=|\sstyle=", body)


HARM = (
    "<script>alert(1)</script>", "{{ request.user.password }}", "'; DROP TABLE store_entry; --", "{% load x %}",
    "x\r\nSet-Cookie: a=b", "../../etc/passwd", "\u202e反", "=cmd|' /C calc'!A0", "%s%n",
)  # fmt: skip


@pytest.mark.parametrize("harm", HARM)
def test_what_is_typed_is_only_ever_text(harm: str) -> None:
    people = open_office()
    client = enter("east")
    client.post(f"{SHEET}/cells", {f"value:{KEY}": "5", f"comment:{KEY}": harm, f"seen:{KEY}": "0"})
    row = Submission.objects.get()
    take(people["east"], row, StageAct.SUBMIT, harm)
    for path in (
        SHEET,
        f"{SHEET}/history",
        f"/trail?by={harm}",
        f"/login?next=//evil.example/{harm}",
    ):
        body = enter("auditor").get(path).content.decode()
        assert "<script>alert" not in body
        assert "md5$" not in body
    assert Value.objects.get().comment == harm.strip()


def test_a_nul_is_refused_wherever_it_stands() -> None:
    open_office()
    client = enter("auditor")
    assert client.get("/trail?by=%00").status_code == HTTPStatus.BAD_REQUEST
    assert client.get("/sheets/a%00b/east/2026-01").status_code == HTTPStatus.BAD_REQUEST
    told = {f"value:{KEY}": "5", f"comment:{KEY}": "\x00"}
    assert enter("east").post(f"{SHEET}/cells", told).status_code == HTTPStatus.BAD_REQUEST
    json_told = body(comment="a\x00b")
    sent = enter("east").post(f"{SHEET}/cells", json_told, "application/json")
    assert sent.status_code == HTTPStatus.OK
    assert Value.objects.get().comment == "ab"


@pytest.mark.parametrize(
    "there", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_logging_in_leads_nowhere_else(there: str) -> None:
    open_office()
    answer = Client().post("/login", {"username": "east", "password": PASSWORD, "next": there})
    assert answer.headers["Location"] == "/"
    assert Client().post("/language", {"language": "en", "next": there}).headers["Location"] == "/"


BROKEN = {
  "a list": "[]", "half": "{", "a number": '{"cells": 3}', "empty": '{"cells": [{}]}',
    "no cell": body(key="x"), "deep": "[" * 100_000, "no number": body(seen="no"), "no reason": body(gap="never"),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_broken_json_is_refused_and_writes_nothing(broken: str) -> None:
    open_office()
    asks = {"Accept": "application/json"}
    answer = enter("east").generic(
        "POST", f"{SHEET}/cells", broken, "application/json", headers=asks
    )
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert not Value.objects.exists()


def test_an_oversized_body_is_refused() -> None:
    open_office()
    large = body(comment="x" * 6_000_000)
    answer = enter("east").generic("POST", f"{SHEET}/cells", large, "application/json")
    assert answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}


def test_a_conflict_is_told_as_json_with_what_stands_there() -> None:
    people = open_office()
    fill(people["east"], duty(), "1")
    told = {"cells": [{"key": KEY, "seen": 0, "value": "2", "gap": "", "comment": ""}]}
    answer = enter("east").post(f"{SHEET}/cells", json.dumps(told), "application/json")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert answer.json()["conflicts"][KEY]["value"] == "1"


def test_faults_are_told_as_pages_or_as_json() -> None:
    open_office()
    client = enter("east")
    page = client.get("/sheets/monthly/east/1999-01")
    assert page.status_code == HTTPStatus.NOT_FOUND
    told = client.get("/sheets/monthly/east/1999-01", headers={"Accept": "application/json"}).json()
    assert told["fault"] == "UnknownKey"
    assert told["remedy"]


def test_the_first_visit_makes_the_first_account_and_only_once() -> None:
    client = Client()
    assert client.get("/").headers["Location"] == "/welcome"
    told = {"name": "first", "password": PASSWORD, "again": PASSWORD}
    assert client.post("/welcome", {**told, "again": "other"}).status_code == HTTPStatus.BAD_REQUEST
    short = {**told, "password": "short", "again": "short"}
    assert client.post("/welcome", short).status_code == HTTPStatus.BAD_REQUEST
    client.post("/welcome", told)
    assert "dianfan load" in client.get("/").content.decode()
    Client().post("/welcome", {**told, "name": "second"})
    assert list(Person.objects.values_list("name", flat=True)) == ["first"]


def test_health_and_metrics_tell_the_machine_alone() -> None:
    client = Client()
    assert client.get("/health").json()["status"] == "ok"
    assert b"dianfan_requests_total" in client.get("/metrics").content
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == HTTPStatus.FORBIDDEN
    assert (
        client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code
        == HTTPStatus.FORBIDDEN
    )


def test_every_word_is_told_in_both_languages_and_those_that_are_asked_for_are_there() -> None:
    found = words.words()
    assert all(one.zh and one.en for one in found.values())
    files = [
        path for path in Path(words.__file__).parent.rglob("*") if path.suffix in {".html", ".py"}
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    asked = set(re.findall(r"""(?:{% t |tell\(request, )['"](\w+)['"](?!\|)""", text))
    assert asked <= set(found)
    assert say("en", "and_more", count=3) == "And 3 more."


def test_addresses_have_names() -> None:
    assert reverse("home") == "/"
