"""The record of an edition: its Book loaded again, from the CSV files or from their twins."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.errors import DianfanError
from dianfan.figures.finding import blocking
from dianfan.published.atlas import Atlas
from dianfan.published.difference import Comparison
from dianfan.published.difference import differences
from dianfan.published.edition import BOOK
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.manifest import Manifest
from dianfan.published.proof import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

DESCRIPTOR = "datapackage.json"
_BROKEN = (DianfanError, pl.exceptions.PolarsError, OSError, ValueError, KeyError, TypeError, ArithmeticError)


@dataclass(frozen=True)
class Record:
    """The Book of an edition: the folder it was loaded from, and what it says.

    ``is_named`` tells whether its digest is the one that the edition names, so that it is
    the Book that the edition was made from.
    """

    folder: Path
    asof: date
    ground: Ground | None
    is_named: bool
    faults: tuple[Fault, ...]


@contextmanager
def open_record(edition: Path, manifest: Manifest) -> Iterator[Record]:
    """Load the Book of an edition, from the Parquet twins where the CSV files were changed.

    The Book is the one whose digest the manifest, or else its own descriptor, names.
    """
    described = _described(edition / BOOK / DESCRIPTOR)
    named = {manifest.book, described[0]}
    days = tuple(dict.fromkeys((manifest.asof, described[1] or manifest.asof)))
    with TemporaryDirectory(prefix="dianfan-") as room:
        tried: list[Record] = []
        for folder in (edition / BOOK, Path(room) / BOOK):
            if folder != edition / BOOK and not _from_twins(edition / BOOK, folder):
                continue
            for day in days:
                record = _loaded(folder, day, named)
                tried.append(record)
                if record.is_named:
                    yield record
                    return
        unnamed = next((one for one in tried if one.ground is not None), tried[0])
        yield Record(unnamed.folder, unnamed.asof, unnamed.ground, False, (*unnamed.faults, *_unnamed(unnamed, manifest)))  # noqa: FBT003


def _unnamed(record: Record, manifest: Manifest) -> tuple[Fault, ...]:
    if record.ground is None:
        return ()
    message = "the Book in the edition is not the one that the edition names"
    return (Fault(FaultKind.BOOK, f"{BOOK}/", "", message, manifest.book, record.ground.book.digest),)


def _described(path: Path) -> tuple[str, date | None]:
    """Read the digest and the day that the Book's own descriptor names."""
    try:
        content = json.loads(path.read_bytes())
        return str(content["digest"]).removeprefix("sha256:"), date.fromisoformat(content["asof"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None


def _loaded(folder: Path, asof: date, named: set[str]) -> Record:
    try:
        programme = promised.load(folder)
        claims = said.read(programme)
        stops = blocking(programme.findings)
        if stops:
            where = f"{BOOK}/{stops[0].where}"
            return Record(folder, asof, None, False, (Fault(FaultKind.BOOK, where, "", stops[0].message),))  # noqa: FBT003
        book = recorded.close(programme, claims, asof)
    except _BROKEN as fault:
        message = f"the Book cannot be loaded: {fault}"
        return Record(folder, asof, None, False, (Fault(FaultKind.BOOK, f"{BOOK}/", "", message),))  # noqa: FBT003
    return Record(folder, asof, Ground(programme, claims, book), book.digest in named, ())


def _from_twins(book: Path, folder: Path) -> bool:
    """Write the Book again with the tables of its Parquet files; tell whether that could be done."""
    try:
        shutil.copytree(book, folder)
        for path in sorted((book / "parquet").glob("*.parquet")):
            (folder / f"{path.stem}.csv").write_bytes(pl.read_parquet(path).write_csv().encode())
    except (*_BROKEN, shutil.Error):
        return False
    return True


def package_faults(edition: Path, record: Record, atlas: Atlas) -> Iterator[Fault]:
    """Hold every file of the Book in an edition against what its Book writes."""
    if record.ground is None:
        return
    for path, expected in recorded.write_package(record.ground.book):
        target = edition / BOOK / path
        found = target.read_bytes() if target.is_file() else b""
        if found != expected and target.is_file():
            yield from differences(Comparison(f"{BOOK}/{path}", expected, found, atlas, FaultKind.BOOK))


