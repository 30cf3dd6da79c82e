"""For those who watch the machine: whether it works, and what it counts."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError
from django.db import connection
from django.http import HttpRequest
from django.http import HttpResponse
from django.http import JsonResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client import generate_latest

_HERE = frozenset({"127.0.0.1", "::1"})


def health(request: HttpRequest) -> JsonResponse:
    """Tell whether the database answers."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse(
            {"status": "the database does not answer"}, status=HTTPStatus.SERVICE_UNAVAILABLE
        )
    return JsonResponse({"status": "ok", "database": connection.vendor})


def metrics(request: HttpRequest) -> HttpResponse:
    """Give the metrics to this machine alone, or to whoever knows the token of the settings."""
    token = getattr(settings, "METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    known = bool(token) and constant_time_compare(given, token)
    proxied = "X-Forwarded-For" in request.headers
    if not known and (proxied or request.META.get("REMOTE_ADDR") not in _HERE):
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
