"""What can go wrong in use or in code; faults in data are findings instead.

DianfanError
├── UseError                 the caller can mend it
│   ├── UnknownUnit
│   ├── UnknownPeriod
│   ├── IncompatibleUnits
│   ├── UnreadableFolder
│   ├── UnknownKey
│   ├── UnreadableKey
│   ├── WrongPassphrase
│   ├── MissingPart
│   ├── NotPermitted
│   ├── PeriodLocked
│   └── EditConflict
├── BlockedByFindings        the data has errors; nothing was written
│   └── NotSignedOff
└── LineageError             a figure does not follow from its inputs
    ├── UntracedFigure
    ├── UnknownMethod
    ├── ForgedFigure
    ├── BrokenSignature
    ├── BrokenTrail
    └── LintFailed
"""

from __future__ import annotations


class DianfanError(Exception):
    """Something went wrong: what, why, where, and what to do next."""

    exit_code = 1

    def __init__(self, what: str, *, why: str = "", where: str = "", remedy: str = "") -> None:
        """Keep the four parts apart, so that JSON and text can both show them."""
        self.what = what
        self.why = why
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        """Give the four parts as one readable message."""
        parts = [self.what]
        if self.where:
            parts.append(f"where: {self.where}")
        if self.why:
            parts.append(f"why: {self.why}")
        if self.remedy:
            parts.append(f"what to do: {self.remedy}")
        return "\n  ".join(parts)


class UseError(DianfanError):
    """The call cannot be carried out as it was given."""

    exit_code = 2


class UnknownUnit(UseError):
    """The unit is not in the table of units."""


class UnknownPeriod(UseError):
    """The text names no period."""


class IncompatibleUnits(UseError):
    """Two units measure different things."""


class UnreadableFolder(UseError):
    """The folder cannot be read as a programme or an edition."""


class UnknownKey(UseError):
    """No figure of the edition has this key."""


class UnreadableKey(UseError):
    """The text is no key that signs, or checks what was signed."""


class WrongPassphrase(UseError):
    """A private key does not open with this passphrase."""


class MissingPart(UseError):
    """Something that must be installed beside the program is missing."""


class NotPermitted(UseError):
    """No post of the person allows the act."""


class PeriodLocked(UseError):
    """The period is locked, for one of the reasons that a lock has."""


class EditConflict(UseError):
    """Somebody else wrote or acted meanwhile; nothing of this was kept."""


class BlockedByFindings(DianfanError):
    """The data has faults of severity error; nothing was written."""

    exit_code = 3


class NotSignedOff(BlockedByFindings):
    """Sentences were not ticked by two persons; nothing was written."""


class LineageError(DianfanError):
    """A figure does not follow from what it says it follows from."""

    exit_code = 4


class UntracedFigure(LineageError):
    """A number stands in prose without a figure behind it."""


class UnknownMethod(LineageError):
    """A figure names a method that this version does not have."""


class ForgedFigure(LineageError):
    """A figure differs from what its method makes of its inputs."""


class BrokenSignature(LineageError):
    """What stands beside an edition as its signature is none."""


class BrokenTrail(LineageError):
    """A line of a trail does not follow from the one before it."""


class LintFailed(LineageError):
    """A sentence of the review does not say what its figures say."""
