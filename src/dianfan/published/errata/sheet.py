"""The errata of an edition as data: written as JSON, and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.wording import Wording

FORM = "dianfan-errata-1"
COLUMNS = (
    *("date", "figure", "statement_zh", "statement_en", "old_zh", "old_en", "new_zh", "new_en"),
    *("cause", "why_zh", "why_en", "language", "page", "sentence"),
)
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_NOTHING = Wording("", "")


class Cause(StrEnum):
    """Why a figure that was printed is no longer the figure of the record."""

    CORRECTION = "correction"
    RETRACTION = "retraction"
    SOURCE = "new source"
    METHOD = "method"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in print: language, page from the root, and the sentence."""

    language: str
    page: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Erratum:
    """One figure that was printed and does not stand.

    ``figure`` is its key in the edition, ``identity`` what it is a figure of, ``new`` how
    it is read now, with two empty wordings when it was withdrawn; ``date`` an ISO day.
    """

    date: str
    figure: str
    identity: str
    statement: Wording
    old: Wording
    new: Wording
    cause: Cause
    why: Wording
    places: tuple[Place, ...]

    @property
    def is_withdrawn(self) -> bool:
        """Whether no figure stands in the place of the old one."""
        return self.new == _NOTHING


@dataclass(frozen=True, slots=True)
class Newer:
    """The edition that an edition was held against: its digest, its day."""

    edition: str
    asof: str


@dataclass(frozen=True, slots=True)
class ErrataSheet:
    """The errata of one edition, which it names by its digest.

    ``asof`` is the day of the edition, ``known`` the day up to which errata are known:
    that of the newer edition, or its own while there is none.
    """

    edition: str
    programme: str
    title: Wording
    asof: str
    known: str
    newer: Newer | None = None
    errata: tuple[Erratum, ...] = ()
    form: str = FORM


def as_json(sheet: ErrataSheet) -> bytes:
    """Write errata as JSON; the same errata give the same bytes."""
    return msgspec.json.format(msgspec.json.encode(sheet), indent=1) + b"\n"


def from_json(content: bytes, where: str) -> ErrataSheet:
    """Read errata.

    Raises:
        UnreadableFolder: the text is none.
    """
    try:
        return msgspec.json.decode(content, type=ErrataSheet)
    except msgspec.MsgspecError as fault:
        raise UnreadableFolder(
            "the errata beside the edition are damaged",
            where=where,
            why=str(fault),
            remedy="run `dianfan errata OLD NEW --attach` again",
        ) from fault


def as_csv(sheet: ErrataSheet) -> bytes:
    """Write errata as a table, a row for each place where a figure stands."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sheet.errata:
        for place in one.places or (Place("", "", ""),):
            cells = (
                *(one.date, one.figure, one.statement.zh, one.statement.en, one.old.zh, one.old.en),
                *(one.new.zh, one.new.en, one.cause.value, one.why.zh, one.why.en),
                *(place.language, place.page, place.sentence),
            )
            writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue().encode()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell
