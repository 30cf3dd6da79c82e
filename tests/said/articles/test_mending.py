"""Torn lines are put together: closing marks, type set downwards, headlines that run over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.blocking import pieces
from dianfan.said.articles.mending import mended
from dianfan.said.articles.mending import runs_over
from dianfan.said.articles.model import Role
from dianfan.said.articles.signs import opens
from dianfan.said.documents.text import read


def _mended(text: str) -> list[str]:
    return [one.text for one in mended(read(text.encode(), "a.txt", 0).pages[0].lines).lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("“粮仓一改，日子就亮堂了。\n”\n护林员说，家里的谷", ["“粮仓一改，日子就亮堂了。”护林员说，家里的谷"]),
        ("一座水库\n，\n今年", ["一座水库，", "今年"]),
        ("一\n座\n水\n库\n本报记者 甲乙", ["一座水库", "本报记者 甲乙"]),
        ("甲\n乙", ["甲", "乙"]),
    ],
)  # fmt: skip
def test_torn_lines_are_put_together(text: str, lines: list[str]) -> None:
    assert _mended(text) == lines


@pytest.mark.parametrize(
    ("before", "after", "page", "told"),
    [
        ("交通队搬迁泵", "站46户", "交通队搬迁泵\n站46户\n泵站已经搬迁。泵站", True),
        ("清理诊所由专人看", "护", "", True),
        ("扩建泵站接受评议", "桃河农场更踏实", "扩建泵站接受评议\n桃河农场更踏实", False),
        ("堤防加固了。", "水渠", "", False),
        ("堤防加固", "——水渠", "", False),
    ],
)
def test_a_headline_that_runs_over(before: str, after: str, page: str, told: bool) -> None:  # noqa: FBT001 - what is told
    assert runs_over(before, after, page) is told


def test_a_headline_of_two_lines_is_one_block() -> None:
    body = "泵站今年春天动工，施工队伍分成三段推进着，\n沿线村民都能受益。泵站年底投入使用，资金已经\n全部到位。\n"
    found = pieces(read(f"交通队搬迁泵\n站46户\n{body}".encode(), "a.txt", 0).pages[0].lines)
    assert [one.text for one in found if one.role is Role.HEADLINE] == ["交通队搬迁泵站46户"]
    assert [one.first for one in found] == [0, 2]


@given(st.lists(st.text("甲乙丙，。”’）1", min_size=1, max_size=5), max_size=12))
def test_no_character_is_lost_and_lines_keep_their_order(texts: list[str]) -> None:
    lines = read("\n".join(texts).encode(), "a.txt", 0).pages[0].lines
    told = mended(lines)
    assert "".join(one.text for one in told.lines) == "".join(one.text for one in lines)
    assert list(told.first) == sorted(set(told.first))
    assert len(told.first) == len(told.lines)


def test_a_report_begins_with_who_sent_it() -> None:
    assert opens("本报讯 按照安排")
    assert opens("新華社北京5月2日電")
    assert not opens("本报的记者")
