"""Check how projects are said to get on: percentages, money, and the order of activities."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from graphlib import CycleError
from graphlib import TopologicalSorter
from typing import Any

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.finding import Where
from dianfan.figures.period import period
from dianfan.figures.unit import unit
from dianfan.promised.decimals import number
from dianfan.promised.faults import Fault
from dianfan.promised.forms import dimension
from dianfan.promised.forms import split
from dianfan.promised.gathered import Gathered

Row = dict[str, Any]
MONEY = "亿元"
_WHOLE = 100


def check_works(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    reports = list(gathered.sheets["progress.csv"].cells.iter_rows(named=True))
    steps = list(gathered.sheets["activities.csv"].cells.iter_rows(named=True))
    yield from percentages_are_parts(reports)
    yield from progress_does_not_fall(reports)
    yield from money_is_of_one_kind(reports)
    yield from months_rise(steps)
    yield from activities_have_an_order(steps)


def percentages_are_parts(reports: list[Row]) -> Iterator[Fault]:
    """Refuse percentages of work below 0 or above 100."""
    for row in reports:
        for column in ("planned", "done"):
            value = number(row[column])
            if value is not None and not 0 <= value <= _WHOLE:
                where = Where("progress.csv", row["line"], column)
                parts = {"what": column, "value": row[column]}
                yield Fault("percent-out-of-range", where, parts)


def progress_does_not_fall(reports: list[Row]) -> Iterator[Fault]:
    """Warn where what was done or planned is less at a later time."""
    latest: dict[tuple[str, str], Decimal] = {}
    for row in sorted(reports, key=_end):
        for column in ("planned", "done"):
            value = number(row[column])
            if value is None:
                continue
            before = latest.get((row["project"], column), value)
            if value < before:
                where = Where("progress.csv", row["line"], column)
                parts = {"what": column, "first": str(before), "last": str(value)}
                yield Fault("progress-falls", where, parts)
            latest[row["project"], column] = value


def _end(row: Row) -> tuple[str, str]:
    try:
        found = period(row["period"])
    except UnknownPeriod:
        return "", row["project"]
    return (found.end.isoformat() if found.is_dated else "", row["project"])


def money_is_of_one_kind(reports: list[Row]) -> Iterator[Fault]:
    """Refuse money without its unit or of another currency; warn where more was spent than there is."""
    for row in reports:
        if not row["spent"] and not row["budget"]:
            continue
        where = Where("progress.csv", row["line"], "unit")
        if not row["unit"]:
            yield Fault("money-without-unit", where)
        elif dimension(row["unit"]) not in {"", unit(MONEY).dimension}:
            yield Fault("money-unit", where, {"value": row["unit"]})
        spent, budget = number(row["spent"]), number(row["budget"])
        for column, value in (("spent", spent), ("budget", budget)):
            if value is not None and value < 0:
                at = Where("progress.csv", row["line"], column)
                yield Fault("below-nought", at, {"what": column, "value": row[column]})
        if spent is not None and budget is not None and spent > budget:
            at = Where("progress.csv", row["line"], "spent")
            yield Fault("spent-above-budget", at, {"first": row["spent"], "last": row["budget"]})


def months_rise(steps: list[Row]) -> Iterator[Fault]:
    """Refuse months that are negative, or do not rise from optimistic to pessimistic."""
    for row in steps:
        texts = [row[name] for name in ("optimistic", "likely", "pessimistic")]
        months = [value for text in texts if (value := number(text)) is not None]
        if len(months) == len(texts) and not 0 <= months[0] <= months[1] <= months[2]:
            parts = dict(zip(("first", "middle", "last"), texts, strict=True))
            yield Fault("activity-months", Where("activities.csv", row["line"]), parts)


def activities_have_an_order(steps: list[Row]) -> Iterator[Fault]:
    """Refuse activities that wait for those of another project, or for one another in a circle."""
    projects = {row["id"]: row["project"] for row in steps}
    before: dict[str, dict[str, list[str]]] = {}
    for row in steps:
        own = [name for name, project in projects.items() if project == row["project"]]
        waits = split(row["after"])
        for name in waits:
            if projects.get(name) != row["project"]:
                where = Where("activities.csv", row["line"], "after")
                yield Fault("activity-outside", where, {"value": name}, own)
        before.setdefault(row["project"], {})[row["id"]] = [
            name for name in waits if projects.get(name) == row["project"]
        ]
    lines = {row["id"]: row["line"] for row in steps}
    for project, order in before.items():
        circle = _circle(order)
        for name in circle[:-1]:
            parts = {"project": project, "value": " → ".join(circle)}
            yield Fault("activity-circle", Where("activities.csv", lines[name], "after"), parts)


def _circle(before: Mapping[str, list[str]]) -> list[str]:
    try:
        TopologicalSorter(before).prepare()
    except CycleError as fault:
        return list(fault.args[1])
    return []
