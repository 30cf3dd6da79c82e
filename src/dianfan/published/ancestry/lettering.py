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
    filled = 0.0
    for piece in _PIECE.findall(text):
        if not lines[-1] or piece[0] in _STAYS or filled + width(piece.rstrip(), size) <= room:
            lines[-1] += piece
            filled += width(piece, size)
        elif len(lines) > most:
            break
        else:
            lines.append(piece.lstrip())
            filled = width(lines[-1], size)
    kept = [line.rstrip() for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]}…"
    return [_cut(line, size, room) for line in kept if line]


def _cut(line: str, size: float, room: float) -> str:
    if width(line, size) <= room:
        return line
    return shortened(line.rstrip("…"), size, room - width("…", size)).rstrip("…") + "…"
