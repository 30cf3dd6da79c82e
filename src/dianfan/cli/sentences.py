"""``dianfan sentences``: every sentence with figures, to be read before publication."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from dianfan import promised
from dianfan.cli.review import as_book
from dianfan.cli.review import report_of
from dianfan.figures.errors import UseError
from dianfan.published.worklist import sentences_csv
from dianfan.published.worklist import sentences_data
from dianfan.published.worklist import worklist
from dianfan.recorded.signoff import SignoffState
from dianfan.reported.sentences import listed
from dianfan.reported.signoff import void

if TYPE_CHECKING:
    from datetime import date

    from dianfan.reported.model import Review
    from dianfan.reported.sentences import ListedSentence


@dataclass(frozen=True)
class Listing:
    """The sentences of a programme's review in all languages, as they stand now."""

    reviews: tuple[Review, ...]
    sentences: tuple[ListedSentence, ...]
    rows: list[dict[str, Any]]
    void: tuple[str, ...]


def listing(folder: Path, asof: date | None = None) -> Listing:
    """Write the review of a programme and list its sentences; nothing is published.

    Raises:
        BlockedByFindings: the folder has findings of severity error.
    """
    decisions = promised.load(folder).signoff
    with as_book(folder, asof) as book:
        report = report_of(book, asof)
    found = [(review, listed(review, decisions)) for review in report.reviews]
    sentences = tuple(one for _, some in found for one in some)
    rows = [row for review, some in found for row in sentences_data(some, review.figures)]
    return Listing(report.reviews, sentences, rows, void(decisions, sentences))


@click.command("sentences")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a working list (FILE.html) or a table (FILE.csv) instead of printing.",
)
@click.option(
    "--asof",
    type=click.DateTime(["%Y-%m-%d"]),
    help="As known on this day; the programme's review date when left out.",
)
@click.option(
    "--state",
    type=click.Choice([state.value for state in SignoffState]),
    help="Only the sentences that stand so.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the sentences as JSON.")
def command(
    folder: Path, *, out: Path | None, asof: datetime | None, state: str | None, as_json: bool
) -> None:
    """List every sentence with figures in the review of the programme in FOLDER.

    Each has an id made of its words and figures, so that any change makes it another
    sentence; the pages that tell it; its figures in brackets, each with what it says
    and how it is known; and how it stands: open, ticked once, ticked by two persons, or
    change wanted.

    \b
    Example:
      dianfan sentences my-region --out sentences.html
      dianfan tick my-region --from ticks.csv
    """  # noqa: D301 - the sign keeps click from joining lines
    found = listing(folder, asof.date() if asof else None)
    rows = [row for row in found.rows if state in {None, row["state"]}]
    if out is not None:
        out.write_bytes(_file(out, found, rows))
        click.echo(out)
    elif as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            click.echo(f"{row['sentence']} {row['state']} {row['pages'][0]}\n  {row['text']}")
    if not as_json:
        _summed(found)


def _file(out: Path, found: Listing, rows: list[dict[str, Any]]) -> bytes:
    if out.suffix == ".html":
        return worklist(found.reviews, rows)
    if out.suffix == ".csv":
        return sentences_csv(rows)
    raise UseError(
        "sentences are written as .html or .csv",
        where=str(out),
        remedy="give --out sentences.html or --out sentences.csv",
    )


def _summed(found: Listing) -> None:
    counts = Counter(row["state"] for row in found.rows)
    told = ", ".join(f"{counts[state.value]} {state.value}" for state in SignoffState)
    click.echo(f"{len(found.rows)} sentences with figures: {told}", err=True)
    if found.void:
        click.echo(
            f"{len(found.void)} decisions are void: their sentences have changed since", err=True
        )
