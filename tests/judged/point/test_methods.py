"""The methods of the point lens against worked values, and what they refuse."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.interval import NotComputable
from dianfan.judged.point import methods
from dianfan.judged.point.earned import curves
from dianfan.judged.point.earned_schedule import earned_schedule
from tests.judged.little import fig


def at(code: str) -> Figure:
    """Give a date of a project as a leaf."""
    return fig("1", "项", code)


def test_time_used_counts_both_days() -> None:
    assert methods.elapsed(at("2024-01"), at("2024-12"), asof="2024-12-31").value == 100
    half = methods.elapsed(at("2024-01-01"), at("2024-01-10"), asof="2024-01-05")
    assert half.value == 50
    with pytest.raises(NotComputable, match="before the begin"):
        methods.elapsed(at("2024-05"), at("2024-01"), asof="2024-12-31")
    with pytest.raises(NotComputable, match="not told"):
        methods.elapsed(at("undated"), at("2024-01"), asof="2024-12-31")
    prove(half)


def test_the_textbook_vector_of_earned_value() -> None:
    budget = fig("100", "亿元")
    earned = methods.value_of(budget, fig("45", "%", "2024-04"), of="earned")
    assert earned.value == 45
    assert methods.at_completion(budget, earned, fig("50", "亿元")).value.quantize(
        Decimal("0.01")
    ) == Decimal("111.11")
    with pytest.raises(NotComputable, match="nothing is done"):
        methods.at_completion(
            budget, methods.value_of(budget, fig("0", "%"), of="earned"), fig("5", "亿元")
        )
    whole = methods.value_of_all(
        budget, fig("45", "%"), fig("50000", "万元"), fig("10", "%"), of="earned"
    )
    assert whole.value == Decimal("45.5")


def test_the_pace_index_is_that_of_earned_schedule_on_even_days() -> None:
    plan, done = [10.0, 30.0, 60.0, 100.0], 45.0
    days = ("2024-01-10", "2024-01-20", "2024-01-30")
    planned = [fig(str(share), "%", day) for share, day in zip(plan[:3], days, strict=True)]
    found = methods.time_index(
        at("2024-01-01"), at("2024-02-09"), fig(str(done), "%", "2024-02-09"), *planned
    )
    # The plan's points are ten days apart, counted from the first day.
    told = curves(np.array([plan]), np.array([[0.0, 0.0, 0.0, done]]))
    expected = float(earned_schedule(told).spi.values[0, -1])
    assert expected == pytest.approx(0.625)
    assert float(found.value) == pytest.approx(expected, abs=1e-4)


def test_a_plan_that_falls_has_no_pace() -> None:
    planned = [fig("40", "%", "2024-03"), fig("30", "%", "2024-06")]
    with pytest.raises(NotComputable, match="falls"):
        methods.time_index(at("2024-01"), at("2024-12"), fig("20", "%", "2024-06"), *planned)


def test_late_is_a_range_where_the_finish_is_told_as_a_month() -> None:
    late = methods.days_late(at("2024-10"), at("2024-12"))
    assert (late.value, late.quantity.upper) == (Decimal(31), Decimal(61))
    early = methods.days_late(at("2024-10-31"), at("2024-07-31"))
    assert early.value == -92
    assert early.quantity.upper is None


def test_days_run_from_the_end_of_the_period() -> None:
    assert methods.days_since(at("2025-12"), asof="2026-01-31", of="overdue").value == 31


def test_the_paces_of_reports_give_a_range_of_days() -> None:
    start, due = at("2024-01-01"), at("2024-04-09")
    reports = [fig("25", "%", "2024-01-20"), fig("35", "%", "2024-02-09")]
    found = methods.pace_late(start, due, *reports)
    # Forty days used: 35 in forty gives 114.3 days, ten in the last twenty 170.
    assert (found.value, found.quantity.upper) == (Decimal(14), Decimal(70))
    still = methods.pace_late(start, due, *reports, fig("35", "%", "2024-02-29"))
    assert still.quantity.bound is Bound.AT_LEAST
    with pytest.raises(NotComputable, match="no pace"):
        methods.pace_late(start, due, reports[0])
    prove(found)
