"""The indices that a programme lays down, and what is wrong with their files."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.promised.indices import FOLDER
from dianfan.promised.model import Programme


@dataclass(frozen=True)
class LaidDownIndices:
    """The sound indices by their file's path, in the order of the paths, and the findings on the rest.

    ``openness`` by path, of those whose file says what it leaves open.
    """

    specs: Mapping[str, IndexSpec]
    findings: tuple[Finding, ...]
    openness: Mapping[str, Openness] = field(default_factory=dict)


def laid_down(texts: Mapping[str, str], indicators: Collection[str]) -> LaidDownIndices:
    """Read the indices among the texts of a Book or programme.

    Args:
        texts: YAML by path; those under ``indices/`` are read.
        indicators: the ids of the programme's indicators, which an index may name.
    """
    specs: dict[str, IndexSpec] = {}
    openness: dict[str, Openness] = {}
    found: list[Finding] = []
    for path in sorted(texts):
        if not path.startswith(f"{FOLDER}/"):
            continue
        told = index_of_text(texts[path], path)
        found += told.findings
        if told.spec is None:
            continue
        strange = [*_strange(path, told.spec, indicators), *_again(path, told.spec, specs)]
        found += strange
        if not strange:
            specs[path] = told.spec
            if told.openness is not None:
                openness[path] = told.openness
    return LaidDownIndices(specs, tuple(found), openness)


def index_findings(programme: Programme) -> tuple[Finding, ...]:
    """Give the findings on the files of a programme's indices."""
    return laid_down(programme.indices, {one.id for one in programme.indicators}).findings


def _strange(path: str, spec: IndexSpec, indicators: Collection[str]) -> Iterator[Finding]:
    """Find the indicators and denominators that the programme does not have."""
    named = [*spec.columns, *(one.denominator for one in spec.indicators if one.denominator)]
    for name in dict.fromkeys(named):
        if name not in indicators:
            near = get_close_matches(name, sorted(indicators), n=1)
            hint = f"did you mean “{near[0]}”?" if near else "add it to indicators.csv"
            yield _fault(path, f"the index names “{name}”, which is no indicator", hint)


def _again(path: str, spec: IndexSpec, specs: Mapping[str, IndexSpec]) -> Iterator[Finding]:
    for other, one in specs.items():
        if one.id == spec.id:
            told = f"the id “{spec.id}” is that of {other} too"
            yield _fault(path, told, "give each index an id of its own")


def _fault(path: str, told: str, remedy: str) -> Finding:
    return Finding(Severity.ERROR, "index-file", Where(path), told, remedy)
