"""Owning: which head each column of text stands under.

The ties of a page are taken up from the strongest down, as Kruskal (1956) takes the edges of a
graph; a tie is let go where it would bring two headlines together, or put a column above the
headline that it would belong to. What no tie brings to a head is an article without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from dianfan.said.articles.columns.heads import Head
from dianfan.said.articles.columns.heads import may_open_a_part
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.columns.ties import Tie
from dianfan.said.articles.columns.ties import ties
from dianfan.said.documents.model import Box

_LEAST = 2.0
"""Weaker ties hold nothing together."""
_OVER = 1.5
_PART, _UNDER = 1.2, 2.2


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
    tables = [one for one in columns if one.style is Style.TABLE]
    texts = [one for one in columns if one.style is not Style.TABLE]
    parts = [one for one in heads if _opens_part(zone, one, heads, texts)]
    leading = [one for one in heads if one not in parts]
    found = _held(zone, leading, [*texts, *(one.main for one in parts)])
    named = {id(one.main): one for one in parts}
    for one in found:
        one.parts = [named[id(stack)] for stack in one.columns if id(stack) in named]
        one.columns = [stack for stack in one.columns if id(stack) not in named]
    for table in tables:
        _give_table(zone, table, found)
    return sorted(found, key=lambda one: (one.box.top, one.box.left))


def _held(zone: Zone, heads: Sequence[Head], columns: Sequence[Stack]) -> list[Territory]:
    """Take up ties until none is left."""
    owner = {id(one): Territory(one) for one in heads}
    owner |= {id(one): Territory(None, [one]) for one in columns}
    for tie in ties(zone, heads, columns):
        if tie.strength < _LEAST:
            break
        one, other = owner[id(tie.one)], owner[id(tie.other)]
        if one is not other and _may_meet(zone, one, other):
            _meet(one, other, tie, owner)
    return list({id(one): one for one in owner.values()}.values())


def _may_meet(zone: Zone, one: Territory, other: Territory) -> bool:
    if one.head is not None and other.head is not None:
        return False
    head = one.head or other.head
    if head is None:
        return True
    highest = min((stack.box.top for stack in (*one.columns, *other.columns)), default=0.0)
    return highest > head.box.top - _OVER * zone.scale.pitch


def _meet(one: Territory, other: Territory, tie: Tie, owner: dict[int, Territory]) -> None:
    """Make one territory of two."""
    one.head = one.head or other.head
    one.columns += other.columns
    one.reasons += [*other.reasons, tie.reason]
    for stack in other.columns:
        owner[id(stack)] = one
    if one.head is not None:
        owner[id(one.head)] = one


def _opens_part(zone: Zone, head: Head, heads: Sequence[Head], columns: Sequence[Stack]) -> bool:
    """Tell a small head within one column, under text that a larger headline stands over."""
    if not may_open_a_part(head, zone):
        return False
    above = [
        one
        for one in columns
        if 0 <= head.box.top - one.box.bottom < _PART * zone.scale.pitch
        and min(one.box.right, head.box.right) > max(one.box.left, head.box.left)
    ]
    larger = any(one.size > 1.15 * head.size and one.box.top < head.box.top for one in heads)
    return larger and any(head.box.width <= 1.1 * max(one.box.width, 1) for one in above)


def _give_table(zone: Zone, table: Stack, found: list[Territory]) -> None:
    """Give a table to the article in which it stands, or to the one nearest above it."""
    across, down = (table.box.left + table.box.right) / 2, (table.box.top + table.box.bottom) / 2
    around = [
        one
        for one in found
        if one.box.left - 1 <= across <= one.box.right + 1
        and one.box.top - 1 <= down <= one.box.bottom + zone.scale.pitch * _UNDER
    ]
    if not around:
        found.append(Territory(None, [table]))
        return
    host = min(around, key=lambda one: one.box.width * one.box.height)
    host.columns.append(table)
    host.reasons.append("a table stands in it")
