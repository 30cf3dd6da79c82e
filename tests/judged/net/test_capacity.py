"""Headroom is capacity less load, and what is not known is never room."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.net.capacity import first_short
from dianfan.judged.net.capacity import headroom

NAN = float("nan")


def test_headroom_before_and_after() -> None:
    found = headroom(
        np.array([100.0, 50.0, 0.0, NAN, 10.0]), np.array([60.0, 20.0, 0.0, 5.0, NAN]),
        np.array([0.0, 10.0, 0.0, 1.0, 0.0]), np.array([50.0, 28.0, 0.0, 1.0, 0.0]),
    )  # fmt: skip
    np.testing.assert_array_equal(found.now, [40, 30, 0, NAN, NAN])
    np.testing.assert_array_equal(found.after, [-10, 12, 0, NAN, NAN])
    np.testing.assert_array_equal(found.used, [0.6, 0.4, NAN, NAN, NAN])
    np.testing.assert_allclose(found.used_after, [1.1, 0.8, NAN, NAN, NAN])
    assert found.is_short.tolist() == [True, False, False, False, False]
    assert found.is_tight.tolist() == [True, True, False, False, False]


def test_a_load_on_nothing_is_short() -> None:
    found = headroom(np.array([0.0]), np.array([1.0]))
    assert (found.now[0], found.used[0]) == (-1.0, np.inf)
    assert found.is_short.all()
    assert found.is_tight.all()


AMOUNTS = st.lists(st.integers(0, 30).map(float), min_size=1, max_size=6)


@given(AMOUNTS, AMOUNTS)
def test_whatever_is_short_is_tight(capacity: list[float], asked: list[float]) -> None:
    size = min(len(capacity), len(asked))
    found = headroom(np.array(capacity[:size]), np.zeros(size), added_load=np.array(asked[:size]))
    assert not (found.is_short & ~found.is_tight).any()


@pytest.mark.parametrize(
    ("capacity", "load", "added"),
    [
        ([1.0], [1.0, 2.0], [0.0]),
        ([-1.0], [1.0], [0.0]),
        ([1.0], [1.0], [0.0, 0.0]),
        ([1.0], [0.0], [-2.0]),
    ],
)
def test_columns_are_of_one_length_and_no_capacity_is_negative(
    capacity: list[float], load: list[float], added: list[float]
) -> None:
    with pytest.raises(UseError, match="one length, or a capacity is negative"):
        headroom(np.array(capacity), np.array(load), np.array(added))


@given(st.integers(0, 40), st.integers(0, 40), AMOUNTS)
def test_the_first_that_finds_no_room(capacity: int, load: int, asked: list[float]) -> None:
    found = first_short(capacity, load, np.array(asked))
    room = float(capacity - load)
    for at, one in enumerate(asked):
        room -= one
        if room < 0:
            assert found == at
            return
    assert found is None


@pytest.mark.parametrize("told", [(NAN, 1.0, 1.0), (1.0, NAN, 1.0), (1.0, 1.0, NAN)])
def test_room_is_not_told_where_it_is_not_known(told: tuple[float, float, float]) -> None:
    with pytest.raises(UseError, match="not recorded"):
        first_short(told[0], told[1], np.array([told[2]]))
