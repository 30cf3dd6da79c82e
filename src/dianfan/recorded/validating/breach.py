"""A breach of a rule: which cell, which rule, what it asks for; and what is known of other values."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from types import MappingProxyType

from dianfan.figures.wording import Wording
from dianfan.promised.reporting import RuleSeverity
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import Givens

NUMBER, COMPULSORY, SLIP = "number", "compulsory", "unit slip"
"""Rules that hold for every form; all others stand in ``rules.csv``."""
FIRM = frozenset({NUMBER, COMPULSORY})
"""Rules that no comment overrides: a number is written anew, an empty cell gets its reason."""


@dataclass(frozen=True, slots=True)
class Breach:
    """That a cell does not keep to a rule; ``message`` says what, why, and what to do."""

    cell: FormCell
    rule: str
    severity: RuleSeverity
    message: Wording


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of other values, as numbers in the unit in which the form asks for them.

    ``series`` has the recorded values of a cell by period; ``parts`` what was given for the
    places below in the same period, by cell; a place of which nothing is known is not there.
    """

    series: Mapping[FormCell, Mapping[str, Decimal]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    parts: Mapping[FormCell, Decimal] = field(default_factory=lambda: MappingProxyType({}))


def blocking(breaches: Iterable[Breach], givens: Givens) -> tuple[Breach, ...]:
    """Give the breaches that keep a sheet from being submitted.

    An error is overridden, and a warning answered, by a comment on the cell; what the form
    itself needs (``FIRM``) is not.
    """
    return tuple(
        one
        for one in breaches
        if one.rule in FIRM or not givens.get(one.cell, Given()).comment.strip()
    )
