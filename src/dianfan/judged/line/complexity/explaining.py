"""Taking a complexity apart: a place's into its products, a density into what makes it near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.line.complexity.indices import Complexity
from dianfan.judged.line.complexity.product_space import ProductSpace


@dataclass(frozen=True)
class ExplainedComplexity:
    """A value, its formula with the numbers, and the products that it is made of, the greatest first."""

    value: float
    formula: str
    parts: tuple[tuple[str, float], ...]


def explain_place(found: Complexity, place: str) -> ExplainedComplexity:
    """Take the ECI of a place apart: the mean of the PCI of the products that it has.

    Raises:
        UseError: there is no such place, or it is specialised in nothing.
    """
    space = found.space
    row = _at(space.table.places, place)
    held = np.flatnonzero(space.has[row])
    if not held.size:
        raise UseError("the place is specialised in nothing", where=place, remedy="take another")
    told = sorted(
        ((space.table.products[at], float(found.products[at])) for at in held),
        key=lambda one: -one[1],
    )
    value = float(found.places[row])
    formula = f"ECI = Σ PCI / n = {sum(part for _, part in told):.6g} / {len(told)} = {value:.6g}"
    return ExplainedComplexity(value, formula, tuple(told))


def explain_density(space: ProductSpace, place: str, product: str) -> ExplainedComplexity:
    """Take the density of a place around a product apart: the proximities of what it has.

    Raises:
        UseError: there is no such place or product, or the product is near none.
    """
    row, column = _at(space.table.places, place), _at(space.table.products, product)
    near = space.proximity[column]
    if not near.sum():
        raise UseError("nobody has the product", where=product, remedy="take another")
    told = sorted(
        (
            (space.table.products[at], float(near[at]))
            for at in np.flatnonzero(space.has[row] & (near > 0))
        ),
        key=lambda one: -one[1],
    )
    value = float(space.density[row, column])
    formula = f"d = Σ φ of what it has / Σ φ = {sum(part for _, part in told):.6g} / {near.sum():.6g} = {value:.6g}"
    return ExplainedComplexity(value, formula, tuple(told))


def _at(names: tuple[str, ...], name: str) -> int:
    if name not in names:
        raise UseError(f"“{name}” is not in the table", remedy="name a place or product of it")
    return names.index(name)
