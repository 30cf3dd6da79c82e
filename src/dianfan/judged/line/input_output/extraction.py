"""Hypothetical extraction: what an economy would lose with each of its industries, all from one inverse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.table import Vector


@dataclass(frozen=True)
class Extraction:
    """What is lost with each sector, (n,) each, in the table's unit; NaN where nothing is produced.

    ``loss`` gross output of the whole economy, ``others`` of it in other sectors, ``share`` of
    the economy's output, from 0 to 1. Final use of other sectors stays; nothing is bought elsewhere
    in its place, so that the figures are upper bounds.
    """

    sectors: tuple[str, ...]
    loss: Vector
    others: Vector
    share: Vector


def extraction(made: Model) -> Extraction:
    """Take out each sector in turn: its row, its column and its own final use.

    ``lossⱼ = (1'L)ⱼ xⱼ / lⱼⱼ`` where ``x = L f``: the partitioned inverse gives all sectors from
    the diagonal of one L, with no model solved again (after Miller and Lahr 2001; the closed form
    is checked against solving again in the tests).
    """
    table, own = made.table, made.inverse.diagonal()
    output = made.solve(table.used)
    loss = np.where(table.is_live, made.backward * output / own, np.nan)
    return Extraction(table.sectors, loss, loss - output, loss / output.sum())
