"""What is shown: every figure on a page or a paper is held against its lineage."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.figures.wording import LANGUAGES
from dianfan.published.client.pen import exact
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.newspaper_words import PAPER_WORDS
from dianfan.published.verification.paper_links import UnreadablePaper
from dianfan.published.verification.paper_links import paper_links
from dianfan.reported.display import display
from dianfan.reported.display import magnitude

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language

_FIGURE = re.compile(
    r'<a class="fig[^"]*" href="([^"]*)" data-key="([^"]*)"[^>]*>\s*<data value="([^"]*)">([^<]*)</data>'
)
_ADDRESS = re.compile(r"figures/([^/]+)\.html$")

# What PDFium and Unicode have for a hyphen that only the end of a line asks for.
_BREAKS = {0xFFFE: None, 0x00AD: None}


class Reading(NamedTuple):
    """How one figure may be shown in one language."""

    value: str
    texts: tuple[str, ...]


class Shown(NamedTuple):
    """A figure as it is shown: where, under which address, and as what."""

    where: str
    address: str
    key: str
    text: str
    value: str | None = None


def readings(figures: Mapping[str, Figure], language: Language) -> Mapping[str, Reading]:
    """Give every reading of every figure in a language."""
    return {
        key: Reading(exact(figure), (display(figure, language), magnitude(figure, language)))
        for key, figure in figures.items()
    }


def language_of(path: str) -> Language:
    """Tell the language of a file of an edition by its path."""
    name = PurePosixPath(path)
    for language in LANGUAGES:
        if name.parts[0] == language or name.stem.endswith(f"-{language}"):
            return language
    return LANGUAGES[0]


def on_page(text: str) -> Iterator[Shown]:
    """Give every figure that a page shows."""
    for match in _FIGURE.finditer(text):
        address, key, value, shown = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        yield Shown(f"line {line}", address, key, html.unescape(shown), value)


def on_paper(content: bytes, language: Language) -> Iterator[Shown]:
    """Give every figure that a paper shows, by the text seen under each link.

    Raises:
        UnreadablePaper: the file is no PDF that can be read.
    """
    promise = PAPER_WORDS[language].source
    for link in paper_links(content):
        found = _ADDRESS.search(link.address)
        if found is not None:
            yield Shown(f"page {link.page}", link.address, found[1], link.seen)
            yield Shown(
                f"page {link.page}", link.address, found[1], link.said.removesuffix(promise)
            )


def shown_faults(
    path: str, content: bytes, known: Mapping[str, Reading]
) -> tuple[int, tuple[Fault, ...]]:
    """Hold every figure of one file against its readings; tell how many there were."""
    count, faults = 0, []
    try:
        figures = (
            on_paper(content, language_of(path))
            if path.endswith(".pdf")
            else on_page(content.decode())
        )
        for shown in figures:
            count += 1
            fault = _judged(path, shown, known)
            if fault is not None:
                faults.append(fault)
    except (UnreadablePaper, UnicodeDecodeError) as unreadable:
        faults.append(Fault(FaultKind.SHOWN, path, "", f"the file cannot be read: {unreadable}"))
    return count, tuple(faults)


def _judged(path: str, shown: Shown, known: Mapping[str, Reading]) -> Fault | None:
    reading = known.get(shown.key)
    if reading is None:
        message = "a figure is shown that has no lineage"
        return Fault(FaultKind.SHOWN, path, shown.where, message, "", f"{shown.key} {shown.text}")
    linked = _ADDRESS.search(shown.address)
    if linked is None or linked[1] != shown.key:
        return _fault(
            path,
            shown,
            "the figure leads to the page of another",
            f"figures/{shown.key}.html",
            shown.address,
        )
    if shown.value is not None and shown.value != reading.value:
        return _fault(
            path,
            shown,
            "the value is not what the lineage of the figure says",
            reading.value,
            shown.value,
        )
    if _tight(shown.text) not in {_tight(text) for text in reading.texts}:
        expected = " / ".join(dict.fromkeys(reading.texts))
        return _fault(
            path, shown, "the figure is not shown as its lineage says", expected, shown.text
        )
    return None


def _tight(text: str) -> str:
    """Leave out white space and the hyphens of print, where a line may break."""
    return "".join(text.translate(_BREAKS).split())


def _fault(path: str, shown: Shown, message: str, expected: str, found: str) -> Fault:
    return Fault(FaultKind.SHOWN, path, shown.where, message, expected, found, (shown.key,))
