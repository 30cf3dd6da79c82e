"""Books that were closed, and editions that were built from them."""

from __future__ import annotations

from django.db import models

from dianfan.store.models.people import Person


class ClosedBook(models.Model):
    """A Book: the day as of which it was closed, its digest, and where it lies."""

    asof = models.DateField()
    digest = models.CharField(max_length=64)
    folder = models.CharField(max_length=300)
    entries = models.PositiveBigIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Give the day and the digest."""
        return f"{self.asof} {self.digest}"


class Edition(models.Model):
    """An edition of a Book; empty digest while it is being built, ``fault`` where it failed."""

    book = models.ForeignKey(ClosedBook, on_delete=models.PROTECT, related_name="editions")
    digest = models.CharField(max_length=64, blank=True)
    folder = models.CharField(max_length=300, blank=True)
    fault = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verdict = models.TextField(blank=True)

    def __str__(self) -> str:
        """Give the digest, or that there is none yet."""
        return self.digest or "…"
