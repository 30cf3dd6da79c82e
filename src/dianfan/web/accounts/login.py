"""Logging in, with a lock after too many wrong passwords, and logging out."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib.auth import authenticate
from django.contrib.auth import login as log_in
from django.contrib.auth import logout as log_out
from django.http import HttpRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django.views.decorators.http import require_POST

from dianfan.store.models import Person
from dianfan.store.trail import leave
from dianfan.web.requests import page


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for name and password, and let in whoever knows both."""
    if not Person.objects.exists():
        return redirect("/welcome")
    there = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(there, {request.get_host()}):
        there = "/"
    if request.method == "GET":
        return page(request, "login", next=there)
    name = request.POST.get("username", "")
    person = authenticate(request, username=name, password=request.POST.get("password", ""))
    if person is None:
        leave(by=name[:60], act="log in refused", subject=f"person:{name[:60]}")
        return page(request, "login", HTTPStatus.UNAUTHORIZED, next=there, refused=True, name=name)
    log_in(request, person)
    leave(by=name, act="log in", subject=f"person:{name}")
    return redirect(there)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, Person):
        leave(by=request.user.name, act="log out", subject=f"person:{request.user.name}")
    log_out(request)
    return redirect("/login")


def locked_out(
    request: HttpRequest,
    _original: HttpResponse | None = None,
    credentials: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Say that a name is locked for a while after too many wrong passwords."""
    name = str((credentials or {}).get("username", ""))[:60]
    leave(by=name, act="log in locked", subject=f"person:{name}")
    return page(request, "login", HTTPStatus.TOO_MANY_REQUESTS, next="/", locked=True, name=name)
