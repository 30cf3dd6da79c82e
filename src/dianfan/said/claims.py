"""Claims: public statements that can be checked, with the interval that they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.quantity import Quantity

if TYPE_CHECKING:
    from dianfan.figures.finding import Finding
    from dianfan.promised.model import ClaimRow
    from dianfan.promised.model import Programme


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a document: its row, and the quantity that its words name."""

    row: ClaimRow
    quantity: Quantity | Gap


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of a programme's library, and the findings on them."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()


def read(programme: Programme) -> Claims:
    """Give the claims that the programme's documents make, in the order of the file."""
    return Claims(tuple(Claim(row, _quantity(row)) for row in programme.claims))


def _quantity(row: ClaimRow) -> Quantity | Gap:
    if row.value is None:
        return Gap(GapReason.NOT_APPLICABLE, "the statement names no number")
    return Quantity(row.value, row.bound)
