"""The outlook: what a place could make next, how near it is, and what it would open."""

from __future__ import annotations

import numpy as np
import polars as pl

from dianfan.figures.errors import UseError
from dianfan.judged.line.complexity.indices import Complexity
from dianfan.judged.line.complexity.table import Matrix
from dianfan.judged.line.complexity.table import Vector


def outlook(found: Complexity) -> Vector:
    """Compute the complexity outlook of places, (places,).

    ``Σᵢ dᵢ (1 − Mᵢ) PCIᵢ``: the complexity of what a place does not have, by how near it is
    (Hausmann et al. 2013).
    """
    space = found.space
    near = np.nan_to_num(space.density) * (1 - space.present)
    total: Vector = near @ np.nan_to_num(found.products)
    return total


def outlook_gains(found: Complexity) -> Matrix:
    """Compute what each absent product would add to the outlook, (places, products); NaN where present.

    ``Σⱼ φᵢⱼ / Σₖ φₖⱼ · (1 − Mⱼ) PCIⱼ − dᵢ PCIᵢ`` (Hausmann et al. 2013): what it brings nearer,
    less what it no longer holds out itself.
    """
    space, worth = found.space, np.nan_to_num(found.products)
    total = space.proximity.sum(axis=0)
    shares = np.divide(space.proximity, total, out=np.zeros_like(space.proximity), where=total > 0)
    opened = ((1 - space.present) * worth) @ shares.T
    gains: Matrix = opened - np.nan_to_num(space.density) * worth
    gains[space.has] = np.nan
    return gains


def candidates(found: Complexity, place: str) -> pl.DataFrame:
    """List the products that a place does not have, the nearest first.

    Returns:
        ``product``, ``name``, ``density`` (0 to 1), ``complexity`` (PCI), ``gain`` in outlook.

    Raises:
        UseError: there is no such place.
    """
    space = found.space
    if place not in space.table.places:
        raise UseError(f"no place “{place}” is in the table", remedy="name one of its places")
    row = space.table.places.index(place)
    return (
        pl.DataFrame(
            {
                "product": space.table.products,
                "name": [space.table.names.get(one, one) for one in space.table.products],
                "density": space.density[row],
                "complexity": found.products,
                "gain": outlook_gains(found)[row],
            }
        )
        .filter(~pl.Series(space.has[row]))
        .fill_nan(None)
        .sort(["density", "product"], descending=[True, False], nulls_last=True)
    )
