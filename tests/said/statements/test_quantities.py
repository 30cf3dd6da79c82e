"""Quantities come with their exact words, their unit and the interval that they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.said.statements.bounds import after
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
    "text", ["亿元级项目", "培育增长点", "百分点是单位", "亿元产业集群", "提高0.5个百分点"]
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
