"""How wide words are in the fonts of the house, and where a line of print ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterator
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it brings no types

from dianfan.published.broadsheet.fonts import folder

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
_TOKEN = re.compile(r"[0-9][0-9.,%]*|[A-Za-z$'’0-9.,%-]+|\s|.")
_NO_START = frozenset("，。、；：！？”）》%—…")
_NO_END = frozenset("“（《")
_SQUEEZE = 0.7


@cache
def _advances(face: str, *, bold: bool) -> dict[int, float]:
    file = f"{face.replace(' ', '')}-{'Bold' if bold else 'Regular'}.ttf"
    with TTFont(folder() / file) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"]
        return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def width(text: str, face: str = SERIF, *, bold: bool = False) -> float:
    """Measure text in ems."""
    known = _advances(face, bold=bold)
    return sum(known.get(ord(one), 1.0) for one in text)


def lines(text: str, room: Callable[[int], float], *, hyphens: bool = False) -> Iterator[str]:
    """Break text: line ``at`` is ``room(at)`` ems wide."""
    words = _TOKEN.findall(text.strip())
    at, line = 0, ""
    while words:
        word = words.pop(0)
        if word.isspace() and not line:
            continue
        if width(line + word) <= room(at) or not line:
            line += word
            continue
        if word in _NO_START and width(line + word) <= room(at) + _SQUEEZE:
            yield line + word
            at, line = at + 1, ""
            continue
        if hyphens and (cut := _cut(word, room(at) - width(line))):
            yield line + word[:cut] + "-"
            words.insert(0, word[cut:])
        else:
            kept, words = _carried(line, word, words)
            yield kept.rstrip()
        at, line = at + 1, ""
    if line.strip():
        yield line.rstrip()


def _carried(line: str, word: str, words: list[str]) -> tuple[str, list[str]]:
    """Take signs over that may not stand at the end, or that must stand before the next."""
    over = [word]
    while len(line) > 2 and (over[0] in _NO_START or line[-1] in _NO_END):
        over.insert(0, line[-1])
        line = line[:-1]
    return line, [*over, *words]


def _cut(word: str, room: float) -> int:
    """Say where a long English word is parted; 0 for not at all."""
    if len(word) < 7 or not word.isalpha() or not word.isascii():
        return 0
    for cut in range(len(word) - 3, 2, -1):
        if width(word[:cut] + "-") <= room:
            return cut
    return 0
