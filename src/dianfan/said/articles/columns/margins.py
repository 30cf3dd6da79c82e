"""Margins: what stands at the head and foot of a page and belongs to no article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.articles import signs
from dianfan.said.articles.columns.styles import Scale
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line

_TOP, _FOOT = 0.18, 0.92
_EDGE = 0.07
_MOST = 40
_LONG = 46
_NAME = 2.0
_PAGE = re.compile(r"^(?:Page\s*\d{1,3}|[A-Z]?\d{1,3}\s*/\s*\d{1,3})$", re.IGNORECASE)
_NUMBER = re.compile(r"^-?\s*\d{1,4}(?!\d)(?!\s*(?:版|$|-|年|月|日|/))")
_DAY = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? .*\d{4}$|^\d{4}-\d\d-\d\d$", re.IGNORECASE
)
_MARKS = frozenset({Role.DATE, Role.FOLIO, Role.PUBLISHER})

Told = dict[int, tuple[Role, float, str]]


def furniture(lines: Sequence[Line], boxes: Sequence[Box], height: float, scale: Scale) -> Told:
    """Find the furniture of a page: masthead, date, folio, publisher's line and what is among them.

    At the head it reaches down to the lowest date, page number or publisher's line near the
    top over which no sentence ends; at the foot it is what such words stand in or beside.

    Args:
        lines: of a page.
        boxes: where they stand.
        height: of the page.
        scale: its sizes.

    Returns:
        by the number of the line, its role, how sure that is, and why.
    """
    told = {number: _mark(line.text) for number, line in enumerate(lines)}
    marks = {
        number: one
        for number, one in told.items()
        if one is not None
        and (not lines[number].text.isdigit() or _is_outermost(boxes[number], height))
    }
    head = _head(lines, boxes, marks, height)
    foot = [
        number
        for number, box in enumerate(boxes)
        if number in marks and box.top > _FOOT * height and number not in head
    ]
    foot = [number for number in foot if not _has_text_below(boxes[number], lines, boxes)]
    return {
        **{number: _named(number, lines, marks, scale) for number in head},
        **{number: _named(number, lines, marks, scale) for number in foot},
    }


def _is_outermost(box: Box, height: float) -> bool:
    """Tell whether a bare number is near enough to the edge to be that of the page."""
    return box.bottom < _EDGE * height or box.top > (1 - _EDGE) * height


def _mark(text: str) -> tuple[Role, str] | None:
    if len(text) > _LONG or signs.ends_sentence(text):
        return None
    if _PAGE.match(text):
        return Role.FOLIO, "the number of a page"
    if _NUMBER.match(text):
        return None
    if _DAY.match(text):
        return Role.DATE, "a day of the week and a date"
    found = signs.furniture(text)
    return (found.role, found.reason) if found and found.role in _MARKS else None


def _head(
    lines: Sequence[Line], boxes: Sequence[Box], marks: dict[int, tuple[Role, str]], height: float
) -> list[int]:
    """Give the lines down to the lowest mark near the top that has only furniture over it."""
    ends = [boxes[number] for number in marks if boxes[number].bottom < _TOP * height]
    for end in sorted(ends, key=lambda box: box.bottom, reverse=True):
        middle = (end.top + end.bottom) / 2
        over = [
            number
            for number, box in enumerate(boxes)
            if (box.top + box.bottom) / 2 < end.bottom or box.top < middle < box.bottom
        ]
        sentences = any(signs.ends_sentence(lines[number].text) for number in over)
        if len(over) <= _MOST and not sentences:
            return over
    return []


def _has_text_below(box: Box, lines: Sequence[Line], boxes: Sequence[Box]) -> bool:
    return any(
        other.top > box.bottom and signs.ends_sentence(line.text)
        for other, line in zip(boxes, lines, strict=True)
    )


def _named(
    number: int, lines: Sequence[Line], marks: dict[int, tuple[Role, str]], scale: Scale
) -> tuple[Role, float, str]:
    if number in marks:
        role, reason = marks[number]
        return role, 0.9, reason
    if lines[number].size > _NAME * scale.body:
        return Role.MASTHEAD, 0.85, "large type among the date and the number of the page"
    return Role.FURNITURE, 0.7, "it stands among the date and the number of the page"
