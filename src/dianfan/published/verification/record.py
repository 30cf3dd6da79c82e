"""The record of an edition: its Book loaded again, from the CSV files or from their twins."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
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
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.manifest import BOOK
from dianfan.published.manifest import Manifest
from dianfan.published.verification.atlas import Atlas
from dianfan.published.verification.comparison import Comparison
from dianfan.published.verification.difference import DESCRIPTOR
from dianfan.published.verification.difference import differences
from dianfan.published.verification.proof import Ground
from dianfan.recorded.signoff import sentences_in

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MENDED = 64 * 1024
_DIGITS = b"0123456789"
_BROKEN = (
    DianfanError,
    pl.exceptions.PolarsError,
    OSError,
    ValueError,
    KeyError,
    TypeError,
    ArithmeticError,
)


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
    faults: tuple[Fault, ...] = ()


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
            if folder != edition / BOOK and not _from_twins(edition / BOOK, folder, manifest):
                continue
            for day in days:
                record = _loaded(folder, day, named)
                tried.append(record)
                if record.is_named:
                    yield record
                    return
        unnamed = next((one for one in tried if one.ground is not None), tried[0])
        yield replace(unnamed, faults=(*unnamed.faults, *_unnamed(unnamed, manifest)))


def _unnamed(record: Record, manifest: Manifest) -> tuple[Fault, ...]:
    if record.ground is None:
        return ()
    message = "the Book in the edition is not the one that the edition names"
    return (
        Fault(FaultKind.BOOK, f"{BOOK}/", "", message, manifest.book, record.ground.book.digest),
    )


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
            return _unloaded(folder, asof, f"{BOOK}/{stops[0].where}", stops[0].message)
        book = sentences_in(recorded.close(programme, claims, asof), folder)
    except _BROKEN as fault:
        return _unloaded(folder, asof, f"{BOOK}/", f"the Book cannot be loaded: {fault}")
    return Record(folder, asof, Ground(programme, claims, book), is_named=book.digest in named)


def _unloaded(folder: Path, asof: date, where: str, message: str) -> Record:
    fault = Fault(FaultKind.BOOK, where, "", message)
    return Record(folder, asof, None, is_named=False, faults=(fault,))


def _from_twins(book: Path, folder: Path, manifest: Manifest) -> bool:
    """Write the Book again with the tables of its Parquet files; tell whether that could be done."""
    digests = {entry.path: entry.sha256 for entry in manifest.files}
    try:
        shutil.copytree(book, folder)
        for path in sorted((book / "parquet").glob("*.parquet")):
            (folder / f"{path.stem}.csv").write_bytes(pl.read_parquet(path).write_csv().encode())
        for path in sorted(folder.glob("*.yaml")):
            path.write_bytes(mended(path.read_bytes(), digests.get(f"{BOOK}/{path.name}", "")))
    except (*_BROKEN, shutil.Error):
        return False
    return True


def mended(content: bytes, digest: str) -> bytes:
    """Find the one digit whose change gives a small file its digest again.

    The YAML files of a Book have no twins; a file that cannot be mended comes back as it
    is. Whether the right file was found is decided by the digest of the whole Book.
    """
    if len(content) > MOST_MENDED or hashlib.sha256(content).hexdigest() == digest:
        return content
    for place, byte in enumerate(content):
        if byte not in _DIGITS:
            continue
        head = hashlib.sha256(content[:place])
        for digit in _DIGITS:
            whole = head.copy()
            whole.update(bytes((digit,)) + content[place + 1 :])
            if whole.hexdigest() == digest:
                return content[:place] + bytes((digit,)) + content[place + 1 :]
    return content


def package_faults(edition: Path, record: Record, atlas: Atlas) -> Iterator[Fault]:
    """Hold every file of the Book in an edition against what its Book writes."""
    if record.ground is None:
        return
    for path, expected in recorded.write_package(record.ground.book):
        target = edition / BOOK / path
        found = target.read_bytes() if target.is_file() else b""
        if found != expected and target.is_file():
            yield from differences(
                Comparison(f"{BOOK}/{path}", expected, found, atlas, FaultKind.BOOK)
            )
