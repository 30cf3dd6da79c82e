"""Evidence: handing a document in with a sheet, and reading it."""

from __future__ import annotations

from django.http import FileResponse
from django.http import Http404
from django.http import HttpRequest
from django.http import HttpResponse
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET
from django.views.decorators.http import require_POST

from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.rights import Act
from dianfan.store.acts.evidence import Card
from dianfan.store.acts.evidence import Upload
from dianfan.store.acts.evidence import attach
from dianfan.store.acts.evidence import readable
from dianfan.store.workspace import workspace
from dianfan.web.requests import actor
from dianfan.web.requests import require
from dianfan.web.views.listed import address
from dianfan.web.views.sheets import cell_of
from dianfan.web.views.sheets import duty_of

_LONGEST = 200


@require_POST
def hand_in(request: HttpRequest, form: str, organisation: str, period: str) -> HttpResponse:
    """Attach a document to a sheet."""
    who = require(request, Act.ATTACH, organisation)
    duty, told = duty_of(form, organisation, period), request.POST
    file = request.FILES.get("document")
    if file is None:
        raise UseError("no file was chosen", remedy="choose one")
    card = Card(
        title=told.get("title", "").strip()[:_LONGEST],
        locator=told.get("locator", "").strip()[:_LONGEST],
    )
    cell = cell_of(told["cell"]) if told.get("cell") else None
    attach(who, duty, Upload(file.name or "", file.chunks()), card, cell, workspace())
    return redirect(address(duty))


@require_GET
def document(request: HttpRequest, digest: str) -> HttpResponseBase:
    """Give a document to be saved, never to be run or shown by the browser as a page of ours."""
    found = readable(actor(request), digest)
    path = workspace().documents / found.digest
    if not path.is_file():
        raise Http404
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
