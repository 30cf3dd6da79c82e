"""Errors of the data: how far each value may be from the truth, and the scores under such errors.

A standard error is the spread that an estimate would have if it were measured again in the same
way: of a survey, from its sample; of a rounded figure, from its last digit; of a count that is
complete, nought. What each one rests on is told with it, since a rank set is worth no more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.panel import Panel

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class DataErrors:
    """Standard errors of the values of an index, and where each indicator's come from.

    ``errors`` has a row for each place and period and a column for each indicator that errs, in
    the unit of the indicator after its denominator; ``sources`` by indicator. An indicator that
    is not in ``errors`` counts as exact, for which its source is wanted all the same: a
    complete count, say; without one there is a finding.
    """

    errors: Panel
    sources: Mapping[str, str]


def of_rounding(step: float) -> float:
    """Give the standard error of a figure rounded to ``step``: ``step/√12``, evenly spread."""
    return step / math.sqrt(12)


def of_share(share: Vector, sample: Vector, design: float = 1.0) -> Vector:
    """Give the standard error of a share from a sample: ``√(design · p(1 − p)/n)``.

    Args:
        share: (places,), from 0 to 1.
        sample: (places,), persons or households asked.
        design: the design effect, 1 for a simple random sample (Kish 1965).

    Raises:
        UseError: a share is not one, or nobody was asked.
    """
    if (share < 0).any() or (share > 1).any() or not (sample > 0).all():
        raise UseError(
            "a share is not between 0 and 1, or a sample is empty",
            remedy="give shares, not percent, and the size of each sample",
        )
    return np.asarray(np.sqrt(design * share * (1 - share) / sample))


def aligned(made: Index, data: DataErrors) -> tuple[Matrix, list[Finding]]:
    """Give a standard error for each cell of an index, (rows, indicators).

    A value that was imputed errs by no less than its column spreads in the period.

    Raises:
        UseError: errors of an unknown indicator, negative ones, a value without one, or an
            indicator without a source.
    """
    unknown = set(data.errors.columns) - set(made.spec.columns)
    if unknown:
        raise UseError(
            f"errors of {', '.join(sorted(unknown))}, no indicators of the index",
            remedy="name columns as the index does",
        )
    row_of = {key: at for at, key in enumerate(zip(*_keys(data.errors), strict=True))}
    picked = np.array([row_of.get(key, -1) for key in zip(*_keys(made.imputed), strict=True)])
    table = np.zeros(made.imputed.values.shape)
    for name in data.errors.columns:
        own = np.where(picked >= 0, data.errors.column(name)[picked], np.nan)
        table[:, made.spec.columns.index(name)] = _checked(made, data, name, own)
    exact = [one for one in made.spec.columns if one not in data.sources]
    return _with_imputed(made, table), [_counted_exact(name) for name in exact]


def _keys(panel: Panel) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return panel.places, panel.periods


def _checked(made: Index, data: DataErrors, name: str, errors: Vector) -> Vector:
    if not data.sources.get(name):
        raise UseError(
            "a standard error has no source",
            where=name,
            remedy="say what it rests on: a sample, the rounding, a judgement",
        )
    at = made.spec.columns.index(name)
    there = ~np.isnan(made.imputed.values[:, at]) & ~made.imputed_cells[:, at]
    if (errors[there] < 0).any() or np.isnan(errors[there]).any():
        raise UseError(
            "a standard error is negative, or missing beside a value",
            where=name,
            remedy="give one for every value; 0 only for what is exact",
        )
    return np.nan_to_num(errors)


def _with_imputed(made: Index, errors: Matrix) -> Matrix:
    table = errors.copy()
    for rows in made.imputed.period_rows.values():
        cells = made.imputed_cells[rows]
        if not cells.any():
            continue
        known = np.where(cells, np.nan, made.imputed.values[rows])
        count = (~np.isnan(known)).sum(axis=0)
        away = known - np.nansum(known, axis=0) / np.maximum(count, 1)
        spread = np.sqrt(np.nansum(away**2, axis=0) / np.maximum(count - 1, 1))
        table[rows] = np.where(cells, np.maximum(table[rows], spread), table[rows])
    return table


def _counted_exact(name: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "errors-unknown",
        Where(name),
        "nothing is said of how far the indicator may be from the truth, so it counts as exact",
        "give its standard errors, or say that it is a complete count",
    )
