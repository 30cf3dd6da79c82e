"""Weights that the data suggest: entropy, principal component, benefit of the doubt, importance.

Each of them describes the data and none says what matters; the equal or given weights are
printed beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Doubt:
    """Benefit of the doubt: each place's score with the weights that suit it best.

    ``scores`` (places,) from 0 to 1; ``weights`` (places, children) as solved; ``shares``
    (places, children) the part of a score that each child makes, summing to one.
    """

    scores: Vector
    weights: Matrix
    shares: Matrix


def entropy(scores: Matrix) -> Vector:
    """Weigh columns by how unevenly they are spread (熵值法).

    ``p = y/Σy``, ``e = −Σ p ln p / ln n``, ``w = (1 − e)/Σ(1 − e)`` (Shannon; Zeleny 1982).

    Args:
        scores: (places, children), none negative, no gaps.

    Returns:
        (children,), summing to one.

    Raises:
        UseError: a score is negative or missing, there is one place, or no column differs.
    """
    _checked(scores)
    sums = scores.sum(axis=0)
    if len(scores) < 2 or not (sums > 0).all():  # noqa: PLR2004 - one place has no spread
        raise UseError("entropy needs two places, and a column that is not all zero")
    part = scores / sums
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(part > 0, part * np.log(part), 0.0)
    uneven = np.maximum(1 + terms.sum(axis=0) / np.log(len(scores)), 0.0)
    if not uneven.sum() > 1e-12:  # noqa: PLR2004 - the noise of a sum of logarithms
        raise UseError("no column tells places apart", remedy="weigh them alike")
    return np.asarray(uneven / uneven.sum())


def principal(scores: Matrix) -> tuple[Vector, float]:
    """Weigh columns by their squared loadings on the first principal component.

    The squares sum to one, so that no weight is negative (OECD/JRC Handbook 2008, 6.1);
    a loading against the others is a finding for the audit, not a negative weight.

    Args:
        scores: (places, children), no gaps.

    Returns:
        (children,), summing to one, and the share of the variance that the component holds.

    Raises:
        UseError: there are no more places than children, a column is constant or has gaps.
    """
    count, width = scores.shape
    if count <= width:
        raise UseError(
            f"{count} places are too few for the components of {width} columns",
            why="with n no larger than p they describe noise",
            remedy="weigh them alike, or take weights from a wider set of places",
        )
    if np.isnan(scores).any() or (np.ptp(scores, axis=0) == 0).any():
        raise UseError(
            "a column is constant or has gaps", remedy="leave it out, or impute it first"
        )
    values, vectors = np.linalg.eigh(np.corrcoef(scores, rowvar=False))
    first: Vector = vectors[:, -1] ** 2
    return first / first.sum(), float(values[-1] / values.sum())


def benefit_of_doubt(scores: Matrix, least: float = 0.0, most: float = 1.0) -> Doubt:
    """Let each place choose its weights, so long as nobody gets more than one by them.

    For each place: maximise ``Σ w_j y_ij`` subject to ``Σ w_j y_kj ≤ 1`` for all k, ``w ≥ 0``,
    and each child's part ``w_j y_ij`` between ``least`` and ``most`` of the place's own score
    (Cherchye et al. 2007); solved by HiGHS. With a least part above zero, a place that has a
    child at zero scores zero: lift the span of scores above zero to avoid that.

    Args:
        scores: (places, children), none negative, no gaps.
        least: the least part of a score that each child makes.
        most: the most.

    Raises:
        UseError: a score is negative or missing, or the bounds cannot be kept.
    """
    _checked(scores)
    width = scores.shape[1]
    if not (0 <= least <= most <= 1 and least * width <= 1 <= most * width + 1e-12):
        raise UseError(
            f"{width} parts between {least:g} and {most:g} cannot make up one score",
            remedy="widen the bounds",
        )
    solved = [_best(scores, row, least, most) for row in range(len(scores))]
    weights = np.array(solved)
    reached = (weights * scores).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(reached[:, None] > 0, weights * scores / reached[:, None], 0.0)
    return Doubt(reached, weights, shares)


def _best(scores: Matrix, row: int, least: float, most: float) -> Vector:
    own = scores[row]
    parts = np.diag(own)
    limits = [scores]
    if least > 0:
        limits.append(least * own[None, :] - parts)
    if most < 1:
        limits.append(parts - most * own[None, :])
    table = np.vstack(limits)
    bound = np.concatenate([np.ones(len(scores)), np.zeros(len(table) - len(scores))])
    from scipy.optimize import linprog  # noqa: PLC0415 - half a second that few indices need

    found = linprog(-own, A_ub=table, b_ub=bound, bounds=(0, None), method="highs")
    if found.status != 0:
        raise UseError(
            f"the weights of place {row + 1} cannot be found",
            why=str(found.message),
            remedy="look for a column that is zero everywhere, or widen the bounds",
        )
    return np.asarray(found.x, dtype=np.float64)


def by_importance(scores: Matrix, wanted: Vector) -> Vector:
    """Find the weights under which each column matters as much as it is said to.

    Minimises ``Σ(target_k − r_k/Σr)²``, r the correlation of a column with the weighted mean
    (Becker et al. 2017), over weights that are not negative and sum to one.

    Args:
        scores: (places, children), no gaps.
        wanted: (children,) the stated importance, none negative.

    Returns:
        (children,), summing to one.

    Raises:
        UseError: there are no more places than children, importance is negative or all zero.
    """
    if len(scores) <= scores.shape[1] or np.isnan(scores).any():
        raise UseError(
            "too few places, or gaps, for weights by importance", remedy="give the weights"
        )
    if (wanted < 0).any() or not wanted.sum() > 0:
        raise UseError("importance is negative or all zero", remedy="state what matters how much")
    target = wanted / wanted.sum()
    covariance = np.cov(scores, rowvar=False)
    spread = np.sqrt(np.diag(covariance))

    def away(weights: Vector) -> float:
        pull = covariance @ weights
        r = pull / np.maximum(spread * np.sqrt(max(float(weights @ pull), 1e-30)), 1e-30)
        total = float(r.sum())
        return float(((target - r / total) ** 2).sum()) if abs(total) > 1e-12 else 1e6  # noqa: PLR2004 - no sum to divide by

    from scipy.optimize import LinearConstraint  # noqa: PLC0415 - likewise
    from scipy.optimize import minimize  # noqa: PLC0415 - likewise

    found = minimize(
        away,
        target,
        method="SLSQP",
        bounds=[(0.0, 1.0)] * len(target),
        constraints=LinearConstraint(np.ones((1, len(target))), 1, 1),
        options={"ftol": 1e-14, "maxiter": 1000},
    )
    weights: Vector = np.clip(np.asarray(found.x, dtype=np.float64), 0, None)
    shares: Vector = weights / weights.sum()
    return shares


def _checked(scores: Matrix) -> None:
    if np.isnan(scores).any() or (scores < 0).any():
        raise UseError(
            "a score is negative or missing",
            remedy="normalise onto a span from zero, and impute first",
        )
