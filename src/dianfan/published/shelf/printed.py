"""What an edition printed: each figure with the pages and sentences in which it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from dianfan.figures.wording import LANGUAGES
from dianfan.published.errata.sheet import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "dd", "figcaption", "summary", "caption", "tr", "article"}
)
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset({"script", "style", "svg", "dialog"})
_ENDS = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+(?=[A-Z“¥0-9])")
SHEETS = "figures"


def printed(edition: Path) -> Mapping[str, tuple[Place, ...]]:
    """Give the places of each figure by its key, in the order of language and page.

    The sheets of figures are left out: they tell a figure, but no sentence cites it there.
    """
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for path in sorted((edition / language).rglob("*.html")):
            if path.parent.name == SHEETS:
                continue
            page = path.relative_to(edition).as_posix()
            for key, sentence in sentences_of(path.read_text(encoding="utf-8", errors="replace")):
                found[key][Place(language, page, sentence)] = None
    return {key: tuple(places) for key, places in found.items()}


def sentences_of(text: str) -> Iterator[tuple[str, str]]:
    """Give each figure of a page with the sentence in which it stands, or the row of a table."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    for words, figures, is_row in reader.blocks:
        parts = [words] if is_row else [part for part in _ENDS.split(words) if part]
        at = 0
        for part in parts:
            start = words.index(part, at)
            at = start + len(part)
            for place, key in figures:
                if start <= place < at:
                    yield key, " ".join(part.split())


class _Reader(HTMLParser):
    """Takes a page apart into blocks: the words, the figures with their place, whether a row."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, list[tuple[int, str]], bool]] = []
        self._words = ""
        self._figures: list[tuple[int, str]] = []
        self._inside = False
        self._unread = 0
        self._row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside |= tag == "main"
        self._unread += tag in _UNREAD
        if tag in _BLOCKS:
            self._flush()
            self._row = tag == "tr"
        if tag in _CELLS and self._words:
            self._words += " · "
        if tag == "a" and (given.get("class") or "").startswith("fig"):
            self._figures.append((len(self._words), given.get("data-key") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD
        if tag in _BLOCKS or tag == "main":
            self._flush()
        self._inside &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self._inside and self._unread <= 0:
            self._words += data if self._words else data.lstrip()

    def _flush(self) -> None:
        if self._figures and self._words.strip():
            self.blocks.append((self._words, self._figures, self._row))
        self._words, self._figures = "", []
