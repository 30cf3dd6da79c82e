"""Printed rules, frames and pictures of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from typing import NamedTuple

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
from pypdfium2 import raw

from dianfan.said.documents.model import Box
from dianfan.said.documents.pdf_text import Turn

_THIN = 3.0
_LONG = 12.0
_SMALLEST_PICTURE = 16.0
_WHOLE_PAGE = 0.95
_STRAIGHT = 0.5
_DEEPEST = 8
_MOST_SEGMENTS = 2_000

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Shapes(NamedTuple):
    """What a page prints beside text.

    ``rules`` holds lines as boxes at most 3 points thick, and frames and tinted grounds as
    the box around what they hold; ``pictures`` are images at least 16 points wide and high.
    ``cut`` tells that more stands on the page than was looked at.
    """

    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]
    cut: bool


def shapes_of(page: pypdfium2.PdfPage, turn: Turn, most: int) -> Shapes:
    """Find rules, frames and pictures, looking at so many objects of the page at most."""
    rules: list[Box] = []
    pictures: list[Box] = []
    seen = 0
    for thing, kind, matrix in _objects(page.raw, None, _AS_IT_IS, 0):
        seen += 1
        if seen > most:
            break
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_turned(_bounds(thing), matrix, turn))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            rules += [_turned(box, matrix, turn) for box in _paths(thing)]
    kept = [box for box in rules if _is_rule(box, turn)]
    shown = [box for box in pictures if min(box.width, box.height) >= _SMALLEST_PICTURE]
    return Shapes(tuple(dict.fromkeys(kept)), tuple(dict.fromkeys(shown)), seen > most)


def _objects(
    page: Any,  # noqa: ANN401  # a handle without a type
    form: Any,  # noqa: ANN401  # as above
    matrix: Matrix,
    depth: int,
) -> Iterator[tuple[Any, int, Matrix]]:
    """Walk the objects of a page, and of the forms that it places."""
    count = raw.FPDFFormObj_CountObjects(form) if form else raw.FPDFPage_CountObjects(page)
    for index in range(count):
        thing = (
            raw.FPDFFormObj_GetObject(form, index) if form else raw.FPDFPage_GetObject(page, index)
        )
        kind = raw.FPDFPageObj_GetType(thing)
        yield thing, kind, matrix
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(page, thing, _product(_matrix(thing), matrix), depth + 1)


def _matrix(thing: Any) -> Matrix:  # noqa: ANN401  # a handle without a type
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(first: Matrix, then: Matrix) -> Matrix:
    """Give the matrix that applies one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _bounds(thing: Any) -> Box:  # noqa: ANN401  # a handle without a type
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _turned(box: Box, matrix: Matrix, turn: Turn) -> Box:
    a, b, c, d, e, f = matrix
    x = np.array([box.left, box.left, box.right, box.right])
    y = np.array([box.top, box.bottom, box.top, box.bottom])
    across, down = turn.points(a * x + c * y + e, b * x + d * y + f)
    return Box(*(float(edge) for edge in (across.min(), down.min(), across.max(), down.max())))


def _is_rule(box: Box, turn: Turn) -> bool:
    """Tell whether a box is long enough, and no ground of the whole page."""
    width, height = turn.size
    ground = box.width >= _WHOLE_PAGE * width and box.height >= _WHOLE_PAGE * height
    large = min(box.width, box.height) > _THIN and min(box.width, box.height) < _LONG
    return max(box.width, box.height) >= _LONG and not ground and not large


def _paths(thing: Any) -> list[Box]:  # noqa: ANN401  # a handle without a type
    """Give the straight strokes and rectangles of a path; a path with a curve has none."""
    count = raw.FPDFPath_CountSegments(thing)
    if count > _MOST_SEGMENTS or not _is_drawn(thing):
        return []
    a, b, c, d, e, f = _matrix(thing)
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(
            (a * x.value + c * y.value + e, b * x.value + d * y.value + f),
        )
        if raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return [box for part in parts for box in _strokes(part)]


def _is_drawn(thing: Any) -> bool:  # noqa: ANN401  # a handle without a type
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    return bool(fill.value or stroke.value)


def _strokes(points: list[tuple[float, float]]) -> list[Box]:
    """Give a rectangle as one box, and other paths as their upright and level strokes."""
    boxes = [
        Box(min(x, u), min(y, v), max(x, u), max(y, v))
        for (x, y), (u, v) in pairwise(points)
        if (x, y) != (u, v)
    ]
    straight = [box for box in boxes if min(box.width, box.height) <= _STRAIGHT]
    closed = len(points) > 3 and points[0] == points[-1]  # noqa: PLR2004  # a triangle at least
    if closed and boxes and len(straight) == len(boxes):
        return [_around(boxes)]
    return straight


def _around(boxes: list[Box]) -> Box:
    around = boxes[0]
    for box in boxes[1:]:
        around = around.union(box)
    return around
