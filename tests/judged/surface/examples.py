"""Small indices and the one of a published study, for the tests of the surface lens."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from dianfan.figures.wording import Wording
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.panel import panel_of
from dianfan.judged.surface.spec import Direction
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.treating import Treatment

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"
NONE = Wording("", "")


def reference(name: str) -> Path:
    """Give a folder of the reference data, or skip the test."""
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"the reference data {name} are not beside this checkout")
    return path


def indicator(name: str, *, lower: bool = False, **rest: object) -> IndicatorSpec:
    """Make an indicator."""
    direction = Direction.LOWER if lower else Direction.HIGHER
    return IndicatorSpec(name, NONE, direction, **rest)  # type: ignore[arg-type]  # any of its fields


def two_levels(**rest: object) -> IndexSpec:
    """Make an index of four indicators in two nodes."""
    return IndexSpec(
        "index",
        NONE,
        (indicator("a"), indicator("b", lower=True), indicator("c"), indicator("d")),
        (
            NodeSpec("index", NONE, ("left", "right")),
            NodeSpec("left", NONE, ("a", "b")),
            NodeSpec("right", NONE, ("c", "d")),
        ),
        **rest,  # type: ignore[arg-type]  # any of its fields
    )


def invented(places: int = 12, periods: int = 1, seed: int = 7) -> Panel:
    """Make data for :func:`two_levels`, positive and without gaps."""
    chance = np.random.default_rng(seed)
    rows = places * periods
    return Panel(
        tuple(f"p{row % places:02d}" for row in range(rows)),
        tuple(f"{2020 + row // places}" for row in range(rows)),
        ("a", "b", "c", "d"),
        chance.uniform(10, 90, (rows, 4)),
        {"side": tuple("east" if row % 2 else "west" for row in range(rows))},
    )


def asem() -> tuple[IndexSpec, Panel]:
    """Give the ASEM index and its data, as the package COINr prepares them."""
    folder = reference("asem")
    with (folder / "metadata.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    leaves = [row for row in rows if row["Type"] == "Indicator"]
    inner = [row for row in rows if row["Type"] == "Aggregate"]
    spec = IndexSpec(
        "asem",
        NONE,
        tuple(
            indicator(row["iCode"], lower=row["Direction"] == "-1", denominator=row["Denominator"])
            for row in leaves
        ),
        tuple(
            NodeSpec(
                row["iCode"],
                NONE,
                tuple(one["iCode"] for one in leaves + inner if one["Parent"] == row["iCode"]),
            )
            for row in reversed(inner)
        ),
        availability=0,
        imputation=Imputation.GROUP_MEAN,
        group="EurAsia_group",
        treatment=Treatment.AUTO,
    )
    table = pl.read_csv(
        folder / "indicator_data.csv", null_values=["", "NA"], infer_schema_length=None
    )
    columns = (*spec.columns, "Area", "Energy", "GDP", "Population")
    named = table.rename({"uCode": "place", "Time": "period"})
    return spec, panel_of(named, columns, ("EurAsia_group", "GDP_group"))
