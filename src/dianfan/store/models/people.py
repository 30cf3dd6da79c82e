"""Those who work in the workspace: accounts, appointments to posts, tokens of programs."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.utils import timezone


class People(BaseUserManager["Person"]):
    """Finds accounts, and makes them."""

    def create_user(self, name: str, password: str | None = None, **told: object) -> Person:
        """Make an account; without a password nobody can log in to it by one."""
        person = self.model(name=self.model.normalize_username(name), **told)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """An account. ``name`` is what one logs in by: an office role or initials, no private name."""

    name = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="zh")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    second_factor_due = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Appointment(models.Model):
    """That a person holds a post, from one time to another; it is ended and never deleted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20)
    organisation = models.CharField(max_length=100, blank=True)
    by = models.CharField(max_length=60)
    since = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One person holds one post once at a time."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "role", "organisation"],
                condition=models.Q(ended=None),
                name="one_post_once",
            )
        ]

    def __str__(self) -> str:
        """Give person and post."""
        return f"{self.person} {self.role} {self.organisation}".strip()


class Token(models.Model):
    """A key for a program that acts for a person; only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Give person and name."""
        return f"{self.person} {self.name}"
