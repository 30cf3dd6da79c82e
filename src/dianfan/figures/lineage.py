"""Figures and the four ways to know one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from dianfan.figures.period import Period
    from dianfan.figures.place import Place
    from dianfan.figures.quantity import Quantity
    from dianfan.figures.unit import Unit


class Promised(NamedTuple):
    """The programme says so: a clause of it, and the decision or source that set it."""

    clause: str
    source: str
    locator: str


class Said(NamedTuple):
    """A document says so: the words that locate it, at most twenty characters."""

    claim: str
    source: str
    locator: str


class Recorded(NamedTuple):
    """An entry of the Book says so, taken from a source at a locator.

    ``status``, ``source_kind`` and ``published`` are what a choice between two
    entries of one cell goes by.
    """

    entry: str
    source: str
    locator: str
    status: str = ""
    source_kind: str = ""
    published: str = ""


class Derived(NamedTuple):
    """A method says so: its name, version, parameters and the figures it was given."""

    method: str
    version: str
    parameters: tuple[tuple[str, str], ...]
    inputs: tuple[Figure, ...]


Why = Promised | Said | Recorded | Derived
KEY_LENGTH = 16


@dataclass(frozen=True)
class Figure:
    """A quantity of one measure, with its unit, place, period and reason.

    ``measure`` is the id of an indicator or of what a method yields; ``scope`` says
    which part of the place or theme is meant, and is empty for the whole.
    """

    quantity: Quantity
    unit: Unit
    place: Place
    period: Period
    measure: str
    why: Why
    scope: str = ""

    @property
    def value(self) -> Decimal:
        """The printed number, its bound left aside."""
        return self.quantity.value

    @property
    def inputs(self) -> tuple[Figure, ...]:
        """The figures that this one was made from; none for a leaf."""
        return self.why.inputs if isinstance(self.why, Derived) else ()

    @cached_property
    def key(self) -> str:
        """The first sixteen hexadecimal digits of the SHA-256 of the content."""
        return content_key(statement(self))


def content_key(content: object) -> str:
    """Hash JSON-like content, independent of the order of mappings."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:KEY_LENGTH]


def statement(figure: Figure) -> Mapping[str, object]:
    """Write a figure as plain data, its inputs by their keys."""
    quantity = figure.quantity
    return {
        "value": _plain(quantity.value),
        "upper": None if quantity.upper is None else _plain(quantity.upper),
        "bound": quantity.bound.value,
        "unit": figure.unit.symbol,
        "place": figure.place.code,
        "period": figure.period.code,
        "measure": figure.measure,
        "scope": figure.scope,
        "why": _reason(figure.why),
    }


def _plain(value: Decimal) -> str:
    """Write a decimal with all its digits; 1, 1.0 and 10E-1 alike, whatever the context."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _reason(why: Why) -> Mapping[str, object]:
    if isinstance(why, Derived):
        return {
            "kind": "derived",
            "method": why.method,
            "version": why.version,
            "parameters": dict(why.parameters),
            "inputs": [figure.key for figure in why.inputs],
        }
    return {"kind": type(why).__name__.lower(), **why._asdict()}


def walk(figure: Figure, seen: set[str] | None = None) -> Iterator[Figure]:
    """Give a figure and all figures below it, each once, inputs first.

    Args:
        figure: where to begin.
        seen: keys that are passed over with all below them; those given are added to it.
    """
    passed: set[str] = set() if seen is None else seen

    def descend(node: Figure) -> Iterator[Figure]:
        if node.key in passed:
            return
        passed.add(node.key)
        for part in node.inputs:
            yield from descend(part)
        yield node

    yield from descend(figure)
