"""Which judgement counts where there is room for one, and who is judged at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dianfan.judged import headline_judgement
from dianfan.judged.verdicts import Judgement
from dianfan.judged.verdicts import State
from dianfan.promised.model import Programme
from tests.judged.little import indicator
from tests.judged.little import judged
from tests.judged.little import programme
from tests.judged.little import row
from tests.judged.little import target

AUTUMN = date(2025, 11, 1)
METHODS = [
    "target-attainment",
    "time-progress",
    "eurostat-sdg-target",
    "eurostat-sdg-trend",
    "eurostat-sdg-long-trend",
    "un-progress-target",
    "un-progress-trend",
    "un-progress-level",
]


def headline(some: Programme, asof: date = AUTUMN) -> Judgement:
    return headline_judgement(judged(some, asof))


TREND = [row("2020", "100"), row("2024", "120")]


def test_a_due_target_comes_first_even_when_it_is_not_reported() -> None:
    missed = programme(rows=[*TREND, row("2022", "1")], targets=(target("200", "2022"),))
    assert headline(missed).grade.en == "target not achieved"
    unreported = programme(rows=TREND, targets=(target("200", "2022"),))
    assert headline(unreported).state is State.NO_DATA
    assert headline(unreported).method == "target-attainment"
    open_ = programme(rows=[*TREND, row("2022", "198", "about")], targets=(target("200", "2022"),))
    assert headline(open_).method == "target-attainment"
    assert headline(open_).state is State.NOT_ASSESSABLE


def test_of_several_due_targets_the_latest_then_the_worst() -> None:
    rows = [row("2021", "100"), row("2023", "100")]
    some = programme(rows=rows, targets=(target("999", "2021"), target("50", "2023", id="t2")))
    assert headline(some).state is State.ACHIEVED
    both = programme(rows=rows, targets=(target("50", "2023"), target("200", "2023", id="t2")))
    assert headline(both).state is State.OFF_TRACK


def test_time_progress_before_the_trends() -> None:
    some = programme(rows=[*TREND, row("2025-H1", "10")], targets=(target("200"),))
    assert headline(some).method == "time-progress"


def test_a_pace_before_a_trend_and_five_years_before_fifteen() -> None:
    paced = programme(rows=TREND, targets=(target("200", "2030"),), published="2025-01")
    assert headline(paced).method == "eurostat-sdg-target"
    assert headline(programme(rows=TREND)).method == "eurostat-sdg-trend"
    long_ = programme(rows=[row("2012", "100"), row("2024", "120")])
    assert headline(long_).method == "eurostat-sdg-long-trend"


def test_the_worst_of_two_paces_counts() -> None:
    aims = (target("121", "2030"), target("500", "2030", id="t2"))
    found = headline(programme(rows=TREND, targets=aims, published="2025-01"))
    assert found.method == "eurostat-sdg-target"
    assert found.state is State.OFF_TRACK


def test_where_nothing_can_be_graded_the_most_telling_reason_stands() -> None:
    assert headline(programme()).state is State.NO_DATA
    assert headline(programme()).method != "target-attainment"
    waiting = programme(
        rows=[row("2024", "1")], targets=(target("200", "2030"),), published="2025-01"
    )
    assert headline(waiting).reason.en == "the target is not due yet"
    single = headline(programme(rows=[row("2024", "1")]))
    assert single.method == "eurostat-sdg-trend"
    assert "single time" in single.reason.en


def test_nothing_has_no_headline() -> None:
    with pytest.raises(ValueError, match="no headline"):
        headline_judgement(())


def test_every_method_speaks_of_every_indicator_at_home() -> None:
    for some in (programme(), programme(rows=TREND), programme(rows=TREND, targets=(target(),))):
        assert [one.method for one in judged(some)] == METHODS


def test_parts_of_home_are_judged_where_they_have_something_and_other_places_never() -> None:
    rows = [*TREND, row("2020", "1", area="9901"), row("2024", "2", area="88")]
    assert {one.area for one in judged(programme(rows=rows))} == {"99", "9901"}
    assert {one.area for one in judged(programme(rows=TREND))} == {"99"}
    aimed = programme(rows=TREND, targets=(target(area="9901"),))
    assert {one.area for one in judged(aimed)} == {"99", "9901"}


def test_the_order_is_that_of_the_file() -> None:
    other = replace(indicator(), id="aaa")
    found = judged(programme(indicators=(indicator(), other)))
    assert list(dict.fromkeys(one.indicator for one in found)) == ["gdp", "aaa"]
