"""Captions of a flattened page find the article that they belong to."""

from __future__ import annotations

from dianfan.said.articles.flattened import take_apart
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Genre
from tests.said.articles.flatten import MILL
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import SCHOOL
from tests.said.articles.flatten import broken
from tests.said.articles.flatten import page


def _articles(*lines: str) -> dict[str, Article]:
    layout = take_apart(page(*lines))
    return {one.headline or one.genre.name: one for one in layout.articles}


RIVER_HEAD = ("清河两岸堤防加固", "本报记者 甲乙")
MILL_HEAD = ("面粉厂磨机换新", "本报记者 戊己")


def test_a_caption_amid_the_lines_of_an_article_is_its_own() -> None:
    found = _articles(
        *RIVER_HEAD, *broken(RIVER, 22), "图①：面粉厂新磨机。", *broken(SCHOOL, 22),
        *MILL_HEAD, *broken(MILL, 16),
    )  # fmt: skip
    assert [one.numbers for one in found["清河两岸堤防加固"].captions] == [("①",)]
    assert not found["面粉厂磨机换新"].captions


def test_a_caption_at_a_border_goes_to_whom_it_shares_words_with() -> None:
    found = _articles(
        *RIVER_HEAD, *broken(RIVER, 22), "图①：面粉厂的磨机换新之后。",
        *MILL_HEAD, *broken(MILL, 16),
    )  # fmt: skip
    assert [one.numbers for one in found["面粉厂磨机换新"].captions] == [("①",)]


def test_a_caption_that_fits_nothing_is_left_in_a_group() -> None:
    found = _articles(
        *RIVER_HEAD, *broken(RIVER, 22), "▲薰衣草花海。", *MILL_HEAD, *broken(MILL, 16)
    )
    assert [one.block.text for one in found["CAPTIONS"].captions] == ["▲薰衣草花海。"]
    assert found["CAPTIONS"].genre is Genre.CAPTIONS


def test_a_sentence_that_ends_with_who_took_it_is_a_caption() -> None:
    found = _articles(
        *RIVER_HEAD, *broken(RIVER, 22), "工人在清河边加固堤防。 甲乙 摄", *broken(SCHOOL, 22)
    )
    assert len(found["清河两岸堤防加固"].captions) == 1
