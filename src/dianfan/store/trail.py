"""The trail in the database: one line after another, each in the transaction of what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import connection
from django.db import transaction
from django.utils import timezone

from dianfan.recorded.trail import START
from dianfan.recorded.trail import BrokenLink
from dianfan.recorded.trail import TrailLine
from dianfan.recorded.trail import broken_link
from dianfan.recorded.trail import seal
from dianfan.store.models import TrailEntry

_ONE_AT_A_TIME = 0x7472_6169_6C
_CHUNK = 2000
_NOTHING: Mapping[str, object] = MappingProxyType({})


@transaction.atomic
def leave(
    *,
    by: str,
    act: str,
    subject: str,
    role: str = "",
    before: Mapping[str, object] = _NOTHING,
    after: Mapping[str, object] = _NOTHING,
    why: str = "",
) -> TrailEntry:
    """Add a line to the trail; it stands or falls with the transaction around it.

    The time never runs backward in it: where the clock does, the line has that of the one before.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
    last = TrailEntry.objects.order_by("-no").only("no", "seal", "at").first()
    line = TrailLine(
        no=last.no + 1 if last else 1,
        at=not_before(last.at if last else None),
        by=by,
        role=role,
        act=act,
        subject=subject,
        before=dict(before),
        after=dict(after),
        why=why,
        seal_before=last.seal if last else START,
    )
    told = {name: getattr(line, name) for name in TrailLine.__slots__}
    return TrailEntry.objects.create(**told, seal=seal(line))


def not_before(last: datetime | None) -> datetime:
    """Give the time now, or the last one where the clock was set back behind it."""
    now = timezone.now()
    return max(now, last) if last else now


def lines() -> Iterator[tuple[TrailLine, str]]:
    """Give each line of the trail with the seal that stands on it."""
    for row in TrailEntry.objects.order_by("no").iterator(chunk_size=_CHUNK):
        yield TrailLine(**{name: getattr(row, name) for name in TrailLine.__slots__}), row.seal


def check() -> BrokenLink | None:
    """Give the first broken link of the trail; nothing where it is whole."""
    return broken_link(lines())
