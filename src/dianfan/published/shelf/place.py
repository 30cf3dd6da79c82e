"""Shelve an edition: copy it byte for byte, freeze it, and renew what stands beside the others."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from typing import TYPE_CHECKING

from dianfan.figures.errors import ForgedFigure
from dianfan.figures.errors import UseError
from dianfan.published.errata.companion import attach
from dianfan.published.errata.companion import read_errata
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import Manifest
from dianfan.published.manifest import edition_digest
from dianfan.published.manifest import read_manifest
from dianfan.published.manifest import stands_beside
from dianfan.published.shelf.compare import compared
from dianfan.published.shelf.index import index_pages
from dianfan.published.shelf.register import Shelf
from dianfan.published.shelf.register import Shelved
from dianfan.published.shelf.register import read_shelf
from dianfan.published.shelf.register import write_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_FROZEN = 0o444


def shelve(edition: Path, shelf: Path, name: str = "") -> tuple[Path, tuple[str, ...]]:
    """Put a frozen copy of an edition on a shelf, and hold the earlier ones against the latest.

    Args:
        edition: the folder of the edition; it is only read.
        shelf: the folder of the shelf, made where there is none.
        name: the name of its folder there, the day of the edition when left out.

    Returns:
        the folder of the copy, and the names of the editions whose errata changed.

    Raises:
        ForgedFigure: a file of the edition is not the one that its manifest names.
        UseError: another edition has the name, or the shelf is that of another programme.
        UnreadableFolder: the folder is no edition.
    """
    manifest = read_manifest(edition)
    _sound(edition, manifest)
    title = name or manifest.asof.isoformat()
    register = read_shelf(shelf) or Shelf(manifest.programme)
    _fits(register, manifest, title, shelf)
    shelf.mkdir(parents=True, exist_ok=True)
    place = shelf / title
    if not place.exists():
        _copied(edition, place, manifest)
    one = Shelved(title, manifest.edition, manifest.book, manifest.asof)
    register = register.with_edition(one)
    write_shelf(shelf, register)
    changed = tuple(_renewed(shelf, register))
    for path, content in index_pages(shelf, register):
        (shelf / path).parent.mkdir(exist_ok=True)
        (shelf / path).write_bytes(content)
    return place, changed


def _sound(edition: Path, manifest: Manifest) -> None:
    """Refuse an edition with a file that is not the one of its manifest."""
    wrong = [one.path for one in manifest.files if _digest(edition / one.path) != one.sha256]
    if edition_digest(manifest.files) != manifest.edition:
        wrong.append(MANIFEST)
    if wrong:
        raise ForgedFigure(
            "the edition is not as it was made, so it was not shelved",
            where=str(edition),
            why=f"{len(wrong)} files differ, the first is {wrong[0]}",
            remedy="`dianfan verify` tells all; build it again from its Book",
        )


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fits(register: Shelf, manifest: Manifest, name: str, shelf: Path) -> None:
    there = register.named(name)
    taken = (shelf / name).exists() and there is None
    wrong = (
        (
            not _NAME.fullmatch(name),
            f"“{name}” is no name of a folder",
            "use letters, digits, . _ and -",
        ),
        (
            register.programme != manifest.programme,
            f"the shelf holds editions of “{register.programme}”, not of “{manifest.programme}”",
            "give each programme a shelf of its own",
        ),
        (
            taken or (there is not None and there.edition != manifest.edition),
            f"another edition stands there as “{name}”, and a frozen one is never replaced",
            "choose another --name",
        ),
    )
    for is_wrong, what, remedy in wrong:
        if is_wrong:
            raise UseError(what, where=str(shelf), remedy=remedy)


def _copied(edition: Path, place: Path, manifest: Manifest) -> None:
    """Copy the files of an edition and what stands beside it, nothing else; freeze the files."""
    hidden = place.with_name(f".{place.name}.shelving-{os.getpid()}")
    shutil.rmtree(hidden, ignore_errors=True)
    beside = [path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()]
    listed = [one.path for one in manifest.files]
    for name in (MANIFEST, *listed, *(path for path in beside if stands_beside(path))):
        target = hidden / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(edition / name, target)
        if not stands_beside(name):
            target.chmod(_FROZEN)
    hidden.rename(place)


def _renewed(shelf: Path, register: Shelf) -> Iterator[str]:
    """Attach to every earlier edition its errata as the latest has them, where they changed."""
    *earlier, latest = register.editions
    for one in earlier:
        sheet = compared(shelf / one.name, shelf / latest.name)
        if read_errata(shelf / one.name) != sheet:
            attach(shelf / one.name, sheet)
            yield one.name
