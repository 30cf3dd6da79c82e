"""Position in the chain: how far from final use, how far from primary inputs, how far from one another."""

from __future__ import annotations

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import Vector
from dianfan.judged.line.input_output.table import industry_table


def upstreamness(made: Model) -> Vector:
    """Compute the mean number of stages from a sector's output to final use, (n,), 1 or more.

    ``U = G1``, Ghosh's row sums: identical where trade and stocks stand in final use (Antràs,
    Chor, Fally and Hillberry 2012). NaN where nothing is produced.
    """
    return np.where(made.table.is_live, made.forward, np.nan)


def open_upstreamness(table: IndustryTable, net_exports: Vector) -> Vector:
    """Compute upstreamness with the correction for open economies, (n,).

    ``bᵢⱼ = aᵢⱼ xⱼ / (xᵢ − eᵢ + mᵢ)``: what is used at home is split as the whole supply at home
    is, exports and imports being used alike (Antràs et al. 2012, equation 6).

    Args:
        table: flows that hold inputs of local and foreign origin.
        net_exports: (n,), exports less imports of the same products, in the table's unit.

    Raises:
        UseError: a sector is used at home for less than its inputs to others take.
    """
    home = table.output - net_exports
    if (home[table.is_live] <= 0).any():
        worst = table.sectors[int(np.argmin(np.where(table.is_live, home, np.inf)))]
        raise UseError(
            "nothing of a sector is left at home after its net exports",
            where=worst,
            remedy="check exports and imports, or use upstreamness with trade in final use",
        )
    # G of the corrected shares: rows divided by the supply at home
    turned = industry_table(table.sectors, _transposed(table), np.where(table.is_live, home, 0.0))
    return np.where(table.is_live, model(turned).backward, np.nan)


def _transposed(table: IndustryTable) -> Matrix:
    flows = table.flows if isinstance(table.flows, np.ndarray) else table.flows.toarray()
    return np.ascontiguousarray(flows.T)


def downstreamness(made: Model) -> Vector:
    """Compute the mean number of stages from primary inputs to a sector's output, (n,), 1 or more.

    ``D = 1'L`` (Antràs and Chor 2018): stages within the flows of the table, so those at home
    alone where it holds domestic flows. NaN where nothing is produced.
    """
    return np.where(made.table.is_live, made.backward, np.nan)


def propagation(made: Model) -> Matrix:
    """Compute average propagation lengths between different industries, (n, n).

    ``APLᵢⱼ = hᵢⱼ / lᵢⱼ`` with ``H = L(L − I) = Σ k Aᵏ``: how many transactions a push of the
    column's final use takes on average to reach the row (Dietzenbacher and Romero 2007). NaN on
    the diagonal, where the mean is one of the industry's own loops and says nothing of chains
    (Oosterhaven and Bouwmeester 2013), and between industries that do not reach one another.
    Needs the inverse: O(n³) time and O(n²) memory.
    """
    inverse = made.inverse
    apart = inverse.copy()
    np.fill_diagonal(apart, apart.diagonal() - 1)
    total = inverse @ apart
    np.fill_diagonal(apart, 0)
    reached = apart > _LEAST
    lengths: Matrix = np.divide(total, apart, out=np.full_like(total, np.nan), where=reached)
    live = made.table.is_live
    lengths[~live, :] = np.nan
    lengths[:, ~live] = np.nan
    return lengths


_LEAST = 1e-15
"""Below this a link of L is one of rounding."""


def propagation_between(made: Model, final: str, reached: str) -> float:
    """Compute the propagation length from a sector's final use to another's output; two solves.

    Raises:
        UseError: the sectors are one and the same, or do not reach one another.
    """
    table = made.table
    start, end = table.at(final), table.at(reached)
    if start == end:
        raise UseError(
            "a propagation length of an industry with itself says nothing of chains",
            where=final,
            why="within one industry it only repeats the multiplier (Oosterhaven and Bouwmeester 2013)",
            remedy="ask between two different industries",
        )
    push = np.zeros(table.count)
    push[start] = 1
    once = made.solve(push)
    once[start] -= 1
    if once[end] <= _LEAST:
        raise UseError(f"“{final}” takes nothing of “{reached}”, on no way", remedy="ask of others")
    return float(made.solve(once)[end] / once[end])
