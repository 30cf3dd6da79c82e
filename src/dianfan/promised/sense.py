"""Check what makes sense only across the rows and keys of one file."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator

import polars as pl

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.finding import Where
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.fields import CHARTER
from dianfan.promised.gathered import Gathered
from dianfan.promised.shapes import reach


def check_sense(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    for check in CHECKS:
        yield from check(gathered)


def charter_runs_forward(gathered: Gathered) -> Iterator[Fault]:
    """Refuse a programme that ends before it starts."""
    tree = gathered.trees[CHARTER]
    first, last = (
        next((_day(text) for _, text in reach(tree, key)), None) for key in ("start", "end")
    )
    if first and last and last.end < first.start:
        parts = {"what": "the programme", "first": first.code, "last": last.code}
        yield Fault("ends-before-start", tree.where(("end",)), parts)


def layers_differ(gathered: Gathered) -> Iterator[Fault]:
    """Refuse two layers with one lens."""
    tree = gathered.trees[CHARTER]
    seen: set[str] = set()
    for path, lens in reach(tree, "path.lens"):
        if lens in seen:
            yield Fault("duplicate-layer", tree.where(path), {"value": lens})
        seen.add(lens)


def signs_are_held_against_one_thing(gathered: Gathered) -> Iterator[Fault]:
    """Refuse a sign that is held against nothing, or against a place and a period at once."""
    tree = gathered.trees["questions.yaml"]
    for number, question in enumerate(tree.data if isinstance(tree.data, list) else ()):
        signs = question.get("signs") if isinstance(question, dict) else None
        for at, sign in enumerate(signs if isinstance(signs, list) else ()):
            told = [key for key in ("against", "since") if isinstance(sign, dict) and sign.get(key)]
            if len(told) != 1:
                value = " and ".join(told) or "nothing"
                yield Fault("sign-against", tree.where((number, "signs", at)), {"value": value})


def actions_are_counted(gathered: Gathered) -> Iterator[Fault]:
    """Refuse actions that are not numbered from 1 without a break."""
    tree = gathered.trees["actions.yaml"]
    numbers = [text for _, text in reach(tree, "no")]
    if sorted(numbers) != sorted(f"{no}" for no in range(1, len(numbers) + 1)):
        yield Fault(
            "action-numbers",
            tree.where(()),
            {"found": ", ".join(numbers), "count": f"{len(numbers)}"},
        )


def areas_have_a_top(gathered: Gathered) -> Iterator[Fault]:
    """Refuse areas that lie within themselves."""
    rows = gathered.sheets["areas.csv"].cells.select("code", "parent", "line").rows()
    parents = {code: parent for code, parent, _ in rows}
    for code, _, line in rows:
        if (cycle := _cycle(code, parents)) is not None:
            parts = {"value": code, "why": " → ".join(cycle)}
            yield Fault("cyclic-areas", Where("areas.csv", line, "parent"), parts)


def _cycle(code: str, parents: dict[str, str]) -> list[str] | None:
    way, seen = [code], {code}
    while (above := parents.get(way[-1], "")) and above not in seen:
        way.append(above)
        seen.add(above)
    return [*way, code] if above and above == code else None


def projects_run_forward(gathered: Gathered) -> Iterator[Fault]:
    """Refuse projects that finish before they start."""
    for row in gathered.sheets["projects.csv"].cells.iter_rows(named=True):
        first = _day(row["start"])
        for column in ("planned_finish", "actual_finish"):
            last = _day(row[column])
            if first and last and last.end < first.start:
                parts = {"what": "the project", "first": first.code, "last": last.code}
                yield Fault("ends-before-start", Where("projects.csv", row["line"], column), parts)


def _day(text: str) -> Period | None:
    try:
        found = period(text) if text else None
    except UnknownPeriod:
        return None
    return found if found and found.is_dated else None


def revisions_have_reasons(gathered: Gathered) -> Iterator[Fault]:
    """Ask why a later version of a target replaced the earlier."""
    rows = gathered.sheets["targets.csv"].cells
    later = rows.filter((pl.col("reason") == "") & ~pl.col("version").is_in(["", "1"]))
    versions = later["version"].to_list()
    yield from spread(
        lambda place: Complaint("revision-without-reason", {"value": versions[place]}),
        later["line"].to_list(),
        "targets.csv",
        "reason",
    )


CHECKS: tuple[Callable[[Gathered], Iterator[Fault]], ...] = (
    charter_runs_forward,
    layers_differ,
    actions_are_counted,
    signs_are_held_against_one_thing,
    areas_have_a_top,
    projects_run_forward,
    revisions_have_reasons,
)
