"""Ranks of many draws at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.surface.ranking import DIGITS

Matrix = NDArray[np.float64]


def rank_rows(scores: Matrix) -> NDArray[np.int32]:
    """Rank each row from its highest score, which is 1; tied ones take the best of their places.

    Args:
        scores: (draws, places), NaN where there is no score; compared to ``DIGITS`` decimals.

    Returns:
        (draws, places) int32, 0 where there is no score.
    """
    rounded = np.round(scores, DIGITS)
    order = np.argsort(-rounded, axis=1)
    ordered = np.take_along_axis(rounded, order, axis=1)
    fresh = np.ones(scores.shape, dtype=bool)
    fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    places = np.arange(1, scores.shape[1] + 1, dtype=np.int32)
    best = np.maximum.accumulate(np.where(fresh, places, 0), axis=1)
    ranks = np.empty(scores.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, best.astype(np.int32), axis=1)
    ranks[np.isnan(scores)] = 0
    return ranks
