"""The readers of files, and the work that a child does with one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Generic
from typing import NamedTuple
from typing import TypeVar

from dianfan.figures.finding import Finding
from dianfan.said.documents import alto
from dianfan.said.documents import html
from dianfan.said.documents import pagexml
from dianfan.said.documents import pdf
from dianfan.said.documents import picture
from dianfan.said.documents import scan
from dianfan.said.documents import spreadsheet
from dianfan.said.documents import text
from dianfan.said.documents.child_side import described
from dianfan.said.documents.kinds import FileKind
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.kinds import kind_of
from dianfan.said.documents.kinds import unpacked_size
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.documents.pdf_scan import read_by_ocr
from dianfan.said.documents.unread import DOUBT
from dianfan.said.documents.unread import FAULT
from dianfan.said.documents.unread import place
from dianfan.said.documents.unread import refused
from dianfan.said.documents.unread import unread_page

T = TypeVar("T")

Whole = Callable[[bytes, str, int], Document]
"""A reader of whole files: the bytes, the name, the index of the first page."""

WHOLE: dict[Format, Whole] = {
    Format.TEXT: text.read,
    Format.HTML: html.read,
    Format.PAGE_XML: pagexml.read,
    Format.ALTO: alto.read,
    Format.WORKBOOK: spreadsheet.read,
}
"""The readers of kinds whose pages cannot be known before the file is read."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A file before its pages are read: how many it has, or the pages if they came with it."""

    document: Document
    kind: Format
    count: int


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page that is to be read: its file, number (from 1) and index in the reading.

    ``document`` is the SHA-256 that the file had when its pages were counted.
    """

    path: Path
    file: str
    document: str
    kind: Format
    number: int
    index: int


class DonePage(NamedTuple, Generic[T]):
    """A page that was read, and what was made of it; ``fault`` says why nothing was."""

    page: Page
    after: T | None
    fault: str = ""


@dataclass(frozen=True)
class ReadingWork(Generic[T]):
    """How files are read: within which limits, with OCR or without, and what follows a page."""

    limits: Limits
    ocr: bool = False
    threads: int = 1
    after: Callable[[Page], T] | None = None

    def __call__(self, task: tuple[Path, str] | PageTask | Page) -> Survey | DonePage[T]:
        """Do one task of a child: survey a file, read a page, or go on with a page."""
        if isinstance(task, Page):
            return self._done(task)
        if isinstance(task, PageTask):
            return self._done(self._page(task))
        return self._survey(*task)

    def _done(self, page: Page) -> DonePage[T]:
        if self.after is None:
            return DonePage(page, None)
        try:
            return DonePage(page, self.after(page))
        except Exception as fault:  # noqa: BLE001  # it concerns this page only, which was read
            return DonePage(page, None, described(fault))

    def _survey(self, path: Path, file: str) -> Survey:
        data, digest = _bytes(path)
        seen = kind_of(data)
        if seen.kind is Format.PDF:
            book = _book(path, digest, file, self.limits)
            if isinstance(book, Finding):
                return Survey(refused(file, data, seen.kind, book), seen.kind, 0)
            count = min(book.count, self.limits.pages)
            return Survey(
                Document(file, digest, seen.kind, (), "", book.findings), seen.kind, count
            )
        if seen.kind is Format.PICTURE:
            return self._pictures(data, digest, file)
        return Survey(self._whole(data, file, seen), seen.kind, 0)

    def _pictures(self, data: bytes, digest: str, file: str) -> Survey:
        kind = scan.media_type(data)
        count = picture.count_frames(data, file, self.limits)
        if isinstance(count, Finding):
            return Survey(refused(file, data, kind, count), Format.PICTURE, 0)
        most = self.limits.pages
        found = (pdf.too_many_pages(file, count, self.limits),) if count > most else ()
        return Survey(Document(file, digest, kind, (), "", found), Format.PICTURE, min(count, most))

    def _whole(self, data: bytes, file: str, seen: FileKind) -> Document:
        reader = WHOLE.get(seen.kind)
        if not data:
            return refused(file, data, seen.kind, _empty(file))
        if reader is None:
            return refused(file, data, seen.kind, _unknown(file, seen))
        if unpacked_size(data) > self.limits.unpacked:
            return refused(file, data, seen.kind, _swelling(file, self.limits))
        return reader(data, file, 0)

    def _page(self, task: PageTask) -> Page:
        data, digest = _bytes(task.path)
        if digest != task.document:
            return unread_page(task.index, task.number, _changed(task.file, task.number))
        if task.kind is Format.PICTURE:
            if not self.ocr:
                return unread_page(task.index, task.number, _needs_ocr(task.file, task.number))
            pictured = scan.Reader(self.limits, self.threads)
            return scan.read_frame(data, task.file, task.number, task.index, pictured)
        book = _book(task.path, digest, task.file, self.limits)
        if isinstance(book, Finding):
            return unread_page(task.index, task.number, book)
        return self._printed(book, pdf.read_page(book, task.number, task.index, self.limits))

    def _printed(self, book: pdf.OpenPdf, page: Page) -> Page:
        """Read a page by OCR if its text layer asks for it and there may be something to read."""
        if not self.ocr or not any(each.code in pdf.NEEDS_OCR for each in page.findings):
            return page
        seen = read_by_ocr(book, page, scan.Reader(self.limits, self.threads))
        kept = tuple(each for each in page.findings if each.code == "garbled-text-layer")
        return replace(seen, findings=(*kept, *seen.findings))


@lru_cache(maxsize=1)
def _bytes(path: Path) -> tuple[bytes, str]:
    data = path.read_bytes()
    return data, sha256(data).hexdigest()


@lru_cache(maxsize=1)
def _book(path: Path, digest: str, file: str, limits: Limits) -> pdf.OpenPdf | Finding:
    """Keep a PDF open from page to page, as long as its bytes are the same."""
    data, found = _bytes(path)
    if found != digest:
        return _changed(file, None)
    return pdf.open_pdf(data, file, limits)


def forget() -> None:
    """Close what is kept open between pages."""
    _bytes.cache_clear()
    _book.cache_clear()


def _empty(file: str) -> Finding:
    return Finding(FAULT, "empty-file", place(file), "The file is empty.", "Get the file again.")


def _unknown(file: str, seen: FileKind) -> Finding:
    return Finding(
        FAULT,
        "unknown-kind",
        place(file),
        f"The file is {seen.name}, which is not read."
        if seen.name
        else "No reader knows this file.",
        "Save it as PDF, picture (PNG, JPEG, TIFF, WebP), HTML, workbook (xlsx) or text.",
    )


def _swelling(file: str, limits: Limits) -> Finding:
    return Finding(
        FAULT,
        "file-too-large",
        place(file),
        f"The file would unpack to more than {limits.unpacked:,} bytes and was not opened.",
        "Make sure where it comes from; split it, or raise the limit of unpacked bytes.",
    )


def _changed(file: str, number: int | None) -> Finding:
    return Finding(
        FAULT,
        "changed-file",
        place(file, number),
        "The file was changed while it was read.",
        "Read it again.",
    )


def _needs_ocr(file: str, number: int) -> Finding:
    return Finding(
        DOUBT,
        "picture-of-a-page",
        place(file, number),
        "The page is a picture without text.",
        "Read the file with OCR.",
    )
