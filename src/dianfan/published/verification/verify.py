"""Verify: an edition is what its Book makes of it, figure by figure and byte by byte."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.wording import LANGUAGES
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
from dianfan.published.verification.atlas import MOST_NAMED
from dianfan.published.verification.atlas import atlas
from dianfan.published.verification.inspection import Ground
from dianfan.published.verification.inspection import inspection
from dianfan.published.verification.proof import prove_lineage
from dianfan.published.verification.rebuilding import Rebuild
from dianfan.published.verification.rebuilding import built_again
from dianfan.published.verification.rebuilding import rebuilt_faults
from dianfan.published.verification.rebuilding import text_of
from dianfan.published.verification.record import open_record
from dianfan.published.verification.record import package_faults
from dianfan.published.verification.shown import readings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.published.verification.inspection import Told
    from dianfan.published.verification.record import Record


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
    try:
        manifest = read_manifest(edition)
    except UnreadableFolder as damaged:
        if not (edition / MANIFEST).is_file():
            raise
        return _unreadable(damaged)
    names = tuple(paths(edition))
    with open_record(edition, manifest) as record, TemporaryDirectory(prefix="dianfan-") as room:
        known, faults = _proved(edition, record, progress)
        again = Path(room) / "edition"
        ground = Ground(edition, _told(known) if record.ground is not None else None)
        anew = rebuild if record.is_named else None
        with inspection(ground, names, progress, meanwhile=anew is not None) as inspected:
            faults += built_again(manifest, record, anew, again)
            files = inspected()
        digests = {one.path: one.digest for one in files}
        faults = [*_manifest_faults(manifest), *_file_faults(manifest, digests), *faults]
        faults += (fault for one in files for fault in one.faults)
        rebuilt = again.is_dir()
        if rebuilt:
            faults += rebuilt_faults(edition, digests, again)
        told = _names((again if rebuilt else edition) / FIGURES, faults)
    return Verification(
        edition=manifest.edition,
        book=manifest.book,
        files=len(digests) + 1,
        figures=len(known),
        shown=sum(one.shown for one in files),
        rebuilt=rebuilt,
        faults=_sifted(faults),
        notes=_notes(manifest, faults),
        names=told,
    )


def _proved(
    edition: Path, record: Record, progress: Progress
) -> tuple[Mapping[str, Figure], list[Fault]]:
    """Hold Book and lineage against one another."""
    drawn = atlas(text_of(edition / LINEAGE), text_of(edition / FIGURES))
    book = [*record.faults, *package_faults(edition, record, drawn)]
    if record.ground is None:
        return {}, book
    known, lineage = prove_lineage(text_of(edition / LINEAGE), record.ground, progress)
    return known, [*book, *lineage]


def _told(known: Mapping[str, Figure]) -> Told:
    return {language: readings(known, language) for language in LANGUAGES}


def _unreadable(damaged: UnreadableFolder) -> Verification:
    fault = Fault(
        FaultKind.MANIFEST, MANIFEST, "", f"{damaged.what}: {damaged.why}; no figure stands in it"
    )
    return Verification("", "", 1, 0, 0, rebuilt=False, faults=(fault,))


def _manifest_faults(manifest: Manifest) -> Iterator[Fault]:
    digest = edition_digest(manifest.files)
    if digest != manifest.edition:
        message = "the digest of the edition does not follow from those of its files; no figure stands in it"
        yield Fault(FaultKind.MANIFEST, MANIFEST, "edition", message, digest, manifest.edition)
    if manifest.form != FORM:
        yield Fault(
            FaultKind.MANIFEST,
            MANIFEST,
            "form",
            "the form of the manifest is unknown",
            FORM,
            manifest.form,
        )


def _file_faults(manifest: Manifest, digests: Mapping[str, str]) -> Iterator[Fault]:
    listed = {entry.path: entry.sha256 for entry in manifest.files}
    for path, digest in listed.items():
        if path not in digests:
            yield Fault(FaultKind.MISSING, path, "", "the file is missing")
        elif digests[path] != digest:
            yield Fault(
                FaultKind.DIGEST,
                path,
                "",
                "the file is not the one that was published",
                digest,
                digests[path],
            )
    for path in digests:
        if path not in listed:
            yield Fault(FaultKind.EXTRA, path, "", "the file does not belong to the edition")


def _sifted(faults: list[Fault]) -> tuple[Fault, ...]:
    """Leave out a bare digest where a fault of the same file says more, and what is said twice."""
    told = {fault.file for fault in faults if fault.kind is not FaultKind.DIGEST}
    kept = [
        fault for fault in faults if fault.kind is not FaultKind.DIGEST or fault.file not in told
    ]
    seen: dict[tuple[str, str, str, str], Fault] = {}
    for fault in kept:
        same = (fault.file, fault.where, fault.expected, fault.found)
        if same not in seen or len(fault.figures) > len(seen[same].figures):
            seen[same] = fault
    return tuple(seen.values())


def _notes(manifest: Manifest, faults: list[Fault]) -> tuple[str, ...]:
    here = libraries()
    other = [
        f"{name} {old}, here {here.get(name)}"
        for name, old in manifest.libraries.items()
        if here.get(name) != old
    ]
    if not other or not faults:
        return ()
    return (
        f"the edition was made with other libraries, which may change bytes: {'; '.join(other)}",
    )


def _names(path: Path, faults: list[Fault]) -> dict[str, dict[str, str]]:
    """Say what the first figures of every fault are, as the index of figures tells them."""
    wanted = {key for fault in faults for key in fault.figures[:MOST_NAMED]}
    try:
        index = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {
        key: {
            language: f"{told['statement']} = {told['display']}"
            for language, told in index[key].items()
        }
        for key in sorted(wanted)
        if key in index
    }
