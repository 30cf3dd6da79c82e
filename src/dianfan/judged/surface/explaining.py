"""Explaining: a score taken apart into its parts, down to the cells, with the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.normalising import Setting

_SPANNED = frozenset({Normalisation.MIN_MAX, Normalisation.GOALPOSTS})


@dataclass(frozen=True)
class ExplainedScore:
    """A score of a place in a period: its formula with the numbers put in, and what it is made of.

    ``weight`` is its share in the node above, from 0 to 1, after gaps were left out; 1 at the
    top. An indicator has ``value``, after its denominator, NaN where the record has a gap, and
    ``treated``, the value that was scored; ``imputed`` says that a gap was filled. A node has
    ``parts`` in the order of the file. ``score`` is NaN where there is none.
    """

    id: str
    name: Wording
    score: float
    weight: float
    formula: str
    value: float = float("nan")
    treated: float = float("nan")
    imputed: bool = False
    parts: tuple[ExplainedScore, ...] = ()

    def __str__(self) -> str:
        """Write the tree, a line for each part, those below indented."""
        return "\n".join(_lines(self, 0))

    def leaves(self) -> Iterator[ExplainedScore]:
        """Give the indicators under it, or itself."""
        for part in self.parts:
            yield from part.leaves()
        if not self.parts:
            yield self


def explain(made: Index, place: str, period: str = "", node: str = "") -> ExplainedScore:
    """Take a score apart.

    Args:
        made: the index.
        place: as its data name it.
        period: the last one if left out.
        node: a node or an indicator; the index itself if left out.

    Raises:
        UseError: there is no such place with enough values in the period, or no such node.
    """
    when = period or max(made.scores.periods)
    rows = {
        key: row
        for row, key in enumerate(zip(made.scores.places, made.scores.periods, strict=True))
    }
    name = node or made.spec.root.id
    if (place, when) not in rows:
        raise UseError(
            f"the index has no row for {place} in {when or 'its period'}", remedy="name another"
        )
    if name not in made.spec.node and name not in made.spec.indicator:
        raise UseError(f"the index has no part “{name}”", where=made.spec.id, remedy="name another")
    return _explained(made, rows[place, when], when, name, 1.0)


def _explained(made: Index, row: int, period: str, name: str, weight: float) -> ExplainedScore:
    if name in made.spec.indicator:
        return _indicator(made, row, period, name, weight)
    told = made.spec.node[name]
    score = float(made.scores.column(name)[row])
    shares = _shares(made, row, name)
    parts = tuple(_explained(made, row, period, child, shares[child]) for child in told.children)
    return ExplainedScore(
        name, told.name, score, weight, _sum(told.aggregation, parts, score), parts=parts
    )


def _shares(made: Index, row: int, name: str) -> dict[str, float]:
    """Give the weight of each child in the row, gaps left out, summing to one."""
    children = made.spec.node[name].children
    own = made.shares.get(name)
    weights = (
        np.array([made.weights[name][child] for child in children])
        if own is None
        else own[row].copy()
    )
    scores = np.array([_score(made, row, child) for child in children])
    weights = np.where(np.isnan(scores), 0.0, weights)
    total = weights.sum()
    return dict(zip(children, (weights / total if total else weights).tolist(), strict=True))


def _score(made: Index, row: int, name: str) -> float:
    panel = made.scored if name in made.spec.indicator else made.scores
    return float(panel.column(name)[row])


def _indicator(made: Index, row: int, period: str, name: str, weight: float) -> ExplainedScore:
    spec, column = made.spec.indicator[name], made.spec.columns.index(name)
    treated, score = float(made.treated.column(name)[row]), _score(made, row, name)
    by = made.settings.get(period) or made.settings[""]
    return ExplainedScore(
        name, spec.name, score, weight,
        _of_value(spec.normalisation or made.spec.normalisation, by, column, treated, score),
        float(made.screened.column(name)[row]), treated, bool(made.imputed_cells[row, column]),
    )  # fmt: skip


def _of_value(method: Normalisation, by: Setting, column: int, value: float, score: float) -> str:
    if isnan(score):
        return "no value"
    if method not in _SPANNED:
        return f"{method.value} of {value:.10g} = {score:.6g}"
    low, high = float(by.low[column]), float(by.high[column])
    worst, best = (low, high) if by.sign[column] > 0 else (high, low)
    first, last = by.span
    span = f"({value:.10g} − {worst:.10g}) / ({best:.10g} − {worst:.10g})"
    return f"{first:g} + {last - first:g} · {span} = {score:.6g}"


def _sum(method: Aggregation, parts: tuple[ExplainedScore, ...], score: float) -> str:
    if isnan(score):
        return "no score"
    there = [one for one in parts if not isnan(one.score)]
    if method is Aggregation.ARITHMETIC:
        told = " + ".join(f"{one.weight:.4g} · {one.score:.6g}" for one in there)
    elif method is Aggregation.GEOMETRIC:
        told = " · ".join(f"{one.score:.6g}^{one.weight:.4g}" for one in there)
    else:
        told = f"{method.value} of " + ", ".join(
            f"{one.score:.6g} ({one.weight:.4g})" for one in there
        )
    return f"{told} = {score:.6g}"


def _lines(one: ExplainedScore, depth: int) -> Iterator[str]:
    marks = ", gap filled" if one.imputed else ""
    if not one.parts and not isnan(one.value) and one.value != one.treated:
        marks += f", {one.value:g} treated as an outlier"
    yield f"{'  ' * depth}{one.name.en or one.id}: {one.formula}{marks}"
    for part in one.parts:
        yield from _lines(part, depth + 1)
