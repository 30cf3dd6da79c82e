"""Pictures: which lines are captions, and which picture each of them is bound to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.articles import signs
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.documents.model import Box

_TAKEN = re.compile(r"(?:摄|攝|摄影|供图|制图|图片|截图)\s*[）)]?$")
_FIGURE = re.compile(r"^(?:Figure|Fig\.?|Photo|Picture|Chart)\s*\d*\s*[:.]", re.IGNORECASE)
_MOST_LINES = 6
_NEAR = 2.5
_CLOSE = 1.3
_SIDE = 0.6


def is_caption(zone: Zone, stack: Stack) -> bool:
    """Tell a caption: by its first words, or set smaller or signed by a photographer at a picture."""
    first, last = zone.lines[stack.lines[0]].text, zone.lines[stack.lines[-1]].text
    if begins_caption(first):
        return True
    if len(stack.lines) > _MOST_LINES or stack.style not in {Style.SMALL, Style.BODY}:
        return False
    away = min((distance(stack.box, one) for one in zone.pictures), default=float("inf"))
    if stack.style is Style.SMALL and away < _NEAR * zone.scale.pitch:
        return True
    return bool(_TAKEN.search(last)) and away < _CLOSE * zone.scale.pitch


def begins_caption(text: str) -> bool:
    """Tell words that begin a caption."""
    return signs.caption_numbers(text) is not None or _FIGURE.match(text) is not None


def is_chart_label(zone: Zone, stack: Stack) -> bool:
    """Tell the label of a chart or the cell of a table: a number that stands alone in other type."""
    text = "".join(zone.lines[at].text for at in stack.lines)
    digits = sum(char.isdigit() or char in "%.,-−+—~年月季 " for char in text)
    apart = abs(stack.size - zone.scale.body) > 0.05 * zone.scale.body
    return apart and digits >= len(text) - 1 and not signs.ends_sentence(text)


def distance(one: Box, other: Box) -> float:
    """Give how far two boxes are apart, 0 when they touch."""
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return float((across**2 + down**2) ** 0.5)


def bound(
    captions: Sequence[tuple[Box, tuple[str, ...]]],
    numbers: Sequence[tuple[Box, str]],
    pictures: Sequence[Box],
) -> list[Box | None]:
    """Give each caption its picture: by photo number where one is printed, else the nearest.

    Args:
        captions: the box of each, and the photo numbers that it names.
        numbers: photo numbers printed at pictures, each with its box.
        pictures: the boxes of the page's pictures.

    Returns:
        for each caption a picture, or None where none is left near it; each picture is bound
        once unless a number says otherwise.
    """
    named = [
        (char, min(pictures, key=lambda one: distance(box, one)))
        for box, text in numbers
        for char in text
        if pictures
    ]
    found: list[Box | None] = [
        min(
            (picture for char, picture in named if char in told[:1]),
            key=lambda one: distance(box, one),
            default=None,
        )
        for box, told in captions
    ]
    free = [one for one in pictures if one not in found]
    pairs = sorted(
        (
            (_away(box, picture), at, number)
            for at, (box, _) in enumerate(captions)
            if found[at] is None
            for number, picture in enumerate(free)
        ),
    )
    taken: set[int] = set()
    for away, at, number in pairs:
        if found[at] is None and number not in taken and away < max(free[number].height, 60):
            found[at] = free[number]
            taken.add(number)
    return found


def _away(caption: Box, picture: Box) -> float:
    """Give how far a caption is from a picture; directly below it is nearest."""
    shared = min(caption.right, picture.right) - max(caption.left, picture.left)
    below = caption.top >= picture.bottom - 2 and shared > _SIDE * min(caption.width, picture.width)
    return distance(caption, picture) * (1.0 if below else 1.6) + (0 if below else 1)
