"""What every page knows: its language, whoever reads it, and where they may go."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest

from dianfan.figures.errors import UnreadableFolder
from dianfan.recorded.collecting.rights import Act
from dianfan.store.acts.actor import Actor
from dianfan.store.models import Person
from dianfan.web.requests import actor
from dianfan.web.requests import language


class Way(NamedTuple):
    """A way in the head of each page: its address, its word, and the right that opens it."""

    address: str
    key: str
    act: Act


WAYS = (
    Way("/", "nav_home", Act.READ),
    Way("/calendar", "nav_calendar", Act.READ),
    Way("/files", "nav_files", Act.SAVE),
    Way("/outliers", "nav_outliers", Act.READ),
    Way("/books", "nav_books", Act.READ_BOOKS),
    Way("/trail", "nav_trail", Act.READ_AUDIT),
    Way("/people", "nav_people", Act.READ_PEOPLE),
)


def workspace(request: HttpRequest) -> dict[str, object]:
    """Give what every page knows."""
    told = language(request)
    common: dict[str, object] = {
        "language": told,
        "html_language": "en" if told == "en" else "zh-Hans",
        "here": request.path,
    }
    if not isinstance(getattr(request, "user", None), Person):
        return common
    try:
        who = actor(request)
    except UnreadableFolder:
        return common
    reads = any((post.role, Act.READ) for post in who.posts) and bool(who.reach(Act.READ))
    ways = [way for way in WAYS if way.address == "/" or _opens(who, way.act, reads=reads)]
    return {**common, "actor": who, "ways": ways, "programme": who.programme}


def _opens(who: Actor, act: Act, *, reads: bool) -> bool:
    """Tell whether a right is held at all, with the submissions of whatever organisation."""
    if act is Act.SAVE:
        return bool(who.reach(Act.SAVE) | who.reach(Act.IMPORT))
    return reads if act is Act.READ else who.may(act)
