"""The manifest of an edition: every file with its digest, and what it was made from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from dianfan.figures.errors import UnreadableFolder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = "manifest.json"
BOOK = "book"
ERRATA = "errata"
_BESIDE = re.compile(
    rf"{re.escape(MANIFEST)}\.minisig|{ERRATA}/((zh|en)\.html|errata\.(json|csv)(\.minisig)?)"
)
FORM = "dianfan-edition-1"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One published file: its path in the edition, digest and size."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition consists of and what made it; holds no time of building.

    ``edition`` is the SHA-256 over path and digest of all files but the manifest, in
    order of path. ``methods`` are the versions of the methods used, ``fonts`` and
    ``libraries`` what else decides the bytes of the paper and the tables.
    """

    edition: str
    book: str
    asof: date
    programme: str
    program: str
    paper: bool
    methods: dict[str, str]
    libraries: dict[str, str]
    fonts: dict[str, str]
    files: tuple[FileEntry, ...]
    form: str = FORM


def file_entry(path: str, content: bytes) -> FileEntry:
    """Describe a file by its content."""
    return FileEntry(path, hashlib.sha256(content).hexdigest(), len(content))


def edition_digest(files: Iterable[FileEntry]) -> str:
    """Hash the digests of all files, in order of path."""
    total = hashlib.sha256()
    for entry in sorted(files, key=lambda one: one.path):
        total.update(f"{entry.path}\0{entry.sha256}\n".encode())
    return total.hexdigest()


def written(manifest: Manifest) -> bytes:
    """Write a manifest as it stands in an edition."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an edition.

    Raises:
        UnreadableFolder: the folder is no edition, or its manifest is damaged.
    """
    path = folder / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as fault:
        raise UnreadableFolder(
            f"“{folder}” is no edition",
            where=str(path),
            why="it has no manifest.json that can be read",
            remedy="name the folder that `dianfan build` printed",
        ) from fault
    except msgspec.MsgspecError as fault:
        raise UnreadableFolder(
            "the manifest of the edition is damaged",
            where=str(path),
            why=str(fault),
            remedy="fetch the edition again, or rebuild it from its Book",
        ) from fault


def paths(folder: Path) -> Iterator[str]:
    """Give the path of every file of a folder in order, but the manifest and what stands beside it."""
    found = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    names = sorted(path.relative_to(folder).as_posix() for path in found)
    return (name for name in names if name != MANIFEST and not stands_beside(name))


def stands_beside(path: str) -> bool:
    """Tell whether a file may come to an edition after it was made: a signature, its errata.

    Such a file is not under the digest of the edition; it is checked by what it says.
    """
    return _BESIDE.fullmatch(path) is not None
