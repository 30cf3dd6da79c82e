"""PDF with a text layer: the characters, lines, rules and pictures of each page."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
from pypdfium2 import raw

from dianfan.figures.finding import Finding
from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.garbage import is_garbage
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.pdf_lines import Strip
from dianfan.said.documents.pdf_lines import em_boxes
from dianfan.said.documents.pdf_lines import strips_of
from dianfan.said.documents.pdf_shapes import Shapes
from dianfan.said.documents.pdf_shapes import shapes_of
from dianfan.said.documents.pdf_text import Floats
from dianfan.said.documents.pdf_text import TextLayer
from dianfan.said.documents.pdf_text import layer_of
from dianfan.said.documents.unread import DOUBT
from dianfan.said.documents.unread import FAULT
from dianfan.said.documents.unread import NOTE
from dianfan.said.documents.unread import place
from dianfan.said.documents.unread import refused
from dianfan.said.documents.unread import unread_page

MEDIA_TYPE = "application/pdf"

NEEDS_OCR = frozenset({"empty-page", "picture-of-a-page", "garbled-text-layer"})
"""The codes of findings after which OCR may read more of a page."""

_TAIL = 2_048
_COVERED = 0.5
_MOSTLY = 0.5
_THIN = 3.0


@dataclass(frozen=True)
class OpenPdf:
    """A PDF that is open for reading, with what was found in opening it."""

    pdf: pypdfium2.PdfDocument
    file: str
    findings: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self.pdf)


def read(data: bytes, file: str, first: int, limits: Limits = LIMITS) -> Document:
    """Read all pages of a PDF in this process.

    Args:
        data: the bytes of the file.
        file: its name, for findings.
        first: the index of its first page within the reading.
        limits: how much is read; time and memory are for the caller to limit.

    Returns:
        A page for each page of the file: one that failed has no glyphs and a finding.
    """
    book = open_pdf(data, file, limits)
    if isinstance(book, Finding):
        return refused(file, data, MEDIA_TYPE, book)
    count = min(book.count, limits.pages)
    pages = tuple(read_page(book, at + 1, first + at, limits) for at in range(count))
    return Document(file, sha256(data).hexdigest(), MEDIA_TYPE, pages, findings=book.findings)


def open_pdf(data: bytes, file: str, limits: Limits = LIMITS) -> OpenPdf | Finding:
    """Open a PDF, mending it if need be; a finding says why it could not be opened."""
    if len(data) > limits.bytes:
        return too_large(file, len(data), limits)
    found: list[Finding] = []
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == raw.FPDF_ERR_PASSWORD:
            return _locked(file)
        mended = _mended(data)
        if mended is None:
            return _damaged(file)
        pdf = mended
        found.append(_was_mended(file))
    if not len(pdf):
        return _damaged(file)
    return OpenPdf(pdf, file, (*found, *_of_the_file(pdf, data, file, limits)))


def _mended(data: bytes) -> pypdfium2.PdfDocument | None:
    """Let qpdf write the file anew, from the objects that it finds."""
    out = BytesIO()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            pdf.save(out)
        return pypdfium2.PdfDocument(out.getvalue())
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError):
        return None


def _of_the_file(
    pdf: pypdfium2.PdfDocument, data: bytes, file: str, limits: Limits
) -> list[Finding]:
    found = []
    if b"%%EOF" not in data[-_TAIL:]:
        found.append(_truncated(file, len(pdf)))
    if raw.FPDF_GetSecurityHandlerRevision(pdf.raw) >= 0:
        found.append(_encrypted(file))
    if len(pdf) > limits.pages:
        found.append(too_many_pages(file, len(pdf), limits))
    return found


def read_page(book: OpenPdf, number: int, index: int, limits: Limits = LIMITS) -> Page:
    """Read one page of an open PDF; a fault of the page is its finding.

    Args:
        book: the open PDF.
        number: the page's number in it, from 1.
        index: its index within the reading, from 0.
        limits: how many glyphs and objects of it are read.
    """
    try:
        page = book.pdf[number - 1]
    except (pypdfium2.PdfiumError, IndexError):
        return unread_page(index, number, _unloadable(book.file, number))
    try:
        layer = layer_of(page, limits.glyphs)
        shapes = shapes_of(page, layer.turn, limits.objects)
    except pypdfium2.PdfiumError:
        return unread_page(index, number, _unloadable(book.file, number))
    finally:
        page.close()
    return _page(layer, shapes, index, number, _of_the_page(layer, shapes, book.file, number))


def _page(
    layer: TextLayer, shapes: Shapes, index: int, number: int, findings: tuple[Finding, ...]
) -> Page:
    boxes = em_boxes(layer)
    unread = frozenset(np.flatnonzero(layer.unmapped).tolist())
    lines = [_line(layer, boxes, strip, index, unread) for strip in strips_of(layer, shapes.rules)]
    width, height = layer.turn.size
    return Page(
        index,
        number,
        PageKind.PRINTED,
        TextSource.LAYER,
        width,
        height,
        glyphs_of_boxes(layer.text, boxes.astype(np.float32)),
        tuple(line for line in lines if line.text),
        tuple(rule for rule in shapes.rules if not _underlines(rule, lines)),
        shapes.pictures,
        layer.turn.quarters * 90,
        findings,
    )


def _underlines(rule: Box, lines: list[Line]) -> bool:
    """Tell whether a rule runs through words or right below them, no longer than they."""
    middle = (rule.top + rule.bottom) / 2
    return rule.height < _THIN and any(
        line.box.left - _THIN < rule.left
        and rule.right < line.box.right + _THIN
        and line.box.top < middle < line.box.bottom + 0.2 * line.size
        for line in lines
        if line.box is not None
    )


def _line(
    layer: TextLayer, boxes: Floats, strip: Strip, index: int, unread: frozenset[int]
) -> Line:
    rows = np.array([row for row in strip.rows if row >= 0])
    around = boxes[rows[[not layer.text[row].isspace() for row in rows]]]
    box = Box(*(float(edge) for edge in (*around[:, :2].min(0), *around[:, 2:].max(0))))
    return Line(
        cleaned(layer.text, strip.rows, index, unread),
        box,
        float(np.median(layer.size[rows])),
        bold=bool(layer.bold[rows].mean() > _MOSTLY),
        vertical=strip.vertical,
    )


def _of_the_page(layer: TextLayer, shapes: Shapes, file: str, number: int) -> tuple[Finding, ...]:
    found = []
    if not layer.text.strip():
        found.append(_no_text(file, number, pictured=_is_pictured(layer, shapes)))
    elif is_garbage(layer.text, int(layer.unmapped.sum())):
        found.append(_garbled(file, number))
    elif layer.unmapped.any():
        found.append(_some_unread(file, number, int(layer.unmapped.sum())))
    if layer.text.strip() and layer.invisible.mean() > _MOSTLY:
        found.append(_from_ocr(file, number))
    if layer.cut or shapes.cut:
        found.append(_overfull(file, number))
    return tuple(found)


def _is_pictured(layer: TextLayer, shapes: Shapes) -> bool:
    """Tell whether pictures cover most of a page, as they do in a scan."""
    width, height = layer.turn.size
    covered = sum(box.width * box.height for box in shapes.pictures)
    return covered > _COVERED * width * height


def too_large(file: str, size: int, limits: Limits) -> Finding:
    """Say that a file has more bytes than are read."""
    return Finding(
        FAULT,
        "file-too-large",
        place(file),
        f"The file has {size:,} bytes; at most {limits.bytes:,} are read.",
        "Split the file, or raise the limit of bytes.",
    )


def too_many_pages(file: str, count: int, limits: Limits) -> Finding:
    """Say that a file has more pages than are read."""
    return Finding(
        DOUBT,
        "too-many-pages",
        place(file),
        f"The file has {count:,} pages; the first {limits.pages:,} are read.",
        "Split the file, or raise the limit of pages.",
    )


def _locked(file: str) -> Finding:
    return Finding(
        FAULT,
        "locked-file",
        place(file),
        "The PDF opens only with a password.",
        "Save it without a password, with the right to do so, and read that file.",
    )


def _encrypted(file: str) -> Finding:
    return Finding(
        NOTE,
        "encrypted-file",
        place(file),
        "The PDF is encrypted, but opens without a password; it may restrict copying.",
        "Make sure that you may quote from it.",
    )


def _damaged(file: str) -> Finding:
    return Finding(
        FAULT,
        "damaged-file",
        place(file),
        "The PDF is damaged, and no page of it could be found.",
        "Get the file again; if a viewer shows it, print it to a new PDF and read that.",
    )


def _was_mended(file: str) -> Finding:
    return Finding(
        DOUBT,
        "mended-file",
        place(file),
        "The PDF is damaged; what could be found in it was put together anew.",
        "Get the file again, and compare its pages with these.",
    )


def _truncated(file: str, count: int) -> Finding:
    return Finding(
        DOUBT,
        "truncated-file",
        place(file),
        f"The end of the PDF is missing; {count} page(s) were found, others may be lost.",
        "Get the file again, and compare the number of pages.",
    )


def _unloadable(file: str, number: int) -> Finding:
    return Finding(
        FAULT,
        "damaged-page",
        place(file, number),
        "The page is damaged and could not be loaded; the other pages were read.",
        "Get the file again; if a viewer shows the page, print it to a new PDF and read that.",
    )


def _no_text(file: str, number: int, *, pictured: bool) -> Finding:
    if pictured:
        return Finding(
            DOUBT,
            "picture-of-a-page",
            place(file, number),
            "The page is a picture without text.",
            "Read the file with OCR.",
        )
    return Finding(
        DOUBT,
        "empty-page",
        place(file, number),
        "The page has no text.",
        "If it shows words, they are drawn as shapes or pictures: read the file with OCR.",
    )


def _garbled(file: str, number: int) -> Finding:
    return Finding(
        DOUBT,
        "garbled-text-layer",
        place(file, number),
        "The text layer does not say what the page shows: its fonts do not tell the characters.",
        "Read the file with OCR.",
    )


def _some_unread(file: str, number: int, count: int) -> Finding:
    return Finding(
        DOUBT,
        "unknown-characters",
        place(file, number),
        f"The fonts of the page do not tell what {count} character(s) mean; they read �.",
        "Look at the page where a sentence holds �, or read the file with OCR.",
    )


def _from_ocr(file: str, number: int) -> Finding:
    return Finding(
        NOTE,
        "invisible-text",
        place(file, number),
        "The text lies invisible over a picture: an OCR program made it, and may have misread.",
        "Compare numbers with the picture, or read the file with OCR here.",
    )


def _overfull(file: str, number: int) -> Finding:
    return Finding(
        DOUBT,
        "overfull-page",
        place(file, number),
        "The page holds more characters or shapes than are read; the rest is left out.",
        "Split the page, or raise the limits of glyphs and objects.",
    )
