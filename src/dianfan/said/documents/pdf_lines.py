"""Put the characters of a page of print into lines, and never weave two columns together.

Characters run on while the next one of the file stands on the same baseline, close by. Such
runs are joined to their neighbours when no rule and no gutter lies between them: a strip that
stays white while at least two lines above or below end and begin at its sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

from dianfan.said.documents.gutters import WIDEST
from dianfan.said.documents.gutters import Gutters
from dianfan.said.documents.gutters import SetText
from dianfan.said.documents.model import Box
from dianfan.said.documents.pdf_text import Floats
from dianfan.said.documents.pdf_text import TextLayer

UNDER = 0.12
"""The share of the size by which the em square of an ideograph stands under its baseline."""

_LEVEL = 0.35
_STEADY = 0.1
_HAIR = 0.02
_RAISED = 0.5
_NEXT = 0.3
_BACK = 0.6
_CLOSE = 0.5
_THICK, _LEAST_ROWS = 3, 2
_RIVER, _RIVER_WIDE = 5, 2.0
_ALIKE = 0.5
_SPACE = 0.16
_SPACE_OF_IDEOGRAPHS = 0.6
_LATIN_ENDS = 0x2E80
_DOWNWARDS = 90
_SURELY_A_COLUMN = 6
_MARGIN = 0.1
_THIN = 6.0
_TOUCHING = 0.3
_COLUMN_SHIFT, _NEXT_DOWN, _FAR_DOWN = 0.25, 0.7, 2.0


@dataclass(frozen=True)
class Strip:
    """Characters of one line, in reading order, as rows of the layer; -1 is a space."""

    rows: tuple[int, ...]
    vertical: bool

    @property
    def signs(self) -> tuple[int, ...]:
        """The rows without the spaces that were put in."""
        return tuple(row for row in self.rows if row >= 0)


def em_boxes(layer: TextLayer) -> Floats:
    """Give (n, 4) boxes one em high, so that lines of one size are of one height."""
    boxes = layer.boxes.copy()
    level = layer.angle % 180 == 0
    sign = np.where(layer.angle == 0, 1.0, -1.0)
    ends = np.stack(
        [layer.y - sign * (1 - UNDER) * layer.size, layer.y + sign * UNDER * layer.size]
    )
    inside = level & (np.abs(boxes[:, 3] - boxes[:, 1] - layer.size) < layer.size)
    boxes[inside, 1] = ends.min(0)[inside]
    boxes[inside, 3] = ends.max(0)[inside]
    return boxes


def strips_of(layer: TextLayer, rules: tuple[Box, ...]) -> list[Strip]:
    """Put a page's characters into lines, in the order of the file.

    Args:
        layer: the characters; those outside the page belong to no line.
        rules: the printed lines of the page: no line of text crosses an upright one.
    """
    upright = [edge for box in rules if box.width * 4 < box.height for edge in _edges(box)]
    strips: list[Strip] = []
    seen = _visible(layer)
    for angle in np.unique(layer.angle[seen]):
        frame = _frame(layer, np.flatnonzero(seen & (layer.angle == angle)), int(angle))
        columns, rest = _columns(frame) if angle == 0 else ([], frame)
        down = _DOWNWARDS // 2 < angle % 180 < 180 - _DOWNWARDS // 2
        strips += [Strip(tuple(frame.rows[column].tolist()), vertical=True) for column in columns]
        walls = upright if angle == 0 else []
        strips += [Strip(line, bool(down)) for line in _lines(layer, rest, walls)]
    return _stacked(layer, sorted(strips, key=lambda strip: min(strip.signs)))


def _edges(rule: Box) -> list[Box]:
    """Give a thin rule as it is, a tall frame or tint as its two sides."""
    if rule.width < _THIN:
        return [rule]
    return [rule._replace(right=rule.left), rule._replace(left=rule.right)]


def _stacked(layer: TextLayer, strips: list[Strip]) -> list[Strip]:
    """Join the parts of a column: signs that stand upright, and words that lie on their side."""
    stacked: list[Strip] = []
    for strip in strips:
        if stacked and _continues(layer, stacked[-1], strip):
            stacked[-1] = Strip(stacked[-1].rows + strip.rows, vertical=True)
        else:
            stacked.append(strip)
    return stacked


def _continues(layer: TextLayer, column: Strip, strip: Strip) -> bool:
    """Tell whether a strip goes on right below a column, in the file's order too."""
    if not column.vertical or not (strip.vertical or len(strip.rows) == 1):
        return False
    last, first = column.signs[-1], strip.signs[0]
    above, below = layer.boxes[last], layer.boxes[first]
    em = layer.size[last]
    aside = abs(above[0] + above[2] - below[0] - below[2]) / 2
    gap = below[1] - above[3]
    between = layer.text[last + 1 : first].strip()
    return bool(last < first and not between and aside < 0.5 * em and -em < gap < em)


def _visible(layer: TextLayer) -> NDArray[np.bool_]:
    """Mark what stands on the page and is no white space."""
    width, height = layer.turn.size
    x, y = (layer.boxes[:, 0] + layer.boxes[:, 2]) / 2, (layer.boxes[:, 1] + layer.boxes[:, 3]) / 2
    inside = (x >= 0) & (x <= width) & (y >= 0) & (y <= height) & (layer.size > 0)
    return inside & np.array([not each.isspace() for each in layer.text], np.bool_)


def _frame(layer: TextLayer, rows: NDArray[np.int64], angle: int) -> SetText:
    """Look at some characters along their direction of reading."""
    turn = np.deg2rad(angle)
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    x, y, size, box = layer.x[rows], layer.y[rows], layer.size[rows], layer.boxes[rows]
    base = y * cos - x * sin
    if angle == 0:
        return SetText(rows, *_corrected(layer, rows, base), size)
    if angle % 90 == 0:
        ends = box[:, 0::2] * round(cos) + box[:, 1::2] * round(sin)
        return SetText(rows, ends.min(1), ends.max(1), base, size)
    start = x * cos + y * sin
    around = (box[:, 2] - box[:, 0] + box[:, 3] - box[:, 1]) / (abs(cos) + abs(sin))
    return SetText(rows, start, start + np.maximum(around - size, 0.05 * size), base, size)


def _corrected(
    layer: TextLayer, rows: NDArray[np.int64], base: Floats
) -> tuple[Floats, Floats, Floats]:
    """Give start, end and baseline of level text by what signs cover rather than by origins.

    A font that writes downwards has its origin over the middle of a sign, and the letters of
    a ligature have one for all. Where PDFium knows the ink only, an ideograph or a mark of
    Chinese is taken for one em wide.
    """
    x, size, box = layer.x[rows], layer.size[rows], layer.boxes[rows]
    downwards = box[:, 0] < x - 0.3 * size
    wide = np.array([east_asian_width(layer.text[row]) in "WF" for row in rows], np.bool_)
    inked = wide & (box[:, 0] > x + _HAIR * size) & (box[:, 2] < x + (1 + _HAIR) * size)
    base = np.where(downwards, (box[:, 1] + box[:, 3]) / 2 + (0.5 - UNDER) * size, base)
    return np.where(inked, x, box[:, 0]), np.where(inked, x + size, box[:, 2]), base


def _part(frame: SetText, which: NDArray[np.bool_]) -> SetText:
    return replace(
        frame,
        rows=frame.rows[which],
        start=frame.start[which],
        end=frame.end[which],
        base=frame.base[which],
        size=frame.size[which],
    )


def _columns(frame: SetText) -> tuple[list[NDArray[np.int64]], SetText]:
    """Take out what is set downwards, upright sign under sign; give the rest back.

    Few signs that follow downwards in the file's order are a column only when what stands
    beside them is farther off than what stands below.
    """
    if len(frame.rows) < 2:  # noqa: PLR2004  # a column has two signs at least
        return [], frame
    em = np.maximum(frame.size[:-1], frame.size[1:])
    middle = (frame.start + frame.end) / 2
    aside, down = np.abs(np.diff(middle)) / em, np.diff(frame.base) / em
    below = (aside < _COLUMN_SHIFT) & (down > _NEXT_DOWN) & (down < _FAR_DOWN)
    columns, taken = [], np.zeros(len(frame.rows), np.bool_)
    for first, last in _stretches(below):
        column = np.arange(first, last + 1)
        step = float(np.median(down[first:last])) - 1
        if len(column) >= _SURELY_A_COLUMN or _is_free(frame, column, max(step, 0) + _MARGIN):
            columns.append(column)
            taken[column] = True
    return columns, _part(frame, ~taken)


def _is_free(frame: SetText, column: NDArray[np.int64], least: float) -> bool:
    """Tell whether what stands beside a column touches none of it, and is usually far off."""
    gaps = []
    for row in column:
        em = frame.size[row]
        level = np.abs(frame.base - frame.base[row]) < _LEVEL * em
        level[row] = False
        away = np.maximum(frame.start[level] - frame.end[row], frame.start[row] - frame.end[level])
        gaps.append(float(away.min() / em) if len(away) else np.inf)
    return min(gaps) > _TOUCHING and float(np.median(gaps)) > least


def _stretches(steps: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give first and last element of each unbroken chain of steps."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], steps, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def _lines(layer: TextLayer, frame: SetText, walls: list[Box]) -> list[tuple[int, ...]]:
    """Give the lines of one direction, as rows of the layer with spaces put in."""
    if not len(frame.rows):
        return []
    runs = _runs(frame)
    return [_spaced(layer, frame, line) for line in _linked(layer, frame, runs, walls)]


def _runs(frame: SetText) -> list[NDArray[np.int64]]:
    """Cut the file's order into runs: the same baseline, the next sign close by."""
    em = np.maximum(frame.size[:-1], frame.size[1:])
    gap = frame.start[1:] - frame.end[:-1]
    level = np.abs(np.diff(frame.base)) < _STEADY * em
    alike = np.minimum(frame.size[:-1], frame.size[1:]) >= _ALIKE * em
    on = level & alike & (gap < _NEXT * em) & (gap > -_BACK * em)
    return np.split(np.arange(len(frame.rows)), np.flatnonzero(~on) + 1)


def _linked(
    layer: TextLayer, frame: SetText, runs: list[NDArray[np.int64]], walls: list[Box]
) -> list[list[int]]:
    """Join runs into lines, the narrowest gaps first."""
    after: dict[int, int] = {}
    taken: set[int] = set()
    gutters = Gutters(frame, "".join(layer.text[row] for row in frame.rows))
    for _, left, right in sorted(_pairs(frame, runs)):
        if left in after or right in taken:
            continue
        last, first = int(runs[left][-1]), int(runs[right][0])
        if any(_crosses(frame, last, first, wall) for wall in walls):
            continue
        follows = _follows(layer, frame, last, first)
        if _close(frame, last, first, follows=follows) and not gutters.between(
            last, first, *_asked(layer, frame, last, first, follows=follows)
        ):
            after[left] = right
            taken.add(right)
    lines = []
    for begin in range(len(runs)):
        if begin in taken:
            continue
        line: list[int] = []
        at: int | None = begin
        while at is not None:
            line += runs[at].tolist()
            at = after.get(at)
        lines.append(line)
    return lines


def _pairs(frame: SetText, runs: list[NDArray[np.int64]]) -> list[tuple[float, int, int]]:
    """Give gap, left run and right run of each two that stand side by side on a baseline."""
    first = np.array([run[0] for run in runs])
    last = np.array([run[-1] for run in runs])
    order = np.argsort(frame.base[first], kind="stable")
    bases, starts = frame.base[first][order], frame.start[first][order]
    sizes = frame.size[first][order]
    pairs = []
    for left, end in enumerate(last):
        size, base, edge = frame.size[end], frame.base[end], frame.end[end]
        low, high = np.searchsorted(bases, [base - size, base + size])
        gap = starts[low:high] - edge
        em = np.maximum(sizes[low:high], size)
        near = (gap > -_BACK * size) & (gap < WIDEST * em)
        least = np.minimum(sizes[low:high], size)
        level = np.where(least < 0.9 * em, _RAISED, _LEVEL)  # 增长² and CO₂
        near &= (np.abs(bases[low:high] - base) < level * em) & (least >= _ALIKE * em)
        found = np.flatnonzero(near)
        pairs += [
            (float(gap[k]), left, int(order[low + k])) for k in found if order[low + k] != left
        ]
    return pairs


def _follows(layer: TextLayer, frame: SetText, last: int, first: int) -> bool:
    """Tell whether the file sets one sign after the other, white space apart."""
    between = layer.text[frame.rows[last] + 1 : frame.rows[first]]
    return bool(frame.rows[last] < frame.rows[first]) and not between.strip()


def _asked(
    layer: TextLayer, frame: SetText, last: int, first: int, *, follows: bool
) -> tuple[int, int]:
    """Give how many signs, in how many rows, a gutter between two signs must have at its sides."""
    if not follows:
        return 1, _LEAST_ROWS
    return _THICK, _RIVER if _worded(layer, frame, last, first) else _LEAST_ROWS


def _worded(layer: TextLayer, frame: SetText, last: int, first: int) -> bool:
    """Tell whether white between two signs may part words that are set flush on both sides."""
    signs = layer.text[frame.rows[last]], layer.text[frame.rows[first]]
    gap, em = frame.start[first] - frame.end[last], min(frame.size[last], frame.size[first])
    return bool(gap < _RIVER_WIDE * em) and all(ord(sign) < _LATIN_ENDS for sign in signs)


def _close(frame: SetText, last: int, first: int, *, follows: bool) -> bool:
    """Tell whether two signs stand close enough to go on in one line."""
    em = min(frame.size[last], frame.size[first])
    return bool(frame.start[first] - frame.end[last] < (WIDEST if follows else _CLOSE) * em)


def _crosses(frame: SetText, last: int, first: int, wall: Box) -> bool:
    middle = (wall.left + wall.right) / 2
    slack = 0.3 * min(frame.size[last], frame.size[first])
    beside = frame.end[last] - slack <= middle <= frame.start[first] + slack
    high = frame.base[last] - 0.5 * frame.size[last]
    return bool(beside and wall.top <= high <= wall.bottom)


def _spaced(layer: TextLayer, frame: SetText, line: list[int]) -> tuple[int, ...]:
    """Give a line's rows of the layer with its spaces: those of the file, or put in."""
    rows = [int(frame.rows[line[0]])]
    for last, first in pairwise(line):
        before, after = int(frame.rows[last]), int(frame.rows[first])
        set_by_file = range(before + 1, after)
        if set_by_file and layer.text[before + 1 : after].isspace():
            rows += set_by_file
        elif _is_space(layer, frame, last, first):
            rows.append(-1)
        rows.append(after)
    return tuple(rows)


def _is_space(layer: TextLayer, frame: SetText, last: int, first: int) -> bool:
    """Tell whether white between two signs means a space."""
    before, after = layer.text[frame.rows[last]], layer.text[frame.rows[first]]
    latin = ord(before) < _LATIN_ENDS and ord(after) < _LATIN_ENDS
    em = min(frame.size[last], frame.size[first])
    least = _SPACE if latin else _SPACE_OF_IDEOGRAPHS
    return bool(frame.start[first] - frame.end[last] > least * em)
