"""Stacks: lines of one style that stand under one another, the pieces of a page's columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dianfan.said.articles import signs
from dianfan.said.articles.columns.frames import parted_flat
from dianfan.said.articles.columns.styles import Scale
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.columns.styles import style_of
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line

_EM = 2.7
"""How far, in ems, lines of one column may begin apart: the indent of a first line, and more."""

Boxes = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Stack:
    """Lines of one style under one another, by number, from the top down; and the box around."""

    lines: tuple[int, ...]
    box: Box
    style: Style
    size: float

    def text(self, lines: Sequence[Line]) -> str:
        """Give its words in one, a space between those of lines of letters."""
        words = [lines[at].text for at in self.lines]
        return (" " if words[0].isascii() or words[0][-1:].isascii() else "").join(words)


@dataclass(frozen=True, eq=False)
class Zone:
    """Lines that are read together: the page without its frames, or one frame.

    ``numbers`` are those of the page's lines; ``boxes`` (n, 4) theirs, turned so that a line
    runs to the right and the next one stands below, also where type is set downwards
    (``runs_down``).
    """

    numbers: tuple[int, ...]
    lines: tuple[Line, ...]
    boxes: Boxes
    scale: Scale
    flat: tuple[Box, ...] = ()
    upright: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    frame: Box | None = None
    runs_down: bool = False

    def box(self, at: int) -> Box:
        """Give the box of a line of the zone, by its place in it."""
        return Box(*(float(edge) for edge in self.boxes[at]))


def stacks_of(zone: Zone) -> tuple[Stack, ...]:
    """Chain the lines of a zone that have a box; each of them is in exactly one stack."""
    styles = [style_of(line, zone.scale) for line in zone.lines]
    below = _links(zone, styles)
    follows = set(below.values())
    found = []
    for start in np.flatnonzero(np.isfinite(zone.boxes[:, 0])).tolist():
        if start in follows:
            continue
        chain = [start]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        found += [_stack(zone, part, styles[start]) for part in _cut(zone, chain, styles)]
    return tuple(found)


def _stack(zone: Zone, chain: Sequence[int], style: Style) -> Stack:
    box = reduce(Box.union, (zone.box(at) for at in chain))
    return Stack(tuple(chain), box, style, max(zone.lines[at].size for at in chain))


def _links(zone: Zone, styles: Sequence[Style]) -> dict[int, int]:
    """Give for each line the next one of its stack, where both are nearest to one another."""
    down = _nearest_below(zone.boxes, zone.scale)
    crowd = _crowd(zone.boxes, styles)
    found = _standing(zone)
    for upper, lower in down.items():
        if zone.lines[upper].vertical and not zone.runs_down:
            continue
        if styles[upper] is styles[lower] and _fits(zone, upper, lower, styles[upper], crowd):
            found[upper] = lower
    return found


def _standing(zone: Zone) -> dict[int, int]:
    """Link headlines set downwards in a zone of level type, from the right to the left."""
    tall = [at for at, line in enumerate(zone.lines) if line.vertical and not zone.runs_down]
    found = {}
    for one in tall:
        box, size = zone.box(one), zone.lines[one].size
        left = [
            at
            for at in tall
            if -size < box.left - zone.box(at).right < 0.8 * size
            and zone.box(at).left < box.left
            and abs(zone.box(at).top - box.top) < 3 * size
            and abs(zone.lines[at].size - size) < 0.12 * size
        ]
        if left:
            found[one] = max(left, key=lambda at: zone.boxes[at, 0])
    return found


def _nearest_below(boxes: Boxes, scale: Scale) -> dict[int, int]:
    """Pair lines of which each is the other's nearest, below and above."""
    left, top, right, bottom = boxes.T
    shared = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    over = (shared > 0.3 * scale.body) & (top[None, :] > top[:, None] + 0.5 * scale.body)
    over &= (top[None, :] + bottom[None, :]) / 2 > bottom[:, None]
    step = np.where(over, top[None, :] - bottom[:, None], np.inf)
    if not len(boxes):
        return {}
    lower, upper = step.argmin(1), step.argmin(0)
    return {
        one: int(lower[one])
        for one in range(len(boxes))
        if np.isfinite(step[one, lower[one]]) and upper[lower[one]] == one
    }


def _crowd(boxes: Boxes, styles: Sequence[Style]) -> NDArray[np.bool_]:
    """Tell of two lines whether the lower one has company of its style under the upper one."""
    count = len(boxes)
    left, top, right, bottom = boxes.T
    kinds = np.array([style.value for style in styles])
    height = np.minimum(bottom - top, (bottom - top)[:, None])
    row = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top) > 0.5 * height
    row &= (kinds[:, None] == kinds) & ~np.eye(count, dtype=np.bool_)
    inside = np.minimum(right[:, None], right) - np.maximum(left[:, None], left) > height
    return np.asarray((inside.astype(np.int32) @ row.astype(np.int32)) > 0)


def _fits(zone: Zone, upper: int, lower: int, style: Style, crowd: NDArray[np.bool_]) -> bool:
    """Tell whether two lines of one style, one over the other, belong to one stack."""
    one, other = zone.box(upper), zone.box(lower)
    scale, size = zone.scale, zone.lines[upper].size
    gap = other.top - one.bottom
    if parted_flat(one, other, zone.flat) or style is Style.SIGN:
        return False
    if style is Style.HEAD:
        ratio = max(size, zone.lines[lower].size) / min(size, zone.lines[lower].size)
        near = abs(one.left - other.left) < 4 * size or _centred(one, other, size)
        return gap < 0.62 * size and ratio < 1.12 and near  # noqa: PLR2004 - sizes that look alike
    if crowd[upper, lower] or crowd[lower, upper]:
        return False
    room = scale.space + 0.6 * scale.pitch
    aligned = abs(one.left - other.left) < _EM * scale.body or _centred(one, other, scale.body)
    alike = max(size, zone.lines[lower].size) < 1.12 * min(size, zone.lines[lower].size)
    return gap < room and aligned and (alike or scale.big > 1.3 * scale.body)


def _centred(one: Box, other: Box, size: float) -> bool:
    return abs(one.left + one.right - other.left - other.right) < 2 * size


def _cut(zone: Zone, chain: list[int], styles: Sequence[Style]) -> list[list[int]]:
    """Cut a column before a caption that begins in it, before a short line over a headline, and after a caption."""
    cuts = [
        at
        for at in range(1, len(chain))
        if signs.caption_numbers(zone.lines[chain[at]].text) is not None
        or _ends_caption(zone, chain, at)
    ]
    if len(chain) > 1 and styles[chain[0]] is Style.BODY and _is_over_head(zone, chain, styles):
        cuts.append(len(chain) - 1)
    edges = [0, *sorted(set(cuts)), len(chain)]
    return [chain[a:b] for a, b in pairwise(edges)]


def _ends_caption(zone: Zone, chain: Sequence[int], at: int) -> bool:
    """Tell whether a stack that begins as a caption ends before a line: a sentence, then a space."""
    before = chain[at - 1]
    return (
        signs.caption_numbers(zone.lines[chain[0]].text) is not None
        and signs.ends_sentence(zone.lines[before].text)
        and zone.boxes[chain[at], 1] - zone.boxes[before, 3]
        > zone.scale.space + 0.25 * zone.scale.pitch
    )


def _is_over_head(zone: Zone, chain: Sequence[int], styles: Sequence[Style]) -> bool:
    """Tell whether the last line of a column is a kicker: over a headline, away from its column."""
    last, before = zone.box(chain[-1]), zone.box(chain[-2])
    if signs.ends_sentence(zone.lines[chain[-1]].text):
        return False
    away = last.top - before.bottom > zone.scale.space + 0.4 * zone.scale.pitch
    return away and any(
        style is Style.HEAD
        and 0 <= zone.boxes[at, 1] - last.bottom < zone.scale.pitch
        and zone.boxes[at, 0] < last.right
        and zone.boxes[at, 2] > last.left
        for at, style in enumerate(styles)
    )
