"""Regionalisation: a region's coefficients from a nation's by location quotients, always as a band of methods.

No quotient is right: on real tables each misses multipliers by many percent, this way in one region
and that way in the next. So no single one is given, but the band that the methods span.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import Vector
from dianfan.judged.line.input_output.table import industry_table

DELTAS = (0.1, 0.2, 0.25, 0.3)
"""The exponents of λ that are tried: those that surveys of real regions have found (Flegg and Tohmo 2013)."""


class Quotient(StrEnum):
    """A rule for the share of inputs that a region buys of itself.

    ``SLQ`` and ``CILQ`` Miller and Blair 2009, chapter 8; ``FLQ`` Flegg and Webber 1997, ``AFLQ``
    2000.
    """

    SLQ = "SLQ"
    CILQ = "CILQ"
    FLQ = "FLQ"
    AFLQ = "AFLQ"


@dataclass(frozen=True)
class Band:
    """What the methods make of a region, (methods, n) and (n,).

    ``methods`` names each with its δ; ``multipliers`` (methods, n) output multipliers, NaN where
    the region produces nothing; ``low``, ``high`` (n,) over methods; ``mean`` (methods,) weighted by
    the region's output. A method whose coefficients leave nothing over in the region has NaN
    and is told in ``findings``.
    """

    sectors: tuple[str, ...]
    methods: tuple[str, ...]
    multipliers: Matrix
    low: Vector
    high: Vector
    mean: Vector
    findings: tuple[Finding, ...] = ()


def location_quotients(region: Vector, nation: Vector) -> Vector:
    """Compute simple location quotients ``SLQᵢ = (xᵢʳ/xʳ) / (xᵢⁿ/xⁿ)``, (n,).

    Args:
        region: (n,), output or employment of the region.
        nation: (n,), of the nation, the region within it.

    Returns:
        1 where the region is as the nation; NaN where the nation has none.

    Raises:
        UseError: a number is negative or none, or the region has more than the nation.
    """
    _check(region, nation)
    share = region / region.sum()
    whole = nation / nation.sum()
    found: Vector = np.divide(share, whole, out=np.full_like(share, np.nan), where=whole > 0)
    return found


def local_shares(region: Vector, nation: Vector, quotient: Quotient, delta: float = 0.25) -> Matrix:
    """Compute the share of each national coefficient that the region buys of itself, (n, n).

    ``SLQᵢ``, ``CILQᵢⱼ = SLQᵢ/SLQⱼ`` with SLQᵢ on the diagonal, ``FLQ = CILQ · λ`` with
    ``λ = log₂(1 + xʳ/xⁿ)^δ``, all at most 1; ``AFLQ = FLQ · log₂(1 + SLQⱼ)`` where SLQⱼ > 1, which
    alone may pass 1.

    Args:
        region: (n,), output or employment of the region.
        nation: (n,), of the nation.
        quotient: the rule.
        delta: the exponent of FLQ and AFLQ, 0 to 1.

    Raises:
        UseError: as :func:`location_quotients`; δ is not from 0 to 1.
    """
    if not 0 <= delta < 1:
        raise UseError(f"δ is {delta:g}", remedy="give one from 0 to below 1; 0.1 to 0.3 is usual")
    simple = np.nan_to_num(location_quotients(region, nation))
    if quotient is Quotient.SLQ:
        shares: Matrix = np.minimum(np.repeat(simple[:, None], len(simple), axis=1), 1)
        return shares
    buyers = np.broadcast_to(simple[None, :], (len(simple), len(simple)))
    crossed = np.divide(simple[:, None], buyers, out=np.zeros_like(buyers), where=buyers > 0)
    np.fill_diagonal(crossed, simple)
    if quotient is Quotient.CILQ:
        capped: Matrix = np.minimum(crossed, 1)
        return capped
    size = float(np.log2(1 + region.sum() / nation.sum())) ** delta
    flegg: Matrix = np.minimum(crossed * size, 1)
    if quotient is Quotient.AFLQ:
        flegg *= np.where(simple > 1, np.log2(1 + simple), 1.0)[None, :]
    return flegg


def regionalised(nation: IndustryTable, region: Vector, shares: Matrix) -> IndustryTable:
    """Give the table of a region: national coefficients times local shares times its output.

    Args:
        nation: its table.
        region: (n,), the region's output in the nation's unit.
        shares: (n, n), of each coefficient.
    """
    national = nation.coefficients
    full = national if isinstance(national, np.ndarray) else national.toarray()
    return industry_table(
        nation.sectors, full * shares * region[None, :], region,
        unit=nation.unit, period=nation.period, classification=nation.classification,
    )  # fmt: skip


def regional_band(
    nation: IndustryTable,
    region: Vector,
    quotients: Sequence[Quotient] = tuple(Quotient),
    deltas: Sequence[float] = DELTAS,
) -> Band:
    """Compute output multipliers of a region under every method, and the band that they span.

    Args:
        nation: its table, domestic flows.
        region: (n,), the region's output in the nation's unit.
        quotients: the rules to try.
        deltas: the exponents to try with FLQ and AFLQ.

    Raises:
        UseError: no rule is given, or as :func:`local_shares`.
    """
    shares = _each(nation, region, quotients, deltas)
    if not shares:
        raise UseError("no method is given", remedy="name at least one quotient")
    live = region > 0
    told = np.full((len(shares), nation.count), np.nan)
    found: list[Finding] = []
    for row, (name, one) in enumerate(shares.items()):
        try:
            told[row] = np.where(live, model(regionalised(nation, region, one)).backward, np.nan)
        except UseError as fault:
            found.append(_impossible(name, fault))
    made = ~np.isnan(told[:, live]).any(axis=1)
    if not made.any():
        raise UseError("no method makes a table of the region", remedy=found[0].message)
    low, high = (np.where(live, find(told[made], axis=0), np.nan) for find in (np.min, np.max))
    mean = told[:, live] @ (region[live] / region.sum())
    return Band(nation.sectors, tuple(shares), told, low, high, mean, tuple(found))


def _impossible(method: str, fault: UseError) -> Finding:
    return Finding(
        Severity.WARNING,
        "band-method",
        Where(method),
        f"{fault.what}: {fault.where}, {fault.why}",
        "leave the method out of the band, and say so",
    )


def _each(
    nation: IndustryTable, region: Vector, quotients: Sequence[Quotient], deltas: Sequence[float]
) -> Mapping[str, Matrix]:
    found: dict[str, Matrix] = {}
    for one in quotients:
        tried = deltas if one in {Quotient.FLQ, Quotient.AFLQ} else (0.0,)
        for delta in tried:
            name = f"{one.value} δ={delta:g}" if len(tried) > 1 or delta else one.value
            found[name] = local_shares(region, nation.output, one, delta)
    return found


def _check(region: Vector, nation: Vector) -> None:
    if region.shape != nation.shape:
        raise UseError(
            f"the region has {region.size} sectors and the nation {nation.size}",
            remedy="bring both to one classification first",
        )
    if (
        not (np.isfinite(region).all() and np.isfinite(nation).all())
        or min(region.min(), nation.min()) < 0
    ):
        raise UseError(
            "a number is negative or none", remedy="give output or employment, 0 or more"
        )
    if not region.sum() or (region > nation * (1 + 1e-9)).any():
        raise UseError(
            "the region is empty, or has more of a sector than the nation",
            remedy="give both in one unit; the region is a part of the nation",
        )
