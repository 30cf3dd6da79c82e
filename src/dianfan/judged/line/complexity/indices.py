"""Economic and product complexity: one line on which places and products are set by what goes with what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import linalg
from scipy.sparse.csgraph import connected_components

from dianfan.figures.errors import UseError
from dianfan.judged.line.complexity.product_space import ProductSpace
from dianfan.judged.line.complexity.table import LEAST_PLACES
from dianfan.judged.line.complexity.table import Matrix
from dianfan.judged.line.complexity.table import Vector

NEAR = 1e-9
"""Two eigenvalues nearer than this are one, and their line could be turned any way."""


@dataclass(frozen=True)
class Complexity:
    """Complexity of places and products, NaN for those without any presence.

    ``places`` (places,) ECI, mean 0 and standard deviation 1; ``products`` (products,) PCI on the
    same scale, so that the ECI of a place is the mean PCI of what it has. ``eigenvalue`` the second
    and ``next`` the third: the nearer, the less the line means.
    """

    space: ProductSpace
    places: Vector
    products: Vector
    eigenvalue: float
    next: float


def complexity(space: ProductSpace) -> Complexity:
    """Compute ECI and PCI: the second eigenvectors of ``D⁻¹ M U⁻¹ M'`` and of its dual.

    Computed on the smaller side in the symmetric form ``D^-½ M U⁻¹ M' D^-½`` (Hidalgo and Hausmann
    2009; Hausmann et al. 2013). The sign makes ECI rise with diversity.

    Raises:
        UseError: fewer than three places or products have any presence, the network falls into
            parts, no place differs from another, or two lines fit equally well.
    """
    rows, columns = space.diversity > 0, space.ubiquity > 0
    if min(rows.sum(), columns.sum()) < LEAST_PLACES:
        raise UseError(
            f"{rows.sum()} places are specialised in {columns.sum()} products",
            remedy="three of each are the least; take more places, or a lower threshold",
        )
    held = space.present[np.ix_(rows, columns)]
    _check_whole(space, held, rows)
    diversity, ubiquity = held.sum(axis=1), held.sum(axis=0)
    eigenvalues, vector = _second(held, diversity, ubiquity)
    by_product = (held.T @ vector) / ubiquity
    by_place = (held @ by_product) / diversity
    sign = 1.0 if np.corrcoef(by_place, diversity)[0, 1] >= 0 else -1.0
    middle, spread = by_place.mean(), sign * by_place.std()
    return Complexity(
        space,
        _spread_out(rows, (by_place - middle) / spread),
        _spread_out(columns, (by_product - middle) / spread),
        *eigenvalues,
    )


def _second(
    held: Matrix, diversity: Vector, ubiquity: Vector
) -> tuple[tuple[float, float], Vector]:
    """Give the second and third eigenvalue, and the second eigenvector by place."""
    flat = held / np.sqrt(diversity)[:, None] / np.sqrt(ubiquity)
    tall = flat.shape[0] > flat.shape[1]
    square = flat.T @ flat if tall else flat @ flat.T
    top = len(square) - 3
    values, vectors = linalg.eigh(square, subset_by_index=[top, top + 2], check_finite=False)
    third, second = float(values[0]), float(values[1])
    if second < NEAR:
        raise UseError(
            "no place differs from another in what it has",
            remedy="take more products, or another threshold of presence",
        )
    if second - third < NEAR:
        raise UseError(
            "two lines through places and products fit equally well, so neither means anything",
            why=f"the second and third eigenvalues are {second:.9g} and {third:.9g}",
            remedy="take more places or products",
        )
    own = flat @ vectors[:, 1] if tall else vectors[:, 1]
    return (second, third), own / np.sqrt(diversity)


def _check_whole(space: ProductSpace, held: Matrix, rows: NDArray[np.bool_]) -> None:
    """Refuse a network in parts: between parts nothing tells which is the more complex."""
    count, part = connected_components(held @ held.T > 0, directed=False)
    if count == 1:
        return
    sizes = np.bincount(part, minlength=count)
    small = int(np.argmin(sizes))
    names = np.array(space.table.places)[rows][part == small]
    raise UseError(
        f"places and products fall into {count} parts that have nothing in common",
        where=", ".join(names[:8].tolist()),
        remedy="leave the smaller part out, or set a least size for places and products",
    )


def _spread_out(there: NDArray[np.bool_], values: Vector) -> Vector:
    found = np.full(len(there), np.nan)
    found[there] = values
    return found
