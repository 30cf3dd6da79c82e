"""Imputation: how gaps are filled, and which cells were."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.panel import Panel

Matrix = NDArray[np.float64]


class Imputation(StrEnum):
    """How a gap is filled.

    ``MEAN`` and ``MEDIAN`` of the column in that period; ``GROUP_MEAN`` and ``GROUP_MEDIAN``
    of the place's group; ``LAST`` the place's latest earlier value, ``PANEL`` by a straight
    line between its own values, periods taken as evenly spaced, flat beyond them; ``NONE``
    leaves it.
    """

    NONE = "none"
    MEAN = "mean"
    MEDIAN = "median"
    GROUP_MEAN = "group mean"
    GROUP_MEDIAN = "group median"
    LAST = "last"
    PANEL = "panel"


_GROUPED = frozenset({Imputation.GROUP_MEAN, Imputation.GROUP_MEDIAN})
_MEDIANS = frozenset({Imputation.MEDIAN, Imputation.GROUP_MEDIAN})


def impute(panel: Panel, method: Imputation, group: str = "") -> tuple[Panel, NDArray[np.bool_]]:
    """Fill gaps; a gap of which the method knows nothing stays one.

    Args:
        panel: values, NaN where there is a gap.
        method: how.
        group: the name of the group for the two methods that need one.

    Returns:
        the panel, and (rows, columns) of which cells were filled.

    Raises:
        UseError: the panel has no such group.
    """
    if method in _GROUPED and group not in panel.groups:
        raise UseError(
            f"the data have no groups “{group}”",
            why="gaps are to be filled by group",
            remedy="name the column when the data are read: read_panel(…, groups=(…,))",
        )
    if method is Imputation.NONE:
        return panel, np.zeros(panel.values.shape, dtype=bool)
    if method in {Imputation.LAST, Imputation.PANEL}:
        filled = _over_time(panel, method)
    else:
        filled = _across(
            panel, method, panel.groups[group] if method in _GROUPED else panel.periods
        )
    fresh = np.isnan(panel.values) & ~np.isnan(filled)
    return panel.with_values(panel.columns, filled), fresh


def _across(panel: Panel, method: Imputation, texts: tuple[str, ...]) -> Matrix:
    values = panel.values.copy()
    keys = list(zip(panel.periods, texts, strict=True))
    middle = np.nanmedian if method in _MEDIANS else np.nanmean
    for key in sorted(set(keys)):
        rows = np.array([number for number, one in enumerate(keys) if one == key])
        block = values[rows]
        known = ~np.isnan(block).all(axis=0)
        middles = np.full(block.shape[1], np.nan)
        size = np.nanmax(np.abs(block[:, known]), axis=0)
        unit = np.where(size > 0, size, 1.0)
        middles[known] = middle(block[:, known] / unit, axis=0) * unit
        values[rows] = np.where(np.isnan(block), middles, block)
    return values


def _over_time(panel: Panel, method: Imputation) -> Matrix:
    values = panel.values.copy()
    order = {one: number for number, one in enumerate(sorted(set(panel.periods)))}
    when = np.array([order[one] for one in panel.periods])
    named = np.asarray(panel.places)
    for place in sorted(set(panel.places)):
        rows = np.flatnonzero(named == place)
        rows = rows[np.argsort(when[rows])]
        for column in range(values.shape[1]):
            values[rows, column] = _series(values[rows, column], when[rows], method)
    return values


def _series(values: Matrix, when: NDArray[np.intp], method: Imputation) -> Matrix:
    known = np.flatnonzero(~np.isnan(values))
    if not known.size:
        return values
    if method is Imputation.PANEL:
        between: Matrix = np.interp(when, when[known], values[known])
        return between
    last = np.searchsorted(known, np.arange(len(values)), "right") - 1
    return np.where(last >= 0, values[known[np.maximum(last, 0)]], np.nan)
