"""The critical path against the enumeration of all paths; faults are told, and refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Severity
from dianfan.judged.point.activities import Activity
from dianfan.judged.point.activities import check_schedule
from dianfan.judged.point.pert import mean_durations
from dianfan.judged.point.pert import pert
from dianfan.judged.point.pert import variances
from dianfan.judged.point.schedule import Schedule
from dianfan.judged.point.schedule import schedule
from dianfan.judged.point.schedule import times
from tests.judged.point.networks import FOUNDRY
from tests.judged.point.networks import schedules


def _paths(made: Schedule, at: int) -> Iterator[tuple[int, ...]]:
    """Give every path that ends in an activity."""
    if not made.before[at]:
        yield (at,)
    for one in made.before[at]:
        for path in _paths(made, one):
            yield (*path, at)


def _all_paths(made: Schedule) -> list[tuple[int, ...]]:
    return [path for at in range(made.count) if not made.after[at] for path in _paths(made, at)]


@given(schedules())
def test_the_end_and_the_float_are_those_of_the_longest_paths(told: tuple[Activity, ...]) -> None:
    made = schedule(told)
    found = times(made, made.likely)
    lengths = {path: sum(made.likely[list(path)]) for path in _all_paths(made)}
    longest = max(lengths.values())
    assert found.finish == longest
    through = [max(n for path, n in lengths.items() if at in path) for at in range(made.count)]
    np.testing.assert_allclose(found.slack, longest - np.array(through))


@given(schedules())
def test_nothing_begins_before_what_it_waits_for(told: tuple[Activity, ...]) -> None:
    made = schedule(told)
    found = times(made, made.pessimistic)
    by_id = {one.id: one for one in told}
    for at, name in enumerate(made.ids):
        for earlier in by_id[name].predecessors:
            assert found.early_finish[made.ids.index(earlier)] <= found.early_start[at]
            assert found.late_finish[made.ids.index(earlier)] <= found.late_start[at]


@given(schedules())
def test_the_critical_path_is_the_least_sure_of_the_longest(told: tuple[Activity, ...]) -> None:
    made = schedule(told)
    means, spread = mean_durations(made), variances(made)
    found = pert(made)
    paths = [list(path) for path in _all_paths(made)]
    longest = max(means[path].sum() for path in paths)
    tied = [path for path in paths if means[path].sum() == pytest.approx(longest)]
    assert found.mean == pytest.approx(longest)
    assert found.variance == pytest.approx(max(spread[path].sum() for path in tied))
    assert found.chance_by(found.quantile(0.8)) >= 0.8 - 1e-12


@given(schedules())
def test_many_sets_of_durations_are_computed_side_by_side(told: tuple[Activity, ...]) -> None:
    made = schedule(told)
    both = np.stack([made.likely, made.pessimistic], axis=1)
    together = times(made, both)
    for column, alone in enumerate((made.likely, made.pessimistic)):
        np.testing.assert_array_equal(together.late_start[:, column], times(made, alone).late_start)


def test_the_general_foundry_network_is_met() -> None:
    found = pert(schedule(FOUNDRY))
    assert found.mean == 15
    assert round(found.variance, 2) == 3.11
    assert found.path == ("A", "C", "E", "G", "H")
    assert round(found.chance_by(16), 3) == 0.715  # tables of the normal distribution give 0.716
    assert dict(zip(schedule(FOUNDRY).ids, found.times.slack.round(9), strict=True)) == {
        "A": 0, "B": 1, "C": 0, "D": 1, "E": 0, "F": 6, "G": 0, "H": 0,
    }  # fmt: skip


def test_a_sure_schedule_has_no_chance_in_it() -> None:
    found = pert(schedule([Activity("only", 3.0, 3.0, 3.0)]))
    assert [found.chance_by(date) for date in (2.9, 3, 4)] == [0, 1, 1]
    assert found.quantile(0.9) == 3


A, B = Activity("a", 1.0, 2.0, 3.0), Activity("b", 1.0, 2.0, 3.0, ("a",))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ([replace(A, predecessors=("b",)), B], "schedule-cycle"),
        ([replace(A, predecessors=("a",))], "schedule-cycle"),
        ([B], "schedule-unknown-predecessor"),
        ([A, B, A], "schedule-duplicate-id"),
        ([replace(A, likely=None)], "schedule-missing-duration"),
        ([replace(A, optimistic=-1.0)], "schedule-impossible-duration"),
        ([replace(A, likely=float("nan"))], "schedule-impossible-duration"),
        ([replace(A, pessimistic=float("inf"))], "schedule-impossible-duration"),
        ([replace(A, optimistic=2.5)], "schedule-durations-order"),
        ([replace(A, pessimistic=1.5)], "schedule-durations-order"),
        ([replace(A, elapsed=3.0)], "schedule-outlasted"),
        ([replace(A, elapsed=-1.0)], "schedule-outlasted"),
        ([replace(A, elapsed=float("nan"))], "schedule-outlasted"),
    ],
)
def test_faults_are_told_with_their_place_and_never_computed(
    told: list[Activity], code: str
) -> None:
    lined = [replace(one, line=at) for at, one in enumerate(told, 2)]
    found = check_schedule(lined, "works.csv")
    assert [(one.code, one.severity, one.where.file) for one in found] == [
        (code, Severity.ERROR, "works.csv")
    ]
    assert found[0].where.line in {one.line for one in lined}
    assert found[0].where.cell in {one.id for one in lined}
    with pytest.raises(UseError, match="1 faults"):
        schedule(told)


def test_a_good_schedule_has_no_fault_and_an_empty_one_is_refused() -> None:
    assert check_schedule(FOUNDRY) == ()
    with pytest.raises(UseError, match="no activity"):
        schedule([])


def test_a_long_chain_is_computed_and_a_long_circle_told_in_short() -> None:
    names = [f"n{at}" for at in range(5000)]
    chain = [
        Activity(name, 1.0, 1.0, 1.0, tuple(names[at - 1 : at])) for at, name in enumerate(names)
    ]
    assert times(schedule(chain), np.ones(5000)).finish == 5000
    (found,) = check_schedule([replace(chain[0], predecessors=(names[-1],)), *chain[1:]])
    assert (found.code, len(found.message) < 120) == ("schedule-cycle", True)
