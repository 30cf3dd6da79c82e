"""The product space: who is specialised in what, which products go together, how near a place is to each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.line.complexity.table import Matrix
from dianfan.judged.line.complexity.table import ProductTable
from dianfan.judged.line.complexity.table import Vector

SPECIALISED = 1.0


@dataclass(frozen=True)
class ProductSpace:
    """A table with the presences that it is read by: ``has`` (places, products)."""

    table: ProductTable
    has: NDArray[np.bool_]

    @cached_property
    def present(self) -> Matrix:
        """Presence as numbers, 1 or 0, (places, products)."""
        return self.has.astype(np.float64)

    @cached_property
    def diversity(self) -> Vector:
        """How many products a place is specialised in, (places,)."""
        return np.asarray(self.present.sum(axis=1))

    @cached_property
    def ubiquity(self) -> Vector:
        """How many places are specialised in a product, (products,)."""
        return np.asarray(self.present.sum(axis=0))

    @cached_property
    def proximity(self) -> Matrix:
        """How likely a place has one product if it has the other, the less likely way, (products, products).

        ``φᵢⱼ = min(P(i|j), P(j|i)) = n(i and j) / max(uᵢ, uⱼ)`` (Hidalgo et al. 2007); 1 on the
        diagonal, 0 with a product that nobody has.
        """
        both = self.present.T @ self.present
        most = np.maximum(self.ubiquity[:, None], self.ubiquity[None, :])
        found: Matrix = np.divide(both, most, out=np.zeros_like(both), where=most > 0)
        return found

    @cached_property
    def density(self) -> Matrix:
        """How near a place is to a product by what it has, (places, products), 0 to 1.

        ``dᵢ = Σⱼ Mⱼ φᵢⱼ / Σⱼ φᵢⱼ`` (Hidalgo et al. 2007); NaN for a product near none.
        """
        total = self.proximity.sum(axis=0)
        near = self.present @ self.proximity
        found: Matrix = np.divide(near, total, out=np.full_like(near, np.nan), where=total > 0)
        return found


def advantage(table: ProductTable) -> Matrix:
    """Compute revealed comparative advantage, the location quotient, (places, products).

    ``(xₚᵢ / xₚ) / (xᵢ / x)`` (Balassa 1965); 0 for a place or product without any.
    """
    values = table.values
    place, product, whole = values.sum(axis=1), values.sum(axis=0), values.sum()
    fair = place[:, None] * product[None, :]
    found: Matrix = np.divide(values * whole, fair, out=np.zeros_like(values), where=fair > 0)
    return found


def product_space(table: ProductTable, threshold: float = SPECIALISED) -> ProductSpace:
    """Read a table by presence: a place has a product where its advantage is ``threshold`` or more."""
    return ProductSpace(table, advantage(table) >= threshold)
