"""Who may do what: roles, acts, and how far each reaches, from the table ``rights.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dianfan.promised.model import Programme
from dianfan.recorded.collecting.stages import lineage


class Role(StrEnum):
    """What a person is in the workspace."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    REPORTER = "reporter"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    AUDITOR = "auditor"


class Act(StrEnum):
    """What can be done in the workspace."""

    READ = "read"
    SAVE = "save"
    ATTACH = "attach"
    SUBMIT = "submit"
    RECALL = "recall"
    RETURN = "return"
    APPROVE = "approve"
    IMPORT = "import"
    LOCK = "lock"
    REOPEN = "reopen"
    LOAD = "load"
    CLOSE = "close"
    READ_BOOKS = "read books"
    BUILD = "build"
    PUBLISH = "publish"
    VERIFY = "verify"
    READ_DOCUMENTS = "read documents"
    ADD_DOCUMENTS = "add documents"
    DECIDE_CLAIMS = "decide claims"
    ENTER_CLAIMS = "enter claims"
    READ_AUDIT = "read audit"
    READ_PEOPLE = "read people"
    CHANGE_PEOPLE = "change people"


class Reach(StrEnum):
    """How far a right goes: one's own organisation, it and those below, or all."""

    OWN = "own"
    BELOW = "below"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Post:
    """A role at an organisation; some roles have none."""

    role: Role
    organisation: str = ""


@cache
def rights() -> Mapping[tuple[Role, Act], Reach]:
    """Give the reach of each act that a role may do."""
    text = files("dianfan.recorded.collecting").joinpath("rights.csv").read_text(encoding="utf-8")
    found = {
        (Role(row["role"]), Act(row["act"])): Reach(row["reach"])
        for row in csv.DictReader(text.splitlines())
    }
    return MappingProxyType(found)


def permit(
    programme: Programme, posts: Iterable[Post], act: Act, organisation: str = ""
) -> Post | None:
    """Give the post by which an act may be done; nothing where none allows it.

    Args:
        programme: whose organisations stand above one another.
        posts: those of the person.
        act: what is to be done.
        organisation: that whose submission it is done with; empty where it is done with none.
    """
    above = tuple(one.id for one in lineage(programme, organisation)) if organisation else ()
    return next((post for post in posts if _covers(post, act, organisation, above)), None)


def _covers(post: Post, act: Act, organisation: str, above: tuple[str, ...]) -> bool:
    match rights().get((post.role, act)):
        case Reach.ALL:
            return True
        case Reach.OWN:
            return bool(organisation) and post.organisation == organisation
        case Reach.BELOW:
            return bool(organisation) and post.organisation in above
        case _:
            return False


def reach_of(programme: Programme, posts: Iterable[Post], act: Act) -> frozenset[str]:
    """Give the organisations with whose submissions an act may be done."""
    mine = tuple(posts)
    return frozenset(
        one.id
        for one in programme.reporting.organisations
        if permit(programme, mine, act, one.id) is not None
    )
