"""Verify: an edition is what its Book makes of it, figure by figure and byte by byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import dianfan
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.wording import LANGUAGES
from dianfan.published.atlas import MOST_NAMED
from dianfan.published.atlas import Atlas
from dianfan.published.atlas import atlas
from dianfan.published.difference import Comparison
from dianfan.published.difference import differences
from dianfan.published.edition import Progress
from dianfan.published.edition import libraries
from dianfan.published.edition import silent
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.fault import Verification
from dianfan.published.lineage import FIGURES
from dianfan.published.lineage import LINEAGE
from dianfan.published.manifest import FORM
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import Manifest
from dianfan.published.manifest import edition_digest
from dianfan.published.manifest import paths
from dianfan.published.manifest import read_manifest
from dianfan.published.proof import prove_lineage
from dianfan.published.record import open_record
from dianfan.published.record import package_faults
from dianfan.published.shown import language_of
from dianfan.published.shown import readings
from dianfan.published.shown import shown_faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.published.record import Record

Rebuild = Callable[[Path, date, Path, bool], object]
MOST_FILES = 25
_SHOWING = (".html", ".pdf")


def verify(edition: Path, *, rebuild: Rebuild | None, progress: Progress = silent) -> Verification:
    """Verify an edition.

    Args:
        edition: the folder.
        rebuild: builds an edition from the folder of a Book, a day, the place for it and
            whether it has papers; without it the bytes are not compared with a new build.
        progress: is told the stage, how much of it is done and how much there is.

    Raises:
        UnreadableFolder: the folder is no edition.
        MissingPart: the papers cannot be set again, since the printing fonts are missing.
    """
    if not (edition / MANIFEST).is_file():
        read_manifest(edition)
    try:
        manifest = read_manifest(edition)
    except UnreadableFolder as damaged:
        return _unreadable(damaged)
    digests = _digests(edition, progress)
    faults = [*_manifest_faults(manifest), *_file_faults(manifest, digests)]
    with open_record(edition, manifest) as record:
        drawn = atlas(_text(edition / LINEAGE))
        faults += [*record.faults, *package_faults(edition, record, drawn)]
        known, lineage_faults = _lineage(edition, record, progress)
        count, shown = _shown(edition, known, digests, progress)
        faults += [*lineage_faults, *shown]
        rebuilt = rebuild is not None and record.ground is not None
        names = edition / FIGURES
        if rebuild is not None and record.ground is not None:
            with TemporaryDirectory(prefix="dianfan-") as room:
                again = Path(room) / "edition"
                faults += _rebuilt(edition, manifest, digests, record, rebuild, again)
                names = again / FIGURES
                told = _names(names, faults)
        else:
            told = _names(names, faults)
    return Verification(
        edition=manifest.edition,
        book=manifest.book,
        files=len(digests) + 1,
        figures=len(known),
        shown=count,
        rebuilt=rebuilt,
        faults=_sifted(faults),
        notes=_notes(manifest, faults),
        names=told,
    )


def _unreadable(damaged: UnreadableFolder) -> Verification:
    fault = Fault(FaultKind.MANIFEST, MANIFEST, "", f"{damaged.what}: {damaged.why}; no figure stands in it")
    return Verification("", "", 1, 0, 0, rebuilt=False, faults=(fault,))


def _digests(edition: Path, progress: Progress) -> dict[str, str]:
    found = {}
    names = tuple(paths(edition))
    for done, name in enumerate(names, start=1):
        progress("digests", done, len(names))
        with (edition / name).open("rb") as stream:
            found[name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def _manifest_faults(manifest: Manifest) -> Iterator[Fault]:
    digest = edition_digest(manifest.files)
    if digest != manifest.edition:
        message = "the digest of the edition does not follow from those of its files; no figure stands in it"
        yield Fault(FaultKind.MANIFEST, MANIFEST, "edition", message, digest, manifest.edition)
    if manifest.form != FORM:
        yield Fault(FaultKind.MANIFEST, MANIFEST, "form", "the form of the manifest is unknown", FORM, manifest.form)


def _file_faults(manifest: Manifest, digests: Mapping[str, str]) -> Iterator[Fault]:
    listed = {entry.path: entry.sha256 for entry in manifest.files}
    for path, digest in listed.items():
        if path not in digests:
            yield Fault(FaultKind.MISSING, path, "", "the file is missing")
        elif digests[path] != digest:
            yield Fault(FaultKind.DIGEST, path, "", "the file is not the one that was published", digest, digests[path])
    for path in digests:
        if path not in listed:
            yield Fault(FaultKind.EXTRA, path, "", "the file does not belong to the edition")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _lineage(edition: Path, record: Record, progress: Progress) -> tuple[Mapping[str, Figure], tuple[Fault, ...]]:
    progress("lineage", 0, 1)
    if record.ground is None:
        return {}, ()
    proved = prove_lineage(_text(edition / LINEAGE), record.ground)
    progress("lineage", 1, 1)
    return proved


def _shown(
    edition: Path, known: Mapping[str, Figure], digests: Mapping[str, str], progress: Progress
) -> tuple[int, list[Fault]]:
    if not known:
        return 0, []
    told = {language: readings(known, language) for language in LANGUAGES}
    names = [name for name in digests if name.endswith(_SHOWING)]
    total, faults = 0, []
    for done, name in enumerate(names, start=1):
        progress("figures shown", done, len(names))
        count, some = shown_faults(name, (edition / name).read_bytes(), told[language_of(name)])
        total += count
        faults.extend(some)
    return total, faults


def _rebuilt(
    edition: Path, manifest: Manifest, digests: Mapping[str, str], record: Record, rebuild: Rebuild, again: Path
) -> Iterator[Fault]:
    if manifest.program != dianfan.__version__:
        message = "the edition was made by another version of the program, so its bytes cannot be compared"
        yield Fault(FaultKind.MANIFEST, MANIFEST, "program", message, dianfan.__version__, manifest.program)
        return
    rebuild(record.folder, record.asof, again, manifest.paper)
    drawn = atlas(_text(again / LINEAGE))
    new = read_manifest(again)
    expected = {entry.path: entry.sha256 for entry in new.files}
    differ = [path for path, digest in expected.items() if digests.get(path) != digest]
    if (again / MANIFEST).read_bytes() != (edition / MANIFEST).read_bytes():
        differ.insert(0, MANIFEST)
    for path in differ[:MOST_FILES]:
        yield from _compared(edition, again, path, drawn)
    if len(differ) > MOST_FILES:
        yield Fault(FaultKind.REBUILD, "", "", f"{len(differ) - MOST_FILES} further files differ from the rebuilt edition")
    for path in digests:
        if path not in expected:
            yield Fault(FaultKind.EXTRA, path, "", "the rebuilt edition has no such file")


def _compared(edition: Path, again: Path, path: str, drawn: Atlas) -> Iterator[Fault]:
    found = edition / path
    if not found.is_file():
        figures = tuple(key for key in (found.stem,) if key in drawn.figures)
        yield Fault(FaultKind.MISSING, path, "", "the rebuilt edition has this file", figures=figures)
        return
    yield from differences(Comparison(path, (again / path).read_bytes(), found.read_bytes(), drawn))


def _sifted(faults: list[Fault]) -> tuple[Fault, ...]:
    """Leave out a bare digest where a fault of the same file says more, and what is said twice."""
    told = {fault.file for fault in faults if fault.kind is not FaultKind.DIGEST}
    kept = [fault for fault in faults if fault.kind is not FaultKind.DIGEST or fault.file not in told]
    seen: dict[tuple[str, str, str, str], Fault] = {}
    for fault in kept:
        same = (fault.file, fault.where, fault.expected, fault.found)
        if same not in seen or len(fault.figures) > len(seen[same].figures):
            seen[same] = fault
    return tuple(seen.values())


def _notes(manifest: Manifest, faults: list[Fault]) -> tuple[str, ...]:
    here = libraries()
    other = [f"{name} {old}, here {here.get(name)}" for name, old in manifest.libraries.items() if here.get(name) != old]
    if not other or not faults:
        return ()
    return (f"the edition was made with other libraries, which may change bytes: {'; '.join(other)}",)


def _names(path: Path, faults: list[Fault]) -> dict[str, dict[str, str]]:
    """Say what the first figures of every fault are, as the index of figures tells them."""
    wanted = {key for fault in faults for key in fault.figures[:MOST_NAMED]}
    try:
        index = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {
        key: {language: f"{told['statement']} = {told['display']}" for language, told in index[key].items()}
        for key in sorted(wanted)
        if key in index
    }
