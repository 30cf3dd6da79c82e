"""Books and editions: closing, building, publishing, verifying."""

from __future__ import annotations

import mimetypes
from datetime import date
from pathlib import Path
from threading import Thread

from django.db import connections
from django.http import FileResponse
from django.http import Http404
from django.http import HttpRequest
from django.http import HttpResponse
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.http import require_POST

from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.stages import Stage
from dianfan.store.acts.books import build
from dianfan.store.acts.books import close_book
from dianfan.store.acts.books import publish
from dianfan.store.acts.books import start_edition
from dianfan.store.acts.books import verify
from dianfan.store.models import ClosedBook
from dianfan.store.models import Edition
from dianfan.store.models import Submission
from dianfan.store.workspace import workspace
from dianfan.web.requests import page
from dianfan.web.requests import require

_READER = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


@require_GET
def books(request: HttpRequest) -> HttpResponse:
    """List the Books with their editions, and what the next one would hold."""
    who = require(request, Act.READ_BOOKS)
    rows = ClosedBook.objects.order_by("-pk").select_related("by").prefetch_related("editions")
    return page(
        request, "books", rows=rows, today=timezone.localdate(),
        asof=min(who.programme.charter.review_date, timezone.localdate()),
        approved=Submission.objects.filter(stage=Stage.APPROVED).count(),
        pending=Submission.objects.filter(stage__in=[Stage.SUBMITTED, Stage.RETURNED]).count(),
        building=Edition.objects.filter(finished_at=None).exists(),
    )  # fmt: skip


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the record at a day."""
    who = require(request, Act.CLOSE)
    try:
        asof = date.fromisoformat(request.POST.get("asof", ""))
    except ValueError as fault:
        raise UseError("this is no day", why=str(fault), remedy="write it as 2026-12-31") from fault
    close_book(who, asof, workspace())
    return redirect("/books")


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Build an edition of a Book; the page tells when it is done."""
    who = require(request, Act.BUILD)
    edition = start_edition(who, get_object_or_404(ClosedBook, pk=pk))
    Thread(target=_build, args=(edition, request.POST.get("paper") == "on"), daemon=False).start()
    return redirect("/books")


def _build(edition: Edition, paper: bool) -> None:  # noqa: FBT001 - as the thread hands it on
    try:
        build(edition, workspace(), paper=paper)
    finally:
        connections.close_all()


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish or verify an edition."""
    edition = get_object_or_404(Edition, pk=pk)
    if request.POST.get("do") == "publish":
        publish(require(request, Act.PUBLISH), edition)
    elif request.POST.get("do") == "verify":
        verify(require(request, Act.VERIFY), edition, workspace())
    return redirect("/books")


@require_GET
def read(request: HttpRequest, pk: int, path: str) -> HttpResponseBase:
    """Give a file of an edition."""
    require(request, Act.READ_BOOKS)
    edition = get_object_or_404(Edition, pk=pk)
    root = (workspace().editions / edition.folder).resolve()
    found = (root / (path or "index.html")).resolve()
    if not edition.folder or not found.is_relative_to(root) or not found.is_file():
        raise Http404
    return _file(found)


def _file(found: Path) -> HttpResponseBase:
    kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    response = FileResponse(
        found.open("rb"),
        content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
    )
    response["Content-Security-Policy"] = _READER
    return response
