"""Make the types of the model from what was read without error."""

from __future__ import annotations

from datetime import date
from typing import Any
from typing import TypeVar
from typing import get_args

import msgspec
import polars as pl

from dianfan.figures.finding import Where
from dianfan.figures.wording import Wording
from dianfan.promised.faults import Fault
from dianfan.promised.faults import bad_lines
from dianfan.promised.faults import is_error
from dianfan.promised.fields import CHARTER
from dianfan.promised.fields import hints
from dianfan.promised.forms import split
from dianfan.promised.model import Charter
from dianfan.promised.sheets import Sheet
from dianfan.promised.trees import Plain
from dianfan.promised.trees import Tree

T = TypeVar("T")
_NO_CHARTER = Charter(
    "", Wording("", ""), Wording("", ""), Wording("", ""), "", "", "", date(1, 1, 1), "", ()
)  # fmt: skip


def good(sheet: Sheet, faults: list[Fault]) -> pl.DataFrame:
    """Give the rows of a sheet that have no error, with the columns of the sheet."""
    bad = bad_lines(faults, sheet.file)
    return sheet.cells.filter(~pl.col("line").is_in(sorted(bad))) if bad else sheet.cells


def rows(sheet: Sheet, kind: type[T], faults: list[Fault]) -> tuple[T, ...]:
    """Give the rows of a sheet that have no error as what they are."""
    model: object = kind
    found = hints(model)
    optional = {name for name, hint in found.items() if type(None) in get_args(hint)}
    several = {name for name, hint in found.items() if hint == tuple[str, ...]}
    rows = []
    for row in good(sheet, faults).iter_rows(named=True):
        emptied: dict[str, Any] = {name: row[name] or None for name in optional}
        parted: dict[str, Any] = {name: split(row[name]) for name in several}
        rows += _made({**row, **emptied, **parted}, kind, Where(sheet.file, row["line"]), faults)
    return tuple(rows)


def _made(plain: Plain, kind: type[T], where: Where, faults: list[Fault]) -> list[T]:
    try:
        return [msgspec.convert(plain, kind, strict=False)]
    except msgspec.ValidationError as error:
        faults.append(Fault("wrong-shape", where, {"why": str(error)}))
        return []


def parts(tree: Tree, kind: type[T], faults: list[Fault]) -> tuple[T, ...]:
    """Give the parts of a YAML list that have no error as what they are."""
    if not isinstance(tree.data, list):
        return ()
    bad = bad_lines(faults, tree.file)
    starts = [tree.where((place,)).line or 1 for place in range(len(tree.data))]
    made: list[T] = []
    for part, start, end in zip(tree.data, starts, [*starts[1:], float("inf")], strict=True):
        if not any(start <= line < end for line in bad):
            made += _made(_worded(part), kind, Where(tree.file, start), faults)
    return tuple(made)


def charter(tree: Tree, faults: list[Fault]) -> Charter:
    """Give the charter, an empty one where ``programme.yaml`` has an error."""
    if tree.data is None or any(
        is_error(fault) and fault.where.file == CHARTER for fault in faults
    ):
        return _NO_CHARTER
    return next(iter(_made(_worded(tree.data), Charter, tree.where(()), faults)), _NO_CHARTER)


def _worded(plain: Plain) -> Plain:
    """Fill the missing language of a wording with an empty text."""
    if isinstance(plain, list):
        return [_worded(part) for part in plain]
    if not isinstance(plain, dict):
        return plain
    if plain and plain.keys() <= {"zh", "en"}:
        return {"zh": "", "en": "", **plain}
    return {key: _worded(value) for key, value in plain.items()}
