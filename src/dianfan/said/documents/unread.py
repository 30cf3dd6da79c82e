"""What stands in the place of a file or a page that could not be read."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_boxes

FAULT, DOUBT, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def place(file: str, number: int | None = None) -> Where:
    """Give the place of a fault: a file, or one of its pages, counted from 1."""
    return Where(file, cell=None if number is None else f"page {number}")


def unread_page(index: int, number: int, finding: Finding) -> Page:
    """Keep the place of a page that could not be read: no glyphs, and why."""
    nothing = glyphs_of_boxes("", np.empty((0, 4), np.float32))
    findings = (finding,)
    return Page(
        index, number, PageKind.PRINTED, TextSource.LAYER, 0, 0, nothing, (), findings=findings
    )


def refused(file: str, data: bytes, media_type: str, finding: Finding) -> Document:
    """Give a document without pages, and why it has none."""
    return Document(file, sha256(data).hexdigest(), media_type, (), findings=(finding,))
