"""Submissions: a form that an organisation owes for a period, its values and its steps."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dianfan.store.models.people import Person


class Submission(models.Model):
    """A form for a period, as an organisation fills it.

    ``stage``, ``waits_for`` and ``steps_taken`` repeat what its steps say, so that lists can
    be sorted by them; they change with the steps in one transaction.
    """

    form = models.CharField(max_length=100)
    organisation = models.CharField(max_length=100, db_index=True)
    period = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, default="draft", db_index=True)
    waits_for = models.CharField(max_length=100, blank=True, db_index=True)
    steps_taken = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    first_submitted = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField()

    class Meta:
        """A duty is met by one submission."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["form", "organisation", "period"], name="one_submission_of_a_duty"
            )
        ]

    def __str__(self) -> str:
        """Give form, organisation and period."""
        return f"{self.form} {self.organisation} {self.period}"


class Value(models.Model):
    """What was given for a cell, one row each time that it was written; the last counts.

    ``no`` counts the writings of one cell from 1, so that two persons who write over the same
    earlier value cannot both be kept in silence.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="values_given"
    )
    indicator = models.CharField(max_length=100)
    area = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    scope = models.CharField(max_length=200, blank=True)
    no = models.PositiveIntegerField()
    value = models.CharField(max_length=60, blank=True)
    gap = models.CharField(max_length=30, blank=True)
    comment = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The n-th writing of a cell stands once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["submission", "indicator", "area", "kind", "scope", "no"],
                name="one_writing_once",
            )
        ]

    def __str__(self) -> str:
        """Give the cell and what was given."""
        return f"{self.indicator}@{self.area} {self.no}: {self.value or self.gap}"


class SubmissionStep(models.Model):
    """What was done with a submission as a whole, by whom, in which role, and why."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="steps")
    no = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    level = models.CharField(max_length=100, blank=True)
    comment = models.CharField(max_length=2000, blank=True)
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        """The n-th step stands once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["submission", "no"], name="one_step_once")
        ]

    def __str__(self) -> str:
        """Give the act and its number."""
        return f"{self.no} {self.act}"
