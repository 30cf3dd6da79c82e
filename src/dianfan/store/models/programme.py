"""The files of the programme, each version kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ProgrammeFile(models.Model):
    """A version of a file of the programme folder; a file that was taken out is ``gone``.

    ``observations.csv`` is not among them: its rows are entries.
    """

    path = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    gone = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """A version stands once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["path", "version"], name="one_version_once")
        ]

    def __str__(self) -> str:
        """Give path and version."""
        return f"{self.path} {self.version}"
