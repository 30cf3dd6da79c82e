"""What the draws say: ranges of ranks, and how likely one place stands above another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.uncertainty.engine import Spread

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class RankRange:
    """Where a place stands under all draws in which it has a score.

    ``rank`` as the index stands; ``low`` and ``high`` hold the middle ``share`` of the draws,
    1 being the best; ``best`` and ``worst`` of all; ``drawn`` how many draws gave a rank, of
    how many in all.
    """

    name: str
    rank: int
    median: float
    low: int
    high: int
    best: int
    worst: int
    drawn: int
    draws: int


def rank_ranges(found: Spread, share: float = 0.9) -> tuple[RankRange, ...]:
    """Give the range of each place's ranks, in the order of the places.

    Args:
        found: an index under all draws.
        share: the share of draws that a range holds, its ends drawn inward to whole ranks
            that occurred.

    Raises:
        UseError: the share is not between 0 and 1, or a place failed in every draw.
    """
    if not 0 < share < 1:
        raise UseError(f"a range cannot hold {share:g} of the draws", remedy="take 0.9 or 0.95")
    return tuple(_range(found, column, share) for column in range(len(found.names)))


def _range(found: Spread, column: int, share: float) -> RankRange:
    ranks = found.drawn[:, column]
    known = np.sort(ranks[ranks > 0])
    if not known.size:
        raise UseError(
            f"{found.names[column]} has no rank in any draw",
            why="; ".join(one.reason for one in found.failures) or "it has no score",
            remedy="look at the ledger of failed draws",
        )
    tail = (1 - share) / 2
    low, high = (int(known[round(at * (len(known) - 1))]) for at in (tail, 1 - tail))
    return RankRange(
        found.names[column],
        int(found.ranks[column]),
        float(np.median(known)),
        low,
        high,
        int(known[0]),
        int(known[-1]),
        len(known),
        len(ranks),
    )


def above(found: Spread) -> Matrix:
    """Give how likely each place stands above each other, (places, places), from 0 to 1.

    A draw in which both have one rank counts half for each, one in which either has none
    counts for neither; NaN where no draw has both.
    """
    count = len(found.names)
    won, both = np.zeros((2, count, count), dtype=np.int32)
    whole = bool((found.drawn > 0).all())
    for ranks in found.drawn:
        better, level = ranks[:, None] < ranks, ranks[:, None] == ranks
        if not whole:
            there = ranks > 0
            pair = there[:, None] & there
            better, level = better & pair, level & pair
            both += pair
        won += better
        won += better
        won += level
    with np.errstate(invalid="ignore", divide="ignore"):
        likely: Matrix = won / (2.0 * (len(found.drawn) if whole else both))
    return likely


def among_best(found: Spread, most: int) -> Matrix:
    """Give how likely each place is among the best ``most``, (places,), of the draws that rank it."""
    there = found.drawn > 0
    with np.errstate(invalid="ignore", divide="ignore"):
        likely: Matrix = ((found.drawn <= most) & there).sum(axis=0) / there.sum(axis=0)
    return likely
