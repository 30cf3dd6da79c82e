"""Regions: the blocks of a reading as each page holds them, for PAGE, ALTO and METS alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.said.articles.locating import around
from dianfan.said.articles.locating import parted
from dianfan.said.articles.locating import united
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import Traced
from dianfan.said.reading import Reading

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[\x21-\x7e\xa1-\u024f]+|[^\s\x00-\u024f]+|\S")


@dataclass(frozen=True, slots=True)
class RegionWord:
    """A run of signs of one script without a space; ``confidence`` is the mean of its signs."""

    text: str
    box: Box | None
    confidence: float
    after_space: bool


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A line of print within a region."""

    text: str
    box: Box | None
    confidence: float
    words: tuple[RegionWord, ...]


@dataclass(frozen=True, slots=True)
class PageRegion:
    """What one column of one page holds of a block.

    ``id`` is an XML name, the same in every format: ``p1-a2-b5`` for the first part of block
    5, ``p1-a2-b5-2`` for the next, on that page or another; furniture is ``p1-f0``.
    ``article`` is empty for furniture.
    """

    id: str
    page: int
    article: str
    role: Role
    part: int
    lines: tuple[RegionLine, ...]
    box: Box | None


def regions(reading: Reading, page: int | None = None) -> tuple[PageRegion, ...]:
    """Cut the blocks of a reading into regions, in reading order, furniture last.

    Args:
        reading: what was read.
        page: the index of the one page whose regions are asked for; all pages if left out.
    """
    found: list[PageRegion] = []
    for name, article, block in _blocks(reading, page):
        found += _of_block(reading, block, (name, article))
    return tuple(one for one in found if page is None or one.page == page)


def _blocks(reading: Reading, page: int | None) -> Iterator[tuple[str, str, Block]]:
    for article in reading.articles:
        for number, block in enumerate(article.blocks):
            if page is None or bool((block.words.page == page).any()):
                yield f"{xml_name(article.id)}-b{number}", article.id, block
    for layout in reading.layouts:
        for number, block in enumerate(layout.furniture):
            if page is None or layout.page == page:
                yield f"p{layout.page + 1}-f{number}", "", block


def xml_name(text: str) -> str:
    """Make a name that XML allows as an identifier."""
    plain = re.sub(r"[^\w.-]", "_", text)
    return plain if re.match(r"[^\W\d]", plain) else f"_{plain}"


def xml_text(text: str) -> str:
    """Put the sign for the unknown where a character stands that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def picture_name(page: Page, index: int) -> str:
    """Name a picture of a page, from 0."""
    return f"p{page.index + 1}-i{index}"


def _of_block(reading: Reading, block: Block, names: tuple[str, str]) -> Iterator[PageRegion]:
    part = 0
    known = block.words.glyph != INSERTED
    for page in dict.fromkeys(block.words.page[known].tolist()):
        printed = tuple(_lines(reading.pages[page], block.words, known))
        boxes = [line.box for line in printed if line.box]
        cuts = parted(boxes) if len(boxes) == len(printed) else ((0, len(printed)),)
        for start, end in cuts:
            part += 1
            name = names[0] if part == 1 else f"{names[0]}-{part}"
            around_them = united([line.box for line in printed[start:end] if line.box])
            yield PageRegion(
                name, page, names[1], block.role, part, printed[start:end], around_them
            )


def _lines(page: Page, words: Traced, known: NDArray[np.bool_]) -> Iterator[RegionLine]:
    """Give the lines of a page that words stand in, each with what it holds of them."""
    here = np.flatnonzero(known & (words.page == page.index))
    stands = page.line_of[words.glyph[here]]
    for line in dict.fromkeys(stands.tolist()):
        rows = here[stands == line]
        text = xml_text("".join(words.text[row] for row in rows))
        glyphs = words.glyph[rows].astype(np.int64)
        whole = page.lines[line].box if line >= 0 else None
        sure = float(page.glyphs.confidence[glyphs].mean())
        yield RegionLine(
            text, around(page, glyphs) or whole, round(sure, 4), tuple(_words(page, text, glyphs))
        )


def _words(page: Page, text: str, glyphs: NDArray[np.int64]) -> Iterator[RegionWord]:
    for match in _WORD.finditer(text):
        rows = glyphs[slice(*match.span())]
        sure = float(page.glyphs.confidence[rows].mean())
        spaced = match.start() > 0 and text[match.start() - 1].isspace()
        yield RegionWord(match[0], around(page, rows), round(sure, 4), spaced)
