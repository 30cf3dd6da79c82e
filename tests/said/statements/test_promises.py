"""Words that promise an end without a number; all facts are invented."""

from __future__ import annotations

from datetime import date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import traced
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.composing import claims_of
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Status

DAY = Published(date(2031, 5, 2), date(2031, 5, 2))


def _promises(text: str, day: Published = DAY) -> list[Candidate]:
    return [one for one in candidates(text, day) if one.kind is CandidateKind.PROMISE]


def _told(one: Candidate) -> tuple[str, Status | None, str, str]:
    period = one.time.period.code if one.time.period else ""
    return one.words, one.status, period, one.subject.words if one.subject else ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "北线供水工程预计年底全部建成投产。",
            ("预计年底全部建成投产", Status.EXPECTED, "../2031", "北线供水工程"),
        ),
        (
            "机场改扩建工程预计2034年底前投用。",
            ("预计2034年底前投用", Status.EXPECTED, "../2034", "机场改扩建工程"),
        ),
        ("青岩隧道将于明年6月开工。", ("将于明年6月开工", Status.PLANNED, "2032-06", "青岩隧道")),
        (
            "力争10月底前望溪至桐岭高速公路贯通。",
            (
                "力争10月底前望溪至桐岭高速公路贯通",
                Status.TARGET,
                "../2031-10",
                "望溪至桐岭高速公路",
            ),
        ),
        (
            "确保年内实现乡镇供水全覆盖。",
            ("确保年内实现乡镇供水全覆盖", Status.TARGET, "../2031", "乡镇供水"),
        ),
        (
            "到2034年，县级医院全部达到二级水平。",
            ("县级医院全部达到二级水平", Status.TARGET, "../2034", "县级医院"),
        ),
    ],
)
def test_a_promise_tells_what_by_when_and_how_firmly(
    text: str, told: tuple[str, Status, str, str]
) -> None:
    (one,) = _promises(text)
    assert _told(one) == told
    assert one.amount is None
    assert one.time.role is PeriodRole.DEADLINE


def test_two_ends_of_one_clause_are_two_promises() -> None:
    first, second = _promises("新桥项目计划于6月复工、2033年底前完工。")
    assert [one.time.period.code for one in (first, second) if one.time.period] == [
        "2031-06",
        "../2033",
    ]
    assert first.subject is not None
    assert first.subject.words == "新桥项目"


@pytest.mark.parametrize(
    "text",
    [
        "去年底，电站如期建成投产。",
        "2030年建成的厂房已经拆除。",
        "下一步，将加快建设物流枢纽。",
        "年底前未能如期完工。",
        "健将们计划开启新征程。",
    ],
)
def test_the_past_and_words_without_an_end_or_a_time_promise_nothing(text: str) -> None:
    assert _promises(text) == []


def test_what_names_a_number_is_no_promise_of_its_own() -> None:
    (one,) = candidates("力争10月底前建成道路32公里。", DAY)
    assert one.kind is CandidateKind.QUANTITY


def test_the_line_before_tells_what_is_promised() -> None:
    blocks = (
        Block(Role.HEADLINE, traced("青岩隧道建设提速", 0, 0), 0.9, "short line"),
        Block(Role.BODY, traced("预计明年建成通车。", 0, 20), 0.9, "ends a sentence"),
    )
    article = Article("a1", Genre.NEWS, blocks, (0,), 0.9, "one headline")
    (one,) = claims_of(article, DAY)
    assert one.subject is not None
    assert (one.subject.words, one.subject.span) == ("青岩隧道", None)
    assert Mark.INFERRED_SUBJECT in one.marks


@given(st.integers(min_value=2026, max_value=2040), st.integers(min_value=-400, max_value=400))
def test_a_year_is_promised_until_it_is_over(year: int, days: int) -> None:
    day = date(year, 12, 31) + timedelta(days=days)
    promised = _promises(f"新桥项目将在{year}年建成。", Published(day, day))
    assert bool(promised) is (days <= 0)
