"""The stages of a submission: what was done with it, and what can be done next."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from enum import StrEnum

from dianfan.figures.errors import UseError
from dianfan.promised.model import Programme
from dianfan.promised.reporting import Organisation
from dianfan.promised.reporting import ReportForm


class Stage(StrEnum):
    """Where a submission stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"
    PUBLISHED = "published"


class StageAct(StrEnum):
    """What is done with a submission as a whole."""

    SUBMIT = "submit"
    RECALL = "recall"
    RETURN = "return"
    APPROVE = "approve"
    LOCK = "lock"
    PUBLISH = "publish"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Approver:
    """A stop on the way of a submission: the level that decides, and the organisation on it."""

    level: str
    organisation: str


@dataclass(frozen=True, slots=True)
class StageStep:
    """One act on a submission, kept for good.

    ``level`` is the one that decided; ``until`` the last day of a reopening; ``comment`` what
    whoever did it said. ``at`` has its offset from UTC.
    """

    act: StageAct
    by: str
    at: datetime
    level: str = ""
    comment: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a submission stands after its steps.

    ``approved`` are the levels that approved it as it is now; ``until`` is the last day to
    which it was reopened, nothing where it was not.
    """

    stage: Stage = Stage.DRAFT
    approved: tuple[str, ...] = ()
    until: date | None = None

    def waits_for(self, route: Sequence[Approver]) -> Approver | None:
        """Give who has to decide next; nothing unless it was submitted."""
        if self.stage is not Stage.SUBMITTED:
            return None
        return next((one for one in route if one.level not in self.approved), None)


START = Standing()
EDITABLE = frozenset({Stage.DRAFT, Stage.RETURNED})
_FROM: Mapping[StageAct, frozenset[Stage]] = {
    StageAct.SUBMIT: EDITABLE,
    StageAct.RECALL: frozenset({Stage.SUBMITTED}),
    StageAct.RETURN: frozenset({Stage.SUBMITTED}),
    StageAct.APPROVE: frozenset({Stage.SUBMITTED}),
    StageAct.LOCK: frozenset({Stage.APPROVED}),
    StageAct.PUBLISH: frozenset({Stage.LOCKED}),
    StageAct.REOPEN: frozenset(Stage) - {Stage.SUBMITTED},
}
_TO: Mapping[StageAct, Stage] = {
    StageAct.SUBMIT: Stage.SUBMITTED,
    StageAct.RECALL: Stage.DRAFT,
    StageAct.RETURN: Stage.RETURNED,
    StageAct.LOCK: Stage.LOCKED,
    StageAct.PUBLISH: Stage.PUBLISHED,
}
_KEEPS_APPROVALS = frozenset({StageAct.LOCK, StageAct.PUBLISH})
_NEEDS_COMMENT = frozenset({StageAct.RETURN, StageAct.REOPEN})


def route(programme: Programme, form: ReportForm, organisation: str) -> tuple[Approver, ...]:
    """Give who approves a form of an organisation, in order.

    These are the organisations on the levels that the form names, among the one that reports
    and those above it. Where none of them stands on such a level, it approves its own.
    """
    line = {one.level: one for one in reversed(lineage(programme, organisation))}
    found = tuple(Approver(level, line[level].id) for level in form.approvals if level in line)
    own = next(one for one in programme.reporting.organisations if one.id == organisation)
    return found or (Approver(own.level, own.id),)


def lineage(programme: Programme, organisation: str) -> tuple[Organisation, ...]:
    """Give an organisation and those above it, itself first; none where there is no such one."""
    by_id = {one.id: one for one in programme.reporting.organisations}
    found: list[Organisation] = []
    while organisation in by_id and by_id[organisation] not in found:
        found.append(by_id[organisation])
        organisation = by_id[organisation].parent
    return tuple(found)


def possible(standing: Standing, act: StageAct) -> bool:
    """Tell whether a stage lets an act be done at all, whoever does it."""
    first = not standing.approved or act is not StageAct.RECALL
    return standing.stage in _FROM[act] and first


def after(standing: Standing, step: StageStep, way: Sequence[Approver]) -> Standing:
    """Say where a submission stands after one more step.

    Raises:
        UseError: the stage does not let it be done, another level has to decide first, or a
            return or reopening has no reason.
    """
    if not possible(standing, step.act):
        raise UseError(
            f"it cannot be done: {step.act}",
            why=f"the submission is {standing.stage}",
            remedy="look at it again: somebody may have acted on it meanwhile",
        )
    if step.act in _NEEDS_COMMENT and not step.comment.strip():
        raise UseError("the reason is missing", remedy=f"say why you {step.act} it")
    if step.act is StageAct.APPROVE:
        return _approved(standing, step, way)
    if step.act is StageAct.REOPEN:
        return _reopened(standing, step)
    approved = standing.approved if step.act in _KEEPS_APPROVALS else ()
    return replace(standing, stage=_TO[step.act], approved=approved)


def _approved(standing: Standing, step: StageStep, way: Sequence[Approver]) -> Standing:
    turn = standing.waits_for(way)
    if turn is None or turn.level != step.level:
        raise UseError(
            f"the level “{step.level}” cannot approve it now",
            why=f"“{turn.level}” has to decide next" if turn else "nobody has to decide",
            remedy="wait for that decision",
        )
    approved = (*standing.approved, step.level)
    whole = len(approved) == len(way)
    return Standing(
        Stage.APPROVED if whole else Stage.SUBMITTED, approved, None if whole else standing.until
    )


def _reopened(standing: Standing, step: StageStep) -> Standing:
    if step.until is None:
        raise UseError("a reopening has to end", remedy="give its last day")
    if step.until < step.at.date():
        raise UseError("the reopening would have ended already", remedy="give a later last day")
    stage = standing.stage if standing.stage in EDITABLE else Stage.RETURNED
    return Standing(stage, (), step.until)


def stands(steps: Iterable[StageStep], way: Sequence[Approver]) -> Standing:
    """Say where a submission stands after all its steps, in their order.

    Raises:
        UseError: a step could not follow those before it.
    """
    found = START
    for step in steps:
        found = after(found, step, way)
    return found
