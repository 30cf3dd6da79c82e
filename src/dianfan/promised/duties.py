"""Check who is said to report what: levels, days, periods, units and rules."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from graphlib import CycleError
from graphlib import TopologicalSorter
from typing import Any

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.finding import Where
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.promised.expressions import named
from dianfan.promised.expressions import reading_fault
from dianfan.promised.faults import Fault
from dianfan.promised.forms import dimension
from dianfan.promised.forms import split
from dianfan.promised.gathered import Gathered

Row = dict[str, Any]
_SHAPES: Mapping[str, str] = {
    "month": r"YYYY-MM", "months-to-date": "YYYY-01/MM", "quarter": "YYYY-Qn",
    "quarters-to-date": "YYYY-Q1/Qn", "half": "YYYY-Hn", "year": "YYYY",
}  # fmt: skip
_KINDS: Mapping[str, str] = {
    "month": "month", "months-to-date": "cumulative", "quarter": "quarter",
    "quarters-to-date": "cumulative", "half": "half", "year": "year",
}  # fmt: skip


def check_reporting(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    sheets = {
        name: list(gathered.sheets[f"{name}.csv"].cells.iter_rows(named=True))
        for name in ("organisations", "forms", "items", "assignments", "rules")
    }
    indicators = {
        row["id"]: row["unit"]
        for row in gathered.sheets["indicators.csv"].cells.iter_rows(named=True)
    }
    yield from organisations_have_a_top(sheets["organisations"])
    yield from approvals_are_levels(sheets["forms"], sheets["organisations"])
    yield from days_rise(sheets["forms"])
    yield from starts_fit(sheets["forms"])
    yield from items_fit_their_indicators(sheets["items"], indicators)
    yield from assignments_run_forward(sheets["assignments"])
    yield from rules_say_enough(sheets["rules"], indicators)


def organisations_have_a_top(rows: list[Row]) -> Iterator[Fault]:
    """Refuse organisations that stand above themselves."""
    parents = {row["id"]: row["parent"] for row in rows}
    try:
        TopologicalSorter(
            {own: [above] if above else [] for own, above in parents.items()}
        ).prepare()
    except CycleError as fault:
        circle = list(fault.args[1])
        lines = {row["id"]: row["line"] for row in rows}
        for name in sorted(set(circle) & set(lines)):
            where = Where("organisations.csv", lines[name], "parent")
            yield Fault("cyclic-organisations", where, {"value": " → ".join(circle)})


def approvals_are_levels(forms: list[Row], organisations: list[Row]) -> Iterator[Fault]:
    """Refuse approvals by a level on which no organisation stands, or by one level twice."""
    levels = {row["level"] for row in organisations}
    for row in forms:
        named_levels = split(row["approvals"])
        for place, level in enumerate(named_levels):
            where = Where("forms.csv", row["line"], "approvals")
            if level not in levels:
                yield Fault("unknown-level", where, {"value": level}, levels)
            elif level in named_levels[:place]:
                yield Fault("level-twice", where, {"value": level})


def days_rise(forms: list[Row]) -> Iterator[Fault]:
    """Refuse a form that is due before it opens, or closes before it is due."""
    for row in forms:
        try:
            opens, due, closes = (int(row[name]) for name in ("opens", "due", "closes"))
        except ValueError:
            continue
        if not opens <= due <= closes:
            parts = {"first": row["opens"], "middle": row["due"], "last": row["closes"]}
            yield Fault("form-days", Where("forms.csv", row["line"]), parts)


def starts_fit(forms: list[Row]) -> Iterator[Fault]:
    """Refuse a first period that is none of the form's frequency."""
    for row in forms:
        found, wanted = _period(row["start"]), _KINDS.get(row["frequency"])
        if found is None or wanted is None:
            continue
        quarters = "Q" in row["start"]
        fits = found.kind.value == wanted and (
            wanted != "cumulative" or quarters == row["frequency"].startswith("quarters")
        )
        if not fits:
            parts = {
                "value": row["start"],
                "what": row["frequency"],
                "form": _SHAPES[row["frequency"]],
            }
            yield Fault("form-start", Where("forms.csv", row["line"], "start"), parts)


def items_fit_their_indicators(items: list[Row], units: Mapping[str, str]) -> Iterator[Fault]:
    """Refuse a level that is filled in a unit of another kind than its indicator's."""
    for row in items:
        own = units.get(row["indicator"])
        if row["kind"] not in {"level", "cumulative"} or own is None:
            continue
        asked, given = dimension(own), dimension(row["unit"])
        if asked and given and asked != given:
            where = Where("items.csv", row["line"], "unit")
            yield Fault("item-unit", where, {"value": row["unit"], "unit": own})


def assignments_run_forward(assignments: list[Row]) -> Iterator[Fault]:
    """Refuse an assignment that ends before it starts."""
    for row in assignments:
        first, last = _period(row["start"]), _period(row["end"])
        if first and last and last.end < first.start:
            parts = {"what": "the assignment", "first": first.code, "last": last.code}
            yield Fault("ends-before-start", Where("assignments.csv", row["line"], "end"), parts)


def rules_say_enough(rules: list[Row], known: Mapping[str, str]) -> Iterator[Fault]:
    """Refuse rules that lack what their kind needs, and relations that cannot be read."""
    for row in rules:
        where = Where("rules.csv", row["line"])
        if row["kind"] == "relation":
            yield from _relation(row, where, known)
        elif any(row[name] for name in ("left", "operator", "right")):
            yield Fault("rule-is-no-relation", where, {"value": row["kind"]})
        if row["kind"] == "range" and not (row["lower"] or row["upper"]):
            yield Fault("range-without-ends", where)
        if row["kind"] == "range" and not row["indicator"]:
            yield Fault("range-of-all", where)


def _relation(row: Row, where: Where, known: Mapping[str, str]) -> Iterator[Fault]:
    for side in ("left", "right"):
        if not row[side]:
            yield Fault("relation-without-side", where, {"what": side})
        elif why := reading_fault(row[side]):
            yield Fault("unreadable-expression", where, {"value": row[side], "why": why})
        else:
            for name in named(row[side]):
                if name not in known:
                    yield Fault("unknown-indicator", where, {"value": name}, known)
    if not row["operator"]:
        yield Fault("relation-without-side", where, {"what": "operator"})


def _period(text: str) -> Period | None:
    try:
        found = period(text) if text else None
    except UnknownPeriod:
        return None
    return found if found and found.is_dated else None
