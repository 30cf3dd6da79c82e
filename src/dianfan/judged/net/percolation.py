"""Percolation: how much still hangs together as edges fail one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.net.compiling import loop
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector

BANDS = (0.05, 0.5, 0.95)
"""Which shares of the runs lie below the lines of a band."""


@dataclass(frozen=True)
class FailureCurve:
    """What is left after each failure, (edges + 1,) each, from none failed to all.

    ``together`` is the largest number of people in one part, ``served`` how many are in one part
    with a node that offers the service; directions are left aside.
    """

    together: Vector
    served: Vector


@dataclass(frozen=True)
class FailureBand:
    """The spread of curves over runs: for each share of edges failed (points,) the three lines of ``BANDS``."""

    failed: Vector
    together: NDArray[np.float64]
    served: NDArray[np.float64]
    runs: int


@loop
def _root(part: Indices, node: int) -> int:
    while part[node] != node:
        part[node] = part[part[node]]
        node = part[node]
    return node


@loop
def _join(  # noqa: PLR0913, PLR0917 - a compiled loop takes arrays one by one
    tails: Indices, heads: Indices, backward: Indices, part: Indices, people: Vector,
    has: NDArray[np.bool_], together: Vector, served: Vector,
) -> None:  # fmt: skip
    """Put edges back from the last failed to the first, joining parts as they meet."""
    steps = len(backward)
    most, reached = 0.0, 0.0
    for node in range(len(part)):
        most = max(most, people[node])
        if has[node]:
            reached += people[node]
    together[steps], served[steps] = most, reached
    for done in range(steps):
        edge = backward[done]
        one, other = _root(part, tails[edge]), _root(part, heads[edge])
        if one != other:
            if people[one] < people[other]:
                one, other = other, one
            if has[one] != has[other]:
                reached += people[other] if has[one] else people[one]
            part[other] = one
            people[one] += people[other]
            has[one] = has[one] or has[other]
            most = max(most, people[one])
        together[steps - done - 1], served[steps - done - 1] = most, reached


def curve(told: Network, order: Indices, service: str = "") -> FailureCurve:
    """Follow the failure of all edges in an order; one pass, whatever the number of edges.

    M. E. J. Newman, R. M. Ziff, Fast Monte Carlo algorithm for site or bond percolation (2001).

    Args:
        told: a network with people.
        order: positions of all edges, the first to fail first.
        service: whose reach is followed; everybody counts as unserved where it is left out.

    Raises:
        UseError: the order does not name every edge once, or nobody offers the service.
    """
    return _curve(told, order, service, len(told.edges))


def _curve(told: Network, order: Indices, service: str, work: int) -> FailureCurve:
    steps = len(told.edges)
    if len(order) != steps or not np.array_equal(np.sort(order), np.arange(steps)):
        raise UseError("the order does not name every edge once", remedy="order all edges")
    if service and service not in told.services:
        raise UseError(f"no node offers “{service}”", remedy="name a service of the network")
    has = told.services[service].copy() if service else np.zeros(told.count, bool)
    together, served = np.empty(steps + 1), np.empty(steps + 1)
    _join.over(work)(
        told.tails, told.heads, order[::-1].astype(np.int64), np.arange(told.count),
        told.people.copy(), has, together, served,
    )  # fmt: skip
    return FailureCurve(together, served)


def targeted(importance: Vector) -> Indices:
    """Order edges by what they carry, most first: the failure that an attacker would choose."""
    return np.argsort(-importance, kind="stable")


def around(told: Network, centre: tuple[float, float]) -> Indices:
    """Order edges by how near their middle is to a place, nearest first: a flood, a quake.

    Places are points on a sphere, so that the date line and the poles are no edges of the world.
    Edges whose ends have no place fail last.

    Args:
        told: a network with places.
        centre: longitude and latitude in degrees.
    """
    on_globe = _on_globe(told.places)
    middle = on_globe[told.tails] + on_globe[told.heads]
    size = np.linalg.norm(middle, axis=1, keepdims=True)
    middle = np.divide(middle, size, out=middle, where=size > 0)
    far = np.linalg.norm(middle - _on_globe(np.asarray([centre], dtype=np.float64)), axis=1)
    return np.argsort(np.where(np.isnan(far), np.inf, far), kind="stable")


def _on_globe(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give longitudes and latitudes as points on a sphere of radius 1, (places, 3)."""
    east, north = np.radians(places).T
    flat = np.cos(north)
    return np.column_stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)])


def band(
    told: Network, draw: Callable[[np.random.Generator], Indices], *, service: str = "",
    runs: int = 100, seed: int = 1, points: int = 101,
) -> FailureBand:  # fmt: skip
    """Follow failure in many orders, and give the lines below which shares of the runs lie.

    Args:
        told: a network with people.
        draw: gives an order of failure; :func:`at_random`, or one around a place that it draws.
        service: as for :func:`curve`.
        runs: how many orders.
        seed: of the draws.
        points: at how many shares of edges failed, from none to all.

    Raises:
        UseError: there is no run.
    """
    if runs < 1:
        raise UseError("a band of no run", remedy="ask for at least one run; 100 are usual")
    chance = np.random.default_rng(seed)
    failed = np.linspace(0, 1, points)
    at = np.rint(failed * len(told.edges)).astype(np.int64)
    work = runs * len(told.edges)
    found = [_curve(told, draw(chance), service, work) for _ in range(runs)]
    lines = [
        np.quantile(np.array([getattr(one, name)[at] for one in found]), BANDS, axis=0).T
        for name in ("together", "served")
    ]
    return FailureBand(failed, lines[0], lines[1], runs)


def at_random(told: Network) -> Callable[[np.random.Generator], Indices]:
    """Draw orders in which every edge is as likely as any other to fail next."""
    return lambda chance: chance.permutation(len(told.edges))


def around_anywhere(told: Network) -> Callable[[np.random.Generator], Indices]:
    """Draw orders that spread from a node, each node with a place as likely as any other.

    Raises:
        UseError: no node has a place.
    """
    known = told.places[~np.isnan(told.places).any(axis=1)]
    if not len(known):
        raise UseError("no node has a place", remedy="give longitude and latitude of nodes")
    return lambda chance: around(told, tuple(known[chance.integers(len(known))]))
