"""Locating: from a stretch of clean text back to the bytes and the boxes that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dianfan.said.articles.model import Block
from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import Traced

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a stretch of clean text stands in one column of one page.

    ``page`` is the index of the page within the reading (from 0) and ``number`` that within
    its document (from 1). ``characters`` are stretches of the page's raw text and ``bytes``
    stretches of the file, ends not included; ``bytes`` is empty for print. ``boxes`` has one
    box for each line of print that the words stand in, in their order, and is empty for
    text; units are those of the page.
    """

    page: int
    number: int
    characters: tuple[Stretch, ...]
    bytes: tuple[Stretch, ...]
    boxes: tuple[Box, ...]


def locate(pages: Sequence[Page], block: Block, start: int, end: int) -> tuple[Location, ...]:
    """Find where characters ``start`` to ``end`` of a block's clean text were read.

    Args:
        pages: all pages of the reading, by their index.
        block: the block that holds the characters.
        start: the first of them, from 0.
        end: the one after the last.

    Returns:
        one location for each page, and for each column of print, in the order of the words;
        none when joining put in all of the characters.
    """
    return located(pages, block.words[start:end])


def located(pages: Sequence[Page], words: Traced) -> tuple[Location, ...]:
    """Find where traced words were read, one location for each page and column."""
    known = words.glyph != INSERTED
    found = words.page[known]
    return tuple(
        location
        for page in dict.fromkeys(found.tolist())
        for location in _on_page(pages[page], words.glyph[known][found == page].astype(np.int64))
    )


def has_places(page: Page) -> bool:
    """Tell whether anything on a page has a box: print and what other engines placed."""
    boxes = page.glyphs.boxes
    return bool((~np.isnan(boxes)).any()) or any(line.box for line in page.lines)


def around(page: Page, glyphs: NDArray[np.int64]) -> Box | None:
    """Give the smallest box around some glyphs; None where none of them has a place."""
    boxes = page.glyphs.boxes[glyphs]
    boxes = boxes[~np.isnan(boxes).any(axis=1)]
    if not len(boxes):
        return None
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return Box(*(round(float(one), 2) for one in (*low, *high)))


def _on_page(page: Page, glyphs: NDArray[np.int64]) -> Iterator[Location]:
    stands = page.line_of[glyphs]
    lines = tuple(dict.fromkeys(stands.tolist()))
    boxes = [_box(page, line, glyphs[stands == line]) for line in lines]
    placed = [box for box in boxes if box]
    for start, end in parted(placed) if len(placed) == len(lines) else ((0, len(lines)),):
        here = glyphs[np.isin(stands, lines[start:end])]
        yield _location(page, here, tuple(box for box in boxes[start:end] if box))


def _box(page: Page, line: int, glyphs: NDArray[np.int64]) -> Box | None:
    """Give the box around some glyphs of a line, else that of the line."""
    return around(page, glyphs) or (page.lines[line].box if line >= 0 else None)


def _location(page: Page, glyphs: NDArray[np.int64], boxes: tuple[Box, ...]) -> Location:
    starts, ends = page.glyphs.start[glyphs], page.glyphs.end[glyphs]
    in_file = starts >= 0
    return Location(
        page.index,
        page.number,
        _runs(zip(glyphs.tolist(), (glyphs + 1).tolist(), strict=True)),
        _runs(zip(starts[in_file].tolist(), ends[in_file].tolist(), strict=True)),
        boxes,
    )


def _runs(stretches: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches that touch, or that several characters share (an entity of HTML)."""
    runs: list[Stretch] = []
    for start, end in stretches:
        if runs and runs[-1][0] <= start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return tuple(runs)


def parted(boxes: Sequence[Box]) -> tuple[tuple[int, int], ...]:
    """Cut the boxes of lines where they turn to another column: up, or aside at one height.

    Returns:
        stretches of the sequence, ends not included.
    """
    cuts = [
        index
        for index, (one, other) in enumerate(pairwise(boxes), 1)
        if other.bottom <= one.top or (other.top < one.bottom and _aside(one, other))
    ]
    edges = [0, *cuts, len(boxes)]
    return tuple((start, end) for start, end in pairwise(edges) if start < end)


def _aside(one: Box, other: Box) -> bool:
    return other.left >= one.right or other.right <= one.left


def united(boxes: Sequence[Box]) -> Box | None:
    """Give the smallest box around all; None for none."""
    return reduce(Box.union, boxes) if boxes else None
