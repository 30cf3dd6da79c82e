"""Confidence sets for ranks: where a place may stand, given how far scores may be from the truth.

Mogstad, Romano, Shaikh and Wilhelm (2024): a place stands no higher than behind those that are
significantly better, no lower than before those that are significantly worse. All comparisons
are made with one critical value of the largest of them, found by bootstrap and lowered step by
step as comparisons are settled (Romano and Wolf 2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.ranking import DIGITS
from dianfan.judged.surface.ranking import places
from dianfan.judged.surface.uncertainty.redrawing import Erred

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]

_CELLS = 200_000
"""Comparisons made at once, few enough for a processor's own memory."""


@dataclass(frozen=True)
class RankSets:
    """For each place the ranks that data error leaves open at ``level``.

    ``ranks`` (places,) as the scores stand, 1 the best; ``low`` and ``high`` (places,) hold the
    true rank with the level's probability: each by itself, or all at once where
    ``is_simultaneous``. 0 stands where a place has no score. ``errors`` (places,) are the
    standard errors of the scores. ``draws`` of the bootstrap.
    """

    names: tuple[str, ...]
    ranks: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    errors: Vector
    level: float
    is_simultaneous: bool
    draws: int

    def may_be_among(self, top: int) -> tuple[str, ...]:
        """Name the places that may be among the best ``top``, all that are with the set's level.

        Raises:
            UseError: the sets do not hold all at once.
        """
        if not self.is_simultaneous:
            raise UseError(
                "sets of each place by itself do not say who all may be among the best",
                remedy="take simultaneous rank sets",
            )
        return tuple(name for name, low in zip(self.names, self.low, strict=True) if 0 < low <= top)


def rank_sets(
    found: Erred, level: float = 0.95, *, simultaneous: bool = False, stepwise: bool = True
) -> RankSets:
    """Give rank sets of an index from its scores under errors of the data.

    The draws around the score as it stands take the place of the bootstrap. A place without a
    score in some draw has no rank set and is compared with nobody; ``Erred.findings`` names it.

    Args:
        found: the index under errors.
        level: the probability with which the sets hold the true ranks.
        simultaneous: all sets at once rather than each by itself.
        stepwise: lower the critical value as comparisons are settled.

    Raises:
        UseError: the level is not between 0.5 and 1, or too few draws for it.
    """
    sound = ~(np.isnan(found.nominal) | np.isnan(found.scores).any(axis=0))
    low, high = np.zeros((2, len(found.names)), dtype=np.int64)
    ranks = np.zeros(len(found.names), dtype=np.int64)
    theta = found.nominal[sound]
    away = found.scores[:, sound] - theta
    low[sound], high[sound] = _sets(theta, away, level, stepwise=stepwise, at_once=simultaneous)
    ranks[sound] = places(theta[:, None])[:, 0]
    return RankSets(
        found.names, ranks, low, high, found.errors, level, simultaneous, len(found.scores)
    )


def sets_of(
    theta: Vector,
    errors: Vector,
    level: float = 0.95,
    *,
    simultaneous: bool = False,
    stepwise: bool = True,
    draws: int = 1000,
    seed: int = 0,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the lowest and highest rank of estimates with standard errors, apart from one another.

    The parametric bootstrap of the same authors: normal draws around the estimates.

    Args:
        theta: (places,) estimates, more being better.
        errors: (places,) their standard errors, 0 for what is exact.
        level: as for :func:`rank_sets`, as are the others.
        simultaneous: all sets at once.
        stepwise: lower the critical value as comparisons are settled.
        draws: of the bootstrap.
        seed: of the draws.

    Raises:
        UseError: an estimate or error is missing, an error is negative; or as :func:`rank_sets`.
    """
    if theta.shape != errors.shape or np.isnan(theta).any() or not (errors >= 0).all():
        raise UseError(
            "there is not an estimate and a standard error for each place",
            remedy="leave places without either out, and say so",
        )
    away = np.random.default_rng(seed).standard_normal((draws, len(theta))) * errors
    return _sets(theta, away, level, stepwise=stepwise, at_once=simultaneous)


def _sets(
    theta: Vector, away: Matrix, level: float, *, stepwise: bool, at_once: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if not 0.5 < level < 1 or len(away) * (1 - level) < 1:  # noqa: PLR2004 - more likely than not
        raise UseError(
            f"{len(away)} draws make no sets of level {level:g}",
            remedy="take a level such as 0.95, and 1,000 draws or more",
        )
    count = len(theta)
    if count < 2:  # noqa: PLR2004 - nobody to compare with
        one = np.ones(count, dtype=np.int64)
        return one, one
    scale = _scale(away)
    exact = scale == 0
    ahead = np.round(theta[:, None] - theta, DIGITS)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.where(exact, np.sign(ahead) * np.inf, ahead / scale)
    score[np.isnan(score)] = 0
    better = _all_at_once if at_once else _each_alone
    return better(score, away, scale, level, stepwise=stepwise)


def _scale(away: Matrix) -> Matrix:
    """Give the standard error of each difference of two places, (places, places)."""
    centred = away - away.mean(axis=0)
    table = centred.T @ centred / (len(away) - 1)
    own = np.diag(table)
    square = own[:, None] + own - 2 * table
    noise = 1e-12 * (own[:, None] + own)
    return np.sqrt(np.where(square > noise, square, 0.0))


def _all_at_once(
    score: Matrix, away: Matrix, scale: Matrix, level: float, *, stepwise: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Settle all ordered pairs by one critical value; in ``better`` the row beats the column."""
    left = (scale > 0) & ~np.eye(len(score), dtype=bool)
    better = np.isposinf(score)
    while left.any():
        which = np.flatnonzero(left.any(axis=1))
        largest = _largest(away, _inverse(scale, left, which), which).max(axis=1)
        fresh = left & (score > float(np.quantile(largest, level)))
        better |= fresh
        left &= ~fresh
        if not (stepwise and fresh.any()):
            break
    return 1 + better.sum(axis=0), len(score) - better.sum(axis=1)


def _each_alone(
    score: Matrix, away: Matrix, scale: Matrix, level: float, *, stepwise: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Settle each place's comparisons by a critical value of its own, both ways."""
    apart = (scale > 0) & ~np.eye(len(score), dtype=bool)
    below, above = apart.copy(), apart.copy()
    beats, loses = np.isposinf(score), np.isneginf(score)
    which = np.flatnonzero(apart.any(axis=1))
    while which.size:
        down = _largest(away, _inverse(scale, below, which), which)
        up = _largest(-away, _inverse(scale, above, which), which)
        critical = np.quantile(np.maximum(down, up), level, axis=0)[:, None]
        fresh = below[which] & (score[which] > critical)
        lost = above[which] & (-score[which] > critical)
        beats[which] |= fresh
        loses[which] |= lost
        below[which] &= ~fresh
        above[which] &= ~lost
        moved = (fresh | lost).any(axis=1) & (below[which] | above[which]).any(axis=1)
        which = which[moved] if stepwise else which[:0]
    return 1 + loses.sum(axis=1), len(score) - beats.sum(axis=1)


def _inverse(scale: Matrix, left: Mask, which: NDArray[np.intp]) -> Matrix:
    """Give one by the standard errors of the comparisons that are left, zero for the others."""
    mine = left[which]
    return np.where(mine, 1 / np.where(mine, scale[which], 1.0), 0.0)


def _largest(away: Matrix, inverse: Matrix, which: NDArray[np.intp]) -> Matrix:
    """Give each place's largest comparison of those that are left, (draws, which).

    Those that are settled count as zero, which no quantile above the median falls below.
    """
    draws, count = away.shape
    found = np.empty((draws, len(which)))
    wide = max(1, min(len(which), _CELLS // count))
    deep = max(1, _CELLS // (wide * count))
    for row in range(0, len(which), wide):
        mine, by = which[row : row + wide], inverse[row : row + wide]
        room = np.empty((deep, len(mine), count))
        for start in range(0, draws, deep):
            drawn = away[start : start + deep]
            ratio = room[: len(drawn)]
            np.subtract(drawn[:, mine, None], drawn[:, None, :], out=ratio)
            np.multiply(ratio, by, out=ratio)
            ratio.max(axis=2, out=found[start : start + deep, row : row + wide])
    return found
