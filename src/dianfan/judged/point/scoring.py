"""Scores of past forecasts: how far probabilities were from what came, outcomes unknown told apart.

Brier (1950) for the score, Murphy (1973) for its parts. A forecast whose outcome nobody reported is
not dropped: the score is a range, from the outcome that suits it best to the one that suits it least.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import Mask


@dataclass(frozen=True)
class Forecasts:
    """Probabilities that were told, and what came.

    ``chances`` (forecasts,) from 0 to 1; ``came`` (forecasts,), 1 or 0; ``known`` (forecasts,), false where
    the outcome is not known and ``came`` means nothing.
    """

    chances: Array
    came: Array
    known: Mask

    @property
    def unknown(self) -> int:
        """Give the number of forecasts whose outcome is not known."""
        return int(np.sum(~np.asarray(self.known)))


@dataclass(frozen=True, slots=True)
class ScoreRange:
    """A score, from the least to the most that unknown outcomes allow; both the same where all are known."""

    least: float
    most: float

    @property
    def is_sure(self) -> bool:
        """Tell whether no unknown outcome moves it."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class BrierParts:
    """The Brier score of the known outcomes taken apart: ``brier`` = reliability - resolution + uncertainty + within.

    ``reliability`` is how far chances are from how often it came (0 is best), ``resolution`` how far the
    groups are from one another (more is better), ``uncertainty`` how hard the matter was.
    ``within`` is what groups of unlike chances leave over; it is nought where each group is one chance.
    """

    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    within: float
    known: int


def forecasts(chances: Array, came: Array) -> Forecasts:
    """Put forecasts and outcomes together.

    Args:
        chances: (forecasts,), from 0 to 1.
        came: (forecasts,), 1 where it came, 0 where it did not, NaN where nobody knows.

    Raises:
        UseError: no forecast, shapes that do not fit, or numbers that are none of these.
    """
    told, seen = np.asarray(chances, np.float64), np.asarray(came, np.float64)
    known = ~np.isnan(seen)
    sound = told.ndim == 1 and told.shape == seen.shape and bool(told.size)
    if not sound or not ((told >= 0) & (told <= 1)).all() or not np.isin(seen[known], (0, 1)).all():
        raise UseError(
            "these are no forecasts and outcomes",
            why="a chance lies between 0 and 1, an outcome is 1, 0 or not known, one for each",
            remedy="leave out what was no probability, and give NaN where the outcome is not known",
        )
    return Forecasts(told, np.where(known, seen, 0), known)


def brier(told: Forecasts) -> ScoreRange:
    """Compute the mean of ``(p - o)²``: 0 is perfect, 0.25 is always saying a half, 1 is sure and wrong.

    Args:
        told: forecasts and outcomes.
    """
    return _between(told, told.chances**2, (1 - told.chances) ** 2)


def log_score(told: Forecasts) -> ScoreRange:
    """Compute the mean of ``-ln`` of the probability given to what came; sure and wrong is endless.

    Args:
        told: forecasts and outcomes.
    """
    with np.errstate(divide="ignore"):
        return _between(told, -np.log1p(-told.chances), -np.log(told.chances))


def skill(told: Forecasts, base_rate: float | None = None) -> ScoreRange | Gap:
    """Compute ``1 - BS / BS_base``: 1 is perfect, 0 no better than always telling the base rate.

    Every number of unknown outcomes that may have come is gone through, with the best and the worst
    choice of which: the base rate hangs on it too.

    Args:
        told: forecasts and outcomes.
        base_rate: told beforehand, such as that of earlier years; else that of the outcomes themselves,
            which no forecaster knew and which is hard to beat.

    Returns:
        A gap where the base rate leaves nothing to be forecast.
    """
    some = [_skill(told, came, base_rate) for came in range(told.unknown + 1)]
    if any(one is None for one in some):
        return Gap(GapReason.NOT_ASSESSABLE, "the base rate alone may have been right every time")
    ranges = [one for one in some if one is not None]
    return ScoreRange(min(one.least for one in ranges), max(one.most for one in ranges))


def brier_parts(told: Forecasts, groups: Array | None = None) -> BrierParts | Gap:
    """Take the Brier score of known outcomes apart, after Murphy (1973).

    ``BS = Σ nₖ (pₖ - oₖ)² / n - Σ nₖ (oₖ - o)² / n + o (1 - o)``, with groups of equal chances; pₖ is the
    mean chance of a group and oₖ how often it came.

    Args:
        told: forecasts and outcomes.
        groups: edges, (edges,), rising, from 0 to 1, that group chances; else each chance is a group.

    Returns:
        A gap where no outcome is known.
    """
    at = np.asarray(told.known)
    if not at.any():
        return Gap(GapReason.NOT_REPORTED, "no outcome is known")
    chances, came = told.chances[at], told.came[at]
    group = (
        group_of(chances, groups)
        if groups is not None
        else np.unique(chances, return_inverse=True)[1]
    )
    size = np.bincount(group).astype(np.float64)
    some = size > 0
    share = np.bincount(group, came)[some] / size[some]
    mean, weight = np.bincount(group, chances)[some] / size[some], size[some] / len(chances)
    rate = float(came.mean())
    score = float(((chances - came) ** 2).mean())
    reliable = float(weight @ (mean - share) ** 2)
    resolved = float(weight @ (share - rate) ** 2)
    sure = rate * (1 - rate)
    return BrierParts(
        score, reliable, resolved, sure, score - (reliable - resolved + sure), len(chances)
    )


def group_of(chances: Array, edges: Array) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """Tell the group of each chance: from one edge up to the next, the last one closed above.

    Args:
        chances: (forecasts,).
        edges: (groups + 1,), rising from 0 to 1.

    Raises:
        UseError: the edges do not rise from 0 to 1.
    """
    if len(edges) < 2 or edges[0] != 0 or edges[-1] != 1 or (np.diff(edges) <= 0).any():  # noqa: PLR2004 - a group has two edges
        raise UseError(
            "edges must rise from 0 to 1", remedy="give such as 0, 0.2, 0.4, 0.6, 0.8, 1"
        )
    return np.minimum(np.searchsorted(edges, chances, side="right") - 1, len(edges) - 2)


def _between(told: Forecasts, missed: Array, hit: Array) -> ScoreRange:
    """Average what each outcome costs: ``missed`` where it did not come, ``hit`` where it came."""
    sure = np.where(told.came == 1, hit, missed)
    least = np.where(told.known, sure, np.minimum(missed, hit))
    most = np.where(told.known, sure, np.maximum(missed, hit))
    return ScoreRange(float(least.mean()), float(most.mean()))


def _skill(told: Forecasts, came: int, base_rate: float | None) -> ScoreRange | None:
    """Compute the skill when so many of the unknown came, with the best and worst choice of which."""
    count, known = len(told.chances), np.asarray(told.known)
    hits = float(told.came.sum()) + came
    rate = hits / count if base_rate is None else base_rate
    base = (hits * (1 - rate) ** 2 + (count - hits) * rate**2) / count
    if base == 0:
        return None
    own = float(((told.chances - told.came) ** 2)[known].sum())
    unknown = np.sort(told.chances[~known])
    split = len(unknown) - came
    best = float((unknown[:split] ** 2).sum() + ((1 - unknown[split:]) ** 2).sum())
    worst = float((unknown[came:] ** 2).sum() + ((1 - unknown[:came]) ** 2).sum())
    return ScoreRange(*(1 - (own + some) / count / base for some in (worst, best)))
