"""Grades: the published thresholds, at them and a hair beside them, on both faces."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UnknownMethod
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.quantity import Bound
from dianfan.figures.unit import unit
from dianfan.judged.scorecard import eurostat
from dianfan.judged.scorecard import time_progress
from dianfan.judged.scorecard import un_progress
from dianfan.judged.scorecard.bands import NO_GRADE
from dianfan.judged.scorecard.bands import Bands
from dianfan.judged.scorecard.thresholds import threshold
from dianfan.judged.scorecard.thresholds import thresholds
from dianfan.judged.verdicts import State
from tests.judged.little import fig

HAIR = Decimal("0.000001")
EUROSTAT = (
    "significant progress",
    "moderate progress",
    "moderate movement away",
    "significant movement away",
)
UN = ("on track", "fair progress", "limited or no progress", "deterioration")

# measure in the unit given, and the grade that the published table gives it
EUROSTAT_TREND = [
    ("7", EUROSTAT[0]), ("1.000001", EUROSTAT[0]), ("1", EUROSTAT[0]), ("0.999999", EUROSTAT[1]),
    ("0.000001", EUROSTAT[1]), ("0", "unchanged"), ("-0.000001", EUROSTAT[2]),
    ("-0.999999", EUROSTAT[2]), ("-1", EUROSTAT[2]), ("-1.000001", EUROSTAT[3]), ("-40", EUROSTAT[3]),
]  # fmt: skip
EUROSTAT_TARGET = [
    ("95", "significant"), ("94.999999", "moderate"), ("60", "moderate"), ("59.999999", "insufficient"),
    ("55", "insufficient"), ("0", "insufficient"), ("-0.000001", "movement away"), ("300", "significant"),
]  # fmt: skip
UN_TREND = [
    ("1", UN[0]), ("0.999999", UN[1]), ("0.5", UN[1]), ("0.499999", UN[2]), ("0", UN[2]), ("-1", UN[2]),
    ("-1.000001", UN[3]),
]  # fmt: skip
UN_TARGET = [
    ("95", UN[0]), ("94.999999", UN[1]), ("55", UN[1]), ("50", UN[1]), ("49.999999", UN[2]), ("0", UN[2]),
    ("-10", UN[2]), ("-10.000001", UN[3]),
]  # fmt: skip
LAG = [
    ("-20", "in step with time"), ("0", "in step with time"), ("0.000001", "slightly behind time"),
    ("9.999999", "slightly behind time"), ("10", "behind time (yellow)"), ("20", "behind time (yellow)"),
    ("30", "behind time (yellow)"), ("30.000001", "far behind time (red)"), ("99", "far behind time (red)"),
]  # fmt: skip


def words(grade: object) -> str:
    return grade.words.en if grade is not None else "no grade"  # type: ignore[attr-defined]  # a grade or nothing


@pytest.mark.parametrize(("rate", "expected"), EUROSTAT_TREND)
def test_eurostat_without_target(rate: str, expected: str) -> None:
    assert words(eurostat.grade_trend(fig(rate, "%"), falls=False)) == expected
    mirrored = fig(-Decimal(rate), "%")
    assert words(eurostat.grade_trend(mirrored, falls=True)) == expected


@pytest.mark.parametrize(("ratio", "expected"), EUROSTAT_TARGET)
def test_eurostat_with_target(ratio: str, expected: str) -> None:
    assert words(eurostat.TARGET.grade(fig(ratio, "%"))).startswith(expected)


@pytest.mark.parametrize(("rate", "expected"), UN_TREND)
def test_un_without_target(rate: str, expected: str) -> None:
    assert words(un_progress.grade_trend(fig(rate, "%"), falls=False)) == expected
    assert words(un_progress.grade_trend(fig(-Decimal(rate), "%"), falls=True)) == expected


@pytest.mark.parametrize(("ratio", "expected"), UN_TARGET)
def test_un_with_target(ratio: str, expected: str) -> None:
    assert words(un_progress.TARGET.grade(fig(ratio, "%"))) == expected
    assert words(un_progress.TARGET.grade(fig(Decimal(ratio) / 100, "比"))) == expected


@pytest.mark.parametrize(("lag", "expected"), LAG)
def test_time_progress(lag: str, expected: str) -> None:
    assert words(time_progress.BANDS.grade(fig(lag, "百分点"))) == expected


def test_two_methods_disagree_where_they_are_known_to() -> None:
    """R = 0.55 is insufficient to Eurostat and fair to the UN."""
    ratio = fig("55", "%")
    eurostat_grade, un_grade = eurostat.TARGET.grade(ratio), un_progress.TARGET.grade(ratio)
    assert eurostat_grade is not None
    assert un_grade is not None
    assert (eurostat_grade.state, un_grade.state) == (State.OFF_TRACK, State.AT_RISK)


STATES = {
    "eurostat-sdg-trend": ["on track", "on track", "at risk", "off track"],
    "eurostat-sdg-target": ["on track", "at risk", "off track", "off track"],
    "un-progress-trend": ["on track", "at risk", "off track", "off track"],
    "un-progress-target": ["on track", "at risk", "off track", "off track"],
    "time-progress": ["on track", "at risk", "at risk", "off track"],
}
ALL = [eurostat.TREND, eurostat.TARGET, un_progress.TREND, un_progress.TARGET, time_progress.BANDS]


@pytest.mark.parametrize("bands", ALL, ids=lambda bands: bands.method)
def test_each_grade_counts_as_a_state(bands: Bands) -> None:
    assert [grade.state.value for grade in bands.grades] == STATES[bands.method]
    assert len(bands.grades) == len(bands.cuts) + 1
    assert eurostat.UNCHANGED.state is State.AT_RISK


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (fig("1", "%", bound=Bound.AT_LEAST), EUROSTAT[0]),
        (fig("1", "%", bound=Bound.MORE_THAN), EUROSTAT[0]),
        (fig("0.5", "%", bound=Bound.AT_LEAST), "no grade"),
        (fig("1", "%", bound=Bound.RANGE, upper="9"), EUROSTAT[0]),
        (fig("0.5", "%", bound=Bound.RANGE, upper="0.9"), EUROSTAT[1]),
        (fig("0.5", "%", bound=Bound.RANGE, upper="1"), "no grade"),
        (fig("-2", "%", bound=Bound.RANGE, upper="2"), "no grade"),
        (fig("-1", "%", bound=Bound.LESS_THAN), EUROSTAT[3]),
        (fig("-1", "%", bound=Bound.AT_MOST), "no grade"),
    ],
)
def test_an_interval_is_graded_when_both_ends_agree(measure: Figure, expected: str) -> None:
    assert words(eurostat.grade_trend(measure, falls=False)) == expected


def test_an_open_end_is_mirrored_with_its_indicator() -> None:
    shrinks = fig("-1", "%", bound=Bound.AT_MOST)
    assert words(eurostat.grade_trend(shrinks, falls=True)) == EUROSTAT[0]
    below_yellow = fig("10", "百分点", bound=Bound.LESS_THAN)
    assert time_progress.BANDS.grade(below_yellow) is None
    assert (
        words(time_progress.BANDS.grade(fig("30", "百分点", bound=Bound.MORE_THAN)))
        == "far behind time (red)"
    )
    assert time_progress.BANDS.grade(fig("30", "百分点", bound=Bound.AT_LEAST)) is None


MEASURES = st.decimals(min_value=-200, max_value=200, places=4)


@given(measures=st.lists(MEASURES, min_size=1, max_size=20), falls=st.booleans())
def test_column_faces_are_explain_faces(*, measures: list[Decimal], falls: bool) -> None:
    column = np.array([float(one) for one in measures])
    mirrored = np.full(column.shape, fill_value=falls)
    trend = eurostat.grade_trend_column(column, unit("%"), mirrored)
    un = un_progress.grade_trend_column(column, unit("%"), mirrored)
    for place, un_place, measure in zip(trend, un, measures, strict=True):
        figure = fig(measure, "%")
        known = (
            eurostat.UNCHANGED
            if place == eurostat.UNCHANGED_PLACE
            else eurostat.TREND.grades[place]
        )
        assert known == eurostat.grade_trend(figure, falls=falls)
        assert un_progress.GRADES[un_place] == un_progress.grade_trend(figure, falls=falls)
    for bands in (eurostat.TARGET, un_progress.TARGET):
        for place, measure in zip(bands.column(column, unit("%")), measures, strict=True):
            assert bands.grades[place] == bands.grade(fig(measure, "%"))
    for place, measure in zip(time_progress.grade_lag_column(column), measures, strict=True):
        assert time_progress.BANDS.grades[place] == time_progress.BANDS.grade(
            fig(measure, "百分点")
        )


def test_columns_hold_the_published_cuts_too() -> None:
    for bands in ALL:
        for place, cut in enumerate(bands.thresholds):
            exactly = np.array([float(cut.value)])
            grade = bands.column(exactly, cut.unit)[0]
            assert grade == place + (bands.method == "time-progress" and place == 1)


def test_nothing_in_a_column_has_no_grade() -> None:
    assert eurostat.TREND.column(np.array([np.nan]), unit("%"))[0] == NO_GRADE


@given(MEASURES, MEASURES)
def test_more_is_never_graded_worse(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    for bands in ALL:
        symbol = bands.thresholds[0].unit.symbol
        better, worse = (low, high) if bands.smaller_is_better else (high, low)
        grades = bands.grades
        assert grades.index(bands.grade(fig(better, symbol))) <= grades.index(
            bands.grade(fig(worse, symbol))
        )


def test_thresholds_name_their_source() -> None:
    assert len(thresholds()) == 25
    for clause, figure in thresholds().items():
        assert isinstance(figure.why, Promised)
        assert figure.why.clause == clause
        assert figure.why.source
        assert figure.why.locator


def test_an_unknown_threshold_is_refused() -> None:
    with pytest.raises(UnknownMethod, match="no threshold"):
        threshold("eurostat-sdg-trend", "splendid")
