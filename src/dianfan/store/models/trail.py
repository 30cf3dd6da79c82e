"""The trail: who did what, when, what stood there before and after, and why."""

from __future__ import annotations

from django.db import models


class TrailEntry(models.Model):
    """One line of the trail, sealed to the one before it; only ever added to.

    ``subject`` names what was acted on, as in ``submission:12``; ``before`` and ``after`` are
    what stood and stands. ``seal`` is the SHA-256 of the line, in which the seal before stands.
    """

    no = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    role = models.CharField(max_length=20, blank=True)
    act = models.CharField(max_length=40, db_index=True)
    subject = models.CharField(max_length=200, db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    seal_before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Give number, act and subject."""
        return f"{self.no} {self.act} {self.subject}"
