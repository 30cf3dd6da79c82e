"""Quantities come with their exact words, their unit and the interval that they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.bounds import after
from dianfan.said.statements.bounds import around
from dianfan.said.statements.bounds import before
from dianfan.said.statements.lost import lost
from dianfan.said.statements.multiples import in_words
from dianfan.said.statements.names import names
from dianfan.said.statements.quantities import quantities
from tests.said.statements.scoring import score
from tests.said.statements.scoring import sentences

_ALPHABET = (
    "今年第一二三四五六七八九十百千万亿余多超近约不到以上下内左右增长占比"
    "%元吨个家期届级年月日0123456789.,—至第“”（）。，、"
)


@pytest.mark.parametrize("half", ["zh-open", "zh-held"])
def test_sentences_written_before_the_grammar_are_read(half: str) -> None:
    told = score(sentences(half), quantities)
    assert told.f1 >= 0.98, told.faults
    assert told.bounds_wrong == 0, told.faults
    assert told.on_names <= 2, told.faults


@given(st.text(alphabet=_ALPHABET, max_size=40))
def test_words_are_what_stands_there_and_nothing_overlaps(text: str) -> None:
    found = quantities(text)
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.number.within(one.span)
        end = one.span.end


@given(st.text(max_size=60))
def test_no_text_upsets_the_grammar(text: str) -> None:
    quantities(text)
    names(text)


def test_names_of_a_programme_hold_no_quantities() -> None:
    assert [one.unit for one in quantities("清河80万吨煤制烯烃项目投资60亿元")] == ["万吨", "亿元"]
    some = quantities("清河80万吨煤制烯烃项目投资60亿元", ("清河80万吨煤制烯烃项目",))
    assert [one.unit for one in some] == ["亿元"]


def test_bound_words_touch_their_number() -> None:
    assert before("不超过20", 3) is not None
    assert before("签约20", 2) is None
    assert after("20家以上", 3) is not None
    assert after("20家", 3) is None


@pytest.mark.parametrize(
    "text",
    ["亿元级项目", "培育增长点", "百分点是单位", "亿元产业集群", "提高0.5个百分点", "上亿元收入"],
)
def test_words_that_look_lost_are_not(text: str) -> None:
    assert lost(text) == ()


def test_lost_numbers_are_gaps_at_their_place() -> None:
    text = "实现地区生产总值亿元，同比增长%，占比提高个百分点"
    found = lost(text)
    assert [(text[slice(*one.span)], one.unit) for one in found] == [
        ("亿元", "亿元"),
        ("%", "%"),
        ("个百分点", "百分点"),
    ]
    assert all(isinstance(one.quantity, Gap) for one in found)


def test_ranks_and_multiples_in_words() -> None:
    found = in_words("产量翻两番，由全省第五升至第三，稳居首位，增速居前三位")
    assert [str(one.quantity.value) for one in found if not isinstance(one.quantity, Gap)] == [
        "4",
        "5",
        "3",
        "1",
        "3",
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "upper", "bound", "unit"),
    [
        ("同比增长-3.5%", "-3.5%", "-3.5", "", "exactly", "%"),
        ("增速为−2%", "−2%", "-2", "", "exactly", "%"),
        ("增速负3.5%", "负3.5%", "-3.5", "", "exactly", "%"),
        ("利润-5亿元", "-5亿元", "-5", "", "exactly", "亿元"),
        ("增速为-5%至-3%", "-5%至-3%", "-5", "-3", "range", "%"),
        ("占5-8%", "5-8%", "5", "8", "range", "%"),
        ("共2000—3000多人", "2000—3000多人", "2000", "", "at least", "人"),
        ("企业过百家", "过百家", "100", "", "more than", "家"),
        ("产值破千亿元", "破千亿元", "1000", "", "at least", "亿元"),
        ("企业不过百家", "不过百家", "100", "", "at most", "家"),
        ("通过百家企业", "百家", "100", "", "exactly", "家"),
        ("投资5亿元多。", "5亿元多", "5", "", "more than", "亿元"),
        ("5亿元多于去年", "5亿元", "5", "", "exactly", "亿元"),
        ("不超过10至20亿元", "不超过10至20亿元", "20", "", "at most", "亿元"),
        ("超十几家", "超十几家", "11", "", "more than", "家"),
        ("约10至20亿元", "约10至20亿元", "10", "20", "range", "亿元"),
        ("不在5%以下", "不在5%以下", "5", "", "at least", "%"),
        ("没有落在5%以上", "没有落在5%以上", "5", "", "at most", "%"),
        ("超不过5%", "超不过5%", "5", "", "at most", "%"),
        ("低不了5%", "低不了5%", "5", "", "at least", "%"),
        ("装机2×66万千瓦", "2×66万千瓦", "132", "", "exactly", "万千瓦"),
        ("一百八十家", "一百八十家", "180", "", "exactly", "家"),
        ("历时3年多", "3年多", "3", "", "more than", "年"),
        ("上升到3%", "3%", "3", "", "exactly", "%"),
        ("用时5个月", "5个月", "5", "", "exactly", "个月"),
        ("历时5个多月", "5个多月", "5", "", "more than", "个月"),
        ("期限最长3年", "最长3年", "3", "", "at most", "年"),
        ("三年左右完成", "三年左右", "3", "", "about", "年"),
        ("发电45千瓦时", "45千瓦时", "45", "", "exactly", "千瓦时"),
        ("电耗12850千瓦时/吨", "12850千瓦时/吨", "12850", "", "exactly", "千瓦时/吨"),
        ("住房5260套（间）", "5260套（间）", "5260", "", "exactly", "套（间）"),
        ("丰收连续十年", "十年", "10", "", "exactly", "年"),
        ("每10吨棉花装车", "10吨", "10", "", "exactly", "吨"),
        ("降水偏少五到八成", "五到八成", "5", "8", "range", "成"),
        ("产量为二至三倍", "二至三倍", "2", "3", "range", "倍"),
        ("工期三至五年", "三至五年", "3", "5", "range", "年"),
        ("占比三成至五成", "三成至五成", "3", "5", "range", "成"),
        ("从一成到五成不等", "一成到五成", "1", "5", "range", "成"),
        ("提高五到八个百分点", "五到八个百分点", "5", "8", "range", "百分点"),
        ("新增三五个项目", "三五个", "3", "5", "range", "个"),
        ("参与者上亿人次", "上亿人次", "100000000", "", "at least", "人次"),
        ("票价60元起。", "60元起", "60", "", "at least", "元"),
        ("30分钟内到达", "30分钟内", "30", "", "at most", "分钟"),
        ("成本最低50万元", "最低50万元", "50", "", "at least", "万元"),
    ],
)
def test_signs_bounds_and_products(
    text: str, words: str, value: str, upper: str, bound: str, unit: str
) -> None:
    (one,) = quantities(text)
    assert isinstance(one.quantity, Quantity)
    read = (one.quantity.value, str(one.quantity.upper or ""), one.quantity.bound, one.unit)
    assert (text[slice(*one.span)], *read) == (words, Decimal(value), upper, bound, unit)


@pytest.mark.parametrize(
    "text",
    [
        "百八十家企业", "千八百人", "场地3×5米", "四个全面", "两个确保", "三个代表", "八项规定", "三条主线", "百家姓",
        "十几亿人口", "连续5个月", "1—3月-2%", "三五成群", "三至五年级",
    ],
)  # fmt: skip
def test_loose_numbers_products_of_lengths_and_sayings_are_none(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("text", ["占比由三成到五成", "占比从三成到五成"])
def test_a_change_from_one_numeral_to_another_is_no_range(text: str) -> None:
    assert [text[slice(*one.span)] for one in quantities(text)] == ["三成", "五成"]


@given(st.lists(st.integers(1, 9), min_size=2, max_size=2, unique=True))
def test_a_range_of_numerals_climbs(ends: list[int]) -> None:
    low, high = sorted(ends)
    first, last = ("零一二三四五六七八九"[one] for one in (low, high))
    (one,) = quantities(f"工期{first}至{last}年")
    assert one.quantity == Quantity(Decimal(low), Bound.RANGE, Decimal(high))
    falling = quantities(f"工期{last}至{first}年")
    assert all(getattr(some.quantity, "upper", None) is None for some in falling)


@given(st.decimals(0, 999, places=1), st.sampled_from(["-", "−", "负"]))
def test_a_sign_turns_a_share_round(value: Decimal, sign: str) -> None:
    (plain,), (signed,) = quantities(f"增长{value}%"), quantities(f"增长{sign}{value}%")
    assert isinstance(plain.quantity, Quantity)
    assert isinstance(signed.quantity, Quantity)
    assert signed.quantity.value == -plain.quantity.value


@given(
    st.integers(1, 400),
    st.integers(401, 900),
    st.sampled_from(["不超过", "不低于", "超过", "不足"]),
)
def test_a_bound_word_takes_the_end_of_a_range_that_it_speaks_of(
    low: int, high: int, word: str
) -> None:
    (ranged,) = quantities(f"{word}{low}至{high}亿元")
    (alone,) = quantities(f"{word}{high if word in {'不超过', '不足'} else low}亿元")
    assert ranged.quantity == alone.quantity


def test_a_negated_place_turns_the_bound_behind_round() -> None:
    left, _ = around("不在5%以下", 2, 4)
    right_only = around("在5%以下", 1, 3)
    assert left is not None
    assert left.bound is Bound.AT_LEAST
    assert right_only[0] is None


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("背负20亿元债务", "20", Bound.EXACTLY),
        ("肩负三项任务", "3", Bound.EXACTLY),
        ("走过千家企业", "1000", Bound.EXACTLY),
        ("去过百家企业", "100", Bound.EXACTLY),
        ("负百分之五", "-5", Bound.EXACTLY),
    ],
)
def test_verbs_that_end_like_a_sign_or_a_bound_are_none(
    text: str, value: str, bound: Bound
) -> None:
    (one,) = quantities(text)
    assert isinstance(one.quantity, Quantity)
    assert (one.quantity.value, one.quantity.bound) == (Decimal(value), bound)
