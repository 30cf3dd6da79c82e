"""Taking an indicator of a sector apart: its formula with the numbers put in, and its largest parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.table import Vector

MOST_PARTS = 8


@dataclass(frozen=True)
class ExplainedLinkage:
    """A value of a sector, its formula with the numbers, and what it is the sum of.

    ``parts`` are the sectors that make the most of it, each with its part; ``rest`` what all the
    others make together.
    """

    sector: str
    measure: str
    value: float
    formula: str
    parts: tuple[tuple[str, float], ...]
    rest: float


def explain_backward(made: Model, sector: str, amounts: Vector | None = None) -> ExplainedLinkage:
    """Take a multiplier apart: the output of each sector that a unit of this one's final use takes.

    Args:
        made: the table.
        sector: its code.
        amounts: (n,), of a satellite, for its content; gross output if left out.

    Raises:
        UseError: there is no such sector, or it produces nothing.
    """
    at = _live(made, sector)
    push = np.zeros(made.table.count)
    push[at] = 1
    rate = np.ones(made.table.count) if amounts is None else amounts * made.table.per_unit
    return _told(made, sector, "1'L" if amounts is None else "r'L", rate * made.solve(push))


def explain_forward(made: Model, sector: str) -> ExplainedLinkage:
    """Take a forward linkage apart: the output of each sector that a unit of this one's inputs enables.

    Raises:
        UseError: there is no such sector, or it produces nothing.
    """
    at = _live(made, sector)
    pull = np.zeros(made.table.count)
    pull[at] = made.table.per_unit[at]
    return _told(made, sector, "G1", made.solve(pull, transposed=True) * made.table.output)


def _live(made: Model, sector: str) -> int:
    at = made.table.at(sector)
    if not made.table.is_live[at]:
        raise UseError(
            "a sector without output has no linkages",
            where=sector,
            remedy="ask of one that produces",
        )
    return at


def _told(made: Model, sector: str, measure: str, by: Vector) -> ExplainedLinkage:
    order = np.argsort(-by, kind="stable")[:MOST_PARTS]
    parts = tuple((made.table.sectors[at], float(by[at])) for at in order if by[at])
    value, held = float(by.sum()), sum(part for _, part in parts)
    sums = " + ".join(f"{part:.6g} ({name})" for name, part in parts)
    rest = value - held
    more = f" + {rest:.6g} (others)" if made.table.count > len(parts) and rest else ""
    return ExplainedLinkage(
        sector, measure, value, f"{measure} = {sums}{more} = {value:.6g}", parts, rest
    )
