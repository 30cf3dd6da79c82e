"""Gaps: what stands where a figure is missing, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GapReason(StrEnum):
    """Why there is no figure; missing is not zero and not due is not missing."""

    NOT_REPORTED = "not reported"
    NOT_DUE = "not due"
    NOT_APPLICABLE = "not applicable"
    SUPPRESSED = "suppressed"
    NOT_ASSESSABLE = "not assessable"
    LOST = "lost in the source"


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing figure: the reason, and a note that a reader can use."""

    reason: GapReason
    note: str = ""

    def __str__(self) -> str:
        """Write reason and note in one phrase."""
        return f"{self.reason}: {self.note}" if self.note else str(self.reason)
