"""Frames: the parts of a page that rules or a tinted ground set apart, and its single rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dianfan.said.documents.model import Box

_WHOLE = 0.85
_SAME = 2.0
_WIDEST, _LOWEST, _HIGHEST, _STEP = 0.97, 1.2, 30.0, 2.5


@dataclass(frozen=True)
class Drawn:
    """What is printed beside the words: flat and upright rules, and frames, as boxes."""

    flat: tuple[Box, ...]
    upright: tuple[Box, ...]
    frames: tuple[Box, ...]


def drawn(rules: Sequence[Box], page: Box, pitch: float) -> Drawn:
    """Sort printed rules; four thin ones around an area are a frame too.

    Args:
        rules: of a page.
        page: the box of all of it; a frame around nearly all is none.
        pitch: the step from line to line of the body.
    """
    thin = pitch / 2
    flat = tuple(one for one in rules if one.height < thin and one.width > 2 * pitch)
    upright = tuple(one for one in rules if one.width < thin and one.height > 2 * pitch)
    boxes = [one for one in rules if one.height >= pitch and one.width >= 4 * pitch]
    whole = [
        one
        for one in (*boxes, *_closed(flat, upright))
        if one.width * one.height < _WHOLE * page.width * page.height
    ]
    pairs = _pairs(flat, page, pitch)
    used = {rule for pair in pairs for rule in pair}
    ruled = [upper.union(lower) for upper, lower in pairs]
    left = tuple(one for one in flat if one not in used)
    return Drawn(left, upright, _unlike([*whole, *ruled]))


def _pairs(flat: Sequence[Box], page: Box, pitch: float) -> list[tuple[Box, Box]]:
    """Find two flat rules of one reach, one over the other and none like them between.

    They set a note or a box apart as a frame does; where a third rule of that reach stands a
    step above or below, the rules are those of a table.
    """
    found = []
    for upper in flat:
        below = [one for one in flat if one.top > upper.bottom and _alike(upper, one)]
        lower = min(below, key=lambda one: one.top, default=None)
        if lower is None or upper.width > _WIDEST * page.width:
            continue
        ladder = any(
            _alike(upper, one) and 0 < max(upper.top - one.top, one.top - lower.top) < _STEP * pitch
            for one in flat
        )
        if not ladder and _LOWEST * pitch < lower.top - upper.bottom < _HIGHEST * pitch:
            found.append((upper, lower))
    return found


def _closed(flat: Sequence[Box], upright: Sequence[Box]) -> list[Box]:
    """Find two flat rules of one reach whose ends two upright ones join."""
    found = []
    for above in flat:
        for below in flat:
            if below.top <= above.bottom or not _alike(above, below):
                continue
            sides = [
                abs(one.top - above.top) < _SAME and abs(one.bottom - below.bottom) < _SAME
                for one in upright
                if min(abs(one.left - above.left), abs(one.right - above.right)) < _SAME
            ]
            if sum(sides) >= 2:  # noqa: PLR2004 - a frame has two sides
                found.append(above.union(below))
    return found


def _alike(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < _SAME and abs(one.right - other.right) < _SAME


def _unlike(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Leave out a box that another one, a ground or its edge, stands for already."""
    kept: list[Box] = []
    for box in boxes:
        if not any(
            max(abs(a - b) for a, b in zip(box, one, strict=True)) < 2 * _SAME for one in kept
        ):
            kept.append(box)
    return tuple(kept)


def frame_of(box: Box, frames: Sequence[Box]) -> int:
    """Give the number of the smallest frame that holds the middle of a box; -1 for none."""
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    holding = [
        number
        for number, one in enumerate(frames)
        if one.left <= across <= one.right and one.top <= down <= one.bottom
    ]
    return min(holding, key=lambda number: frames[number].width * frames[number].height, default=-1)


def parted_flat(upper: Box, lower: Box, flat: Sequence[Box]) -> bool:
    """Tell whether a flat rule runs between two boxes that stand one over the other."""
    middle = (upper.bottom - 1, lower.top + 1)
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    return any(
        middle[0] <= (one.top + one.bottom) / 2 <= middle[1]
        and min(one.right, right) - max(one.left, left) > 0.5 * max(right - left, 1)
        for one in flat
    )


def parted_upright(left: Box, right: Box, upright: Sequence[Box]) -> bool:
    """Tell whether an upright rule stands between two boxes that stand side by side."""
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    return any(
        left.right - 2 <= (one.left + one.right) / 2 <= right.left + 2
        and min(one.bottom, bottom) - max(one.top, top) > 0.5 * max(bottom - top, 1)
        for one in upright
    )
