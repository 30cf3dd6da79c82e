"""Judge the indices of a programme from its Book: figures where there is enough, a reason where not."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from dianfan.figures.errors import DianfanError
from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.lineage import Figure
from dianfan.judged.indices.computing import Computed
from dianfan.judged.indices.computing import computed
from dianfan.judged.indices.laid_down import laid_down
from dianfan.judged.indices.methods import gathered
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.spec import IndexSpec

if TYPE_CHECKING:
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book
    from dianfan.recorded.mint import Mint

LEAST_PLACES = 3
"""Fewer places cannot be ranked in a way that means anything."""


@dataclass(frozen=True)
class JudgedIndex:
    """An index of a programme as its Book allows it.

    ``panel`` gathers its cells and is None where there are none; ``done`` is what was computed,
    None where too few places could be scored. ``places`` are the codes of those it is about,
    ``scored`` those that have a score in ``period``, its last one, the best first.
    """

    file: str
    spec: IndexSpec
    places: tuple[str, ...]
    panel: Figure | None
    done: Computed | None
    period: str
    scored: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def judge_indices(programme: Programme, book: Book, mint: Mint) -> tuple[JudgedIndex, ...]:
    """Compute each index of a programme for the places right below its own.

    Args:
        programme: its folder's texts lay the indices down.
        book: what is on record.
        mint: makes the figures of its entries.
    """
    found = laid_down(programme.indices, {one.id for one in programme.indicators})
    home = programme.charter.place
    places = tuple(one.code for one in programme.areas if one.parent == home)
    return tuple(
        _judged(path, spec, programme.indices[path], book, mint, places)
        for path, spec in found.specs.items()
    )


def _judged(
    path: str, spec: IndexSpec, text: str, book: Book, mint: Mint, places: tuple[str, ...]
) -> JudgedIndex:
    if not places:
        return JudgedIndex(path, spec, (), None, None, "")
    some = gather(book, spec, places)
    cells = [mint.value(entry) for entry in some.entries["entry"]]
    if not cells:
        return JudgedIndex(path, spec, places, None, None, "", (), some.findings)
    home = mint.places[mint.programme.charter.place]
    panel = gathered(
        *cells, spec=text, name=spec.id, home=home.code, zh=home.name.zh, en=home.name.en
    )
    latest = max((one.period for one in cells), key=lambda one: one.end).code
    try:
        done = computed(panel)
    except (UseError, IncompatibleUnits) as fault:
        return JudgedIndex(
            path, spec, places, panel, None, latest, (), (*some.findings, _impossible(path, fault))
        )
    period = done.periods[-1] if done.periods else latest
    scored = tuple(_scored(done, period))
    findings = (*some.findings, *done.index.findings)
    if len(scored) < LEAST_PLACES:
        return JudgedIndex(path, spec, places, panel, None, period, scored, findings)
    try:
        scored = tuple(one for one in scored if one in done.ranges)
        _ = done.sensitivity
    except UseError as fault:
        findings = (*findings, _impossible(path, fault))
        return JudgedIndex(path, spec, places, panel, None, period, (), findings)
    enough = done if len(scored) >= LEAST_PLACES else None
    return JudgedIndex(path, spec, places, panel, enough, period, scored, findings)


def _impossible(path: str, fault: DianfanError) -> Finding:
    """Say why an index cannot be computed from this Book."""
    return Finding(
        Severity.WARNING, "index-impossible", Where(path), fault.what, fault.remedy or "report more"
    )


def _scored(done: Computed, period: str) -> list[str]:
    root = done.index.spec.root.id
    told = {place: done.score(place, when, root) for place, when in done.rows if when == period}
    return sorted((one for one in told if not isnan(told[one])), key=lambda one: (-told[one], one))
