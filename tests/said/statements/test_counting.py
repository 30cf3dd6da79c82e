"""Figures are read with sign and factor; dates, orders and times of day count nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.counting import measure_words
from dianfan.said.statements.numbers import NUMBERS
from dianfan.said.statements.numbers import number_of
from dianfan.said.statements.numerals import write
from dianfan.said.statements.quantities import quantities


@given(st.integers(2, 9999))
def test_a_chinese_numeral_and_its_figure_are_one_number(value: int) -> None:
    text = write(value)
    match = NUMBERS.match(text)
    assert match is not None
    number = number_of(text, match)
    assert number is not None
    assert number.low == Decimal(value)
    assert number.is_chinese


@given(
    st.integers(2, 999),
    st.sampled_from(
        sorted(set(measure_words()) - {"年", "点", "组", "周", "星期", "个月", "个星期"})
    ),
)
def test_a_figure_before_any_measure_word_is_counted_with_it(value: int, word: str) -> None:
    text = f"新增甲乙{value}{word}。"
    (one,) = quantities(text)
    assert text[slice(*one.span)] == f"{value}{word}"
    assert one.unit == word.replace("个位次", "位次")


@pytest.mark.parametrize("text", ["指数为118.6，", "PUE值低于1.25，", "收入比由2.15缩小至2.10，"])
def test_an_index_needs_no_unit(text: str) -> None:
    assert {one.unit for one in quantities(text)} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "连续4个月增长", "3点到达", "第5年", "每百元营业收入", "千人计划", "每千人口", "20万元以上的村",
        "其中超10亿元项目有", "K3次列车",
    ],
)  # fmt: skip
def test_dates_bases_classes_and_names_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("学生近万名。", "近万名"),
        ("观影人次不足百万。", "不足百万"),
        ("用户数突破120万。", "突破120万"),
        ("占总量的十分之一左右。", "十分之一左右"),
        ("其中冷水鱼占一半以上。", "一半以上"),
        ("利率下调0.25个百分点至2.6%", "0.25个百分点"),
        ("进度已过八成。", "过八成"),
    ],
)
def test_numbers_that_words_alone_or_bounds_tell(text: str, words: str) -> None:
    assert text[slice(*quantities(text)[0].span)] == words


def test_what_is_held_at_a_number_is_at_most_that() -> None:
    held, about = quantities("弃风率控制在5%，弃光率控制在3%左右")
    assert [str(getattr(one.quantity, "bound", "")) for one in (held, about)] == [
        "at most",
        "about",
    ]


def test_a_list_told_with_one_unit_shares_it() -> None:
    text = "三座水库分别为1.2亿、0.8亿、0.5亿立方米，分别增长1.5、2和2.5个百分点"
    assert [(text[slice(*one.span)], one.unit) for one in quantities(text)[1:]] == [
        ("1.2亿", "亿立方米"),
        ("0.8亿", "亿立方米"),
        ("0.5亿立方米", "亿立方米"),
        ("1.5", "百分点"),
        ("2", "百分点"),
        ("2.5个百分点", "百分点"),
    ]
    assert quantities("第3、4、5条") == ()
