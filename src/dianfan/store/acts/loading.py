"""Loading a programme folder into the workspace: what is new is added, what stands stays."""

from __future__ import annotations

import csv
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
from django.db import transaction

from dianfan import promised
from dianfan.figures.errors import BlockedByFindings
from dianfan.figures.errors import UseError
from dianfan.figures.finding import blocking
from dianfan.promised.entries import entry_ids
from dianfan.store.bulk import add_entries
from dianfan.store.models import Entry
from dianfan.store.models import ProgrammeFile
from dianfan.store.models import TableRow
from dianfan.store.repository import added_text
from dianfan.store.repository import digest_of
from dianfan.store.repository import programme_paths
from dianfan.store.repository import standing_files
from dianfan.store.trail import leave
from dianfan.store.trail import not_before

_FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed: the files with a new version, those taken out, the entries added."""

    files: tuple[str, ...]
    gone: tuple[str, ...]
    entries: int


@transaction.atomic
def load_folder(
    folder: Path, by: str, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Loaded:
    """Load a programme folder, whole or not at all.

    Files get a new version where they changed; observations that are not on record are added
    in their order. Loading the same folder again changes nothing.

    Args:
        folder: the folder.
        by: who loads it.
        progress: is told how many entries were added, and of how many.

    Raises:
        BlockedByFindings: the folder has faults.
        UseError: an observation that came from a folder is missing from this one; what is
            recorded is superseded by a correction and never taken out.
    """
    loaded = promised.load(folder)
    faults = blocking(loaded.findings)
    if faults:
        raise BlockedByFindings(
            "the folder has faults",
            where=str(faults[0].where),
            why=f"{faults[0].message} ({len(faults)} faults in all)",
            remedy=f"{faults[0].remedy}; list them all with: dianfan check {folder}",
        )
    now = not_before(None)
    standing = standing_files()
    paths = programme_paths(folder)
    changed = tuple(path for path in paths if _version(folder, path, standing, by, now))
    gone = tuple(path for path in standing if path not in paths)
    for path in gone:
        _take_out(standing[path], by, now)
    added = _new_entries(loaded.observations)
    add_entries(added, origin=_FOLDER, by=by, at=now, progress=progress)
    if changed or gone or added.height:
        digests = {path: standing_files()[path].digest for path in changed}
        leave(by=by, act="load", subject=f"programme:{loaded.charter.id}",
              after={"files": digests, "gone": list(gone), "entries": added.height})  # fmt: skip
    return Loaded(changed, gone, added.height)


def _version(
    folder: Path, path: str, standing: Mapping[str, ProgrammeFile], by: str, now: datetime
) -> bool:
    """Keep a new version of a file where it differs from the one that stands; tell whether it did."""
    text = _without_added(path, (folder / path).read_bytes().decode("utf-8-sig"))
    old = standing.get(path)
    if old is not None and old.text == text:
        return False
    _write(path, text, gone=False, by=by, now=now)
    return True


def _take_out(old: ProgrammeFile, by: str, now: datetime) -> None:
    _write(old.path, "", gone=True, by=by, now=now)


def _write(path: str, text: str, *, gone: bool, by: str, now: datetime) -> None:
    last = ProgrammeFile.objects.filter(path=path).order_by("-version").first()
    ProgrammeFile.objects.create(
        path=path, version=last.version + 1 if last else 1, text=text, gone=gone,
        digest=digest_of(text), by=by, at=now,
    )  # fmt: skip


def _without_added(path: str, text: str) -> str:
    """Take off the end of a table the rows that the workspace itself added to it.

    A folder that was dumped has them; they stand in the database already.
    """
    rows = list(TableRow.objects.filter(table=path).order_by("pk"))
    if not rows:
        return text
    keys = {row.key for row in rows}
    lines = text.splitlines(keepends=True)
    names = next(csv.reader(lines[:1]), [])
    place = names.index("id") if "id" in names else 0
    kept = [line for line in lines[1:] if next(csv.reader([line]), [""])[place : place + 1] != []]
    mine = [line for line in kept if next(csv.reader([line]))[place] in keys]
    expected = added_text(path, rows, lines[0]).splitlines(keepends=True)
    strange = [line for line in mine if line not in expected]
    if strange:
        raise UseError(
            "a row that the workspace put on record was changed in the folder",
            where=f"{path}: {strange[0].strip()[:80]}",
            remedy="leave it as it is, and supersede it by a correction",
        )
    return "".join([lines[0], *(line for line in lines[1:] if line not in mine)])


def _new_entries(observations: pl.DataFrame) -> pl.DataFrame:
    """Give the observations that are not on record yet, in their order.

    Raises:
        UseError: one that came from a folder is missing.
    """
    ids = entry_ids(observations)
    known = dict(_recorded())
    here = set(ids)
    missing = [entry for entry, origin in known.items() if origin == _FOLDER and entry not in here]
    if missing:
        row = Entry.objects.filter(entry=missing[0])[0]
        raise UseError(
            f"{len(missing)} observations on record are missing from the folder",
            where="observations.csv",
            why=f"the first is {row}",
            remedy="put them back; what was wrong is superseded by a row in corrections.csv",
        )
    fresh = ~ids.is_in(list(known)) if known else pl.repeat(value=True, n=len(ids), eager=True)
    return observations.with_columns(ids).filter(fresh)


def _recorded() -> Iterator[tuple[str, str]]:
    yield from Entry.objects.values_list("entry", "origin").iterator(chunk_size=50_000)
