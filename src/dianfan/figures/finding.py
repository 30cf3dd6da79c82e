"""Findings: faults in data, returned and printed, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding stops: only an error blocks, a warning asks for a comment."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a fault: a file of the folder, its line (from 1), its column or path."""

    file: str
    line: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Write the place as editors do: ``file:line cell``."""
        line = f":{self.line}" if self.line is not None else ""
        return f"{self.file}{line}{f' {self.cell}' if self.cell else ''}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in data: what is wrong, where, how grave it is and what to do.

    ``code`` is a stable short name (``unknown-area``), documented in the reference.
    """

    severity: Severity
    code: str
    where: Where
    message: str
    remedy: str

    def __str__(self) -> str:
        """Write the finding as two lines for a terminal."""
        return f"{self.severity} {self.code} {self.where}\n  {self.message}\n  → {self.remedy}"


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Give the findings that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
