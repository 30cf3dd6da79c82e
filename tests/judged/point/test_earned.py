"""Earned value and earned schedule against a published vector, by hand and by a plain loop."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.point.earned import curves
from dianfan.judged.point.earned import earned_value
from dianfan.judged.point.earned_schedule import earned_schedule
from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import Undefined

PLAN = np.array([10.0, 30.0, 60.0, 100.0])


def test_the_published_vector_is_met() -> None:
    told = curves(PLAN, np.array([8.0, 20.0, 30.0, 45.0]), np.array([9.0, 22.0, 33.0, 50.0]))
    money, time = earned_value(told), earned_schedule(told)
    last = {name: round(getattr(money, name).values[-1], 2) for name in vars(money)}
    assert last == {
        "sv": -55, "cv": -5, "spi": 0.45, "cpi": 0.9, "eac": 111.11, "eac_planned": 105,
        "eac_both": 185.8, "etc": 61.11, "vac": -11.11, "tcpi": 1.1,
    }  # fmt: skip
    assert [one.values[-1] for one in (time.es, time.sv, time.spi, time.ieac)] == pytest.approx(
        [2.5, -1.5, 0.625, 6.4]
    )
    assert time.tspi.why(3) is Undefined.TIME_USED
    assert time.tspi.values[2] == pytest.approx((4 - 2) / (4 - 3))


def test_a_late_project_ends_at_one_in_money_and_below_one_in_time() -> None:
    told = curves(PLAN, np.array([5.0, 20, 40, 60, 80, 100, 100]))
    assert earned_value(told).spi.values[-1] == 1
    np.testing.assert_allclose(earned_schedule(told).spi.values[-2:], [4 / 6, 4 / 6])


@pytest.mark.parametrize(
    ("plan", "earned", "spent", "name", "why"),
    [
        ([10, 5, 20], 3, 3, "spi", Undefined.FALLING_PLAN),
        ([0, 0, 0], 0, 1, "spi", Undefined.NO_BUDGET),
        ([0, 5, 20], 3, 3, "spi", Undefined.NOTHING_PLANNED),
        ([10, 20], 25, 3, "spi", Undefined.PAST_BUDGET),
        ([10, 20], 5, 0, "cpi", Undefined.NOTHING_SPENT),
        ([10, 20], 0, 4, "eac", Undefined.NOTHING_EARNED),
        ([10, 20], 5, 25, "tcpi", Undefined.BUDGET_SPENT),
        ([10, 20], np.nan, 2, "sv", Undefined.NOT_REPORTED),
        ([10, 20], 5, np.nan, "cv", Undefined.NOT_REPORTED),
        ([10, 20], 5, -2, "cv", Undefined.NEGATIVE),
        ([10, np.nan], 5, 2, "sv", Undefined.NOT_REPORTED),
        ([-1, 20], 5, 2, "sv", Undefined.NEGATIVE),
    ],
)
def test_what_is_undefined_has_a_named_reason(
    plan: list[float], earned: float, spent: float, name: str, why: Undefined
) -> None:
    found = getattr(
        earned_value(curves(np.array(plan), np.array([earned]), np.array([spent]))), name
    )
    assert np.isnan(found.values[0])
    assert found.why(0) is why


@pytest.mark.parametrize(
    ("plan", "earned", "why"),
    [
        ([10, 5, 20], 3, Undefined.FALLING_PLAN),
        ([10, 20], 25, Undefined.PAST_BUDGET),
        ([10, 20], -1, Undefined.NEGATIVE),
        ([10, 20], np.nan, Undefined.NOT_REPORTED),
    ],
)
def test_earned_schedule_never_reads_a_bad_plan(
    plan: list[float], earned: float, why: Undefined
) -> None:
    found = earned_schedule(curves(np.array(plan), np.array([earned])))
    assert {one.why(0) for one in vars(found).values()} == {why}


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UseError, match="do not fit"):
        curves(np.ones((2, 3)), np.ones((3, 3)))


def _time_of(plan: list[float], earned: float) -> float:
    """Walk along the plan period by period, as the definition says."""
    if earned >= plan[-1]:
        return 1.0 + plan.index(plan[-1])
    path = [0.0, *plan]
    last = max(at for at, value in enumerate(path) if value <= earned)
    return last + (earned - path[last]) / (path[last + 1] - path[last])


@st.composite
def _portfolios(draw: st.DrawFn) -> tuple[Array, Array]:
    projects, periods, told = (draw(st.integers(1, most)) for most in (3, 6, 8))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    steps = random.integers(0, 4, (projects, periods)).astype(float)
    steps[:, -1] += 1
    plan = steps.cumsum(axis=1)
    return plan, random.uniform(0, 1, (projects, told)) * plan[:, -1:]


@given(_portfolios())
def test_columns_agree_with_a_walk_along_each_plan(given_curves: tuple[Array, Array]) -> None:
    plan, earned = given_curves
    found = earned_schedule(curves(plan, earned))
    for row, plan_row in enumerate(plan):
        for at, value in enumerate(earned[row]):
            assert found.es.values[row, at] == pytest.approx(_time_of(list(plan_row), value))


@given(_portfolios(), st.floats(0.01, 100))
def test_ratios_do_not_hang_on_the_unit_of_money(
    given_curves: tuple[Array, Array], scale: float
) -> None:
    plan, earned = given_curves
    one = curves(plan, earned, earned + 1)
    other = curves(plan * scale, earned * scale, (earned + 1) * scale)
    for name in ("spi", "cpi"):
        np.testing.assert_allclose(
            getattr(earned_value(one), name).values, getattr(earned_value(other), name).values
        )
    np.testing.assert_allclose(earned_value(one).eac.values * scale, earned_value(other).eac.values)


@given(_portfolios())
def test_estimates_add_up(given_curves: tuple[Array, Array]) -> None:
    plan, earned = given_curves
    told = curves(plan, earned, earned * 1.25 + 1)
    found = earned_value(told)
    np.testing.assert_allclose(found.etc.values + told.spent, found.eac.values)
    np.testing.assert_allclose(
        found.eac.values + found.vac.values,
        np.where(np.isnan(found.vac.values), np.nan, told.budget),
        rtol=1e-9,
    )


def test_the_dust_of_sums_is_no_fault() -> None:
    plan = np.array([0.1, 0.3, 0.3 - 1e-17 * 4, 0.6])
    told = curves(plan, np.array([0.1, 0.1 + 0.2 + 0.3 + 1e-15]))
    found = earned_schedule(told).es
    assert list(found.values) == [1, 4]
    assert earned_value(told).sv.why(1) is None
    fallen = curves(np.array([0.3, 0.2, 0.6]), np.array([0.1]))
    assert earned_value(fallen).sv.why(0) is Undefined.FALLING_PLAN
