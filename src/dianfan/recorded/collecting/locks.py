"""The lock of a period: closed by default, and always with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dianfan.figures.wording import Wording
from dianfan.recorded.collecting.calendar import Days
from dianfan.recorded.collecting.stages import Stage
from dianfan.recorded.collecting.stages import Standing


class LockReason(StrEnum):
    """Why nothing can be written."""

    NOT_OPEN = "not open"
    EXPIRED = "expired"
    UNDER_REVIEW = "under review"
    APPROVED = "approved"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a sheet is locked, the day that it hangs on, and what to do about it."""

    reason: LockReason
    day: date | None
    remedy: Wording


_REMEDIES: Mapping[LockReason, Wording] = {
    LockReason.NOT_OPEN: Wording("到开放日再填报。", "Come back on the day on which it opens."),
    LockReason.EXPIRED: Wording(
        "请项目办说明理由、重新开放。", "Ask the programme office to reopen it, and say why."
    ),
    LockReason.UNDER_REVIEW: Wording(
        "如需修改，先撤回，或请审核人退回。",
        "To change it, recall it, or ask the reviewer to return it.",
    ),
    LockReason.APPROVED: Wording(
        "如需更正，请项目办说明理由、重新开放；原值保留可查。",
        "To correct it, ask the programme office to reopen it; the approved values stay readable.",
    ),
    LockReason.FROZEN: Wording(
        "本期已入册。如需更正，请项目办重新开放；更正将列入勘误。",
        "A closed Book holds it. Ask the programme office to reopen it; a correction is printed as an erratum.",
    ),
}
_OF_STAGE: Mapping[Stage, LockReason] = {
    Stage.SUBMITTED: LockReason.UNDER_REVIEW,
    Stage.APPROVED: LockReason.APPROVED,
    Stage.LOCKED: LockReason.FROZEN,
    Stage.PUBLISHED: LockReason.FROZEN,
}


def lock(standing: Standing, days: Days, today: date) -> Lock | None:
    """Say why nothing can be written on a day; nothing where it can.

    A reopening holds to its last day, whatever the days of the form are.
    """
    if standing.stage in _OF_STAGE:
        return _told(_OF_STAGE[standing.stage], None)
    if standing.until is not None and today <= standing.until:
        return None
    if today < days.opens:
        return _told(LockReason.NOT_OPEN, days.opens)
    if today > days.closes:
        return _told(LockReason.EXPIRED, max(days.closes, standing.until or days.closes))
    return None


def _told(reason: LockReason, day: date | None) -> Lock:
    return Lock(reason, day, _REMEDIES[reason])
