"""One's own account: the password, the language, the second factor."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django.views.decorators.http import require_POST
from django_otp import user_has_device

from dianfan.figures.errors import UseError
from dianfan.store.acts.people import set_password
from dianfan.store.models import Person
from dianfan.web.requests import page
from dianfan.web.words import language_of

_YEAR = 365 * 24 * 3600


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password."""
    person = request.user
    assert isinstance(person, Person)  # noqa: S101 - the door lets nobody else in
    factor = user_has_device(person)
    if request.method == "GET":
        return page(request, "password", factor=factor)
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    why = "wrong" if not person.check_password(old) else "differ" if new != again else ""
    try:
        if not why:
            set_password(person, new, person.name)
    except UseError as fault:
        why = fault.why
    if why:
        return page(request, "password", HTTPStatus.BAD_REQUEST, why=why, factor=factor)
    update_session_auth_hash(request, person)
    return redirect("/")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language: of the account, or of this browser before one has logged in."""
    chosen = language_of(request.POST.get("language", "zh"))
    there = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(there, {request.get_host()}):
        there = "/"
    response = redirect(there)
    if isinstance(request.user, Person):
        Person.objects.filter(pk=request.user.pk).update(language=chosen)
    response.set_cookie(
        "language", chosen, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response
