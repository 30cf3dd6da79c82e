"""Holding the rows of a file against the sheets that they go into."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit
from dianfan.promised.model import Programme
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import sheet
from dianfan.recorded.exchange.rows import CellRow
from dianfan.recorded.exchange.rows import Fault
from dianfan.recorded.exchange.rows import fault
from dianfan.recorded.validating.numbers import complaint


@dataclass(frozen=True, slots=True)
class Held:
    """Rows by the sheet that they go into, with values in the units that it asks for; or faults."""

    sheets: Mapping[Duty, tuple[CellRow, ...]]
    faults: tuple[Fault, ...]


def hold(programme: Programme, rows: tuple[CellRow, ...]) -> Held:
    """Hold rows against the sheets of a programme.

    A row that names no form or organisation belongs to the one sheet that asks for its
    indicator, place and period. Values are turned into the unit of the sheet exactly.

    Args:
        programme: whose forms and assignments hold.
        rows: what the file tells.
    """
    sheets = _Sheets(programme)
    kept, faults = dict[Duty, dict[FormCell, CellRow]](), list[Fault]()
    for row in rows:
        placed = sheets.placed(row)
        if isinstance(placed, Fault):
            faults.append(placed)
            continue
        asked = sheets.asked(placed.duty)
        found = list(_faults(placed, asked, kept.get(placed.duty, {})))
        faults += found
        if not found and asked is not None:
            mine = kept.setdefault(placed.duty, {})
            mine[placed.cell] = _converted(placed, asked[placed.cell])
    return Held({duty: tuple(cells.values()) for duty, cells in kept.items()}, tuple(faults))


class _Sheets:
    """The sheets of a programme, each laid out once, and who reports a cell where a file does not say."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        items = {
            (one.form, one.indicator, one.kind, one.scope) for one in programme.reporting.items
        }
        self._asked = dict[Duty, Mapping[FormCell, Asked] | None]()
        self._forms = dict[FormCell, set[tuple[str, str]]]()
        for one in programme.reporting.assignments:
            for form, *rest in items:
                if form == one.form:
                    cell = FormCell(rest[0], one.area, *rest[1:])
                    self._forms.setdefault(cell, set()).add((form, one.organisation))

    def asked(self, duty: Duty) -> Mapping[FormCell, Asked] | None:
        """Give what the sheet of a duty asks for; nothing where nobody owes it."""
        if duty not in self._asked:
            found = _sheet(self._programme, duty)
            self._asked[duty] = {one.cell: one for one in found.asked} if found else None
        return self._asked[duty]

    def placed(self, row: CellRow) -> CellRow | Fault:
        """Give a row with its whole duty."""
        form, organisation, when = row.duty
        if form and organisation:
            return row
        found = [
            duty
            for pair in sorted(self._forms.get(row.cell, ()))
            if form in {"", pair[0]} and organisation in {"", pair[1]}
            and self.asked(duty := Duty(*pair, when)) is not None
        ]  # fmt: skip
        if len(found) == 1:
            return replace(row, duty=found[0])
        place = f"{row.cell.indicator}@{row.cell.area} {when}"
        if not found:
            return fault(row.where, "nobody-asks", place=place)
        forms = ", ".join(f"{one.form} ({one.organisation})" for one in found)
        return fault(row.where, "several-ask", place=place, forms=forms)


def _sheet(programme: Programme, duty: Duty) -> FormSheet | None:
    try:
        return sheet(programme, duty)
    except UnknownPeriod:
        return None


def _faults(
    row: CellRow, asked: Mapping[FormCell, Asked] | None, kept: Mapping[FormCell, CellRow]
) -> Iterator[Fault]:
    name, value = " ".join(row.duty), row.given.value
    if asked is None:
        yield fault(row.where, "not-owed", name=name)
        return
    one = asked.get(row.cell)
    if one is None:
        place = f"{row.cell.indicator}@{row.cell.area}"
        yield fault(row.where, "not-asked", name=name, place=place)
        return
    if row.cell in kept:
        yield fault(row.where, "twice", row.cell, other=kept[row.cell].where)
    strange = _strange(row.unit or one.unit, one.unit)
    if strange:
        yield fault(row.where, strange, row.cell, given=row.unit, wanted=one.unit)
    elif value and (wrong := complaint(value, row.unit or one.unit)):
        yield Fault(row.where, wrong, row.cell)
    if value and row.given.gap is not None:
        yield fault(row.where, "two-answers", row.cell)


def _strange(given: str, wanted: str) -> str:
    """Name what keeps a unit from being turned into another; empty where nothing does."""
    try:
        return "" if unit(given).dimension == unit(wanted).dimension else "other-unit"
    except UnknownUnit:
        return "unknown-unit"


def _converted(row: CellRow, one: Asked) -> CellRow:
    if not row.given.value or row.unit in {"", one.unit}:
        return replace(row, unit=one.unit)
    ratio = unit(row.unit).factor / unit(one.unit).factor
    number = Decimal(row.given.value) * ratio.numerator / ratio.denominator
    text = f"{number:f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return replace(row, unit=one.unit, given=replace(row.given, value=plain))
