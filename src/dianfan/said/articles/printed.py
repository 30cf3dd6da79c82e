"""A page of print: lines in the order of their columns, headings by the size of their type."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dianfan.said.articles import flattened
from dianfan.said.articles.model import Layout
from dianfan.said.articles.reading_order import regions
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page

_BIGGER = 1.2


def take_apart(page: Page) -> Layout:
    """Take a page of print apart.

    Lines are put in reading order by the white space and rules between columns, those in type
    larger than that of the body are headings, and articles are made of them as of a flattened
    page whose order is right.

    Args:
        page: of kind PRINTED.
    """
    order = [number for region in regions(page.lines, page.rules) for number in region.lines]
    lines = tuple(page.lines[number] for number in order)
    body = body_size(lines)
    sized = tuple(
        replace(line, level=1) if body and line.size > _BIGGER * body else line for line in lines
    )
    return flattened.take_apart(replace(page, lines=sized))


def body_size(lines: tuple[Line, ...]) -> float:
    """Give the size of type in which most characters of a page are set; 0 when none is known."""
    sizes = np.array([line.size for line in lines for _ in line.text])
    known = np.round(sizes[sizes > 0], 1)
    if not known.size:
        return 0.0
    values, counts = np.unique(known, return_counts=True)
    return float(values[np.argmax(counts)])
