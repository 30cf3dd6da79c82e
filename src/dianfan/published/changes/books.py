"""What two Books hold: rows that were added, are gone or have other cells."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from typing import TYPE_CHECKING

import yaml

from dianfan.published.changes.model import RowChange
from dianfan.published.manifest import BOOK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

Row = dict[str, str]
_MADE = frozenset({"entries"})
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "observations": ("indicator", "area", "period", "scope", "kind", "source"),
    "targets": ("id", "version"),
    "signoff": ("sentence", "by", "date"),
    "areas": ("code",),
}


def row_changes(a: Path, b: Path, notes: list[str]) -> Iterator[RowChange]:
    """Give the rows that differ, table by table; columns that one Book lacks are noted.

    Args:
        a: the folder of the edition before.
        b: the folder of the edition after.
        notes: takes what could not be compared.
    """
    old, new = _tables(a / BOOK), _tables(b / BOOK)
    for table in sorted({*old, *new}):
        left, right = old.get(table, []), new.get(table, [])
        if left and right:
            lone = sorted(set(left[0]) ^ set(right[0]))
            if lone:
                notes.append(f"{BOOK}/{table}: {', '.join(lone)}")
        yield from _differences(table, _named(table, left), _named(table, right))


def _tables(book: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for path in sorted(book.glob("*.csv")):
        if path.stem not in _MADE:
            with path.open(encoding="utf-8", newline="") as stream:
                found[path.stem] = [dict(row) for row in csv.DictReader(stream)]
    for path in sorted(book.glob("*.yaml")):
        found[path.stem] = [_flat(one) for one in _listed(yaml.safe_load(path.read_bytes()))]
    return found


def _listed(content: object) -> list[object]:
    return content if isinstance(content, list) else [content]


def _flat(content: object) -> Row:
    """Write an entry of a YAML file as cells: what is nested stands as JSON."""
    if not isinstance(content, dict):
        return {"value": str(content)}
    return {
        str(name): one
        if isinstance(one, str)
        else json.dumps(one, ensure_ascii=False, sort_keys=True, default=str)
        for name, one in content.items()
    }


def _named(table: str, rows: list[Row]) -> dict[str, list[Row]]:
    """Give the rows by name; several may bear one name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        columns = _NAMED_BY.get(table, ("id",))
        name = " ".join(row[column] for column in columns if row.get(column))
        found[name or " ".join(row.values())].append(row)
    return found


def _differences(
    table: str, old: Mapping[str, list[Row]], new: Mapping[str, list[Row]]
) -> Iterator[RowChange]:
    for name in dict.fromkeys((*old, *new)):
        left = [row for row in old.get(name, ()) if row not in new.get(name, ())]
        right = [row for row in new.get(name, ()) if row not in old.get(name, ())]
        for before, after in zip(left, right, strict=False):
            shared = [column for column in before if column in after]
            cells = tuple(
                (column, before[column], after[column])
                for column in shared
                if before[column] != after[column]
            )
            if cells:
                yield RowChange(table, name, "changed", cells)
        lone = len(left) - len(right)
        yield from (RowChange(table, name, "gone") for _ in range(lone))
        yield from (RowChange(table, name, "added") for _ in range(-lone))
