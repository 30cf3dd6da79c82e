"""Removal: what happens to ranks when an indicator or a whole group is left out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import correlation
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import undefined
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.ranking import places
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.yardstick import put_up

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Shift:
    """How far ranks moved in one period: over how many places, and which moved most.

    ``mean`` and ``largest`` in places; ``likeness`` the rank correlation of Spearman.
    """

    count: int
    mean: float
    largest: int
    place: str
    likeness: Statistic


@dataclass(frozen=True)
class Removal:
    """An index without one indicator or group, its weight shared out among the others.

    ``scores`` and ``ranks`` (rows,) for each row of the index; ``shifts`` by period against the
    ranks as they stand. ``lost`` rows have no score any more. ``findings`` name the periods in
    which ranks cannot be correlated.
    """

    name: str
    indicators: tuple[str, ...]
    scores: Vector
    ranks: Vector
    shifts: Mapping[str, Shift]
    lost: int
    findings: tuple[Finding, ...] = ()


def removals(made: Index) -> tuple[Removal, ...]:
    """Leave out each indicator and each group in turn, over all periods.

    Treatment, normalisation and the weights of all others stay as they are. What stands in a
    node of ordered weights (OWA) is passed over, since the order would have one weight too
    many; so is the only child of the index.

    Raises:
        UseError: each place has weights of its own.
    """
    names = [*made.spec.columns, *(one.id for one in made.spec.nodes[1:])]
    return tuple(removal(made, name) for name in names if _can_go(made, name))


def removal(made: Index, name: str) -> Removal:
    """Leave one indicator or group out of an index.

    Raises:
        UseError: there is none of this name, nothing would be left, the order of ordered
            weights would have one too many, or each place has weights of its own.
    """
    if not _can_go(made, name):
        raise UseError(
            f"“{name}” cannot be left out",
            why="it is no part of the index, all that counts in it, or a part of ordered weights",
            remedy="name an indicator or a group",
        )
    spec = without(made.spec, name)
    kept = [made.spec.columns.index(one) for one in spec.columns]
    weights = {
        node.id: {child: made.weights[node.id][child] for child in node.children}
        for node in spec.nodes
    }
    blocks = made.scored.period_rows
    put = put_up(spec, weights, made.scored.values[:, kept], blocks.values())
    scores, before = put[spec.root.id], made.ranks()
    ranks = np.full(len(scores), np.nan)
    for rows in blocks.values():
        ranks[rows] = places(scores[rows][:, None])[:, 0]
    shifts = {
        one: shift(before[rows], ranks[rows], [made.scores.places[row] for row in rows])
        for one, rows in blocks.items()
    }
    gone = int((np.isnan(ranks) & ~np.isnan(before)).sum())
    leaves = tuple(one for one in made.spec.columns if one not in spec.columns)
    return Removal(name, leaves, scores, ranks, shifts, gone, tuple(_findings(name, shifts)))


def without(spec: IndexSpec, name: str) -> IndexSpec:
    """Give an index without an indicator or group, and without groups that are left empty."""
    gone = {name}
    nodes: dict[str, NodeSpec] = {}
    for node in spec.from_below():
        left = tuple(child for child in node.children if child not in gone)
        if node.id in gone or not left:
            gone.add(node.id)
        else:
            weights = {child: node.weights[child] for child in left if child in node.weights}
            nodes[node.id] = replace(node, children=left, weights=weights)
    reached = set(_under(nodes, spec.root.id))
    return replace(
        spec,
        nodes=tuple(nodes[one.id] for one in spec.nodes if one.id in reached),
        indicators=tuple(one for one in spec.indicators if one.id in reached),
    )


def shift(before: Vector, after: Vector, names: list[str]) -> Shift:
    """Say how far ranks moved between two rankings of the same places."""
    there = ~(np.isnan(before) | np.isnan(after))
    away = np.where(there, np.abs(after - before), -1.0)
    count = int(there.sum())
    at = int(np.argmax(away)) if count else 0
    return Shift(
        count, float(away[there].mean()) if count else float("nan"), int(max(away[at], 0)),
        names[at] if count and away[at] > 0 else "",
        correlation(before, after, Correlating.SPEARMAN),
    )  # fmt: skip


def _findings(name: str, shifts: Mapping[str, Shift]) -> Iterator[Finding]:
    for period, one in shifts.items():
        if math.isnan(one.likeness.value):
            yield undefined(
                "no-likeness",
                f"{name} {period}".strip(),
                f"n = {one.count}: fewer than three places keep a rank, or all are tied",
                "take more places",
            )


def _under(nodes: Mapping[str, NodeSpec], name: str) -> Iterator[str]:
    yield name
    if name in nodes:
        for child in nodes[name].children:
            yield from _under(nodes, child)


def _can_go(made: Index, name: str) -> bool:
    parents = {child: one for one in made.spec.nodes for child in one.children}
    while name in parents:
        parent = parents[name]
        if parent.aggregation is Aggregation.OWA:
            return False
        if len(parent.children) > 1:
            return any(
                weight > 0 for child, weight in made.weights[parent.id].items() if child != name
            )
        name = parent.id
    return False
