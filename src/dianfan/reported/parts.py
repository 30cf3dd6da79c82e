"""The parts that pages are made of: spans and sentences, charts, tables, sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.judged.verdicts import State
from dianfan.promised.model import Lens


class Origin(StrEnum):
    """Where the text of a span comes from: a figure, the data, or our own words.

    ``UNSIGNED`` is a figure told without its sign. Only ``WORDS`` are ours, so that a
    number in them has nothing behind it; ``UNTOLD`` spans were made without saying.
    """

    UNTOLD = ""
    FIGURE = "figure"
    UNSIGNED = "unsigned"
    NAME = "name"
    PERIOD = "period"
    PLACE = "place"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence; with a figure it is the number and its unit word together."""

    text: str
    figure: Figure | None = None
    origin: Origin = Origin.UNTOLD


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or phrase as spans; its text is their concatenation."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words without their lineage."""
        return "".join(span.text for span in self.spans)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in the order in which they are told."""
        return tuple(span.figure for span in self.spans if span.figure is not None)


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One point of a chart: where it stands on the axis, and its figure or gap."""

    label: str
    position: float
    figure: Figure | Gap
    display: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line or one set of bars of a chart, with the name written beside it."""

    name: str
    marks: tuple[Mark, ...]
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to draw: ``kind`` is line, bar (horizontal, one per mark), strip or range.

    ``title`` says the finding, ``subtitle`` measure, place and unit, ``source`` what
    stands under it. The table twin has one row per mark. Lines are ``joined`` where their marks
    are events that need not come at even steps.
    """

    id: str
    kind: str
    title: Sentence
    subtitle: str
    unit: str
    lines: tuple[Line, ...]
    source: Sentence
    lens: Lens | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: a phrase, a state to show beside it, where it leads, and a light before it."""

    phrase: Sentence
    state: State | None = None
    href: str | None = None
    light: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; ``numeric`` tells the columns to align on the decimal.

    ``anchors`` name the rows, where something else on the page leads to them.
    """

    id: str
    caption: Sentence
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: Sentence
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page: paragraphs first, then charts, then tables."""

    id: str
    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
