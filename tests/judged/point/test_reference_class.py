"""Kaplan and Meier against a published sample and by hand; a class that is small, or too small."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Severity
from dianfan.figures.gap import Gap
from dianfan.judged.point.past_projects import PastProject
from dianfan.judged.point.past_projects import check_past
from dianfan.judged.point.reference_class import ReferenceClass
from dianfan.judged.point.reference_class import reference_class
from dianfan.judged.point.survival import Estimate
from dianfan.judged.point.survival import survival

# Freireich et al. (1963), weeks of remission under treatment; a minus tells one still going on
REMISSION = [
    6,
    6,
    6,
    -6,
    7,
    -9,
    10,
    -10,
    -11,
    13,
    16,
    -17,
    -19,
    -20,
    22,
    23,
    -25,
    -32,
    -32,
    -34,
    -35,
]


def _class(ratios: list[float], running: list[float] | None = None) -> ReferenceClass:
    told = [PastProject(f"f{at}", 10.0, 10 * ratio) for at, ratio in enumerate(ratios)]
    told += [
        PastProject(f"r{at}", 10.0, 10 * ratio, finished=False)
        for at, ratio in enumerate(running or [])
    ]
    found = reference_class(told)
    assert isinstance(found, ReferenceClass)
    return found


def test_the_published_sample_is_met() -> None:
    told = np.array(REMISSION, float)
    found = survival(np.abs(told), told > 0)
    assert dict(zip(found.points[1:], found.left[1:].round(3), strict=True)) == {
        6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448,
    }  # fmt: skip
    assert list(found.error[1:].round(4)) == [
        0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]  # fmt: skip
    assert found.beyond(35.5) is None
    median, most = found.ended(0.5), found.ended(0.9)
    assert median is not None
    assert (median.value, most) == (23, None)


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), min_size=1, max_size=12))
def test_the_share_that_goes_on_is_the_product_over_ends(told: list[tuple[int, bool]]) -> None:
    found = survival(np.array([t for t, _ in told], float), np.array([e for _, e in told]))
    for point in range(7):
        share = Fraction(1)
        for step in range(1, point + 1):
            risk = sum(length >= step for length, _ in told)
            died = sum(length == step and ended for length, ended in told)
            share *= 1 - Fraction(died, risk) if risk else 1
        got = found.beyond(point)
        if got is None:
            assert point > max(length for length, _ in told)
            continue
        assert got.value == pytest.approx(float(share))
        assert 0 <= got.low <= got.value + 1e-12
        assert got.value <= got.high + 1e-12 <= 1 + 1e-11


@given(st.lists(st.integers(1, 9), min_size=5, max_size=30), st.floats(0.05, 0.95))
def test_where_all_have_ended_quantiles_are_those_of_the_sample(
    told: list[int], share: float
) -> None:
    found = _class([one / 4 for one in told]).quantile(share)
    assert isinstance(found, Estimate)
    by = [one / 4 for one in sorted(told)]
    expected = next(one for at, one in enumerate(by, 1) if at / len(by) >= share - 1e-12)
    assert found.value == pytest.approx(expected)
    assert found.low <= found.value <= found.high


def test_running_projects_raise_the_uplift_that_leaving_them_out_would_hide() -> None:
    ended = [1.0, 1.1, 1.2, 1.3, 1.4]
    alone, all_of_them = _class(ended), _class(ended, [1.35, 1.35, 1.5])
    one, other = alone.quantile(0.5), all_of_them.quantile(0.5)
    assert isinstance(one, Estimate)
    assert isinstance(other, Estimate)
    assert (one.value, other.value) == (1.2, 1.3)
    for told in (all_of_them.quantile(0.8), all_of_them.uplift(0.8), all_of_them.finish(9, 0.8)):
        assert isinstance(told, Gap)
    assert (all_of_them.finished, all_of_them.running) == (5, 3)


def test_a_plan_is_lifted_by_the_ratio_of_the_class() -> None:
    found = _class([0.9, 1.0, 1.1, 1.2, 1.5, 1.5, 1.6, 1.8, 2.0, 2.5])
    uplift, finish = found.uplift(0.8), found.finish(24, 0.8)
    assert isinstance(uplift, Estimate)
    assert isinstance(finish, Estimate)
    assert uplift.value == pytest.approx(0.8)
    assert finish.value == pytest.approx(24 * 1.8)
    assert [one.code for one in found.findings] == ["class-small"]


def test_what_is_known_not_to_have_ended_is_held_against_the_late_alone() -> None:
    found = _class([0.8, 1.0, 1.0, 1.2, 1.3, 1.4, 1.6, 2.0])
    chance = found.chance_by(10, 13.5, after=11)
    assert isinstance(chance, Estimate)
    assert chance.value == pytest.approx(2 / 5)  # five went beyond 1.1, two of them ended by 1.35
    assert chance.low < 2 / 5 < chance.high
    assert found.chance_by(10, 9, after=11) == Estimate(0, 0, 0)
    assert isinstance(found.chance_by(10, 30, after=15), Gap)


def test_nothing_is_said_beyond_what_was_watched() -> None:
    found = _class([1.0, 1.1, 1.2, 1.3, 1.4], [1.5])
    assert isinstance(found.chance_by(10, 15.1), Gap)
    assert isinstance(_class([1.0, 1.1, 1.2, 1.3, 1.4]).chance_by(10, 15.1), Estimate)


@given(
    st.lists(st.tuples(st.floats(0.5, 3), st.booleans()), min_size=8, max_size=30),
    st.floats(0.5, 1.5),
    st.floats(0.1, 1.5),
)
def test_chances_of_two_stretches_multiply(
    told: list[tuple[float, bool]], now: float, more: float
) -> None:
    ended = np.array([e for _, e in told])
    ratios = np.array([r for r, _ in told])
    found = ReferenceClass(ratios, ended, survival(ratios, ended))
    whole, begin = found.chance_by(1, now + more), found.chance_by(1, now)
    rest = found.chance_by(1, now + more, after=now)
    if isinstance(whole, Estimate) and isinstance(begin, Estimate) and isinstance(rest, Estimate):
        assert (1 - whole.value) == pytest.approx((1 - begin.value) * (1 - rest.value))


def test_limits_hold_the_truth_about_as_often_as_they_say() -> None:
    random, held, times = np.random.default_rng(8), 0, 400
    for _ in range(times):
        lengths, stopped = random.lognormal(0, 0.4, 25), random.lognormal(0.5, 0.4, 25)
        found = survival(np.minimum(lengths, stopped), lengths <= stopped).beyond(1.0)
        held += found is not None and found.low <= 0.5 <= found.high
    assert 0.85 < held / times < 0.96


def test_too_few_projects_make_no_class() -> None:
    few = [PastProject(f"{at}", 10.0, 11.0) for at in range(4)]
    found = reference_class([*few, PastProject("late", 10.0, 30.0, finished=False)])
    assert isinstance(found, Gap)
    assert found.note.startswith("4 finished")


@pytest.mark.parametrize(
    ("project", "code"),
    [
        (PastProject("x", None, 3.0), "class-missing-planned"),
        (PastProject("x", 3.0, None), "class-missing-actual"),
        (PastProject("x", 0.0, 3.0), "class-impossible-planned"),
        (PastProject("x", 3.0, -1.0), "class-impossible-actual"),
        (PastProject("x", float("inf"), 1.0), "class-impossible-planned"),
        (PastProject("0", 10.0, 11.0), "class-duplicate-id"),
    ],
)
def test_projects_with_faults_are_told_and_left_out(project: PastProject, code: str) -> None:
    good = [PastProject(f"{at}", 10.0, 11.0, line=at) for at in range(25)]
    assert [one.code for one in check_past([*good, project])] == [code]
    found = reference_class([*good, project], "past.csv")
    assert isinstance(found, ReferenceClass)
    assert [(one.code, one.severity, one.where.file) for one in found.findings] == [
        (code, Severity.ERROR, "past.csv")
    ]
    assert found.finished == 25


def test_questions_that_mean_nothing_are_refused() -> None:
    found = _class([1.0] * 6)
    with pytest.raises(UseError, match="quantile"):
        found.quantile(0)
    with pytest.raises(UseError, match="plan"):
        found.chance_by(0, 3)


def test_a_ratio_needs_both_amounts() -> None:
    assert PastProject("x", 4.0, 5.0).ratio == 1.25
    for lost in (
        PastProject("x", None, 1.0),
        PastProject("x", 1.0, None),
        PastProject("x", 0.0, 1.0),
    ):
        assert np.isnan(lost.ratio)
