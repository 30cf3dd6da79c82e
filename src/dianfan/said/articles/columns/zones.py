"""Zones: a page parted into what is read together: frames, what is set downwards, and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dianfan.said.articles.columns.frames import Drawn
from dianfan.said.articles.columns.frames import drawn
from dianfan.said.articles.columns.frames import frame_of
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Scale
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.columns.styles import scale_of
from dianfan.said.articles.columns.styles import style_of
from dianfan.said.articles.columns.upright import straightened
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import TextSource

_LEAST_TEXT = 16
_OWN_SCALE = 6
_DOWNWARDS = 3
_PICTURE = 3

Boxes = NDArray[np.float64]


def zones_of(page: Page, numbers: Sequence[int], scale: Scale) -> tuple[Zone, ...]:
    """Part lines of a page into zones; each line is in exactly one.

    Args:
        page: of print.
        numbers: the lines to part, all with a box.
        scale: the sizes of the page.
    """
    boxes = boxes_of(page, numbers, scale)
    paper = drawn(page.rules, Box(0, 0, page.width, page.height), scale.pitch)
    inside = _inside(page, numbers, paper, scale)
    zones = []
    for frame in sorted(set(inside)):
        some = np.flatnonzero(inside == frame)
        for part, down in _by_direction(page, np.array(numbers)[some], some, boxes, scale):
            edge = paper.frames[frame] if frame >= 0 else None
            mine = tuple(numbers[at] for at in part.tolist())
            zones.append(_zone(page, mine, boxes[part], paper, edge, scale, down=down))
    return tuple(zones)


def boxes_of(page: Page, numbers: Sequence[int], scale: Scale) -> Boxes:
    """Give the boxes of lines, those of a scan that lies askew set upright."""
    found = np.array([page.lines[number].box for number in numbers], np.float64).reshape(-1, 4)
    return straightened(found, scale.body) if is_seen(page) else found


def is_seen(page: Page) -> bool:
    """Whether an engine saw the lines, so that their places and sizes vary by themselves."""
    return page.source in {TextSource.OCR, TextSource.ENGINE}


def grounds(page: Page, scale: Scale) -> tuple[Box, ...]:
    """Give the frames and grounds that hold no words: drawings, or pictures drawn as shapes."""
    paper = drawn(page.rules, Box(0, 0, page.width, page.height), scale.pitch)
    held = {frame_of(line.box, paper.frames) for line in page.lines if line.box is not None}
    return tuple(
        one
        for number, one in enumerate(paper.frames)
        if number not in held and one.height > _PICTURE * scale.pitch
    )


def _inside(page: Page, numbers: Sequence[int], paper: Drawn, scale: Scale) -> NDArray[np.int64]:
    """Give for each line its frame; a frame that holds next to no text counts as none."""
    found = np.array(
        [
            frame_of(box, paper.frames)
            for number in numbers
            if (box := page.lines[number].box) is not None
        ],
        np.int64,
    )
    for frame in set(found.tolist()) - {-1}:
        held = [page.lines[numbers[at]] for at in np.flatnonzero(found == frame).tolist()]
        words = sum(len(one.text) for one in held if style_of(one, scale) is not Style.HEAD)
        if words < _LEAST_TEXT:
            found[found == frame] = -1
    return found


def _by_direction(
    page: Page, numbers: NDArray[np.int64], some: NDArray[np.intp], boxes: Boxes, scale: Scale
) -> Iterable[tuple[NDArray[np.intp], bool]]:
    """Part what is set downwards, if it is more than a headline, from what runs to the right."""
    down = np.array([page.lines[number].vertical for number in numbers.tolist()], np.bool_)
    body = np.array([page.lines[number].size < scale.big for number in numbers.tolist()], np.bool_)
    if (down & body).sum() < _DOWNWARDS:
        return [(some, False)]
    near = down.copy()
    reach = boxes[some[down & body]]
    for at in np.flatnonzero(down & ~body):
        left, top, right, bottom = boxes[some[at]]
        touching = (reach[:, 1] < bottom) & (reach[:, 3] > top)
        away = np.minimum(np.abs(reach[:, 0] - right), np.abs(left - reach[:, 2]))
        near[at] = bool((touching & (away < 4 * scale.body)).any())
    parts = [(some[near], True), (some[~near], False)]
    return [(part, way) for part, way in parts if len(part)]


def _zone(
    page: Page,
    numbers: tuple[int, ...],
    mine: Boxes,
    paper: Drawn,
    edge: Box | None,
    scale: Scale,
    *,
    down: bool,
) -> Zone:
    lines = tuple(page.lines[number] for number in numbers)
    own = scale_of(lines, seen=is_seen(page)) if edge and len(lines) >= _OWN_SCALE else scale
    flat, upright, pictures = paper.flat, paper.upright, (*page.pictures, *grounds(page, scale))
    if down:
        mine, own = _turned(mine), scale_of(_lying(lines), seen=is_seen(page))
        flat, upright = (tuple(_turned_box(one) for one in some) for some in (upright, flat))
        pictures = tuple(_turned_box(one) for one in pictures)
    frames = tuple(_turned_box(one) for one in paper.frames) if down else paper.frames
    return Zone(numbers, lines, mine, own, flat, upright, pictures, frames, edge, down)


def _turned(boxes: Boxes) -> Boxes:
    """Turn boxes so that what ran downwards, column by column to the left, runs as lines do."""
    return np.stack([boxes[:, 1], -boxes[:, 2], boxes[:, 3], -boxes[:, 0]], axis=1)


def _turned_box(box: Box) -> Box:
    return Box(box.top, -box.right, box.bottom, -box.left)


def _lying(lines: Sequence[Line]) -> list[Line]:
    return [Line(one.words, _turned_box(one.box) if one.box else None, one.size) for one in lines]
