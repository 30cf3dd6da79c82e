"""The first page: what waits for whoever logged in."""

from __future__ import annotations

from django.http import HttpRequest
from django.http import HttpResponse
from django.utils import timezone

from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.rights import Role
from dianfan.recorded.collecting.stages import Stage
from dianfan.store.models import ClosedBook
from dianfan.store.models import Edition
from dianfan.web.requests import actor
from dianfan.web.requests import page
from dianfan.web.views.listed import listed

MOST = 60


def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for me: to fill, to decide, and what I follow."""
    who = actor(request)
    seen = who.reach(Act.READ)
    found = list(listed(who.programme, seen, timezone.localdate()))
    mine = who.reach(Act.SAVE)
    reviews = {post.organisation for post in who.posts if post.role is Role.REVIEWER}
    to_fill = [one for one in found if one.duty.organisation in mine and one.is_open]
    to_decide = [one for one in found if one.stage is Stage.SUBMITTED and one.waits_for in reviews]
    shown = {*(one.duty for one in to_fill), *(one.duty for one in to_decide)}
    others = [one for one in found if one.duty not in shown]
    return page(
        request, "home", to_fill=to_fill, to_decide=to_decide, others=others[:MOST], more=max(0, len(others) - MOST),
        reports=bool(mine), decides=bool(reviews),
        books=ClosedBook.objects.order_by("-pk")[:3] if who.may(Act.READ_BOOKS) else None,
        editions=Edition.objects.order_by("-pk")[:3] if who.may(Act.READ_BOOKS) else None,
    )  # fmt: skip
