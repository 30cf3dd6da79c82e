"""Faults of an edition: what differs, where, and which figures it touches."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum


class FaultKind(StrEnum):
    """How a fault was found."""

    MANIFEST = "manifest"
    DIGEST = "digest"
    MISSING = "missing"
    EXTRA = "extra"
    LINEAGE = "lineage"
    SHOWN = "shown"
    BOOK = "book"
    TWIN = "twin"
    REBUILD = "rebuild"
    SIGNATURE = "signature"
    ERRATA = "errata"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was published.

    ``where`` is a line and column, a row, a page of the paper; ``figures`` are the keys
    of what is told at that place, the nearest first.
    """

    kind: FaultKind
    file: str
    where: str
    message: str
    expected: str = ""
    found: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification looked at, and what it found.

    ``names`` says in both languages what each figure named by a fault is; ``rebuilt``
    whether every byte was compared with an edition built again from the Book;
    ``signature`` how the edition is signed, and ``errata`` how many stand beside it.
    """

    edition: str
    book: str
    files: int
    figures: int
    shown: int
    rebuilt: bool
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    signature: str = ""
    errata: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults
