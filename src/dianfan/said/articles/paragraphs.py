"""Paragraphs of print: by the indent of the first line, the short last one, type and space."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise

import numpy as np

from dianfan.said.articles import signs
from dianfan.said.articles.blocking import by_sign
from dianfan.said.articles.blocking import run_on
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line

BIGGER = 1.2
"""How much larger than the body's the type of a headline is, at least."""
_INDENT, _SHORT, _SPACE = 1.2, 1.5, 0.8
_LONGEST_HEADING = 40
_ALONE = frozenset({Role.BYLINE, Role.JUMP_IN, Role.JUMP_OUT, Role.NUMBER, Role.LABEL})


def blocks(lines: Sequence[Line], size: float) -> tuple[Block, ...]:
    """Join the lines of one column, in order, to blocks and name the role of each.

    Args:
        lines: of one column.
        size: of the body's type.
    """
    starts = [0, *(at for at in range(1, len(lines)) if _begins(lines, at, size)), len(lines)]
    return tuple(_block(lines[start:stop], size) for start, stop in pairwise(starts))


def goes_on(before: Line, after: Line, column: Box, size: float) -> bool:
    """Tell whether the last line of a column runs on into the first line of the next one.

    Args:
        before: the last line.
        after: the first line of the next column.
        column: the box of the next column.
        size: of the body's type.
    """
    indented = after.box is not None and after.box.left - column.left > _INDENT * size
    return not indented and _kind(before, size) == _kind(after, size)


def _begins(lines: Sequence[Line], at: int, size: float) -> bool:
    before, line = lines[at - 1], lines[at]
    if _kind(before, size) != _kind(line, size):
        return True
    told = [by_sign(one.text, 1) for one in (before, line)]
    if any(one and one[0] in _ALONE for one in told) or (told[1] and told[1][0] is Role.CAPTION):
        return True
    if before.box is None or line.box is None:
        return signs.ends_sentence(before.text)
    left, right, gap = _edges(lines)
    type_size = line.size or size or line.box.height
    if line.box.top - before.box.bottom > gap + _SPACE * type_size:
        return True
    if line.size > BIGGER * size:
        return False
    indented = line.box.left - left > _INDENT * type_size
    short = before.box.right < right - _SHORT * type_size
    return indented or (short and signs.ends_sentence(before.text))


def _kind(line: Line, size: float) -> tuple[float, bool]:
    return (round(line.size) if size and line.size > BIGGER * size else 0, line.bold)


def _edges(lines: Sequence[Line]) -> tuple[float, float, float]:
    """Give the left and right edge of a column, and the usual space between its lines."""
    boxes = np.array([line.box for line in lines if line.box is not None])
    gaps = boxes[1:, 1] - boxes[:-1, 3]
    usual = float(np.median(gaps)) if len(gaps) > 1 else 0.0
    return float(boxes[:, 0].min()), float(boxes[:, 2].max()), max(usual, 0.0)


def _block(lines: Sequence[Line], size: float) -> Block:
    words = run_on([line.words for line in lines])
    role, reason, sure = _role(lines, words.text, size)
    boxes = [line.box for line in lines if line.box is not None]
    certain = sure * min(line.confidence for line in lines)
    return Block(role, words, certain, reason, reduce(Box.union, boxes) if boxes else None)


def _role(lines: Sequence[Line], text: str, size: float) -> tuple[Role, str, float]:
    if told := by_sign(text, len(lines)):
        return told
    if size and lines[0].size > BIGGER * size:
        return Role.HEADLINE, f"type of {lines[0].size:g}, the body's being {size:g}", 0.9
    if lines[0].bold and len(text) <= _LONGEST_HEADING and not text.endswith(("。", ".")):
        return Role.SUBHEAD, "bold type of the body's size, on lines of its own", 0.85
    if lines[0].bold:
        return Role.LEAD, "a paragraph in bold type", 0.7
    return Role.BODY, "type of the body", 0.9 if len(lines) > 1 else 0.75
