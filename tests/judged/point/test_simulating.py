"""Monte Carlo against closed forms, the exact inverse, and paths counted one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dianfan.figures.errors import UseError
from dianfan.figures.gap import Gap
from dianfan.judged.point import simulating
from dianfan.judged.point.activities import Activity
from dianfan.judged.point.measured import Array
from dianfan.judged.point.pert_beta import ERROR
from dianfan.judged.point.pert_beta import durations_of
from dianfan.judged.point.pert_beta import exact_share
from dianfan.judged.point.schedule import forward
from dianfan.judged.point.schedule import schedule
from dianfan.judged.point.schedule import times
from dianfan.judged.point.simulating import DrawnValue
from dianfan.judged.point.simulating import Simulated
from dianfan.judged.point.simulating import critical_draws
from dianfan.judged.point.simulating import simulate
from tests.judged.point.networks import FOUNDRY
from tests.judged.point.networks import schedules


def _chance(found: Simulated, date: float) -> DrawnValue:
    told = found.chance_by(date)
    assert isinstance(told, DrawnValue)
    return told


def test_the_general_foundry_network_ends_later_than_pert_says() -> None:
    found = simulate(schedule(FOUNDRY), draws=60_000, seed=5)
    for told, wanted in (
        (found.mean, 15.24),
        (found.quantile(0.5), 15.10),
        (found.quantile(0.8), 16.67),
        (_chance(found, 16), 0.689),
    ):
        assert abs(told.value - wanted) < 4 * told.error + 0.005  # the wanted are rounded
    assert found.merge_bias.value == pytest.approx(found.mean.value - 15)
    assert 0.02 < found.hope(16) < 0.03


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(-6.5, 6.5)), min_size=1, max_size=200))
def test_the_table_misses_the_exact_inverse_by_less_than_it_says(
    told: list[tuple[float, float]],
) -> None:
    likely, normal = np.array(told).T
    made = schedule([Activity(f"{at}", 0.0, one, 1.0) for at, one in enumerate(likely)])
    lengths = durations_of(made)
    for at, name in enumerate(made.ids):
        own = normal[[int(name)]]
        assert abs(lengths.of(at, own) - exact_share(likely[[int(name)]], own)) < ERROR


def test_the_table_is_held_to_its_error_on_a_fine_grid() -> None:
    likely = np.random.default_rng(3).uniform(0, 1, 60)
    likely[:4] = 0, 1, 1e-6, 1 - 1e-6
    normal = np.linspace(-6.5, 6.5, 5001)
    made = schedule([Activity(f"{at}", 0.0, one, 1.0) for at, one in enumerate(likely)])
    lengths, exact = durations_of(made), exact_share(likely[:, None], normal[None, :])
    away = [
        np.abs(lengths.of(at, normal) - exact[int(name)]).max() for at, name in enumerate(made.ids)
    ]
    assert max(away) < ERROR


def test_the_exact_inverse_is_that_of_the_beta_distribution() -> None:
    normal = np.linspace(-3, 3, 13)
    expected = stats.beta(1 + 4 * 0.3, 1 + 4 * 0.7).ppf(stats.norm.cdf(normal))
    np.testing.assert_allclose(exact_share(np.array(0.3), normal), expected, rtol=1e-12)


def test_one_activity_is_distributed_as_its_own_beta() -> None:
    found = simulate(schedule([Activity("a", 2.0, 3.0, 10.0)]), draws=20_000, seed=1)
    beta = stats.beta(1.5, 4.5, loc=2, scale=8)
    assert stats.kstest(found.finishes, beta.cdf).pvalue > 0.001
    assert abs(found.mean.value - beta.mean()) < 4 * found.mean.error
    told = found.quantile(0.9)
    assert abs(told.value - beta.ppf(0.9)) < 4 * told.error


def test_with_full_correlation_quantiles_add_up_along_a_path() -> None:
    path = schedule([Activity("a", 1.0, 2.0, 6.0), Activity("b", 0.0, 4.0, 5.0, ("a",))])
    found = simulate(path, draws=20_000, correlation=1, seed=2)
    for share in (0.1, 0.5, 0.9):
        told = found.quantile(share)
        normal = np.array(stats.norm.ppf(share))
        sure = 1 + 5 * exact_share(np.array(0.2), normal) + 5 * exact_share(np.array(0.8), normal)
        assert abs(told.value - sure) < 4 * told.error


@pytest.mark.parametrize(("correlation", "power"), [(0.0, 3.0), (1.0, 1.0)])
def test_of_parallel_works_the_last_counts(correlation: float, power: float) -> None:
    three = schedule([Activity(name, 0.0, 1.0, 4.0) for name in "abc"])
    found = simulate(three, draws=20_000, correlation=correlation, seed=3)
    told = _chance(found, 1.5)
    assert abs(told.value - stats.beta(2, 4).cdf(1.5 / 4) ** power) < 4 * told.error
    if not correlation:
        np.testing.assert_allclose(found.criticality, 1 / 3, atol=0.015)
        assert found.criticality.sum() == pytest.approx(1)


def test_shocks_in_common_spread_a_path_and_leave_its_mean() -> None:
    path = schedule(
        [Activity(f"{at}", 1.0, 2.0, 6.0, (f"{at - 1}",) if at else ()) for at in range(9)]
    )
    alone, together = (simulate(path, draws=8000, correlation=rho, seed=4) for rho in (0, 0.5))
    assert abs(alone.mean.value - together.mean.value) < 4 * (
        alone.mean.error + together.mean.error
    )
    assert together.finishes.std() > 1.5 * alone.finishes.std()


@given(schedules(most=7), st.integers(0, 2**32 - 1))
def test_an_activity_is_critical_where_it_has_no_slack(
    told: tuple[Activity, ...], seed: int
) -> None:
    made = schedule(told)
    drawn: Array = np.random.default_rng(seed).integers(0, 4, (made.count, 20)).astype(float)
    start, finish = forward(made, drawn)
    np.testing.assert_array_equal(
        critical_draws(made, start, finish), times(made, drawn).slack < 1e-9
    )


@given(schedules(most=7), st.sampled_from([0.0, 0.3, 1.0]), st.integers(0, 99))
def test_ends_stay_between_the_shortest_and_the_longest(
    told: tuple[Activity, ...], correlation: float, seed: int
) -> None:
    made = schedule(told)
    found = simulate(made, draws=50, correlation=correlation, seed=seed)
    low, high = (times(made, one).finish for one in (made.optimistic, made.pessimistic))
    assert low - 1e-9 <= found.finishes[0] <= found.finishes[-1] <= high + 1e-9
    assert found.criticality.sum() >= 1 - 1e-9
    assert _chance(found, found.quantile(0.8).value).value >= 0.8


def test_a_sure_schedule_is_drawn_as_it_is() -> None:
    found = simulate(
        schedule([Activity("a", 3.0, 3.0, 3.0), Activity("b", 2.0, 2.0, 2.0)]), draws=100
    )
    assert set(found.finishes) == {3.0}
    assert dict(zip(found.ids, found.criticality, strict=True)) == {"a": 1, "b": 0}
    assert found.merge_bias == DrawnValue(0, 0)
    assert _chance(found, 3).error > 0


def test_chunks_are_the_same_alone_and_together(monkeypatch: pytest.MonkeyPatch) -> None:
    made = schedule(FOUNDRY)
    monkeypatch.setattr(simulating, "MOST_CHUNK", 100)
    whole = simulate(made, draws=250, correlation=0.2, seed=9)
    assert len(whole.finishes) == 250
    first = simulate(made, draws=100, correlation=0.2, seed=9)
    assert set(first.finishes) <= set(whole.finishes)
    np.testing.assert_array_equal(
        whole.finishes, simulate(made, draws=250, correlation=0.2, seed=9).finishes
    )
    assert not np.array_equal(whole.finishes, simulate(made, draws=250, seed=10).finishes)


def test_what_is_known_not_to_have_ended_is_left_out() -> None:
    found = simulate(schedule(FOUNDRY), draws=5000, seed=6)
    told = found.chance_by(17, after=15)
    assert isinstance(told, DrawnValue)
    by = {date: _chance(found, date).value for date in (15, 17)}
    assert told.value == pytest.approx((by[17] - by[15]) / (1 - by[15]))
    assert isinstance(found.chance_by(40, after=30), Gap)


def test_draws_that_make_no_sense_are_refused() -> None:
    made = schedule(FOUNDRY)
    for bad in ({"draws": 1}, {"correlation": 1.5}, {"correlation": -0.1}):
        with pytest.raises(UseError, match="cannot be made"):
            simulate(made, **bad)
    with pytest.raises(UseError, match="quantile"):
        simulate(made, draws=10).quantile(1)
