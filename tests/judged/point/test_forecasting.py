"""A forecast stands on the best that there is, says on what, or is refused."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.judged.point.forecasting import FinishForecast
from dianfan.judged.point.forecasting import ForecastBasis
from dianfan.judged.point.forecasting import PaceRange
from dianfan.judged.point.forecasting import finish_forecast
from dianfan.judged.point.forecasting import pace_range
from dianfan.judged.point.past_projects import PastProject
from dianfan.judged.point.reference_class import ReferenceClass
from dianfan.judged.point.reference_class import reference_class
from dianfan.judged.point.schedule import schedule
from dianfan.judged.point.simulating import DrawnValue
from dianfan.judged.point.simulating import simulate
from dianfan.judged.point.survival import Estimate
from tests.judged.point.networks import FOUNDRY

RATIOS = (0.9, 1.0, 1.0, 1.1, 1.2, 1.3, 1.5, 1.8, 2.0, 2.4)


def _past() -> ReferenceClass:
    found = reference_class([PastProject(f"{at}", 1.0, one) for at, one in enumerate(RATIOS)])
    assert isinstance(found, ReferenceClass)
    return found


def test_a_schedule_comes_first() -> None:
    drawn = simulate(schedule(FOUNDRY), draws=3000, seed=1)
    found = finish_forecast(16, planned=15, simulated=drawn, past=_past())
    assert isinstance(found, FinishForecast)
    told = drawn.chance_by(16)
    assert isinstance(told, DrawnValue)
    assert (found.basis, found.chance.value) == (ForecastBasis.SCHEDULE, told.value)
    assert found.p80 == drawn.quantile(0.8).value
    assert found.chance.low < told.value < found.chance.high


def test_a_schedule_that_was_overtaken_gives_way_to_the_class() -> None:
    drawn = simulate(schedule(FOUNDRY), draws=3000, seed=1)
    found = finish_forecast(30, after=25, planned=20, simulated=drawn, past=_past())
    assert isinstance(found, FinishForecast)
    assert found.basis is ForecastBasis.REFERENCE_CLASS
    told = _past().chance_by(20, 30, 25)
    assert found.chance == told
    assert found.p50 == pytest.approx(20 * 1.2)


@pytest.mark.parametrize(
    ("past", "planned", "why"),
    [
        (None, 10.0, "no class"),
        (reference_class([]), 10.0, "0 finished"),
        (_past(), None, "no planned duration"),
    ],
)
def test_without_either_it_is_refused_with_the_reasons(
    past: ReferenceClass | Gap | None, planned: float | None, why: str
) -> None:
    found = finish_forecast(12, planned=planned, past=past)
    assert isinstance(found, Gap)
    assert why in found.note
    assert "no schedule" in found.note


def test_where_both_fail_both_reasons_are_told() -> None:
    drawn = simulate(schedule(FOUNDRY), draws=100, seed=1)
    found = finish_forecast(90, after=80, planned=10, simulated=drawn, past=_past())
    assert isinstance(found, Gap)
    assert "outlasted" in found.note
    assert "0 of the class" in found.note


def test_paces_by_hand() -> None:
    found = pace_range([4, 6, 8], [0.2, 0.4, 0.5])
    # mean 0.0625, then 0.1 and 0.05: half is left
    assert isinstance(found, PaceRange)
    assert found.early == pytest.approx(13)
    assert found.late == pytest.approx(18)
    assert [found.by(date) for date in (12, 15, 18)] == [False, None, True]


def test_a_standstill_may_never_end() -> None:
    found = pace_range([4, 6], [0.5, 0.5])
    assert found == PaceRange(12, inf, 2)
    assert isinstance(found, PaceRange)
    assert found.by(1e9) is None


def test_what_is_done_has_ended() -> None:
    assert pace_range([3, 5, 9], [0.5, 1.0, 1.0]) == PaceRange(5, 5, 3)


@pytest.mark.parametrize(
    ("times", "shares"),
    [([], []), ([3], [0.5]), ([3, 4], [0, 0]), ([3, 4], [0.5, 0.4]), ([4, 4], [0.1, 0.2]),
     ([0, 4], [0.1, 0.2]), ([3, 4], [0.5, 1.2])],
)  # fmt: skip
def test_reports_without_a_pace_are_refused(times: list[float], shares: list[float]) -> None:
    assert isinstance(pace_range(times, shares), Gap)


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=8), st.floats(1, 100))
def test_an_even_pace_gives_one_day(lengths: list[float], whole: float) -> None:
    times = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    length = times[-1] * (1 + whole)
    found = pace_range(times, [one / length for one in times])
    assert isinstance(found, PaceRange)
    assert found.early == pytest.approx(length)
    assert found.late == pytest.approx(length)


def test_limits_stay_shares() -> None:
    drawn = simulate(schedule(FOUNDRY), draws=50, seed=1)
    for date in (1, 40):
        found = finish_forecast(date, simulated=drawn)
        assert isinstance(found, FinishForecast)
        assert isinstance(found.chance, Estimate)
        assert 0 <= found.chance.low <= found.chance.value <= found.chance.high <= 1
