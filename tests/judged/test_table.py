"""The table of trends says what the judgements say, for every place at once."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.lineage import Figure
from dianfan.judged.scorecard.judge import judge_scorecard
from dianfan.judged.scorecard.table import trend_table
from dianfan.promised.model import Programme
from dianfan.recorded.close import close
from dianfan.said.claims import Claims
from tests.judged.little import ASOF
from tests.judged.little import indicator
from tests.judged.little import programme
from tests.judged.little import row


def table(some: Programme, asof: date = ASOF) -> pl.DataFrame:
    return trend_table(some, close(some, Claims(()), asof))


def test_every_place_is_in_the_table() -> None:
    rows = [
        row("2019", "1", area="88"),
        row("2020", "100", area="88"),
        row("2025", "90", area="88"),
        row("2021", "10000", unit="万元"),
        row("2024", "1.331"),
    ]
    assert table(programme(rows=rows)).rows() == [
        ("gdp", "88", "2020", "2025", pytest.approx(-2.0851637639), "significant movement away", "deterioration"),
        ("gdp", "99", "2021", "2024", pytest.approx(10), "significant progress", "on track"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row("2023", "1"), row("2025", "2")],
        [row("2017", "1"), row("2022", "2")],
        [row("2020", "1"), row("2025", "2", "at least")],
        [row("2020", "0"), row("2025", "2")],
        [row("2019-H1", "-2"), row("2020", "1"), row("2025", "2")],
        [row("2020", "1", kind="growth_yoy"), row("2025", "2", kind="growth_yoy")],
        [row("2020", "1", scope="城区"), row("2025", "2", scope="城区")],
        [row("2020", "1", unit="万吨"), row("2025", "2", unit="万吨")],
        [row("2020-H1", "1"), row("2025-H1", "2")],
        [row("2020", "1", status="planned"), row("2025", "2", status="planned")],
    ],
)
def test_what_cannot_be_graded_in_columns_is_left_out(rows: list[dict[str, str]]) -> None:
    found = table(programme(rows=rows), date(2026, 1, 1))
    assert found.is_empty()
    assert found.columns == [
        "indicator", "area", "base_period", "latest_period", "cagr_percent", "eurostat", "un",
    ]  # fmt: skip


def test_the_table_grows_old_on_the_day_that_the_judgement_does() -> None:
    some = programme(rows=[row("2019", "1"), row("2022", "2")])
    assert len(table(some, date(2025, 12, 30))) == 1
    assert table(some, date(2025, 12, 31)).is_empty()


@pytest.mark.parametrize("other", [indicator("neutral"), indicator(cumulative=True)])
def test_indicators_without_a_trend_are_left_out(other: object) -> None:
    some = programme(rows=[row("2020", "1"), row("2025", "2")], indicators=(other,))  # type: ignore[arg-type]  # one of two indicators
    assert table(some).is_empty()


VALUES = st.decimals(0, 1000, places=1) | st.decimals(-1, 5, places=0)
SERIES = st.dictionaries(st.integers(2012, 2025), VALUES, max_size=9)


@settings(max_examples=60)
@given(series=SERIES, direction=st.sampled_from(["higher", "lower"]))
def test_the_table_is_what_the_judgements_say(series: dict[int, object], direction: str) -> None:
    rows = [row(str(year), str(value)) for year, value in series.items()]
    some = programme(rows=rows, indicators=(indicator(direction),))
    book = close(some, Claims(()), ASOF)
    judged = {one.method: one for one in judge_scorecard(some, book)}
    trend, un = judged["eurostat-sdg-trend"], judged["un-progress-trend"]
    found = trend_table(some, book).rows(named=True)
    assert len(found) == isinstance(trend.measure, Figure)
    for line in found:
        assert isinstance(trend.measure, Figure)
        assert line["cagr_percent"] == pytest.approx(float(trend.measure.value), abs=1e-9)
        assert (line["eurostat"], line["un"]) == (trend.grade.en, un.grade.en)
        periods = [figure.period.code for figure in trend.evidence]
        assert [line["base_period"], line["latest_period"]] == periods
