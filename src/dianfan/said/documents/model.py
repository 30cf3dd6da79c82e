"""What a reader makes of a file: pages of lines, each character with its way back.

Two coordinate systems, both kept from the first step on: *bytes* of the file (text, HTML,
spreadsheets as far as a cell has them) and *boxes* on the page (PDF, scans, PAGE-XML, ALTO),
from the top left corner, in points for PDF and in pixels for pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.finding import Finding

INSERTED = -1
"""The glyph of a character that no page holds: a space put in where two lines join."""


class Box(NamedTuple):
    """A rectangle of a page: left, top, right, bottom, from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """The horizontal extent."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The vertical extent."""
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        """Give the smallest rectangle around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Glyphs:
    """The raw characters of a page in columns, as the file holds them; row = glyph.

    ``text`` has one code point per glyph. ``start`` and ``end`` (n,) int64 are byte offsets
    in the file, -1 where it has none; ``boxes`` (n, 4) float32 left, top, right, bottom,
    NaN where there is no place on a page; ``confidence`` (n,) float32 from 0 to 1.
    """

    text: str
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    boxes: NDArray[np.float32]
    confidence: NDArray[np.float32]

    def __len__(self) -> int:
        """The number of glyphs."""
        return len(self.text)


def glyphs_of_bytes(text: str, start: NDArray[np.int64], end: NDArray[np.int64]) -> Glyphs:
    """Make glyphs that have a place in the file and none on a page."""
    count = len(text)
    return Glyphs(
        text, start, end, np.full((count, 4), np.nan, np.float32), np.ones(count, np.float32)
    )


def glyphs_of_boxes(
    text: str, boxes: NDArray[np.float32], confidence: NDArray[np.float32] | None = None
) -> Glyphs:
    """Make glyphs that have a place on a page and none in the file."""
    nowhere = np.full(len(text), -1, np.int64)
    sure = np.ones(len(text), np.float32) if confidence is None else confidence
    return Glyphs(text, nowhere, nowhere, boxes, sure)


@dataclass(frozen=True)
class Traced:
    """Clean text, and for each character the page and glyph that it came from.

    ``page`` and ``glyph`` are (n,) int32: the index of the page within the reading (from 0),
    and the row of its Glyphs; glyph ``INSERTED`` for a character that joining put in.
    """

    text: str
    page: NDArray[np.int32]
    glyph: NDArray[np.int32]

    def __len__(self) -> int:
        """The number of characters."""
        return len(self.text)

    def __str__(self) -> str:
        """Give the text."""
        return self.text

    def __getitem__(self, part: slice) -> Traced:
        """Cut a piece out."""
        return Traced(self.text[part], self.page[part], self.glyph[part])

    def stripped(self) -> Traced:
        """Cut white space from both ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self[left : max(left, right)]


def traced(text: str, page: int, first: int) -> Traced:
    """Trace a run of glyphs of one page, from glyph ``first`` on, one character each."""
    glyph = np.arange(first, first + len(text), dtype=np.int32)
    return Traced(text, np.full(len(text), page, np.int32), glyph)


def joined(parts: list[Traced], between: str = "") -> Traced:
    """Join pieces; the characters of ``between`` are marked as inserted."""
    if not parts:
        return Traced("", np.empty(0, np.int32), np.empty(0, np.int32))
    gap = np.full(len(between), INSERTED, np.int32)
    texts, pages, glyphs = [parts[0].text], [parts[0].page], [parts[0].glyph]
    for part in parts[1:]:
        texts += [between, part.text]
        pages += [gap, part.page]
        glyphs += [gap, part.glyph]
    return Traced("".join(texts), np.concatenate(pages), np.concatenate(glyphs))


class Hint(StrEnum):
    """What the file itself says that a line is; a page of print says nothing."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    CREDIT = "credit"
    CELL = "cell"


@dataclass(frozen=True)
class Line:
    """A line of print: its clean words, where it stands and how it is set.

    ``size`` is the height of the type in the page's units, 0 when unknown. ``indent`` counts
    the leading spaces and ``blanks`` the blank lines before, both of flattened text.
    ``hint``, ``level`` (of a heading, from 1) and ``region`` come from files that name them
    (HTML, PAGE-XML, ALTO, spreadsheets); ``region`` is empty elsewhere.
    """

    words: Traced
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    vertical: bool = False
    confidence: float = 1.0
    indent: int = 0
    blanks: int = 0
    hint: Hint | None = None
    level: int = 0
    region: str = ""

    @property
    def text(self) -> str:
        """The clean text."""
        return self.words.text


class PageKind(StrEnum):
    """How much a page still knows of its layout.

    ``PRINTED`` lines have boxes (PDF, scans); ``FLATTENED`` only line ends are left;
    ``MARKED`` the file names headings and paragraphs (HTML, PAGE-XML, ALTO, spreadsheets).
    """

    PRINTED = "printed"
    FLATTENED = "flattened"
    MARKED = "marked"


class TextSource(StrEnum):
    """Where the characters came from."""

    LAYER = "text layer"
    OCR = "OCR"
    TEXT = "text"
    MARKUP = "markup"
    CELLS = "cells"
    ENGINE = "another engine"


@dataclass(frozen=True)
class Page:
    """A page as it was read; lines stand in the file's order, not in reading order.

    ``index`` counts the pages of the whole reading from 0, ``number`` those of the document
    from 1. ``rules`` are printed lines and ``pictures`` images, as boxes.
    """

    index: int
    number: int
    kind: PageKind
    source: TextSource
    width: float
    height: float
    glyphs: Glyphs
    lines: tuple[Line, ...]
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    rotation: int = 0
    findings: tuple[Finding, ...] = ()

    @cached_property
    def line_of(self) -> NDArray[np.int32]:
        """The line that each glyph stands in, by its place in ``lines``; -1 for none."""
        lines = np.full(len(self.glyphs), -1, np.int32)
        for index, line in enumerate(self.lines):
            glyphs = line.words.glyph
            lines[glyphs[glyphs != INSERTED]] = index
        return lines


@dataclass(frozen=True)
class Document:
    """A file and its pages; ``digest`` is the SHA-256 of its bytes, in hex.

    ``encoding`` is that of a text file. A file of which nothing could be read has no pages
    and a finding that says why. ``published`` is the day, as 2031-05-02, that the file itself
    gives.
    """

    file: str
    digest: str
    media_type: str
    pages: tuple[Page, ...]
    encoding: str = ""
    findings: tuple[Finding, ...] = field(default=())
    published: str = ""

    @cached_property
    def confidence(self) -> float:
        """The mean confidence of all characters, 1 for a file without any."""
        all_of_them = [page.glyphs.confidence for page in self.pages if len(page.glyphs)]
        return float(np.concatenate(all_of_them).mean()) if all_of_them else 1.0
