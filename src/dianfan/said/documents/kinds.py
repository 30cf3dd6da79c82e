"""Tell what a file is by what is in it, not by its name."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from io import BytesIO
from typing import NamedTuple

from lxml import etree


class Format(StrEnum):
    """What a file is, as far as there is a reader for it."""

    PDF = "application/pdf"
    PICTURE = "image"
    WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PAGE_XML = "application/vnd.prima.page+xml"
    ALTO = "application/xml+alto"
    HTML = "text/html"
    TEXT = "text/plain"
    UNKNOWN = "application/octet-stream"


class FileKind(NamedTuple):
    """What a file is; of an unknown one ``name`` says what it seems to be, or nothing."""

    kind: Format
    name: str = ""


_HEAD = 4_096
_PDF_WITHIN = 1_024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_OTHERS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office file of the old kind",
    b"{\\rtf": "a rich text file",
    b"GIF8": "a GIF picture",
    b"BM": "a BMP picture",
    b"AT&TFORM": "a DjVu file",
    b"\x00\x00\x00\x0cjP  ": "a JPEG 2000 picture",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\x1f\x8b": "a gzip archive",
    b"%!PS": "a PostScript file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_MAY_BE_WORDS = {"", "a BMP picture", "a program"}
_PHONE_PICTURES = {b"heic", b"heix", b"mif1", b"avif"}
_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p")
_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\r\f\x1a\x1b")
_MOST_CONTROLS = 0.01


def kind_of(data: bytes) -> FileKind:
    """Tell what a file is by its first bytes, the root of its XML or the parts of its archive."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileKind(Format.PDF)
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return FileKind(Format.PICTURE)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    words = _plain(head)
    return _marked_up(data, words) if words.startswith(b"<") else _other(head)


def _other(head: bytes) -> FileKind:
    """Tell text from files that are known and not read."""
    if head[4:8] == b"ftyp" and head[8:12] in _PHONE_PICTURES:
        return FileKind(Format.UNKNOWN, "a HEIC or AVIF picture")
    name = next((name for mark, name in _OTHERS.items() if head.startswith(mark)), "")
    if _is_text(head) and name in _MAY_BE_WORDS:
        return FileKind(Format.TEXT)
    return FileKind(Format.UNKNOWN, name)


def unpacked_size(data: bytes) -> int:
    """The bytes that an archive says it holds; 0 for what is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return 0


def _plain(head: bytes) -> bytes:
    """Give the first words in lower case, without byte order mark, one byte a letter."""
    if head.startswith(_UNICODE_MARKS[1:]):
        head = head.replace(b"\x00", b"")[2:]
    return head.removeprefix(_UNICODE_MARKS[0]).lstrip().lower()


def _archive(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return FileKind(Format.UNKNOWN, "a damaged archive")
    if "xl/workbook.xml" in names:
        return FileKind(Format.WORKBOOK)
    known = {
        "word/document.xml": "a Word file",
        "ppt/presentation.xml": "a PowerPoint file",
        "OFD.xml": "an OFD file",
        "xl/workbook.bin": "a binary Excel file",
        "META-INF/container.xml": "an e-book",
        "content.xml": "an OpenDocument file",
    }
    return FileKind(
        Format.UNKNOWN, next((known[name] for name in known if name in names), "an archive")
    )


def _marked_up(data: bytes, words: bytes) -> FileKind:
    """Tell XML by the name and namespace of its root, and HTML by its first tags."""
    root = _root(data)
    if "primaresearch.org/PAGE" in root or root == "PcGts":
        return FileKind(Format.PAGE_XML)
    if "/standards/alto" in root or root == "alto":
        return FileKind(Format.ALTO)
    if words.startswith(b"<?xml") and root and not root.lower().endswith("html"):
        return FileKind(Format.UNKNOWN, "an XML file of another kind")
    if b"<html" in words or words.startswith((*_HTML_STARTS, b"<?xml", b"<!--")):
        return FileKind(Format.HTML)
    return FileKind(Format.TEXT)


def _root(data: bytes) -> str:
    """Give the name of the root element with its namespace, without reading on."""
    try:
        events = etree.iterparse(
            BytesIO(data), events=("start",), resolve_entities=False, no_network=True
        )
        _, element = next(iter(events))
    except (etree.XMLSyntaxError, StopIteration, ValueError):
        return ""
    return str(element.tag).replace("{", "").replace("}", " ").removeprefix(" ")


def _is_text(head: bytes) -> bool:
    """Tell text of any encoding from other bytes, by the controls in it."""
    if head.startswith(_UNICODE_MARKS):
        return True
    zeros = head.count(0)
    if zeros:  # UTF-16 without a mark has its zeros on one side
        return zeros in {head[0::2].count(0), head[1::2].count(0)} and zeros > len(head) / 20
    controls = sum(byte in _CONTROLS for byte in head)
    return controls <= _MOST_CONTROLS * len(head)
