"""Differences of a printed paper: the pages that changed, and the figures on them."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

import pikepdf

from dianfan.published.paper_links import Link
from dianfan.published.paper_links import UnreadablePaper
from dianfan.published.paper_links import paper_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.difference import Comparison
    from dianfan.published.fault import Fault

_KEY = re.compile(r"figures/([0-9a-f]+)\.html$")
_UNREADABLE = "the page cannot be read"


def paper_difference(one: Comparison) -> Iterator[Fault]:
    """Name the figures of a paper that differ, else the pages, else say that none is touched."""
    expected = tuple(paper_links(one.expected))
    try:
        found = tuple(paper_links(one.found))
    except UnreadablePaper as fault:
        yield one.fault("", f"the paper cannot be read: {fault}", "", "", _keys(expected))
        return
    told = False
    for should, does in zip_longest(expected, found):
        if should != does and should is not None:
            told = True
            yield _of_link(one, should, does)
    if told:
        return
    for page, (right, wrong) in enumerate(zip_longest(_contents(one.expected), _contents(one.found)), start=1):
        if right != wrong:
            told = True
            figures = _keys(tuple(link for link in expected if link.page == page))
            yield one.fault(f"page {page}", _words(wrong), "", "", figures)
    if not told:
        yield _beside_the_text(one)


def _of_link(one: Comparison, should: Link, does: Link | None) -> Fault:
    where = f"page {should.page}"
    figures = _keys((should,))
    if does is None:
        return one.fault(where, "the link of a figure is missing", should.address, "", figures)
    for name, right, wrong in zip(Link._fields, should, does, strict=True):
        if right != wrong:
            return one.fault(where, f"a figure's link differs in what is {_SAID[name]}", str(right), str(wrong), figures)
    return one.fault(where, "a figure's link differs", "", "", figures)


_SAID = {"page": "its page", "address": "its address", "seen": "seen", "said": "read out"}


def _words(wrong: bytes | None) -> str:
    return _UNREADABLE if wrong == _UNREADABLE.encode() else "the page differs, the words of its figures do not"


def _keys(links: tuple[Link, ...]) -> tuple[str, ...]:
    found = (_KEY.search(link.address) for link in links)
    return tuple(dict.fromkeys(match[1] for match in found if match is not None))


def _contents(content: bytes) -> Iterator[bytes]:
    """Give what each page draws."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            try:
                page.contents_coalesce()
                yield page.Contents.read_bytes()
            except (pikepdf.PdfError, AttributeError, ValueError):
                yield _UNREADABLE.encode()


def _beside_the_text(one: Comparison) -> Fault:
    at = next(
        (i for i, (a, b) in enumerate(zip(one.expected, one.found, strict=False)) if a != b),
        min(len(one.expected), len(one.found)),
    )
    message = "the bytes differ outside of the pages: a font, the tags, the attached facts or the description"
    return one.fault(f"byte {at + 1}", message, "", "", ())
