"""Check what makes sense only across columns or files."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.finding import Where
from dianfan.figures.period import period
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.fields import CHARTER
from dianfan.promised.fields import fields
from dianfan.promised.forms import DECIMAL
from dianfan.promised.shapes import reach

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from dianfan.figures.period import Period
    from dianfan.promised.gathered import Gathered


def check_sense(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    for check in CHECKS:
        yield from check(gathered)


def charter_runs_forward(gathered: Gathered) -> Iterator[Fault]:
    """Refuse a programme that ends before it starts."""
    tree = gathered.trees[CHARTER]
    first, last = (next((_day(text) for _, text in reach(tree, key)), None) for key in ("start", "end"))
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


def actions_are_counted(gathered: Gathered) -> Iterator[Fault]:
    """Refuse actions that are not numbered from 1 without a break."""
    tree = gathered.trees["actions.yaml"]
    numbers = [text for _, text in reach(tree, "no")]
    if sorted(numbers) != sorted(f"{no}" for no in range(1, len(numbers) + 1)):
        yield Fault("action-numbers", tree.where(()), {"found": ", ".join(numbers), "count": f"{len(numbers)}"})


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


def ranges_have_two_ends(gathered: Gathered) -> Iterator[Fault]:
    """Refuse ranges without an upper end, upper ends without a range, and backward ranges."""
    is_range = pl.col("bound") == "range"
    numbers = pl.col("value").str.contains(f"^{DECIMAL}$") & pl.col("upper").str.contains(f"^{DECIMAL}$")
    for file in ("targets.csv", "observations.csv"):
        cells = gathered.sheets[file].cells
        lines = cells.filter(is_range & (pl.col("upper") == ""))["line"].to_list()
        yield from spread(lambda _: Complaint("range-without-upper"), lines, file, "upper")
        odd = cells.filter(~is_range & (pl.col("upper") != ""))
        bounds = odd["bound"].to_list()
        yield from spread(
            lambda place, bounds=bounds: Complaint("upper-without-range", {"value": bounds[place]}),
            odd["line"].to_list(),
            file,
            "upper",
        )
        for low, high, line in cells.filter(is_range & numbers).select("value", "upper", "line").iter_rows():
            if Decimal(high) < Decimal(low):
                yield Fault("backward-range", Where(file, line, "upper"), {"low": low, "high": high})
    claims = gathered.sheets["claims.csv"].cells.filter(is_range)["line"].to_list()
    yield from spread(lambda _: Complaint("range-without-upper"), claims, "claims.csv", "bound")


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


_CHARTER_PARTS = ("goal", "vision", "path", "emphases", "actions", "questions")


def decisions_set_something(gathered: Gathered) -> Iterator[Fault]:
    """Look up the clauses that decisions set."""
    clauses = {*_CHARTER_PARTS, *gathered.known["targets.id"]}
    for text, line in gathered.sheets["decisions.csv"].cells.select("sets", "line").iter_rows():
        for clause in split(text):
            if clause not in clauses:
                yield Fault("unknown-clause", Where("decisions.csv", line, "sets"), {"value": clause}, clauses)


def split(text: str) -> list[str]:
    """Take apart a cell of several values joined by ``;``."""
    return [part.strip() for part in text.split(";") if part.strip()]


_CHECK = re.compile(r"(?P<indicator>[^@#;]+)@(?P<area>[^@#;]+)@(?P<period>[^@#;]+)#(?P<source>[^@#;]+)")


def claims_are_checked_by_rows(gathered: Gathered) -> Iterator[Fault]:
    """Look up the rows that claims are checked by."""
    keys = ("indicator", "area", "period", "source")
    observed = gathered.sheets["observations.csv"].cells
    claims = gathered.sheets["claims.csv"].cells.filter(pl.col("checked_by") != "")
    checks = [(part, line) for text, line in claims.select("checked_by", "line").iter_rows() for part in split(text)]
    wanted = {text: match.groupdict() for text, _ in checks if (match := _CHECK.fullmatch(text))}
    asked = pl.DataFrame([*wanted.values()], schema=dict.fromkeys(keys, pl.String))
    found = set(observed.join(asked, on=keys, how="semi").select(keys).unique().iter_rows())
    for text, line in checks:
        where, cell = Where("claims.csv", line, "checked_by"), wanted.get(text)
        if text.startswith("project:"):
            if (project := text.removeprefix("project:")) not in gathered.known["projects.id"]:
                yield Fault("unknown-project", where, {"value": project}, gathered.known["projects.id"])
        elif cell is None:
            yield Fault("broken-check", where, {"value": text})
        elif tuple(cell[key] for key in keys) not in found:
            yield from _lost_check(gathered, text, cell, where)


def _lost_check(gathered: Gathered, text: str, cell: dict[str, str], where: Where) -> Iterator[Fault]:
    known = gathered.known
    refers = (("indicator", "indicators.id"), ("area", "areas.code"), ("source", "sources.id"))
    codes = [(cell[key], f"unknown-{key}", known[name]) for key, name in refers if cell[key] not in known[name]]
    yield from (Fault(code, where, {"value": value}, among) for value, code, among in codes)
    if not codes:
        yield Fault("check-finds-nothing", where, {"value": text})


def sources_are_used(gathered: Gathered) -> Iterator[Fault]:
    """Note the sources that nothing refers to."""
    used: set[str] = set()
    for file, some in fields().items():
        for field in some:
            if field.refers == "sources.id" and file in gathered.sheets:
                used |= set(gathered.sheets[file].cells[field.name].unique())
            elif field.refers == "sources.id":
                used |= {text for _, text in reach(gathered.trees[file], field.name)}
    idle = gathered.sheets["sources.csv"].cells.filter(~pl.col("id").is_in(sorted(used)))["line"].to_list()
    yield from spread(lambda _: Complaint("unused-source"), idle, "sources.csv", "id")


def scopes_are_worded(gathered: Gathered) -> Iterator[Fault]:
    """Note the scopes in Chinese that the charter gives no English for."""
    worded = {text for _, text in reach(gathered.trees[CHARTER], "scopes.zh")}
    for file in ("observations.csv", "targets.csv"):
        rows = gathered.sheets[file].cells.filter(~pl.col("scope").is_in(sorted(worded | {""})))
        firsts = rows.unique("scope", keep="first", maintain_order=True)
        for scope, line in firsts.select("scope", "line").iter_rows():
            if not scope.isascii():
                yield Fault("scope-in-one-language", Where(file, line, "scope"), {"value": scope})


CHECKS: tuple[Callable[[Gathered], Iterator[Fault]], ...] = (
    charter_runs_forward,
    layers_differ,
    actions_are_counted,
    areas_have_a_top,
    projects_run_forward,
    ranges_have_two_ends,
    revisions_have_reasons,
    decisions_set_something,
    claims_are_checked_by_rows,
    sources_are_used,
    scopes_are_worded,
)
