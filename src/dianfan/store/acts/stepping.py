"""Moving a submission from stage to stage, one step at a time, never over another's step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from dianfan.figures.errors import EditConflict
from dianfan.figures.errors import NotPermitted
from dianfan.figures.errors import PeriodLocked
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.locks import LockReason
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.rights import Post
from dianfan.recorded.collecting.rights import Role
from dianfan.recorded.collecting.rights import rights
from dianfan.recorded.collecting.stages import Approver
from dianfan.recorded.collecting.stages import Stage
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.collecting.stages import StageStep
from dianfan.recorded.collecting.stages import Standing
from dianfan.recorded.collecting.stages import after
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.judging import require_sound
from dianfan.store.acts.recording import record
from dianfan.store.acts.sheets import duty_of
from dianfan.store.acts.sheets import lock_of
from dianfan.store.acts.sheets import sheet_of
from dianfan.store.acts.sheets import standing_of
from dianfan.store.acts.sheets import way_of
from dianfan.store.models import Submission
from dianfan.store.models import SubmissionStep
from dianfan.store.trail import leave
from dianfan.store.trail import not_before

_RIGHTS = {
    StageAct.SUBMIT: Act.SUBMIT,
    StageAct.RECALL: Act.RECALL,
    StageAct.RETURN: Act.RETURN,
    StageAct.APPROVE: Act.APPROVE,
    StageAct.LOCK: Act.LOCK,
    StageAct.PUBLISH: Act.PUBLISH,
    StageAct.REOPEN: Act.REOPEN,
}


@transaction.atomic
def step(
    actor: Actor,
    submission: int,
    act: StageAct,
    *,
    seen: int,
    comment: str = "",
    until: date | None = None,
) -> Submission:
    """Take one step with a submission, and tell it in the trail.

    The last approval makes entries of its values; they are in the same transaction.

    Args:
        actor: whoever takes it.
        submission: its id.
        act: what is done.
        seen: the number of steps that the actor saw, so that nobody acts on what has moved on.
        comment: why; a return and a reopening need it.
        until: the last day of a reopening.

    Raises:
        NotPermitted: no post allows it, or another organisation has to decide.
        EditConflict: somebody took a step since.
        PeriodLocked: a sheet is submitted that is locked.
        UseError: the stage does not let it be done, or what it needs is missing.
    """
    row = Submission.objects.select_for_update().get(pk=submission)
    duty = duty_of(row)
    post = actor.require(_RIGHTS[act], row.organisation)
    if row.steps_taken != seen:
        raise _moved_on(row)
    if act is StageAct.SUBMIT:
        _require_submittable(actor, row, duty)
    way = way_of(actor.programme, duty)
    standing = standing_of(actor.programme, row, duty)
    if act is StageAct.APPROVE:
        post = _approver(actor, row, standing, way)
    level = _level(standing, way) if act in {StageAct.APPROVE, StageAct.RETURN} else ""
    taken = StageStep(
        act, actor.person.name, not_before(row.moved_at), level, comment.strip(), until
    )
    new = after(standing, replace(taken, at=timezone.localtime(taken.at)), way)
    _keep(actor, row, taken, new, post, way)
    if new.stage is Stage.APPROVED:
        record(actor, row, taken.at)
    return row


def _require_submittable(actor: Actor, row: Submission, duty: Duty) -> None:
    found = lock_of(actor.programme, row, duty)
    if found is not None and found.reason is not LockReason.UNDER_REVIEW:
        raise PeriodLocked(
            f"the sheet is locked: {found.reason}", where=str(row), remedy=found.remedy.en
        )
    require_sound(actor.programme, sheet_of(actor.programme, duty), row)


def _moved_on(row: Submission) -> EditConflict:
    last = (
        SubmissionStep.objects.filter(submission=row).order_by("-no").select_related("by").first()
    )
    return EditConflict(
        "somebody acted on the submission meanwhile",
        where=str(row),
        why=f"{last.by.name} did this: {last.act}" if last else "",
        remedy="look at it again",
    )


def _level(standing: Standing, way: Sequence[Approver]) -> str:
    turn = standing.waits_for(way)
    return turn.level if turn else ""


def _approver(actor: Actor, row: Submission, standing: Standing, way: Sequence[Approver]) -> Post:
    """Give the post that decides now: at the organisation whose turn it is, of another person."""
    turn = standing.waits_for(way)
    mine = [post for post in actor.posts if turn and post.organisation == turn.organisation]
    post = next((one for one in mine if (one.role, Act.APPROVE) in rights()), None)
    if turn is not None and post is None:
        raise NotPermitted(
            "another organisation decides now",
            where=str(row),
            why=f"it waits for {turn.organisation} ({turn.level})",
            remedy="wait for that decision",
        )
    submitted = SubmissionStep.objects.filter(submission=row, act=StageAct.SUBMIT).order_by("-no")
    if any(one.by_id == actor.person.pk for one in submitted[:1]):
        raise NotPermitted(
            "whoever submitted it cannot approve it",
            where=str(row),
            remedy="let another reviewer of the organisation decide",
        )
    return post or Post(Role.REVIEWER)


def _keep(
    actor: Actor,
    row: Submission,
    taken: StageStep,
    new: Standing,
    post: Post,
    way: Sequence[Approver],
) -> None:
    before = {"stage": row.stage, "waits_for": row.waits_for}
    SubmissionStep.objects.create(
        submission=row, no=row.steps_taken + 1, act=taken.act, level=taken.level,
        comment=taken.comment, until=taken.until, by=actor.person, role=post.role, at=taken.at,
    )  # fmt: skip
    turn = new.waits_for(way)
    row.stage, row.waits_for = new.stage, turn.organisation if turn else ""
    row.steps_taken, row.moved_at = row.steps_taken + 1, taken.at
    if taken.act is StageAct.SUBMIT and row.first_submitted is None:
        row.first_submitted = taken.at
    row.save()
    leave(
        by=actor.person.name, role=post.role, act=taken.act, subject=f"submission:{row.pk}",
        before=before,
        after={"stage": row.stage, "waits_for": row.waits_for,
               **({"until": taken.until.isoformat()} if taken.until else {})},
        why=taken.comment,
    )  # fmt: skip
