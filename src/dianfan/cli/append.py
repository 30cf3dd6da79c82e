"""Append rows to a table of a programme folder: whole rows, in turn, never over another's."""

from __future__ import annotations

import csv
import fcntl
import io
import os
from typing import TYPE_CHECKING

from dianfan.figures.errors import UseError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

MODE = 0o644


def append_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Append rows to a CSV file, making it with its header where there is none.

    The file is locked meanwhile, so that several persons can append at once, and what is
    appended reaches the disk before the lock is given up.

    Raises:
        UseError: the file has other columns, or is no plain file.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UseError("the table is no plain file", where=str(path), remedy="mend the folder")
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, MODE)
    with os.fdopen(handle, "r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.seek(0)
        old = stream.read()
        head = next(csv.reader(io.StringIO(old.decode("utf-8-sig", "replace"))), [])
        if old.strip() and head != list(columns):
            raise UseError(
                "the table has other columns",
                where=f"{path}:1",
                why=f"found {', '.join(head)}",
                remedy=f"its first line has to be {','.join(columns)}",
            )
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        if not old.strip():
            writer.writerow(columns)
        writer.writerows(rows)
        gap = b"" if not old.strip() or old.endswith(b"\n") else b"\n"
        stream.write(gap + text.getvalue().encode())
        stream.flush()
        os.fsync(stream.fileno())
