"""What the judgement says of a public claim: the ruling, the check, the figures it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure


class Ruling(StrEnum):
    """What the record alone says of a claim, in six classes."""

    SUPPORTED = "supported"
    WITHIN_ROUNDING = "within_rounding"
    CONTRADICTED = "contradicted"
    OTHER_SCOPE = "other_scope"
    NOT_YET_CHECKABLE = "not_yet_checkable"
    NO_EVIDENCE = "no_evidence"


class Score(StrEnum):
    """How a dated promise stands at the date of the Book."""

    KEPT = "kept"
    MISSED = "missed"
    NOT_YET = "not_yet"
    NO_REPORT = "no_report"


class Differs(StrEnum):
    """In what the evidence speaks of something else than the claim does."""

    SCOPE = "scope"
    PERIOD = "period"
    BREAK = "break"
    MEASURE = "measure"
    PRICES = "prices"
    PART = "part"


class Slip(StrEnum):
    """What may have gone wrong between the record and the claim."""

    PERMILLE = "permille"
    WAN_YI = "wan_yi"
    FACTOR_TEN = "factor_ten"
    YEAR = "year"
    PLACE = "place"
    SCOPE = "scope"
    SOURCE = "source"
    WINDOW = "window"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Trial:
    """One check carried out on a claim.

    ``computed`` is what the claim is held against, ``room`` the range that the rounding
    of its inputs allows, ``inputs`` the figures of the record. ``differs`` tells in what
    the evidence speaks of something else, ``fixed`` the ruling where the shape of the
    evidence alone decides. ``outcome`` marks a report of what became of a promise.
    """

    check: str
    computed: Figure | None = None
    room: Figure | None = None
    inputs: tuple[Figure, ...] = ()
    differs: tuple[Differs, ...] = ()
    fixed: Ruling | None = None
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a claim: the figure that it would agree with, where there is one.

    ``figure`` is the claim in another unit or another entry of the record; it is nothing
    where the reading was tried and nothing on record agrees with it.
    """

    slip: Slip
    figure: Figure | None = None

    @property
    def agrees(self) -> bool:
        """Whether the record agrees with the claim when it is read this way."""
        return self.figure is not None


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """The verdict of the record on one public claim.

    ``claimed`` is the number as said, ``tolerance`` half a unit of its last printed
    digit, ``trial`` the check that decided, ``gap`` the distance between the claim and
    the computed value, ``internal`` tells that the claim's own source is all there is.
    ``computed`` and ``room`` are those of the trial as a reader compares them with the claim.
    ``statement`` stands for the claim itself, so that claims can be counted. ``late``
    is the days from the deadline of a promise to its keeping, below zero when early.
    """

    claim: str
    ruling: Ruling
    trial: Trial
    statement: Figure
    claimed: Figure | None = None
    computed: Figure | None = None
    room: Figure | None = None
    tolerance: Figure | None = None
    gap: Figure | None = None
    internal: bool = False
    alternatives: tuple[Alternative, ...] = ()
    score: Score | None = None
    late: Figure | None = None
