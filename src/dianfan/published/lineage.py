"""The lineage of an edition: every cited figure and all below it, one to a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import Said
from dianfan.figures.lineage import statement
from dianfan.figures.lineage import walk
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.place import Place
    from dianfan.reported.model import Report

LINEAGE = "lineage.jsonl"
FIGURES = "figures.json"
_LEAVES: Mapping[str, type[Promised | Said | Recorded]] = {
    "promised": Promised,
    "said": Said,
    "recorded": Recorded,
}


@dataclass(frozen=True, slots=True)
class Stated:
    """One line of a lineage file: the key that it claims, and its content as plain data."""

    line: int
    key: str
    content: Mapping[str, Any]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The keys of the figures that this one says it was made from."""
        return tuple(self.content["why"].get("inputs", ()))


def lineage_file(report: Report) -> bytes:
    """Write every figure of a report and all below it, inputs before what is made of them."""
    lines = (
        json.dumps({"key": figure.key, **statement(figure)}, ensure_ascii=False) + "\n"
        for figure in _each_once(report)
    )
    return "".join(lines).encode()


def figures_file(report: Report) -> bytes:
    """Write the index of figures: key, how it is read and what it says, in each language."""
    index: dict[str, dict[str, dict[str, str]]] = {}
    for review in report.reviews:
        for key, sheet in review.figures.items():
            told = {"display": sheet.display, "statement": sheet.statement}
            index.setdefault(key, {})[review.language] = told
    lines = (
        f"{json.dumps(key)}:{json.dumps(index[key], ensure_ascii=False)}" for key in sorted(index)
    )
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _each_once(report: Report) -> Iterator[Figure]:
    seen: set[str] = set()
    for review in report.reviews:
        for key in sorted(review.figures):
            yield from walk(review.figures[key].figure, seen)


def read_lines(text: str) -> Iterator[Stated | tuple[int, str]]:
    """Read a lineage file; a line that cannot be read comes as its number and the fault."""
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            content = json.loads(line)
            key = content.pop("key")
            stated = Stated(number, str(key), content)
            stated.inputs  # noqa: B018 - a line without a reason is unreadable too
        except (ValueError, KeyError, AttributeError, TypeError) as fault:
            yield number, str(fault)
        else:
            yield stated


def figure_of(
    content: Mapping[str, Any], inputs: tuple[Figure, ...], places: Mapping[str, Place]
) -> Figure:
    """Make the figure that a line of a lineage file states.

    Raises:
        KeyError: a field or the place is unknown.
        ValueError: a number is not one.
        DianfanError: a unit or period is unknown.
    """
    reason = dict(content["why"])
    kind = reason.pop("kind")
    upper = content["upper"]
    why: Promised | Said | Recorded | Derived
    if kind == "derived":
        why = Derived(
            reason["method"], reason["version"], tuple(sorted(reason["parameters"].items())), inputs
        )
    else:
        why = _LEAVES[kind](**reason)
    quantity = Quantity(
        Decimal(content["value"]),
        Bound(content["bound"]),
        None if upper is None else Decimal(upper),
    )
    return Figure(
        quantity=quantity,
        unit=unit(content["unit"]),
        place=places[content["place"]],
        period=period(content["period"]),
        measure=content["measure"],
        why=why,
        scope=content["scope"],
    )
