"""Contents: energy, research, value added and imports that a unit of final use holds; who uses them in the end."""

from __future__ import annotations

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.linkages import multipliers
from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import Vector


def content(made: Model, satellite: str) -> Vector:
    """Compute what a unit of final use holds of a satellite, direct and indirect: ``r'L``, (n,).

    In the satellite's unit per unit of money; NaN where a sector produces nothing.

    Raises:
        UseError: the table has no such satellite.
    """
    made.table.intensity(satellite)
    return multipliers(made, made.table.satellites[satellite])


def leakage(made: Model) -> Vector:
    """Compute the imports that a unit of final use of each sector draws in: ``m'L``, (n,), 0 to 1.

    Raises:
        UseError: the table does not tell imports.
    """
    return multipliers(made, _known(made.table.imports, "imports"))


def value_added_content(made: Model) -> Vector:
    """Compute the value added at home in a unit of final use of each sector: ``v'L``, (n,).

    With :func:`leakage` and other primary inputs it adds up to 1 where columns balance.

    Raises:
        UseError: the table does not tell value added.
    """
    return multipliers(made, _known(made.table.value_added, "value added"))


def footprint(made: Model, satellite: str) -> Matrix:
    """Compute what each category of final use takes of a satellite, by sector where it is used.

    ``r̂ L F``, (n, categories), in the satellite's unit; the sum is the whole satellite where the
    table balances, but for what final use takes itself.

    Raises:
        UseError: the table has no such satellite.
    """
    rate = made.table.intensity(satellite)
    found: Matrix = rate[:, None] * made.solve(made.table.final)
    return found


def _known(amounts: Vector | None, what: str) -> Vector:
    if amounts is None:
        raise UseError(f"the table does not tell {what}", remedy=f"give {what} of each sector")
    return np.asarray(amounts)
