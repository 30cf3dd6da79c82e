"""A page of print is taken apart by the heads that its columns stand under, and loses nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.said.articles.columns.frames import drawn
from dianfan.said.articles.columns.frames import frame_of
from dianfan.said.articles.columns.ordering import in_order
from dianfan.said.articles.columns.page import take_apart
from dianfan.said.articles.columns.paragraphs import SetLine
from dianfan.said.articles.columns.paragraphs import paragraphs
from dianfan.said.articles.columns.pictures import bound
from dianfan.said.articles.columns.pictures import distance
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.columns.styles import body_size
from dianfan.said.articles.columns.upright import straightened
from dianfan.said.articles.columns.upright import tilt
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.model import INSERTED
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
from tests.said.articles.flatten import broken
from tests.said.articles.page_scoring import marks
from tests.said.articles.press import Press
from tests.said.documents.printing import needs_fonts

EM, STEP = 10.0, 15.0
Placed = tuple[str, Box, float]


def _page(
    placed: list[Placed], rules: tuple[Box, ...] = (), pictures: tuple[Box, ...] = ()
) -> Page:
    """Make a page of print of 600 by 800; a box higher than wide is set downwards."""
    lines, text = [], ""
    for words, box, size in placed:
        lines.append(
            Line(traced(words, 0, len(text)), box, size, vertical=box.height > 2 * box.width)
        )
        text += words
    nowhere = np.zeros((len(text), 4), np.float32)
    return Page(
        0, 1, PageKind.PRINTED, TextSource.LAYER, 600, 800, glyphs_of_boxes(text, nowhere),
        tuple(lines), rules, pictures,
    )  # fmt: skip


def _at(text: str, left: float, top: float, size: float = EM) -> Placed:
    return text, Box(left, top, left + size * len(text), top + size), size


def _column(text: str, left: float, top: float, width: int = 18) -> list[Placed]:
    """Set a paragraph in a column of so many ems, its first line indented."""
    lines = broken(text, width)
    return [
        _at(line, left + (0 if number else 2 * EM), top + number * STEP)
        for number, line in enumerate(lines)
    ]


def _glyphs(layout: Layout) -> Counter[int]:
    every = [block for article in layout.articles for block in article.blocks]
    rows = [int(row) for block in (*every, *layout.furniture) for row in block.words.glyph]
    return Counter(row for row in rows if row != INSERTED)


def _body(article: Article) -> list[str]:
    return [block.text for block in article.of(Role.BODY)]


@given(
    st.lists(
        st.tuples(
            st.text("甲乙丙丁。，年月3版①图：", min_size=1, max_size=12),
            st.integers(0, 500),
            st.integers(0, 760),
            st.sampled_from([6, 9, 10, 10, 10, 12, 20, 40]),
            st.booleans(),
        ),
        max_size=30,
    ),
    st.lists(st.tuples(*[st.integers(0, 400)] * 2, *[st.integers(0, 300)] * 2), max_size=6),
    st.sampled_from(TextSource),
)
@settings(max_examples=150, deadline=None)
def test_every_glyph_ends_in_exactly_one_block_or_in_furniture(
    lines: list[tuple[str, int, int, int, bool]],
    rules: list[tuple[int, int, int, int]],
    source: TextSource,
) -> None:
    placed: list[Placed] = []
    for text, left, top, size, down in lines:
        across, along = size, size * len(text)
        wide, high = (across, along) if down else (along, across)
        placed.append((text, Box(left, top, left + wide, top + high), float(size)))
    drawings = tuple(Box(left, top, left + w, top + h) for left, top, w, h in rules)
    page = replace(_page(placed, drawings, drawings[:1]), source=source)
    assert _glyphs(take_apart(page)) == Counter(range(len(page.glyphs)))


def test_lines_without_a_box_are_kept() -> None:
    page = _page([_at("清河堤防加固", 0, 300, 20), *_column(RIVER, 0, 330)])
    bare = replace(page, lines=(*page.lines, replace(page.lines[0], box=None)))
    assert _glyphs(take_apart(bare))[0] == 2


def test_a_headline_narrower_than_its_columns_has_them_all() -> None:
    page = _page(
        [
            _at("清河堤防", 0, 200, 24),
            *_column(RIVER, 0, 235),
            *_column(MILL, 195, 235),
            *_column(SCHOOL, 390, 235),
            _at("孩子搬进新校舍", 0, 500, 22),
            *_column(SCHOOL, 0, 530),
        ]
    )
    first, second = take_apart(page).articles
    assert (first.headline, second.headline) == ("清河堤防", "孩子搬进新校舍")
    assert _body(first) == [RIVER, MILL, SCHOOL]
    assert _body(second) == [SCHOOL]


def test_a_paragraph_runs_over_to_the_next_column() -> None:
    lines = _column(RIVER, 0, 235)
    moved = [
        (text, Box(box.left + 195, 235 + at * STEP, box.right + 195, 245 + at * STEP), size)
        for at, (text, box, size) in enumerate(lines[3:])
    ]
    page = _page([_at("清河两岸堤防加固工程进展", 0, 200, 24), *lines[:3], *moved])
    (article,) = take_apart(page).articles
    assert _body(article) == [RIVER]
    assert article.of(Role.BODY)[0].words.glyph.tolist() == sorted(
        article.of(Role.BODY)[0].words.glyph.tolist()
    )


def test_kicker_byline_and_jump_have_their_roles() -> None:
    page = _page(
        [
            _at("两岸百姓的心头事", 0, 190, 13),
            _at("清河两岸堤防加固", 0, 210, 24),
            _at("本报记者 甲乙", 0, 242),
            *_column(RIVER, 0, 262),
            _at("（下转02版）", 90, 262 + STEP * len(broken(RIVER, 18))),
        ]
    )
    (article,) = take_apart(page).articles
    assert [block.role for block in article.blocks] == [
        Role.KICKER, Role.HEADLINE, Role.BYLINE, Role.BODY, Role.JUMP_OUT,
    ]  # fmt: skip
    assert article.jump_out is not None
    assert article.jump_out.page == 2
    assert [one.name for one in article.credits] == ["甲乙"]


def test_a_continuation_is_headed_by_the_reference_alone() -> None:
    page = _page(
        [
            _at("（上接01版）", 0, 200),
            *_column(RIVER, 0, 220),
            _at("面粉厂磨机换新", 195, 200, 20),
            *_column(MILL, 195, 230),
        ]
    )
    genres = {article.genre: article for article in take_apart(page).articles}
    assert _body(genres[Genre.CONTINUATION]) == [RIVER]
    assert _body(genres[Genre.NEWS]) == [MILL]


def test_a_headline_set_downwards_heads_the_column_beside_it() -> None:
    page = _page([("清河堤防加固", Box(0, 200, 20, 320), 20.0), *_column(RIVER, 40, 200)])
    (article,) = take_apart(page).articles
    assert article.headline == "清河堤防加固"
    assert _body(article) == [RIVER]


def test_what_is_set_downwards_is_read_from_the_right() -> None:
    columns = broken(RIVER, 18)
    lines: list[Placed] = [
        (
            text,
            Box(500 - at * STEP, 200 + (0 if at else 20), 510 - at * STEP, 390),
            EM,
        )
        for at, text in enumerate(columns)
    ]
    (article,) = take_apart(_page(lines[::-1])).articles
    assert "".join(_body(article)) == RIVER


def test_a_table_gives_its_rows_and_a_chart_its_labels() -> None:
    rules = tuple(Box(0, 220 + at * 20, 400, 220 + at * 20) for at in range(4))
    cells = [
        _at(text, left, 224 + row * 20)
        for row, two in enumerate((("地方", "公里"), ("北山镇", "12"), ("河湾", "7")))
        for left, text in zip((0, 250), two, strict=True)
    ]
    page = _page([_at("各地修堤一览", 0, 195, 14), *cells, *_column(RIVER, 0, 400)], rules)
    article = next(one for one in take_apart(page).articles if one.of(Role.TABLE))
    assert [block.text for block in article.of(Role.TABLE)] == ["地方 公里", "北山镇 12", "河湾 7"]


def test_a_frame_is_read_by_itself() -> None:
    page = _page(
        [
            _at("清河两岸堤防加固工程进展", 0, 190, 24),
            *_column(RIVER, 0, 225),
            *_column(SCHOOL, 390, 225),
            _at("磨机换新之后", 200, 232, 13),
            *_column(MILL, 200, 252, 17),
        ],
        (Box(193, 222, 380, 400),),
    )
    articles = take_apart(page).articles
    bodies = [_body(one) for one in articles]
    assert sorted(bodies, key=len) == [[MILL], [RIVER, SCHOOL]]


def test_a_caption_is_bound_to_the_picture_above_it_or_to_its_number() -> None:
    left, right = Box(0, 0, 100, 80), Box(120, 0, 220, 80)
    below = (Box(120, 85, 220, 95), ())
    assert bound([below], [], [left, right]) == [right]
    numbered = (Box(0, 85, 100, 95), ("②",))
    assert bound([numbered], [(Box(200, 70, 210, 80), "②")], [left, right]) == [right]
    assert bound([below], [], []) == [None]


def test_furniture_ends_with_the_date_and_the_number_of_the_page() -> None:
    page = _page(
        [
            _at("清溪日报", 0, 20, 50),
            _at("2031年5月2日　星期五", 300, 30),
            _at("01版", 550, 80),
            _at("清河两岸堤防加固", 0, 200, 24),
            *_column(RIVER, 0, 235),
        ]
    )
    layout = take_apart(page)
    assert [block.role for block in layout.furniture] == [Role.MASTHEAD, Role.DATE, Role.FOLIO]
    assert len(layout.articles) == 1


def test_the_lean_of_a_scan_is_measured_and_taken_away() -> None:
    tops, lefts = np.meshgrid(np.arange(20) * 40.0, np.array([0.0, 150, 300]))
    boxes = np.stack([lefts.ravel(), tops.ravel(), lefts.ravel() + 120, tops.ravel() + 10], axis=1)
    leaning = boxes.copy()
    leaning[:, [0, 2]] -= 0.015 * (boxes[:, 1] + boxes[:, 3])[:, None] / 2
    leaning[:, [1, 3]] += 0.015 * (boxes[:, 0] + boxes[:, 2])[:, None] / 2
    assert tilt(boxes, 10) == 0
    assert tilt(leaning, 10) == pytest.approx(0.015, abs=0.002)
    assert np.ptp(straightened(leaning, 10)[:20, 0]) < 3


def test_four_rules_make_a_frame_and_the_smallest_one_counts() -> None:
    sides = (
        Box(0, 0, 100, 0), Box(0, 90, 100, 90), Box(0, 0, 0, 90), Box(100, 0, 100, 90),
        Box(20, 20, 80, 60),
    )  # fmt: skip
    frames = drawn(sides, Box(0, 0, 600, 800), STEP).frames
    assert set(frames) == {Box(0, 0, 100, 90), Box(20, 20, 80, 60)}
    assert frames[frame_of(Box(30, 30, 50, 40), frames)] == Box(20, 20, 80, 60)
    assert frame_of(Box(300, 300, 310, 310), frames) == -1


def test_two_rules_far_apart_set_apart_what_stands_between_and_the_steps_of_a_table_do_not() -> (
    None
):
    page = Box(0, 0, 600, 800)
    note = (Box(20, 100, 220, 100.5), Box(20, 160, 220, 160.5))
    assert drawn(note, page, STEP).frames == (Box(20, 100, 220, 160.5),)
    ladder = tuple(Box(20, 100 + 1.4 * STEP * at, 220, 100.5 + 1.4 * STEP * at) for at in range(4))
    assert not drawn(ladder, page, STEP).frames


def test_articles_are_read_from_the_top_and_from_the_left() -> None:
    boxes = [Box(300, 100, 580, 400), Box(0, 420, 580, 700), Box(0, 110, 280, 400)]
    assert in_order(boxes) == [2, 0, 1]
    assert distance(boxes[0], boxes[2]) == 20


def test_the_body_is_set_in_the_size_of_most_characters() -> None:
    lines = _page([_at("题", 0, 0, 20), _at("很长的正文", 0, 30)]).lines
    assert body_size(lines) == 10
    assert body_size(()) == 0


def test_a_line_cut_short_without_the_end_of_a_sentence_ends_no_paragraph() -> None:
    placed = [
        _at("清河两岸的堤防加固工程", 0, 0),
        _at("今年完工。", 0, 15),
        _at("下一段。", 20, 30),
    ]
    some = [
        SetLine(line, line.box, 0, 180, opens=False, style=Style.BODY, body=EM)
        for line in _page(placed).lines
        if line.box is not None
    ]
    assert [block.text for block in paragraphs(some)] == [
        "清河两岸的堤防加固工程今年完工。",
        "下一段。",
    ]


@needs_fonts
@pytest.mark.parametrize("seed", [1, 10, 14])
def test_pages_in_random_layouts_come_back_as_they_were_set(seed: int) -> None:
    paper, told = Press(seed).page()
    book = open_pdf(paper, "page.pdf", LIMITS)
    assert isinstance(book, OpenPdf)
    found = marks(take_apart(read_page(book, 1, 0, LIMITS)), told)
    assert found.block_f1 == 1
    assert found.order[1] == 0
    assert found.headlines[0] == found.headlines[1]
    assert found.captions[0] == found.captions[1]
