"""Files opened by a command: what was read, with the options that all such commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from dianfan import promised
from dianfan.cli.progress import bars
from dianfan.figures.errors import UseError
from dianfan.said.issue import read_issue
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Published
from dianfan.said.statements.vocabulary import vocabulary_of


@dataclass(frozen=True)
class ReadOptions:
    """How files are to be read; ``published`` is None where the files are to say it."""

    published: Published | None
    programme: Path | None
    ocr: bool
    workers: int


def read_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of reading to a command, handed to it as ``options``."""

    @click.option("--date", "day", default="", metavar="DAY[/DAY]",
                  help="The day on which the files came out, or two days between which it lies.")  # fmt: skip
    @click.option("--programme", type=click.Path(path_type=Path, exists=True, file_okay=False),
                  help="A programme folder, whose places, indicators and projects are looked for.")  # fmt: skip
    @click.option("--ocr", is_flag=True, help="Read the print in pictures; needs the extra “ocr”.")
    @click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True,
                  help="Processes that read pages.")  # fmt: skip
    @functools.wraps(function)
    def with_options(
        *, day: str, programme: Path | None, ocr: bool, workers: int, **rest: object
    ) -> object:
        return function(options=ReadOptions(_published(day), programme, ocr, workers), **rest)

    return with_options


def _published(text: str) -> Published | None:
    """Read a day, or two with a stroke between; nothing for an empty text.

    Raises:
        UseError: it is neither, or the second day lies before the first.
    """
    if not text:
        return None
    try:
        days = [date.fromisoformat(part) for part in text.split("/")]
        first, last = (days * 2)[:2] if len(days) == 1 else days
    except ValueError as fault:
        raise UseError(
            f"“{text}” is no day", remedy="write --date 2031-05-02, or 2031-05-01/2031-05-31"
        ) from fault
    if last < first:
        raise UseError(f"“{text}” ends before it begins", remedy="give the earlier day first")
    return Published(first, last)


def opened(files: tuple[Path, ...], options: ReadOptions) -> Reading:
    """Read files as the pages of one issue, with a bar where a person looks on.

    Raises:
        UseError: a file is not there.
    """
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise UseError("there is no such file", where=", ".join(missing), remedy="check the path")
    programme = promised.load(options.programme) if options.programme else None
    with bars() as tell:
        return read_issue(
            files,
            published=options.published,
            vocabulary=vocabulary_of(programme) if programme else None,
            workers=options.workers,
            ocr=options.ocr,
            progress=tell,
        )
