"""Editions for tests: the small programme built once, and copies of it to spoil."""

from __future__ import annotations

import atexit
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dianfan.cli.review import as_book
from dianfan.cli.review import review
from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.fonts import folder
from dianfan.published.fault import Verification
from dianfan.published.verification.verify import verify

QINGHE = Path(__file__).parent / "programmes" / "qinghe"
DIANFAN = (
    sys.executable,
    "-c",
    "import sys; from dianfan.cli.program import run; sys.exit(run(sys.argv[1:]))",
)


@cache
def has_fonts() -> bool:
    """Whether papers can be printed here."""
    try:
        folder()
    except BroadsheetError:
        return False
    return True


@cache
def built() -> Path:
    """Build the edition of the small programme once for all tests; nobody may change it."""
    room = Path(mkdtemp(prefix="dianfan-tests-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    with as_book(QINGHE, None) as book:
        return review(book, out=room / "edition", paper=has_fonts()).folder


def copy(out: Path) -> Path:
    """Copy the edition to a place where it may be spoiled."""
    return Path(shutil.copytree(built(), out))


def rebuilt(book: Path, asof: date, out: Path, paper: bool) -> None:  # noqa: FBT001 - as `Rebuild` asks
    """Stand in for building again: the Book of the small programme always gives its edition."""
    assert (book / "programme.yaml").is_file()
    assert (asof, paper) == (date(2026, 4, 30), has_fonts())
    copy(out)


def verified(edition: Path) -> Verification:
    """Verify an edition of the small programme byte by byte."""
    return verify(edition, rebuild=rebuilt)


def digits(content: bytes) -> Iterator[int]:
    """Give the places of all digits of a file."""
    return (place for place, byte in enumerate(content) if byte in b"0123456789")


def flip(path: Path, place: int, by: int = 1) -> None:
    """Change the digit at a place of a file."""
    content = bytearray(path.read_bytes())
    content[place] = ord("0") + (content[place] - ord("0") + by) % 10
    path.write_bytes(bytes(content))
