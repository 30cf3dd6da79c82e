"""Room for letters, reckoned from the text alone.

Charts are laid out without asking any font, so that one specification gives the same
picture on every machine: an ideograph is one em wide, a sign of percent nearly so, other letters
a little over half.
"""

from __future__ import annotations

from functools import cache
from unicodedata import east_asian_width

_WIDE = 1.0
_BROAD = 0.94
_NARROW = 0.57
_THIN = 0.32


def width(text: str, size: float) -> float:
    """Give the width of a line of text at a size in pixels."""
    return size * sum(map(_em, text))


@cache
def _em(letter: str) -> float:
    if east_asian_width(letter) in {"W", "F"}:
        return _WIDE
    if letter in "%‰MW@":
        return _BROAD
    return _THIN if letter in " .,:;'|il·" else _NARROW


def shortened(text: str, size: float, room: float) -> str:
    """Cut a text that is wider than its room, and mark the cut."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
