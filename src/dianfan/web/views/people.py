"""Accounts and posts, for the administrator."""

from __future__ import annotations

import secrets

from axes.utils import reset
from django.http import HttpRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET
from django.views.decorators.http import require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.rights import Role
from dianfan.store.acts.people import NewAccount
from dianfan.store.acts.people import appoint
from dianfan.store.acts.people import dismiss
from dianfan.store.acts.people import make_account
from dianfan.store.acts.people import set_active
from dianfan.store.acts.people import set_password
from dianfan.store.models import Appointment
from dianfan.store.models import Person
from dianfan.store.trail import leave
from dianfan.web.requests import page
from dianfan.web.requests import require
from dianfan.web.words import language_of

_ENTROPY = 12
_DEEDS = ("password", "unlock")


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """List the accounts with their posts."""
    return _listed(request)


def _listed(request: HttpRequest, fresh: tuple[str, str] | None = None) -> HttpResponse:
    who = require(request, Act.READ_PEOPLE)
    names = {one.id: one.name for one in who.programme.reporting.organisations}
    held = Appointment.objects.filter(ended=None).order_by("pk")
    devices = set(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))
    rows = [
        (
            one,
            [(post, names.get(post.organisation)) for post in held if post.person_id == one.pk],
            one.pk in devices,
        )
        for one in Person.objects.order_by("name")
    ]
    return page(
        request, "people", rows=rows, roles=list(Role), fresh=fresh, deeds=_DEEDS,
        changes=who.may(Act.CHANGE_PEOPLE), organisations=who.programme.reporting.organisations,
    )  # fmt: skip


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Make an account with a first password, which is shown once."""
    who = require(request, Act.CHANGE_PEOPLE)
    name = request.POST.get("name", "").strip()[:60]
    if not name:
        raise UseError("the account has no name", remedy="give an office role or initials")
    first = secrets.token_urlsafe(_ENTROPY)
    title = request.POST.get("title", "").strip()[:120]
    new = NewAccount(name, title, language_of(request.POST.get("language", "zh")), first)
    make_account(who, new)
    return _listed(request, (name, first))


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an account: its posts, whether it is open, its password, its second factor."""
    who = require(request, Act.CHANGE_PEOPLE)
    person = get_object_or_404(Person, pk=pk)
    why, fresh = request.POST.get("why", "").strip()[:500], None
    match request.POST.get("do", ""):
        case "appoint":
            appoint(who, person, _role(request), request.POST.get("organisation", ""), why)
        case "dismiss":
            dismiss(
                who, get_object_or_404(Appointment, pk=_whole(request, "post"), person=person), why
            )
        case "close" | "open" as wanted:
            set_active(who, person, why, active=wanted == "open")
        case "password":
            first = secrets.token_urlsafe(_ENTROPY)
            set_password(person, first, who.person.name, must_change=True)
            fresh = (person.name, first)
        case "unlock":
            reset(username=person.name)
            leave(by=who.person.name, act="unlock", subject=f"person:{person.name}", why=why)
        case "ask factor":
            Person.objects.filter(pk=pk).update(second_factor_due=True)
            leave(
                by=who.person.name,
                act="ask for second factor",
                subject=f"person:{person.name}",
                why=why,
            )
        case "drop factor":
            TOTPDevice.objects.filter(user=person).delete()
            leave(
                by=who.person.name,
                act="second factor taken away",
                subject=f"person:{person.name}",
                why=why,
            )
        case other:
            raise UseError(
                "this cannot be done with an account",
                where=other[:40],
                remedy="load the page again",
            )
    return _listed(request, fresh)


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError as fault:
        raise UseError(
            "this is no role", why=str(fault), remedy="choose one of the list"
        ) from fault


def _whole(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text[:18]) if text.isdecimal() else 0
