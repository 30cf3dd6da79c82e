"""The text of a page as a browser has it, and where in it each figure stands."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

_PIECE = re.compile(r"""<!--.*?-->|<[!/a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+|<""", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""\s(id|class|data-key)="([^"]*)\"""")
_VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "wbr", "col"})


class Mark(NamedTuple):
    """A figure in a text: its key, its first character and the one after its last.

    ``element`` is the id of the nearest element that has one, ``base`` the first
    character of that element.
    """

    key: str
    start: int
    end: int
    element: str
    base: int


class PageText(NamedTuple):
    """The text of the body of a page, as the DOM's ``textContent``, and its figures in order."""

    text: str
    marks: tuple[Mark, ...]


class _Open(NamedTuple):
    name: str
    start: int
    id: str
    key: str


@dataclass
class _Reader:
    parts: list[str]
    length: int
    stack: list[_Open]
    marks: list[Mark]

    def add(self, piece: str) -> None:
        text = html.unescape(piece)
        self.parts.append(text)
        self.length += len(text)

    def open(self, tag: re.Match[str], piece: str) -> None:
        name = tag[2].lower()
        if name in _VOID or piece.endswith("/>"):
            return
        given = dict(_ATTRIBUTE.findall(piece))
        figure = name == "a" and given.get("class", "").split(" ")[0] == "fig"
        key = given.get("data-key", "") if figure else ""
        self.stack.append(_Open(name, self.length, given.get("id", ""), key))

    def close(self, name: str) -> None:
        while self.stack:
            last = self.stack.pop()
            if last.key:
                near = next((one for one in reversed(self.stack) if one.id), None)
                where = (near.id, near.start) if near else ("", 0)
                self.marks.append(Mark(last.key, last.start, self.length, *where))
            if last.name == name:
                return


def page_text(page: str) -> PageText:
    """Read the body of a page that this program wrote."""
    reader = _Reader([], 0, [], [])
    for match in _PIECE.finditer(page, re.search(r"<body[^>]*>", page).end()):  # type: ignore[union-attr]  # every page has a body
        piece = match[0]
        tag = _TAG.match(piece)
        if tag is None:
            if not piece.startswith("<!--"):
                reader.add(piece)
        elif tag[1]:
            if tag[2].lower() == "body":
                break
            reader.close(tag[2].lower())
        else:
            reader.open(tag, piece)
    return PageText("".join(reader.parts), tuple(sorted(reader.marks, key=lambda one: one.start)))
