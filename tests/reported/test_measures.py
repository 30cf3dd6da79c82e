"""Every figure of a report is named in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.judged import judge
from dianfan.promised import load
from dianfan.recorded import close
from dianfan.reported.desk import Desk
from dianfan.reported.measures import measure_words
from dianfan.said import read

QINGHE = Path(__file__).parents[1] / "programmes" / "qinghe"


@pytest.fixture(scope="module")
def desk() -> Desk:
    programme = load(QINGHE)
    book = close(programme, read(programme), programme.charter.review_date)
    return Desk(programme, book, judge(programme, book))


@pytest.mark.parametrize(
    ("measure", "zh", "en"),
    [
        ("gva", "总增加值", "Gross value added"),
        ("gva:growth_yoy", "总增加值（同比增速）", "Gross value added (growth on a year earlier)"),
        ("gva:cagr", "总增加值（年均变化率）", "Gross value added (change a year)"),
        ("count:entries", "记录条数", "entries of the record"),
        ("count:entries:share", "记录条数（比重）", "entries of the record (share)"),
        ("project", "列入的项目", "projects listed"),
        ("project:count", "列入的项目（个数）", "projects listed (number)"),
        ("project:investment_total", "项目总投资", "whole investment of a project"),
        (
            "project:investment_total:total",
            "项目总投资（合计）",
            "whole investment of a project (total)",
        ),
    ],
)
def test_measures_are_named(desk: Desk, measure: str, zh: str, en: str) -> None:
    words = measure_words(desk, measure)
    assert (words.zh, words.en) == (zh, en)


def test_what_is_made_of_a_claim_is_named_by_the_claim(desk: Desk) -> None:
    row = desk.programme.claims[0]
    words = measure_words(desk, f"claim:{row.measure}:tolerance")
    assert words.zh == f"公开说法：{row.measure_zh}（取舍误差）"
    assert words.en == f"Public statement: {row.measure_en} (tolerance of rounding)"
    assert measure_words(desk, "claim:nobody said:it").en == "nobody said:it"
