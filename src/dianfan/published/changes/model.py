"""What differs between two editions: each change with its cause, in plain data."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum


class ChangeCause(StrEnum):
    """Why a figure differs, in the order in which changes are told; each has one cause.

    ``CORRECTED`` a correction of the record; ``NEW_SOURCE`` another source was chosen;
    ``REVISED`` the same source, another value; ``PROMISED`` the programme sets it
    otherwise; ``COUNTED`` rows of a table are counted otherwise; ``METHOD`` another method
    or version, of the figure or below it; ``PARAMETERS`` the same method with other
    parameters; ``INPUTS`` figures under it differ; ``UNEXPLAINED`` nothing under it differs,
    so that one of the two is not what its method makes; ``NEW`` and ``GONE`` stand in one
    edition alone; ``KNOWN`` the same value, known otherwise; ``DISPLAY`` only the reading
    differs.
    """

    CORRECTED = "corrected"
    NEW_SOURCE = "new source"
    REVISED = "revised by its source"
    PROMISED = "promised otherwise"
    COUNTED = "counted otherwise"
    METHOD = "method"
    PARAMETERS = "parameters"
    INPUTS = "inputs"
    UNEXPLAINED = "unexplained"
    NEW = "new"
    GONE = "gone"
    KNOWN = "known otherwise"
    DISPLAY = "display"


class SentenceChange(StrEnum):
    """How a sentence differs: with other figures in the same words, reworded, or in one edition alone."""

    FIGURES = "other figures"
    REWORDED = "reworded"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure as an edition tells it: key, statement, reading, and who says so."""

    key: str
    statement: str
    display: str
    reason: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that differs: how it was told and is told now, and why.

    ``old`` or ``new`` is nothing where it stands in one edition alone; ``relative`` is
    the change in per cent of the old value as decimal text, empty where there is none to
    tell; ``because`` names what the cause rests on, the largest first, ``left_out`` how
    many more there are.
    """

    cause: ChangeCause
    old: ToldFigure | None
    new: ToldFigure | None
    relative: str = ""
    value_differs: bool = True
    because: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SentenceDifference:
    """A sentence that differs, with its pages; a text is empty where the other stands alone."""

    kind: SentenceChange
    pages: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class StateChange:
    """What an edition says of a thing in one word, and the other in another.

    ``what`` is ``judgement`` or ``claim``, ``subject`` its id, ``by`` the method; a word
    is empty where the thing stands in one edition alone.
    """

    what: str
    subject: str
    by: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a table of the Book that was added, is gone, or has other cells.

    ``cells`` are column, old text, new text; empty for a row that stands in one Book alone.
    """

    table: str
    row: str
    kind: str
    cells: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding on the data that stands in one edition alone."""

    kind: str
    severity: str
    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class MadeChange:
    """What made an edition and differs: the part (``program``, ``method gdp`` ...), old and new."""

    part: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two editions, in the order of size within each kind.

    ``notes`` tell what could not be compared.
    """

    old: str
    new: str
    made: tuple[MadeChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    sentences: tuple[SentenceDifference, ...] = ()
    states: tuple[StateChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    unchanged: int = 0
    notes: tuple[str, ...] = field(default=())

    @property
    def are_none(self) -> bool:
        """Whether the editions are alike in everything that was compared."""
        return not (
            self.made or self.figures or self.sentences or self.states or self.rows or self.findings
        )
