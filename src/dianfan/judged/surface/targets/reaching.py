"""Reaching: what it takes a place to come to a score or a rank, and whether it can."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.targets.supposing import Supposing
from dianfan.judged.surface.targets.supposing import supposing

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Reaches = Callable[[Matrix], NDArray[np.bool_]]

STEPS = 64
CUTS, ROUNDS = 8, 16
_CLOSE = 1e-9


@dataclass(frozen=True)
class RequiredMove:
    """An indicator from where it stands to where it would have to go.

    ``limit`` is as far as it may go, and ``because`` from where that is known; values in the
    unit of the indicator after its denominator.
    """

    indicator: str
    start: float
    end: float
    limit: float
    because: str


@dataclass(frozen=True)
class Requirement:
    """What a score or a rank takes of a place, all else standing still.

    ``wanted`` in words; ``moves`` of one indicator, or of several in proportion to their gaps;
    ``share`` of the way to the limits, from 0 to 1, which compares indicators of all units and
    is 1 where it cannot be reached. ``score`` and ``rank`` are those at the end of the moves.
    """

    place: str
    wanted: str
    moves: tuple[RequiredMove, ...]
    share: float
    score: float
    rank: int
    is_feasible: bool
    reason: str


def reach_score(
    made: Index,
    place: str,
    score: float,
    *,
    limits: Mapping[str, float] | None = None,
    period: str | None = None,
) -> tuple[Requirement, ...]:
    """Say how far each indicator by itself would have to move for a score.

    Args:
        made: the index.
        place: whose score.
        score: to be reached.
        limits: by indicator, as far as it may go, such as its target; where none is given it is
            the goal or the good bound that the index lays down, or else the best value of the
            period.
        period: of a panel; the last one if left out.

    Returns:
        one for each indicator, the shortest way first and those that cannot last.

    Raises:
        UseError: a limit is of no indicator; the place or period has no score; each place has
            weights of its own.
    """
    taken = supposing(made, place, period)
    return _alone(taken, f"a score of {score:g}", _at_score(taken, score), limits or {})


def reach_rank(
    made: Index,
    place: str,
    rank: int,
    *,
    limits: Mapping[str, float] | None = None,
    period: str | None = None,
) -> tuple[Requirement, ...]:
    """Say how far each indicator by itself would have to move for a rank, or a better one.

    Raises:
        UseError: as :func:`reach_score`, or the rank is not above zero.
    """
    taken = supposing(made, place, period)
    return _alone(taken, f"rank {rank}", _at_rank(taken, rank), limits or {})


def reach_together(
    made: Index,
    place: str,
    *,
    score: float | None = None,
    rank: int | None = None,
    indicators: tuple[str, ...] = (),
    limits: Mapping[str, float] | None = None,
    period: str | None = None,
) -> Requirement:
    """Say how far several indicators would have to move, each by the same share of its gap.

    Args:
        made: the index.
        place: whose score.
        score: to be reached; or
        rank: to be reached.
        indicators: which may move; all that have a value if left out.
        limits: as for :func:`reach_score`.
        period: of a panel; the last one if left out.

    Raises:
        UseError: as :func:`reach_score`, or not exactly one of score and rank is given.
    """
    taken = supposing(made, place, period)
    if (score is None) == (rank is None):
        raise UseError("a score or a rank is to be reached", remedy="give exactly one of the two")
    wanted = f"a score of {score:g}" if score is not None else f"rank {rank}"
    reaches = _at_score(taken, score) if score is not None else _at_rank(taken, rank or 0)
    known = _limits(taken, limits or {})
    has = zip(made.spec.columns, taken.values, strict=True)
    names = indicators or tuple(name for name, value in has if not np.isnan(value))
    return _reach(taken, wanted, reaches, {name: _known(known, name) for name in names})


def _alone(
    taken: Supposing, wanted: str, reaches: Reaches, limits: Mapping[str, float]
) -> tuple[Requirement, ...]:
    known = _limits(taken, limits)
    ways = [_reach(taken, wanted, reaches, {name: limit}) for name, limit in known.items()]
    return tuple(sorted(ways, key=lambda one: (not one.is_feasible, one.share)))


def _at_score(taken: Supposing, score: float) -> Reaches:
    return lambda values: taken.outcome(values)[0] >= score - _CLOSE * max(1.0, abs(score))


def _at_rank(taken: Supposing, rank: int) -> Reaches:
    if rank < 1:
        raise UseError(f"rank {rank} is none", remedy="ranks begin at 1")

    def reaches(values: Matrix) -> NDArray[np.bool_]:
        ranks = taken.outcome(values)[1]
        return (ranks > 0) & (ranks <= rank)

    return reaches


def _reach(
    taken: Supposing, wanted: str, reaches: Reaches, limits: Mapping[str, tuple[float, str]]
) -> Requirement:
    """Find the least share of the way to the limits that reaches what is wanted."""
    spec, start = taken.made.spec, taken.values
    at = np.array([spec.columns.index(name) for name in limits])
    end = start.copy()
    end[at] = [limit for limit, _ in limits.values()]

    def on_the_way(shares: Vector) -> Matrix:
        way = np.tile(start, (len(shares), 1))
        way[:, at] = start[at] + shares[:, None] * (end[at] - start[at])
        way[shares == 1] = end
        return way

    gap = bool(np.isnan(start[at]).any())
    share = float("nan") if gap else _least(lambda shares: reaches(on_the_way(shares)))
    feasible = not np.isnan(share)
    arrived = start if gap else on_the_way(np.array([share if feasible else 1.0]))[0]
    score, rank = taken.outcome(arrived[None, :])
    moves = tuple(
        RequiredMove(name, float(start[column]), float(arrived[column]), limit, why)
        for column, (name, (limit, why)) in zip(at, limits.items(), strict=True)
    )
    reason = _reason(moves, share, gap=gap, score=float(score[0]), rank=int(rank[0]))
    return Requirement(
        taken.place, wanted, moves, share if feasible else 1.0, float(score[0]), int(rank[0]),
        feasible, reason,
    )  # fmt: skip


def _least(reaches: Callable[[Vector], NDArray[np.bool_]]) -> float:
    """Give the least share from 0 to 1 that reaches, NaN where none does.

    Steps of 1/64 are tried first, since not every method rises all the way; then the step in
    which it is first reached is cut into eight, and so on.
    """
    shares = np.linspace(0, 1, STEPS + 1)
    hit = np.flatnonzero(reaches(shares))
    if not hit.size:
        return float("nan")
    if hit[0] == 0:
        return 0.0
    low, high = float(shares[hit[0] - 1]), float(shares[hit[0]])
    for _ in range(ROUNDS):
        shares = np.linspace(low, high, CUTS + 1)
        hit = np.flatnonzero(reaches(shares[1:-1]))
        first = int(hit[0]) + 1 if hit.size else CUTS
        low, high = float(shares[first - 1]), float(shares[first])
    return high


def _reason(
    moves: tuple[RequiredMove, ...], share: float, *, gap: bool, score: float, rank: int
) -> str:
    if gap:
        return "there is no value to start from"
    if share == 0:
        return "it is reached already"
    ends = "; ".join(f"{one.indicator} {one.limit:g}, {one.because}" for one in moves)
    if np.isnan(share):
        return f"even at the limit ({ends}) it is a score of {score:.4g} and rank {rank}"
    return f"within the limit ({ends})"


def _limits(taken: Supposing, given: Mapping[str, float]) -> dict[str, tuple[float, str]]:
    strangers = sorted(set(given) - set(taken.made.spec.columns))
    if strangers or not all(np.isfinite(one) for one in given.values()):
        raise UseError(
            "a limit is of no indicator, or no number",
            where=", ".join(strangers),
            remedy=f"name indicators: {', '.join(taken.made.spec.columns)}",
        )
    return {one.id: _limit(taken, one, given) for one in taken.made.spec.indicators}


def _limit(taken: Supposing, one: IndicatorSpec, given: Mapping[str, float]) -> tuple[float, str]:
    """Give as far as an indicator may go, never worse than where it stands, and why."""
    column = taken.made.imputed.column(one.id)[taken.rows]
    now = float(taken.values[taken.made.spec.columns.index(one.id)])
    good = one.high if one.sign > 0 else one.low
    best = float(one.sign * np.nanmax(one.sign * column)) if not np.isnan(column).all() else now
    limit, why = next(
        (float(value), told)
        for value, told in (
            (given.get(one.id), "the limit that is given"),
            (one.goal, "the goal of the index"),
            (good, "the good bound of the index"),
            (best, "the best value of the period"),
        )
        if value is not None
    )
    return (now, "where it stands already") if one.sign * now > one.sign * limit else (limit, why)


def _known(known: Mapping[str, tuple[float, str]], name: str) -> tuple[float, str]:
    if name not in known:
        raise UseError(
            f"“{name}” is no indicator of the index", remedy=f"name one of {', '.join(known)}"
        )
    return known[name]
