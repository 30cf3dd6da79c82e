"""序时进度: time elapsed less work done, by hand-computed vectors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.interval import NotComputable
from dianfan.judged.scorecard.time_progress import completion_since
from dianfan.judged.scorecard.time_progress import elapsed_since
from dianfan.judged.scorecard.time_progress import elapsed_within
from dianfan.judged.scorecard.time_progress import lag
from dianfan.judged.scorecard.time_progress import lag_column
from dianfan.judged.verdicts import State
from dianfan.promised.model import Programme
from tests.judged.little import by_method
from tests.judged.little import fig
from tests.judged.little import indicator
from tests.judged.little import programme
from tests.judged.little import row
from tests.judged.little import target

METHOD = "time-progress"
AUTUMN = date(2025, 11, 1)


@pytest.mark.parametrize(
    ("span", "due", "expected"),
    [
        ("2025-Q1/Q3", "2025", "75"),
        ("2025-H1", "2025", "50"),
        ("2025-01/10", "2025", "83.33333333333333333333333333"),
        ("2025-Q1", "2025", "25"),
        ("2021/2023", "2021/2025", "60"),
        ("2024-01/02", "2024", "16.66666666666666666666666667"),
        ("2025-01/07-02", "2025", "50.13698630136986301369863014"),
        ("2024-01/07-01", "2024", "50"),
    ],
)
def test_time_within_the_period(span: str, due: str, expected: str) -> None:
    found = elapsed_within(fig("1", span=span), fig("9", span=due))
    prove(found)
    assert found.value == Decimal(expected)


def test_time_and_work_since_a_base() -> None:
    base, actual, goal = fig("100", span="2020"), fig("130", span="2023"), fig("150", span="2025")
    assert elapsed_since(base, actual, goal).value == 60
    assert completion_since(base, actual, goal).value == 60
    falling = completion_since(
        fig("50", span="2020"), fig("44", span="2023"), fig("40", span="2025")
    )
    assert falling.value == 60
    in_units = completion_since(base, fig("1300000", "万元", "2023"), goal)
    assert in_units.value == 60
    with pytest.raises(NotComputable, match="no exact value"):
        completion_since(fig("100", bound=Bound.AT_LEAST), actual, goal)


@given(st.decimals(0, 100, places=2), st.decimals(0, 200, places=2))
def test_the_column_face_is_the_explain_face(elapsed: Decimal, done: Decimal) -> None:
    explained = lag(fig(elapsed, "%"), fig(done, "%"))
    prove(explained)
    column = lag_column(np.array([float(elapsed)]), np.array([float(done)]))
    assert column[0] == pytest.approx(float(explained.value), abs=1e-9)
    assert explained.unit.symbol == "百分点"


def year(done: str, span: str = "2025-Q1/Q3", bound: str = "exactly", **other: object) -> Programme:
    return programme(rows=[row(span, done, bound)], targets=(target("200", **other),))  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("done", "gap", "grade", "state"),
    [
        ("160", "-5", "in step with time", State.ON_TRACK),
        ("150", "0", "in step with time", State.ON_TRACK),
        ("149", "0.5", "slightly behind time", State.AT_RISK),
        ("130", "10", "behind time (yellow)", State.AT_RISK),
        ("90", "30", "behind time (yellow)", State.AT_RISK),
        ("89", "30.5", "far behind time (red)", State.OFF_TRACK),
    ],
)
def test_the_first_three_quarters_against_the_year(
    done: str, gap: str, grade: str, state: State
) -> None:
    found = by_method(year(done), METHOD, AUTUMN)
    assert (found.grade.en, found.state) == (grade, state)
    assert isinstance(found.measure, Figure)
    prove(found.measure)
    assert found.measure.value == Decimal(gap)
    assert [figure.value for figure in found.thresholds] == [0, 10, 30, 3]
    assert found.reason.en == "by time elapsed less completion at the first three quarters of 2025"


def path(
    *rows: tuple[str, str], goal: str = "150", direction: str = "higher", cumulative: bool = False
) -> Programme:
    return programme(
        rows=[row(span, value) for span, value in rows],
        targets=(target(goal, "2025"),),
        indicators=(indicator(direction, cumulative=cumulative),),
    )


@pytest.mark.parametrize(
    ("some", "gap"),
    [
        (path(("2018", "1"), ("2020", "100"), ("2023", "130")), "0"),
        (path(("2020", "100"), ("2021", "149"), ("2023", "120")), "20"),
        (path(("2020", "100"), ("2023", "82"), goal="50", direction="lower"), "24"),
        (path(("2020-12", "100"), ("2023-12", "110"), cumulative=True), "40"),
    ],
)
def test_a_path_runs_from_the_last_value_before_the_target_was_set(
    some: Programme, gap: str
) -> None:
    found = by_method(some, METHOD, AUTUMN)
    assert isinstance(found.measure, Figure)
    prove(found.measure)
    assert found.measure.value == Decimal(gap)
    assert len(found.evidence) == 2
    assert found.reason.en.endswith("2023")


@pytest.mark.parametrize(
    ("some", "words"),
    [
        (programme(rows=[row("2024", "1")]), "no target is set"),
        (year("9", kind="growth_yoy", unit="%"), "growth rate"),
        (year("9", kind="rank", unit="名"), "ranks have no fixed"),
        (year("9", scope="城区"), "another scope"),
        (programme(rows=[row("2025-H1", "9")], targets=(target("200", bound=Bound.AT_MOST),)), "ceiling"),
        (programme(rows=[row("2025-H1", "9")], targets=(target("0"),)), "zero or negative"),
        (programme(rows=[row("2025", "9")], targets=(target("200"),)), "is on record and decides"),
        (year("140", "2025-Q1/Q3", "at least"), "several grades"),
        (year("9", "2025-03"), "none to draw a path with"),
        (path(("2020", "100")), "none to draw a path with"),
        (path(("2021", "100"), ("2022", "120")), "none to draw a path with"),
        (path(("2020", "160"), ("2023", "170")), "base value already meets"),
        (path(("2020", "100"), ("2021", "120")), "too long ago"),
        (path(("2020", "150"), ("2023", "170")), "base value already meets"),
        (path(("2020", "150"), ("2023", "120"), direction="lower"), "base value already meets"),
        (programme(rows=[row("2024", "1")], targets=(target(),), indicators=(indicator("neutral"),)), "no bound"),
        (
            programme(rows=[row("2020", "100", "about"), row("2023", "120")], targets=(target("150"),)),
            "several grades",
        ),
    ],
)  # fmt: skip
def test_each_reason_for_no_grade(some: Programme, words: str) -> None:
    found = by_method(some, METHOD, date(2025, 12, 1))
    assert words in found.reason.en
    assert found.state is State.NOT_ASSESSABLE


def test_shares_and_moments_do_not_fill_a_year() -> None:
    half = row("2025-H1", "50", unit="%", kind="share")
    share = programme(rows=[half], targets=(target("55", kind="share", unit="%"),))
    january = programme(rows=[row("2025-01", "50")], targets=(target("55"),))
    for some in (share, january):
        assert "none to draw a path with" in by_method(some, METHOD, AUTUMN).reason.en


def test_the_years_of_a_plan_fill_it() -> None:
    aim = target("100", "2021/2025", kind="cumulative")
    rows = [row("2021", "10", kind="cumulative"), row("2021/2023", "50", kind="cumulative")]
    found = by_method(programme(rows=rows, targets=(aim,)), METHOD, AUTUMN)
    assert isinstance(found.measure, Figure)
    assert found.measure.value == 10


def test_old_progress_tells_nothing_of_today() -> None:
    some = programme(rows=[row("2022-H1", "50")], targets=(target("100", "2022"),))
    assert "too long ago" in by_method(some, METHOD, AUTUMN).reason.en


def test_the_value_of_the_day_a_target_is_set_is_its_base() -> None:
    aim = target("150", "2025")
    rows = [row("2019", "1"), row("2020", "100")]
    on_the_day = programme(rows=[*rows, row("2023", "130")], targets=(aim,), published="2020-12-31")
    found = by_method(on_the_day, METHOD, AUTUMN)
    assert [figure.period.code for figure in found.evidence] == ["2020", "2023"]
    years = [row(year, "120") for year in ("2020", "2021")]
    old = programme(rows=[rows[0], *years], targets=(aim,), published="2019-12-31")
    assert by_method(old, METHOD, AUTUMN).reason.en == "the latest value is of 2021, too long ago"
    alone = programme(rows=rows, targets=(aim,), published="2020-12-31")
    assert "none to draw a path with" in by_method(alone, METHOD, date(2021, 6, 1)).reason.en


def test_bounds_are_graded_when_both_ends_agree() -> None:
    assert by_method(year("150", bound="at least"), METHOD, AUTUMN).grade.en == "in step with time"
    assert (
        by_method(year("80", bound="less than"), METHOD, AUTUMN).grade.en == "far behind time (red)"
    )
