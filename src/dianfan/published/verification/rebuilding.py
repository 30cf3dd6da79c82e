"""Rebuilding: an edition compared byte by byte with one built again from its Book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import dianfan
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.lineage import FIGURES
from dianfan.published.lineage import LINEAGE
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import Manifest
from dianfan.published.manifest import read_manifest
from dianfan.published.verification.atlas import Atlas
from dianfan.published.verification.atlas import atlas
from dianfan.published.verification.comparison import Comparison
from dianfan.published.verification.difference import differences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.published.verification.record import Record

Rebuild = Callable[[Path, date, Path, bool], object]
MOST_FILES = 25


def text_of(path: Path) -> str:
    """Read a text file; nothing where there is none."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def built_again(
    manifest: Manifest, record: Record, rebuild: Rebuild | None, again: Path
) -> Iterator[Fault]:
    """Build an edition again in the folder ``again``, or say why its bytes tell nothing."""
    if rebuild is None:
        return
    if manifest.program != dianfan.__version__:
        message = "the edition was made by another version of the program, so its bytes cannot be compared"
        yield Fault(
            FaultKind.MANIFEST, MANIFEST, "program", message, dianfan.__version__, manifest.program
        )
        return
    rebuild(record.folder, record.asof, again, manifest.paper)


def rebuilt_faults(edition: Path, digests: Mapping[str, str], again: Path) -> Iterator[Fault]:
    """Name what differs between an edition and the one built again in the folder ``again``."""
    drawn = atlas(text_of(again / LINEAGE), text_of(again / FIGURES))
    new = read_manifest(again)
    expected = {entry.path: entry.sha256 for entry in new.files}
    differ = [path for path, digest in expected.items() if digests.get(path) != digest]
    if (again / MANIFEST).read_bytes() != (edition / MANIFEST).read_bytes():
        differ.insert(0, MANIFEST)
    for path in differ[:MOST_FILES]:
        yield from _compared(edition, again, path, drawn)
    if len(differ) > MOST_FILES:
        yield Fault(
            FaultKind.REBUILD,
            "",
            "",
            f"{len(differ) - MOST_FILES} further files differ from the rebuilt edition",
        )
    for path in digests:
        if path not in expected:
            yield Fault(FaultKind.EXTRA, path, "", "the rebuilt edition has no such file")


def _compared(edition: Path, again: Path, path: str, drawn: Atlas) -> Iterator[Fault]:
    found = edition / path
    if not found.is_file():
        figures = tuple(key for key in (found.stem,) if key in drawn.figures)
        yield Fault(
            FaultKind.MISSING, path, "", "the rebuilt edition has this file", figures=figures
        )
        return
    yield from differences(Comparison(path, (again / path).read_bytes(), found.read_bytes(), drawn))
