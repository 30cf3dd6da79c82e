"""What rules ask about the sheets that are in hand: warnings, errors, and the words that answer them."""

from __future__ import annotations

from django.http import HttpRequest
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dianfan.figures.errors import NotPermitted
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.stages import Stage
from dianfan.store.acts.sheets import sheet_of
from dianfan.web.requests import actor
from dianfan.web.requests import page
from dianfan.web.views.listed import listed
from dianfan.web.views.sheets import lines

MOST = 100
_IN_HAND = frozenset({Stage.SUBMITTED, Stage.RETURNED})


@require_GET
def outliers(request: HttpRequest) -> HttpResponse:
    """Show what the rules ask about the sheets that are submitted or returned."""
    who = actor(request)
    seen = who.reach(Act.READ)
    if not seen:
        raise NotPermitted("this account reads no submissions", remedy="ask the administrator")
    found = [
        (one, line)
        for one in listed(who.programme, seen, timezone.localdate())
        if one.stage in _IN_HAND
        for line in lines(who, sheet_of(who.programme, one.duty), one.submission)
        if line.breaches
    ]
    return page(request, "outliers", found=found[:MOST], more=max(0, len(found) - MOST))
