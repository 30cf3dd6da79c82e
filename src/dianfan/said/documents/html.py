"""HTML: the words that a reader sees, each character with its bytes, and what tags say of them."""

from __future__ import annotations

import hashlib
import html as entities
import re
from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser

import numpy as np

from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.encoding import Decoded
from dianfan.said.documents.encoding import decode
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_bytes

_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)",
    re.IGNORECASE,
)
_PROBE = 4096
_DEEPEST = 1000
"""Elements within one another beyond which no more are kept: a file of another's making."""
_UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "option",
        "textarea", "button", "title",
    }
)  # fmt: skip
_VOID = frozenset(
    {
        "br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "tr", "table",
        "ul", "ol", "section", "article", "header", "footer", "nav", "aside", "main", "blockquote", "dd", "dt",
        "figure", "body", "html", "br", "hr", "pre", "form", "title",
    }
)  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_AROUND = {"header": Hint.HEADER, "nav": Hint.HEADER, "footer": Hint.FOOTER, "aside": Hint.FOOTER}
_OWN = {"figcaption": Hint.CAPTION, "caption": Hint.CAPTION, "td": Hint.CELL, "th": Hint.CELL}
_DAY = re.compile(r"(?:19|20)\d{2}-[01]\d-[0-3]\d")
_NAMED_DAYS = frozenset(
    {"article:published_time", "pubdate", "publishdate", "date", "dc.date", "datepublished"}
)
_NOTHING: frozenset[int] = frozenset()


def read(data: bytes, file: str, first: int) -> Document:
    """Read an HTML file as one page.

    What no reader sees - scripts, styles, comments, hidden elements - is left out. Every
    block element is a line with a hint of what its tag says; entities stand for all their
    bytes. The day of publication is taken from ``<meta>`` or ``<time>`` where given.

    Args:
        data: the bytes of the file.
        file: its name.
        first: the index of its page within the reading.
    """
    match = _DECLARED.search(data[:_PROBE])
    declared = next((one for one in match.groups() if one), b"").decode() if match else ""
    decoded = decode(data, file, declared)
    seen = _Seen(decoded.text)
    seen.feed(decoded.text)
    seen.close()
    seen.end_line()
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        file, digest, Format.HTML, (_page(seen, decoded, first),), decoded.encoding, decoded.findings,
        published=seen.published,
    )  # fmt: skip


@dataclass(frozen=True)
class _Stretch:
    """Glyphs of one line, from and to, and what its tags say."""

    start: int
    end: int
    hint: Hint
    level: int
    region: str


@dataclass
class _Open:
    """An element that is open: its tag, and whether it hides what it holds."""

    tag: str
    hides: bool


@dataclass
class _Table:
    """Where in a table the reader is."""

    row: int = 0
    column: int = 0


@dataclass
class _Glyphs:
    """Characters and the stretch of the source, from and to, that each stands for."""

    text: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)


class _Seen(HTMLParser):
    """Collect what is seen, character by character, with its place in the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = [0, *(match.end() for match in re.finditer(r"\n", source))]
        self.glyphs, self.lines = _Glyphs(), list[_Stretch]()
        self.published = ""
        self._open: list[_Open] = []
        self._hidden = self._line_from = 0
        self._table = _Table()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a block ends the line before it."""
        told = {name: value or "" for name, value in attrs}
        self._day(tag, told)
        if tag in _BLOCKS:
            self.end_line()
            self._place(tag)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            style = told.get("style", "").replace(" ", "")
            hides = tag in _UNSEEN or "hidden" in told or "display:none" in style
            self._open.append(_Open(tag, hides))
            self._hidden += hides

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that was left open in it."""
        if tag in _BLOCKS:
            self.end_line()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                self._hidden -= sum(one.hides for one in self._open[at:])
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Take plain characters."""
        start = self._offset()
        self._take(data, range(start, start + len(data)), 1)

    def handle_entityref(self, name: str) -> None:
        """Take a named entity: every character of it stands for its whole source."""
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Take a numbered entity."""
        self._entity(f"&#{name};")

    def _entity(self, source: str) -> None:
        text = entities.unescape(source)
        start = self._offset()
        self._take(text, [start] * len(text), len(source))

    def _take(self, text: str, places: range | list[int], width: int) -> None:
        if self._hidden:
            return
        self.glyphs.text.extend(text)
        self.glyphs.start.extend(places)
        self.glyphs.end.extend(place + width for place in places)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _day(self, tag: str, told: dict[str, str]) -> None:
        name = (told.get("property") or told.get("name") or told.get("itemprop") or "").lower()
        value = (
            told.get("datetime", "")
            if tag == "time"
            else told.get("content", "")
            if name in _NAMED_DAYS
            else ""
        )
        if not self.published and (match := _DAY.match(value)):
            self.published = match[0]

    def _place(self, tag: str) -> None:
        if tag == "table":
            self._table = _Table()
        elif tag == "tr":
            self._table = _Table(self._table.row + 1, 0)
        elif tag in {"td", "th"}:
            self._table.column += 1

    def end_line(self) -> None:
        """End a line and keep it with what the open tags say."""
        start, self._line_from = self._line_from, len(self.glyphs.text)
        if not "".join(self.glyphs.text[start:]).strip():
            return
        tags = [one.tag for one in self._open]
        around = next((_AROUND[tag] for tag in tags if tag in _AROUND), None)
        heading = next(
            (_HEADING.fullmatch(tag) for tag in reversed(tags) if _HEADING.fullmatch(tag)), None
        )
        own = next((_OWN[tag] for tag in reversed(tags) if tag in _OWN), Hint.PARAGRAPH)
        hint = Hint.HEADING if heading and not around else around or own
        region = f"r{self._table.row}c{self._table.column}" if hint is Hint.CELL else ""
        level = int(heading[1]) if heading and hint is Hint.HEADING else 0
        self.lines.append(_Stretch(start, self._line_from, hint, level, region))


def _page(seen: _Seen, decoded: Decoded, index: int) -> Page:
    text = "".join(seen.glyphs.text)
    starts = np.array(seen.glyphs.start, dtype=np.int64)
    ends = np.array(seen.glyphs.end, dtype=np.int64) - 1
    glyphs = glyphs_of_bytes(
        text, decoded.start[starts], decoded.end[np.minimum(ends, len(decoded.end) - 1)]
    )
    lines = []
    for one in seen.lines:
        words = cleaned(text, _run_together(text, one.start, one.end), index, _NOTHING)
        if words.text:
            lines.append(Line(words, hint=one.hint, level=one.level, region=one.region))
    return Page(index, 1, PageKind.MARKED, TextSource.MARKUP, 0, 0, glyphs, tuple(lines))


def _run_together(text: str, start: int, end: int) -> list[int]:
    """Give the glyphs of a line, each run of white space as its first one, as browsers show it."""
    kept, blank = list[int](), True
    for at in range(start, end):
        space = text[at] in " \t\r\n\f"
        if not (space and blank):
            kept.append(at)
        blank = space
    return kept
