"""Capacity: what nodes and edges can still take, now and after what is planned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.net.network import Marks
from dianfan.judged.net.network import Vector

TIGHT = 0.8
"""The part of capacity in use from which an element counts as tight (choice of this software)."""


@dataclass(frozen=True)
class Headroom:
    """What elements of a network can still take, (elements,), in the unit of their capacity.

    ``now`` and ``after`` are capacity less load, today and with all that is planned; negative is
    overload. ``used`` and ``used_after`` are load over capacity. All are NaN where capacity or
    load is not recorded: unknown is not room.
    """

    now: Vector
    after: Vector
    used: Vector
    used_after: Vector

    @property
    def is_short(self) -> Marks:
        """Which elements cannot carry what is planned, (elements,); unknown ones are not among them."""
        return self.after < 0

    @property
    def is_tight(self) -> Marks:
        """Which elements are in use by ``TIGHT`` or more after what is planned, short ones too."""
        return self.used_after >= TIGHT


def headroom(
    capacity: Vector, load: Vector, added_capacity: Vector | None = None, added_load: Vector | None = None
) -> Headroom:  # fmt: skip
    """Give the headroom of elements before and after what is planned.

    Args:
        capacity: (elements,), NaN where not recorded.
        load: (elements,), NaN where not recorded.
        added_capacity: what planned projects add to each element; nought where left out.
        added_load: what they ask of it.

    Raises:
        UseError: columns differ in length, or a capacity is negative, now or after what is planned.
    """
    more = np.zeros_like(capacity) if added_capacity is None else added_capacity
    asked = np.zeros_like(load) if added_load is None else added_load
    is_even = len({len(one) for one in (capacity, load, more, asked)}) == 1
    if not is_even or (capacity < 0).any() or (capacity + more < 0).any():
        raise UseError(
            "capacities and loads are not of one length, or a capacity is negative",
            remedy="give a capacity and a load for each element, NaN where not recorded",
        )
    later, heavier = capacity + more, load + asked
    return Headroom(capacity - load, later - heavier, _part(load, capacity), _part(heavier, later))


def _part(load: Vector, capacity: Vector) -> Vector:
    with np.errstate(divide="ignore", invalid="ignore"):
        part: Vector = load / capacity
    return np.where((load == 0) & (capacity == 0), np.nan, part)


def first_short(capacity: float, load: float, asked: Vector) -> int | None:
    """Give which of several projects, connected in order, is the first that finds no room.

    Args:
        capacity: of the node that they connect to.
        load: on it today.
        asked: what each project asks of it, (projects,), in the order in which they connect.

    Returns:
        the position of the project, None where all find room.

    Raises:
        UseError: a capacity or load is not recorded: unknown is not room.
    """
    if np.isnan([capacity, load, *asked]).any():
        raise UseError(
            "a capacity or load is not recorded, so that room cannot be told",
            remedy="leave out projects and nodes without a number, and list them as unknown",
        )
    short = np.flatnonzero(load + np.cumsum(asked) > capacity)
    return int(short[0]) if len(short) else None
