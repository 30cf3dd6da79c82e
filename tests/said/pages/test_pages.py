"""Pages of an invented newspaper are what they say, and the readers take them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dianfan.said.articles.joining import join
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents import scan
from dianfan.said.documents import text
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.model import Box
from dianfan.said.documents.pdf import OpenPdf
from dianfan.said.documents.pdf import open_pdf
from dianfan.said.documents.pdf import read_page
from tests.said.documents.printing import needs_fonts
from tests.said.pages import flattening
from tests.said.pages.metrics import lines
from tests.said.pages.newspaper import sheet
from tests.said.pages.scanning import scanned
from tests.said.pages.scoring import Marks
from tests.said.pages.scoring import joins
from tests.said.pages.scoring import marks
from tests.said.pages.scoring import overlap
from tests.said.pages.scoring import plain
from tests.said.pages.scoring import summed
from tests.said.pages.truth import Sheet

pytestmark = needs_fonts
SEEDS = range(100, 106)


@cache
def _layouts(seed: int) -> tuple[Sheet, tuple[Layout, ...]]:
    some = sheet(seed)
    book = open_pdf(some.pdf, "sheet.pdf", LIMITS)
    assert isinstance(book, OpenPdf)
    pages = [read_page(book, at + 1, at, LIMITS) for at in range(len(some.told))]
    return some, tuple(take_apart(page) for page in pages)


@cache
def _printed() -> Marks:
    found = []
    for seed in SEEDS:
        some, layouts = _layouts(seed)
        pages = list(zip(layouts, some.told, strict=True))
        found += [marks(layout, told) for layout, told in pages] + [joins(join(layouts), pages)]
    return summed(found)


def test_a_seed_gives_one_paper() -> None:
    assert sheet(3).told == sheet(3).told
    assert sheet(3).told != sheet(4).told


def test_the_words_told_are_the_words_on_the_page() -> None:
    for seed in (SEEDS[0], SEEDS[1]):
        some, _ = _layouts(seed)
        book = open_pdf(some.pdf, "sheet.pdf", LIMITS)
        assert isinstance(book, OpenPdf)
        for at, told in enumerate(some.told):
            signs = Counter(plain(read_page(book, at + 1, at, LIMITS).glyphs.text))
            said = Counter(plain("".join([*(one.text for one in told.blocks), *told.charts])))
            assert (signs - said).total() + (said - signs).total() <= 0.01 * said.total()


def test_pages_hold_all_that_a_reader_is_to_be_tried_on() -> None:
    some = [sheet(seed) for seed in range(1, 16)]
    roles = Counter(block.role for one in some for told in one.told for block in told.blocks)
    assert {one.script for one in some} == {"simplified", "traditional", "english"}
    wanted = set(Role) - {Role.LEAD, Role.TABLE}
    assert wanted <= roles.keys()


def test_text_repeats_little() -> None:
    texts = [
        block.text
        for told in sheet(SEEDS[0]).told
        for block in told.blocks
        if block.role is Role.BODY
    ]
    assert len({one[:12] for one in texts}) > 0.9 * len(texts)


def test_a_line_of_print_begins_with_no_stop() -> None:
    broken = list(lines("河湾村修了水渠，水渠通了水。" * 12, lambda at: 7.5 + at % 2))
    assert "".join(broken) == "河湾村修了水渠，水渠通了水。" * 12
    assert not [one for one in broken if one[0] in "，。"]


def test_a_perfect_reading_has_full_marks_and_a_torn_one_has_not() -> None:
    some, layouts = _layouts(SEEDS[0])
    layout, told = layouts[0], some.told[0]
    article = max(layout.articles, key=lambda one: len(one.blocks))
    torn = [one for one in layout.articles if one is not article]
    half = len(article.blocks) // 2
    torn += [
        replace(article, blocks=article.blocks[:half]),
        replace(article, blocks=article.blocks[half:]),
    ]
    parted = marks(replace(layout, articles=tuple(torn)), told)
    whole = marks(layout, told)
    assert parted.f1("pairs") < whole.f1("pairs")
    turned = replace(article, blocks=article.blocks[::-1])
    others = tuple(turned if one is article else one for one in layout.articles)
    assert marks(replace(layout, articles=others), told).tau() < whole.tau()
    assert marks(replace(layout, articles=others[:1]), told).f1("borders") < 0.7


def test_two_boxes_overlap_by_what_they_share() -> None:
    assert overlap(Box(0, 0, 2, 2), Box(1, 0, 3, 2)) == pytest.approx(1 / 3)
    assert overlap(Box(0, 0, 1, 1), Box(2, 0, 3, 1)) == 0


@pytest.mark.parametrize(
    ("name", "least"), [("borders", 0.93), ("whole", 0.88), ("pairs", 0.82), ("furniture", 0.9)]
)
def test_print_is_taken_apart(name: str, least: float) -> None:
    assert _printed().f1(name) >= least


@pytest.mark.parametrize(("name", "least"), [("headlines", 0.8), ("captions", 0.5), ("jumps", 0.5)])
def test_print_is_bound(name: str, least: float) -> None:
    assert _printed().share(name) >= least


def test_print_is_read_in_order() -> None:
    assert _printed().tau() >= 0.93


@pytest.mark.skipif(not flattening.has_poppler(), reason="pdftotext of poppler is not there")
@pytest.mark.parametrize("order", list(flattening.ORDERS))
def test_poppler_loses_the_layout_and_the_borders_come_back(order: str) -> None:
    assert _flattened(lambda pdf: flattening.by_poppler(pdf, order)).f1("borders") >= 0.6


def test_pdfminer_loses_the_layout_and_the_borders_come_back() -> None:
    assert _flattened(flattening.by_pdfminer).f1("borders") >= 0.6


def _flattened(way: Callable[[bytes], str]) -> Marks:
    some, _ = _layouts(SEEDS[0])
    pages = text.read(way(some.pdf).encode(), "sheet.txt", 0).pages
    return summed(
        marks(take_apart(page), told) for page, told in zip(pages, some.told, strict=True)
    )


def test_a_noisy_scan_is_read(tmp_path: Path) -> None:
    some = sheet(301, small=True)
    shot = tmp_path / "scan.jpg"
    shot.write_bytes(scanned(some.pdf, 301, dots=120))
    (page,) = scan.read(shot.read_bytes(), shot.name, 0).pages
    assert marks(take_apart(page), some.told[0], noisy=True).f1("borders") >= 0.7
