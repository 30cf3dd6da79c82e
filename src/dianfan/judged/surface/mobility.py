"""Mobility: how places change classes and ranks between two periods."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import correlation
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.ranking import places

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

FEWEST = 5
"""Places of a class below which one of them moves its shares by more than a fifth."""


@dataclass(frozen=True)
class Mobility:
    """How places moved between classes, over ``count`` places that have both values.

    ``counts`` (classes, classes) places by class at the start and at the end, the best class
    first; ``shares`` the same by row, summing to one, NaN for a class that nobody started in.
    ``shorrocks`` is ``(k − Σ p_ii)/(k − 1)`` over the ``k`` classes that somebody started in: 0
    where all stayed, 1 where the start says nothing (Shorrocks 1978), above it where all leave.
    ``mean_shift`` of ranks in places; ``spearman`` and ``kendall`` of the two rankings.
    """

    count: int
    counts: NDArray[np.int64]
    shares: Matrix
    shorrocks: float
    mean_shift: float
    spearman: Statistic
    kendall: Statistic
    findings: tuple[Finding, ...]


def moves(
    start: Vector, end: Vector, *, classes: int = 4, bounds: tuple[float, ...] = ()
) -> Mobility:
    """Say how places moved between two periods.

    Args:
        start: (places,) scores, more being better, NaN where there is none.
        end: likewise, in the same order.
        classes: of ranks, as equal as can be; tied places are in one class.
        bounds: of values in rising order, in place of classes of ranks; a value on a bound is
            in the class above it.

    Raises:
        UseError: the two are not of the same places, fewer than three have both, fewer than two
            classes, more classes than places, or bounds that do not rise.
    """
    if start.shape != end.shape:
        raise UseError("start and end are not of the same places", remedy="put them in one order")
    there = ~(np.isnan(start) | np.isnan(end))
    count = int(there.sum())
    kinds = len(bounds) + 1 if bounds else classes
    if count < 3 or not 2 <= kinds <= count:  # noqa: PLR2004 - two places always swap or stay
        raise UseError(
            f"{count} places do not move between {kinds} classes",
            remedy="take two classes or more, and places for each of them",
        )
    if any(one >= other for one, other in pairwise(bounds)):
        raise UseError("the bounds do not rise", remedy="write them in the order of numbers")
    ranks = places(np.column_stack([start[there], end[there]]))
    values = np.column_stack([start[there], end[there]])
    named = _by_bounds(values, bounds) if bounds else _by_rank(ranks, classes)
    counts = np.zeros((kinds, kinds), dtype=np.int64)
    np.add.at(counts, (named[:, 0], named[:, 1]), 1)
    return _told(counts, ranks, start[there], end[there])


def _by_rank(ranks: Matrix, classes: int) -> NDArray[np.int64]:
    found: NDArray[np.int64] = ((ranks - 1) * classes // len(ranks)).astype(np.int64)
    return found


def _by_bounds(values: Matrix, bounds: tuple[float, ...]) -> NDArray[np.int64]:
    found = len(bounds) - np.searchsorted(np.asarray(bounds), values, "right")
    return found.astype(np.int64)


def _told(counts: NDArray[np.int64], ranks: Matrix, start: Vector, end: Vector) -> Mobility:
    sums = counts.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        shares = np.where(sums > 0, counts / np.maximum(sums, 1), np.nan)
    begun = int((sums > 0).sum())
    stayed = float(np.nansum(np.diag(shares)))
    shorrocks = (begun - stayed) / (begun - 1) if begun > 1 else float("nan")
    findings = [_few(at, int(one)) for at, one in enumerate(sums[:, 0]) if one < FEWEST]
    return Mobility(
        len(ranks), counts, shares, shorrocks, float(np.abs(ranks[:, 0] - ranks[:, 1]).mean()),
        correlation(start, end, Correlating.SPEARMAN),
        correlation(start, end, Correlating.KENDALL), tuple(findings),
    )  # fmt: skip


def _few(at: int, count: int) -> Finding:
    return Finding(
        Severity.WARNING,
        "mobility-few",
        Where(f"class {at + 1}"),
        f"n = {count}, fewer than {FEWEST}: one place moves its shares by more than a fifth",
        "take fewer classes, or tell counts and no shares",
    )
