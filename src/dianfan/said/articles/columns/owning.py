"""Owning: which head each column of text stands under, by what is above it and beside it.

A column that begins flush with the one to its left, which stands directly under a head, was
begun by the same head: a headline is often narrower than the columns that it is over. Else
a column belongs to what is above it, pictures and their captions looked through; else to its
left neighbour; and where nothing heads it, it is an article without a head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from dianfan.said.articles import signs
from dianfan.said.articles.columns.frames import parted_flat
from dianfan.said.articles.columns.frames import parted_upright
from dianfan.said.articles.columns.heads import Head
from dianfan.said.articles.columns.heads import is_note_label
from dianfan.said.articles.columns.heads import may_open_a_part
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.documents.model import Box

_FLUSH = 0.7
_NEAR = 1.6


@dataclass(eq=False)
class Territory:
    """An article in the making: its head, the heads of its parts, and its columns."""

    head: Head | None
    columns: list[Stack] = field(default_factory=list)
    parts: list[Head] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The box around all of it."""
        boxes = [stack.box for stack in (*self.columns, *(part.main for part in self.parts))]
        if self.head is not None:
            boxes.append(self.head.box)
        left, top, right, bottom = zip(*boxes, strict=True)
        return Box(min(left), min(top), max(right), max(bottom))


def territories(zone: Zone, heads: Sequence[Head], columns: Sequence[Stack]) -> list[Territory]:
    """Give each column to a head, in the order of the page; none is left out."""
    found = {id(head): Territory(head) for head in heads}
    alone: list[Territory] = []
    owner: dict[int, Territory] = {}
    everything: list[Head | Stack] = [*heads, *columns]
    things = sorted(everything, key=lambda one: (one.box.top, one.box.left))
    for thing in _by_row(things, zone):
        if isinstance(thing, Head):
            host = _host_of_part(zone, thing, columns, owner)
            if host is not None:
                host.parts.append(thing)
                found[id(thing)] = host
            continue
        territory, reason = _owner(zone, thing, heads, columns, owner, found)
        if territory is None:
            territory, reason = Territory(None), "nothing heads it"
            alone.append(territory)
        territory.columns.append(thing)
        territory.reasons.append(reason)
        owner[id(thing)] = territory
    kept = {id(one): one for one in found.values()}
    return [*kept.values(), *alone]


def _by_row(things: list[Head | Stack], zone: Zone) -> list[Head | Stack]:
    """Order things from the top, those that begin in one row from the left."""
    ordered: list[Head | Stack] = []
    row: list[Head | Stack] = []
    for thing in things:
        if row and thing.box.top - row[0].box.top > _FLUSH * zone.scale.pitch:
            ordered += sorted(row, key=lambda one: one.box.left)
            row = []
        row.append(thing)
    return ordered + sorted(row, key=lambda one: one.box.left)


def _owner(
    zone: Zone,
    column: Stack,
    heads: Sequence[Head],
    columns: Sequence[Stack],
    owner: dict[int, Territory],
    found: dict[int, Territory],
) -> tuple[Territory | None, str]:
    above = _above(column, [*heads, *(one for one in columns if id(one) in owner)], zone)
    beside = _beside(zone, column, columns, owner)
    head = above if isinstance(above, Head) else None
    under = head is not None and column.box.top - head.box.bottom < _NEAR * zone.scale.pitch
    level = beside and abs(beside.box.top - column.box.top) < _FLUSH * zone.scale.pitch
    flush = beside and level and _is_lower(owner[id(beside)].head, head)
    goes_on = isinstance(above, Stack) and _goes_on(zone, above, column)
    runs = beside and _runs_over(zone, beside, column)
    near = beside and not parted_upright(beside.box, column.box, zone.upright)
    ways: tuple[tuple[Head | Stack | None, object, str], ...] = (
        (head, under, "it stands under the headline"),
        (above, goes_on, "it goes on under a column of the article"),
        (beside, flush, "it begins flush with the column to its left"),
        (_label_beside(zone, column, heads), True, "it stands beside its label"),
        (_standing_head(zone, column, heads), True, "it stands beside a headline set downwards"),
        (beside, runs, "a sentence runs over from the column to its left"),
        (head, True, "nothing but a picture stands between it and the headline"),
        (above, True, "it goes on under a column of the article"),
        (beside, near, "it stands to the right of a column of the article"),
    )
    for thing, holds, why in ways:
        if thing is not None and holds:
            return (found[id(thing)] if isinstance(thing, Head) else owner[id(thing)]), why
    return None, ""


def _is_lower(head: Head | None, other: Head | None) -> bool:
    """Tell whether a head stands below another one, which is over the column itself."""
    return other is None or (head is not None and head.box.top > other.box.bottom)


def _goes_on(zone: Zone, above: Stack, column: Stack) -> bool:
    """Tell whether a column is the rest of the one right above it."""
    near = column.box.top - above.box.bottom < _NEAR * zone.scale.pitch
    return near and abs(column.box.left - above.box.left) < 2.5 * zone.scale.body


def _above(column: Stack, things: Sequence[Head | Stack], zone: Zone) -> Head | Stack | None:
    """Give what is next above a column; nothing where a rule parts them."""
    over = [
        one
        for one in things
        if one.box.bottom <= column.box.top + 0.4 * zone.scale.body
        and min(one.box.right, column.box.right) - max(one.box.left, column.box.left)
        > 0.3 * min(column.box.width, one.box.width)
    ]
    best = max(over, key=lambda one: one.box.bottom, default=None)
    if best is None or parted_flat(best.box, column.box, zone.flat):
        return None
    return best


def _beside(
    zone: Zone, column: Stack, columns: Sequence[Stack], owner: dict[int, Territory]
) -> Stack | None:
    """Give the nearest column to the left that overlaps in height."""
    left = [
        one
        for one in columns
        if id(one) in owner
        and one.box.right <= column.box.left + zone.scale.body
        and _space_between(zone, one.box, column.box) < 4 * zone.scale.body
        and one.box.top <= column.box.top + _FLUSH * zone.scale.pitch
        and one.box.bottom > column.box.top
    ]
    return max(left, key=lambda one: (one.box.right, one.box.top), default=None)


def _space_between(zone: Zone, left: Box, right: Box) -> float:
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


def _standing_head(zone: Zone, column: Stack, heads: Sequence[Head]) -> Head | None:
    """Give a headline set downwards, beside a column and beginning where it begins."""
    for head in heads:
        beside = min(abs(column.box.left - head.box.right), abs(head.box.left - column.box.right))
        tall = head.box.height > 2 * head.box.width
        level = column.box.top < head.box.bottom and column.box.bottom > head.box.top
        if tall and level and beside < 3 * zone.scale.body:
            return head
    return None


def _label_beside(zone: Zone, column: Stack, heads: Sequence[Head]) -> Head | None:
    """Give the label in type of the body, such as that of an editor's note, left of a column."""
    for head in heads:
        near = 0 <= column.box.left - head.box.right < 5 * zone.scale.body
        level = abs(column.box.top - head.box.top) < zone.scale.pitch
        if is_note_label(zone, head.main) and near and level:
            return head
    return None


def _runs_over(zone: Zone, before: Stack, after: Stack) -> bool:
    """Tell whether a sentence that a column leaves open goes on at the head of another one."""
    last, first = zone.lines[before.lines[-1]], after.lines[0]
    indented = zone.boxes[first, 0] > after.box.left + zone.scale.body
    return not signs.ends_sentence(last.text) and not indented


def _host_of_part(
    zone: Zone, head: Head, columns: Sequence[Stack], owner: dict[int, Territory]
) -> Territory | None:
    """Give the article that a small head over one column opens a part of, if it does."""
    if not may_open_a_part(head, zone):
        return None
    above = _above(head.main, [one for one in columns if id(one) in owner], zone)
    if not isinstance(above, Stack) or head.box.top - above.box.bottom > 2.2 * zone.scale.pitch:
        return None
    host = owner[id(above)]
    narrow = head.box.width <= 1.1 * max(above.box.width, 1)
    larger = host.head is not None and host.head.size > 1.15 * head.size
    return host if narrow and larger else None
