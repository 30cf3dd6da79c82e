"""The same fact in several places: one figure has one display, one cell one value."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import content_key
from dianfan.recorded.choice import SCENARIOS
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.memory import by_key
from dianfan.reported.lint.revisions import PREFERRED
from dianfan.reported.lint.revisions import cell
from dianfan.reported.parts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.reported.lint.passages import Passage
    from dianfan.reported.model import FigureSheet

    Said = tuple[Passage, Figure]

RULE = "told-differently"


def told_differently(
    some: Iterable[Passage], sheets: Mapping[str, FigureSheet]
) -> Iterator[tuple[Passage, Flaw]]:
    """Find figures shown in two ways, and facts told with two values, over a whole review.

    Args:
        some: all passages of the review.
        sheets: the page of each figure, by key, which has the display that counts.
    """
    facts: dict[str, list[Said]] = defaultdict(list)
    for passage in some:
        if not passage.figures:
            continue
        yield from ((passage, flaw) for flaw in _otherwise(passage, sheets))
        if not passage.free:
            for figure in _alone(passage):
                facts[identity(figure)].append((passage, figure))
    for told in facts.values():
        yield from _two_values(told)


def _otherwise(passage: Passage, sheets: Mapping[str, FigureSheet]) -> Iterator[Flaw]:
    for span in passage.sentence.spans:
        if span.figure is None or span.origin is Origin.UNSIGNED:
            continue
        sheet = sheets.get(span.figure.key)
        if sheet is not None and span.text != sheet.display:
            message = f"“{span.text}” here, “{sheet.display}” on the figure's own page"
            yield Flaw(RULE, message, span.figure.key)


def _alone(passage: Passage) -> Iterator[Figure]:
    """Give the figures that no other of the same cell stands beside, so that none is compared."""
    figures = passage.figures
    if len(figures) == 1:
        yield figures[0]
        return
    for figure in figures:
        rivals = (one for one in figures if one.key != figure.key and cell(one) == cell(figure))
        if next(rivals, None) is None:
            yield figure


def _two_values(told: list[Said]) -> Iterator[tuple[Passage, Flaw]]:
    first_passage, first = told[0]
    for passage, figure in told[1:]:
        if figure.key != first.key and _content(figure) != _content(first):
            where = f"{first_passage.page} {first_passage.place}"
            message = f"{figure.value} {figure.unit} here, {first.value} {first.unit} at {where}"
            yield passage, Flaw(RULE, message, figure.key)


def _content(figure: Figure) -> tuple[Fraction, str]:
    return Fraction(figure.value) * figure.unit.factor, figure.quantity.bound.value


@by_key
def identity(figure: Figure) -> str:
    """Name the fact that a figure is a value of, whatever the value.

    Two figures of one identity must have one value: a cell of the record, or what one
    method makes of the same cells. Promises and statements are each their own fact.
    """
    why = figure.why
    if isinstance(why, Recorded):
        if why.entry.startswith("count:"):
            return why.entry
        scenario = SCENARIOS.get(why.status, "actual")
        return content_key(["recorded", *cell(figure), figure.unit.dimension, scenario])
    if not isinstance(why, Derived):
        return figure.key
    if why.method == PREFERRED:
        return identity(why.inputs[0])
    inputs = [identity(one) for one in why.inputs]
    return content_key([why.method, why.version, why.parameters, *cell(figure), *inputs])
