"""A composite index as ``dianfan index`` computes it: ranks, their ranges, and findings with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dianfan.cli.index_data import data_of
from dianfan.figures.errors import UseError
from dianfan.figures.finding import Where
from dianfan.judged.indices.openness import openness_of
from dianfan.judged.surface.audit.whole import audit
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.index_file import read_index
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.choices import check_open
from dianfan.judged.surface.uncertainty.draws import draw
from dianfan.judged.surface.uncertainty.engine import Failure
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.engine import spread_of
from dianfan.judged.surface.uncertainty.ranges import RankRange
from dianfan.judged.surface.uncertainty.ranges import rank_ranges
from dianfan.promised.trees import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from dianfan.figures.finding import Finding
    from dianfan.judged.surface.spec import IndexSpec


@dataclass(frozen=True)
class IndexAsked:
    """What is asked of an index: its files, the period (the last if empty), and how to draw.

    ``amount`` is the share by which weights vary either way, None for what the file leaves open or
    else what is open by default; ``share`` that of the draws which a range holds.
    """

    spec: Path
    panel: Path
    period: str
    draws: int
    amount: float | None
    share: float
    seed: int
    audited: bool


@dataclass(frozen=True)
class IndexAnswer:
    """An index in one period: its ranges, best rank first, and all that is to be known of it.

    ``scores`` by place; ``unranked`` are places without a score, or without one in any
    draw; ``names`` what to call places whose codes say nothing to a reader; ``openness`` is what
    the draws varied.
    """

    made: Index
    period: str
    scores: Mapping[str, float]
    imputed: Mapping[str, float]
    ranges: tuple[RankRange, ...]
    unranked: tuple[str, ...]
    names: Mapping[str, str]
    openness: Openness
    failures: tuple[Failure, ...]
    findings: tuple[Finding, ...]


def answer(sought: IndexAsked, progress: Callable[[str, int, int], None]) -> IndexAnswer:
    """Compute an index from its files, and what it would be under other weights.

    Raises:
        UseError: a file cannot be read, the index is not sound, or no place has a score.
    """
    spec = read_index(sought.spec)
    given = data_of(sought.panel, spec)
    data = given.panel
    made = index(spec, data)
    rows = rows_of(made, sought.period or None)
    period = made.scores.periods[rows[0]]
    scores = dict(zip(_names(made, rows), map(float, made.scores.values[rows, 0]), strict=True))
    if all(map(np.isnan, scores.values())):
        raise UseError(
            "no place has a score",
            where=period or spec.id,
            why="; ".join(f"{one.where}: {one.message}" for one in made.findings[:3]),
            remedy="mend what the findings name",
        )
    openness = _open(sought, spec)
    check_open(made.settled, openness)
    draws = draw(made.settled, openness, sought.draws, sought.seed)
    found = _ranked(spread_of(made, openness, draws, period=period, progress=progress))
    told = [
        *given.findings,
        *made.findings,
        *(audit(made, period=period).findings if sought.audited else ()),
    ]
    placed = _Placing(sought, spec, data)
    all_places = [
        place for place, when in zip(data.places, data.periods, strict=True) if when == period
    ]
    return IndexAnswer(
        made,
        period,
        scores,
        dict(zip(_names(made, rows), map(float, made.imputed_share[rows, 0]), strict=True)),
        tuple(sorted(rank_ranges(found, sought.share), key=lambda one: one.rank)),
        tuple(place for place in all_places if place not in found.names),
        given.names,
        openness,
        found.failures,
        tuple(dict.fromkeys(map(placed.placed, told))),
    )


def _open(sought: IndexAsked, spec: IndexSpec) -> Openness:
    """Give what stays open: as the file says, or else as for every index of a programme."""
    told = index_of_text(sought.spec.read_text(encoding="utf-8-sig"), sought.spec.name).openness
    openness = told or openness_of(spec)
    if sought.amount is None:
        return openness
    return replace(openness, weights=WeightNoise(Noise.PERTURB, sought.amount))


def _names(made: Index, rows: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> Iterator[str]:
    return (made.scores.places[row] for row in rows)


def _ranked(found: Spread) -> Spread:
    """Leave out the places that have no rank as the index stands, or in no draw."""
    there = found.drawn.any(axis=0) & (found.ranks > 0)
    return replace(
        found,
        names=tuple(name for name, kept in zip(found.names, there, strict=True) if kept),
        nominal=found.nominal[there],
        ranks=found.ranks[there],
        drawn=found.drawn[:, there],
    )


class _Placing:
    """Gives findings the file and line of what they name."""

    def __init__(self, sought: IndexAsked, spec: IndexSpec, data: Panel) -> None:
        self._spec, self._panel = str(sought.spec), str(sought.panel)
        self._names = {*spec.columns, *spec.node}
        self._lines = _lines_of(sought.spec)
        self._rows = {f"{a} {b}".strip() for a, b in zip(data.places, data.periods, strict=True)}

    def placed(self, finding: Finding) -> Finding:
        """Give a finding at the line of its indicator or node, or at the row of its place."""
        name = finding.where.file
        first, _, rest = name.partition(" ")
        if name in self._names:
            return replace(finding, where=Where(self._spec, self._lines.get(name), name))
        if name in self._rows or (first in self._names and rest in self._rows):
            return replace(finding, where=Where(self._panel, None, name))
        return replace(finding, where=Where(self._spec, None, name))


def _lines_of(file: Path) -> Mapping[str, int]:
    """Give the line of each indicator and node of an index that was read before."""
    tree = read_tree(file.name, file.read_text(encoding="utf-8-sig"))
    return {
        str(one["id"]): tree.where((part, number)).line or 1
        for part in ("nodes", "indicators")
        for number, one in enumerate(tree.data[part])
    }
