"""The words that a number is of: what it describes, counts, follows, or was spoken of before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.composing import candidates
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.quantities import quantities
from dianfan.said.statements.subjects import chained
from dianfan.said.statements.subjects import paired
from dianfan.said.statements.subjects import respectively
from dianfan.said.statements.verbs import ENDS_A_NOUN
from dianfan.said.statements.verbs import TAKES_OBJECT

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))


def _subjects(text: str) -> list[str]:
    found = [one for one in candidates(text, DAY) if one.amount]
    return [one.subject.words if one.subject else "" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资77亿元的10余个新能源项目集中开工。", ["新能源项目"] * 2),
        ("36个总投资98亿元的产业项目签约落地。", ["产业项目"] * 2),
        ("总投资12亿元、占地1100亩的检测基地开园。", ["检测基地"] * 2),
        ("首批35台无人播种机投入使用。", ["无人播种机"]),
        ("健儿夺得18枚金牌、22枚银牌。", ["金牌", "银牌"]),
        ("种植玉米38.6万亩、大豆5.2万亩。", ["玉米", "大豆"]),
        ("民生支出占财政支出的比重达78.3%。", ["民生支出"]),
        ("职业学院今年录取新生3100人。", ["新生"]),
        ("净利润减少1.3亿元，降幅达三成。", ["净利润", "净利润"]),
        ("投资增长8%，增速比9月回落1.6个百分点。", ["投资", "增速"]),
        ("实施更新项目96个，总投资33亿元。", ["更新项目", "更新项目"]),
        ("湖面面积从37平方公里恢复到52平方公里。", ["湖面面积", "湖面面积"]),
        ("甲山县、乙水县粮食单产分别高出28公斤、17公斤。", ["粮食单产"] * 2),
        ("出口额31亿元、进口额14亿元，分别增长5%和3%。", ["出口额", "进口额"] * 2),
        (
            "风电、光伏装机分别为5万千瓦、6万千瓦，合计占比超七成。",
            ["风电", "光伏装机", "光伏装机"],
        ),
        ("甲县产值增长7%，连续三年保持7%以上的增速。", ["产值", "产值", "产值"]),
        ("研发投入强度达2.9%。", ["研发投入强度"]),
        ("菜籽收购价每公斤6.2元，同比高出0.5元。", ["菜籽收购价", "菜籽收购价"]),
        ("社员由最初的5户发展到现在的137户。", ["社员", "社员"]),
        ("车速不得超过60公里，连续驾驶时间不得超过4小时。", ["车速", "连续驾驶时间"]),
        ("人均收入4.6万元，高于全省水平0.5万元。", ["人均收入", "人均收入"]),
    ],
)
def test_a_number_is_of_a_noun(text: str, expected: list[str]) -> None:
    assert _subjects(text) == expected


@given(st.lists(st.integers(2, 99), min_size=2, max_size=6))
def test_a_list_of_as_many_numbers_pairs_in_order(values: list[int]) -> None:
    names = [f"{chr(0x7532 + at)}产品" for at in range(len(values))]
    text = "、".join(names) + "分别增长" + "、".join(f"{value}%" for value in values) + "。"
    some = quantities(text)
    told = respectively(text, some, Span(0, len(text)))
    assert told is not None
    assert [text[slice(*told[one])] for one in some] == names
    assert respectively(text, some[:-1], Span(0, len(text))) is None


@given(st.lists(st.integers(2, 99), min_size=2, max_size=5))
def test_a_list_without_members_takes_those_told_before(values: list[int]) -> None:
    first = "、".join(f"{chr(0x7532 + at)}产品{value}吨" for at, value in enumerate(values))
    text = f"{first}，分别增长" + "、".join(f"{value}%" for value in values) + "。"
    some = quantities(text)
    assert len(chained(text, some[len(values) :])) == len(values)
    told = paired(text, some, Span(0, len(text)))
    assert [told[one] for one in some[len(values) :]] == list(some[: len(values)])


def test_no_verb_ends_a_noun_and_takes_it_unnoticed() -> None:
    assert "" not in TAKES_OBJECT.split("|")
    assert "" not in ENDS_A_NOUN.strip("(?:)").split("|")
