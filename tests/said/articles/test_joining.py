"""Articles that go on on another page are joined, and those that fit nothing are let be."""

from __future__ import annotations

from dataclasses import replace

from dianfan.said.articles.flattened import take_apart
from dianfan.said.articles.joining import join
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from tests.said.articles.flatten import MILL
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import SCHOOL
from tests.said.articles.flatten import broken
from tests.said.articles.flatten import page

LEVEE = "清河两岸的堤防加固之后，还要在岸边修步道。市水务局说，堤防工程明年全部完工，清河边的村子不再怕水。"


def _layout(index: int, *lines: str) -> Layout:
    return take_apart(replace(page(*lines), index=index))


FRONT = _layout(
    0, "清河两岸堤防加固", "本报记者 甲乙", *broken(RIVER, 20), "（下转02版）",
    "面粉厂磨机换新", "本报记者 丙丁", *broken(MILL, 16), "（下转02版）",
)  # fmt: skip


def test_a_continuation_is_joined_by_the_title_that_it_names() -> None:
    inner = _layout(1, "（上接01版《面粉厂磨机换新》）", *broken(SCHOOL, 20))
    river, mill = join((FRONT, inner))
    assert river.pages == (0,)
    assert mill.pages == (0, 1)
    assert [block.text for block in mill.of(Role.BODY)] == [MILL, SCHOOL]
    assert "面粉厂磨机换新" in mill.reason


def test_a_continuation_without_a_title_is_joined_by_what_it_speaks_of() -> None:
    inner = _layout(1, "（上接01版）", *broken(LEVEE, 20))
    river, mill = join((FRONT, inner))
    assert river.pages == (0, 1)
    assert mill.pages == (0,)
    assert "they share" in river.reason


def test_a_continuation_that_fits_nothing_clearly_stays_one() -> None:
    inner = _layout(1, "（上接01版）", *broken(SCHOOL, 20))
    articles = join((FRONT, inner))
    assert len(articles) == 3
    assert articles[2].genre is Genre.CONTINUATION


def test_page_numbers_that_contradict_join_nothing() -> None:
    inner = _layout(1, "（上接03版《面粉厂磨机换新》）", *broken(SCHOOL, 20))
    assert len(join((FRONT, inner))) == 3
    folio = _layout(1, "05版", "（上接01版《面粉厂磨机换新》）", *broken(SCHOOL, 20))
    assert len(join((FRONT, folio))) == 3


def test_pages_without_jumps_are_left_as_they_are() -> None:
    only = _layout(0, "清河两岸堤防加固", "本报记者 甲乙", *broken(RIVER, 20))
    assert join((only,)) == only.articles


def test_a_page_without_a_number_is_no_obstacle() -> None:
    inner = _layout(2, "（上接01版《面粉厂磨机换新》）", *broken(SCHOOL, 20))
    assert join((FRONT, inner))[1].pages == (0, 2)


def test_two_continuations_that_fit_one_article_alike_stay_unjoined() -> None:
    inner = _layout(1, "（上接01版）", *broken(LEVEE, 20), "（上接01版）", *broken(LEVEE, 20))
    assert [article.pages for article in join((FRONT, inner))] == [(0,), (0,), (1,), (1,)]
