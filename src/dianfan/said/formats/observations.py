"""Observations of schema.org: what a candidate says, as a quantity with its interval."""

from __future__ import annotations

from collections.abc import Mapping

from dianfan.figures.gap import Gap
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.model import BARE
from dianfan.said.statements.model import Candidate


def observation(one: Candidate) -> dict[str, object]:
    """Give a candidate as an Observation, which is a QuantitativeValue of schema.org.

    ``minValue`` and ``maxValue`` are the ends of the interval that the words mean; the
    vocabulary knows no open ends, so that *more than* and *less than* stand as the property
    ``bound``. A lost number has neither value nor ends, nor has a decision or a promise, whose
    ``kind`` is told.
    """
    quantity = one.amount.quantity if one.amount else None
    told: dict[str, object] = {"@type": "Observation", "description": one.words}
    if one.subject:
        told["variableMeasured"] = one.subject.words
    if one.place and one.place.words:
        told["observationAbout"] = {"@type": "Place", "name": one.place.words}
    if one.time.period and one.time.period.is_dated:
        told["observationPeriod"] = one.time.period.code
    if one.amount and one.amount.unit:
        told["unitText"] = one.amount.unit
    if isinstance(quantity, Quantity):
        told |= _interval(quantity)
    more = _more(one)
    if isinstance(quantity, Gap):
        more["gap"] = quantity.reason.value
    if more:
        told["additionalProperty"] = [
            {"@type": "PropertyValue", "name": name, "value": value} for name, value in more.items()
        ]
    return told


def _interval(quantity: Quantity) -> dict[str, object]:
    ends = {"value": quantity.value, "minValue": quantity.low, "maxValue": quantity.high}
    if quantity.upper is not None:
        del ends["value"]
    return {name: float(value) for name, value in ends.items() if value is not None}


def _more(one: Candidate) -> dict[str, str]:
    quantity = one.amount.quantity if one.amount else None
    told: Mapping[str, str | None] = {
        "kind": one.kind.value if one.kind in BARE else None,
        "bound": quantity.bound.value if isinstance(quantity, Quantity) else None,
        "measure": one.measure.value if one.measure else None,
        "basis": one.basis.value if one.basis else None,
        "status": one.status.value if one.status else None,
    }
    return {name: value for name, value in told.items() if value}
