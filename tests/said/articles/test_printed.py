"""Pages of print are read column by column, headings by the size of their type."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.columns.regions import regions
from dianfan.said.articles.model import Role
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import traced
from dianfan.said.documents.pdf import OpenPdf
from dianfan.said.documents.pdf import open_pdf
from dianfan.said.documents.pdf import read_page
from tests.said.articles.flatten import MILL
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import SCHOOL
from tests.said.documents.printing import needs_fonts
from tests.said.documents.printing import typeset

COLUMNS = """
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
#block(text(18pt, weight: "bold")[清河两岸堤防加固])
#par(first-line-indent: 0em)[本报记者 甲乙]
#columns(3, gutter: 14pt)[
{river}

{school}

{mill}
]
"""


def _line(text: str, left: float, top: float, width: float, size: float = 10) -> Line:
    return Line(traced(text, 0, 0), Box(left, top, left + width, top + size), size)


@needs_fonts
def test_columns_under_a_spanning_headline_come_back_in_order() -> None:
    book = open_pdf(
        typeset(COLUMNS.format(river=RIVER, school=SCHOOL, mill=MILL)), "page.pdf", LIMITS
    )
    assert isinstance(book, OpenPdf)
    (article,) = take_apart(read_page(book, 1, 0, LIMITS)).articles
    assert article.headline == "清河两岸堤防加固"
    assert [one.name for one in article.credits] == ["甲乙"]
    body = [block.text.replace(" ", "") for block in article.of(Role.BODY)]
    assert body == [RIVER, SCHOOL, MILL]


def test_a_rule_parts_columns_that_stand_close() -> None:
    lines = [
        _line(text, left, top, 98) for left, text in ((0, "甲"), (100, "乙")) for top in (0, 15, 30)
    ]
    parted = regions(lines, [Box(98.5, 0, 99, 40)])
    assert [region.lines for region in parted] == [(0, 1, 2), (3, 4, 5)]
    assert len(regions(lines)) == 1


def test_a_spanning_line_stays_above_its_columns() -> None:
    lines = [
        _line("题", 0, 0, 220, 20),
        *(_line("文", left, top, 100) for left in (0, 120) for top in (25, 38, 51)),
    ]
    assert [one for region in regions(lines) for one in region.lines] == list(range(7))


def test_lines_without_a_box_come_last() -> None:
    lines = [Line(traced("无", 0, 0)), _line("有", 0, 0, 50)]
    assert [region.lines for region in regions(lines)] == [(1,), (0,)]


@given(
    st.lists(
        st.tuples(*[st.integers(0, 300)] * 2, st.integers(1, 200), st.integers(4, 40)), max_size=25
    )
)
def test_every_line_ends_in_exactly_one_region(boxes: list[tuple[int, int, int, int]]) -> None:
    lines = [_line("字", *map(float, box)) for box in boxes]
    order = [one for region in regions(lines) for one in region.lines]
    assert sorted(order) == list(range(len(lines)))


@pytest.mark.parametrize("columns", [2, 3, 5, 7])
def test_columns_of_any_number_are_read_one_after_another(columns: int) -> None:
    chance = np.random.default_rng(columns)
    lines = [
        _line("字", at * 80, row * 14 + float(chance.uniform(-0.5, 0.5)), 70 if row % 4 else 60)
        for at in range(columns)
        for row in range(12)
    ]
    assert [one for region in regions(lines) for one in region.lines] == list(range(12 * columns))
