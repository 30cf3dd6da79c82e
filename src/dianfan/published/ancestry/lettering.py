"""Lines of words that fit a room, in Chinese and in English."""

from __future__ import annotations

import re

from dianfan.published.charts.lettering import shortened
from dianfan.published.charts.lettering import width

_PIECE = re.compile(r"[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef]\s*|\s+")
_STAYS = "，。、；：！？）》”’」』%"


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """Break a text into at most ``most`` lines of a width; what does not fit is cut and marked.

    English breaks between words, Chinese between characters, and no line starts with a
    closing mark.
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        longer = lines[-1] + piece
        if not lines[-1] or piece[0] in _STAYS or width(longer.rstrip(), size) <= room:
            lines[-1] = longer
        else:
            lines.append(piece.lstrip())
    kept = [line.rstrip() for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]}…"
    return [_cut(line, size, room) for line in kept if line]


def _cut(line: str, size: float, room: float) -> str:
    if width(line, size) <= room:
        return line
    return shortened(line.rstrip("…"), size, room - width("…", size)).rstrip("…") + "…"
