"""Other readings of a claim that does not agree: a slip of unit, year, place or scope.

They are considered after the check has decided, and say what may have gone wrong. They
never turn a contradiction into support; another scope that agrees makes it a claim of that
scope.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.methods import half_of
from dianfan.judged.claims.methods import rescaled
from dianfan.judged.claims.model import Alternative
from dianfan.judged.claims.model import Slip
from dianfan.judged.claims.weighing import inside
from dianfan.judged.claims.weighing import said_of
from dianfan.judged.interval import interval
from dianfan.judged.making import within

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.unit import Unit
    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry
    from dianfan.judged.claims.model import Trial

NEARLY = Fraction(1, 100)
_SHARES = ((Slip.PERMILLE, ("1/10", "10")),)
_AMOUNTS = (
    (Slip.WAN_YI, ("1/10000", "10000")),
    (Slip.FACTOR_TEN, ("1/10", "10")),
)


def alternatives(case: Case, trial: Trial) -> tuple[Alternative, ...]:
    """Try each other reading of a claim, in a fixed order."""
    if case.figure is None:
        return ()
    return (*_units(case, trial), *_entries(case, trial))


def _units(case: Case, trial: Trial) -> Iterator[Alternative]:
    figure, found = case.figure, trial.computed
    if figure is None or found is None or figure.unit.dimension != found.unit.dimension:
        return
    if case.asks.value in {"rank", "doublings"}:
        return
    slips = _SHARES if figure.unit.is_share else _AMOUNTS
    for slip, factors in slips:
        fitting = [one for one in factors if _agrees(figure, found, Fraction(one))]
        yield Alternative(slip, rescaled(figure, factor=fitting[0]) if fitting else None)


def _agrees(figure: Figure, found: Figure, factor: Fraction) -> bool:
    """Tell whether a claim read with another factor lies within a hundredth of what is found."""
    ratio = found.unit.ratio_to(figure.unit)
    value = Fraction(found.quantity.value) * ratio
    return bool(value) and abs(Fraction(figure.value) * factor - value) <= NEARLY * abs(value)


def _entries(case: Case, trial: Trial) -> Iterator[Alternative]:
    if case.indicator is None:
        return
    used = {one.key for one in trial.inputs}
    everywhere = case.docket.entries.get(case.indicator.id, ())
    here = [one for one in everywhere if one.area == case.area]
    now = [one for one in everywhere if same_span(one.span, case.span)]
    near = frozenset(
        {case.docket.areas[case.area].parent, *case.docket.children.get(case.area, ())}
    )
    readings: tuple[tuple[Slip, Callable[[Entry], bool], list[Entry]], ...] = (
        (
            Slip.SOURCE,
            lambda one: one.scope in case.scopes and one.source != case.row.source,
            _cell(case, here),
        ),
        (
            Slip.SCOPE,
            lambda one: one.scope not in case.scopes and one.source != case.row.source,
            _cell(case, here),
        ),
        (Slip.YEAR, lambda one: one.scope in case.scopes and _is_other_year(case, one), here),
        (Slip.WINDOW, lambda one: one.scope in case.scopes and _is_other_window(case, one), here),
        (Slip.PLACE, lambda one: one.area in near and not one.scope, now),
    )
    if case.is_promise or not case.figure or not case.figure.quantity.is_exact:
        readings = readings[:2]
    yield Alternative(Slip.KIND, _first(case, used, _of_other_kind(case, here)))
    for slip, fits, some in readings:
        yield Alternative(
            slip, _first(case, used, [one for one in some if fits(one) and case.fits(one)])
        )


def _of_other_kind(case: Case, here: list[Entry]) -> list[Entry]:
    """Give what the cell has in the same unit but of another kind: a share for growth, a level for a rank."""
    return [
        one
        for one in _cell(case, here)
        if case.unit is not None and one.dimension == case.unit.dimension and not case.fits(one)
    ]


def _cell(case: Case, here: list[Entry]) -> list[Entry]:
    return [one for one in here if same_span(one.span, case.span)]


def _is_other_year(case: Case, one: Entry) -> bool:
    if not (one.span.is_dated and case.span.is_dated):
        return False
    return one.span.end.year != case.span.end.year


def _is_other_window(case: Case, one: Entry) -> bool:
    if not (one.span.is_dated and case.span.is_dated) or same_span(one.span, case.span):
        return False
    return one.span.end.year == case.span.end.year


def _first(case: Case, used: set[str], some: list[Entry]) -> Figure | None:
    assert case.figure is not None  # noqa: S101 - for the type checker alone
    said = said_of(interval(case.figure.quantity), half_of(case.figure))
    for one in some:
        figure = case.docket.mint.entry(one.id)
        if figure.key not in used and inside(within(figure, _unit(case)), said):
            return figure
    return None


def _unit(case: Case) -> Unit:
    assert case.unit is not None  # noqa: S101 - for the type checker alone
    return case.unit
