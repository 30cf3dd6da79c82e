"""IndexComparison of alternative indices of the same places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import Correlations
from dianfan.judged.surface.audit.correlating import correlations
from dianfan.judged.surface.audit.removing import Shift
from dianfan.judged.surface.audit.removing import shift
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.ranking import places

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class IndexComparison:
    """Indices of the same places side by side, over the places that all of them score.

    ``scores`` and ``ranks`` (places, indices), the ranks among these places; ``shifts`` of each
    index against the first; ``spread`` (places,) the distance from a place's best to its worst
    rank; ``left_out`` places that not every index scores.
    """

    indices: tuple[str, ...]
    places: tuple[str, ...]
    scores: Matrix
    ranks: Matrix
    shifts: Mapping[str, Shift]
    likeness: Correlations
    spread: NDArray[np.int64]
    left_out: tuple[str, ...]


def compare(
    indices: Mapping[str, Index],
    *,
    method: Correlating = Correlating.SPEARMAN,
    period: str | None = None,
) -> IndexComparison:
    """Hold alternative indices against the first of them.

    Args:
        indices: by name, the one as published first.
        method: of their correlations.
        period: of all; the last one of each if left out.

    Raises:
        UseError: fewer than two indices, one without the period, or no place that all score.
    """
    if len(indices) < 2:  # noqa: PLR2004 - one is compared with nothing
        raise UseError("there is nothing to compare with", remedy="give two indices or more")
    by_place = {name: _scores(made, period) for name, made in indices.items()}
    seen = list(dict.fromkeys(place for one in by_place.values() for place in one))
    shared = tuple(place for place in seen if all(place in one for one in by_place.values()))
    if not shared:
        raise UseError(
            "no place has a score in all of them", remedy="compare indices of the same places"
        )
    scores = np.array([[one[place] for one in by_place.values()] for place in shared])
    ranks = places(scores)
    names = tuple(indices)
    shifts = {
        name: shift(ranks[:, 0], ranks[:, at], list(shared)) for at, name in enumerate(names) if at
    }
    return IndexComparison(
        names, shared, scores, ranks, shifts, correlations(scores, names, method),
        np.ptp(ranks, axis=1).astype(np.int64),
        tuple(place for place in seen if place not in shared),
    )  # fmt: skip


def _scores(made: Index, period: str | None) -> dict[str, float]:
    column = made.scores.column(made.spec.root.id)
    return {
        made.scores.places[row]: float(column[row])
        for row in rows_of(made, period)
        if not np.isnan(column[row])
    }
