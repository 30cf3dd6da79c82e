"""Expansion: what a new link would save everybody, exactly, without searching again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Marks
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector
from dianfan.judged.net.searching import distances
from dianfan.judged.net.searching import nearest

Table = NDArray[np.float64]


@dataclass(frozen=True)
class CandidateLinks:
    """Links that could be built: from ``tails`` to ``heads``, ``minutes`` each, (links,).

    ``two_way`` says which lead back as well; ``costs`` are in one unit of money, NaN where unknown.
    """

    names: tuple[str, ...]
    tails: Indices
    heads: Indices
    minutes: Vector
    two_way: Marks
    costs: Vector


@dataclass(frozen=True)
class LinkGains:
    """What each candidate alone would bring, (links,) each.

    ``saved`` is demand times minutes saved, over pairs that are joined today; ``joined`` the
    demand of pairs that only the link joins, whose saving is without end and so is not added.
    """

    saved: Vector
    joined: Vector


@dataclass(frozen=True)
class LinkReach:
    """What each candidate alone would bring to the reach of a service, (links,) each.

    ``served`` is how many more people are within the limit, ``saved`` person-minutes of those who
    reach the service today, ``joined`` how many people reach it only by the link.
    """

    served: Vector
    saved: Vector
    joined: Vector


def candidates(
    told: Network, names: tuple[str, ...], ends: tuple[tuple[str, str], ...], minutes: Vector, *,
    two_way: Marks | None = None, costs: Vector | None = None,
) -> CandidateLinks:  # fmt: skip
    """List links that could be built between nodes of a network.

    Raises:
        UseError: an end is no node, minutes are missing or negative, or columns differ in length.
    """
    count = len(names)
    ways = np.ones(count, bool) if two_way is None else np.asarray(two_way, dtype=bool)
    money = np.full(count, np.nan) if costs is None else np.asarray(costs, dtype=np.float64)
    if {len(ends), len(minutes), len(ways), len(money)} != {count} or not (minutes >= 0).all():
        raise UseError(
            "a candidate lacks its ends, its minutes, or has negative ones",
            remedy="give both ends and the minutes of every candidate",
        )
    tails, heads = (told.at([pair[side] for pair in ends]) for side in (0, 1))
    return CandidateLinks(names, tails, heads, np.asarray(minutes, dtype=np.float64), ways, money)


def gains(
    told: Network, links: CandidateLinks, origins: Indices, goals: Indices, demand: Table
) -> LinkGains:
    """Give what each link would save all travel between origins and goals.

    With the times d of today, a link from u to v of w minutes makes of ``d(s,t)`` the least of
    ``d(s,t)`` and ``d(s,u) + w + d(v,t)``, and the other way round where it leads back: no
    shortest way takes one link twice. ``d(s,·)`` is searched from the origins and ``d(·,t)`` on
    reversed arcs from the goals, once for all candidates. Free flow: where people who change
    their way slow others down, less is saved than this, or even lost (D. Braess 1968).

    Args:
        told: a network.
        links: candidates.
        origins: positions, (o,).
        goals: positions, (g,).
        demand: how many people or trips go from each origin to each goal, (o, g).
    """
    if demand.shape != (len(origins), len(goals)):
        raise UseError("demand is not by origin and goal", remedy="give a row for each origin")
    ahead = distances(cheapest_arcs(told), origins)
    back = distances(cheapest_arcs(told, reverse=True), goals)
    today = ahead[:, goals]
    is_joined = np.isfinite(today)
    wanted, base = np.where(is_joined, demand, 0.0), np.where(is_joined, today, 0.0)
    saved, joined = np.empty(len(links.names)), np.empty(len(links.names))
    for at, (tail, head, minutes, both) in enumerate(_rows(links)):
        new = np.add.outer(ahead[:, tail] + minutes, back[:, head])
        if both:
            np.minimum(new, np.add.outer(ahead[:, head] + minutes, back[:, tail]), out=new)
        np.minimum(new, today, out=new)
        is_new = ~is_joined & np.isfinite(new)
        joined[at] = demand[is_new].sum()
        new[~is_joined] = 0.0
        saved[at] = np.vdot(wanted, base - new)
    return LinkGains(saved, joined)


def reach(told: Network, links: CandidateLinks, goals: Indices, limit: float) -> LinkReach:
    """Give what each link would do for the ways of everybody to the nearest goal.

    As for :func:`gains`, with D the minutes to the nearest goal of today: ``D'(s)`` is the least
    of ``D(s)`` and ``d(s,u) + w + D(v)``.

    Args:
        told: a network with people.
        links: candidates.
        goals: positions of the nodes that offer the service.
        limit: minutes within which a person counts as served.
    """
    today = nearest(told, goals).minutes
    live = np.flatnonzero(told.people > 0)
    people, now = told.people[live], today[live]
    ends, where = np.unique(np.concatenate([links.tails, links.heads]), return_inverse=True)
    toward = distances(cheapest_arcs(told, reverse=True), ends)[:, live]
    found = np.empty((3, len(links.names)))
    for at, (tail, head, minutes, both) in enumerate(_rows(links)):
        start, end = where[at], where[at + len(links.names)]
        new = np.minimum(now, toward[start] + minutes + today[head])
        if both:
            new = np.minimum(new, toward[end] + minutes + today[tail])
        had = np.isfinite(now)
        found[:, at] = (
            people[(new <= limit) & (now > limit)].sum(),
            (people[had] * (now[had] - new[had])).sum(),
            people[~had & np.isfinite(new)].sum(),
        )
    return LinkReach(*found)


def _rows(links: CandidateLinks) -> zip[tuple[int, int, float, bool]]:
    columns = (links.tails, links.heads, links.minutes, links.two_way)
    return zip(*(column.tolist() for column in columns), strict=True)


def ranks(values: Vector, costs: Vector | None = None) -> Vector:
    """Rank candidates by value, or by value per unit of money; 1 is best, equals share the better rank.

    Without a known cost above nought a candidate has no rank per money: NaN.
    """
    score = np.array(values, dtype=np.float64)
    if costs is not None:
        score = np.divide(values, costs, out=np.full(len(score), np.nan), where=costs > 0)
    known = ~np.isnan(score)
    found = np.full(len(score), np.nan)
    rising = np.sort(score[known])
    found[known] = 1 + len(rising) - np.searchsorted(rising, score[known], side="right")
    return found


def demands(people: Vector, goal_people: Vector, times: Table) -> Mapping[str, Table]:
    """Give demand under several assumptions, each scaled to the same total: that of all people.

    ``even``: every pair alike; ``people``: by people at both ends; ``gravity-1``, ``gravity-2``:
    that, divided by minutes or their square (at least one minute); ``near``: that, times
    ``exp(−t/30)``. Pairs without a way have demand as by people: somebody may want to go.

    Args:
        people: at each origin, (o,).
        goal_people: at each goal, (g,).
        times: minutes of today, (o, g).
    """
    both = np.multiply.outer(people, goal_people)
    far = np.maximum(np.where(np.isfinite(times), times, 1.0), 1.0)
    told = {
        "even": np.ones_like(both), "people": both, "gravity-1": both / far,
        "gravity-2": both / far**2, "near": both * np.exp(-far / 30),
    }  # fmt: skip
    whole = float(people.sum())
    return {name: one * (whole / one.sum()) if one.sum() else one for name, one in told.items()}


@dataclass(frozen=True)
class RankStability:
    """The ranks of each candidate over assumptions, (links,): best, middle, worst."""

    best: Vector
    middle: Vector
    worst: Vector


def stability(
    told: Network, links: CandidateLinks, origins: Indices, goals: Indices,
    assumptions: Mapping[str, Table],
) -> RankStability:  # fmt: skip
    """Rank the candidates under every assumption, by saving per money where all costs are known.

    Raises:
        UseError: there is no assumption.
    """
    if not assumptions:
        raise UseError("no assumption of demand is given", remedy="take those of “demands”")
    costs = links.costs if (links.costs > 0).all() else None
    told_ranks = np.array([
        ranks(gains(told, links, origins, goals, one).saved, costs) for one in assumptions.values()
    ])  # fmt: skip
    return RankStability(
        told_ranks.min(axis=0), np.median(told_ranks, axis=0), told_ranks.max(axis=0)
    )
