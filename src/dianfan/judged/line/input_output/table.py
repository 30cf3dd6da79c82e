"""A table of what industries buy of one another: flows, final use, primary inputs, output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dianfan.figures.errors import UseError

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Flows = Matrix | sparse.csr_array
"""Flows between sectors, (selling sectors, buying sectors): dense, or sparse where most are nought."""


@dataclass(frozen=True)
class IndustryTable:
    """The flows between the industries of one economy in one period, in one currency unit.

    ``sectors`` are codes of a ``classification``, ``names`` their names where known. ``flows``
    (n, n) sales of the row to the column, from within the economy; ``final`` (n, categories) what
    the row sells to each of ``categories`` of final use, exports and stocks among them;
    ``output`` (n,). ``value_added`` and ``imports`` (n,) are primary inputs of the column, None
    where the table does not tell them. ``satellites`` by name, (n,) each in a unit of its own:
    energy, research, employment. All money in ``unit``.
    """

    sectors: tuple[str, ...]
    flows: Flows
    output: Vector
    final: Matrix
    categories: tuple[str, ...]
    value_added: Vector | None = None
    imports: Vector | None = None
    satellites: Mapping[str, Vector] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    period: str = ""
    place: str = ""
    classification: str = ""

    @property
    def count(self) -> int:
        """How many sectors there are."""
        return len(self.sectors)

    @cached_property
    def is_live(self) -> NDArray[np.bool_]:
        """Which sectors produce anything, (n,); those that do not have no coefficients."""
        return self.output > 0

    @cached_property
    def per_unit(self) -> Vector:
        """One over output, (n,); nought where nothing is produced."""
        return np.divide(1.0, self.output, out=np.zeros(self.count), where=self.is_live)

    @cached_property
    def coefficients(self) -> Flows:
        """What a unit of the column's output takes of the row: ``A = Z x̂⁻¹``, (n, n).

        The column of a sector without output is nought.
        """
        if isinstance(self.flows, np.ndarray):
            return self.flows * self.per_unit[None, :]
        return sparse.csr_array(self.flows @ sparse.diags_array(self.per_unit))

    @property
    def used(self) -> Vector:
        """What each sector sells to final use altogether, (n,)."""
        return np.asarray(self.final.sum(axis=1), dtype=np.float64)

    def at(self, sector: str) -> int:
        """Give the row of a sector.

        Raises:
            UseError: there is no such sector.
        """
        if sector not in self._row:
            raise UseError(
                f"no sector “{sector}” is in the table",
                where=self.place or self.classification,
                remedy=f"name one of {', '.join(self.sectors[:8])}…",
            )
        return self._row[sector]

    @cached_property
    def _row(self) -> Mapping[str, int]:
        return {name: row for row, name in enumerate(self.sectors)}

    def intensity(self, satellite: str) -> Vector:
        """Give a satellite per unit of output, (n,); nought where nothing is produced.

        Raises:
            UseError: the table has no such satellite.
        """
        if satellite not in self.satellites:
            held = ", ".join(self.satellites) or "none"
            raise UseError(f"the table has no satellite “{satellite}”", remedy=f"it has {held}")
        return self.satellites[satellite] * self.per_unit


def industry_table(
    sectors: tuple[str, ...], flows: Flows, output: Vector, final: Matrix | None = None,
    categories: tuple[str, ...] = (), **more: object,
) -> IndustryTable:  # fmt: skip
    """Make a table of arrays, its shapes and numbers checked.

    Args:
        sectors: codes, each once.
        flows: (n, n), money.
        output: (n,), money.
        final: (n, categories); the rest of output in one category if left out.
        categories: names of final use.
        more: the other fields of :class:`IndustryTable`.

    Raises:
        UseError: shapes do not fit, a sector stands twice, or a number is none or endless.
    """
    _check_sectors(sectors)
    x = np.asarray(output, dtype=np.float64)
    told = flows if isinstance(flows, sparse.csr_array) else _array(flows)
    count = len(sectors)
    if told.shape != (count, count) or x.shape != (count,):
        raise UseError(
            f"{count} sectors, but flows of shape {told.shape} and output of {x.shape}",
            remedy="give a square of flows and one output for each sector",
        )
    rest = (x - np.asarray(told.sum(axis=1)).ravel())[:, None]
    used = rest if final is None else np.asarray(final, dtype=np.float64)
    names = ("final use",) if final is None else categories
    if used.shape != (count, len(names)):
        raise UseError(
            f"final use has shape {used.shape}, not {(count, len(names))}",
            remedy="give a row for each sector and a column for each category",
        )
    table = IndustryTable(sectors, told, x, used, names)
    table = replace(table, **more)  # type: ignore[arg-type]  # the fields are named by the caller
    _check_numbers(table)
    return table


def check_same_sectors(one: IndustryTable, other: IndustryTable) -> None:
    """Refuse two tables that do not speak of the same sectors in the same order.

    Raises:
        UseError: the classification, the sectors or the currency units differ.
    """
    if one.classification != other.classification or one.sectors != other.sectors:
        strangers = sorted(set(one.sectors) ^ set(other.sectors))
        raise UseError(
            "two tables do not have the same sectors",
            where=f"{one.classification} {one.period} and {other.classification} {other.period}".strip(),
            why=f"not in both: {', '.join(strangers[:8])}" if strangers else "the order differs",
            remedy="bring both to one classification first",
        )


def _array(flows: object) -> Matrix:
    if sparse.issparse(flows):
        raise UseError("sparse flows are not of rows", remedy="give a scipy.sparse.csr_array")
    return np.asarray(flows, dtype=np.float64)


def _check_sectors(sectors: tuple[str, ...]) -> None:
    twice = [name for name, times in Counter(sectors).items() if times > 1]
    if twice or not sectors:
        what = f"the sector “{twice[0]}” stands twice" if twice else "the table has no sector"
        raise UseError(what, remedy="give each sector once, by a code of its own")


def _check_numbers(table: IndustryTable) -> None:
    flows = table.flows if isinstance(table.flows, np.ndarray) else table.flows.data
    parts: dict[str, NDArray[np.float64] | None] = {
        "flows": flows, "output": table.output, "final use": table.final,
        "value added": table.value_added, "imports": table.imports, **table.satellites,
    }  # fmt: skip
    for name, numbers in parts.items():
        if numbers is None:
            continue
        if name not in {"flows", "final use"} and numbers.shape != (table.count,):
            raise UseError(
                f"{name} has shape {numbers.shape}, not one number for each of {table.count} sectors",
                remedy="give a vector in the order of the sectors",
            )
        if not np.isfinite(numbers).all():
            raise UseError(
                f"{name} holds what is no number or endless",
                where=_first_bad(table, numbers),
                remedy="give nought where nothing flows, and leave no gap",
            )


def _first_bad(table: IndustryTable, numbers: NDArray[np.float64]) -> str:
    if numbers.shape[:1] != (table.count,):
        return "sparse flows"
    return table.sectors[int(np.argwhere(~np.isfinite(numbers))[0][0])]
