"""A comparison: one published file as it should be and as it was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.manifest import BOOK
from dianfan.published.verification.atlas import Atlas

MOST_PLACES = 3


@dataclass(frozen=True)
class Comparison:
    """A file as it should be and as it was found."""

    path: str
    expected: bytes
    found: bytes
    atlas: Atlas
    kind: FaultKind = FaultKind.REBUILD

    @property
    def suffix(self) -> str:
        """The ending of the file's name, with its point."""
        return PurePosixPath(self.path).suffix

    @property
    def in_book(self) -> bool:
        """Whether the file belongs to the Book."""
        return PurePosixPath(self.path).parts[0] == BOOK

    @property
    def table(self) -> str:
        """The name of the table that a file of the Book holds."""
        return PurePosixPath(self.path).stem

    def fault(
        self, where: str, message: str, expected: str, found: str, figures: tuple[str, ...]
    ) -> Fault:
        """State one difference of this file."""
        return Fault(self.kind, self.path, where, message, expected, found, figures)
