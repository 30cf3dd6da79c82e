"""Tables to test on: small ones by hand, random ones that balance, and those of the reference folder."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st

from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import industry_table

REFERENCE = Path(__file__).parents[5] / "shared" / "reference" / "line"


def reference(name: str) -> Path:
    """Give a file of published tables, or skip the test where it is not there."""
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"the reference table {name} is not beside this folder")
    return path


def rows_of(path: Path) -> list[list[str]]:
    """Read the cells of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def two_sectors() -> IndustryTable:
    """Give the two-sector table of Miller and Blair (2009), chapter 2."""
    return industry_table(
        ("sec1", "sec2"),
        np.array([[150.0, 500.0], [200.0, 100.0]]),
        np.array([1000.0, 2000.0]),
        value_added=np.array([650.0, 1400.0]),
    )


def random_table(seed: int, count: int, filled: float = 1.0) -> IndustryTable:
    """Make a table that balances, with local inputs of 10 to 70 percent of output."""
    random = np.random.default_rng(seed)
    flows = random.random((count, count)) * (random.random((count, count)) < filled)
    share = random.uniform(0.1, 0.7, count) / np.maximum(flows.sum(axis=0), 1e-12)
    coefficients = flows * share
    used = random.uniform(1, 100, count)
    output = np.linalg.solve(np.eye(count) - coefficients, used)
    bought = coefficients * output
    left = output - bought.sum(axis=0)
    return industry_table(
        tuple(f"s{number}" for number in range(count)),
        bought,
        output,
        used[:, None],
        ("final",),
        value_added=left * 0.8,
        imports=left * 0.2,
        satellites={"energy": random.uniform(0, 10, count)},
    )


def turned(table: IndustryTable, order: np.ndarray[tuple[int], np.dtype[np.intp]]) -> IndustryTable:
    """Give the same table with its sectors in another order."""
    assert isinstance(table.flows, np.ndarray)
    assert table.value_added is not None
    assert table.imports is not None
    return replace(
        table,
        sectors=tuple(table.sectors[at] for at in order),
        flows=table.flows[np.ix_(order, order)],
        output=table.output[order],
        final=table.final[order],
        value_added=table.value_added[order],
        imports=table.imports[order],
        satellites={name: one[order] for name, one in table.satellites.items()},
    )


TABLES = st.builds(
    random_table, st.integers(0, 2**32 - 1), st.integers(2, 9), st.sampled_from([0.4, 1.0])
)
