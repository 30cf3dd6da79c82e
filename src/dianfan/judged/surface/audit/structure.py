"""Structure: how many things the columns measure, and which of them say the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.statistic import few

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

ROWS_A_COLUMN = 5
STRONG = 10.0
"""A variance inflation above which a column is nearly a mixture of others (Marquardt 1970)."""


@dataclass(frozen=True)
class Components:
    """Principal components of the correlations of columns, as a description and no weights.

    ``count`` rows without gaps; ``variances`` (components,) the eigenvalues, largest first, which
    sum to the number of columns; ``shares`` and ``cumulated`` of their sum; ``loadings``
    (columns, components) the correlation of each column with each component, the first
    column that loads at all being positive. ``above_one`` counts eigenvalues above one.
    """

    names: tuple[str, ...]
    count: int
    dropped: int
    variances: Vector
    shares: Vector
    cumulated: Vector
    loadings: Matrix
    above_one: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Collinearity:
    """How far columns are mixtures of others, over ``count`` rows without gaps.

    ``inflation`` (columns,) the variance inflation ``1/(1 − R²)`` of each on all others,
    infinite for an exact mixture; ``condition`` the square root of the largest eigenvalue of
    the correlations by the smallest, above 30 a sign of dependence (Belsley, Kuh and Welsch
    1980, who scale columns without centring them; here they are centred).
    """

    names: tuple[str, ...]
    count: int
    dropped: int
    inflation: Vector
    condition: float
    findings: tuple[Finding, ...]


def components(values: Matrix, names: tuple[str, ...]) -> Components:
    """Describe columns by their principal components, over the rows without gaps.

    Args:
        values: (places, columns), NaN where there is a gap.
        names: of the columns.

    Raises:
        UseError: there are no more whole rows than columns, or a column is constant.
    """
    standard, dropped = _standard(values, names)
    count, width = standard.shape
    table = standard.T @ standard / (count - 1)
    variances, vectors = np.linalg.eigh(table)
    variances = np.maximum(variances[::-1], 0.0)
    loadings = vectors[:, ::-1] * np.sqrt(variances)
    first = np.argmax(np.abs(loadings) > 1e-9, axis=0)  # noqa: PLR2004 - the noise of an eigenvector
    turned = np.where(loadings[first, np.arange(width)] < 0, -1.0, 1.0)
    shares = variances / variances.sum()
    return Components(
        names, count, dropped, variances, shares, np.cumsum(shares), loadings * turned,
        int((variances > 1 + 1e-9).sum()), _short(count, width),
    )  # fmt: skip


def collinearity(values: Matrix, names: tuple[str, ...]) -> Collinearity:
    """Give the variance inflation of each column and the condition number of all.

    Raises:
        UseError: as :func:`components`.
    """
    standard, dropped = _standard(values, names)
    count, width = standard.shape
    variances, vectors = np.linalg.eigh(standard.T @ standard / (count - 1))
    sound = variances > width * np.finfo(float).eps * 10
    with np.errstate(divide="ignore"):
        inverse = np.where(sound, 1 / np.where(sound, variances, 1.0), np.inf)
    inflation = np.array(
        [
            np.inf
            if (row[~sound] ** 2 > 1e-9).any()  # noqa: PLR2004 - the noise of an eigenvector
            else float((row[sound] ** 2 * inverse[sound]).sum())
            for row in vectors
        ]
    )
    condition = float(np.sqrt(variances[-1] / variances[0])) if sound.all() else float("inf")
    return Collinearity(
        names, count, dropped, np.maximum(inflation, 1.0), condition, _short(count, width)
    )


def _standard(values: Matrix, names: tuple[str, ...]) -> tuple[Matrix, int]:
    whole = values[~np.isnan(values).any(axis=1)]
    count, width = whole.shape
    if count <= width:
        raise UseError(
            f"{count} places without gaps are too few to describe {width} columns together",
            why="with n no larger than p the components describe noise",
            remedy="describe each node by itself, or take a wider set of places",
        )
    still = [name for name, spread in zip(names, np.ptp(whole, axis=0), strict=True) if spread == 0]
    if still:
        raise UseError(
            "a column is constant", where=", ".join(still), remedy="leave it out of the description"
        )
    away = whole - whole.mean(axis=0)
    return away / np.sqrt((away**2).sum(axis=0) / (count - 1)), len(values) - count


def _short(count: int, width: int) -> tuple[Finding, ...]:
    if count >= ROWS_A_COLUMN * width:
        return ()
    why = (
        f"fewer than {ROWS_A_COLUMN} places for each column (Bryant and Yarnold 1995, "
        "as the OECD/JRC Handbook 2008 lists it)"
    )
    return (few("components", f"{width} columns", count, ROWS_A_COLUMN * width, why),)
