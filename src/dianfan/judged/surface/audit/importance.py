"""Importance: how much each indicator matters to the index in fact, beside its nominal weight."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.curves import explained
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import few
from dianfan.judged.surface.audit.statistic import fewest
from dianfan.judged.surface.audit.statistic import undefined
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.periods import rows_of

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

SMALL = 0.3
"""The correlation below which an indicator hardly tells on the index (JRC COIN Tool)."""


@dataclass(frozen=True)
class Importance:
    """How much one part of a node matters to the node's score.

    ``nominal`` is the product of shares down the tree. ``line`` (R²) and ``curve`` (the
    correlation ratio) are the shares of the score's variance that go with the part, which
    overlap where parts are correlated; ``effective`` is the curve's among the sum of all
    curves, to be held against ``nominal``. ``alone`` is the variance that no other part can
    explain in its place, NaN where there are no more places than parts.
    """

    name: str
    nominal: float
    line: Statistic
    curve: Statistic
    effective: float
    alone: Statistic


@dataclass(frozen=True)
class Importances:
    """The parts of a node, and how far weights in fact are from the nominal ones.

    ``largest`` is the largest difference of an effective and a nominal weight, of ``part``.
    """

    node: str
    parts: tuple[Importance, ...]
    largest: float
    part: str
    findings: tuple[Finding, ...]


def importance(
    made: Index, node: str = "", *, children: bool = False, period: str | None = None
) -> Importances:
    """Measure how much the parts of a node matter to its score.

    Args:
        made: the index.
        node: whose parts; the index itself if left out.
        children: the node's children rather than the indicators under it.
        period: of a panel; the last one if left out.

    Raises:
        UseError: there is no such node or period.
    """
    spec, rows = made.spec, rows_of(made, period)
    node = node or spec.root.id
    if node not in spec.node:
        raise UseError(f"the index has no node “{node}”", remedy="name a node, not an indicator")
    names = spec.node[node].children if children else spec.leaves(node)
    weights = nominal(made, node)
    table = np.column_stack(
        [(made.scores if one in spec.node else made.scored).column(one)[rows] for one in names]
    )
    return _of(node, names, [weights[one] for one in names], table, made.scores.column(node)[rows])


def nominal(made: Index, node: str = "") -> dict[str, float]:
    """Give the nominal weight of everything under a node: the product of shares down the tree."""
    top = node or made.spec.root.id
    found = {top: 1.0}
    for one in reversed(list(made.spec.from_below())):
        if one.id in found:
            shares = made.weights[one.id]
            found |= {child: found[one.id] * shares[child] for child in one.children}
    return found


def _of(
    node: str, names: tuple[str, ...], weights: list[float], table: Matrix, score: Vector
) -> Importances:
    pairs = [_explained(table[:, at], score) for at in range(len(names))]
    total = float(np.nansum([curve.value for _, curve in pairs]))
    alone = _alone(table, score)
    parts = tuple(
        Importance(name, weight, line, curve, curve.value / total if total else math.nan, own)
        for name, weight, (line, curve), own in zip(names, weights, pairs, alone, strict=True)
    )
    known = [one for one in parts if not math.isnan(one.effective)]
    worst = max(known, key=lambda one: abs(one.effective - one.nominal), default=None)
    return Importances(
        node, parts, math.nan if worst is None else abs(worst.effective - worst.nominal),
        "" if worst is None else worst.name, tuple(_findings(node, parts)),
    )  # fmt: skip


def _explained(column: Vector, score: Vector) -> tuple[Statistic, Statistic]:
    there = ~(np.isnan(column) | np.isnan(score))
    count = int(there.sum())
    line, curve = explained(column[there], score[there])
    return Statistic(line, count), Statistic(curve, count)


def _alone(table: Matrix, score: Vector) -> list[Statistic]:
    """Give each part's own variance: what R² loses without it, ``β²/(R⁻¹)_ii`` standardised."""
    whole = ~(np.isnan(table).any(axis=1) | np.isnan(score))
    count, width = int(whole.sum()), table.shape[1]
    x, y = table[whole], score[whole]
    if count <= width + 1 or (np.ptp(x, axis=0) == 0).any() or np.ptp(y) == 0:
        return [Statistic(math.nan, count)] * width
    standard = (x - x.mean(axis=0)) / x.std(axis=0)
    q, r = np.linalg.qr(standard)
    if np.abs(np.diag(r)).min() < 1e-9 * np.abs(np.diag(r)).max():
        return [_own(standard, at, y, count) for at in range(width)]
    inverse = np.linalg.inv(r)
    beta = inverse @ (q.T @ (y - y.mean()))
    own = beta**2 / (inverse**2).sum(axis=1) / float(((y - y.mean()) ** 2).sum())
    return [Statistic(float(one), count) for one in own]


def _own(standard: Matrix, at: int, y: Vector, count: int) -> Statistic:
    """Give a part's own variance where parts are mixtures of one another."""
    others = np.delete(standard, at, axis=1)
    centred = y - y.mean()
    rest = [
        float(((centred - x @ np.linalg.lstsq(x, centred, rcond=None)[0]) ** 2).sum())
        for x in (others, standard)
    ]
    return Statistic(max(0.0, rest[0] - rest[1]) / float(centred @ centred), count)


def _findings(node: str, parts: tuple[Importance, ...]) -> list[Finding]:
    found, wanted = [], fewest(SMALL)
    for one in parts:
        if math.isnan(one.line.value):
            why = "the part or the score is constant, or fewer than three places have both"
            found.append(undefined("no-importance", one.name, why, "leave the part out"))
    count = min(one.line.count for one in parts)
    if count < wanted:
        why = (
            f"a correlation of {SMALL:g} with the index is not told from zero at 5 % (Student's t)"
        )
        found.append(few("importance", node, count, wanted, why))
    return found
