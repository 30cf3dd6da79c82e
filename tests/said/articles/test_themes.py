"""Articles are held against one another by what few of them speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.themes import Themes
from tests.said.articles.flatten import MILL
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import SCHOOL


@given(st.lists(st.sampled_from([RIVER, MILL, SCHOOL, "", "清河"]), min_size=2, max_size=5))
def test_a_share_is_between_none_and_all_and_the_same_both_ways(texts: list[str]) -> None:
    themes = Themes({str(number): text for number, text in enumerate(texts)})
    for one in range(len(texts)):
        for other in range(len(texts)):
            share = themes.shared(str(one), str(other))
            assert 0 <= share <= 1 + 1e-12
            assert share == pytest.approx(themes.shared(str(other), str(one)))


def test_what_every_article_holds_tells_nothing() -> None:
    themes = Themes({"a": "清河堤防", "b": "清河堤防", "c": "清河堤防"})
    assert themes.shared("a", "b") == 0


def test_words_are_the_terms_of_latin_text() -> None:
    themes = Themes({
        "a": "The mill at Stanley was repaired.", "b": "A miller from Stanley spoke.",
        "c": "Prices of barley rose.",
    })  # fmt: skip
    assert themes.shared("a", "b") > 0
    assert themes.shared("a", "c") == 0
