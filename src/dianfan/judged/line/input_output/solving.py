"""Solving ``(I − A) x = f``: one factorisation or series for all questions to a table, never a needless inverse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg
from scipy import sparse
from scipy.sparse import linalg as sparse_linalg

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.table import Flows
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import Vector

DENSE_FROM = 0.05
"""A sparse table with more than this share of its cells filled is solved as a dense one,"""
DENSE_TO = 5000
"""where it has no more sectors than this."""
EXACT = 1e-13
"""What a solution may miss of the right side, relative to its largest number."""
REFINED = 1e-14
"""What a refined solution may miss of the right side, relative to its own largest number."""
SINGLE_FROM = 3000
"""From this many sectors factors of single precision, refined, are quicker than double ones."""
MOST_TERMS = 500
MOST_PULLED = 1e12
"""A multiplier above this is that of a system without a solution."""
_SPARE = 20


class Way(StrEnum):
    """How a table is solved: by ``LU`` of the whole, or by ``SERIES`` ``f + Af + A²f + …``,
    which an iteration by GMRES finishes where it is slow.
    """  # noqa: D205 - one sentence that goes on

    LU = "LU"
    SERIES = "series"


@dataclass(frozen=True)
class Model:
    """A table made ready for questions; Leontief's model, and Ghosh's by the same factors.

    Ghosh's inverse is ``G = x̂⁻¹ L x̂``, so nothing is factorised twice.
    """

    table: IndustryTable
    way: Way

    @property
    def coefficients(self) -> Flows:
        """What a unit of output takes: ``A``, (n, n)."""
        return self.table.coefficients

    def solve(self, right: Matrix | Vector, *, transposed: bool = False) -> Matrix:
        """Solve ``(I − A) y = right``, or ``(I − A)ᵀ y = right``.

        Args:
            right: (n,) or (n, k).
            transposed: solve for rows: prices, multipliers.

        Raises:
            UseError: the sectors feed one another without end, so nothing solves it.
        """
        told = np.asarray(right, dtype=np.float64)
        if self.way is Way.LU:
            refined = self._refined(told, transposed=transposed) if self._is_wide else None
            if refined is not None:
                return refined
            # the factors are those of the transposed system, which C order hands over as it is
            found: Matrix = linalg.lu_solve(
                self._factors, told, trans=0 if transposed else 1, check_finite=False
            )
            return found
        matrix = self._rows.T.tocsr() if transposed else self._rows
        if told.ndim == 1:
            return _series(matrix, told)
        return np.column_stack([_series(matrix, column) for column in told.T])

    @property
    def _is_wide(self) -> bool:
        """Whether factors of single precision, refined, are the quicker way to a solution."""
        return self.table.count >= SINGLE_FROM and "_factors" not in self.__dict__

    def _refined(self, right: Matrix, *, transposed: bool) -> Matrix | None:
        """Solve by factors of half the size, and mend what they miss in double precision.

        After Wilkinson 1963 and Langou et al. 2006. None where it does not close in, as for a table
        that barely feeds itself.
        """
        found, left = np.zeros_like(right), right
        before = np.inf
        for _ in range(_SPARE):
            size = float(np.abs(left).max(initial=0.0))
            if size <= REFINED * float(np.abs(found).max(initial=0.0)) or not size:
                return found
            if not size < before / 2:
                return None
            before = size
            step = linalg.lu_solve(
                self._single, (left / size).astype(np.float32), trans=0 if transposed else 1,
                check_finite=False,
            )  # fmt: skip
            found = found + size * step.astype(np.float64)
            left = right - found + self._taken(found, transposed=transposed)
        return None

    def _taken(self, some: Matrix, *, transposed: bool) -> Matrix:
        """Compute ``A y`` or ``Aᵀ y`` without holding A."""
        flows, per_unit = self.table.flows, self.table.per_unit
        if transposed:
            taken: Matrix = ((flows.T @ some).T * per_unit).T
            return taken
        made: Matrix = flows @ (some.T * per_unit).T
        return made

    @cached_property
    def _single(self) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        factors, pivots, fault = linalg.lapack.sgetrf(self._system(np.float32).T, overwrite_a=1)
        if fault:
            raise _endless(self.table)
        return factors, pivots

    def _system(self, kind: type[np.floating[Any]]) -> NDArray[Any]:
        """Give ``I − A`` as an array of its own, in C order."""
        flows, count = self.table.flows, self.table.count
        full = flows if isinstance(flows, np.ndarray) else flows.toarray()
        system = np.empty((count, count), dtype=kind)
        np.multiply(full, -self.table.per_unit[None, :], out=system, casting="same_kind")
        system.ravel()[:: count + 1] += 1
        return system

    @cached_property
    def inverse(self) -> Matrix:
        """All pairs: ``L = (I − A)⁻¹``, (n, n); only for what needs them all.

        Raises:
            UseError: the table has too many sectors to hold it.
        """
        if self.way is not Way.LU:
            raise UseError(
                f"all pairs of {self.table.count} sectors do not fit",
                remedy="ask for totals, which need no inverse, or put sectors together",
            )
        factors, pivots = self._factors
        inverse, fault = linalg.lapack.dgetri(factors, pivots)
        assert fault == 0  # noqa: S101 - singular factors were refused before
        return np.asarray(inverse).T

    @cached_property
    def backward(self) -> Vector:
        """The output multipliers ``1'L``, (n,): gross output that a unit of final use takes."""
        return self.solve(np.ones(self.table.count), transposed=True)

    @property
    def sensitivity(self) -> Vector:
        """The row sums ``L1``, (n,), over sectors that produce: output of the row that a unit of
        final use of all of them takes.
        """  # noqa: D205 - one sentence
        return self._row_sums[:, 0]

    @property
    def forward(self) -> Vector:
        """The row sums of Ghosh's inverse ``G1 = x̂⁻¹ L x``, (n,); 1 where nothing is produced."""
        live = self.table.is_live
        ones = np.ones(self.table.count)
        return np.divide(self._row_sums[:, 1], self.table.output, out=ones, where=live)

    @cached_property
    def _row_sums(self) -> Matrix:
        live = self.table.is_live.astype(np.float64)
        return self.solve(np.column_stack([live, self.table.output]))

    @cached_property
    def has_no_negative(self) -> bool:
        """Whether all flows are 0 or more."""
        flows = self.table.flows
        held = flows if isinstance(flows, np.ndarray) else flows.data
        return held.size == 0 or float(held.min()) >= 0

    @cached_property
    def _rows(self) -> sparse.csr_array:
        return sparse.csr_array(self.coefficients)

    @cached_property
    def _factors(self) -> tuple[Matrix, NDArray[np.int32]]:
        system = self._system(np.float64)
        norm = 0.0 if self.has_no_negative else float(np.abs(system).sum(axis=1).max())
        factors, pivots, fault = linalg.lapack.dgetrf(system.T, overwrite_a=1)
        # without negatives the multipliers tell whether the table makes sense
        if fault or (norm and linalg.lapack.dgecon(factors, norm)[0] < np.finfo(float).eps):
            raise _endless(self.table)
        return factors, pivots


def model(table: IndustryTable) -> Model:
    """Make a table ready for questions, by the way that its size and its gaps allow.

    Raises:
        UseError: the sectors need more of one another than they make, so that no output would
            do: a unit of some final use has no finite multiplier, or a negative one.
    """
    filled = 1.0
    if not isinstance(table.flows, np.ndarray):
        filled = table.flows.nnz / max(1, table.count**2)
    dense = filled > DENSE_FROM and table.count <= DENSE_TO
    made = Model(table, Way.LU if dense or isinstance(table.flows, np.ndarray) else Way.SERIES)
    _check_productive(made)
    return made


def _check_productive(made: Model) -> None:
    """Refuse a table that cannot feed itself.

    For ``A ≥ 0``, ``(I − A)ᵀ y = 1`` has a positive solution just where ``I − A`` is a
    non-singular M-matrix, that is, where every multiplier is finite and not below 1 (Berman and
    Plemmons 1979, chapter 6).
    """
    least, most = float(made.backward.min()), float(made.backward.max())
    if not most < MOST_PULLED or (made.has_no_negative and least < 1 - 1e-9):
        raise _endless(made.table)


def _endless(table: IndustryTable) -> UseError:
    sums = np.asarray(table.coefficients.sum(axis=0)).ravel()
    worst = [table.sectors[at] for at in np.argsort(-sums)[:3]]
    return UseError(
        "the sectors take more of one another than they make, so I − A has no useful inverse",
        where=", ".join(worst),
        why=f"the largest share of inputs in output is {float(sums.max()):.4g}",
        remedy="check the flows and output of these sectors; inputs must leave something over",
    )


def _series(matrix: sparse.csr_array, right: Vector) -> Vector:
    """Sum ``f + Af + A²f + …`` until nothing comes to it; hand a slow one to GMRES."""
    total, term = right.copy(), right
    size = float(np.abs(right).max(initial=0.0))
    for _ in range(MOST_TERMS):
        term = matrix @ term
        total += term
        if float(np.abs(term).max(initial=0.0)) <= EXACT * _SPARE**-1 * max(
            size, float(np.abs(total).max())
        ):
            return total
        if not np.isfinite(total).all():
            break
    return _by_gmres(matrix, right)


def _by_gmres(matrix: sparse.csr_array, right: Vector) -> Vector:
    count = right.size
    system = sparse_linalg.LinearOperator((count, count), matvec=lambda y: y - matrix @ y)
    found = np.zeros(count)
    for _ in range(_SPARE):
        left = right - found + matrix @ found
        if float(np.abs(left).max()) <= EXACT * max(
            float(np.abs(right).max()), float(np.abs(found).max())
        ):
            return found
        step, _ = sparse_linalg.gmres(system, left, rtol=1e-8, restart=60, maxiter=20)
        found = found + step
    return np.full(count, np.nan)
