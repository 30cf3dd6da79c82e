"""Holding a sheet against its rules, with what the database knows beside it."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from decimal import InvalidOperation

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.errors import UseError
from dianfan.figures.unit import unit
from dianfan.promised.model import Programme
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Givens
from dianfan.recorded.validating.breach import Breach
from dianfan.recorded.validating.breach import Past
from dianfan.recorded.validating.breach import blocking
from dianfan.recorded.validating.validate import validate
from dianfan.store.acts.recording import CORRECTIONS
from dianfan.store.acts.sheets import givens
from dianfan.store.acts.sheets import written
from dianfan.store.models import Entry
from dianfan.store.models import Submission
from dianfan.store.models import TableRow

Series = dict[FormCell, dict[str, Decimal]]
_ACTUAL = ("final", "preliminary", "claimed")


class SheetBreaches(UseError):
    """Rules keep the sheet from being submitted; ``breaches`` says which."""

    def __init__(self, breaches: tuple[Breach, ...]) -> None:
        """Tell the first, and how many there are."""
        self.breaches = breaches
        super().__init__(
            f"{len(breaches)} cells do not keep to the rules",
            where=f"{breaches[0].cell.indicator}@{breaches[0].cell.area}",
            why=breaches[0].message.en,
            remedy="mend each value, or say in its comment why it is right",
        )


def judge_sheet(programme: Programme, sheet: FormSheet, answers: Givens) -> tuple[Breach, ...]:
    """Hold what was given for a sheet against every rule."""
    return validate(programme, sheet, answers, past_of(programme, sheet))


def require_sound(programme: Programme, sheet: FormSheet, submission: Submission) -> None:
    """Refuse a sheet that rules keep from being submitted.

    Raises:
        SheetBreaches: breaches that are neither mended nor explained.
    """
    answers = givens(written(submission))
    found = blocking(judge_sheet(programme, sheet, answers), answers)
    if found:
        raise SheetBreaches(found)


def past_of(programme: Programme, sheet: FormSheet) -> Past:
    """Give what is on record for the cells of a sheet, and what is given for the places below."""
    units = {one.cell: one.unit for one in sheet.asked}
    places = {one.cell.area for one in sheet.asked}
    below = {area.code for area in programme.areas if area.parent in places}
    parts = {cell._replace(area=code): symbol for cell, symbol in units.items() for code in below}
    return Past(_recorded(units), _given(sheet, parts))


def recorded_texts(sheet: FormSheet) -> Mapping[FormCell, str]:
    """Give the value on record for each cell of a sheet in its period, in the unit that is asked."""
    series = _recorded({one.cell: one.unit for one in sheet.asked})
    code = sheet.period.code
    return {cell: f"{values[code]:f}" for cell, values in series.items() if code in values}


def _recorded(units: Mapping[FormCell, str]) -> Series:
    rows = Entry.objects.filter(
        area__in={cell.area for cell in units},
        indicator__in={cell.indicator for cell in units},
        status__in=_ACTUAL,
        bound="exactly",
    ).order_by("pk")
    names = ("entry", "indicator", "area", "kind", "scope", "period", "value", "unit")
    found: Series = {}
    cells: dict[str, tuple[FormCell, str]] = {}
    for entry, indicator, area, kind, scope, code, value, symbol in rows.values_list(*names):
        cell = FormCell(indicator, area, kind, scope)
        if cell in units:
            cells[entry] = cell, code
            _put(found, cell, code, _converted(value, symbol, units[cell]))
    for correction in _corrections(cells):
        cell, code = cells[correction["supersedes"]]
        cells[f"correction:{correction['id']}"] = cell, code
        found.get(cell, {}).pop(code, None)
        if correction["new_value"]:
            symbol = correction["unit"] or units[cell]
            _put(found, cell, code, _converted(correction["new_value"], symbol, units[cell]))
    return found


def _corrections(cells: Mapping[str, object]) -> Iterator[Mapping[str, str]]:
    for row in TableRow.objects.filter(table=CORRECTIONS).order_by("pk").iterator():
        if row.cells["supersedes"] in cells:
            yield row.cells


def _put(found: Series, cell: FormCell, code: str, value: Decimal | None) -> None:
    if value is not None:
        found.setdefault(cell, {})[code] = value


def _converted(text: str, symbol: str, wanted: str) -> Decimal | None:
    """Turn a value into the unit of its cell; nothing where that cannot be done."""
    try:
        number, given, asked = Decimal(text), unit(symbol), unit(wanted)
    except (InvalidOperation, UnknownUnit):
        return None
    if given.dimension != asked.dimension:
        return None
    ratio = given.factor / asked.factor
    return number * ratio.numerator / ratio.denominator


def _given(sheet: FormSheet, parts: Mapping[FormCell, str]) -> Mapping[FormCell, Decimal]:
    if not parts:
        return {}
    rows: Iterable[Submission] = Submission.objects.filter(
        form=sheet.form.id, period=sheet.period.code
    )
    found: dict[FormCell, Decimal] = {}
    for one in rows:
        for cell, answer in givens(written(one)).items():
            if cell in parts and answer.number is not None:
                found[cell] = answer.number
    return found
