"""Where a place stands: the range that choices make and the set that data error leaves, in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.uncertainty.engine import Failure
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.ranges import RankRange
from dianfan.judged.surface.uncertainty.ranges import above
from dianfan.judged.surface.uncertainty.ranges import among_best
from dianfan.judged.surface.uncertainty.ranges import rank_ranges
from dianfan.judged.surface.uncertainty.rank_sets import rank_sets
from dianfan.judged.surface.uncertainty.redrawing import Erred

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class RankStanding:
    """Where a place stands, never as a bare rank.

    ``range`` is what other defensible choices make of its rank, at the data as they stand;
    ``low`` and ``high`` the ranks that data error leaves open with probability ``level``, under
    the choices as they stand. ``joint``, where it was asked for, is the range of draws in which
    choices and errors vary at once. ``best`` and ``worst`` hold all of these and the rank as
    computed; without ``joint`` they say nothing of choices and errors acting on one another.
    ``of`` how many places there are.
    ``among_top`` is how likely the place is among the top, by choices and by errors.
    """

    name: str
    of: int
    range: RankRange
    low: int
    high: int
    best: int
    worst: int
    among_top: tuple[float, float]
    joint: RankRange | None = None

    def __str__(self) -> str:
        """Write the rank with both its ranges."""
        ranged = f"{self.range.low}–{self.range.high} by choices"
        return (
            f"{self.name}: {self.best}–{self.worst} of {self.of} "
            f"(as computed {self.range.rank}; {ranged}; {self.low}–{self.high} by data error)"
        )


@dataclass(frozen=True)
class Standings:
    """All places of a period with both uncertainties, and what they rest on.

    ``share`` of the draws of choices that a range holds and ``level`` of the rank sets; ``top``
    the places that count as the top; ``above`` (2, places, places) how likely each place stands
    above each other by choices and by errors. ``sources`` of the standard errors by indicator;
    ``failures`` the ledger of draws in which a place had no score.
    """

    places: tuple[RankStanding, ...]
    share: float
    level: float
    is_simultaneous: bool
    top: int
    above: Matrix
    sources: Mapping[str, str]
    failures: tuple[Failure, ...]
    findings: tuple[Finding, ...]

    def of(self, name: str) -> RankStanding:
        """Give one place's.

        Raises:
            UseError: there is no such place.
        """
        for one in self.places:
            if one.name == name:
                return one
        raise UseError(f"no place “{name}” has a standing", remedy="name a place of the index")


def standings(
    choices: Spread,
    errors: Erred,
    *,
    share: float = 0.9,
    level: float = 0.95,
    simultaneous: bool = False,
    top: int = 3,
    joint: Spread | None = None,
) -> Standings:
    """Join the range of ranks that choices make with the rank sets of data error.

    Args:
        choices: the index under draws of its open choices.
        errors: the same index and period under errors of its data.
        share: of the draws that a range holds.
        level: of the rank sets.
        simultaneous: rank sets that hold all at once.
        top: how many places count as the top.
        joint: the index under draws of both at once, see :func:`jointly.jointly`.

    Raises:
        UseError: the two are not of the same places and scores; or as :func:`rank_ranges` and
            :func:`rank_sets`.
    """
    drawn = errors.spread
    for one in (drawn, joint or drawn):
        _check_same(choices, one)
    sets, ranked = rank_sets(errors, level, simultaneous=simultaneous), choices.ranks > 0
    known = np.flatnonzero(ranked & (sets.low > 0))
    likely = [among_best(one, top) for one in (choices, drawn)]
    ranges = rank_ranges(_only(choices, known), share)
    joined = [None] * len(ranges) if joint is None else rank_ranges(_only(joint, known), share)
    made = tuple(
        _standing(
            one,
            both,
            (int(sets.low[at]), int(sets.high[at])),
            int(ranked.sum()),
            (float(likely[0][at]), float(likely[1][at])),
        )
        for one, both, at in zip(ranges, joined, known, strict=True)
    )
    ledger = dict.fromkeys((*choices.failures, *drawn.failures, *(joint.failures if joint else ())))
    return Standings(
        made, share, level, simultaneous, top, np.array([above(choices), above(drawn)]),
        errors.sources, tuple(ledger), errors.findings,
    )  # fmt: skip


def _check_same(choices: Spread, other: Spread) -> None:
    if choices.names != other.names or not np.array_equal(
        choices.nominal, other.nominal, equal_nan=True
    ):
        raise UseError(
            "choices and errors are not of the same index and period",
            remedy="compute both from one index, of one period",
        )


def _standing(
    ranged: RankRange,
    joint: RankRange | None,
    errors: tuple[int, int],
    count: int,
    top: tuple[float, float],
) -> RankStanding:
    low = [ranged.low, ranged.rank, errors[0], *([joint.low] if joint else [])]
    high = [ranged.high, ranged.rank, errors[1], *([joint.high] if joint else [])]
    return RankStanding(ranged.name, count, ranged, *errors, min(low), max(high), top, joint)


def _only(found: Spread, columns: NDArray[np.intp]) -> Spread:
    return replace(
        found,
        names=tuple(found.names[at] for at in columns),
        nominal=found.nominal[columns],
        ranks=found.ranks[columns],
        drawn=found.drawn[:, columns],
        scores=None,
    )
