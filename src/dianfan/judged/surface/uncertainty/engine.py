"""The engine: every draw's index and ranks, each distinct upstream variant computed once."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import check_open
from dianfan.judged.surface.uncertainty.choices import with_changes
from dianfan.judged.surface.uncertainty.draws import Draws
from dianfan.judged.surface.uncertainty.draws import draw
from dianfan.judged.surface.uncertainty.draws import lightly
from dianfan.judged.surface.uncertainty.draws import weights_of
from dianfan.judged.surface.uncertainty.ranking import rank_rows
from dianfan.judged.surface.uncertainty.trees import put_together
from dianfan.judged.surface.uncertainty.variants import Upstream

Matrix = NDArray[np.float64]

CHUNK = 200_000
"""Scores of one chunk, so that memory does not grow with the number of draws."""


@dataclass(frozen=True)
class Failure:
    """Draws in which an index could not be computed for some places, and why."""

    options: tuple[str, ...]
    draws: int
    places: int
    reason: str


@dataclass(frozen=True)
class Spread:
    """An index under all draws, of one period.

    ``names`` (places,); ``nominal`` and ``ranks`` (places,) as the index stands; ``drawn``
    (draws, places) int32 the rank in each draw, 0 where it failed; ``options`` (draws,
    choices) which option each draw took; ``failures`` the ledger of what failed.
    """

    names: tuple[str, ...]
    nominal: Matrix
    ranks: NDArray[np.int32]
    drawn: NDArray[np.int32]
    options: NDArray[np.int64]
    failures: tuple[Failure, ...]
    scores: Matrix | None = None


def spread(
    made: Index,
    openness: Openness,
    count: int = 1000,
    *,
    seed: int = 0,
    period: str | None = None,
    workers: int = 1,
    keep_scores: bool = False,
) -> Spread:
    """Compute an index under many ways of taking the choices that stay open.

    Args:
        made: the index as it stands.
        openness: the choices and weights that stay open.
        count: the number of draws.
        seed: the same seed gives the same draws, bit by bit, for any number of workers.
        period: of a panel; the last one if left out.
        workers: threads that work at once; more than one seldom helps, since they wait for one another.
        keep_scores: keep the scores of each draw, (draws, places).

    Raises:
        UseError: a choice makes no sense, or the period has no data.
    """
    check_open(made.settled, openness)
    draws = draw(made.settled, openness, count, seed)
    return spread_of(made, openness, draws, period=period, workers=workers, keep_scores=keep_scores)


def spread_of(
    made: Index,
    openness: Openness,
    draws: Draws,
    *,
    period: str | None = None,
    workers: int = 1,
    keep_scores: bool = False,
    progress: Callable[[str, int, int], None] = lambda _stage, _done, _all: None,
) -> Spread:
    """Compute an index under given draws, see :func:`spread`.

    ``progress`` is told the stage, how many draws are done and how many there are.
    """
    rows = _rows(made, period)
    nominal = made.scores.column(made.spec.root.id)[rows]
    drawn = np.zeros((len(draws), len(rows)), dtype=np.int32)
    scores = np.empty((len(draws), len(rows))) if keep_scores else None

    def work(job: _Job) -> None:
        weights = weights_of(job.spec, draws, job.rows, openness)
        index = put_together(job.spec, job.scored, weights)
        if scores is not None:
            scores[job.rows] = index
        drawn[job.rows] = rank_rows(index)

    jobs, done = list(_jobs(made, openness, draws, rows)), 0
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for job, _ in zip(jobs, pool.map(work, jobs), strict=True):
            done += len(job.rows)
            progress("draws", done, len(draws))
    return Spread(
        tuple(made.scores.places[row] for row in rows),
        nominal,
        rank_rows(nominal[None, :])[0],
        drawn,
        draws.options,
        ledger(openness, draws, drawn, nominal),
        scores,
    )


@dataclass(frozen=True)
class _Job:
    """Draws that share everything upstream and every aggregation."""

    spec: IndexSpec
    scored: Matrix
    rows: NDArray[np.intp]


def _jobs(made: Index, openness: Openness, draws: Draws, rows: NDArray[np.intp]) -> Iterator[_Job]:
    upstream, light = Upstream(made.screened, made.barred), set(lightly(openness))
    heavy = [number for number in range(len(openness.choices)) if number not in light]
    kinds, which = np.unique(draws.options[:, heavy], axis=0, return_inverse=True)
    step = max(1, CHUNK // max(1, len(rows)))
    for number, options in enumerate(kinds):
        chosen = [
            openness.choices[at].options[int(option)]
            for at, option in zip(heavy, options, strict=True)
        ]
        spec = with_changes(made.settled, tuple(one for option in chosen for one in option.changes))
        scored = upstream.scores(spec).values[rows]
        mine = np.flatnonzero(which.reshape(-1) == number)
        for start in range(0, len(mine), step):
            yield _Job(spec, scored, mine[start : start + step])


def _rows(made: Index, period: str | None) -> NDArray[np.intp]:
    by_period = made.scores.period_rows
    wanted = period if period is not None else list(by_period)[-1]
    if wanted not in by_period:
        raise UseError(
            f"the index has no period “{wanted}”", remedy=f"take one of {', '.join(by_period)}"
        )
    return by_period[wanted]


def ledger(
    openness: Openness, draws: Draws, ranks: NDArray[np.int32], nominal: Matrix
) -> tuple[Failure, ...]:
    """Give the draws in which places that have a score lost it, by their options."""
    lost = (ranks == 0) & ~np.isnan(nominal)
    failing = np.flatnonzero(lost.any(axis=1))
    kinds, which = np.unique(draws.options[failing], axis=0, return_inverse=True)
    return tuple(
        Failure(
            tuple(
                choice.options[int(at)].label
                for choice, at in zip(openness.choices, kind, strict=True)
            ),
            int((which.reshape(-1) == number).sum()),
            int(lost[failing[which.reshape(-1) == number]].sum(axis=1).max()),
            "the mean is not defined for scores at or below zero, or nothing was left to weigh",
        )
        for number, kind in enumerate(kinds)
    )
