"""Check the units of figures against their indicators and kinds."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit
from dianfan.promised.faults import CAP
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

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


def check_units(gathered: Gathered) -> Iterator[Fault]:
    """Check that levels are in units of their indicator's dimension, and rates in units of rates."""
    own = dict(gathered.sheets["indicators.csv"].cells.select("id", "unit").iter_rows())
    for file in ("targets.csv", "observations.csv"):
        cells = gathered.sheets[file].cells
        complaints: dict[str, dict[tuple[str, ...], Complaint]] = defaultdict(dict)
        for cell in cells.select(CELL).unique(maintain_order=True).iter_rows():
            complaint = _complaint(*cell, own.get(cell[0], ""))
            if complaint:
                complaints[complaint.code][cell] = complaint
        for some in complaints.values():
            wrong = pl.DataFrame([*some], schema=dict.fromkeys(CELL, pl.String), orient="row")
            rows = cells.join(wrong, on=CELL, how="semi", maintain_order="left")
            first = [some[cell] for cell in rows.head(CAP).select(CELL).iter_rows()]
            yield from spread(first.__getitem__, rows["line"].to_list(), file, "unit")


def _complaint(indicator: str, symbol: str, kind: str, own: str) -> Complaint | None:
    found, expected = dimension(symbol), dimension(own)
    if found is None:
        return None
    if kind in _LEVELS and expected is not None and found != expected:
        parts = {"value": symbol, "found": found, "indicator": indicator, "unit": own, "expected": expected}
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
