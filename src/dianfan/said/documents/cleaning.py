"""Clean words of a page of print: what cannot be seen goes, what looks alike is made alike.

Each clean character keeps the glyph that it came from; the glyphs themselves stay raw. A
glyph that stands for nothing known becomes `UNREADABLE` rather than nothing, since leaving it
out would close a number up over a lost digit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Traced

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
SPACE = -1
"""Stands among glyphs for a space that the setter left white and did not set."""

_ORNAMENTS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0a7": "▪", "\uf0b7": "•"}
_INVISIBLE = {"Cc", "Cf"}
_UNKNOWN = {"Co", "Cs", "Cn"}
_ALIKE = (
    (0x2E80, 0x2FDF),  # radicals in the place of characters
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFB00, 0xFB06),  # ligatures: ﬁ becomes f and i
)


@lru_cache(maxsize=65_536)
def clean(glyph: str) -> str:
    """Give the clean characters of one raw one: none, one, or the letters of a ligature.

    NUL and other controls, soft hyphens, zero-width and direction marks give none, but a tab
    gives a space; private use, surrogates and unassigned code points give `UNREADABLE`.
    """
    if glyph in _ORNAMENTS:
        return _ORNAMENTS[glyph]
    category = unicodedata.category(glyph)
    if category in _UNKNOWN:
        return UNREADABLE
    if category in _INVISIBLE:
        return " " if glyph == "\t" else ""
    if category.startswith("Z"):
        return "\u3000" if glyph == "\u3000" else " "
    if any(first <= ord(glyph) <= last for first, last in _ALIKE):
        return unicodedata.normalize("NFKC", glyph)
    return glyph


def cleaned(text: str, rows: Iterable[int], page: int, unread: frozenset[int]) -> Traced:
    """Give the clean words of some glyphs of a page, without white space at the ends.

    Args:
        text: the raw characters of the whole page.
        rows: which of them, in the order of reading; `SPACE` puts a space in.
        page: the index of the page within the reading.
        unread: the glyphs whose font does not say what they mean.
    """
    pieces: list[str] = []
    glyphs: list[int] = []
    for row in rows:
        piece = _piece(text, row, unread)
        pieces.append(piece)
        glyphs += [row if row >= 0 else INSERTED] * len(piece)
    glyph = np.array(glyphs, np.int32)
    pages = np.where(glyph == INSERTED, INSERTED, page).astype(np.int32)
    return Traced("".join(pieces), pages, glyph).stripped()


def _piece(text: str, row: int, unread: frozenset[int]) -> str:
    if row == SPACE:
        return " "
    return UNREADABLE if row in unread else clean(text[row])
