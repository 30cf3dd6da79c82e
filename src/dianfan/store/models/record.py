"""The record itself: entries, and rows that the workspace adds to tables of the programme."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dianfan.store.models.submissions import Submission


class Entry(models.Model):
    """A row of the observations, in the order in which it came; only ever added to.

    The columns are those of ``observations.csv``, as text. ``origin`` says where it came
    from: ``folder``, ``submission``, ``import`` or ``claim``.
    """

    entry = models.CharField(max_length=16, db_index=True)
    indicator = models.CharField(max_length=100)
    area = models.CharField(max_length=100)
    period = models.CharField(max_length=40)
    scope = models.CharField(max_length=200, blank=True)
    value = models.CharField(max_length=60)
    upper = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=40)
    bound = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    source = models.CharField(max_length=100)
    locator = models.CharField(max_length=100, blank=True)
    note_zh = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    origin = models.CharField(max_length=20)
    submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Found by cell."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["area", "indicator", "period"], name="entry_by_cell")
        ]

    def __str__(self) -> str:
        """Give the cell and the value."""
        return f"{self.indicator}@{self.area}@{self.period}: {self.value} {self.unit}"


class TableRow(models.Model):
    """A row that the workspace added to a CSV table of the programme, after those of its file."""

    table = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    cells = models.JSONField()
    submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="rows"
    )
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """A row stands once in its table."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table", "key"], name="one_row_once")
        ]

    def __str__(self) -> str:
        """Give table and key."""
        return f"{self.table} {self.key}"
