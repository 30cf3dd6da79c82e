"""Pages of a PDF that are pictures, or whose text layer says nothing, are read by OCR."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it brings no types

from dianfan.said.documents.model import Page
from dianfan.said.documents.pdf import OpenPdf
from dianfan.said.documents.picture import Picture
from dianfan.said.documents.scan import SEEN
from dianfan.said.documents.scan import Reader
from dianfan.said.documents.scan import page_of

_FINEST = 300 / 72


def read_by_ocr(book: OpenPdf, layer: Page, reader: Reader) -> Page:
    """Read a page by OCR in the place of its text layer.

    Args:
        book: the open PDF.
        layer: the page as its text layer gave it.
        reader: how pictures are read.

    Returns:
        The page with boxes in points, and the rules and pictures of the PDF where they fit:
        a picture of the whole page is no picture on it.
    """
    shot = _drawn(book, layer.number)
    page = page_of(shot, book.file, layer.number, layer.index, reader)
    if (page.width, page.height) != (layer.width, layer.height):
        return page
    whole = 0.5 * page.width * page.height
    pictures = tuple(box for box in layer.pictures if box.width * box.height < whole)
    return replace(page, rules=layer.rules or page.rules, pictures=pictures)


def _drawn(book: OpenPdf, number: int) -> Picture:
    """Draw a page as large as the engine looks at it."""
    page: pypdfium2.PdfPage = book.pdf[number - 1]
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=min(SEEN / max(width, height), _FINEST), rev_byteorder=True)
        pixels = np.array(bitmap.to_numpy()[:, :, :3])
        bitmap.close()
    finally:
        page.close()
    return Picture(pixels, width, height)
