"""Pages to read: set with typst, or drawn by hand, in the fonts of the house."""

from collections.abc import Sequence

import numpy as np
import pytest
import typst

from dianfan.published.broadsheet.fonts import folder
from dianfan.said.documents.pdf_text import TextLayer
from dianfan.said.documents.pdf_text import Turn
from tests.editions import has_fonts

needs_fonts = pytest.mark.skipif(not has_fonts(), reason="the fonts of the house are not there")

HEAD = """
#set page(width: 300pt, height: 400pt, margin: 20pt)
#set text(font: ("Noto Serif SC"), size: 10pt, lang: "zh")
#set par(leading: 4pt, spacing: 4pt)
"""


def typeset(body: str) -> bytes:
    """Set a page of 300 by 400 points as PDF."""
    paper: bytes = typst.compile(  # type: ignore[misc]  # its overloads leave bytes open
        (HEAD + body).encode(), font_paths=[str(folder())], ignore_system_fonts=True
    )
    return paper


def layer(signs: Sequence[tuple[str, float, float]], size: float = 10.0) -> TextLayer:
    """Place signs one em wide, each by its left edge and baseline, in the order given."""
    x = np.array([left for _, left, _ in signs], np.float64)
    y = np.array([base for _, _, base in signs], np.float64)
    boxes = np.stack([x, y - 0.88 * size, x + size, y + 0.12 * size], axis=1)
    no = np.zeros(len(signs), np.bool_)
    return TextLayer(
        "".join(sign for sign, _, _ in signs),
        Turn(0, 0, 2_000, 2_000, 0),
        x,
        y,
        boxes,
        np.zeros(len(signs), np.int64),
        np.full(len(signs), size),
        no,
        no,
        no,
    )
