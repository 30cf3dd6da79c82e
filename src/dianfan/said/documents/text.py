"""Text files: pages whose layout is lost, all but their line ends."""

from __future__ import annotations

import hashlib
import re

from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.encoding import Decoded
from dianfan.said.documents.encoding import decode
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_bytes

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_SPACES = " \t\u3000\xa0"
_NOTHING: frozenset[int] = frozenset()


def read(data: bytes, file: str, first: int) -> Document:
    """Read a text file; form feeds part its pages.

    Args:
        data: the bytes of the file, in any encoding that :func:`encoding.decode` knows.
        file: its name.
        first: the index of its first page within the reading.
    """
    decoded = decode(data, file)
    pages: list[Page] = []
    start = 0
    for text in decoded.text.split("\f"):
        if text.strip() or not pages:
            pages.append(
                _page(decoded, start, start + len(text), first + len(pages), len(pages) + 1)
            )
        start += len(text) + 1
    digest = hashlib.sha256(data).hexdigest()
    return Document(file, digest, Format.TEXT, tuple(pages), decoded.encoding, decoded.findings)


def _page(decoded: Decoded, start: int, end: int, index: int, number: int) -> Page:
    text = decoded.text[start:end]
    glyphs = glyphs_of_bytes(text, decoded.start[start:end], decoded.end[start:end])
    lines = tuple(_lines(text, index))
    width = max((len(line.text) for line in lines), default=0)
    return Page(
        index,
        number,
        PageKind.FLATTENED,
        TextSource.TEXT,
        float(width),
        float(len(lines)),
        glyphs,
        lines,
    )


def _lines(text: str, page: int) -> list[Line]:
    found, blanks, start = [], 0, 0
    ends = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    for stop, after in [*ends, (len(text), len(text))]:
        words = cleaned(text, range(start, stop), page, _NOTHING)
        if words.text:
            raw = text[start:stop]
            indent = len(raw) - len(raw.lstrip(_SPACES))
            found.append(Line(words, indent=indent, blanks=blanks))
            blanks = 0
        else:
            blanks += 1
        start = after
    return found
