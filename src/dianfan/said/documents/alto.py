"""ALTO: blocks, lines and strings of a page as libraries' engines write them."""

from __future__ import annotations

import hashlib
from functools import reduce

from dianfan.figures.finding import Finding
from dianfan.said.documents.engine_xml import Element
from dianfan.said.documents.engine_xml import Words
from dianfan.said.documents.engine_xml import children
from dianfan.said.documents.engine_xml import line
from dianfan.said.documents.engine_xml import local
from dianfan.said.documents.engine_xml import number
from dianfan.said.documents.engine_xml import root_of
from dianfan.said.documents.engine_xml import share
from dianfan.said.documents.engine_xml import within
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.unread import refused

_TENTHS_OF_MM, _INCH_1200 = 72 / 254, 72 / 1200
_UNITS = {"pixel": 1.0, "mm10": _TENTHS_OF_MM, "inch1200": _INCH_1200}
_LABELS = {
    "heading": Hint.HEADING,
    "headline": Hint.HEADING,
    "paragraph": Hint.PARAGRAPH,
    "caption": Hint.CAPTION,
    "header": Hint.HEADER,
    "footer": Hint.FOOTER,
    "page-number": Hint.HEADER,
}


def read(data: bytes, file: str, first: int) -> Document:
    """Read a file of ALTO (2 to 4), its blocks in the order of the file.

    Places in tenths of millimetres or 1200ths of an inch become points; pixels stay pixels.

    Args:
        data: the bytes of the file.
        file: its name.
        first: the index of its first page within the reading.
    """
    root = root_of(data, file)
    if isinstance(root, Finding):
        return refused(file, data, Format.ALTO, root)
    unit = next(
        (_UNITS.get((one.text or "").strip(), 1.0) for one in within(root, "MeasurementUnit")), 1.0
    )
    labels = {
        one.get("ID", ""): hint
        for one in within(root, "StructureTag", "LayoutTag")
        if (hint := _LABELS.get(one.get("LABEL", "").lower()))
    }
    pages = tuple(
        _page(page, first + at, at + 1, unit, labels)
        for at, page in enumerate(within(root, "Page"))
    )
    return Document(file, hashlib.sha256(data).hexdigest(), Format.ALTO, pages)


def _page(page: Element, index: int, order: int, unit: float, labels: dict[str, Hint]) -> Page:
    words, lines = Words(), list[Line]()
    typed = False
    for block in within(page, "TextBlock"):
        hint = next(
            (labels[one] for one in block.get("TAGREFS", "").split() if one in labels), None
        )
        typed = typed or hint is not None
        for one in children(block, "TextLine"):
            start = len(words)
            _gather(one, words, unit)
            if made := line(words, start, index, _around(one, unit), (hint, block.get("ID", ""))):
                lines.append(made)
    pictures = tuple(box for one in within(page, "Illustration") if (box := _box(one, unit)))
    rules = tuple(box for one in within(page, "GraphicalElement") if (box := _box(one, unit)))
    return Page(
        index, order, PageKind.MARKED if typed else PageKind.PRINTED, TextSource.ENGINE,
        (number(page.get("WIDTH")) or 0.0) * unit, (number(page.get("HEIGHT")) or 0.0) * unit,
        words.glyphs(), tuple(lines), rules, pictures,
    )  # fmt: skip


def _gather(text_line: Element, words: Words, unit: float) -> None:
    for one in text_line:
        if local(one) == "String":
            words.add(one.get("CONTENT", ""), _box(one, unit), share(one.get("WC")))
        elif local(one) == "SP":
            words.add(" ", _box(one, unit), 1.0)
        elif local(one) == "HYP":
            words.add(one.get("CONTENT", "-"), _box(one, unit), 1.0)


def _around(text_line: Element, unit: float) -> Box | None:
    """Give the box of a line: its own, or the smallest one around its words."""
    boxes = [box for one in text_line if (box := _box(one, unit))]
    return _box(text_line, unit) or (reduce(Box.union, boxes) if boxes else None)


def _box(element: Element, unit: float) -> Box | None:
    told = [number(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")]
    left, top, width, height = told
    if left is None or top is None or width is None or height is None:
        return None
    return Box(left * unit, top * unit, (left + width) * unit, (top + height) * unit)
