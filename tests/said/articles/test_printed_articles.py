"""Articles of a page of print: what a headline stands over, frames, captions, the page's head."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.model import traced
from dianfan.said.documents.pdf import OpenPdf
from dianfan.said.documents.pdf import open_pdf
from dianfan.said.documents.pdf import read_page
from tests.said.articles.flatten import MILL
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import SCHOOL
from tests.said.documents.printing import needs_fonts
from tests.said.documents.printing import typeset

FRAMED = "#rect(width: 100%, stroke: 0.5pt, inset: 6pt)[#text(13pt)[磨机换新之后] \\ {mill}]"
PAGE = f"""
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#grid(columns: (1fr, 1fr), gutter: 14pt,
  [#block(text(16pt)[清河堤防加固]) {{river}}],
  [#block(text(16pt)[孩子搬进新校]) {{school}}])
#v(12pt)
{FRAMED}
"""


def _line(text: str, first: int, box: Box, size: float = 10) -> Line:
    return Line(traced(text, 0, first), box, size)


def _page(*placed: tuple[str, float, float, float], rules: tuple[Box, ...] = ()) -> Page:
    """Place lines by text, left edge, top and size; each em is a square."""
    text, lines = "", []
    for words, left, top, size in placed:
        box = Box(left, top, left + size * len(words), top + size)
        lines.append(_line(words, len(text), box, size))
        text += words
    nothing = glyphs_of_boxes(text, np.zeros((len(text), 4), np.float32))
    return Page(0, 1, PageKind.PRINTED, TextSource.LAYER, 400, 600, nothing, tuple(lines), rules)


def _all(layout: Layout) -> list[Block]:
    inside = [block for article in layout.articles for block in article.blocks]
    return [*inside, *layout.furniture]


@needs_fonts
def test_each_headline_stands_over_its_own_columns() -> None:
    book = open_pdf(typeset(PAGE.format(river=RIVER, school=SCHOOL, mill=MILL)), "page.pdf", LIMITS)
    assert isinstance(book, OpenPdf)
    found = take_apart(read_page(book, 1, 0, LIMITS)).articles
    told = {one.headline: "".join(b.text for b in one.of(Role.BODY)) for one in found}
    assert told == {"清河堤防加固": RIVER, "孩子搬进新校": SCHOOL, "磨机换新之后": MILL}


def test_the_head_of_a_page_belongs_to_no_article() -> None:
    page = _page(
        ("清河报", 0, 0, 30), ("2031年5月2日 星期五", 200, 5, 10), ("堤防加固", 0, 90, 20),
        ("施工队伍分三段推进。", 0, 120, 10), ("记者看到车辆往来。", 0, 135, 10),
    )  # fmt: skip
    layout = take_apart(page)
    assert {one.role for one in layout.furniture} == {Role.MASTHEAD, Role.DATE}
    assert [one.headline for one in layout.articles] == ["堤防加固"]


def test_headlines_side_by_side_above_one_row_of_columns_keep_their_own() -> None:
    columns = [
        (words, left, 130 + 15 * row, 10)
        for left, words in ((0, "施工队伍分三段推进"), (200, "孩子们搬进了新校舍"))
        for row in range(4)
    ]
    page = _page(("堤防加固之后", 0, 100, 20), ("新校舍开学了", 200, 100, 20), *columns)
    told = {one.headline: one.of(Role.BODY)[0].text[:2] for one in take_apart(page).articles}
    assert told == {"堤防加固之后": "施工", "新校舍开学了": "孩子"}


def test_a_continuation_refers_to_the_page_before() -> None:
    page = _page(("（上接01版）", 0, 200, 10), ("施工队伍分三段推进。", 0, 230, 10))
    (article,) = take_apart(page).articles
    assert article.genre is Genre.CONTINUATION


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["堤防", "记者看到车辆往来。", "（下转02版）", "图①：堤防", "03版"]),
            st.integers(0, 350), st.integers(0, 580), st.sampled_from([8, 10, 10, 20]),
        ),
        max_size=20,
    ),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 300)), max_size=2),
)  # fmt: skip
def test_every_character_ends_in_exactly_one_block(
    placed: list[tuple[str, int, int, int]], corners: list[tuple[int, int]]
) -> None:
    frames = tuple(Box(left, top, left + 150, top + 100) for left, top in corners)
    page = _page(*placed, rules=frames)
    found = Counter(int(one) for block in _all(take_apart(page)) for one in block.words.glyph)
    wanted = Counter(int(one) for line in page.lines for one in line.words.glyph)
    assert found == wanted
