"""Flags: pairs of an index that are weakly, negatively or too strongly correlated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import Correlations
from dianfan.judged.surface.audit.correlating import correlations
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import few
from dianfan.judged.surface.audit.statistic import fewest
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.periods import rows_of

Rows = NDArray[np.intp]


class Flag(StrEnum):
    """What is remarkable about a pair.

    ``WEAK`` and ``NEGATIVE`` within a group, whose members should say something alike;
    ``REDUNDANT`` anywhere; ``ELSEWHERE`` where an indicator goes more with the score of another
    group than with that of its own.
    """

    WEAK = "weak"
    NEGATIVE = "negative"
    REDUNDANT = "redundant"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Thresholds:
    """Where flags begin: weak below 0.3, negative below −0.4, redundant above 0.92.

    The practice of the Competence Centre on Composite Indicators of the JRC, as its COIN Tool
    (2019) and COINr colour correlations; a choice like others, and open to another one.
    """

    weak: float = 0.3
    negative: float = -0.4
    redundant: float = 0.92


@dataclass(frozen=True)
class Flagged:
    """A pair and why it is flagged.

    Two children of ``node``; two indicators of different groups, ``node`` being empty; or an
    indicator of ``node`` and the group that it goes with more.
    """

    flag: Flag
    node: str
    first: str
    second: str
    statistic: Statistic


@dataclass(frozen=True)
class Coherence:
    """How the parts of an index hang together in one period.

    ``within`` by node the correlations of its children and of itself, the node last;
    ``leaves`` those of all indicators; ``flags`` the remarkable pairs.
    """

    within: dict[str, Correlations]
    leaves: Correlations
    flags: tuple[Flagged, ...]
    findings: tuple[Finding, ...]


def coherence(
    made: Index,
    *,
    method: Correlating = Correlating.PEARSON,
    thresholds: Thresholds | None = None,
    period: str | None = None,
) -> Coherence:
    """Correlate the parts of an index within each node and across, and flag pairs.

    Scores are taken as they were put together, so that more is better in all of them.

    Args:
        made: the index.
        method: how to correlate.
        thresholds: where flags begin.
        period: of a panel; the last one if left out.

    Raises:
        UseError: the index has no such period.
    """
    by, rows = thresholds or Thresholds(), rows_of(made, period)
    within = {one.id: _within(made, one.id, rows, method) for one in made.spec.nodes}
    leaves = correlations(made.scored.values[rows], made.spec.columns, method)
    flags = [*_inner(made, within, by), *_across(made, leaves, by), *_elsewhere(made, rows, method)]
    wanted, count = fewest(by.weak), len(rows)
    short = (
        few(
            "correlation",
            made.spec.id,
            count,
            wanted,
            f"a correlation of {by.weak:g} is not told from zero at 5 % (Student's t)",
        ),
    )
    return Coherence(
        within, leaves, tuple(flags), (*leaves.findings, *(short if count < wanted else ()))
    )


def _within(made: Index, node: str, rows: Rows, method: Correlating) -> Correlations:
    children = made.spec.node[node].children
    columns = [_scores(made, one)[rows] for one in (*children, node)]
    return correlations(np.column_stack(columns), (*children, node), method)


def _scores(made: Index, name: str) -> NDArray[np.float64]:
    return (made.scores if name in made.spec.node else made.scored).column(name)


def _inner(made: Index, within: dict[str, Correlations], by: Thresholds) -> Iterator[Flagged]:
    for node, found in within.items():
        children = made.spec.node[node].children
        for at, first in enumerate(children):
            for second in children[at + 1 :]:
                statistic = found.of(first, second)
                if flag := _flag(statistic.value, by):
                    yield Flagged(flag, node, first, second, statistic)


def _flag(value: float, by: Thresholds) -> Flag | None:
    if value > by.redundant:
        return Flag.REDUNDANT
    if value < by.negative:
        return Flag.NEGATIVE
    return Flag.WEAK if value < by.weak else None


def _across(made: Index, leaves: Correlations, by: Thresholds) -> Iterator[Flagged]:
    """Flag redundant indicators of two groups."""
    parent = _parents(made)
    for at, first in enumerate(leaves.names):
        for other in np.flatnonzero(leaves.values[at, at + 1 :] > by.redundant) + at + 1:
            second = leaves.names[int(other)]
            if parent[first] != parent[second]:
                yield Flagged(Flag.REDUNDANT, "", first, second, leaves.of(first, second))


def _elsewhere(made: Index, rows: Rows, method: Correlating) -> Iterator[Flagged]:
    """Flag indicators that go more with another group than with their own."""
    parent = _parents(made)
    names = (*made.spec.columns, *(one.id for one in made.spec.nodes))
    table = np.column_stack([_scores(made, name)[rows] for name in names])
    found = correlations(table, names, method)
    for leaf in made.spec.columns:
        own = parent[leaf]
        if own == made.spec.root.id:
            continue
        siblings = [one for one in made.spec.node[parent[own]].children if one in made.spec.node]
        row = found.values[names.index(leaf)]
        known = [one for one in siblings if not np.isnan(row[names.index(one)])]
        best = max(known, key=lambda one: float(row[names.index(one)]), default=own)
        if best != own:
            yield Flagged(Flag.ELSEWHERE, own, leaf, best, found.of(leaf, best))


def _parents(made: Index) -> dict[str, str]:
    return {child: one.id for one in made.spec.nodes for child in one.children}
