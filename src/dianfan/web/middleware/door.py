"""The door: nobody enters who has not logged in, and faults are told as pages."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest
from django.http import HttpResponse
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp import user_has_device

from dianfan.figures.errors import DianfanError
from dianfan.figures.errors import EditConflict
from dianfan.figures.errors import NotPermitted
from dianfan.figures.errors import PeriodLocked
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError
from dianfan.store.models import Person
from dianfan.web.requests import language
from dianfan.web.requests import page

OPEN = ("/login", "/welcome", "/health", "/static/", "/language", "/metrics")
HALF_OPEN = ("/second-factor", "/password", "/logout")
_STATUS: tuple[tuple[type[DianfanError], int], ...] = (
    (NotPermitted, HTTPStatus.FORBIDDEN),
    (PeriodLocked, HTTPStatus.LOCKED),
    (EditConflict, HTTPStatus.CONFLICT),
    (UnknownKey, HTTPStatus.NOT_FOUND),
    (UseError, HTTPStatus.BAD_REQUEST),
    (DianfanError, HTTPStatus.UNPROCESSABLE_ENTITY),
)


class Door:
    """Sends away whoever has not logged in, or has a step of it still to take."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer whoever may enter."""
        translation.activate("en" if language(request) == "en" else "zh-hans")
        if _holds_nul(request):
            return page(request, "plain_fault", HTTPStatus.BAD_REQUEST, key="fault_refused")
        sent = None if request.path.startswith(OPEN) else _sent_away(request)
        response = sent or self._answer(request)
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Tell a fault of ours as a page, or as JSON to a program."""
        if not isinstance(fault, DianfanError):
            return None
        status = status_of(fault)
        if isinstance(fault, UnreadableFolder):
            return page(request, "empty", status=HTTPStatus.OK)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(told(fault), status=status)
        return page(request, "fault", status=status, fault=fault)


def _holds_nul(request: HttpRequest) -> bool:
    """Tell whether an address or a form holds a NUL, which no text of a database can."""
    lists = (*request.GET.lists(), *request.POST.lists())
    return "\x00" in request.path or any(
        "\x00" in text for name, some in lists for text in (name, *some)
    )


def status_of(fault: DianfanError) -> int:
    """Give the status of HTTP by which a fault is told."""
    return next(status for kind, status in _STATUS if isinstance(fault, kind))


def told(fault: DianfanError) -> dict[str, str]:
    """Give the four parts of a fault, and its name."""
    return {
        "fault": type(fault).__name__, "what": fault.what, "why": fault.why, "where": fault.where,
        "remedy": fault.remedy,
    }  # fmt: skip


def _sent_away(request: HttpRequest) -> HttpResponse | None:
    person = request.user
    if not isinstance(person, Person):
        if not Person.objects.exists():
            return redirect("/welcome")
        there = request.get_full_path()
        safe = url_has_allowed_host_and_scheme(there, None) and request.method == "GET"
        return redirect(f"/login?next={there}" if safe and there != "/" else "/login")
    step = "" if request.path.startswith(HALF_OPEN) else _step_left(person)
    return redirect(step) if step else None


def _step_left(person: Person) -> str:
    """Give the address of the step of logging in that is still to take; nothing where none is."""
    has_device = user_has_device(person)
    if has_device and not person.is_verified():  # type: ignore[attr-defined]  # laid on by the middleware of second factors
        return "/second-factor"
    if person.must_change_password:
        return "/password"
    return "/second-factor/new" if person.second_factor_due and not has_device else ""
