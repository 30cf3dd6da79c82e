"""Audit of a table: what is wrong with it, or strange, before any multiplier is believed; nothing is mended."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import Vector

TOLERANCE = 1e-3
"""What a row or column may miss of output, relative to the sector's output: a table in print is rounded."""
_MOST_NAMED = 10
_MAGNITUDES = 3.0


def audit(table: IndustryTable, tolerance: float = TOLERANCE) -> tuple[Finding, ...]:
    """Look a table over: balance, negatives, sectors without output, inputs above output, magnitudes.

    Args:
        table: as it is told.
        tolerance: what a row or column may miss of output, relative to output.
    """
    checks = (_rows, _columns, _negatives, _silent, _heavy, _magnitudes)
    return tuple(finding for check in checks for finding in check(table, tolerance))


def _note(table: IndustryTable, code: str, sector: str, message: str, remedy: str) -> Finding:
    where = Where(table.place or table.classification or "input-output table", cell=sector)
    return Finding(Severity.WARNING, f"table-{code}", where, message, remedy)


def _sums(table: IndustryTable) -> tuple[Vector, Vector]:
    """Give what each sector sells to others and what it buys of them, (n,) each."""
    return tuple(  # type: ignore[return-value]  # two, one for each axis
        np.asarray(table.flows.sum(axis=axis), dtype=np.float64).ravel() for axis in (1, 0)
    )


def _off(table: IndustryTable, missed: Vector, tolerance: float) -> NDArray[np.intp]:
    allowed = tolerance * np.maximum(np.abs(table.output), _least_money(table))
    return np.flatnonzero(np.abs(missed) > allowed)


def _least_money(table: IndustryTable) -> float:
    """Give what counts as money at all in the table: a millionth of the mean output."""
    return 1e-6 * float(np.abs(table.output).mean())


def _rows(table: IndustryTable, tolerance: float) -> Iterator[Finding]:
    missed = _sums(table)[0] + table.used - table.output
    for at in _off(table, missed, tolerance)[:_MOST_NAMED]:
        yield _note(
            table, "row", table.sectors[at],
            f"what the row sells is {missed[at]:+.6g} {table.unit} away from output {table.output[at]:.6g}",
            "check the row, or say which category of final use is left out",
        )  # fmt: skip


def _columns(table: IndustryTable, tolerance: float) -> Iterator[Finding]:
    if table.value_added is None:
        return
    paid = table.value_added + (0 if table.imports is None else table.imports)
    missed = _sums(table)[1] + paid - table.output
    for at in _off(table, missed, tolerance)[:_MOST_NAMED]:
        yield _note(
            table, "column", table.sectors[at],
            f"inputs and value added are {missed[at]:+.6g} {table.unit} away from output {table.output[at]:.6g}",
            "check the column; taxes and imports may stand in rows that were not read",
        )  # fmt: skip


def _negatives(table: IndustryTable, _: float) -> Iterator[Finding]:
    if isinstance(table.flows, np.ndarray):
        below = np.flatnonzero((table.flows < 0).any(axis=1))
    else:
        below = np.unique(table.flows.tocoo().coords[0][table.flows.data < 0])
    parts = (
        (below, "a flow", "negative flows make multipliers that mean nothing; net stocks belong in final use"),
        (np.flatnonzero(table.output < 0), "output", "check the sector"),
        (
            np.flatnonzero(table.value_added < 0) if table.value_added is not None else (),
            "value added",
            "subsidies may explain it; say so, or check the column",
        ),
    )  # fmt: skip
    for rows, what, remedy in parts:
        for at in rows[:_MOST_NAMED]:
            yield _note(table, "negative", table.sectors[at], f"{what} is negative", remedy)


def _silent(table: IndustryTable, _: float) -> Iterator[Finding]:
    sold, bought = _sums(table)
    for at in np.flatnonzero(~table.is_live & (table.output == 0)):
        busy = sold[at] != 0 or bought[at] != 0
        yield _note(
            table, "silent", table.sectors[at],
            "the sector has flows but no output" if busy else "the sector has no output",
            "give its output" if busy else "nothing; its indicators are told as undefined and not ranked",
        )  # fmt: skip


def _heavy(table: IndustryTable, _: float) -> Iterator[Finding]:
    share = _sums(table)[1] * table.per_unit
    for at in np.flatnonzero(share >= 1)[:_MOST_NAMED]:
        yield _note(
            table, "inputs", table.sectors[at],
            f"the sector buys {share[at]:.4g} times its output of others",
            "check the column; without value added the sector cannot go on",
        )  # fmt: skip


def _magnitudes(table: IndustryTable, _: float) -> Iterator[Finding]:
    """Find primary inputs or final use in another unit than flows: a thousand times off as a whole."""
    output = float(table.output.sum())
    parts = {"final use": float(table.used.sum())}
    if table.value_added is not None:
        parts["value added"] = float(table.value_added.sum())
    for name, total in parts.items():
        away = abs(np.log10(abs(total) / output)) if total and output else 0.0
        if away >= _MAGNITUDES:
            yield _note(
                table, "magnitude", "",
                f"{name} is {total:.4g} in all and output {output:.4g}: units a thousand times apart",
                "bring all parts of the table to one unit",
            )  # fmt: skip
