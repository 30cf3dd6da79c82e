"""Sentences refuse numbers that no figure stands behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures import Figure
from dianfan.figures import Place
from dianfan.figures import Quantity
from dianfan.figures import Recorded
from dianfan.figures import Wording
from dianfan.figures import period
from dianfan.figures import unit
from dianfan.figures.errors import UntracedFigure
from dianfan.figures.quantity import exactly
from dianfan.reported.say import Name
from dianfan.reported.say import Unsigned
from dianfan.reported.say import loose_number
from dianfan.reported.say import say

HERE = Place("Q1", Wording("清河", "Qinghe"))


def figure(value: str, symbol: str = "亿元", quantity: Quantity | None = None) -> Figure:
    """Make a recorded figure."""
    why = Recorded("e", "s", "")
    return Figure(quantity or exactly(value), unit(symbol), HERE, period("2024"), "gdp", why)


def test_a_figure_becomes_one_span_with_its_unit() -> None:
    sentence = say("zh", "投资{value}。", "Investment: {value}.", value=figure("77"))
    assert sentence.text == "投资77亿元。"
    assert [span.text for span in sentence.spans if span.figure] == ["77亿元"]


def test_both_languages_tell_the_same_figures() -> None:
    value = figure("77")
    zh = say("zh", "投资{value}。", "Investment: {value}.", value=value)
    en = say("en", "投资{value}。", "Investment: {value}.", value=value)
    assert zh.figures == en.figures
    assert en.text == "Investment: ¥7.7 billion."


@pytest.mark.parametrize(
    "words",
    [
        "投资77亿元",
        "十个行动",
        "三成",
        "两家企业",
        "翻番",
        "增长了一倍",
        "７个",
        "十余个项目",
        "百万人",
    ],
)
def test_loose_numbers_are_refused(words: str) -> None:
    with pytest.raises(UntracedFigure, match="no figure behind it"):
        say("zh", words, "x")


@pytest.mark.parametrize(
    "words", ["统一部署", "一致", "进一步", "点线网面一体推进", "之一", "同一单元"]
)
def test_words_that_only_look_like_numbers_pass(words: str) -> None:
    assert loose_number(words) is None


def test_plain_text_parts_are_checked_and_names_are_not() -> None:
    with pytest.raises(UntracedFigure):
        say("en", "", "{part}", part="12 projects")
    assert say("en", "", "{part}", part=Name("G7 motorway")).text == "G7 motorway"


def test_a_fall_is_told_without_its_sign() -> None:
    fall = figure("-2.7", "%")
    assert say("zh", "下降{size}", "down {size}", size=Unsigned(fall)).text == "下降2.7%"


@given(st.integers(0, 10**9), st.text(alphabet="增长投资，。 abc", max_size=8))
def test_any_digit_in_the_words_is_found(number: int, words: str) -> None:
    with pytest.raises(UntracedFigure):
        say("en", "", f"{words}{number}")
