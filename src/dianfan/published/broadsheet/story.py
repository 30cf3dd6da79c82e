"""What a broadsheet is made of: plain frozen data, without knowledge of any programme."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
Layer = Literal["point", "line", "net", "surface"]
Tint = Literal["paper", "point", "line", "net", "surface"]
ParaKind = Literal["body", "subhead", "lead"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; with a key it is a figure: number and unit word, one link to `href`.

    `contents` is what a screen reader says of the link, such as "77亿元，查看来源".
    """

    text: str
    href: str | None = None
    key: str | None = None
    contents: str | None = None


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; a subhead stands on its own line in a column."""

    runs: tuple[Run, ...]
    kind: ParaKind = "body"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of page 1, and what the running head of later pages repeats."""

    title: str
    title_latin: str
    motto: tuple[str, ...]
    date: str
    issue: str
    edition: str
    section: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Note:
    """The editor's note over the lead."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The lead: set in columns on page 1 and continued as far as it needs."""

    kicker: str
    headline: str
    deck: str | None
    byline: str
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Text in a hairline frame; a prominent one has the visual weight of the lead."""

    title: str
    paras: tuple[Para, ...]
    tint: Tint = "paper"
    prominent: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing three columns wide; `alt` tells a reader who cannot see it what it shows."""

    svg: str
    caption: tuple[Run, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A signed column, one column wide."""

    title: str
    byline: str
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class SmallStory:
    """A short numbered report for an inner page."""

    number: str
    headline: str
    paras: tuple[Para, ...]
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a table column; numbers are aligned right."""

    head: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table for an inner page; each cell is a tuple of runs."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Colophon:
    """The foot of the last page: sources of the numbers, digest of the edition, address."""

    title: str
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Broadsheet:
    """One edition as a printed paper. `date` fixes the PDF's timestamp.

    The first chart stands on page 1, the others on inner pages; so do all boxes after
    the first prominent and the first plain one.
    """

    language: Language
    date: dt.date
    masthead: Masthead
    lead: Story
    note: Note | None = None
    boxes: tuple[Box, ...] = ()
    charts: tuple[Chart, ...] = ()
    comment: Comment | None = None
    briefs: tuple[SmallStory, ...] = ()
    briefs_title: str | None = None
    tables: tuple[TableBlock, ...] = ()
    colophon: Colophon | None = None
