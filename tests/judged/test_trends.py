"""Trends: windows, rates with and without target, and every reason for giving no grade."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.growth import cagr
from dianfan.judged.scorecard import eurostat
from dianfan.judged.scorecard import un_progress
from dianfan.judged.scorecard.bands import Grade
from dianfan.judged.scorecard.pace import pace
from dianfan.judged.scorecard.pace import pace_column
from dianfan.judged.verdicts import Judgement
from dianfan.judged.verdicts import State
from dianfan.promised.model import Programme
from tests.judged.little import by_method
from tests.judged.little import fig
from tests.judged.little import indicator
from tests.judged.little import programme
from tests.judged.little import row
from tests.judged.little import target

SHORT, LONG, UN = "eurostat-sdg-trend", "eurostat-sdg-long-trend", "un-progress-trend"
TARGET, UN_TARGET = "eurostat-sdg-target", "un-progress-target"


def spans(found: Judgement) -> tuple[str, ...]:
    return tuple(figure.period.code for figure in found.evidence)


def test_the_window_is_the_widest_within_five_years() -> None:
    rows = [row(str(year), str(100 + year - 2010)) for year in range(2010, 2026)]
    some = programme(rows=rows)
    assert spans(by_method(some, SHORT)) == ("2020", "2025")
    assert spans(by_method(some, UN)) == ("2020", "2025")
    assert spans(by_method(some, LONG)) == ("2010", "2025")


def test_three_years_are_the_least_and_ten_for_the_long_term() -> None:
    assert (
        by_method(programme(rows=[row("2022", "100"), row("2025", "120")]), SHORT).state
        is State.ON_TRACK
    )
    assert (
        "less time"
        in by_method(programme(rows=[row("2023", "100"), row("2025", "120")]), SHORT).reason.en
    )
    ten = programme(rows=[row("2015", "100"), row("2025", "120")])
    assert by_method(ten, LONG).state is State.ON_TRACK
    assert "time window" in by_method(ten, SHORT).reason.en
    nine = programme(rows=[row("2016", "100"), row("2025", "120")])
    assert "less time" in by_method(nine, LONG).reason.en
    sixteen = programme(rows=[row("2009", "100"), row("2025", "120")])
    assert "time window" in by_method(sixteen, LONG).reason.en


def test_like_stretches_are_compared_and_whole_years_first() -> None:
    halves = [row("2021-H1", "50"), row("2024-01/06", "60"), row("2025-Q1/Q2", "70")]
    assert spans(by_method(programme(rows=halves), SHORT)) == ("2021-H1", "2025-Q1/Q2")
    quarters = [row("2021-Q1/Q3", "50"), row("2024-Q1/Q3", "60")]
    later = [row("2020-H1", "50"), row("2025-H1", "70")]
    assert spans(by_method(programme(rows=quarters + later), SHORT)) == ("2020-H1", "2025-H1")
    years = [row("2020", "100"), row("2024", "120")]
    assert spans(by_method(programme(rows=halves + years), SHORT)) == ("2020", "2024")


def test_the_trend_carries_its_thresholds_and_proves() -> None:
    found = by_method(programme(rows=[row("2020", "100"), row("2025", "110.40808032")]), SHORT)
    assert found.state is State.ON_TRACK
    assert isinstance(found.measure, Figure)
    prove(found.measure)
    assert found.measure.value == 2
    assert [figure.value for figure in found.thresholds] == [1, 0, -1, 3, 5, 3]
    assert [figure.value for figure in by_method(programme(rows=[]), UN).thresholds] == []


@pytest.mark.parametrize(
    ("latest", "higher", "lower"),
    [
        ("110", State.ON_TRACK, State.OFF_TRACK),
        ("103", State.ON_TRACK, State.AT_RISK),
        ("100", State.AT_RISK, State.AT_RISK),
        ("97", State.AT_RISK, State.ON_TRACK),
        ("90", State.OFF_TRACK, State.ON_TRACK),
    ],
)
def test_a_falling_indicator_is_graded_the_other_way_round(
    latest: str, higher: State, lower: State
) -> None:
    rows = [row("2020", "100"), row("2025", latest)]
    assert by_method(programme(rows=rows), SHORT).state is higher
    assert by_method(programme(rows=rows, indicators=(indicator("lower"),)), SHORT).state is lower


def some(*rows: dict[str, str], direction: str = "higher", cumulative: bool = False) -> Programme:
    return programme(rows=list(rows), indicators=(indicator(direction, cumulative=cumulative),))


NEW = row("2025", "120")
REASONS = {
    "no value for this place": some(),
    "no desired direction": some(row("2020", "100"), NEW, direction="neutral"),
    "growth rate of growth rates": some(
        *(row(y, "5", kind="growth_yoy", unit="%") for y in ("2020", "2025"))
    ),
    "no fixed distance": some(*(row(y, "5", kind="rank", unit="名") for y in ("2020", "2025"))),
    "another scope": some(row("2020", "100", scope="城区"), row("2025", "120", scope="城区")),
    "only rise by definition": some(row("2020", "100"), NEW, cumulative=True),
    "undated": some(row("undated", "100")),
    "too long ago": some(row("2017", "100"), row("2022", "120")),
    "single time": some(NEW),
    "different stretches": some(row("2020", "100"), row("2025-Q1/Q3", "90")),
    "less time": some(row("2023", "100"), NEW),
    "time window": some(row("2016", "100"), row("2024", "101"), NEW),
    "zero or negative": some(row("2020", "0"), NEW),
    "both sides of zero": some(row("2019-H1", "-2"), row("2020", "7"), row("2025", "6")),
    "several grades": some(row("2020", "100"), row("2025", "101", "at least")),
}


@pytest.mark.parametrize("words", REASONS)
def test_each_reason_for_giving_no_grade(words: str) -> None:
    for method in (SHORT, UN):
        found = by_method(REASONS[words], method)
        assert words in found.reason.en
        assert found.state is (
            State.NO_DATA if words.startswith("no value") else State.NOT_ASSESSABLE
        )
        assert str(found.measure).endswith(found.reason.en)


def test_more_ways_to_the_same_reasons() -> None:
    assert (
        "zero or negative"
        in by_method(some(row("2020", "100"), row("2025", "-1")), SHORT).reason.en
    )
    assert (
        "several grades" in by_method(some(row("2020", "100", "less than"), NEW), SHORT).reason.en
    )
    added_up = some(row("2020", "1", kind="cumulative"), row("2025", "2", kind="cumulative"))
    assert "only rise" in by_method(added_up, SHORT).reason.en
    assert len(by_method(some(row("2020", "0"), NEW), SHORT).evidence) == 2


def test_a_fall_to_zero_is_a_rate_too() -> None:
    rows = (row("2020", "100"), row("2025", "0"))
    found = by_method(some(*rows), SHORT)
    assert found.state is State.OFF_TRACK
    assert isinstance(found.measure, Figure)
    assert found.measure.value == -100
    assert by_method(some(*rows, direction="lower"), SHORT).state is State.ON_TRACK


def test_stale_says_since_when_and_three_years_are_not_yet_stale() -> None:
    rows = [row("2017", "100"), row("2022", "120")]
    fresh = by_method(programme(rows=rows), SHORT, date(2025, 12, 30))
    old = by_method(programme(rows=rows), SHORT, date(2026, 1, 1))
    assert fresh.state is State.ON_TRACK
    assert old.reason.zh == "最近的数值是2022年，时间过久"
    assert old.reason.en == "the latest value is of 2022, too long ago"


def test_bounds_are_graded_when_both_ends_agree() -> None:
    found = by_method(some(row("2020", "100"), row("2025", "110", "more than")), SHORT)
    assert found.state is State.ON_TRACK
    assert isinstance(found.measure, Figure)
    assert found.measure.quantity.bound is Bound.MORE_THAN


def test_the_own_unit_and_levels_go_first() -> None:
    shares = [row("2020", "10", unit="%", kind="share"), row("2025", "9", unit="%", kind="share")]
    people = [
        row(year, value, unit="人") for year, value in (("2019", "5"), ("2020", "5"), ("2025", "1"))
    ]
    rows = [*shares, row("2020", "100"), row("2025", "120"), *people]
    assert by_method(programme(rows=rows), SHORT).state is State.ON_TRACK
    assert by_method(programme(rows=shares), SHORT).state is State.OFF_TRACK


# --- with a target ------------------------------------------------------------


def with_target(latest: str, goal: str, direction: str = "higher", **other: object) -> Programme:
    aim = target(goal, "2030", **other)  # type: ignore[arg-type]  # fields by name
    rows = [row("2020", "100"), row("2025", latest)]
    return programme(rows=rows, targets=(aim,), indicators=(indicator(direction),))


def test_the_pace_of_a_hand_computed_case() -> None:
    """100 in 2020, 127.628 in 2025, 259.374 needed in 2030: 5 % a year of the 10 % required."""
    found = by_method(with_target("127.62815625", "259.37424601"), TARGET)
    assert isinstance(found.measure, Figure)
    prove(found.measure)
    assert found.measure.value == 50
    assert found.state is State.OFF_TRACK
    un = by_method(with_target("127.62815625", "259.37424601"), UN_TARGET)
    assert un.grade.en == "fair progress"


def test_a_falling_indicator_keeps_its_sign() -> None:
    falling = by_method(with_target("70", "49", "lower"), TARGET)
    assert isinstance(falling.measure, Figure)
    assert falling.measure.value == 100
    rising = by_method(with_target("110", "49", "lower"), TARGET)
    assert rising.grade.en == "movement away from the target"
    assert by_method(with_target("110", "49", "lower"), UN_TARGET).grade.en == "deterioration"


@pytest.mark.parametrize(
    ("some", "words"),
    [
        (programme(rows=[row("2020", "100"), NEW]), "no target is set"),
        (with_target("120", "6", kind="growth_yoy", unit="%"), "no target is set for a level"),
        (with_target("120", "99"), "base value already meets"),
        (with_target("120", "100"), "base value already meets"),
        (with_target("120", "101", "lower"), "base value already meets"),
        (with_target("120", "100", "lower"), "base value already meets"),
        (with_target("120", "0", "lower"), "zero or negative"),
        (with_target("120", "150", "neutral"), "names no bound"),
        (with_target("120", "150", unit="万吨"), "another dimension"),
        (with_target("120", "150", scope="城区"), "another scope"),
        (with_target("120", "150", kind="share"), "no value of the kind"),
        (with_target("-5", "150"), "negative"),
        (
            programme(
                rows=[row("2020", "100"), row("2022", "-1"), row("2024", "120")],
                targets=(target("150"),),
            ),
            "both sides of zero",
        ),
        (programme(rows=[row("2020-H1", "9")], targets=(target(),)), "different stretches"),
        (programme(rows=[row("undated", "9")], targets=(target(),)), "undated"),
        (programme(rows=[row("2020", "9"), NEW], targets=(target(),)), "is on record and decides"),
        (programme(rows=[row("2015", "9"), row("2020", "19")], targets=(target(),)), "of 2020, too long ago"),
        (programme(rows=[row("2023", "9"), row("2024", "19")], targets=(target(),)), "less time"),
        (programme(rows=[row("2020", "100"), row("2024", "101", "at least")], targets=(target(),)), "several grades"),
    ],
)  # fmt: skip
def test_each_reason_for_no_pace(some: Programme, words: str) -> None:
    for method in (TARGET, UN_TARGET):
        found = by_method(some, method)
        assert words in found.reason.en
        assert found.state is State.NOT_ASSESSABLE


def test_a_deadline_and_a_bound_set_a_pace_too() -> None:
    plain = by_method(with_target("120", "150"), TARGET)
    deadline = programme(
        rows=[row("2020", "100"), NEW], targets=(target("150", "../2030", Bound.MORE_THAN),)
    )
    found = by_method(deadline, TARGET)
    assert isinstance(found.measure, Figure)
    assert isinstance(plain.measure, Figure)
    assert found.measure.value == plain.measure.value
    oracle = (1.2 ** (1 / 5) - 1) / (1.5 ** (1 / 10) - 1) * 100
    assert float(found.measure.value) == pytest.approx(oracle)


def test_no_levels_are_guessed() -> None:
    found = by_method(programme(rows=[NEW]), "un-progress-level")
    assert found.state is State.NOT_ASSESSABLE
    assert "level thresholds" in found.reason.en


# --- properties ---------------------------------------------------------------

VALUES = st.decimals(min_value=1, max_value=10**6, places=2)


def ratio(base: Decimal, latest: Decimal, goal: Decimal, symbol: str = "亿元") -> Figure:
    first = fig(base, symbol, "2020")
    return pace(cagr(first, fig(latest, symbol, "2025")), cagr(first, fig(goal, symbol, "2030")))


@given(VALUES, VALUES, VALUES, st.integers(2, 1000))
def test_the_pace_does_not_depend_on_scale(
    base: Decimal, latest: Decimal, goal: Decimal, factor: int
) -> None:
    if base == goal:
        return
    one, other = ratio(base, latest, goal), ratio(base * factor, latest * factor, goal * factor)
    assert math.isclose(float(one.value), float(other.value), rel_tol=1e-12)
    in_units = ratio(base * 10**4, latest * 10**4, goal * 10**4, "万元")
    assert in_units.value == one.value


@given(VALUES, VALUES, VALUES)
def test_the_pace_against_logarithms(base: Decimal, latest: Decimal, goal: Decimal) -> None:
    if abs(base - goal) < Decimal("0.5"):
        return
    actual = math.expm1(math.log(float(latest) / float(base)) / 5)
    required = math.expm1(math.log(float(goal) / float(base)) / 10)
    found = ratio(base, latest, goal)
    assert float(found.value) == pytest.approx(actual / required * 100, rel=1e-6, abs=1e-6)
    column = pace_column(np.array([actual * 100]), np.array([required * 100]))
    assert column[0] == pytest.approx(float(found.value), rel=1e-6, abs=1e-6)


def test_the_column_has_no_pace_where_nothing_is_required() -> None:
    assert np.isnan(pace_column(np.array([1.0]), np.array([0.0]))[0])


@settings(max_examples=60)
@given(VALUES, VALUES, VALUES, st.sampled_from(["higher", "lower"]))
def test_a_better_value_is_never_graded_worse(
    base: Decimal, one: Decimal, other: Decimal, direction: str
) -> None:
    falls = direction == "lower"
    worse, better = sorted((one, other), reverse=falls)
    rates = [cagr(fig(base, span="2020"), fig(value, span="2025")) for value in (better, worse)]
    graded = eurostat.TREND.grades
    order: list[Grade | None] = [*graded[:2], eurostat.UNCHANGED, *graded[2:]]
    places = [order.index(eurostat.grade_trend(rate, falls=falls)) for rate in rates]
    assert places[0] <= places[1]
    un = [un_progress.GRADES.index(un_progress.grade_trend(rate, falls=falls)) for rate in rates]
    assert un[0] <= un[1]
    goal = base / 2 if falls else base * 2
    required = cagr(fig(base, span="2020"), fig(goal, span="2030"))
    for bands in (eurostat.TARGET, un_progress.TARGET):
        found = [bands.grades.index(bands.grade(pace(rate, required))) for rate in rates]
        assert found[0] <= found[1]
