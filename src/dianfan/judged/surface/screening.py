"""Screening: what has too few data is left out, an indicator, a place, or a place in one node."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.noting import note
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Screened:
    """What is left of the data: rows of the places that are kept.

    ``barred`` (rows, indicators) tells cells that take no part and are not filled either:
    those of an indicator that few places report, and those under a node for which a place
    has too few.
    """

    panel: Panel
    barred: Mask


def screened(spec: IndexSpec, raw: Panel, found: list[Finding]) -> Screened:
    """Leave out indicators, then places, then places within nodes, by the shares laid down.

    The share of an indicator is that of all rows which have it; of a place, that of the
    indicators still in; of a place in a node, that of the node's indicators still in.

    Raises:
        UseError: nothing is left.
    """
    there = ~np.isnan(raw.values)
    kept = _indicators(spec, there, found)
    share = there[:, kept].mean(axis=1) if kept.any() else np.zeros(len(there))
    rows = (share >= spec.availability) & (share > 0)
    found.extend(
        note(
            "availability",
            f"{raw.places[row]} {raw.periods[row]}".strip(),
            f"only {share[row]:.0%} of the indicators are there, less than {spec.availability:.0%}",
            "the place gets no score",
        )
        for row in np.flatnonzero(~rows)
    )
    if not rows.any():
        empty = [spec.columns[at] for at in np.flatnonzero(~there.any(axis=0))]
        raise UseError(
            "no place has enough indicators",
            where=spec.id,
            why=f"no row has a value of {', '.join(empty)}" if empty else "",
            remedy="report more, or lower the availability",
        )
    panel = raw.rows(rows)
    barred = _nodes(spec, panel, kept, found) | ~kept
    return Screened(panel.with_values(panel.columns, _without(panel.values, barred)), barred)


def without(panel: Panel, barred: Mask) -> Panel:
    """Take barred cells out of a panel again, after gaps were filled."""
    return panel.with_values(panel.columns, _without(panel.values, barred))


def _without(values: NDArray[np.float64], barred: Mask) -> NDArray[np.float64]:
    return np.where(barred, np.nan, values) if barred.any() else values


def _indicators(spec: IndexSpec, there: Mask, found: list[Finding]) -> Mask:
    share = there.mean(axis=0)
    kept: Mask = share >= spec.coverage
    found.extend(
        note(
            "empty",
            spec.columns[number],
            "no row has a value of the indicator",
            "it takes no part; report it, or leave it out of the index",
        )
        for number in np.flatnonzero(kept & (share <= 0))
    )
    found.extend(
        note(
            "coverage",
            spec.columns[number],
            f"only {share[number]:.0%} of the rows have the indicator, less than {spec.coverage:.0%}",
            "it takes no part; the weights of the others are made up to one",
        )
        for number in np.flatnonzero(~kept)
    )
    return kept


def _nodes(spec: IndexSpec, panel: Panel, kept: Mask, found: list[Finding]) -> Mask:
    barred = np.zeros(panel.values.shape, dtype=bool)
    there = ~np.isnan(panel.values)
    for node in spec.nodes:
        leaves = np.array([name in spec.leaves(node.id) for name in spec.columns]) & kept
        if node.availability <= 0 or not leaves.any():
            continue
        share = there[:, leaves].mean(axis=1)
        low = np.flatnonzero(share < node.availability)
        barred[np.ix_(low, leaves)] = True
        found.extend(
            note(
                "availability",
                f"{node.id} {panel.places[row]} {panel.periods[row]}".strip(),
                f"only {share[row]:.0%} of the node's indicators are there, less than {node.availability:.0%}",
                "the place gets no score in it, and its other parts weigh more",
            )
            for row in low
        )
    return barred
