"""Check the amounts of figures: units against indicators and kinds, ranges against bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.finding import Where
from dianfan.figures.unit import unit
from dianfan.promised.decimals import DECIMAL
from dianfan.promised.faults import CAP
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.gathered import Gathered

CELL = ("indicator", "unit", "kind")
_LEVELS = frozenset({"level", "cumulative"})
_USUAL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "growth_yoy": frozenset({"share", "percentage points", "multiple"}),
        "share": frozenset({"share", "percentage points"}),
        "rank": frozenset({"rank"}),
    }
)


def check_amounts(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    yield from units_fit(gathered)
    yield from ranges_have_two_ends(gathered)


def units_fit(gathered: Gathered) -> Iterator[Fault]:
    """Check that levels are in units of their indicator's dimension, and rates in units of rates."""
    own = dict(gathered.sheets["indicators.csv"].cells.select("id", "unit").rows())
    for file in ("targets.csv", "observations.csv"):
        cells = gathered.sheets[file].cells
        complaints: dict[str, dict[tuple[str, ...], Complaint]] = defaultdict(dict)
        for cell in cells.select(CELL).unique(maintain_order=True).iter_rows():
            complaint = _complaint(cell, own.get(cell[0], ""))
            if complaint:
                complaints[complaint.code][cell] = complaint
        for some in complaints.values():
            wrong = pl.DataFrame([*some], schema=dict.fromkeys(CELL, pl.String), orient="row")
            rows = cells.join(wrong, on=CELL, how="semi", maintain_order="left")
            first = [some[cell] for cell in rows.head(CAP).select(CELL).iter_rows()]
            yield from spread(first.__getitem__, rows["line"].to_list(), file, "unit")


def _complaint(cell: tuple[str, ...], own: str) -> Complaint | None:
    indicator, symbol, kind = cell
    found, expected = dimension(symbol), dimension(own)
    if found is None:
        return None
    if kind in _LEVELS and expected is not None and found != expected:
        parts = {
            "value": symbol,
            "found": found,
            "indicator": indicator,
            "unit": own,
            "expected": expected,
        }
        return Complaint("unit-differs", parts)
    if kind in _USUAL and found not in _USUAL[kind]:
        return Complaint("unit-unlike-kind", {"value": symbol, "kind": kind})
    return None


def dimension(symbol: str) -> str | None:
    """Give the dimension of a unit; nothing for what is no unit."""
    try:
        return unit(symbol).dimension
    except UnknownUnit:
        return None


def ranges_have_two_ends(gathered: Gathered) -> Iterator[Fault]:
    """Refuse ranges without an upper end, upper ends without a range, and backward ranges."""
    is_range = pl.col("bound") == "range"
    numbers = pl.col("value").str.contains(f"^{DECIMAL}$") & pl.col("upper").str.contains(
        f"^{DECIMAL}$"
    )
    for file in ("targets.csv", "observations.csv"):
        cells = gathered.sheets[file].cells
        lines = cells.filter(is_range & (pl.col("upper") == ""))["line"].to_list()
        yield from spread(lambda _: Complaint("range-without-upper"), lines, file, "upper")
        odd = cells.filter(~is_range & (pl.col("upper") != ""))
        bounds = odd["bound"].head(CAP)
        complaints = [Complaint("upper-without-range", {"value": bound}) for bound in bounds]
        yield from spread(complaints.__getitem__, odd["line"].to_list(), file, "upper")
        for low, high, line in (
            cells.filter(is_range & numbers).select("value", "upper", "line").iter_rows()
        ):
            if Decimal(high) < Decimal(low):
                yield Fault(
                    "backward-range", Where(file, line, "upper"), {"low": low, "high": high}
                )
    claims = gathered.sheets["claims.csv"].cells.filter(is_range)["line"].to_list()
    yield from spread(lambda _: Complaint("range-without-upper"), claims, "claims.csv", "bound")
