"""Lights follow from evidence: each threshold, the worst reason, and the light set by hand beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Where
from dianfan.figures.gap import Gap
from dianfan.judged.point.evidence import Evidence
from dianfan.judged.point.evidence import check_evidence
from dianfan.judged.point.evidence import elapsed_share
from dianfan.judged.point.lights import ComputedLight
from dianfan.judged.point.lights import Light
from dianfan.judged.point.lights import LightReason
from dianfan.judged.point.lights import LightThresholds
from dianfan.judged.point.lights import light

DAY = date(2031, 6, 30)
BARE = Evidence(DAY)
SHARES = st.none() | st.floats(0, 1)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Draw any evidence without faults."""
    planned = draw(st.none() | st.integers(-900, 900))
    actual = draw(st.none() | st.integers(-900, 0))
    return Evidence(
        DAY,
        elapsed=draw(SHARES),
        done=draw(SHARES),
        spent=draw(SHARES),
        time_index=draw(st.none() | st.floats(0, 3)),
        cost_index=draw(st.none() | st.floats(0, 3)),
        chance=draw(SHARES),
        planned_finish=None if planned is None else DAY + timedelta(planned),
        actual_finish=None if actual is None else DAY + timedelta(actual),
        suspended=draw(st.none() | st.booleans()),
        report_age=draw(st.none() | st.integers(0, 800)),
    )


@pytest.mark.parametrize(
    ("told", "code", "found"),
    [
        (Evidence(DAY, elapsed=0.6, done=0.7), "pace-gap", Light.GREEN),
        (Evidence(DAY, elapsed=0.6, done=0.5), "pace-gap", Light.GREEN),
        (Evidence(DAY, elapsed=0.6, done=0.4999), "pace-gap", Light.YELLOW),
        (Evidence(DAY, elapsed=0.6, done=0.3), "pace-gap", Light.YELLOW),
        (Evidence(DAY, elapsed=0.6, done=0.2999), "pace-gap", Light.RED),
        (Evidence(DAY, elapsed=0.6, spent=0.2), "pace-gap-by-money", Light.RED),
        (Evidence(DAY, done=0.3, spent=0.6), "paid-ahead-of-work", Light.YELLOW),
        (Evidence(DAY, time_index=0.95), "time-index", Light.GREEN),
        (Evidence(DAY, time_index=0.94), "time-index", Light.YELLOW),
        (Evidence(DAY, cost_index=0.79), "cost-index", Light.RED),
        (Evidence(DAY, chance=0.8), "chance", Light.GREEN),
        (Evidence(DAY, chance=0.5), "chance", Light.YELLOW),
        (Evidence(DAY, chance=0.49), "chance", Light.RED),
        (Evidence(DAY, planned_finish=DAY - timedelta(1)), "overdue", Light.YELLOW),
        (Evidence(DAY, planned_finish=DAY - timedelta(91)), "overdue", Light.RED),
        (Evidence(DAY, suspended=True), "suspended", Light.RED),
        (Evidence(DAY, report_age=93), "report-old", Light.YELLOW),
        (Evidence(DAY, report_age=367), "report-too-old", Light.GREY),
        (Evidence(DAY, actual_finish=DAY), "ended", Light.GREEN),
    ],
)
def test_each_rule_alone_gives_its_light(told: Evidence, code: str, found: Light) -> None:
    made = light(told)
    assert ([one.code for one in made.reasons], made.light) == ([code], found)


@pytest.mark.parametrize(
    "told",
    [BARE, Evidence(DAY, elapsed=0.5), Evidence(DAY, done=0.5), Evidence(DAY, suspended=False),
     Evidence(DAY, planned_finish=DAY), Evidence(DAY, report_age=10)],
)  # fmt: skip
def test_without_evidence_there_is_no_light(told: Evidence) -> None:
    assert light(told, by_hand=Light.GREEN) == ComputedLight(Light.GREY, (), Light.GREEN)
    assert light(told, by_hand=Light.GREEN).agrees is None


@given(evidence())
def test_the_worst_reason_decides_and_all_are_told(told: Evidence) -> None:
    made = light(told)
    lights = [one.light for one in made.reasons]
    order = [Light.RED, Light.YELLOW, Light.GREY, Light.GREEN]
    assert lights == sorted(lights, key=order.index)
    assert made.light is (lights[0] if lights else Light.GREY)
    assert len({one.code for one in made.reasons}) == len(made.reasons)


@given(evidence(), st.floats(0, 1))
def test_more_work_done_never_makes_the_pace_worse(told: Evidence, done: float) -> None:
    order = [Light.GREEN, Light.YELLOW, Light.RED]

    def pace(some: Evidence) -> int:
        return max(
            (order.index(r.light) for r in light(some).reasons if r.code == "pace-gap"), default=0
        )

    less, more = sorted((done, told.done if told.done is not None else done))
    assert pace(replace(told, done=more)) <= pace(replace(told, done=less))


@given(evidence())
def test_what_has_ended_is_not_called_late_or_still(told: Evidence) -> None:
    made = light(replace(told, actual_finish=DAY - timedelta(3)))
    assert {one.code for one in made.reasons} <= {"ended", "cost-index"}


@given(evidence())
def test_an_old_report_carries_no_progress(told: Evidence) -> None:
    made = light(replace(told, report_age=700, actual_finish=None))
    assert {one.code for one in made.reasons} <= {"suspended", "overdue", "report-too-old"}
    assert made.light is not Light.GREEN


def test_reasons_carry_value_and_threshold() -> None:
    made = light(Evidence(DAY, elapsed=0.75, done=0.4, cost_index=1.02))
    assert made.reasons == (
        LightReason("pace-gap", Light.RED, 35, 30),
        LightReason("cost-index", Light.GREEN, 1.02, 0.95),
    )
    late = light(Evidence(DAY, actual_finish=DAY, planned_finish=DAY - timedelta(40)))
    assert late.reasons[0].value == 40


def test_a_light_set_by_hand_stands_beside() -> None:
    told = Evidence(DAY, time_index=0.5)
    assert light(told, Light.GREEN).light is Light.RED
    assert [light(told, hand).agrees for hand in (Light.GREEN, Light.RED, None)] == [
        False,
        True,
        None,
    ]


def test_thresholds_can_be_set() -> None:
    told = Evidence(DAY, elapsed=0.6, done=0.4)
    assert light(told).light is Light.YELLOW
    assert light(told, thresholds=LightThresholds(gap_yellow=20)).light is Light.GREEN


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (Evidence(DAY, done=1.04), "evidence-above-one"),
        (Evidence(DAY, elapsed=1.5), "evidence-above-one"),
        (Evidence(DAY, spent=-0.1), "evidence-impossible"),
        (Evidence(DAY, cost_index=float("nan")), "evidence-impossible"),
        (Evidence(DAY, report_age=-3), "evidence-impossible"),
        (Evidence(DAY, actual_finish=DAY + timedelta(1)), "evidence-finish-to-come"),
    ],
)
def test_evidence_with_faults_is_told_and_refused(told: Evidence, code: str) -> None:
    assert [one.code for one in check_evidence(told, Where("projects.csv", 3))] == [code]
    with pytest.raises(UseError, match="faults"):
        light(told)


def test_money_may_pass_the_budget() -> None:
    assert check_evidence(Evidence(DAY, spent=1.2), Where("projects.csv")) == ()


def test_elapsed_share_counts_both_days() -> None:
    begin, end = date(2031, 1, 1), date(2031, 1, 10)
    told = [elapsed_share(begin, end, date(2031, 1, day)) for day in (1, 5, 10, 20)]
    assert told == [0.1, 0.5, 1, 1]
    assert elapsed_share(begin, end, date(2030, 12, 1)) == 0
    assert isinstance(elapsed_share(end, begin, end), Gap)
