"""What the judgement yields: states with their methods, and the portfolio's counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dianfan.figures.finding import Finding
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Wording
from dianfan.judged.claims.model import ClaimVerdict
from dianfan.judged.indices.judging import JudgedIndex


class State(StrEnum):
    """The six states of a judgement, each with its own sign in print."""

    ACHIEVED = "achieved"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    NOT_ASSESSABLE = "not assessable"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One indicator at one place, judged by one version of one method.

    ``grade`` is the method's own word (Eurostat: significant progress), ``measure`` the
    figure that it was graded by, or the gap with the reason why it cannot be,
    ``evidence`` the figures that were used, ``target`` the one that it was held against.
    """

    indicator: str
    area: str
    method: str
    version: str
    state: State
    grade: Wording
    measure: Figure | Gap
    thresholds: tuple[Figure, ...]
    evidence: tuple[Figure, ...]
    target: Figure | None
    reason: Wording


@dataclass(frozen=True, slots=True)
class Tally:
    """Projects of one group: how many rows, and what they cost where that is known.

    ``dimension`` is status, area, chain, action or all; ``group`` the value of it.
    ``priced`` counts the projects whose investment is known.
    """

    dimension: str
    group: str
    count: Figure
    investment: Figure | Gap
    priced: Figure
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Everything that the judgement says of a Book."""

    judgements: tuple[Judgement, ...]
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...] = ()
    claims: tuple[ClaimVerdict, ...] = ()
    indices: tuple[JudgedIndex, ...] = ()
