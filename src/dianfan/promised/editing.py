"""What editors do to the pages of a review, as rows of the programme."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dianfan.figures.wording import Wording


class EditAct(StrEnum):
    """What an editor does: leave an item out, put it first, or add words."""

    MUTE = "mute"
    FIRST = "first"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Edit:
    """One act of an editor on a page: what, by whom, when and why.

    ``page`` is the id of an action, or ``overview``. ``news`` is the id of the item that is
    left out or put first. ``text`` stands in ``section`` with figures set in by name:
    ``figures`` has ``name=indicator@area@period``, where the indicator may be followed by a
    kind (``:growth_yoy``), and ``name=period:2025`` for a period. ``by`` is a role.
    """

    id: str
    page: str
    act: EditAct
    by: str
    on: str
    reason: Wording
    news: str = ""
    section: str = "lead"
    text: Wording = Wording("", "")
    figures: tuple[str, ...] = ()
