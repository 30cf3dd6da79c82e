"""The register of a shelf: which editions stand on it, under which digests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from dianfan.figures.errors import UnreadableFolder
from dianfan.published.placing import SHELF

if TYPE_CHECKING:
    from pathlib import Path

FORM = "dianfan-shelf-1"


@dataclass(frozen=True, slots=True)
class Shelved:
    """An edition on a shelf: the name of its folder, its digests and its day."""

    name: str
    edition: str
    book: str
    asof: date


@dataclass(frozen=True, slots=True)
class Shelf:
    """The editions of one programme that stand together, in the order of their days."""

    programme: str
    editions: tuple[Shelved, ...] = ()
    form: str = FORM

    def named(self, name: str) -> Shelved | None:
        """Give the edition of a name; nothing when there is none."""
        return next((one for one in self.editions if one.name == name), None)

    def with_edition(self, one: Shelved) -> Shelf:
        """Give the shelf with an edition more, one of the same name replaced."""
        others = [other for other in self.editions if other.name != one.name]
        ordered = tuple(sorted((*others, one), key=lambda each: (each.asof, each.name)))
        return Shelf(self.programme, ordered)


def read_shelf(folder: Path) -> Shelf | None:
    """Read the register of a shelf; nothing where the folder has none.

    Raises:
        UnreadableFolder: the register is damaged.
    """
    path = folder / SHELF
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Shelf)
    except msgspec.MsgspecError as fault:
        raise UnreadableFolder(
            "the register of the shelf is damaged",
            where=str(path),
            why=str(fault),
            remedy="remove it, and shelve the editions again",
        ) from fault


def write_shelf(folder: Path, shelf: Shelf) -> None:
    """Write the register of a shelf, so that nobody ever sees half of it."""
    hidden = folder / f".{SHELF}"
    hidden.write_bytes(msgspec.json.format(msgspec.json.encode(shelf), indent=1) + b"\n")
    hidden.replace(folder / SHELF)
