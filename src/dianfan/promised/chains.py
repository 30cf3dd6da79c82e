"""Chains: the lists that name them, the links that they are made of, and the flows between links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Chain:
    """A row of ``chains.csv``: a named chain or cluster in a published list."""

    id: str
    name_zh: str
    name_en: str
    list_id: str
    list_zh: str
    list_en: str
    area: str
    source: str
    note_zh: str
    note_en: str
    line: int = 0


class LinkStage(StrEnum):
    """Where in its chains a link stands: raw materials up, what is sold to users down."""

    UP = "up"
    MID = "mid"
    DOWN = "down"
    UNKNOWN = "unknown"


class LinkState(StrEnum):
    """Whether a link of a chain is there: it makes something, is to be built, or is told missing."""

    PRESENT = "present"
    PLANNED = "planned"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure it is that a row is so: told in so many words, told by the way, or gathered."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Link:
    """A row of ``links.csv``: a product or stage that chains are made of.

    What is counted of it stands among the observations: ``capacity``, ``output``,
    ``unprocessed`` (the share shipped out as it is), ``lead_share`` (of the largest firm),
    ``quotient`` (location quotient), ``value_added_rate`` and ``value`` (what the link would be
    worth a year) each name an indicator. ``projects`` are ids, joined by semicolons.
    """

    id: str
    product_zh: str
    product_en: str
    stage: LinkStage
    state: LinkState
    capacity: str
    output: str
    unprocessed: str
    lead_share: str
    quotient: str
    value_added_rate: str
    value: str
    projects: str
    source: str
    confidence: Confidence
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """A row of ``flows.csv``: one link feeds another in a chain."""

    id: str
    chain_zh: str
    chain_en: str
    upstream: str
    downstream: str
    source: str
    confidence: Confidence
    note_zh: str
    note_en: str
    line: int = 0
