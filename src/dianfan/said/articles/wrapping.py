"""Wrap width: where the layout is lost, the width at which lines break betrays the column.

A column of print breaks its lines at one width. A paragraph begins two ems short of it (the
indent, visible even when it was stripped) and ends short of it at the end of a sentence; a
short line that ends no sentence is a heading. A dynamic programme finds the widths and the
part of each line at once, at the least cost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import numpy as np

from dianfan.said.articles.signs import ends_sentence
from dianfan.said.articles.signs import is_open

INDENT = 2.0
SLACK = 0.75
"""By how much a justified line may differ from its column, in ems: a mark set half width."""
RAGGED = 3.5
"""By how much a line of letters may stay behind its column: a word that did not fit."""
_TURN = 4.0
_LEAST_RUN = 2
_MOST_WIDTHS = 28
_NEVER_FIRST = "，。、；：！？”’）》」』】"
_UNBROKEN_UNIT = re.compile(r"[“《（]?[\d.,A-Za-z]+%?[，。、；：”》）]?")
_PUNCTUATION = "，。、；：！？“”‘’（）《》〈〉「」『』【】—…·"


class Part(Enum):
    """The part of a line in its column."""

    FULL = "full"
    FIRST = "first"
    LAST = "last"
    ONLY = "only"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Extent:
    """How wide a line may be, in ems: with every mark at half width, and at full."""

    low: float
    high: float
    slack: float = SLACK

    def reaches(self, width: float) -> bool:
        """Tell whether the line may be as wide as that."""
        return self.low - SLACK <= width <= self.high + self.slack


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A line in its column: the width of that, in ems, and the part that the line plays."""

    width: float
    part: Part


def extent(text: str, after: str = "") -> Extent:
    """Measure a line: a full-width character is one em, any other half of one.

    A number or word at the head of the next line may not be broken, so that the line may stay
    behind its column by as much.
    """
    marks = sum(char in _PUNCTUATION for char in text)
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    high = wide + (len(text) - wide) / 2
    unit = _UNBROKEN_UNIT.match(after)
    room = len(unit[0]) / 2 if unit else 0.0
    return Extent(high - marks / 2, high, max(room, SLACK) if wide else RAGGED)


def wrapped(lines: Sequence[str], indents: Sequence[int]) -> tuple[Wrapped, ...]:
    """Find the column and part of each line.

    The cost of a line is that of its part: nothing for a full one, most for a short one that
    ends no sentence; a change of column costs as much as several headings, so that a column
    is only taken where its lines speak for it.

    Args:
        lines: the clean texts, none empty.
        indents: the spaces before each, where extraction kept them.
    """
    if not lines:
        return ()
    extents = [extent(one, after) for one, after in zip(lines, [*lines[1:], ""], strict=True)]
    widths = _widths(extents)
    ends = [ends_sentence(line) for line in lines]
    parts = [[_parts(one, width, end, indent) for width in widths]
             for one, end, indent in zip(extents, ends, indents, strict=True)]  # fmt: skip
    opens = [is_open(line) for line in lines]
    return _cheapest(parts, widths, ends, opens)


def _widths(extents: Sequence[Extent]) -> list[float]:
    """Give the widths at which many lines end, by half ems, and that of the widest line."""
    votes: Counter[float] = Counter()
    for one in extents:
        for half in range(int(2 * one.low), int(2 * one.high + 0.5) + 1):
            votes[half / 2] += 1
    common = [width for width, count in votes.most_common(_MOST_WIDTHS * 2) if count >= _LEAST_RUN]
    widest = max(one.high for one in extents)
    chosen = sorted({*common[:_MOST_WIDTHS], widest})
    return [width for width in chosen if width >= INDENT] or [widest]


_COSTS = {Part.FULL: 0.0, Part.FIRST: 0.2, Part.LAST: 0.4, Part.ONLY: 1.4, Part.SHORT: 2.0}


def _parts(one: Extent, width: float, ends: bool, indent: int) -> dict[Part, float]:  # noqa: FBT001 - what the line is
    """Give the parts that a line can play in a column, and what each costs."""
    if one.low > width + SLACK:
        return {}
    found = {}
    if one.reaches(width):
        found[Part.FULL] = _COSTS[Part.FULL] + abs(min(one.high - width, 0)) / 10
    if one.reaches(width - INDENT):
        found[Part.FIRST] = _COSTS[Part.FIRST] - (0.1 if indent else 0)
    if ends:
        found[Part.LAST] = _COSTS[Part.LAST]
        if one.low <= width - INDENT + SLACK:
            found[Part.ONLY] = _COSTS[Part.ONLY]
    elif one.low <= width - 1:
        found[Part.SHORT] = _COSTS[Part.SHORT]
    return found


_OPENS = (Part.FIRST, Part.ONLY, Part.SHORT)


def _cheapest(
    parts: list[list[dict[Part, float]]], widths: list[float], ends: list[bool], opens: list[bool]
) -> tuple[Wrapped, ...]:
    """Find the way through all lines that costs least."""
    kinds = list(Part)
    states = [(column, part) for column in range(len(widths)) for part in kinds]
    follow = {ended: _steps(states, ended=ended) for ended in (False, True)}
    cost = np.array([parts[0][column].get(part, np.inf) for column, part in states])
    trail = []
    for number in range(1, len(parts)):
        step = follow[ends[number - 1] and not opens[number - 1]]
        reach = cost[:, None] + step
        before = np.argmin(reach, axis=0)
        trail.append(before)
        own = np.array([parts[number][column].get(part, np.inf) for column, part in states])
        cost = reach[before, np.arange(len(states))] + own
    at = int(np.argmin(cost))
    way = [at]
    for before in reversed(trail):
        at = int(before[at])
        way.append(at)
    return tuple(Wrapped(widths[states[one][0]], states[one][1]) for one in reversed(way))


def _steps(
    states: list[tuple[int, Part]], *, ended: bool
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Give what it costs to go from one line's part to the next one's."""
    return np.array([[_step(one, other, ended=ended) for other in states] for one in states])


def _step(one: tuple[int, Part], other: tuple[int, Part], *, ended: bool) -> float:
    (column, part), (next_column, next_part) = one, other
    turn = 0.0 if column == next_column else _TURN
    goes_on = part in {Part.FULL, Part.FIRST}
    if next_part is Part.FULL:
        begins = part in {Part.LAST, Part.ONLY, Part.SHORT}
        return turn + (1.0 if begins else 0.0)
    if next_part is Part.LAST:
        return turn + (0.0 if goes_on and column == next_column else 2.0)
    if next_part is Part.SHORT:
        return turn + (2.5 if goes_on and not ended else 0.0)
    return turn + (2.5 if goes_on and not ended else 0.0)


def borders(wraps: Sequence[Wrapped], lines: Sequence[str]) -> tuple[tuple[bool, str], ...]:
    """Tell of each line whether a block begins with it, and by which sign.

    A block begins at a heading and after one, and where a sentence ends and the line before is
    the last of its paragraph, or this one is the first of its own, or the column changes.
    """
    found = [(True, "the page begins")]
    unbroken = _is_unbroken(wraps, lines)
    for number, (before, now) in enumerate(pairwise(wraps)):
        line = lines[number]
        ended = ends_sentence(line) and not is_open(line)
        if lines[number + 1][0] in _NEVER_FIRST:
            found.append((False, "its first mark closes what stands before"))
        elif unbroken and ended:
            found.append((True, _UNBROKEN))
        else:
            found.append(_border(before, now, ended=ended))
    return tuple(found[: len(lines)])


_UNBROKEN = "the lines of this page are whole paragraphs"


def _is_unbroken(wraps: Sequence[Wrapped], lines: Sequence[str]) -> bool:
    """Tell whether most full lines end a sentence: the text was never broken at a width."""
    whole = {Part.FULL, Part.FIRST}
    full = [line for one, line in zip(wraps, lines, strict=True) if one.part in whole]
    return sum(map(ends_sentence, full)) * 2 > len(full)


def _border(before: Wrapped, now: Wrapped, *, ended: bool) -> tuple[bool, str]:
    if Part.SHORT in {before.part, now.part}:
        return True, "a short line that ends no sentence"
    if not ended:
        lone = now.part is Part.ONLY and before.part is not Part.FULL
        return lone, "a paragraph of one line" if lone else "the sentence goes on"
    signs = (
        (
            before.part in {Part.LAST, Part.ONLY},
            f"a short last line in a column of {before.width:g} ems",
        ),
        (now.part in _OPENS, f"a first line, two ems short of {now.width:g}"),
        (
            before.width != now.width,
            f"the column changes from {before.width:g} to {now.width:g} ems",
        ),
    )
    reason = next((reason for holds, reason in signs if holds), "")
    return bool(reason), reason or "a full line follows a full line"
