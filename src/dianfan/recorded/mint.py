"""Mint figures from cells of the Book: only what is cited becomes a figure."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import Said
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit
from dianfan.promised.corrections import CORRECTION
from dianfan.promised.corrections import TARGET
from dianfan.recorded.book import CELL
from dianfan.recorded.choice import preferred
from dianfan.recorded.corrections import corrected
from dianfan.recorded.corrections import root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.place import Place
    from dianfan.promised.model import Correction
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Project
    from dianfan.promised.model import Target
    from dianfan.recorded.book import Book
    from dianfan.said.claims import Claim


@dataclass(frozen=True)
class Mint:
    """Makes figures from a Book: entries, preferred values of cells, series, targets."""

    programme: Programme
    book: Book

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places of the programme by code."""
        return {area.code: area.place for area in self.programme.areas}

    @cached_property
    def _columns(self) -> Mapping[str, pl.Series]:
        return {name: self.book.observations[name] for name in self.book.observations.columns}

    @cached_property
    def _minted(self) -> dict[str, Figure]:
        return {}

    def entry(self, entry: str) -> Figure:
        """Mint the figure of one entry, a leaf whose reason is the record; each only once."""
        if entry not in self._minted:
            self._minted[entry] = self._entry(entry)
        return self._minted[entry]

    def _entry(self, entry: str) -> Figure:
        row = self.book.rows[entry]
        cell = {name: column[row] for name, column in self._columns.items()}
        published = cell["published"]
        return Figure(
            quantity=_quantity(cell["value"], cell["bound"], cell["upper"]),
            unit=unit(cell["unit"]),
            place=self.places[cell["area"]],
            period=period(cell["period"]),
            measure=measure_name(cell["indicator"], cell["kind"]),
            scope=cell["scope"] or "",
            why=Recorded(
                entry,
                cell["source"],
                cell["locator"] or "",
                cell["status"],
                cell["source_kind"] or "",
                published.isoformat() if published else "",
            ),
        )

    def standing(self, entry: str) -> Figure:
        """Mint an entry together with what it corrects, so that the earlier value stays visible."""
        row = self.book.rows[entry]
        old = self._columns["corrects"][row]
        if not old:
            return self.entry(entry)
        name = self._columns["superseded_by"][self.book.rows[old]]
        return _corrected(self.entry(entry), self.standing(old), self._corrections[name])

    @cached_property
    def _corrections(self) -> Mapping[str, Correction]:
        return {one.id: one for one in self.programme.corrections}

    @cached_property
    def _of_targets(self) -> Mapping[str, tuple[Correction, ...]]:
        """The corrections of each target that hold at the day of the Book, in order of time."""
        known = [one for one in self.programme.corrections if one.date <= self.book.asof]
        found: dict[str, tuple[Correction, ...]] = {}
        names = {f"{CORRECTION}{one.id}": one.supersedes for one in known}
        for one in sorted(known, key=lambda one: (one.date, one.line)):
            name = root(one.supersedes, names)
            found[name] = (*found.get(name, ()), one)
        return found

    def value(self, entry: str) -> Figure:
        """Mint the preferred figure of the cell that an entry belongs to.

        With one entry in the cell it is that entry; with several it is derived by the
        rule of preference from all of them, so that the choice stays visible.
        """
        row = self.book.rows[entry]
        cell = tuple(self._columns[name][row] for name in CELL)
        entries = self.book.cells.get(cell)
        if entries is None:
            return self.standing(entry)
        return preferred(*(self.standing(one) for one in entries))

    def series(
        self,
        indicator: str,
        area: str,
        kind: str = "level",
        scope: str = "",
        scenario: str = "actual",
    ) -> tuple[Figure, ...]:
        """Mint the chosen values of one indicator at one place in order of time."""
        return tuple(
            self.value(entry)
            for entry in self._series.get((indicator, area, kind, scope, scenario), ())
        )

    @cached_property
    def _series(self) -> Mapping[tuple[str, str, str, str, str], tuple[str, ...]]:
        chosen = self.book.observations.filter(pl.col("chosen")).sort("end", "start", "entry")
        keys = ("indicator", "area", "kind", "scope", "scenario")
        grouped = chosen.group_by(keys, maintain_order=True).agg("entry")
        return {row[:-1]: tuple(row[-1]) for row in grouped.iter_rows()}

    def target(self, target: Target) -> Figure:
        """Mint the figure of a target: what was promised, the decision that set it, its corrections."""
        found = self.promise(target)
        for one in self._of_targets.get(f"{TARGET}{target.id}", ()):
            if one.new_value is not None and found.value == one.old_value:
                new = replace(
                    found,
                    quantity=Quantity(
                        one.new_value,
                        Bound(one.bound) if one.bound else found.quantity.bound,
                        one.upper,
                    ),
                    unit=unit(one.unit) if one.unit else found.unit,
                    why=Promised(f"{TARGET}{target.id}", one.source, one.locator),
                )
                found = _corrected(new, found, one)
        return found

    def promise(self, target: Target) -> Figure:
        """Mint a target as the programme set it, whatever was corrected since."""
        return Figure(
            quantity=Quantity(target.value, target.bound, target.upper),
            unit=unit(target.unit),
            place=self.places[target.area],
            period=period(target.period),
            measure=measure_name(target.indicator, target.kind),
            scope=target.scope,
            why=Promised(f"target:{target.id}", target.source, target.locator),
        )

    def investment(self, project: Project) -> Figure | None:
        """Mint the whole investment of a project, in 亿元, when its source gives one."""
        if project.investment_total is None:
            return None
        return Figure(
            quantity=exactly(project.investment_total),
            unit=unit("亿元"),
            place=self.places[project.area],
            period=period(project.status_date or "undated"),
            measure="project:investment_total",
            why=Promised(f"project:{project.id}", project.source, project.locator),
            scope=project.name_zh,
        )

    def capacity(self, project: Project) -> Figure | None:
        """Mint the capacity of a project, when its source gives one as a number with a unit."""
        if project.capacity is None or not project.capacity_unit:
            return None
        return Figure(
            quantity=exactly(project.capacity),
            unit=unit(project.capacity_unit),
            place=self.places[project.area],
            period=period(project.status_date or "undated"),
            measure="project:capacity",
            why=Promised(f"project:{project.id}", project.source, project.locator),
            scope=project.name_zh,
        )

    def milestone(self, project: Project, field: str) -> Figure:
        """Mint a date of a project as one event in the period of that date.

        Args:
            project: the project.
            field: ``start``, ``planned_finish``, ``actual_finish`` or ``status_date``; a date that is not
                given is undated.
        """
        return Figure(
            quantity=exactly(1),
            unit=unit("项"),
            place=self.places[project.area],
            period=period(getattr(project, field) or "undated"),
            measure=f"project:{field}",
            why=Promised(f"project:{project.id}", project.source, project.locator),
            scope=project.name_zh,
        )

    def statement(self, claim: Claim) -> Figure:
        """Mint a claim as one statement about its period, so that statements can be counted."""
        row = claim.row
        return Figure(
            quantity=exactly(1),
            unit=unit("条"),
            place=self.subject(claim) or self.places[self.programme.charter.place],
            period=period(row.period or "undated"),
            measure="statement",
            why=Said(row.id, row.source, ""),
        )

    @cached_property
    def _places_by_name(self) -> Mapping[str, Place]:
        areas = self.programme.areas
        return {
            name: area.place for area in areas for name in (area.name_zh, area.short_zh, area.code)
        }

    def subject(self, claim: Claim) -> Place | None:
        """Give the place that a claim speaks of, when its subject is the name of one."""
        return self._places_by_name.get(claim.row.subject)

    def claim(self, claim: Claim) -> Figure | None:
        """Mint the number that a claim names; nothing when it names none.

        A subject that is no place of the programme becomes the scope of the figure.
        """
        row, place = claim.row, self.subject(claim)
        if isinstance(claim.quantity, Gap) or not row.unit:
            return None
        return Figure(
            quantity=claim.quantity,
            unit=unit(row.unit),
            place=place or self.places[self.programme.charter.place],
            period=period(row.period or "undated"),
            measure=f"claim:{row.measure}",
            why=Said(row.id, row.source, ""),
            scope="" if place else row.subject,
        )


def _corrected(new: Figure, old: Figure, one: Correction) -> Figure:
    return corrected(new, old, correction=one.id, on=one.date.isoformat(), by=one.decided_by)


def measure_name(indicator: str, kind: str) -> str:
    """Name what is measured: the indicator, and the kind where it is not the level."""
    return indicator if kind == "level" else f"{indicator}:{kind}"


def _quantity(value: str, bound: str, upper: str | None) -> Quantity:
    return Quantity(Decimal(value), Bound(bound), Decimal(upper) if upper else None)
