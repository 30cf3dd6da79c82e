"""What other engines write: PAGE-XML and ALTO, read without trusting the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from lxml import etree

from dianfan.figures.finding import Finding
from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.unread import FAULT
from dianfan.said.documents.unread import place

Element = Any
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NOTHING: frozenset[int] = frozenset()


def root_of(data: bytes, file: str) -> Element | Finding:
    """Parse XML with entities, document types, network and huge trees shut off.

    Returns:
        the root element, or a finding when the file is no sound XML or brings entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        return broken(file, str(fault))
    if root.getroottree().docinfo.internalDTD is not None:
        return broken(file, "it brings a document type of its own")
    return root


def broken(file: str, why: str) -> Finding:
    """Word the finding on a file that is no sound XML."""
    return Finding(
        FAULT,
        "broken-xml",
        place(file),
        f"The file cannot be read as XML: {why}.",
        "Export it again from the engine that made it.",
    )


def local(element: Element) -> str:
    """Give an element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Give the children of some names, whatever their namespace."""
    return (one for one in element if local(one) in names)


def within(element: Element, *names: str) -> Iterator[Element]:
    """Give the elements of some names at any depth."""
    return (one for one in element.iter() if local(one) in names)


def number(text: str | None) -> float | None:
    """Read a number of an attribute; None where there is none."""
    match = _NUMBER.fullmatch((text or "").strip())
    return float(match[0]) if match else None


def share(text: str | None) -> float:
    """Read a confidence from 0 to 1; 1 where none is given."""
    value = number(text)
    return 1.0 if value is None else min(1.0, max(0.0, value))


class Words:
    """Characters of a page as they are gathered, each with its box and confidence."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        self.sure: list[float] = []

    def __len__(self) -> int:
        return len(self.text)

    def add(self, text: str, box: Box | None, sure: float) -> None:
        """Add a word; its box is divided evenly among its characters."""
        edge = box or Box(float("nan"), float("nan"), float("nan"), float("nan"))
        step = edge.width / max(1, len(text))
        for at, char in enumerate(text):
            self.text.append(char)
            self.boxes.append(
                (edge.left + at * step, edge.top, edge.left + (at + 1) * step, edge.bottom)
            )
            self.sure.append(sure)

    def glyphs(self) -> Any:  # noqa: ANN401 - what the model calls Glyphs
        """Give them as the columns of a page."""
        boxes = np.array(self.boxes, dtype=np.float32).reshape(-1, 4)
        return glyphs_of_boxes("".join(self.text), boxes, np.array(self.sure, dtype=np.float32))


def line(
    words: Words, start: int, page: int, box: Box | None, said: tuple[Hint | None, str]
) -> Line | None:
    """Make a line of the characters gathered since ``start``; None for an empty one."""
    traced = cleaned("".join(words.text), range(start, len(words)), page, _NOTHING)
    if not traced.text:
        return None
    sure = float(np.mean(words.sure[start:]))
    size = 0.0 if box is None else box.height / 1.22
    hint, region = said
    level = 1 if hint is Hint.HEADING else 0
    return Line(traced, box, size, confidence=sure, hint=hint, level=level, region=region)
