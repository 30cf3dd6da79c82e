"""Load a programme folder: everything it says, and everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar
from typing import get_args

import msgspec
import polars as pl

from dianfan.figures.finding import Where
from dianfan.figures.wording import Wording
from dianfan.promised.columns import check_columns
from dianfan.promised.dimensions import check_units
from dianfan.promised.faults import Fault
from dianfan.promised.faults import bad_lines
from dianfan.promised.faults import is_error
from dianfan.promised.faults import word
from dianfan.promised.fields import CHARTER
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.fields import TREES
from dianfan.promised.fields import hints
from dianfan.promised.gathered import Gathered
from dianfan.promised.gathered import gather
from dianfan.promised.model import OBSERVATION_COLUMNS
from dianfan.promised.model import Action
from dianfan.promised.model import Area
from dianfan.promised.model import Chain
from dianfan.promised.model import Charter
from dianfan.promised.model import ClaimRow
from dianfan.promised.model import Decision
from dianfan.promised.model import Indicator
from dianfan.promised.model import Link
from dianfan.promised.model import Programme
from dianfan.promised.model import Project
from dianfan.promised.model import Question
from dianfan.promised.model import Source
from dianfan.promised.model import Target
from dianfan.promised.reading import open_folder
from dianfan.promised.reading import strangers
from dianfan.promised.sense import check_sense
from dianfan.promised.sense import split
from dianfan.promised.shapes import check_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from dianfan.promised.sheets import Sheet
    from dianfan.promised.trees import Plain
    from dianfan.promised.trees import Tree

T = TypeVar("T")
_NO_CHARTER = Charter(
    "", Wording("", ""), Wording("", ""), Wording("", ""), "", "", "", date(1, 1, 1), "", ()
)  # fmt: skip


def load(folder: Path) -> Programme:
    """Load a programme folder.

    Every fault of the folder is a finding of the programme; rows with an error are left
    out. Build nothing while ``figures.finding.blocking(programme.findings)`` gives any.

    Raises:
        UnreadableFolder: it is no directory, or has no ``programme.yaml``.
    """
    root = open_folder(folder)
    gathered = gather(root)
    faults = [*strangers(root), *gathered.faults, *_check(gathered)]
    sheets, trees = gathered.sheets, gathered.trees
    return Programme(
        folder=folder,
        charter=_charter(trees[CHARTER], faults),
        decisions=_rows(sheets["decisions.csv"], Decision, faults),
        actions=_parts(trees["actions.yaml"], Action, faults),
        areas=_rows(sheets["areas.csv"], Area, faults),
        indicators=_rows(sheets["indicators.csv"], Indicator, faults),
        targets=_rows(sheets["targets.csv"], Target, faults),
        projects=_rows(sheets["projects.csv"], Project, faults),
        chains=_rows(sheets["chains.csv"], Chain, faults),
        links=_rows(sheets["links.csv"], Link, faults),
        questions=_parts(trees["questions.yaml"], Question, faults),
        sources=_rows(sheets["sources.csv"], Source, faults),
        claims=_rows(sheets["claims.csv"], ClaimRow, faults),
        observations=_good(sheets[OBSERVATIONS], faults).select(list(OBSERVATION_COLUMNS)),
        findings=word(faults),
    )


def _check(gathered: Gathered) -> Iterator[Fault]:
    for tree in gathered.trees.values():
        yield from check_tree(tree, gathered.known)
    for sheet in gathered.sheets.values():
        yield from check_columns(sheet, gathered.known)
    yield from check_units(gathered)
    yield from check_sense(gathered)


def _good(sheet: Sheet, faults: list[Fault]) -> pl.DataFrame:
    bad = bad_lines(faults, sheet.file)
    return sheet.cells.filter(~pl.col("line").is_in(sorted(bad))) if bad else sheet.cells


def _rows(sheet: Sheet, kind: type[T], faults: list[Fault]) -> tuple[T, ...]:
    """Give the rows of a sheet that have no error as what they are."""
    found = hints(kind)
    optional = {name for name, hint in found.items() if type(None) in get_args(hint)}
    several = {name for name, hint in found.items() if hint == tuple[str, ...]}
    rows = []
    for row in _good(sheet, faults).iter_rows(named=True):
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


def _parts(tree: Tree, kind: type[T], faults: list[Fault]) -> tuple[T, ...]:
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


def _charter(tree: Tree, faults: list[Fault]) -> Charter:
    if tree.data is None or any(is_error(fault) and fault.where.file == CHARTER for fault in faults):
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
