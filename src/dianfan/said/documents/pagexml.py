"""PAGE-XML: regions, lines and words of a page as OCR-D, Transkribus and others write them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

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

_POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_HINTS = {
    "heading": Hint.HEADING,
    "header": Hint.HEADER,
    "page-number": Hint.HEADER,
    "footer": Hint.FOOTER,
    "caption": Hint.CAPTION,
    "credit": Hint.CREDIT,
    "paragraph": Hint.PARAGRAPH,
}


def read(data: bytes, file: str, first: int) -> Document:
    """Read a file of PAGE-XML (2013 to 2019), its regions in their reading order.

    Args:
        data: the bytes of the file.
        file: its name.
        first: the index of its first page within the reading.
    """
    root = root_of(data, file)
    if isinstance(root, Finding):
        return refused(file, data, Format.PAGE_XML, root)
    pages = tuple(_page(page, first + at, at + 1) for at, page in enumerate(children(root, "Page")))
    return Document(file, hashlib.sha256(data).hexdigest(), Format.PAGE_XML, pages)


def _page(page: Element, index: int, order: int) -> Page:
    words, lines = Words(), list[Line]()
    typed = False
    for region in _ordered(page):
        hint = _HINTS.get(region.get("type", ""))
        typed = typed or hint is not None
        for one in children(region, "TextLine"):
            start = len(words)
            _gather(one, words)
            if made := line(words, start, index, _box(one), (hint, region.get("id", ""))):
                lines.append(made)
    pictures = tuple(
        box for one in within(page, "ImageRegion", "GraphicRegion") if (box := _box(one))
    )
    rules = tuple(box for one in within(page, "SeparatorRegion") if (box := _box(one)))
    return Page(
        index, order, PageKind.MARKED if typed else PageKind.PRINTED, TextSource.ENGINE,
        number(page.get("imageWidth")) or 0.0, number(page.get("imageHeight")) or 0.0,
        words.glyphs(), tuple(lines), rules, pictures,
    )  # fmt: skip


def _ordered(page: Element) -> Iterator[Element]:
    """Give the regions of text in the order that the file lays down, then those that it leaves out."""
    regions = {one.get("id", ""): one for one in within(page, "TextRegion")}
    told = [
        one.get("regionRef", "")
        for order in children(page, "ReadingOrder")
        for one in _by_index(order)
    ]
    for name in dict.fromkeys(told):
        if name in regions:
            yield regions.pop(name)
    yield from regions.values()


def _by_index(element: Element) -> Iterator[Element]:
    inner = sorted(element, key=lambda one: number(one.get("index")) or 0.0)
    for one in inner:
        if local(one).startswith("RegionRef"):
            yield one
        yield from _by_index(one)


def _gather(text_line: Element, words: Words) -> None:
    """Take words with their boxes where the line has them, else the whole line."""
    found = list(children(text_line, "Word"))
    for at, word in enumerate(found):
        told, sure = _text(word)
        if at and words.text and words.text[-1].isascii() and told[:1].isascii():
            words.add(" ", None, 1.0)
        words.add(told, _box(word), sure)
    if not found:
        told, sure = _text(text_line)
        words.add(told, _box(text_line), sure)


def _text(element: Element) -> tuple[str, float]:
    for equivalent in children(element, "TextEquiv"):
        for plain in children(equivalent, "Unicode"):
            return plain.text or "", share(equivalent.get("conf"))
    return "", 1.0


def _box(element: Element) -> Box | None:
    for coords in children(element, "Coords"):
        points = [(float(x), float(y)) for x, y in _POINT.findall(coords.get("points", ""))]
        if points:
            xs, ys = zip(*points, strict=True)
            return Box(min(xs), min(ys), max(xs), max(ys))
    return None
