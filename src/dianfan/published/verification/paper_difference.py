"""Differences of a printed paper: the pages that changed, and the figures on them."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

import pikepdf

from dianfan.published.verification.paper_links import Link
from dianfan.published.verification.paper_links import UnreadablePaper
from dianfan.published.verification.paper_links import paper_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.fault import Fault
    from dianfan.published.verification.comparison import Comparison

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
    changed = tuple(_changed_links(one, expected, found))
    if changed:
        yield from changed
        return
    pages = enumerate(zip_longest(_contents(one.expected), _contents(one.found)), start=1)
    differ = [(page, wrong) for page, (right, wrong) in pages if right != wrong]
    for page, wrong in differ:
        figures = _keys(tuple(link for link in expected if link.page == page))
        yield one.fault(f"page {page}", _words(wrong), "", "", figures)
    if not differ:
        yield _beside_the_text(one)


def _changed_links(
    one: Comparison, expected: tuple[Link, ...], found: tuple[Link, ...]
) -> Iterator[Fault]:
    """Name every link that is not there as it should be, and what it became."""
    others = list((Counter(found) - Counter(expected)).elements())
    for should in (Counter(expected) - Counter(found)).elements():
        alike = [sum(a == b for a, b in zip(should, other, strict=True)) for other in others]
        became = others.pop(alike.index(max(alike))) if alike and max(alike) > 1 else None
        yield _of_link(one, should, became)


def _of_link(one: Comparison, should: Link, became: Link | None) -> Fault:
    where, figures = f"page {should.page}", _keys((should,))
    if became is None:
        return one.fault(
            where,
            "the link of a figure is missing",
            f"{should.seen} → {should.address}",
            "",
            figures,
        )
    name = next(name for name in Link._fields if getattr(should, name) != getattr(became, name))
    expected, found = str(getattr(should, name)), str(getattr(became, name))
    return one.fault(
        where, f"the link of a figure differs in {_SAID[name]}", expected, found, figures
    )


_SAID = {
    "page": "its page",
    "address": "its address",
    "seen": "the text under it",
    "said": "what is read out",
}


def _words(wrong: bytes | None) -> str:
    return (
        _UNREADABLE
        if wrong == _UNREADABLE.encode()
        else "the page differs, the words of its figures do not"
    )


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
    should, does = _attached(one.expected), _attached(one.found)
    if does is not None and should != does:
        at = _first(should or "", does)
        figures = one.atlas.nearest(should or "", at)
        return one.fault(
            "attached facts", "the facts attached to the paper differ", "", "", figures
        )
    at = _first(one.expected, one.found)
    message = "the bytes differ outside of the pages, in a font, the tags or the description; no figure stands there"
    return one.fault(f"byte {at + 1}", message, "", "", ())


def _first(expected: str | bytes, found: str | bytes) -> int:
    """Give the place of the first difference."""
    pairs = enumerate(zip(expected, found, strict=False))
    return next(
        (place for place, (right, wrong) in pairs if right != wrong), min(len(expected), len(found))
    )


def _attached(content: bytes) -> str | None:
    """Give the text of the files attached to a paper; nothing when they cannot be read."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            files = (pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments)
            return "\n".join(part.decode(errors="replace") for part in files)
    except (pikepdf.PdfError, ValueError, RuntimeError, KeyError, AttributeError):
        return None
