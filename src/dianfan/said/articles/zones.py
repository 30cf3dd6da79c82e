"""Zones of a page of print: its head, its frames, and the rest, each read on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dianfan.said.articles import signs
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page

_ENGLISH = re.compile(r"^(?:Page \d{1,3}|[A-Z][a-z]{2,5}day,? \d{1,2} [A-Z][a-z]+ \d{4})$")
_TOP = 0.15
"""The share of a page, from its top, in which its name, date and number stand."""
_LEAST_WIDE, _LEAST_HIGH, _MOST = 6, 4, 0.6
_HEAD = frozenset({Role.DATE, Role.FOLIO, Role.PUBLISHER, Role.MASTHEAD})


@dataclass(frozen=True)
class Zone:
    """Lines that no other lines may be read between; ``frame`` is the box printed around them."""

    lines: tuple[Line, ...]
    frame: Box | None = None


def head(page: Page) -> tuple[Line, ...]:
    """Give the lines of a page's head: those level with or above its lowest date or number."""
    placed = [(line, line.box) for line in page.lines if line.box is not None]
    ends = [
        box.bottom
        for line, box in placed
        if box.bottom < _TOP * page.height and _is_of_head(line.text)
    ]
    return tuple(
        line for line, box in placed if ends and (box.top + box.bottom) / 2 <= max(ends) + 1
    )


def _is_of_head(text: str) -> bool:
    found = signs.furniture(text)
    return bool(_ENGLISH.match(text)) or (found is not None and found.role in _HEAD)


def zones(page: Page, lines: Sequence[Line], size: float) -> tuple[Zone, ...]:
    """Part lines into the open page and its frames, each line in the smallest frame around it.

    Args:
        page: whose rules tell its frames: boxes wider than six and higher than four lines of
            body type, and no larger than six tenths of the page.
        lines: some lines of the page.
        size: of the body's type.

    Returns:
        the open page first, then the frames that hold two lines or more.
    """
    frames = sorted(
        {rule for rule in page.rules if _is_frame(rule, page, size)},
        key=lambda one: one.width * one.height,
    )
    inside: dict[Box, list[Line]] = {frame: [] for frame in frames}
    rest: list[Line] = []
    for line in lines:
        around = next((one for one in frames if line.box and _holds(one, line.box)), None)
        (rest if around is None else inside[around]).append(line)
    for frame in [one for one in frames if len(inside[one]) < 2]:  # noqa: PLR2004 - a line alone is a tint
        rest += inside.pop(frame)
    found = [Zone(tuple(rest))] if rest else []
    return (*found, *(Zone(tuple(some), frame) for frame, some in inside.items()))


def _is_frame(rule: Box, page: Page, size: float) -> bool:
    large = rule.width > _LEAST_WIDE * size and rule.height > _LEAST_HIGH * size
    return large and rule.width * rule.height < _MOST * page.width * page.height


def _holds(frame: Box, box: Box) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return frame.left <= across <= frame.right and frame.top <= down <= frame.bottom
