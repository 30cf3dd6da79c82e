"""What is planned before the press: atoms, headlines, tiles, tables, stacks, the words of the paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.published.broadsheet.atoms import NO_END
from dianfan.published.broadsheet.atoms import NO_START
from dianfan.published.broadsheet.atoms import Figures
from dianfan.published.broadsheet.atoms import article
from dianfan.published.broadsheet.atoms import breakable
from dianfan.published.broadsheet.atoms import clean
from dianfan.published.broadsheet.boxes import boxed
from dianfan.published.broadsheet.boxes import comment_rows
from dianfan.published.broadsheet.fonts import folder
from dianfan.published.broadsheet.galley import set_type
from dianfan.published.broadsheet.grid import GRIDS
from dianfan.published.broadsheet.headline import LEAD
from dianfan.published.broadsheet.headline import PLAIN
from dianfan.published.broadsheet.headline import HeadlineTooLongError
from dianfan.published.broadsheet.headline import fit
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.masthead import band
from dianfan.published.broadsheet.measured import measure
from dianfan.published.broadsheet.probe import Line
from dianfan.published.broadsheet.probe import ask
from dianfan.published.broadsheet.stack import Block
from dianfan.published.broadsheet.stack import Stack
from dianfan.published.broadsheet.stack import TooDeepError
from dianfan.published.broadsheet.story import Column
from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run
from dianfan.published.broadsheet.story import TableBlock
from dianfan.published.broadsheet.tables import heights
from dianfan.published.broadsheet.tables import widths
from dianfan.published.broadsheet.tiles import rows as tiled
from dianfan.published.broadsheet.words import WORDS
from tests.published.broadsheet.test_compose import paper

TEXT = st.text(alphabet="清河地区投资，。（《》）“”7亿元 abc,.", max_size=40)


@given(
    st.lists(TEXT, max_size=5),
    st.lists(st.sampled_from(["77亿元", "30.5%", "¥7.7 billion"]), max_size=4),
)
def test_atoms_keep_every_character_and_never_part_a_figure(
    texts: list[str], numbers: list[str]
) -> None:
    runs = [Run(text) for text in texts] + [Run(n, "a.html", "a") for n in numbers]
    figures = Figures([])
    made = article("lead", (Para(tuple(runs)),), figures)
    plain = clean("".join(run.text for run in runs))
    if not plain.strip():
        assert made.paras == ()
        return
    (para,) = made.paras
    assert made.text == plain
    assert sum(atom.length for atom in para.atoms) == len(plain)
    assert len(figures.runs) == len(numbers)


@given(TEXT)
def test_no_atom_begins_or_ends_with_the_wrong_mark(text: str) -> None:
    made = article("lead", (Para((Run("清" + text),)),), Figures([]))
    words = ["".join(str(part) for part in atom.parts) for atom in made.paras[0].atoms]
    for before, after in pairwise(words):
        assert after[0] not in NO_START
        assert before[-1] not in NO_END


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("清", "河", True),
        ("清", "，", False),
        ("（", "清", False),
        ("a", "b", False),
        (" ", "b", True),
        ("\u00a0", "b", False),
    ],
)
def test_where_a_line_may_end(before: str, after: str, *, may: bool) -> None:
    assert breakable(before, after) is may


def test_a_headline_takes_the_largest_size_that_stands() -> None:
    short = fit("清河", 2.0, 700.0, LEAD)
    assert (short.lines, short.size) == (("清河",), 66)
    long = fit("清河地区全年投资增长，三成用于新建", 17.0, 700.0, LEAD)
    assert len(long.lines) == 2
    assert "".join(long.lines) == "清河地区全年投资增长，三成用于新建"


def test_a_headline_that_never_stands_says_how_much_room_there_is() -> None:
    with pytest.raises(HeadlineTooLongError, match="Shorten it"):
        fit("清" * 500, 500.0, 300.0, PLAIN)


@given(st.lists(st.lists(st.integers(1, 30), min_size=6, max_size=6), min_size=1, max_size=9))
def test_tiles_fill_the_page_and_keep_their_order(deep: list[list[int]]) -> None:
    spans = tiled(deep, 40)
    assert all(sum(row) == 6 for row in spans)
    assert sum(len(row) for row in spans) == len(deep)


def test_a_stack_turns_the_page_and_refuses_what_is_deeper_than_one() -> None:
    grid = GRIDS["zh"]
    drawn: list[tuple[int, int]] = []
    stack = Stack(grid, lambda _page: 2)
    for _ in range(3):
        stack.add(Block(grid.rows // 2, lambda page, row: drawn.append((page.number, row))))
    pages = stack.pages()
    assert [page.number for page in pages] == sorted({number for number, _ in drawn})
    assert len(pages) > 1
    with pytest.raises(TooDeepError, match="deeper than a page"):
        stack.add(Block(grid.rows + 1, lambda _page, _row: None))


def test_columns_share_the_width_of_a_table_by_what_stands_in_them() -> None:
    columns = (Column("指标"), Column("数", "right"))
    rows = tuple(((Run("一个很长的指标名称"),), (Run("7"),)) for _ in range(3))
    galley = set_type(replace(paper("zh"), tables=(TableBlock("表", columns, rows),)))
    first, second = widths(galley, 1)
    assert min(first, second) > galley.grid.width(6) / 6
    assert first + second == pytest.approx(galley.grid.width(6))
    known = {f"table-1-{row}-{column}": 1 for row in range(4) for column in range(2)}
    assert len(set(heights(galley, 1, known))) == 1


def test_figures_of_charts_are_numbered_in_the_manner_of_the_language() -> None:
    assert WORDS["zh"].numbered(1).startswith("图①")
    assert WORDS["zh"].numbered(21).startswith("图21")
    assert WORDS["en"].numbered(1).startswith("Fig. 1")


def test_what_is_measured_plans_boxes_comment_and_title() -> None:
    fonts: Path = folder()
    sheet = paper("zh")
    galley = set_type(sheet)
    measured = measure(galley, fonts)
    answer = ask(galley, fonts, widths=(Line("清河", "serif", 700), Line("清河清河", "serif", 700)))
    assert answer.widths[1] == pytest.approx(2 * answer.widths[0], rel=0.05)
    box = boxed(galley, measured, "box-1", sheet.boxes[0])
    assert box.rows > box.head_rows
    assert comment_rows(galley, measured) > 2
    page = Page(1)
    assert band(page, galley, measured) > 5
    assert any(getattr(item, "words", "") == sheet.masthead.title for item in page.items)
