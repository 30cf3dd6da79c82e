"""The first run: the first administrator of a workspace that has none."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.rights import Role
from dianfan.store.acts.people import NewAccount
from dianfan.store.acts.people import appoint
from dianfan.store.acts.people import make_account
from dianfan.store.models import Person
from dianfan.web.requests import language
from dianfan.web.requests import page


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Make the first account, which administrates the workspace and runs the programme office."""
    if Person.objects.exists():
        return redirect("/")
    if request.method == "GET":
        return page(request, "welcome")
    name, password, again = (request.POST.get(key, "") for key in ("name", "password", "again"))
    if password != again:
        return page(request, "welcome", HTTPStatus.BAD_REQUEST, why="differ", name=name)
    try:
        person = _first(NewAccount(name.strip()[:60] or "admin", "", language(request), password))
    except UseError as fault:
        return page(request, "welcome", HTTPStatus.BAD_REQUEST, why=fault.why, name=name)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("/")


@transaction.atomic
def _first(new: NewAccount) -> Person:
    person = make_account(None, new)
    for role in (Role.ADMINISTRATOR, Role.OFFICER, Role.EDITOR, Role.AUDITOR):
        appoint(None, person, role)
    return person
