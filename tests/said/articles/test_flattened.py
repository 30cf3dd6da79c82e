"""Articles come back from pages that keep only their line ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.said.articles.binding import bind
from dianfan.said.articles.binding import shared_pairs
from dianfan.said.articles.flattened import take_apart
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.articles.wrapping import Part
from dianfan.said.articles.wrapping import borders
from dianfan.said.articles.wrapping import extent
from dianfan.said.articles.wrapping import wrapped
from dianfan.said.documents.text import read
from tests.said.articles.flatten import MILL
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import SCHOOL
from tests.said.articles.flatten import broken
from tests.said.articles.flatten import page
from tests.said.articles.flatten import paragraphs

FRONT = Path(__file__).parents[4] / "shared" / "library" / "changji-daily-2024-12-front-page.txt"


@given(
    st.sampled_from([14.0, 17.5, 23.0, 31.0]),
    st.lists(st.sampled_from([RIVER, MILL, SCHOOL]), min_size=2, max_size=5),
)
@settings(max_examples=25, deadline=None)
def test_paragraphs_of_one_column_come_back(width: float, texts: list[str]) -> None:
    wanted = [part for text in texts for part in paragraphs(text)]
    lines = [line for part in wanted for line in broken(part, width)]
    found = take_apart(page(*lines))
    assert [block.text for article in found.articles for block in article.blocks] == wanted


def test_the_parts_of_lines_are_told_by_their_width() -> None:
    lines = [*broken(RIVER, 20), *broken(MILL, 20)]
    wraps = wrapped(lines, [0] * len(lines))
    assert len({one.width for one in wraps}) == 1
    assert abs(wraps[0].width - 20) <= 1
    assert (wraps[4].part, wraps[5].part) == (Part.LAST, Part.FIRST)
    assert [begins for begins, _ in borders(wraps, lines)].count(True) == 2
    assert extent("增长6%，").high == 4
    assert wrapped([], []) == ()


def _two_articles() -> Layout:
    return take_apart(
        page(
            "QINGHE RIBAO", "2031年5月2日 星期五",
            "清河两岸堤防加固", "□本报记者 甲乙/文 丙丁/图", *broken(RIVER, 22), *broken(SCHOOL, 22), "（下转02版）",
            "面粉厂磨机换新", "本报记者 戊己", *broken(MILL, 16),
            "图①：堤防工程现场。", "图②：新建的教室。",
        )
    )  # fmt: skip


def test_articles_have_headline_byline_body_jump_and_captions() -> None:
    first, second = _two_articles().articles
    assert (first.headline, second.headline) == ("清河两岸堤防加固", "面粉厂磨机换新")
    assert [(one.name, one.role) for one in first.credits] == [("甲乙", "文"), ("丙丁", "图")]
    assert [block.text for block in first.of(Role.BODY)] == [RIVER, SCHOOL]
    assert first.jump_out is not None
    assert first.jump_out.page == 2
    assert [caption.numbers for caption in first.captions] == [("①",), ("②",)]
    assert [block.text for block in second.of(Role.BODY)] == [MILL]


def test_furniture_belongs_to_no_article() -> None:
    assert [block.role for block in _two_articles().furniture] == [Role.MASTHEAD, Role.DATE]


def test_a_commentary_whose_headline_comes_last_keeps_it() -> None:
    lines = ["清河两岸堤防加固", "本报记者 甲乙", *broken(RIVER, 24), "（下转02版）",
             *broken(SCHOOL, 15), *broken(MILL, 15), "让孩子和小麦都留在本地", "□甲乙", "清河时评"]  # fmt: skip
    last = take_apart(page(*lines)).articles[-1]
    assert (last.genre, last.headline) == (Genre.COMMENTARY, "让孩子和小麦都留在本地")
    assert [block.text for block in last.of(Role.BODY)] == [SCHOOL, MILL]


def test_a_headless_continuation_stays_what_it_is() -> None:
    layout = take_apart(
        page(
            "（上接01版）", *broken(RIVER, 20), "面粉厂磨机换新", "本报记者 戊己", *broken(MILL, 20)
        )
    )
    first = layout.articles[0]
    assert first.genre is Genre.CONTINUATION
    assert first.jump_in is not None
    assert first.jump_in.page == 1
    assert first.headline == ""


def test_lines_that_were_never_broken_are_paragraphs() -> None:
    layout = take_apart(page("清河两岸堤防加固", RIVER, MILL, SCHOOL))
    assert [block.text for block in layout.articles[0].of(Role.BODY)] == [RIVER, MILL, SCHOOL]


def test_english_lines_join_with_spaces_and_lose_their_hyphens() -> None:
    layout = take_apart(
        page("Work on the dyke goes on and will be fin-", "ished by the end of the year.")
    )
    text = layout.articles[0].blocks[-1].text
    assert text.endswith("will be finished by the end of the year.")


@given(
    st.lists(
        st.text(alphabet="堤防加固，。①图（下转02版）记者 abc1年月日□", min_size=1, max_size=30),
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_line_ends_in_exactly_one_block(lines: list[str]) -> None:
    read_page = page(*lines)
    layout = take_apart(read_page)
    glyphs = [
        int(one)
        for block in (*layout.furniture, *(b for a in layout.articles for b in a.blocks))
        for one in block.words.glyph
        if one >= 0
    ]
    wanted = [int(one) for line in read_page.lines for one in line.words.glyph]
    assert sorted(glyphs) == sorted(wanted)


def test_headings_find_the_paragraphs_that_they_share_most_with() -> None:
    assert shared_pairs("堤防加固", RIVER) > shared_pairs("堤防加固", MILL)
    assert bind(["面粉厂换新磨", "堤防工程"], [RIVER, MILL]) == ((1, 0), (0, 1))
    assert bind(["无关"], [RIVER]) == ()
    assert bind(["堤"] * 7, [RIVER]) == ()


def test_a_page_of_a_daily_yields_its_articles() -> None:
    if not FRONT.exists():
        pytest.skip("the front page is not beside this checkout")
    layout = take_apart(read(FRONT.read_bytes(), FRONT.name, 0).pages[0])
    note, lead, box, comment = layout.articles
    assert [one.genre for one in layout.articles] == [
        Genre.NOTE,
        Genre.NEWS,
        Genre.BOX,
        Genre.COMMENTARY,
    ]
    assert (
        len(note.blocks),
        len(lead.of(Role.BODY)),
        len(box.of(Role.BODY)),
        len(comment.of(Role.BODY)),
    ) == (1, 13, 5, 10)
    assert box.within == lead.id
    assert [bool(one.of(Role.SERIES)) for one in (note, lead, box)] == [False, True, False]
    assert len(box.of(Role.SUBHEAD)) == 3
    assert [caption.numbers for caption in lead.captions] == [(char,) for char in "①②③④⑤⑥"]
    assert lead.jump_out is not None
    assert [one.role for one in lead.credits] == ["文", "图"]
    assert len(layout.furniture) == 5
