"""Check corrections and decisions: what they supersede stands there, and they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping

import polars as pl

from dianfan.figures.finding import Where
from dianfan.promised.entries import Named
from dianfan.promised.entries import named_entries
from dianfan.promised.entries import with_value
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.gathered import Gathered
from dianfan.promised.model import CorrectionKind
from dianfan.promised.model import SignoffDecision

FILE = "corrections.csv"
TARGET, SOURCE, CORRECTION = "target:", "source:", "correction:"
Row = Mapping[str, str]


def check_corrections(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    yield from _changes_have_words(gathered)
    cells = gathered.sheets[FILE].cells
    if cells.is_empty():
        return
    named = {**_targets(gathered), **named_entries(gathered.sheets["observations.csv"].cells)}
    first: dict[str, str] = {}
    for row in cells.sort("date", "line").iter_rows(named=True):
        yield from _whole(row)
        yield from _supersedes(row, named, gathered.known["sources.id"], first)
        named[f"{CORRECTION}{row['id']}"] = ((f"{CORRECTION}{row['id']}", row["new_value"]),)


def _targets(gathered: Gathered) -> Named:
    rows = gathered.sheets["targets.csv"].cells.select("id", "value", "version", "line").rows()
    latest = {name: value for name, value, _, _ in sorted(rows, key=lambda row: row[2:])}
    return {f"{TARGET}{name}": ((f"{TARGET}{name}", value),) for name, value in latest.items()}


def _whole(row: Row) -> Iterator[Fault]:
    """Ask for the values that a correction of its kind must have, and for no others."""
    retracts = row["kind"] == CorrectionKind.RETRACTION
    wholly = row["supersedes"].startswith(SOURCE)
    wrong = (
        (not retracts and not row["new_value"], "new_value", "gives no new value", "write it"),
        (retracts and bool(row["new_value"]), "new_value", "retracts, yet gives a value",
         "leave the new value empty, or make it a correction of kind value"),
        (wholly and not retracts, "kind", "gives a value to a whole source",
         "retract the source, or correct its entries one by one"),
        (not wholly and not row["old_value"], "old_value", "does not say what stood there",
         "write the old value"),
        (retracts and row["supersedes"].startswith(TARGET), "kind", "retracts a target",
         "enter a new version of the target with its reason"),
    )  # fmt: skip
    for is_wrong, column, why, remedy in wrong:
        if is_wrong:
            yield Fault(
                "correction-unfinished",
                Where(FILE, int(row["line"]), column),
                {"why": why, "remedy": remedy},
            )


def _supersedes(
    row: Row, named: Named, sources: frozenset[str], first: dict[str, str]
) -> Iterator[Fault]:
    """Look up what a correction supersedes, and whether it is the first to do so."""
    name, where = row["supersedes"], Where(FILE, int(row["line"]), "supersedes")
    if name.startswith(SOURCE):
        if name.removeprefix(SOURCE) not in sources:
            yield Fault("unknown-superseded", where, {"value": name}, sources)
        return
    rows = named.get(name, ())
    entries = with_value(rows, row["old_value"])
    if not rows:
        yield Fault("unknown-superseded", where, {"value": name}, named.keys())
    elif not entries and row["old_value"]:
        parts = {"value": row["old_value"], "found": " / ".join(value for _, value in rows)}
        yield Fault("correction-differs", where, parts)
    elif len(entries) > 1:
        yield Fault("unclear-superseded", where, {"value": name, "count": f"{len(entries)}"})
    elif entries:
        earlier = first.setdefault(entries[0], row["id"])
        if earlier != row["id"]:
            yield Fault("superseded-twice", where, {"value": name, "first": earlier})


def _changes_have_words(gathered: Gathered) -> Iterator[Fault]:
    cells = gathered.sheets["signoff.csv"].cells
    bare = cells.filter((pl.col("decision") == SignoffDecision.CHANGE) & (pl.col("words") == ""))
    yield from spread(
        lambda _: Complaint("change-without-words"), bare["line"].to_list(), "signoff.csv", "words"
    )
