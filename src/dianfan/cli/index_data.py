"""The data of an index on the command line: a table, or the record of a programme folder."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.cli.review import sound
from dianfan.figures.errors import UseError
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.panel_file import read_panel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dianfan.figures.finding import Finding
    from dianfan.judged.surface.panel import Panel
    from dianfan.judged.surface.spec import IndexSpec


@dataclass(frozen=True)
class IndexData:
    """A panel, what to call its places (their own names where ``names`` has none), and findings."""

    panel: Panel
    names: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def data_of(path: Path, spec: IndexSpec) -> IndexData:
    """Read the data of an index from a table, or gather it from a programme folder.

    Of a programme it takes the places right below its own, as the record has them at the day
    of its review; they can be grouped by ``level``.

    Raises:
        UseError: the table cannot be read, or the programme has no places below its own.
        BlockedByFindings: the programme has findings of severity error.
    """
    if path.is_dir():
        return _of_programme(path, spec)
    needed = (*spec.columns, *(one.denominator for one in spec.indicators if one.denominator))
    return IndexData(read_panel(path, (spec.group,) if spec.group else (), needed))


def _of_programme(folder: Path, spec: IndexSpec) -> IndexData:
    programme = sound(promised.load(folder))
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    home = programme.charter.place
    places = {one.code: one for one in programme.areas if one.parent == home}
    if not places:
        raise UseError(
            "the programme has no places to rank",
            where=str(folder),
            why=f"no area has the parent {home}",
            remedy="add areas whose parent is the place of the programme",
        )
    levels = {code: one.level for code, one in places.items()}
    found = gather(book, spec, tuple(places), groups={"level": levels})
    if not found.panel.periods:
        raise UseError(
            "the record has no value for the index",
            where=str(folder),
            why=f"none of {', '.join(spec.columns)} in a year at a place below {home}",
            remedy="name indicators of the programme",
        )
    return IndexData(
        found.panel,
        {code: one.name_en or one.name_zh for code, one in places.items()},
        found.findings,
    )
