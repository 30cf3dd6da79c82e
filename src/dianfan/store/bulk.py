"""Adding very many entries: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from datetime import datetime

import polars as pl
from django.db import connection

from dianfan.store.repository import COLUMNS

_CHUNK = 20_000
_TABLE = "store_entry"


def add_entries(
    rows: pl.DataFrame,
    *,
    origin: str,
    by: str,
    at: datetime,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    """Add entries in their order, in the transaction around it.

    Args:
        rows: the columns of ``observations.csv`` and ``entry``, all text.
        origin: where they came from.
        by: who added them.
        at: when.
        progress: is told how many were added, and of how many.
    """
    names = ("entry", *COLUMNS)
    whole = rows.select(names).with_columns(
        pl.lit(origin).alias("origin"), pl.lit(by).alias("by"), pl.lit(_stamp(at)).alias("at")
    )
    for start in range(0, whole.height, _CHUNK):
        _add(whole.slice(start, _CHUNK))
        progress(min(start + _CHUNK, whole.height), whole.height)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") + (
        "+00" if connection.vendor == "postgresql" else ""
    )


def _add(rows: pl.DataFrame) -> None:
    columns = ", ".join(f'"{name}"' for name in rows.columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {_TABLE} ({columns}) FROM STDIN") as copy:
                for row in rows.iter_rows():
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * rows.width)
            cursor.executemany(f"INSERT INTO {_TABLE} ({columns}) VALUES ({marks})", rows.rows())  # noqa: S608 - names of columns from the model
