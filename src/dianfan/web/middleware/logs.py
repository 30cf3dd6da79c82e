"""One line of the log for each request, as JSON, and what the metrics count."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest
from django.http import HttpResponse
from prometheus_client import Counter
from prometheus_client import Histogram

REQUESTS = Counter("dianfan_requests_total", "Requests answered", ["view", "method", "status"])
SECONDS = Histogram("dianfan_request_seconds", "Seconds to answer a request", ["view"])
_LOG = logging.getLogger("dianfan.requests")


class Logged:
    """Logs each request: what was asked, how it was answered, how long it took, never what was typed."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and log it."""
        started, name = time.perf_counter(), uuid.uuid4().hex[:12]
        response = self._answer(request)
        took = time.perf_counter() - started
        view = request.resolver_match.view_name if request.resolver_match else ""
        REQUESTS.labels(view, request.method, response.status_code).inc()
        SECONDS.labels(view).observe(took)
        user = getattr(request, "user", None)
        _LOG.info(
            "request",
            extra={
                "request": name, "method": request.method, "path": request.path, "view": view,
                "status": response.status_code, "ms": round(took * 1000, 1),
                "by": getattr(user, "name", "") if user and user.is_authenticated else "",
            },
        )  # fmt: skip
        response["X-Request-Id"] = name
        return response
