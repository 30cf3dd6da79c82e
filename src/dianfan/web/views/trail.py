"""The trail as a page: who did what, when, from what to what, why."""

from __future__ import annotations

from django.http import HttpRequest
from django.http import HttpResponse
from django.views.decorators.http import require_GET
from django.views.decorators.http import require_POST

from dianfan.recorded.collecting.rights import Act
from dianfan.store.models import TrailEntry
from dianfan.store.trail import check
from dianfan.web.requests import page
from dianfan.web.requests import require

ON_A_PAGE = 50


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """Show the latest lines, those before a given one, of one act or subject."""
    require(request, Act.READ_AUDIT)
    rows = TrailEntry.objects.order_by("-no")
    chosen = {name: request.GET.get(name, "")[:200] for name in ("by", "act", "subject")}
    for name, text in chosen.items():
        rows = rows.filter(**{name: text}) if text else rows
    before = request.GET.get("before", "")
    if before.isdecimal():
        rows = rows.filter(no__lt=int(before[:18]))
    found = list(rows[: ON_A_PAGE + 1])
    acts = TrailEntry.objects.order_by("act").values_list("act", flat=True).distinct()
    name = "trail_rows" if request.headers.get("HX-Request") else "trail"
    return page(
        request, name, rows=found[:ON_A_PAGE], more=len(found) > ON_A_PAGE, chosen=chosen, acts=acts
    )


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Follow the whole trail, and name the first broken link."""
    require(request, Act.READ_AUDIT)
    last = TrailEntry.objects.order_by("-no").first()
    return page(request, "trail_verdict", broken=check(), last=last)
