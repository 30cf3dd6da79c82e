"""Acts are read with body, session, verb and what they set; plans and talk are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.decisions import decisions
from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Span


def _read(text: str) -> list[Decision]:
    return [act.decision for act in decisions(text, Span(0, len(text)))]


def test_a_second_verb_is_an_act_of_the_same_body() -> None:
    text = "云岭州党委三届三次全会审议通过《关于水网的决议》，提出实施节水行动。"
    assert _read(text) == [
        Decision("云岭州党委", "三届三次全会", "审议通过", "《关于水网的决议》"),
        Decision("云岭州党委", "三届三次全会", "提出", "实施节水行动"),
    ]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        (
            "州政府第3次常务会议审议通过《节水办法》。",
            Decision("州政府", "第3次常务会议", "审议通过", "《节水办法》"),
        ),
        (
            "《节水办法》经州政府第3次常务会议审议通过。",
            Decision("州政府", "第3次常务会议", "审议通过", "《节水办法》"),
        ),
        (
            "渠首枢纽可行性研究报告获国家发展改革委批复。",
            Decision("国家发展改革委", "", "批复", "渠首枢纽可行性研究报告"),
        ),
        (
            "近日，州财政局、州水利局联合印发《水价办法》。",
            Decision("州财政局、州水利局", "", "联合印发", "《水价办法》"),
        ),
        ("会议决定，在全州开展整治。", Decision("会议", "", "决定", "在全州开展整治")),
        (
            "州政协三届二次会议闭幕，会议通过了政治决议。",
            Decision("州政协", "三届二次会议", "通过", "政治决议"),
        ),
        (
            "州委改革委员会第八次会议审议通过三个方案。",
            Decision("州委改革委员会", "第八次会议", "审议通过", "三个方案"),
        ),
        (
            "州委经济工作会议提出，2032年产值增长7%。",
            Decision("州委", "经济工作会议", "提出", "2032年产值增长7%"),
        ),
    ],
)
def test_an_act_names_who_in_which_session_did_what(text: str, decision: Decision) -> None:
    assert _read(text) == [decision]


@pytest.mark.parametrize(
    "text",
    [
        "认真贯彻落实云岭州党委三届二次全会精神。",
        "州政府通过发放消费券带动消费。",
        "一期工程已通过竣工验收。",
        "州政府计划出台三项措施。",
        "会议听取了汇报，研究部署下一步工作。",
        "专家提出，要加强保护。",
        "会议通过的决议已经公布。",
        "今天天气好。",
    ],
)
def test_talk_plans_and_means_are_no_acts(text: str) -> None:
    assert _read(text) == []


def test_an_aim_with_a_number_after_an_act_is_left_to_its_number() -> None:
    (one,) = _read("县委三届七次全会作出《关于用水的决定》，明确2035年用水降到5亿方。")
    assert one.verb == "作出"


@given(
    st.text(
        alphabet="州委政府第三次全会议审议通过《》“”，。提出明确印发经批准决定甲乙局、", max_size=60
    )
)
def test_acts_lie_one_after_another_in_their_sentence(text: str) -> None:
    acts = decisions(text, Span(0, len(text)))
    for act in acts:
        assert act.span.within(Span(0, len(text)))
        assert act.span.start < act.span.end
        assert act.decision.verb in text[slice(*act.span)]
    for one, other in pairwise(acts):
        assert one.span.end <= other.span.start
