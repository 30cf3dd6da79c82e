"""The claim as it was read, the steps that persons took on it, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

CORRECTABLE = (
    "value",
    "upper",
    "bound",
    "unit",
    "measure",
    "basis",
    "period",
    "status",
    "subject",
    "place",
    "indicator",
    "project",
)
"""The fields that a person may correct or link; all others say where the claim was read."""


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as it was read, with all that a person needs to judge it, in plain text.

    ``key`` is the same whenever the same words are read at the same place of the same file:
    the first 16 hex digits of a SHA-256. ``start`` and ``end`` are characters of the raw
    text of ``page`` (from 1). ``fields`` holds those of ``CORRECTABLE``; an empty text
    means that the words do not say.
    """

    key: str
    document: str
    file: str
    page: int
    start: int
    end: int
    kind: str
    words: str
    sentence: str
    article: str
    published: str
    speaker: str
    fields: Mapping[str, str]
    marks: tuple[str, ...] = ()


class StepKind(StrEnum):
    """What a person did.

    ``CONFIRM`` as it stands; ``CORRECT`` some fields; ``REJECT``; ``LINK`` to an indicator,
    project, place or period; ``WITHDRAW`` the latest of one's steps that still counts;
    ``ENTER`` it into the programme's tables, as an entry or a check.
    """

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    LINK = "link"
    WITHDRAW = "withdraw"
    ENTER = "enter"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one person on one claim; steps are added and never changed.

    ``changes`` names the new text of fields; for ``ENTER`` the table and the row's id.
    ``claim`` is what was read, kept with the first step on it, so that the step can be
    understood when the file is gone. ``at`` has its offset from UTC.
    """

    kind: StepKind
    key: str
    by: str
    at: datetime
    why: str = ""
    changes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    claim: ReadClaim | None = None


class ClaimState(StrEnum):
    """Where a claim stands: nobody decided, a person confirmed or rejected it, or it is entered."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """A claim with the steps that count: its state, and its fields as they stand now."""

    claim: ReadClaim
    state: ClaimState
    fields: Mapping[str, str]
    steps: tuple[Step, ...]
    by: str = ""
