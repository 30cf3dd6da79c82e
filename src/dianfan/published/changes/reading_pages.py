"""What the pages of an edition say: sentences, states of judgements, verdicts, findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "dd", "figcaption", "caption", "article", "main"}
)
_UNREAD = frozenset({"script", "style", "svg", "nav", "button", "template", "dt", "summary"})
_SIGNS = "state", "verdict"
_STOP = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+(?=[A-Z“¥0-9])")
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
SHEETS = "figures"


@dataclass(frozen=True, slots=True)
class PageSentence:
    """A sentence of a page: its text, and the keys of the figures in it."""

    text: str
    keys: tuple[str, ...]


@dataclass(slots=True)
class PageContent:
    """What a page says: its sentences, the rows of its tables, verdicts by claim.

    A row is the id of its table and its cells, each with a state where it shows one.
    """

    sentences: list[PageSentence] = field(default_factory=list)
    rows: list[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)


def mains(edition: Path, language: str) -> dict[str, str]:
    """Give the main part of each page of a language by its path in it; sheets of figures left out."""
    root = edition / language
    found = {}
    for path in sorted(root.rglob("*.html")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(f"{SHEETS}/"):
            text = path.read_text(encoding="utf-8", errors="replace")
            part = _MAIN.search(text)
            found[name] = part[0] if part else text
    return found


def content_of(main: str) -> PageContent:
    """Take the main part of a page apart."""
    reader = _Reader()
    reader.feed(main)
    reader.close()
    return reader.content


class _Reader(HTMLParser):
    """Follows a page: words run on until a block ends, cells until a row does."""

    def __init__(self) -> None:
        super().__init__()
        self.content = PageContent()
        self._words = ""
        self._keys: list[tuple[int, str]] = []
        self._unread = 0
        self._table = ""
        self._cells: list[tuple[str, str]] = []
        self._cell: str | None = None
        self._state = ""
        self._claim = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._unread += tag in _UNREAD
        if tag in _BLOCKS:
            self._flush()
        words = given.get("class", "").split()
        if tag == "table":
            self._table = given.get("id", "")
        elif tag == "tr":
            self._cells = []
        elif tag in {"td", "th"}:
            self._cell, self._state = "", ""
        elif tag == "article" and "claim" in words:
            self._claim = given.get("id", "")
        elif tag == "a" and "fig" in words:
            self._keys.append((len(self._words), given.get("data-key", "")))
        elif tag == "span" and len(words) > 1 and words[0] in _SIGNS:
            self._sign(words[0], words[1])

    def _sign(self, kind: str, name: str) -> None:
        if kind == "state":
            self._state = name
        elif self._claim:
            self.content.verdicts.setdefault(self._claim, name)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD
        if tag in {"td", "th"} and self._cell is not None:
            self._cells.append((" ".join(self._cell.split()), self._state))
            self._cell = None
            self._words, self._keys = "", []
        elif tag == "tr" and self._cells:
            self.content.rows.append((self._table, tuple(self._cells)))
        elif tag == "article":
            self._claim = ""
        if tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._unread > 0:
            return
        if self._cell is not None:
            self._cell += data
        else:
            self._words += data if self._words else data.lstrip()

    def _flush(self) -> None:
        if self._cell is not None:
            return
        at = 0
        for part in _STOP.split(self._words):
            start = self._words.index(part, at)
            at = start + len(part)
            keys = tuple(key for place, key in self._keys if start <= place < at)
            text = " ".join(part.split())
            if text:
                self.content.sentences.append(PageSentence(text, keys))
        self._words, self._keys = "", []
