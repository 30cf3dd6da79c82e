"""Ranks: of columns of scores, gaps left out, ties as asked for."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Ties = Literal["mean", "least"]

DIGITS = 12
"""Decimals to which scores are rounded before they are ranked, so that noise breaks no tie."""


def ranks_from_below(values: Matrix, ties: Ties) -> Matrix:
    """Rank each column from its least value, which is 1.

    Args:
        values: (places, columns), NaN where there is a gap, which gets none.
        ties: “mean” gives tied values the mean of their ranks, “least” the lowest.

    Returns:
        (places, columns), NaN where there is a gap.
    """
    if values.ndim != 2:  # noqa: PLR2004 - rows and columns
        raise ValueError(values.shape)
    ordered = np.sort(values, axis=0)
    ranks = np.empty_like(values)
    for column in range(values.shape[1]):
        one = ordered[:, column]
        known = one[: one.size - int(np.isnan(one).sum())]
        least = np.searchsorted(known, values[:, column], "left") + 1.0
        most = np.searchsorted(known, values[:, column], "right")
        ranks[:, column] = least if ties == "least" else (least + most) / 2
    return np.where(np.isnan(values), np.nan, ranks)


def places(scores: Matrix) -> Matrix:
    """Give each column's places, 1 for the highest score, tied ones the best of their places.

    Scores are compared to ``DIGITS`` decimals.

    Args:
        scores: (places, columns), NaN where there is none.
    """
    return ranks_from_below(-np.round(scores, DIGITS), "least")
