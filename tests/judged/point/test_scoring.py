"""Scores against brute force over unknown outcomes, and parts that add up."""

from __future__ import annotations

from itertools import product
from math import inf
from math import log

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.gap import Gap
from dianfan.judged.point.calibration import calibration
from dianfan.judged.point.scoring import BrierParts
from dianfan.judged.point.scoring import Forecasts
from dianfan.judged.point.scoring import ScoreRange
from dianfan.judged.point.scoring import brier
from dianfan.judged.point.scoring import brier_parts
from dianfan.judged.point.scoring import forecasts
from dianfan.judged.point.scoring import log_score
from dianfan.judged.point.scoring import skill

NONE = float("nan")
ROWS = st.lists(
    st.tuples(st.integers(0, 10).map(lambda ten: ten / 10), st.sampled_from([0.0, 1.0, NONE])),
    min_size=1,
    max_size=9,
)


def _told(rows: list[tuple[float, float]]) -> Forecasts:
    chances, came = np.array(rows).T
    return forecasts(chances, came)


def _every_outcome(rows: list[tuple[float, float]]) -> list[Forecasts]:
    choices = [(0.0, 1.0) if came != came else (came,) for _, came in rows]  # noqa: PLR0124 - NaN
    chances = np.array([chance for chance, _ in rows])
    return [forecasts(chances, np.array(some)) for some in product(*choices)]


def test_a_small_example_by_hand() -> None:
    told = _told([(0.9, 1), (0.9, 1), (0.9, 0), (0.9, 1), (0.3, 0), (0.3, 1), (0.3, 0), (0.3, 0)])
    parts = brier_parts(told)
    assert isinstance(parts, BrierParts)
    # 0.9: 3 of 4 came; 0.3: 1 of 4; in all 1 of 2
    assert parts.reliability == pytest.approx(((0.9 - 0.75) ** 2 + (0.3 - 0.25) ** 2) / 2)
    assert parts.resolution == pytest.approx(0.25**2)
    assert parts.uncertainty == 0.25
    assert brier(told).least == pytest.approx((3 * 0.01 + 0.81 + 3 * 0.09 + 0.49) / 8)
    assert parts.within == pytest.approx(0, abs=1e-15)
    found = skill(told)
    assert isinstance(found, ScoreRange)
    assert found.least == found.most == pytest.approx(1 - 0.2 / 0.25)
    assert log_score(told).least == pytest.approx(
        -(3 * log(0.9) + log(0.1) + 3 * log(0.7) + log(0.3)) / 8
    )


@given(ROWS)
def test_unknown_outcomes_give_the_range_over_all_that_may_have_come(
    rows: list[tuple[float, float]],
) -> None:
    told, every = _told(rows), _every_outcome(rows)
    for score in (brier, log_score):
        some = [score(one).least for one in every]
        found = score(told)
        assert found.least == pytest.approx(min(some))
        assert found.most == pytest.approx(max(some))


@given(ROWS, st.sampled_from([None, 0.0, 0.4, 1.0]))
def test_the_range_of_skill_is_that_over_all_that_may_have_come(
    rows: list[tuple[float, float]], base_rate: float | None
) -> None:
    found = skill(_told(rows), base_rate)
    some = [skill(one, base_rate) for one in _every_outcome(rows)]
    if isinstance(found, Gap):
        assert any(isinstance(one, Gap) for one in some)
        return
    values = [one.least for one in some if isinstance(one, ScoreRange)]
    assert len(values) == len(some)
    assert found.least == pytest.approx(min(values), abs=1e-12)
    assert found.most == pytest.approx(max(values), abs=1e-12)


@given(ROWS, st.sampled_from([None, (0, 0.5, 1), (0, 0.1, 0.35, 1)]))
def test_the_parts_add_up(rows: list[tuple[float, float]], edges: tuple[float, ...] | None) -> None:
    known = [row for row in rows if row[1] in {0.0, 1.0}]
    assume(known)
    parts = brier_parts(_told(rows), None if edges is None else np.array(edges))
    assert isinstance(parts, BrierParts)
    assert parts.known == len(known)
    assert parts.brier == pytest.approx(brier(_told(known)).least)
    whole = parts.reliability - parts.resolution + parts.uncertainty + parts.within
    assert parts.brier == pytest.approx(whole)
    assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0
    if edges is None:
        assert parts.within == pytest.approx(0, abs=1e-12)


@given(ROWS)
def test_telling_the_rates_of_groups_is_reliable(rows: list[tuple[float, float]]) -> None:
    known = [row for row in rows if row[1] in {0.0, 1.0}]
    assume(known)
    rate = {
        chance: float(np.mean([came for told, came in known if told == chance]))
        for chance, _ in known
    }
    parts = brier_parts(_told([(rate[chance], came) for chance, came in known]))
    assert isinstance(parts, BrierParts)
    assert parts.reliability == pytest.approx(0, abs=1e-12)


@given(ROWS)
def test_calibration_counts_every_forecast_once(rows: list[tuple[float, float]]) -> None:
    told = _told(rows)
    found = calibration(told)
    assert sum(row.told for row in found) == len(rows)
    assert sum(row.unknown for row in found) == told.unknown
    for row in found:
        inside = [r for r in rows if row.begin <= r[0] and (r[0] < row.end or row.end == 1)]
        assert row.told == len(inside)
        assert row.came == sum(came == 1 for _, came in inside)
        assert 0 <= row.low <= row.least <= row.most <= row.high <= 1
        assert (row.agrees is None) == (row.told == 0)


def test_calibration_by_hand() -> None:
    rows = [(0.7, 1.0)] * 6 + [(0.7, 0.0)] * 3 + [(0.7, NONE)]
    (row,) = (one for one in calibration(_told(rows)) if one.told)
    assert (row.begin, row.told, row.came, row.unknown) == (0.6, 10, 6, 1)
    assert (row.least, row.most) == (0.6, 0.7)
    # Wilson's limits are the p at which the share seen is z standard errors away
    z = 1.6448536269514722
    for share, limit in ((0.6, row.low), (0.7, row.high)):
        assert abs(share - limit) == pytest.approx(z * (limit * (1 - limit) / 10) ** 0.5)
    assert row.agrees


def test_sure_and_wrong_is_endless_in_logs() -> None:
    assert log_score(_told([(1.0, 0.0), (0.5, 1.0)])) == ScoreRange(inf, inf)
    assert log_score(_told([(1.0, 1.0), (0.0, 0.0)])) == ScoreRange(0, 0)


def test_where_nothing_is_known_no_part_is_told() -> None:
    assert isinstance(brier_parts(_told([(0.5, NONE)])), Gap)
    found = brier(_told([(0.2, NONE)]))
    assert found.least == pytest.approx(0.04)
    assert found.most == pytest.approx(0.64)
    assert not found.is_sure
    assert isinstance(skill(_told([(0.5, 1.0)])), Gap)


@pytest.mark.parametrize(
    ("chances", "came"), [([1.1], [1]), ([0.5], [0.5]), ([0.5], [1, 0]), ([], []), ([NONE], [1])]
)
def test_what_is_no_forecast_is_refused(chances: list[float], came: list[float]) -> None:
    with pytest.raises(UseError, match="no forecasts"):
        forecasts(np.array(chances), np.array(came))


@pytest.mark.parametrize("edges", [[0, 0.5], [0.1, 1], [0, 0.5, 0.5, 1], [1]])
def test_edges_that_do_not_rise_are_refused(edges: list[float]) -> None:
    with pytest.raises(UseError, match="edges"):
        calibration(_told([(0.5, 1.0)]), np.array(edges))
