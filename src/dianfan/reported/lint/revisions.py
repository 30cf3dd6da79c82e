"""Superseded values: entries that were not chosen, targets that were replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.memory import by_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.reported.lint.ground import Ground
    from dianfan.reported.parts import Sentence

RULE = "superseded"
PREFERRED = "recorded.choice.preferred"


def superseded(sentence: Sentence, ground: Ground) -> Iterator[Flaw]:
    """Find entries passed over and targets replaced that stand in a sentence alone.

    A sentence that also tells the chosen value of the same cell compares the two, and may.
    """
    figures = sentence.figures
    for figure in figures:
        if is_superseded(figure, ground) and not any(
            cell(other) == cell(figure) and not is_superseded(other, ground) for other in figures
        ):
            yield Flaw(RULE, _message(figure), figure.key)


def is_superseded(figure: Figure, ground: Ground) -> bool:
    """Tell whether a figure is, or was made from, what no longer counts."""
    return _is_among(figure, ground.passed_over, ground.replaced)


@by_key
def _is_among(figure: Figure, passed_over: frozenset[str], replaced: frozenset[object]) -> bool:
    why = figure.why
    if isinstance(why, Recorded):
        return why.entry in passed_over
    if isinstance(why, Promised):
        return (*why, figure.value) in replaced
    if isinstance(why, Derived) and why.method != PREFERRED:
        return any(_is_among(one, passed_over, replaced) for one in why.inputs)
    return False


def cell(figure: Figure) -> tuple[str, str, str, str]:
    """Give what a figure is a value of: measure, place, period and scope."""
    return (figure.measure, figure.place.code, figure.period.code, figure.scope)


def _message(figure: Figure) -> str:
    if isinstance(figure.why, Promised):
        return f"the target {figure.why.clause} has a later version"
    return f"{figure.measure} {figure.place} {figure.period}: another entry of the cell is the chosen one"
