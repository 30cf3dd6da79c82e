"""``dianfan tick``: record what a person decided on sentences."""

from __future__ import annotations

import csv
import io
from datetime import date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan.cli.append import append_rows
from dianfan.cli.sentences import listing
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.promised.forms import FORMS
from dianfan.promised.model import SignoffDecision

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

FILE = "signoff.csv"
COLUMNS = ("sentence", "decision", "words", "by", "date")
SHORTEST = 6
Row = tuple[str, str, str, str, str]


@click.command("tick")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("ids", nargs=-1)
@click.option("--by", default="", help="Who decides: an office role or initials.")
@click.option("--change", multiple=True, metavar="ID", help="Want this sentence changed.")
@click.option("--words", default="", help="The words wanted instead, or why.")
@click.option("--withdraw", multiple=True, metavar="ID", help="Take back what BY decided on it.")
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take decisions from a CSV file, as the working list exports it.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the decision; today when left out.",
)
def command(  # noqa: PLR0913 - one for each thing that can be decided
    folder: Path,
    *,
    ids: tuple[str, ...],
    by: str,
    change: tuple[str, ...],
    words: str,
    withdraw: tuple[str, ...],
    file: Path | None,
    day: datetime | None,
) -> None:
    """Tick the sentences IDS of the programme in FOLDER, or want one changed.

    Decisions are appended to signoff.csv and never removed; to undo one, withdraw it. A
    sentence is signed off when two different persons ticked it and nobody wants a change.
    The first six digits of an id are enough when no other starts with them.

    \b
    Example:
      dianfan tick my-region 5cfebeed 81a0c3d2 --by desk-a
      dianfan tick my-region --change 5cfebeed --words "in 2024, not 2023" --by desk-b
      dianfan tick my-region --from ticks.csv
    """  # noqa: D301 - the sign keeps click from joining lines
    known = {one.id for one in listing(folder).sentences}
    today = (day.date() if day else date.today()).isoformat()  # noqa: DTZ011 - the office's own day
    asked = (
        *((name, SignoffDecision.TICK, "") for name in ids),
        *((name, SignoffDecision.CHANGE, words) for name in change),
        *((name, SignoffDecision.WITHDRAW, words) for name in withdraw),
    )
    rows = [(whole_id(name, known), what.value, why, by, today) for name, what, why in asked]
    given, stale = ([], []) if file is None else _from_file(file, known, by)
    rows += given
    if not rows and not stale:
        raise UseError("nothing was decided", remedy="name sentences, or a file by --from")
    for row in rows:
        _check(row)
    append_rows(folder / FILE, COLUMNS, rows)
    click.echo(f"{len(rows)} decision{'' if len(rows) == 1 else 's'} recorded in {folder / FILE}")
    if stale:
        click.echo(
            f"{len(stale)} not recorded, since their sentences have changed: {' '.join(stale)}",
            err=True,
        )


def whole_id(start: str, known: Collection[str]) -> str:
    """Give the one id that starts so.

    Raises:
        UnknownKey: none does, several do, or too little was given.
    """
    wanted = start.strip().lower()
    found = [one for one in known if one.startswith(wanted)] if len(wanted) >= SHORTEST else []
    if len(found) == 1:
        return found[0]
    raise UnknownKey(
        f"{len(found) or 'no'} sentence{'s' if len(found) > 1 else ''} with the id “{start}”",
        why=""
        if found
        else "no sentence of the review as it is now has it; a change of words or figures gives a new id",
        remedy="take the id from `dianfan sentences`; give at least six digits",
    )


def _from_file(file: Path, known: Collection[str], by: str) -> tuple[list[Row], list[str]]:
    """Read decisions; those on sentences that are no longer there come apart."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UseError("the decisions cannot be read", where=str(file), why=str(fault)) from fault
    reader = csv.DictReader(io.StringIO(text))
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise UseError(
            "the file holds no decisions",
            where=str(file),
            why=f"it has not the columns {', '.join(COLUMNS)}",
            remedy="export it from the working list",
        )
    rows, stale = [], []
    for line in reader:
        cells = {name: (line[name] or "").strip() for name in COLUMNS}
        if cells["sentence"] in known:
            rows.append(
                (
                    cells["sentence"],
                    cells["decision"],
                    cells["words"],
                    cells["by"] or by,
                    cells["date"],
                )
            )
        else:
            stale.append(cells["sentence"])
    return rows, stale


def _check(row: Row) -> None:
    """Refuse a row that would make the folder faulty, before any is written."""
    sentence, decision, words, by, day = row
    wrong = [
        (not by.strip(), "nobody decided", "say who, by --by"),
        (decision not in set(SignoffDecision), f"“{decision}” is no decision", "tick, change or withdraw"),
        (decision == SignoffDecision.CHANGE and not words.strip(), "a change is wanted without words",
         "say what should stand there or why, by --words"),
        (any(_is_faulty(text) for text in (by, words)), "the text cannot stand in a table",
         "leave out line breaks, and begin with no =, +, - or @"),
        (bool(list(FORMS["day"].complain(day))), f"“{day}” is no day", "write it as 2026-05-02"),
    ]  # fmt: skip
    for is_wrong, what, remedy in wrong:
        if is_wrong:
            raise UseError(what, where=sentence, remedy=remedy)


def _is_faulty(text: str) -> bool:
    return not (text.isprintable() or not text) or bool(_complaints(text))


def _complaints(text: str) -> Iterable[object]:
    return list(FORMS["text"].complain(text)) if text else []
