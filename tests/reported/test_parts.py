"""The parts of a report: facts, charts, coverage, layers, shortfalls and outlook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dianfan.figures.gap import Gap
from dianfan.figures.period import period
from dianfan.judged import judge
from dianfan.judged.verdicts import State
from dianfan.promised import load
from dianfan.promised.model import Indicator
from dianfan.promised.model import Programme
from dianfan.recorded import close
from dianfan.reported.charts import LEAST_POINTS
from dianfan.reported.charts import history
from dianfan.reported.charts import places
from dianfan.reported.claims import checked_claims
from dianfan.reported.coverage import coverage
from dianfan.reported.coverage import state_words
from dianfan.reported.desk import Desk
from dianfan.reported.facts import tell
from dianfan.reported.facts import when
from dianfan.reported.layers import layer_columns
from dianfan.reported.news.ahead import coming_targets
from dianfan.reported.projects import overdue
from dianfan.reported.prose.outlook import outlook
from dianfan.reported.shortfalls import of_indicators
from dianfan.reported.shortfalls import of_projects
from dianfan.reported.shortfalls import silent_actions
from dianfan.reported.shortfalls import unreported
from dianfan.reported.verbs import grew
from dianfan.reported.verbs import rose
from dianfan.said import read

QINGHE = Path(__file__).parents[1] / "programmes" / "qinghe"


def desk_of(programme: Programme, asof: date | None = None) -> Desk:
    """Close and judge a programme at a day."""
    book = close(programme, read(programme), asof or programme.charter.review_date)
    return Desk(programme, book, judge(programme, book))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_of(load(QINGHE))


def indicator(desk: Desk, name: str) -> Indicator:
    """Give an indicator of the desk."""
    return desk.indicators[name]


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("2024", "2024年", "in 2024"),
        ("2024-08-08", "2024年8月8日", "on 8 August 2024"),
        ("2024-01/10", "2024年1—10月", "in January–October 2024"),
        ("undated", "时间不详", "at a date that the source does not show"),
        ("../2027", "到2027年", "by 2027"),
    ],
)
def test_when(code: str, zh: str, en: str) -> None:
    assert when(period(code), "zh").text == zh
    assert when(period(code), "en").text == en


def test_a_fact_tells_level_growth_and_rank_of_one_period(desk: Desk) -> None:
    known = desk.known("gva")
    assert known.level is not None
    assert known.growth is not None
    assert known.growth.period == known.level.period
    assert tell(known, "zh").figures == tell(known, "en").figures
    assert known.level in tell(known, "zh").figures
    assert "同比增长" in tell(known, "zh").text
    assert "up" in tell(known, "en").text


def test_a_fall_is_called_a_fall_and_loses_its_sign(desk: Desk) -> None:
    growth = desk.known("gva").growth
    assert growth is not None
    fall = replace(growth, quantity=type(growth.quantity)(-growth.value))
    flat = replace(growth, quantity=type(growth.quantity)(growth.value - growth.value))
    assert grew(fall, "zh").text.startswith("同比下降")
    assert rose(fall, "en").text.startswith("fell")
    assert "−" not in rose(fall, "en").text
    assert grew(flat, "zh").text.startswith("与上年同期持平")
    assert rose(flat, "en").text.startswith("did not change")


def test_nothing_is_told_of_what_is_not_known(desk: Desk) -> None:
    unknown = replace(desk.known("gva"), level=None, growth=None, rank=None)
    with pytest.raises(ValueError, match="nothing is known"):
        tell(unknown, "en")


def test_a_history_joins_whole_years_of_one_kind(desk: Desk) -> None:
    chart = history(desk, "zh", indicator(desk, "gva"))
    assert chart is not None
    marks = [mark for line in chart.lines for mark in line.marks]
    assert len(marks) >= LEAST_POINTS
    assert [mark.label for mark in marks] == sorted(mark.label for mark in marks)
    assert not any(isinstance(mark.figure, Gap) for mark in marks)


def test_a_break_of_the_definition_is_drawn_apart(desk: Desk) -> None:
    broken = replace(indicator(desk, "gva"), breaks=("2024",))
    chart = history(desk, "en", broken)
    assert chart is not None
    assert [line.name for line in chart.lines] == ["earlier definition", "the Delta"]
    assert [line.emphasis for line in chart.lines] == [False, True]
    years = [[mark.label for mark in line.marks] for line in chart.lines]
    assert max(years[0]) < "2024" <= min(years[1])


def test_places_stand_in_the_order_of_their_values(desk: Desk) -> None:
    codes = tuple(area.code for area in desk.programme.areas if area.parent)
    chart = places(desk, "zh", indicator(desk, "gva"), codes)
    assert chart is not None
    values = [mark.position for mark in chart.lines[0].marks]
    assert values == sorted(values, reverse=True)
    assert chart.title.figures


def test_coverage_counts_what_it_says(desk: Desk) -> None:
    indicators = desk.programme.indicators
    counts, verified = coverage(desk, "zh", indicators)
    total, known, current = (figure.value for figure in counts.figures)
    assert total == len(indicators)
    assert total >= known >= current
    entries, final, share = verified.figures
    assert share.value == pytest.approx(100 * final.value / entries.value)
    (nothing,) = coverage(desk, "en", ())
    assert "no judgement by numbers" in nothing.text


def test_states_are_named_in_both_languages(desk: Desk) -> None:
    for judgement in desk.verdicts.judgements[:50]:
        assert state_words(judgement.state, "zh") != state_words(judgement.state, "en")


def test_layers_stand_in_the_order_of_the_path(desk: Desk) -> None:
    columns = layer_columns(desk, "en")
    assert [one.lens for one in columns] == [one.lens for one in desk.programme.charter.path]
    line = next(one for one in columns if one.lens.value == "line")
    assert len(line.edges) == len(desk.programme.flows)
    assert {node for edge in line.edges for node in edge} == set(line.nodes)


def test_a_project_past_its_finish_is_told_and_one_finished_is_not(desk: Desk) -> None:
    late = overdue(desk, desk.programme.projects)
    assert all(one.planned_finish and not one.actual_finish for one in late)
    told = tuple(of_projects(desk, "en", desk.programme.projects))
    assert len(told) >= len(late) > 0
    assert all("due by" in sentence.text or sentence.figures for sentence in told)


def test_what_is_off_track_is_told_with_its_figures(desk: Desk) -> None:
    told = tuple(of_indicators(desk, "zh", desk.programme.indicators))
    assert told
    bad = {
        name for name, one in desk.headline.items() if one.state.value in {"off track", "at risk"}
    }
    text = "".join(sentence.text for sentence in told)
    assert all(indicator(desk, name).name.zh in text for name in bad)


def test_before_anything_is_published_every_action_is_silent(desk: Desk) -> None:
    early = desk_of(desk.programme, date(1990, 1, 1))
    assert silent_actions(early) == desk.programme.actions
    assert layer_columns(early, "zh")


def test_only_targets_still_to_come_are_in_the_outlook(desk: Desk) -> None:
    assert all(period(one.period).end >= desk.asof for one in coming_targets(desk))
    early = desk_of(desk.programme, date(2022, 1, 1))
    assert coming_targets(early)
    assert outlook(early, "en", desk.programme.indicators, ())[0][0].figures
    nothing = outlook(desk, "en", (), ())
    assert "no target" in nothing[0][0].text


def test_every_target_that_fell_due_without_a_result_is_told(desk: Desk) -> None:
    silent = {
        one.target.key
        for one in desk.verdicts.judgements
        if one.target is not None
        and one.state is State.NO_DATA
        and one.target.period.end >= desk.opened
    }
    assert silent
    told = unreported(desk, "zh", desk.programme.indicators)
    assert {sentence.figures[-1].key for sentence in told} == silent
    assert not list(unreported(desk, "en", ()))


def test_a_later_share_does_not_stand_in_for_the_level(desk: Desk) -> None:
    rows = desk.programme.observations
    level = rows.filter((rows["indicator"] == "gva") & (rows["kind"] == "level")).row(
        -1, named=True
    )
    share = {**level, "area": desk.home.code, "period": "2026", "value": "15", "unit": "%"}
    share |= {"kind": "share", "bound": "exactly", "upper": "", "scope": ""}
    later = pl.concat([rows, pl.DataFrame([share], schema=rows.schema)])
    known = desk_of(replace(desk.programme, observations=later)).known("gva")
    assert known.level is not None
    assert known.level.unit.dimension == "currency:CNY"
    alone = rows.filter(rows["indicator"] != "gva")
    only = pl.concat([alone, pl.DataFrame([share], schema=rows.schema)])
    told = tell(desk_of(replace(desk.programme, observations=only)).known("gva"), "zh")
    assert "总增加值（比重）为15%" in told.text


def test_evidence_of_growth_is_called_growth(desk: Desk) -> None:
    claim = replace(desk.programme.claims[0], checked_by=(f"gva@{desk.home.code}@2025",))
    some = desk_of(replace(desk.programme, claims=(claim,)))
    (checked,) = checked_claims(some, "en")
    assert any("growth on a year earlier" in sentence.text for sentence in checked.evidence)
