"""How well pages of print are taken apart: ``python -m benchmarks.printed_pages [--held]``.

The pages are invented and set in random layouts (tests/said/articles/press). Pages 0 to 39 may
be looked at while rules are written; of those from 2000 on only the counts are told. Nothing
is asserted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from time import perf_counter

from rich.console import Console
from rich.table import Table

from dianfan.said.articles.columns import page as columns
from dianfan.said.articles.model import Layout
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.model import Page
from dianfan.said.documents.pdf import OpenPdf
from dianfan.said.documents.pdf import open_pdf
from dianfan.said.documents.pdf import read_page
from tests.said.articles.page_scoring import Marks
from tests.said.articles.page_scoring import marks
from tests.said.articles.press import Press
from tests.said.articles.press import Told

HELD = 2000
Reader = Callable[[Page], Layout]
READERS: dict[str, Reader] = {"columns": columns.take_apart}


def main() -> None:
    """Score the readers and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the held-back pages")
    parser.add_argument("--pages", type=int, default=20)
    asked = parser.parse_args()
    first = HELD if asked.held else 0
    table = Table("reader", "blocks F1", "worst", "pairs F1", "order", "headlines", "captions", "s")
    pages = [_page(seed) for seed in range(first, first + asked.pages)]
    for name, reader in READERS.items():
        began = perf_counter()
        layouts = [reader(page) for page, _ in pages]
        spent = (perf_counter() - began) / len(pages)
        found = [marks(layout, press) for layout, (_, press) in zip(layouts, pages, strict=True)]
        table.add_row(name, *_cells(found), f"{spent:.3f}")
    Console().print(table)


def _page(seed: int) -> tuple[Page, list[Told]]:
    paper, told = Press(seed).page()
    book = open_pdf(paper, "page.pdf", LIMITS)
    if not isinstance(book, OpenPdf):
        raise TypeError(f"{book.message}: page {seed} as it was set")
    return read_page(book, 1, 0, LIMITS), told


def _cells(found: list[Marks]) -> list[str]:
    hit, read, true = (sum(one.blocks[at] for one in found) for at in range(3))
    both, alone, lost = (sum(one.pairs[at] for one in found) for at in range(3))
    right, wrong = (sum(one.order[at] for one in found) for at in range(2))
    return [
        f"{2 * hit / (read + true):.3f}",
        f"{min(one.block_f1 for one in found):.3f}",
        f"{2 * both / (2 * both + alone + lost):.3f}",
        f"{(right - wrong) / (right + wrong):.3f}",
        "/".join(str(sum(one.headlines[at] for one in found)) for at in range(2)),
        "/".join(str(sum(one.captions[at] for one in found)) for at in range(2)),
    ]


if __name__ == "__main__":
    main()
