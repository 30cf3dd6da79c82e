"""Saving what is typed into a sheet: cell by cell, never over what somebody else wrote unseen."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import NamedTuple

from django.db import IntegrityError
from django.db import transaction

from dianfan.figures.errors import EditConflict
from dianfan.figures.errors import PeriodLocked
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.rights import Act
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.sheets import UNWRITTEN
from dianfan.store.acts.sheets import Written
from dianfan.store.acts.sheets import lock_of
from dianfan.store.acts.sheets import sheet_of
from dianfan.store.acts.sheets import written
from dianfan.store.models import Submission
from dianfan.store.models import Value
from dianfan.store.trail import leave
from dianfan.store.trail import not_before

LONGEST_VALUE = 60
LONGEST_COMMENT = 1000


class Writing(NamedTuple):
    """What is to stand in a cell, and the number of the writing that the writer saw there."""

    cell: FormCell
    seen: int
    given: Given


class CellConflict(EditConflict):
    """Somebody else wrote some of the cells meanwhile; ``cells`` is what stands there now."""

    def __init__(self, cells: Mapping[FormCell, Written]) -> None:
        """Tell whose writing stands there."""
        self.cells = cells
        writers = ", ".join(sorted({one.by for one in cells.values()}))
        super().__init__(
            "somebody else wrote these cells meanwhile",
            where=", ".join(f"{cell.indicator}@{cell.area}" for cell in cells),
            why=f"written by {writers}",
            remedy="look at both values, and write the one that holds",
        )


def save(
    actor: Actor, duty: Duty, writings: Iterable[Writing], right: Act = Act.SAVE
) -> Mapping[FormCell, Written]:
    """Write cells of a sheet, all of them or none, and give what stands in them now.

    A writing that changes nothing is passed over.

    Args:
        actor: whoever writes.
        duty: whose sheet.
        writings: what is to stand in its cells.
        right: the right that it takes; an officer imports files of others.

    Raises:
        NotPermitted: the account may not fill this sheet.
        PeriodLocked: the sheet is locked; the error says why.
        CellConflict: a cell was written since it was seen.
        UnknownKey: the sheet does not ask for a cell.
        UseError: a text is too long, or a cell has both a value and a reason why it has none.
    """
    post = actor.require(right, duty.organisation)
    wanted = tuple(writings)
    _check(actor, duty, wanted)
    try:
        with transaction.atomic():
            submission = submission_of(duty)
            _require_open(actor, submission, duty)
            before = written(submission)
            changed = _changed(wanted, before)
            rows = _rows(actor, submission, changed)
            Value.objects.bulk_create(rows)
            if rows:
                leave(
                    by=actor.person.name, role=post.role, act="save",
                    subject=f"submission:{submission.pk}",
                    before=_told({one.cell: before[one.cell].given for one in changed if one.cell in before}),
                    after=_told({one.cell: one.given for one in changed}),
                )  # fmt: skip
    except IntegrityError:
        now = written(Submission.objects.filter(**duty._asdict()).first())
        raise CellConflict({one.cell: now.get(one.cell, UNWRITTEN) for one in wanted}) from None
    after = written(submission)
    return {one.cell: after[one.cell] for one in wanted if one.cell in after}


def submission_of(duty: Duty) -> Submission:
    """Give the submission of a duty, making it where there is none."""
    now = not_before(None)
    found, _ = Submission.objects.get_or_create(
        **duty._asdict(), defaults={"made_at": now, "moved_at": now}
    )
    return Submission.objects.select_for_update().get(pk=found.pk)


def _check(actor: Actor, duty: Duty, wanted: Sequence[Writing]) -> None:
    asked = {one.cell for one in sheet_of(actor.programme, duty).asked}
    for one in wanted:
        if one.cell not in asked:
            raise UnknownKey(
                "the form does not ask for this cell",
                where=f"{one.cell.indicator}@{one.cell.area}",
                remedy="load the page again; the form may have changed",
            )
        if len(one.given.value) > LONGEST_VALUE or len(one.given.comment) > LONGEST_COMMENT:
            raise UseError(
                "the text is too long",
                where=f"{one.cell.indicator}@{one.cell.area}",
                why=f"a value has at most {LONGEST_VALUE} characters, a comment {LONGEST_COMMENT}",
                remedy="shorten it; attach a document for more",
            )
        if one.given.value and one.given.gap is not None:
            raise UseError(
                "the cell has a value, and a reason why it has none",
                where=f"{one.cell.indicator}@{one.cell.area}",
                remedy="leave one of them",
            )


def _require_open(actor: Actor, submission: Submission, duty: Duty) -> None:
    found = lock_of(actor.programme, submission, duty)
    if found is not None:
        raise PeriodLocked(
            f"the sheet is locked: {found.reason}",
            where=" ".join(duty),
            why=f"{found.reason}" + (f" ({found.day})" if found.day else ""),
            remedy=found.remedy.en,
        )


def _changed(wanted: Sequence[Writing], before: Mapping[FormCell, Written]) -> list[Writing]:
    """Give the writings that change something.

    Raises:
        CellConflict: somebody wrote since.
    """
    stale = {
        one.cell: standing
        for one in wanted
        if (standing := before.get(one.cell, UNWRITTEN)).no != one.seen
        and standing.given != one.given
    }
    if stale:
        raise CellConflict(stale)
    return [one for one in wanted if before.get(one.cell, UNWRITTEN).given != one.given]


def _rows(actor: Actor, submission: Submission, changed: Sequence[Writing]) -> list[Value]:
    now = not_before(submission.moved_at)
    return [
        Value(
            submission=submission, **one.cell._asdict(), no=one.seen + 1,
            value=one.given.value, gap=one.given.gap or "", comment=one.given.comment,
            by=actor.person, at=now,
        )
        for one in changed
    ]  # fmt: skip


def _told(cells: Mapping[FormCell, Given]) -> dict[str, object]:
    return {
        "@".join(part for part in (cell.indicator, cell.area, cell.kind, cell.scope) if part): [
            one.value, one.gap or "", one.comment,
        ]
        for cell, one in cells.items()
    }  # fmt: skip
