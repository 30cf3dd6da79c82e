"""The portfolio (点): how many projects, and what they cost, by what they have in common.

Rows of single projects are counted and their investment is added. A bundle row (31
projects of a county) may contain projects that have rows of their own, and a bundle's
projects are not named, so bundles enter no count and no sum of single projects; they stand
apart under the group ``bundle``, each row counted once. Investments are the whole
investment of all years, in 亿元; ``priced`` says for how many rows it is known.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.period import period
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import total
from dianfan.judged.verdicts import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from dianfan.figures.place import Place
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Project
    from dianfan.recorded.book import Book

ALL = "all"
BUNDLE = "bundle"
PROJECT = "project"
PRICED = "project:priced"
INVESTMENT = "project:investment_total"


def tally_portfolio(programme: Programme, book: Book) -> tuple[Tally, ...]:
    """Tally the projects of a programme: all, then by status, area, chain and action.

    By area only the home of the programme and the areas below it are told. Projects of
    no chain or action stand under the empty group, so that the groups add up.
    """
    places = {area.code: area.place for area in programme.areas}
    home = places[programme.charter.place]
    single = [one for one in programme.projects if not one.bundle]
    bundles = [one for one in programme.projects if one.bundle]
    found = [_tally(ALL, ALL, single, home, book.asof)] if single else []
    if bundles:
        found.append(_tally(ALL, BUNDLE, bundles, home, book.asof))
    for dimension in ("status", "chain", "action"):
        for group, some in _groups(single, dimension):
            found.append(_tally(dimension, group, some, home, book.asof))
    for group, some in _groups(single, "area"):
        if group == home.code or places[group].parent == home.code:
            found.append(_tally("area", group, some, places[group], book.asof))
    return tuple(found)


def _groups(projects: Iterable[Project], dimension: str) -> Iterator[tuple[str, list[Project]]]:
    groups: dict[str, list[Project]] = defaultdict(list)
    for project in projects:
        value = getattr(project, dimension)
        groups["" if value is None else str(value)].append(project)
    yield from sorted(groups.items())


def _tally(
    dimension: str, group: str, projects: Sequence[Project], place: Place, asof: date
) -> Tally:
    costs = [investment(one, place, asof) for one in projects]
    known = [cost for cost in costs if isinstance(cost, Figure)]
    return Tally(
        dimension,
        group,
        count(*(member(one, place, asof) for one in projects)),
        total(*known)
        if known
        else Gap(GapReason.NOT_REPORTED, "no investment of these projects is published"),
        count(*(priced(one, place, asof) for one in projects)),
        tuple(one.id for one in projects),
    )


def member(project: Project, place: Place, asof: date) -> Figure:
    """Give a project as one member of a count."""
    return _leaf(project, exactly(1).value, "项", PROJECT, place, asof)


def priced(project: Project, place: Place, asof: date) -> Figure:
    """Give a project as a member of the count of those whose investment is known: 1 or 0."""
    known = project.investment_total is not None
    return _leaf(project, exactly(int(known)).value, "项", PRICED, place, asof)


def investment(project: Project, place: Place, asof: date) -> Figure | Gap:
    """Give the whole investment of a project, or the gap that its source leaves."""
    if project.investment_total is None:
        return Gap(GapReason.NOT_REPORTED, "the source names no investment")
    return _leaf(project, project.investment_total, "亿元", INVESTMENT, place, asof)


def _leaf(
    project: Project, value: Decimal, symbol: str, measure: str, place: Place, asof: date
) -> Figure:
    return Figure(
        quantity=exactly(value),
        unit=unit(symbol),
        place=place,
        period=period(asof.isoformat()),
        measure=measure,
        why=Promised(f"project:{project.id}", project.source, project.locator),
    )
