"""The programme in the database: its files by version, its entries, and the folder made of them."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from django.db import connection
from django.db import transaction

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.errors import BlockedByFindings
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.finding import blocking
from dianfan.promised.boundaries import FILE as BOUNDARIES
from dianfan.promised.fields import FILES
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.fields import fields
from dianfan.promised.indices import FOLDER as INDICES
from dianfan.promised.model import Programme
from dianfan.recorded.book import Book
from dianfan.store.models import Entry
from dianfan.store.models import ProgrammeFile
from dianfan.store.models import TableRow

COLUMNS = tuple(field.name for field in fields()[OBSERVATIONS])
_CHUNK = 50_000


def programme_paths(folder: Path) -> tuple[str, ...]:
    """Give the files of a folder that belong to its programme, without the observations."""
    plain = [name for name in (*FILES, BOUNDARIES) if name != OBSERVATIONS]
    drawn = sorted(path.name for path in (folder / INDICES).glob("*.yaml"))
    return tuple(
        name
        for name in (*plain, *(f"{INDICES}/{name}" for name in drawn))
        if (folder / name).is_file()
    )


def standing_files() -> Mapping[str, ProgrammeFile]:
    """Give the latest version of each file that was not taken out."""
    latest: dict[str, ProgrammeFile] = {}
    for one in ProgrammeFile.objects.order_by("version"):
        latest[one.path] = one
    return {path: one for path, one in latest.items() if not one.gone}


def digest_of(text: str) -> str:
    """Give the digest of a file's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def file_text(one: ProgrammeFile, rows: Iterable[TableRow]) -> str:
    """Give a file as it stands, with the rows that the workspace added to it."""
    return one.text + added_text(one.path, rows, one.text)


def added_text(path: str, rows: Iterable[TableRow], before: str = "\n") -> str:
    """Give the rows that the workspace added to a table, as they stand in its file."""
    listed = list(rows)
    if not listed:
        return ""
    names = [field.name for field in fields()[path]]
    head = next(csv.reader(io.StringIO(before)), names)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, head or names, restval="", extrasaction="ignore", lineterminator="\n"
    )
    for row in listed:
        writer.writerow(row.cells)
    return ("" if before.endswith("\n") else "\n") + text.getvalue()


def observations() -> pl.DataFrame:
    """Give the entries as the columns of ``observations.csv``, all text, in their order."""
    if connection.vendor == "postgresql":
        return _copied()
    parts = [_frame(rows) for rows in _chunks()]
    return pl.concat(parts) if parts else _frame([])


def _copied() -> pl.DataFrame:
    """Let PostgreSQL write the entries as CSV, in half the time of fetching row by row."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    statement = f"COPY (SELECT {names} FROM store_entry ORDER BY id) TO STDOUT (FORMAT csv)"  # noqa: S608 - names of columns from the model
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        text = b"".join(copy)
    schema = dict.fromkeys(COLUMNS, pl.String)
    return pl.read_csv(text, has_header=False, schema=schema).fill_null("") if text else _frame([])


def _frame(rows: list[tuple[str, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def _chunks() -> Iterator[list[tuple[str, ...]]]:
    last = 0
    while True:
        rows = list(
            Entry.objects.filter(pk__gt=last).order_by("pk").values_list("pk", *COLUMNS)[:_CHUNK]
        )
        if not rows:
            return
        last = rows[-1][0]
        yield [row[1:] for row in rows]


def write_programme(folder: Path, *, entries: bool = True) -> None:
    """Write the programme as a folder.

    Args:
        folder: an empty folder.
        entries: whether its observations are written; without them the file has its header.

    Raises:
        UnreadableFolder: no programme was loaded.
    """
    files = standing_files()
    if not files:
        raise UnreadableFolder(
            "the workspace has no programme", remedy="load one: dianfan load FOLDER"
        )
    rows: dict[str, list[TableRow]] = {}
    for row in TableRow.objects.order_by("pk"):
        rows.setdefault(row.table, []).append(row)
    for path, one in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file_text(one, rows.pop(path, ())).encode())
    for path, rest in rows.items():
        head = ",".join(field.name for field in fields()[path])
        (folder / path).write_bytes(f"{head}\n{added_text(path, rest)}".encode())
    table = observations() if entries else _frame([])
    table.with_columns(pl.all().replace("", None)).write_csv(folder / OBSERVATIONS)


@contextmanager
def as_folder(*, entries: bool = True) -> Iterator[Path]:
    """Give the programme as a folder that is gone afterward."""
    with TemporaryDirectory(prefix="dianfan-") as made:
        with snapshot():
            write_programme(Path(made), entries=entries)
        yield Path(made)


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it was at one moment, whatever others write meanwhile."""
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def state() -> str:
    """Give a mark that differs after every version of a file; empty where no programme was loaded."""
    found = ProgrammeFile.objects.order_by("-pk").values_list("pk", "digest").first()
    return ":".join(map(str, found)) if found else ""


def programme() -> Programme:
    """Give the programme without its observations, as of the latest version of its files.

    Raises:
        UnreadableFolder: no programme was loaded.
    """
    return _programme(state())


@lru_cache(maxsize=4)
def _programme(version: str) -> Programme:
    del version
    with as_folder(entries=False) as folder:
        return promised.load(folder)


def close(asof: date) -> Book:
    """Close the record at a day.

    Raises:
        BlockedByFindings: what is on record has faults; nothing was closed.
    """
    with as_folder() as folder:
        return close_folder(folder, asof)


def close_folder(folder: Path, asof: date) -> Book:
    """Close the record of a folder at a day; the same content gives the same digest.

    Raises:
        BlockedByFindings: the folder has faults.
    """
    loaded = promised.load(folder)
    faults = blocking(loaded.findings)
    if faults:
        raise BlockedByFindings(
            "the record has faults",
            where=str(faults[0].where),
            why=faults[0].message,
            remedy=faults[0].remedy,
        )
    return recorded.close(loaded, said.read(loaded), asof)
