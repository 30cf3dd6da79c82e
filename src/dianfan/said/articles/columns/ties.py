"""Ties: how strongly heads and columns of a page hang together, and by which sign.

A headline is tied to the columns under it, a column to what goes on beneath it and to its
right. A sentence that runs over strengthens a tie, one that cannot run over weakens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

from dianfan.said.articles import signs
from dianfan.said.articles.columns.frames import parted_flat
from dianfan.said.articles.columns.frames import parted_upright
from dianfan.said.articles.columns.heads import Head
from dianfan.said.articles.columns.heads import is_note_label
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.documents.model import Box

FLUSH = 0.7
"""Columns begin in one row within so many steps of lines."""
NEAR = 1.6
_CLOSE = 1.0
_FARTHEST = 4.0
_PARTED = 3.5
_WIDEST, _HEAD = 60.0, 6.0
_UNDER, _SPANS = 3.5, 1.5


class Chains:
    """What stands next above each column, and the columns that stand in one chain of these."""

    def __init__(self, zone: Zone, heads: Sequence[Head], columns: Sequence[Stack]) -> None:
        """Look above each column.

        Args:
            zone: that all of it stands in.
            heads: its headlines.
            columns: its columns of text.
        """
        things: list[Head | Stack] = [*heads, *columns]
        self.above = {id(one): _above(one, things, zone) for one in columns}
        self._before = {
            id(one): above
            for one in columns
            if isinstance(above := self.above[id(one)], Stack) and _is_near(zone, above, one)
        }
        self._after = {id(self._before[id(one)]): one for one in columns if id(one) in self._before}

    def of(self, column: Stack) -> list[Stack]:
        """Give the columns over and under one that no headline parts from it, from the top."""
        chain = [column]
        while (before := self._before.get(id(chain[0]))) is not None:
            chain.insert(0, before)
        while (after := self._after.get(id(chain[-1]))) is not None:
            chain.append(after)
        return chain

    def begins(self, zone: Zone, column: Stack) -> bool:
        """Tell whether nothing right above a column goes on in it."""
        before = self._before.get(id(column))
        return before is None or continuity(zone, before, column) < 0


class Tie(NamedTuple):
    """Two pieces that hang together; ``strength`` is compared with that of others only."""

    strength: float
    one: Head | Stack
    other: Stack
    reason: str


def ties(zone: Zone, heads: Sequence[Head], columns: Sequence[Stack]) -> list[Tie]:
    """Give all ties of a zone, the strongest first, those to the left before those to the right."""
    chains = Chains(zone, heads, columns)
    found = [tie for column in columns for tie in _up(zone, column, chains)]
    found += [tie for column in columns for tie in _left(zone, column, heads, columns, chains)]
    found += [tie for head in heads for tie in _around(zone, head, columns)]
    if zone.frame is not None and len(heads) == 1:
        why = "it stands in the frame of the article"
        found += [Tie(2.5, heads[0], column, why) for column in columns]
    return sorted(found, key=lambda tie: (-tie.strength, tie.other.box.left, tie.other.box.top))


def _up(zone: Zone, column: Stack, chains: Chains) -> Iterator[Tie]:
    """Tie a column to the headline over it, or to the column that it goes on from."""
    above = chains.above[id(column)]
    if above is None:
        return
    gap = (column.box.top - above.box.bottom) / zone.scale.pitch
    if isinstance(above, Head):
        if gap < _UNDER:
            yield Tie(10 if gap < NEAR else 8, above, column, "it stands under the headline")
        else:
            filled = _is_filled(zone, above.box, column.box)
            why = "nothing but a picture stands between it and the headline"
            yield Tie(6 if filled else 4.5, above, column, why)
        return
    run = continuity(zone, above, column)
    over = chains.above[id(above)]
    if isinstance(over, Head) and above.box.width > _SPANS * column.box.width and gap < _UNDER:
        yield Tie(8, above, column, "it stands under a note that spans columns")
        return
    filled = _is_filled(zone, above.box, column.box)
    aligned = abs(column.box.left - above.box.left) < 2.5 * zone.scale.body
    near = 2 if gap < _CLOSE else 1 if gap < NEAR and aligned else 1 if filled else 0
    strength = (2.2, 3.2, 6.0)[run + 1] + near * (1.2 if run >= 0 else 0.5)
    yield Tie(strength, above, column, "it goes on under a column of the article")


def _left(
    zone: Zone, column: Stack, heads: Sequence[Head], columns: Sequence[Stack], chains: Chains
) -> Iterator[Tie]:
    """Tie a column to those next to it on the left."""
    for one in _neighbours(zone, column, columns):
        run = _run_over(zone, one, column, chains)
        walled = parted_upright(one.box, column.box, zone.upright)
        apart = (column.box.top - one.box.top) / zone.scale.pitch
        if abs(apart) < FLUSH and chains.begins(zone, one) and chains.begins(zone, column):
            why = "it begins flush with the column to its left"
            strength = (3.0, 6.5, 9.0)[run + 1]
        elif apart < 0:
            why = "it rises beside the headline of the column to its left"
            top = chains.of(column)[0].box.top
            strength = (2.0, 4.2, 7.5)[run + 1] + _level(zone, top, column, one, heads)
        else:
            why = "it stands to the right of a column of the article"
            strength = (1.5, 2.5, 5.0)[run + 1]
        if walled and abs(apart) >= FLUSH:
            continue
        yield Tie(strength - (_PARTED if walled else 0.0), one, column, why)


def _around(zone: Zone, head: Head, columns: Sequence[Stack]) -> Iterator[Tie]:
    """Tie a headline set downwards, or the label of a note, to the columns beside it."""
    tall = head.box.height > 2 * head.box.width
    label = is_note_label(zone, head.main)
    for column in columns:
        space = column.box.left - head.box.right
        level = column.box.top < head.box.bottom and column.box.bottom > head.box.top
        begins = abs(column.box.top - head.box.top) < 2 * zone.scale.pitch
        if tall and level and -zone.scale.body < space < 3 * zone.scale.body:
            why = "it stands beside a headline set downwards"
            yield Tie(9 if begins else 4, head, column, why)
        away = head.box.left - column.box.right
        if tall and level and begins and 0 <= away < 2 * zone.scale.body:
            yield Tie(2.4, head, column, "it stands beside a headline set downwards")
        row = abs(column.box.top - head.box.top) < zone.scale.pitch
        if label and row and 0 <= space < 5 * zone.scale.body:
            yield Tie(8, head, column, "it stands beside its label")


def _above(column: Stack, things: Sequence[Head | Stack], zone: Zone) -> Head | Stack | None:
    """Give what is next above a column; nothing where a rule or a frame parts them."""
    over = [
        one
        for one in things
        if one.box.top < column.box.top
        and one.box.bottom <= column.box.top + 0.4 * zone.scale.body
        and _shared(one.box, column.box) > 0.3 * min(column.box.width, one.box.width)
    ]
    best = max(over, key=lambda one: one.box.bottom, default=None)
    if best is None or parted_flat(best.box, column.box, zone.flat):
        return None
    return None if _is_walled_off(zone, best.box, column.box) else best


def _is_near(zone: Zone, above: Stack, column: Stack) -> bool:
    """Tell whether two columns follow one another closely, or with a picture between."""
    gap = column.box.top - above.box.bottom
    aligned = abs(column.box.left - above.box.left) < 3 * zone.scale.body
    close = gap < _CLOSE * zone.scale.pitch and aligned
    return close or _is_filled(zone, above.box, column.box)


def _is_walled_off(zone: Zone, upper: Box, lower: Box) -> bool:
    """Tell whether a frame wider than both stands between two pieces."""
    return any(
        frame.top > upper.bottom - 1
        and frame.bottom < lower.top + 1
        and frame.left < min(upper.left, lower.left) + 1
        and frame.right > max(upper.right, lower.right) - 1
        and frame.width > 1.5 * max(upper.width, lower.width)
        for frame in zone.frames
    )


def _is_filled(zone: Zone, upper: Box, lower: Box) -> bool:
    """Tell whether a picture or frame fills the space between two pieces."""
    return any(
        one.top > upper.bottom - zone.scale.pitch
        and one.bottom < lower.top + zone.scale.pitch
        and _shared(one, lower) > 0.3 * min(one.width, lower.width)
        for one in (*zone.pictures, *zone.frames)
    )


def _neighbours(zone: Zone, column: Stack, columns: Sequence[Stack]) -> list[Stack]:
    """Give the columns next to one on the left, level with some of it."""
    left = [
        one
        for one in columns
        if one.box.right <= column.box.left + zone.scale.body
        and one.box.left < column.box.left - zone.scale.body
        and min(one.box.bottom, column.box.bottom) > max(one.box.top, column.box.top)
        and _space(zone, one.box, column.box) < _FARTHEST * zone.scale.body
    ]
    return [
        one
        for one in left
        if not any(
            other.box.left >= one.box.right - zone.scale.body
            and min(one.box.bottom, other.box.bottom, column.box.bottom)
            > max(one.box.top, other.box.top, column.box.top)
            for other in left
        )
    ]


def _space(zone: Zone, left: Box, right: Box) -> float:
    """Give the space between two columns, frames and pictures that stand between not counted."""
    holes = [
        one
        for one in (*zone.pictures, *zone.frames)
        if left.right - zone.scale.body < one.left
        and one.right < right.left + zone.scale.body
        and one.top < min(left.bottom, right.bottom)
        and one.bottom > max(left.top, right.top)
    ]
    return right.left - left.right - max((one.width for one in holes), default=0.0)


def _level(zone: Zone, top: float, column: Stack, beside: Stack, heads: Sequence[Head]) -> float:
    """Say how well a column that rises above another one begins with that one's headline."""
    over = [
        one
        for one in heads
        if one.box.right <= column.box.left + zone.scale.body
        and one.box.left > column.box.left - _WIDEST * zone.scale.body
        and one.box.bottom <= beside.box.top + zone.scale.pitch
        and beside.box.top - one.box.bottom < _HEAD * zone.scale.pitch
    ]
    aparts = [(top - one.box.top) / zone.scale.pitch for one in over]
    if any(abs(apart) < NEAR for apart in aparts):
        return 1.5
    return -1.0 if not aparts else 0.0 if max(aparts) > 0 else -2.5


def _run_over(zone: Zone, one: Stack, other: Stack, chains: Chains) -> int:
    """Say whether a sentence runs over from a column, or the last one below it, to another one."""
    last, (first, *rest) = chains.of(one)[-1], chains.of(other)
    edge = min(stack.box.left for stack in (first, *rest))
    return max(
        continuity(zone, last, first, edge),
        continuity(zone, one, other, edge) if other is first else -1,
    )


def continuity(zone: Zone, before: Stack, after: Stack, edge: float | None = None) -> int:
    """Say whether one column's text can go on in another: 1 it must, 0 it may, -1 hardly."""
    is_open = not signs.ends_sentence(zone.lines[before.lines[-1]].text)
    left = after.box.left if edge is None else edge
    if edge is None and len(after.lines) < 2:  # noqa: PLR2004 - one line shows no indent
        return 0
    indented = zone.boxes[after.lines[0], 0] > left + 0.8 * zone.scale.body
    if indented:
        return -1 if is_open else 0
    return 1 if is_open else -1


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)
