"""Thresholds: the numbers that methods grade by, each a figure that names its source."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownMethod
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "method:"
ANYWHERE = Place("*", Wording("各地", "any place"))


@cache
def thresholds() -> Mapping[str, Figure]:
    """Give every threshold by its clause, ``method:<method>:<version>:<name>``."""
    text = files("dianfan.judged.scorecard").joinpath("thresholds.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {figure.why[0]: figure for figure in map(_leaf, csv.DictReader(text.splitlines()))}
    )


def _leaf(row: Mapping[str, str]) -> Figure:
    return Figure(
        quantity=exactly(Decimal(row["value"])),
        unit=unit(row["unit"]),
        place=ANYWHERE,
        period=period("undated"),
        measure=f"threshold:{row['method']}",
        why=Promised(
            f"{PREFIX}{row['method']}:{row['version']}:{row['name']}", row["source"], row["note"]
        ),
        scope=row["name"],
    )


def threshold(method: str, name: str, version: str = "1") -> Figure:
    """Give one threshold of a method.

    Raises:
        UnknownMethod: the table has no such threshold.
    """
    clause = f"{PREFIX}{method}:{version}:{name}"
    found = thresholds().get(clause)
    if found is None:
        raise UnknownMethod(
            f"there is no threshold “{name}” of {method} version {version}",
            where="judged/scorecard/thresholds.csv",
            remedy="add the row with its source, or name one that is there",
        )
    return found
