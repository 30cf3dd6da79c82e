"""Linkages: how much an industry draws on others and how much they draw on it; which are key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import Vector


class LinkageRole(StrEnum):
    """What an industry is to the others, by power and sensitivity of dispersion.

    ``KEY`` above the mean in both, ``BACKWARD`` in drawing on others alone, ``FORWARD`` in
    being drawn on alone, ``WEAK`` in neither.
    """

    KEY = "key"
    BACKWARD = "backward"
    FORWARD = "forward"
    WEAK = "weak"


@dataclass(frozen=True)
class Linkages:
    """The linkages of each sector, (n,) each, NaN where a sector produces nothing.

    ``backward`` ``1'L`` and ``forward`` ``G1`` are gross output per unit; ``power``
    ``n (1'L)ⱼ / 1'L1`` and ``sensitivity`` ``n (L1)ᵢ / 1'L1`` compare with the mean sector, 1
    being the mean (Rasmussen 1956; Miller and Blair 2009, chapter 12).
    """

    sectors: tuple[str, ...]
    backward: Vector
    forward: Vector
    power: Vector
    sensitivity: Vector

    @property
    def roles(self) -> tuple[LinkageRole | None, ...]:
        """What each sector is to the others; None where it produces nothing."""
        return tuple(
            None if np.isnan(one) else _role(one, other)
            for one, other in zip(self.power.tolist(), self.sensitivity.tolist(), strict=True)
        )


def linkages(made: Model) -> Linkages:
    """Compute backward and forward linkages of all sectors; three solves.

    Sectors without output are left out of the means.
    """
    live = made.table.is_live
    power, sensitivity = (one / one[live].mean() for one in (made.backward, made.sensitivity))
    told = (made.backward, made.forward, power, sensitivity)
    return Linkages(made.table.sectors, *(np.where(live, one, np.nan) for one in told))


def multipliers(made: Model, amounts: Matrix) -> Matrix:
    """Compute what a unit of final use of each sector takes of something: ``r'L``, (n,).

    Args:
        made: the table.
        amounts: (n,) or (n, k), what each sector uses or pays in all: value added, employment,
            energy.

    Returns:
        Of the same shape, in the unit of ``amounts`` per unit of money; NaN where a sector produces nothing.
    """
    rate = (amounts.T * made.table.per_unit).T
    found = made.solve(rate, transposed=True)
    found[~made.table.is_live] = np.nan
    return found


def _role(power: float, sensitivity: float) -> LinkageRole:
    if power > 1:
        return LinkageRole.KEY if sensitivity > 1 else LinkageRole.BACKWARD
    return LinkageRole.FORWARD if sensitivity > 1 else LinkageRole.WEAK
