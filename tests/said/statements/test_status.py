"""How far a thing has come is told by its clause, by those before it, and by the day of printing."""

from __future__ import annotations

from datetime import date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.composing import candidates
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time
from dianfan.said.statements.status import status

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))
_AHEAD = {Status.PLANNED, Status.TARGET, Status.EXPECTED}


def _statuses(text: str, day: Published = DAY) -> list[Status | None]:
    return [one.status for one in candidates(text, day) if one.amount]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年计划新建道路600公里，新增车位3000个，改造小区42个。", [Status.PLANNED] * 3),
        ("力争接待游客突破90万人次，收入达到80亿元，分别增长20%和25%。", [Status.TARGET] * 4),
        ("2032年主要预期目标是：产值增长7%左右，投资增长10%以上。", [Status.TARGET] * 2),
        ("去年漏损率降至8.6%，今年将降到8%。", [Status.DONE, Status.PLANNED]),
        ("种植玉米38万亩，预计亩产可达1.1吨。", [None, Status.EXPECTED]),
        ("投资12亿元已完工，二期投资18亿元正在加快推进。", [Status.DONE, Status.UNDER_WAY]),
        ("目前在建项目217个，其中产业项目134个。", [Status.UNDER_WAY] * 2),
        ("项目达产后，可年产硅料20万吨。", [Status.EXPECTED]),
        ("完成年度目标任务的106%。", [Status.DONE]),
        ("人均预期寿命提高到77.8岁。", [Status.DONE]),
        ("总投资约12亿元的检测基地计划6月建成。", [None]),
        ("发芽率不得低于90%。", [Status.TARGET]),
        ("增速较去年全年加快9.4个百分点。", [None]),
    ],
)
def test_a_sign_holds_for_its_clause_and_those_behind(
    text: str, expected: list[Status | None]
) -> None:
    assert _statuses(text) == expected


@given(st.integers(min_value=2020, max_value=2045), st.integers(min_value=-900, max_value=900))
def test_a_deadline_that_is_over_is_no_plan(year: int, days: int) -> None:
    day = date(year, 12, 31) + timedelta(days=days)
    (told,) = _statuses(f"到{year}年建成学校12所。", Published(day, day))
    assert (told in _AHEAD) is (days < 0)


@given(st.integers(min_value=2032, max_value=2060))
def test_the_growth_of_a_year_to_come_is_not_done(year: int) -> None:
    (told,) = _statuses(f"{year}年，产值增长7%。")
    assert told in _AHEAD


def test_words_that_tell_nothing_have_no_status() -> None:
    text = "清河有桥12座。"
    when = Time("", None, None)
    assert status(text, Span(0, len(text)), Span(4, 7), (), (when, Published())) is None
