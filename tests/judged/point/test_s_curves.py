"""The band of a portfolio against a count project by project; budgets and their changes."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Severity
from dianfan.figures.gap import Gap
from dianfan.judged.point.budgets import BudgetHistory
from dianfan.judged.point.budgets import BudgetTold
from dianfan.judged.point.budgets import budget_history
from dianfan.judged.point.budgets import check_budgets
from dianfan.judged.point.s_curves import ProgressReports
from dianfan.judged.point.s_curves import portfolio_curve

NAN = float("nan")


def _reports(*rows: tuple[int, int, float]) -> ProgressReports:
    told = np.array(rows, float).reshape(-1, 3)
    return ProgressReports(told[:, 0].astype(int), told[:, 1].astype(int), told[:, 2])


def test_two_projects_by_hand() -> None:
    found = portfolio_curve(
        np.array([100.0, 300.0]), np.array([1.0, 11.0]), np.array([10.0, 40.0]),
        _reports((0, 5, 0.4), (0, 10, 0.8), (1, 20, 0.1)), np.array([5, 7, 10, 20, 25, 30]), 25,
    )  # fmt: skip
    assert list(found.planned) == pytest.approx([50, 70, 100, 200, 250, 300])
    assert list(found.least[:5]) == pytest.approx([40, 40, 80, 110, 110])
    assert list(found.most[:5]) == pytest.approx([40 + 30, 80 + 30, 80 + 30, 100 + 30, 100 + 300])
    assert list(found.reported[:5]) == pytest.approx([0.25, 0.25, 0.25, 1, 1])
    assert np.isnan(found.least[5])
    assert (found.budget, found.left_out) == (400, 0)


def test_what_is_reported_later_does_not_count() -> None:
    told = _reports((0, 5, 0.4), (0, 30, 0.5))
    args = (np.array([100.0]), np.array([1.0]), np.array([10.0]), told, np.array([10]))
    assert portfolio_curve(*args, 12).most[0] == 100
    assert portfolio_curve(*args, 30).most[0] == 50


def test_projects_without_budget_or_days_are_left_out_and_counted() -> None:
    found = portfolio_curve(
        np.array([100.0, NAN, 50.0]), np.array([1.0, 1.0, NAN]), np.array([10.0, 10.0, 10.0]),
        _reports((1, 3, 0.5), (2, 3, 0.5)), np.array([5, 10]), 10,
    )  # fmt: skip
    assert (found.budget, found.left_out) == (100, 2)
    assert list(found.least) == [0, 0]


ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 30), st.floats(0, 1)),
    max_size=15,
    unique_by=lambda row: (row[0], row[1]),
)


@given(ROWS, st.integers(0, 30))
def test_the_band_is_the_sum_of_what_each_project_can_have_done(
    rows: list[tuple[int, int, float]], asof: int
) -> None:
    budgets, days = np.array([1.0, 2.0, 4.0, 8.0]), np.arange(0, 31)
    found = portfolio_curve(budgets, np.full(4, 3.0), np.full(4, 20.0), _reports(*rows), days, asof)
    for day in range(asof + 1):
        least = most = 0.0
        for at, money in enumerate(budgets):
            own = sorted((d, s) for p, d, s in rows if p == at and d <= asof)
            before = [s for d, s in own if d <= day]
            later = [s for d, s in own if d >= day]
            low = before[-1] if before else 0.0
            least += money * low
            most += money * max(low, later[0] if later else 1.0)
        assert found.least[day] == pytest.approx(least)
        assert found.most[day] == pytest.approx(most)
    assert np.isnan(found.most[asof + 1 :]).all()
    assert (np.diff(found.planned) >= 0).all()


@pytest.mark.parametrize(
    ("budgets", "ends", "reports"),
    [
        ([1.0], [0.0], _reports((0, 1, 0.5))),
        ([-1.0], [9.0], _reports((0, 1, 0.5))),
        ([1.0], [9.0], _reports((0, 1, 50))),
        ([1.0], [9.0], _reports((1, 1, 0.5))),
        ([1.0, 2.0], [9.0], _reports((0, 1, 0.5))),
    ],
)
def test_curves_that_make_no_sense_are_refused(
    budgets: list[float], ends: list[float], reports: ProgressReports
) -> None:
    with pytest.raises(UseError):
        portfolio_curve(
            np.array(budgets), np.array([3.0]), np.array(ends), reports, np.array([1]), 5
        )


FIRST = BudgetTold("weir", date(2030, 1, 1), 10.0, "CNY", 2)


def _later(day: int, amount: float | None, currency: str = "CNY") -> BudgetTold:
    return BudgetTold("weir", date(2030, 2, day), amount, currency, 1 + day)


def test_a_budget_grows_by_steps() -> None:
    found = budget_history([_later(9, 13.0), FIRST, _later(3, 12.0), _later(5, 12.0)])
    assert isinstance(found, BudgetHistory)
    assert [one.amount for one in found.steps] == [10, 12, 13]
    assert (found.first, found.now, found.changes) == (10, 13, (2, 1))
    assert found.growth == pytest.approx(0.3)
    assert isinstance(budget_history([]), Gap)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20))
def test_changes_add_up_to_the_growth(amounts: list[int]) -> None:
    found = budget_history([_later(day, float(one)) for day, one in enumerate(amounts, 1)])
    assert isinstance(found, BudgetHistory)
    assert sum(found.changes) == found.now - found.first
    assert 0 not in found.changes


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (_later(3, 2.0, "USD"), "budget-currencies"),
        (_later(3, None), "budget-missing"),
        (_later(3, -4.0), "budget-impossible"),
        (_later(3, float("inf")), "budget-impossible"),
        (BudgetTold("weir", FIRST.on, 11.0, "CNY", 4), "budget-same-day"),
    ],
)
def test_budgets_with_faults_are_told_and_refused(other: BudgetTold, code: str) -> None:
    elsewhere = BudgetTold("bridge", FIRST.on, 99.0, "USD", 9)
    (found,) = check_budgets([FIRST, elsewhere, other], "budgets.csv")
    assert (found.code, found.severity, found.where.line) == (code, Severity.ERROR, other.line)
    with pytest.raises(UseError, match="no history"):
        budget_history([FIRST, other])
    with pytest.raises(UseError, match="several"):
        budget_history([FIRST, elsewhere])
