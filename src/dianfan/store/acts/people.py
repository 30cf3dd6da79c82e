"""Accounts and their posts: made, ended, told in the trail; nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.rights import Role
from dianfan.store.acts.actor import Actor
from dianfan.store.models import Appointment
from dianfan.store.models import Person
from dianfan.store.trail import leave

AT_AN_ORGANISATION = frozenset({Role.REPORTER, Role.REVIEWER})
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that is to be made; without a password nobody can log in to it by one."""

    name: str
    title: str
    language: str = "zh"
    password: str | None = None


@transaction.atomic
def make_account(actor: Actor | None, new: NewAccount) -> Person:
    """Make an account; the first of a workspace is made by nobody.

    Raises:
        NotPermitted: the actor is no administrator.
        UseError: the name is taken, or the password breaks the rules.
    """
    by = _by(actor)
    if Person.objects.filter(name=new.name).exists():
        raise UseError(f"the name “{new.name}” is taken", remedy="choose another")
    person = Person(
        name=new.name,
        title=new.title,
        language=new.language,
        must_change_password=actor is not None,
    )
    _set(person, new.password)
    person.save()
    leave(by=by, act="make account", subject=f"person:{person.name}",
          after={"title": new.title, "language": new.language})  # fmt: skip
    return person


@transaction.atomic
def set_password(person: Person, password: str, by: str, *, must_change: bool = False) -> None:
    """Give an account another password.

    Raises:
        UseError: it breaks the rules.
    """
    _set(person, password)
    person.must_change_password = must_change
    person.save()
    leave(by=by, act="set password", subject=f"person:{person.name}")


def _set(person: Person, password: str | None) -> None:
    if password is not None:
        try:
            validate_password(password, person)
        except ValidationError as fault:
            raise UseError("the password breaks the rules", why=" ".join(fault.messages),
                           remedy="choose a longer one that nobody would guess") from fault  # fmt: skip
    person.set_password(password)


@transaction.atomic
def appoint(
    actor: Actor | None, person: Person, role: Role, organisation: str = "", why: str = ""
) -> Appointment:
    """Give an account a post.

    Raises:
        NotPermitted: the actor is no administrator.
        UseError: it holds the post already, or the role needs an organisation of the programme.
    """
    by = _by(actor)
    if role not in AT_AN_ORGANISATION:
        organisation = ""
    elif actor is not None and organisation not in {
        one.id for one in actor.programme.reporting.organisations
    }:
        raise UseError(
            f"“{organisation}” is no organisation", remedy="choose one of organisations.csv"
        )
    if Appointment.objects.filter(
        person=person, role=role, organisation=organisation, ended=None
    ).exists():
        raise UseError("the account holds this post already", where=f"{person.name} {role}")
    made = Appointment.objects.create(person=person, role=role, organisation=organisation, by=by)
    leave(by=by, act="appoint", subject=f"person:{person.name}",
          after={"role": role, "organisation": organisation}, why=why)  # fmt: skip
    return made


@transaction.atomic
def dismiss(actor: Actor, post: Appointment, why: str = "") -> None:
    """End a post.

    Raises:
        NotPermitted: the actor is no administrator.
        UseError: it ended already, or it is the last post of an administrator.
    """
    by = _by(actor)
    standing = Appointment.objects.select_for_update().filter(role=post.role, ended=None)
    if post.role == Role.ADMINISTRATOR and standing.count() == 1:
        raise UseError("this is the last administrator", remedy="appoint another one first")
    if not standing.filter(pk=post.pk).update(ended=timezone.now()):
        raise UseError("the post has ended already", where=str(post))
    leave(by=by, act="dismiss", subject=f"person:{post.person.name}",
          before={"role": post.role, "organisation": post.organisation}, why=why)  # fmt: skip


@transaction.atomic
def set_active(actor: Actor, person: Person, why: str = "", *, active: bool) -> None:
    """Close an account, or open it again.

    Raises:
        NotPermitted: the actor is no administrator.
        UseError: it is the actor's own.
    """
    by = _by(actor)
    if person.pk == actor.person.pk:
        raise UseError("an administrator cannot close their own account", remedy="ask another one")
    Person.objects.filter(pk=person.pk).update(is_active=active)
    leave(by=by, act="open account" if active else "close account", subject=f"person:{person.name}",
          before={"active": person.is_active}, after={"active": active}, why=why)  # fmt: skip


def _by(actor: Actor | None) -> str:
    if actor is None:
        return SYSTEM
    actor.require(Act.CHANGE_PEOPLE)
    return actor.person.name
