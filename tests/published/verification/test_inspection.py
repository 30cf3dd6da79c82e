"""Files are inspected alike in this process and in others."""

from __future__ import annotations

from pathlib import Path

from dianfan.published.manifest import paths
from dianfan.published.verification import inspection
from dianfan.published.verification.inspection import Ground
from dianfan.published.verification.inspection import Inspected
from dianfan.published.verification.inspection import inspect
from tests.editions import built


def _all(edition: Path, *, meanwhile: bool) -> tuple[tuple[Inspected, ...], list[int]]:
    steps: list[int] = []
    names = tuple(paths(edition))
    ground = Ground(edition, None)
    with inspection.inspection(
        ground, names, lambda _stage, done, _all: steps.append(done), meanwhile=meanwhile
    ) as found:
        return found(), steps


def test_other_processes_find_what_this_one_finds() -> None:
    edition = built()
    here, _ = _all(edition, meanwhile=False)
    there, steps = _all(edition, meanwhile=True)
    assert here == there
    assert steps[-1] == len(here)
    assert [one.path for one in here] == list(paths(edition))


def test_a_figure_without_lineage_is_found(tmp_path: Path) -> None:
    page = tmp_path / "zh" / "index.html"
    page.parent.mkdir()
    page.write_text(
        '<a class="fig" href="figures/x.html" data-key="x"><data value="1">1</data></a>',
        encoding="utf-8",
    )
    (found,) = inspect(Ground(tmp_path, {"zh": {}, "en": {}}), ["zh/index.html"])
    assert found.shown == 1
    assert "no lineage" in found.faults[0].message
