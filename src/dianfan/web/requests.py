"""What a request of the workspace carries: its language, and whoever acts."""

from __future__ import annotations

from django.http import HttpRequest
from django.http import HttpResponse
from django.shortcuts import render

from dianfan.figures.wording import Language
from dianfan.recorded.collecting.rights import Act
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.actor import actor_of
from dianfan.store.models import Person
from dianfan.web.words import language_of
from dianfan.web.words import say

_ACTOR = "_dianfan_actor"


def actor(request: HttpRequest) -> Actor:
    """Give whoever acts, with the posts that they hold now; read once for a request."""
    found = getattr(request, _ACTOR, None)
    if found is None:
        assert isinstance(request.user, Person)  # noqa: S101 - the door lets nobody else in
        found = actor_of(request.user)
        setattr(request, _ACTOR, found)
    assert isinstance(found, Actor)  # noqa: S101 - for the type checker alone
    return found


def require(request: HttpRequest, act: Act, organisation: str = "") -> Actor:
    """Give whoever acts, if they may.

    Raises:
        NotPermitted: they may not.
    """
    found = actor(request)
    found.require(act, organisation)
    return found


def language(request: HttpRequest) -> Language:
    """Give the language of the reader: of the account, else of this browser."""
    person = getattr(request, "user", None)
    if isinstance(person, Person):
        return language_of(person.language)
    chosen = request.COOKIES.get("language") or request.headers.get("Accept-Language", "zh")
    return language_of(chosen)


def tell(request: HttpRequest, key: str, **parts: object) -> str:
    """Say a word in the language of the reader."""
    return say(language(request), key, **parts)


def page(request: HttpRequest, template: str, /, status: int = 200, **told: object) -> HttpResponse:
    """Give a page."""
    return render(request, f"web/{template}.html", told, status=status)
