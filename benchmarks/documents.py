"""How fast pages are read, and what it takes: text layer, two processes, dense scan.

Run as ``python -m benchmarks.documents [FONTS]``; FONTS is the folder of the printing fonts.
The page is a broadsheet of six columns with some 8,000 signs of no meaning.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
import typst

from benchmarks.peak import peak
from dianfan.published.broadsheet.fonts import folder
from dianfan.said.documents.opening import Opened
from dianfan.said.documents.opening import read_files

SIGNS = "山水田林路桥村镇县城修建增长投资学校医院公里万亩灌溉农户产量工程开工完成"
MARKS = ["，", "，", "。", "、", "12.5%，", "3200万千瓦，", "77亿元。", "1—10月，"]
SHEET = """
#set page(width: 350mm, height: 495mm, margin: 12mm)
#set text(font: "Noto Serif SC", size: 9.5pt, lang: "zh")
#set par(justify: true, first-line-indent: 2em)
#align(center, text(font: "Noto Sans SC", weight: "bold", size: 34pt)[水渠修到山脚下])
#columns(6, gutter: 5mm)[
"""
PAGES = 100
PARAGRAPHS = 82
DOTS = 150


def page(fonts: Path) -> bytes:
    """Set the page as PDF."""
    chance = random.Random(3)  # noqa: S311  # signs of no meaning
    paragraphs = [_paragraph(chance) for _ in range(PARAGRAPHS)]
    paper: bytes = typst.compile(  # type: ignore[misc]  # its overloads leave bytes open
        (SHEET + "\n\n".join(paragraphs) + "\n]").encode(),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
    )
    return _times(paper, 1)


def _paragraph(chance: random.Random) -> str:
    words = ""
    while len(words) < chance.randint(60, 160):
        words += "".join(chance.choices(SIGNS, k=chance.randint(6, 14))) + chance.choice(MARKS)
    return words + "完。"


def _times(paper: bytes, count: int) -> bytes:
    """Repeat the first page."""
    out = BytesIO()
    with pikepdf.open(BytesIO(paper)) as book:
        del book.pages[1:]
        for _ in range(count - 1):
            book.pages.append(book.pages[0])
        book.save(out)
    return out.getvalue()


def measured(name: str, path: Path, *, workers: int, ocr: bool = False) -> None:
    """Read a file and tell seconds, pages a minute and the largest child."""
    start = time.perf_counter()
    (opened,) = read_files([path], workers=workers, ocr=ocr, after=peak)
    seconds = time.perf_counter() - start
    count = len(opened.document.pages)
    megabytes = max(each or 0 for each in opened.after)
    print(
        f"{name}: {seconds:.2f} s, {60 * count / seconds:.0f} pages a minute,"
        f" {megabytes:.0f} MB, {_signs(opened)} signs a page"
    )


def _signs(opened: Opened[float]) -> int:
    pages = opened.document.pages
    return sum(len(page.glyphs) for page in pages) // len(pages)


def main(fonts: Path) -> None:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as room:
        paper = page(fonts)
        one, many, scan = (Path(room) / name for name in ("one.pdf", "many.pdf", "scan.png"))
        one.write_bytes(paper)
        many.write_bytes(_times(paper, PAGES))
        pypdfium2.PdfDocument(paper)[0].render(scale=DOTS / 72).to_pil().save(scan)
        measured("one page, with the start of a process", one, workers=1)
        measured(f"{PAGES} pages, one process", many, workers=1)
        measured(f"{PAGES} pages, two processes", many, workers=2)
        measured(f"a scan at {DOTS} dpi, two threads", scan, workers=1, ocr=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else folder())
