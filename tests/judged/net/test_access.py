"""Everybody is counted: served, late, or cut off."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.access import access
from dianfan.judged.net.access import gap
from dianfan.judged.net.access import isochrones
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network

ROWS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(["north", "south", ""]),
        st.one_of(st.integers(0, 40).map(float), st.just(np.inf)),
    ),
    min_size=1,
    max_size=9,
)


def _lived_in(
    rows: list[tuple[int, str, float]],
) -> tuple[Network, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    told = network(
        [str(at) for at in range(len(rows))], [], [],
        people=[float(people) for people, _, _ in rows], areas=[area for _, area, _ in rows],
    )  # fmt: skip
    return told, np.array([minutes for *_, minutes in rows])


@given(ROWS)
def test_people_served_late_and_cut_off_add_up(rows: list[tuple[int, str, float]]) -> None:
    told, minutes = _lived_in(rows)
    found = access(told, minutes, 20.0)
    assert [one.area for one in found] == [*sorted({area for _, area, _ in rows} - {""}), ""]
    for one in found:
        here = [row for row in rows if one.area in {"", row[1]}]
        assert one.people == sum(row[0] for row in here)
        assert one.served == sum(row[0] for row in here if row[2] <= 20)
        assert one.cut_off == sum(row[0] for row in here if row[2] == np.inf)
        assert one.served + one.late + one.cut_off == one.people
        heads = np.array([row[2] for row in here for _ in range(row[0]) if row[2] < np.inf])
        if not len(heads):
            assert np.isnan([one.mean, one.worst, one.inequality]).all()
            continue
        np.testing.assert_allclose((one.mean, one.worst), (heads.mean(), heads.max()))
        apart = np.abs(heads[:, None] - heads[None, :]).mean()
        expected = apart / (2 * heads.mean()) if heads.any() else 0.0
        np.testing.assert_allclose(one.inequality, expected, atol=1e-12)


def test_those_cut_off_are_in_the_share_and_nobody_has_none() -> None:
    told, minutes = _lived_in([(1, "north", 5.0), (3, "north", np.inf), (0, "south", 1.0)])
    north, south, _ = access(told, minutes, 5.0)
    assert north.share == 0.25
    assert np.isnan(south.share)
    assert gap((north, south)) == 0.0


def test_the_gap_lies_between_the_best_and_the_worst_area() -> None:
    told, minutes = _lived_in(
        [(4, "a", 5.0), (1, "b", 1.0), (3, "b", 99.0), (2, "c", 1.0), (2, "c", 50.0)]
    )
    assert gap(access(told, minutes, 20.0)) == 0.75
    assert np.isnan(gap(()))


@pytest.mark.parametrize("minutes", [[1.0], [1.0, np.nan], [1.0, -1.0]])
def test_minutes_are_asked_of_every_node(minutes: list[float]) -> None:
    told, _ = _lived_in([(1, "", 1.0), (1, "", 1.0)])
    with pytest.raises(UseError, match="minutes for every node"):
        access(told, np.array(minutes), 1.0)


@given(ROWS, st.lists(st.integers(1, 40), max_size=4, unique=True).map(sorted))
def test_isochrones_hold_each_node_once(
    rows: list[tuple[int, str, float]], bounds: list[int]
) -> None:
    told, minutes = _lived_in(rows)
    found = isochrones(told, minutes, [float(one) for one in bounds])
    assert np.sum([one.nodes for one in found], axis=0).tolist() == [1] * told.count
    assert sum(one.people for one in found) == told.people.sum()
    assert [one.until for one in found] == [*bounds, np.inf]
    for one in found:
        inside = minutes[one.nodes]
        assert (inside <= one.until).all()
        assert ((inside > one.above) | (one.above == 0)).all()


@pytest.mark.parametrize("bounds", [[0.0], [30.0, 15.0], [15.0, 15.0]])
def test_bounds_rise(bounds: list[float]) -> None:
    told, minutes = _lived_in([(1, "", 1.0)])
    with pytest.raises(UseError, match="do not rise"):
        isochrones(told, minutes, bounds)
