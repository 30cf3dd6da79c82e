"""Contributions: what each indicator makes of each place's score, and of the spread of scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.statistic import undefined
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.differences import split
from dianfan.judged.surface.periods import rows_of

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Contributions:
    """What each indicator makes of each place's score, against a place in the middle.

    ``middle`` is the score of a place with the mean score in every indicator. ``parts``
    (places, indicators) in points and ``gaps`` (places,), what the place's gaps make, add up to
    ``scores − middle``. ``of_spread`` (indicators,) is the share of the variance of scores that
    each makes, ``Cov(part, score)/Var(score)``, which may be negative; with that of the gaps
    the shares add up to one, and they are NaN where all scores are equal.
    """

    names: tuple[str, ...]
    columns: tuple[str, ...]
    scores: Vector
    middle: float
    parts: Matrix
    gaps: Vector
    of_spread: Vector
    findings: tuple[Finding, ...] = ()


def contributions(made: Index, *, period: str | None = None) -> Contributions:
    """Say what each indicator contributes to each score of a period.

    Args:
        made: the index; places without a score have NaN.
        period: of a panel; the last one if left out.

    Raises:
        UseError: there is no such period, scores hang on other places, no place has a score, or
            the index is not defined for the place in the middle.
    """
    rows = rows_of(made, period)
    scored = made.scored.values[rows]
    there = ~np.isnan(scored)
    with np.errstate(invalid="ignore"):
        mean = np.where(there, scored, 0).sum(axis=0) / there.sum(axis=0)
    parts, gaps = split(made.spec, made.weights, np.tile(mean, (len(rows), 1)), scored)
    scores = made.scores.column(made.spec.root.id)[rows]
    known: NDArray[np.bool_] = np.asarray(~np.isnan(parts).any(axis=1))
    if not known.any():
        raise UseError(
            "no place can be held against the middle",
            remedy="look at what the index does with zeros and gaps",
        )
    at = int(np.flatnonzero(known)[0])
    middle = float(scores[at] - parts[at].sum() - gaps[at])
    of_spread = _of_spread(parts[known], scores[known])
    return Contributions(
        tuple(made.scores.places[row] for row in rows), made.spec.columns, scores, middle, parts,
        gaps, of_spread, _findings(made.spec.root.id, of_spread, known, scores),
    )  # fmt: skip


def _findings(
    root: str, of_spread: Vector, known: NDArray[np.bool_], scores: Vector
) -> tuple[Finding, ...]:
    found = []
    if np.isnan(of_spread).any():
        why = "all places have one score, so no indicator makes a spread"
        found.append(undefined("no-spread", root, why, "take more places"))
    lost = int((~known & ~np.isnan(scores)).sum())
    if lost:
        why = f"{lost} places cannot be held against the middle: the index is not defined there"
        found.append(undefined("no-contribution", root, why, "say what zeros do"))
    return tuple(found)


def _of_spread(parts: Matrix, scores: Vector) -> Vector:
    away = scores - scores.mean()
    total = float(away @ away)
    if total == 0:
        return np.full(parts.shape[1], np.nan)
    shares: Vector = (parts - parts.mean(axis=0)).T @ away / total
    return shares
