"""Checks of promises whose date has passed: what the record reports of the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.trying import read
from dianfan.promised.model import Direction

if TYPE_CHECKING:
    from decimal import Decimal

    from dianfan.figures.lineage import Figure
    from dianfan.judged.claims.case import Case

STOCKS = frozenset({"power", "length", "area", "count", "persons", "households", "mass/time"})
A_YEAR = 366


def outcome(case: Case) -> Trial | None:
    """Read what another source reports for the date of the promise."""
    if not case.is_promise or case.figure is None:
        return None
    found = [one for one in case.independent(case.own) if case.fits(one)]
    same = [one for one in found if same_span(one.span, case.span)]
    at_end = [
        one
        for one in found
        if one.span.is_dated and one.span.end == case.span.end and one.dimension in STOCKS
    ]
    chosen = same or at_end
    return read("outcome", case.docket.figure(chosen), outcome=True) if chosen else None


def reached_before(case: Case) -> Trial | None:
    """Find the promised value reached before its date, where more is better."""
    figure = case.figure
    if figure is None or not _is_for_more(case):
        return None
    for one in case.independent(case.own):
        if case.fits(one) and one.span.is_dated and case.span.covers(one.span):
            found = case.docket.mint.entry(one.id)
            if found.quantity.low is not None and _value(found, figure) >= figure.value:
                return read("reached_before", found, fixed=Ruling.SUPPORTED, outcome=True)
    return None


def still_below(case: Case) -> Trial | None:
    """Find a stock still below the promised value within a year after its date."""
    figure = case.figure
    if figure is None or not _is_for_more(case) or not _is_stock(case):
        return None
    later = [
        one
        for one in case.independent(case.own)
        if case.fits(one)
        and one.span.is_dated
        and 0 < (one.span.end - case.span.end).days <= A_YEAR
    ]
    for one in sorted(later, key=lambda entry: entry.span.end):
        found = case.docket.mint.entry(one.id)
        if found.quantity.is_exact and _value(found, figure) < figure.value:
            return read("still_below", found, fixed=Ruling.CONTRADICTED, outcome=True)
    return None


def _is_for_more(case: Case) -> bool:
    one = case.indicator
    return case.is_promise and one is not None and one.direction is Direction.HIGHER


def _is_stock(case: Case) -> bool:
    return case.unit is not None and case.unit.dimension in STOCKS


def _value(found: Figure, figure: Figure) -> Decimal:
    factor = found.unit.ratio_to(figure.unit)
    return found.quantity.value * factor.numerator / factor.denominator
