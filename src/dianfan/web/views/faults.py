"""Pages for what cannot be answered."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest
from django.http import HttpResponse

from dianfan.web.requests import page


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came from elsewhere, or was left open too long."""
    del reason
    return page(request, "plain_fault", HTTPStatus.FORBIDDEN, key="fault_csrf")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page."""
    del exception
    return page(request, "plain_fault", HTTPStatus.NOT_FOUND, key="fault_not_found")


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the program failed."""
    return page(request, "plain_fault", HTTPStatus.INTERNAL_SERVER_ERROR, key="fault_broken")


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a request was refused."""
    del exception
    return page(request, "plain_fault", HTTPStatus.BAD_REQUEST, key="fault_refused")
