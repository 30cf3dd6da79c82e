"""``dianfan claims``: walk through the claims of a document, and enter what was confirmed."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence
from datetime import UTC
from datetime import datetime
from pathlib import Path

import click
import msgspec

from dianfan.cli.append import append_rows
from dianfan.cli.claims_shown import in_one_line
from dianfan.cli.claims_walk import Walk
from dianfan.cli.claims_walk import walk
from dianfan.cli.opened import ReadOptions
from dianfan.cli.opened import opened
from dianfan.cli.opened import read_options
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.promised import load
from dianfan.promised.fields import fields
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.confirming.ledger import add_steps
from dianfan.said.confirming.ledger import read_ledger
from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.model import ClaimState
from dianfan.said.confirming.model import Step
from dianfan.said.confirming.rows import as_row
from dianfan.said.confirming.standing import standings
from dianfan.said.confirming.steps import confirm
from dianfan.said.confirming.steps import correct
from dianfan.said.confirming.steps import enter
from dianfan.said.confirming.steps import reject
from dianfan.said.confirming.steps import withdraw
from dianfan.said.reading import Reading

SHORTEST = 4


@click.command("claims")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@read_options
@click.option("--by", default="", help="Who decides: an office role or initials.")
@click.option("--ledger", type=click.Path(path_type=Path), help="Where the steps are kept.")
@click.option("--list", "listing", is_flag=True, help="List the claims; decide nothing.")
@click.option("--json", "as_json", is_flag=True, help="List the claims as JSON.")
@click.option("--confirm", "confirmed", multiple=True, metavar="KEY", help="Confirm a claim.")
@click.option("--reject", "rejected", multiple=True, metavar="KEY", help="Reject a claim.")
@click.option("--withdraw", "withdrawn", multiple=True, metavar="KEY", help="Take a step back.")
@click.option(
    "--set", "changed", multiple=True, metavar="KEY:FIELD=TEXT", help="Correct or link a field."
)
@click.option("--why", default="", help="The reason of a rejection or correction.")
@click.option("--enter", "source", metavar="SOURCE", default="",
              help="Enter what is confirmed into the programme, under this id of sources.csv.")  # fmt: skip
def command(  # noqa: PLR0913 - one for each thing that can be decided
    files: tuple[Path, ...],
    *,
    options: ReadOptions,
    by: str,
    ledger: Path | None,
    listing: bool,
    as_json: bool,
    confirmed: tuple[str, ...],
    rejected: tuple[str, ...],
    withdrawn: tuple[str, ...],
    changed: tuple[str, ...],
    why: str,
    source: str,
) -> None:
    """Walk through the claims that FILES make: confirm, correct, link, reject, each by a key.

    Every step is kept with who and why, and nothing is ever removed: in the programme's
    library/steps.jsonl, or beside the file where no programme is given. What is confirmed
    enters the programme by --enter, as an entry of observations.csv or, where it says less
    than an entry needs, as a check of claims.csv.

    \b
    Example:
      dianfan claims page.pdf --date 2031-05-02 --programme my-region --by desk-a
      dianfan claims page.pdf --date 2031-05-02 --list
      dianfan claims page.pdf --programme my-region --by desk-a --enter daily-2031-05-02
    """  # noqa: D301 - the sign keeps click from joining lines
    reading = opened(files, options)
    path = ledger or _ledger_of(files[0], options.programme)
    desk = _Desk(reading, path, by)
    asked = (
        *((name, lambda one: confirm(one, by, _now(), why)) for name in confirmed),
        *((name, lambda one: reject(one, by, _now(), why)) for name in rejected),
        *((name, lambda one: withdraw(one, by, _now(), why)) for name in withdrawn),
        *(_correction(text, by, why) for text in changed),
    )
    for start, act in asked:
        desk.take(start, act)
    if source:
        _enter(desk, source, options.programme)
    if as_json:
        told = [msgspec.to_builtins(one) for one in desk.standings()]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if not (asked or source or listing) and sys.stdin.isatty():
        taken = walk(Walk(desk.claims, path, by or click.prompt("who decides"), desk.links))
        click.echo(f"{taken} step{'' if taken == 1 else 's'} kept in {path}")
        return
    _list(desk.standings())


def _now() -> datetime:
    return datetime.now(UTC)


def _ledger_of(file: Path, programme: Path | None) -> Path:
    return programme / "library" / "steps.jsonl" if programme else Path(f"{file}.steps.jsonl")


class _Desk:
    """The claims of a reading and the ledger beside them."""

    def __init__(self, reading: Reading, ledger: Path, by: str) -> None:
        self.claims = read_claims(reading)
        self.links = {
            claim.key: [
                link for one in (made.subject, made.place) if one is not None for link in one.links
            ]
            for claim, made in zip(self.claims, reading.candidates, strict=True)
        }
        self.ledger = ledger
        self.by = by

    def standings(self) -> tuple[ClaimStanding, ...]:
        """Say where the claims of these files stand now."""
        documents = {claim.document for claim in self.claims}
        steps = read_ledger(self.ledger)
        return tuple(
            one for one in standings(self.claims, steps) if one.claim.document in documents
        )

    def take(self, start: str, act: Callable[[ClaimStanding], Step]) -> None:
        """Take a step on the one claim whose key starts so."""
        found = [one for one in self.standings() if one.claim.key.startswith(start)]
        if len(found) != 1 or len(start) < SHORTEST:
            raise UnknownKey(
                f"{len(found) or 'no'} claims with the key “{start}”",
                remedy="take the key from `dianfan claims FILE --list`; give at least four digits",
            )
        add_steps(self.ledger, [act(found[0])])


def _correction(text: str, by: str, why: str) -> tuple[str, Callable[[ClaimStanding], Step]]:
    key, colon, change = text.partition(":")
    name, equals, value = change.partition("=")
    if not (colon and equals):
        raise UseError(f"“{text}” is no change", remedy="write it as KEY:FIELD=TEXT")
    return key, lambda one: correct(one, {name: value}, by, _now(), why)


def _enter(desk: _Desk, source: str, programme: Path | None) -> None:
    """Write each confirmed claim as a row, and the step that says so."""
    if programme is None:
        raise UseError(
            "there is no programme to enter claims into", remedy="name its folder by --programme"
        )
    if source not in {one.id for one in load(programme).sources}:
        raise UseError(
            f"no source “{source}”",
            where=str(programme / "sources.csv"),
            remedy="add a row that says who published the document, and when",
        )
    ready = [one for one in desk.standings() if one.state is ClaimState.CONFIRMED]
    for one in ready:
        row = as_row(one, source)
        columns = _columns(programme / row.table, row.table)
        step = enter(one, row.table, row.id, desk.by, _now())
        append_rows(programme / row.table, columns, [[row.cells.get(name, "") for name in columns]])
        add_steps(desk.ledger, [step])
        click.echo(f"{row.table}: {row.id}")
    if not ready:
        click.echo("nothing is confirmed and not yet entered", err=True)


def _columns(path: Path, table: str) -> Sequence[str]:
    """Give the columns of a table as its file has them, or all that it can have."""
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = next(csv.reader(stream), [])
        if head:
            return head
    return [one.name for one in fields()[table]]


def _list(found: Sequence[ClaimStanding]) -> None:
    for one in found:
        click.echo(in_one_line(one))
    counts = Counter(one.state.value for one in found)
    told = ", ".join(f"{counts[state.value]} {state.value}" for state in ClaimState)
    click.echo(f"{len(found)} claim{'' if len(found) == 1 else 's'}: {told}")
