"""Entries: the identity of a row of the observations, by which others can name it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from decimal import InvalidOperation

import polars as pl

ENTRY = (
    "indicator", "area", "period", "scope", "value", "upper", "unit", "bound", "kind", "status", "source", "locator"
)  # fmt: skip

Named = Mapping[str, tuple[tuple[str, str], ...]]


def entry_ids(observations: pl.DataFrame) -> pl.Series:
    """Give the id of each row: sixteen hexadecimal digits of the SHA-256 of its cells.

    A row that repeats another has the number of the repetition in its hash.
    """
    joined = observations.select(pl.concat_str(ENTRY, separator="\x1f")).to_series()
    seen: dict[str, int] = {}
    ids = []
    for text in joined:
        repeat = seen[text] = seen.get(text, -1) + 1
        ids.append(entry_id(f"{text}\x1f{repeat}" if repeat else text))
    return pl.Series("entry", ids, dtype=pl.String)


def entry_id(content: str) -> str:
    """Hash the cells of an entry to its id."""
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def named_entries(observations: pl.DataFrame) -> Named:
    """Give entry and value by each name that a row has: its id, and ``indicator@area@period#source``."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    ids = entry_ids(observations)
    columns = ("indicator", "area", "period", "source", "value")
    for entry, row in zip(ids, observations.select(columns).iter_rows(), strict=True):
        indicator, area, code, source, value = row
        for name in (entry, f"{indicator}@{area}@{code}#{source}"):
            found[name].append((entry, value))
    return {name: tuple(some) for name, some in found.items()}


def with_value(rows: tuple[tuple[str, str], ...], value: str) -> tuple[str, ...]:
    """Give the entries, of those that a name has, whose value is the given one."""
    wanted = decimal(value)
    return tuple(entry for entry, found in rows if decimal(found) == wanted)


def decimal(text: str) -> Decimal | None:
    """Read a decimal; nothing where the text is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
