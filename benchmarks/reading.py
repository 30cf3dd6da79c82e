"""How well pages are read, and how fast: ``python -m benchmarks.reading [--held] [--pages 300]``.

Pages are invented and set in random layouts (tests/said/pages). The same sheets are read as
PDF, as text whose layout is lost in several orders, and a few small ones as noisy scans. Open
seeds may be looked at; over the held ones only sums are told. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from time import perf_counter
from time import process_time

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.peak import apart_and_peak
from dianfan.said.articles.joining import join
from dianfan.said.articles.model import Layout
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents import scan
from dianfan.said.documents import text
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.model import Page
from dianfan.said.documents.opening import read_files
from dianfan.said.documents.pdf import OpenPdf
from dianfan.said.documents.pdf import open_pdf
from dianfan.said.documents.pdf import read_page
from tests.said.pages import flattening
from tests.said.pages.newspaper import HELD
from tests.said.pages.newspaper import sheet
from tests.said.pages.scanning import scanned
from tests.said.pages.scoring import Marks
from tests.said.pages.scoring import joins
from tests.said.pages.scoring import marks
from tests.said.pages.scoring import summed
from tests.said.pages.truth import Sheet

SCANS, ISSUE, DENSE = 6, 100, 20
_F1 = ("borders", "whole", "pairs", "furniture")
_SHARES = (
    "headlines",
    "captions",
    "tables",
    "charts apart",
    "roles",
    "jumps",
    "joined",
    "joined wrongly",
)
Ways = dict[str, Marks]


def main() -> None:
    """Read, score, and print one table of quality and one of speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the held-back pages")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--scans", type=int, default=SCANS)
    parser.add_argument("--no-speed", action="store_true")
    asked = parser.parse_args()
    first = HELD if asked.held else 0
    seeds = range(first, first + asked.pages)
    with ProcessPoolExecutor(2) as pool:
        done = pool.map(in_all_ways, seeds, chunksize=4)
        sheets = list(track(done, "sheets", asked.pages))
    small = range(first, first + asked.scans)
    sheets += [{f"scan, {small_way(at)}": scan_of(at)} for at in track(small, "scans")]
    _tell(sheets)
    if not asked.no_speed:
        _speed(first)


def small_way(seed: int) -> str:
    """Name the script of a small page."""
    return "English" if sheet(seed, small=True).script == "english" else "Chinese"


def in_all_ways(seed: int) -> Ways:
    """Read a sheet as PDF and flattened; the scores under the names of the ways."""
    some = sheet(seed)
    kind = {"english": "English", "simplified": "simplified", "traditional": "traditional"}
    printed = as_pdf(some)
    ways = {"PDF": printed, f"PDF, {kind[some.script]}": printed}
    if flattening.has_poppler():
        for order in flattening.ORDERS:
            ways[f"pdftotext, {order}"] = as_text(some, partial(flattening.by_poppler, order=order))
    ways["pdfminer"] = as_text(some, flattening.by_pdfminer)
    return ways


def as_pdf(some: Sheet) -> Marks:
    """Read a sheet from its PDF."""
    book = open_pdf(some.pdf, "sheet.pdf", LIMITS)
    if not isinstance(book, OpenPdf):
        raise TypeError(f"{book.message}: sheet {some.seed} as it was set")
    pages = [read_page(book, at + 1, at, LIMITS) for at in range(len(some.told))]
    return _scored(some, pages)


def as_text(some: Sheet, way: Callable[[bytes], str]) -> Marks:
    """Read a sheet from text that lost its layout."""
    pages = text.read(way(some.pdf).encode(), "sheet.txt", 0).pages
    return _scored(some, pages)


def _scored(some: Sheet, pages: Sequence[Page]) -> Marks:
    layouts: list[Layout] = [take_apart(page) for page in pages]
    found = [marks(layout, told) for layout, told in zip(layouts, some.told, strict=True)]
    found.append(joins(join(layouts), list(zip(layouts, some.told, strict=True))))
    found.append(Marks())
    found[-1].add("pages", len(pages))
    return summed(found)


def scan_of(seed: int) -> Marks:
    """Read a small page from a noisy scan of it, by OCR."""
    some = sheet(seed, small=True)
    (page,) = scan.read(scanned(some.pdf, seed), "scan.jpg", 0).pages
    found = marks(take_apart(page), some.told[0], noisy=True)
    found.add("pages", 1)
    return found


def _tell(sheets: Sequence[Ways]) -> None:
    names = sorted({name for one in sheets for name in one})
    shown = Table("read as", "pages", *_F1, "order", *_SHARES)
    for name in names:
        found = summed(one[name] for one in sheets if name in one)
        cells = [f"{found.f1(one):.3f}" for one in _F1] + [f"{found.tau():.3f}"]
        cells += [f"{found.share(one):.2f}" if found.counts[one, 1] else "-" for one in _SHARES]
        shown.add_row(name, str(found.counts["pages", 0]), *cells)
    Console(width=160).print(shown)


def _speed(first: int) -> None:
    """Tell seconds and memory for a page of text, a dense scan and an issue."""
    shown = Table("speed", "seconds", "CPU s", "pages a minute", "MB")
    some = sheet(first)
    with tempfile.TemporaryDirectory() as room:
        one, many, dense = (Path(room) / name for name in ("one.pdf", "many.pdf", "dense.png"))
        one.write_bytes(_times(some.pdf, 1))
        many.write_bytes(_times(some.pdf, ISSUE))
        pypdfium2.PdfDocument(some.pdf)[0].render(scale=150 / 72).to_pil().save(dense)
        shown.add_row("one page, in this process", *_alone(one))
        shown.add_row(f"{ISSUE} pages, one process", *_read(many, 1, ocr=False))
        shown.add_row(f"{ISSUE} pages, two processes", *_read(many, 2, ocr=False))
        shown.add_row("a dense page as a scan of 150 dpi", *_read(dense, 1, ocr=True))
    Console(width=160).print(shown)


def _times(paper: bytes, count: int) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(paper)) as book:
        del book.pages[1:]
        for _ in range(count - 1):
            book.pages.append(book.pages[0])
        book.save(out)
    return out.getvalue()


def _alone(path: Path) -> tuple[str, ...]:
    wall, cpu = perf_counter(), process_time()
    for _ in range(DENSE):
        read_files([path], workers=0, after=take_apart)
    wall, cpu = perf_counter() - wall, process_time() - cpu
    return f"{wall / DENSE:.2f}", f"{cpu / DENSE:.2f}", f"{60 * DENSE / wall:.0f}", "-"


def _read(path: Path, workers: int, *, ocr: bool) -> tuple[str, ...]:
    wall = perf_counter()
    (opened,) = read_files([path], workers=workers, ocr=ocr, after=apart_and_peak)
    wall = perf_counter() - wall
    count, most = len(opened.after), max(one or 0.0 for one in opened.after)
    return f"{wall:.1f}", "-", f"{60 * count / wall:.0f}", f"{most:.0f}"


if __name__ == "__main__":
    main()
