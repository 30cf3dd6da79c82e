"""Documents: their cards, what they are evidence of, and the claims that were read in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dianfan.store.models.people import Person
from dianfan.store.models.submissions import Submission


class Document(models.Model):
    """A file that was handed in, kept under its digest outside the web root, and its card."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    publisher = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    published = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Give its title, or the name of its file."""
        return self.title or self.name


class Attachment(models.Model):
    """That a document is evidence of a submission, or of one of its cells, and where in it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attachments")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="attachments")
    indicator = models.CharField(max_length=100, blank=True)
    area = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    scope = models.CharField(max_length=200, blank=True)
    locator = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Give document and submission."""
        return f"{self.document} → {self.submission}"


class ClaimStep(models.Model):
    """A step of a person on a claim that was read in a document; ``step`` is its JSON."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="claim_steps")
    no = models.PositiveIntegerField()
    key = models.CharField(max_length=32, db_index=True)
    step = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The n-th step on a document's claims stands once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "no"], name="one_claim_step_once")
        ]

    def __str__(self) -> str:
        """Give the claim and the number of the step."""
        return f"{self.key} {self.no}"
