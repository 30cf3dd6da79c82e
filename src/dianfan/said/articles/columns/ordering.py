"""Ordering: the articles of a page, and the columns of an article, in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dianfan.said.articles.columns.regions import regions
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.documents.model import Box

_SHARED = 0.25


def in_order(boxes: Sequence[Box]) -> list[int]:
    """Order articles: one above before one below, of two side by side the left one.

    Args:
        boxes: around each of them.

    Returns:
        their numbers, in reading order.
    """
    left = sorted(range(len(boxes)), key=lambda number: (boxes[number].top, boxes[number].left))
    found: list[int] = []
    while left:
        free = [
            one
            for one in left
            if not any(_before(boxes[other], boxes[one]) for other in left if other != one)
        ]
        chosen = (free or left)[0]
        found.append(chosen)
        left.remove(chosen)
    return found


def _before(one: Box, other: Box) -> bool:
    """Tell whether an article is read before another one that it stands above, or left of."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    over = across > _SHARED * min(one.width, other.width)
    level = down > _SHARED * min(one.height, other.height)
    if over and not level:
        return one.top < other.top
    return level and not over and one.left < other.left


def columns_in_order(zone: Zone, stacks: Sequence[Stack]) -> list[Stack]:
    """Order the columns of one article from left to right, bands that lines span one by one."""
    numbers = [at for stack in stacks for at in stack.lines]
    lines = [replace(zone.lines[at], box=zone.box(at)) for at in numbers]
    order = [number for region in regions(lines) for number in region.lines]
    rank = {numbers[number]: place for place, number in enumerate(order)}
    return sorted(stacks, key=lambda stack: min(rank[at] for at in stack.lines))
