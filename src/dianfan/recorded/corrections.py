"""Corrections applied to the record: what is superseded stays, and what stands in its place is added."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

import polars as pl

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.rule import rule
from dianfan.promised.corrections import CORRECTION
from dianfan.promised.corrections import SOURCE
from dianfan.promised.corrections import TARGET
from dianfan.promised.entries import ENTRY
from dianfan.promised.entries import entry_id
from dianfan.promised.entries import entry_ids
from dianfan.promised.entries import named_entries
from dianfan.promised.entries import with_value
from dianfan.promised.model import CorrectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from datetime import date

    from dianfan.promised.model import Correction

CORRECTED = "recorded.corrections.corrected"


@rule(
    version="1",
    formula="corrected(new, old) = new",
    source="rule of the record, docs/explanation/record.md",
)
def corrected(new: Figure, old: Figure, *, correction: str, on: str, by: str) -> Figure:
    """The value that a correction put in place of an earlier one, which stays readable.

    Args:
        new: what stands.
        old: what was superseded.
        correction: the id of the correction.
        on: the day from which it holds.
        by: the office that decided it.
    """
    del old, correction, on, by
    return new


def as_entered(figure: Figure) -> Figure:
    """Give the entry or promise that stands at the end of a figure's corrections, else the figure."""
    while isinstance(figure.why, Derived) and figure.why.method == CORRECTED:
        figure = figure.why.inputs[0]
    return figure


class _Plan(NamedTuple):
    """What corrections do to the entries: entry to correction, the rows added, and their days."""

    superseded: dict[str, str]
    added: list[dict[str, Any]]
    days: dict[str, date]


def with_corrections(
    observations: pl.DataFrame, corrections: Iterable[Correction], asof: date
) -> pl.DataFrame:
    """Mark the entries that were superseded by a day, and add those that stand in their place.

    Args:
        observations: the rows of the programme.
        corrections: those of the programme; the ones of later days are left out.
        asof: the day.

    Returns:
        the rows with ``entry``, ``corrects`` (the entry in whose place it stands),
        ``superseded_by`` (the correction; both empty for others) and ``corrected_on``.
    """
    entries = observations.with_columns(entry_ids(observations), corrects=pl.lit(""))
    known = sorted(
        (one for one in corrections if one.date <= asof), key=lambda one: (one.date, one.line)
    )
    plan = _planned(entries, known)
    added = pl.DataFrame(plan.added, schema=dict(entries.schema))
    whole = pl.concat([entries, added])
    return whole.with_columns(
        superseded_by=pl.Series(
            [plan.superseded.get(entry, "") for entry in whole["entry"]], dtype=pl.String
        ),
        corrected_on=pl.Series([plan.days.get(entry) for entry in whole["entry"]], dtype=pl.Date),
    )


def root(name: str, roots: Mapping[str, str]) -> str:
    """Follow corrections of corrections down to what was first superseded."""
    while name in roots:
        name = roots[name]
    return name


def _planned(entries: pl.DataFrame, known: list[Correction]) -> _Plan:
    named = named_entries(entries) if known else {}
    roots = {f"{CORRECTION}{one.id}": one.supersedes for one in known}
    rows = {row["entry"]: row for row in entries.iter_rows(named=True)} if known else {}
    made: dict[str, str] = {}
    plan = _Plan({}, [], {})
    for one in known:
        if root(one.supersedes, roots).startswith(TARGET):
            continue
        if one.supersedes.startswith(SOURCE):
            source = one.supersedes.removeprefix(SOURCE)
            some = [entry for entry, row in rows.items() if row["source"] == source]
        elif one.supersedes.startswith(CORRECTION):
            some = [made[one.supersedes.removeprefix(CORRECTION)]]
        else:
            some = list(with_value(named[one.supersedes], format(one.old_value or 0, "f")))
        plan.superseded.update({entry: one.id for entry in some if entry not in plan.superseded})
        if one.kind is CorrectionKind.VALUE:
            row = _row(rows[some[0]], one)
            rows[row["entry"]] = row
            made[one.id] = row["entry"]
            plan.added.append(row)
            plan.days[row["entry"]] = one.date
    return plan


def _row(old: dict[str, Any], one: Correction) -> dict[str, Any]:
    """Write the row that stands in the place of another."""
    new = {
        **old,
        "value": format(one.new_value or 0, "f"),
        "upper": "" if one.upper is None else format(one.upper, "f"),
        "unit": one.unit or old["unit"],
        "bound": one.bound or old["bound"],
        "source": one.source,
        "locator": one.locator,
        "line": one.line,
        "corrects": old["entry"],
    }
    return {**new, "entry": entry_id("\x1f".join((*(new[name] for name in ENTRY), one.id)))}
