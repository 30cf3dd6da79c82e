"""Check what one file says of another, beyond the references of single columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from dianfan.figures.finding import Where
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.fields import CHARTER
from dianfan.promised.fields import fields
from dianfan.promised.forms import split
from dianfan.promised.gathered import Gathered
from dianfan.promised.shapes import reach

CHARTER_PARTS = ("goal", "vision", "path", "emphases", "actions", "questions")


def check_joins(gathered: Gathered) -> Iterator[Fault]:
    """Run every check of this module on a folder."""
    yield from decisions_set_something(gathered)
    yield from claims_are_checked_by_rows(gathered)
    yield from sources_are_used(gathered)
    yield from scopes_are_worded(gathered)


def decisions_set_something(gathered: Gathered) -> Iterator[Fault]:
    """Look up the clauses that decisions set."""
    clauses = {*CHARTER_PARTS, *gathered.known["targets.id"]}
    for text, line in gathered.sheets["decisions.csv"].cells.select("sets", "line").iter_rows():
        for clause in split(text):
            if clause not in clauses:
                yield Fault(
                    "unknown-clause",
                    Where("decisions.csv", line, "sets"),
                    {"value": clause},
                    clauses,
                )


_CHECK = re.compile(
    r"(?P<indicator>[^@#;]+)@(?P<area>[^@#;]+)@(?P<period>[^@#;]+)#(?P<source>[^@#;]+)"
)


def claims_are_checked_by_rows(gathered: Gathered) -> Iterator[Fault]:
    """Look up the rows that claims are checked by."""
    keys = ("indicator", "area", "period", "source")
    files = ("observations.csv", "targets.csv")
    observed = pl.concat(gathered.sheets[file].cells.select(keys) for file in files)
    claims = gathered.sheets["claims.csv"].cells.filter(pl.col("checked_by") != "")
    checks = [
        (part, line)
        for text, line in claims.select("checked_by", "line").iter_rows()
        for part in split(text)
    ]
    wanted = {text: match.groupdict() for text, _ in checks if (match := _CHECK.fullmatch(text))}
    asked = pl.DataFrame([*wanted.values()], schema=dict.fromkeys(keys, pl.String))
    found = set(observed.join(asked, on=keys, how="semi").unique().iter_rows())
    for text, line in checks:
        where, cell = Where("claims.csv", line, "checked_by"), wanted.get(text)
        if text.startswith("project:"):
            if (project := text.removeprefix("project:")) not in gathered.known["projects.id"]:
                yield Fault(
                    "unknown-project", where, {"value": project}, gathered.known["projects.id"]
                )
        elif cell is None:
            yield Fault("broken-check", where, {"value": text})
        elif tuple(cell[key] for key in keys) not in found:
            yield from _lost_check(gathered, text, cell, where)


def _lost_check(
    gathered: Gathered, text: str, cell: dict[str, str], where: Where
) -> Iterator[Fault]:
    known = gathered.known
    refers = (("indicator", "indicators.id"), ("area", "areas.code"), ("source", "sources.id"))
    codes = [
        (cell[key], f"unknown-{key}", known[name])
        for key, name in refers
        if cell[key] not in known[name]
    ]
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
    idle = (
        gathered.sheets["sources.csv"]
        .cells.filter(~pl.col("id").is_in(sorted(used)))["line"]
        .to_list()
    )
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
