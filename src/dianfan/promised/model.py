"""A programme as data: what a folder of plain files says, in frozen types.

Field names are the column names and YAML keys of the folder; the field metadata
feeds the generated schemas and the reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import polars as pl

from dianfan.figures.finding import Finding
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.wording import Wording
from dianfan.promised.chains import Chain
from dianfan.promised.chains import Flow
from dianfan.promised.chains import Link
from dianfan.promised.editing import Edit
from dianfan.promised.networks import Infrastructure
from dianfan.promised.progress import Works
from dianfan.promised.reporting import Reporting


class Lens(StrEnum):
    """The four lenses, 点 线 网 面."""

    POINT = "point"
    LINE = "line"
    NET = "net"
    SURFACE = "surface"


class Direction(StrEnum):
    """Which way an indicator should go."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class ProjectStatus(StrEnum):
    """OC4IDS project status, with IATI's suspended and an honest unknown."""

    IDENTIFICATION = "identification"
    PREPARATION = "preparation"
    IMPLEMENTATION = "implementation"
    COMPLETION = "completion"
    MAINTENANCE = "maintenance"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class ClaimVerdict(StrEnum):
    """What the record says of a public claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OPEN = "open"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the path: its lens and what the programme calls it and its role."""

    lens: Lens
    name: Wording
    role: Wording


@dataclass(frozen=True, slots=True)
class Emphasis:
    """One of the reform emphases of the programme, in its own words."""

    id: str
    name: Wording


@dataclass(frozen=True, slots=True)
class Charter:
    """``programme.yaml``: the identity, goal and path of a programme.

    ``scopes`` gives the English of what stands in the scope of a figure or as the
    subject of a claim; ``population`` names the indicator that counts the people of a place;
    ``signing_key`` is the public key that signs its editions; ``map_licence``, ``map_approval``
    and ``map_source`` are those of the boundaries of its maps.
    """

    id: str
    title: Wording
    goal: Wording
    vision: Wording
    place: str
    start: str
    end: str
    review_date: date
    source: str
    path: tuple[Layer, ...]
    emphases: tuple[Emphasis, ...] = ()
    series: Wording = Wording("年终盘点", "Year-end review")
    publisher: Wording = Wording("", "")
    headline_indicators: tuple[str, ...] = ()
    compare_with: tuple[str, ...] = ()
    scopes: tuple[Wording, ...] = ()
    population: str = ""
    signing_key: str = ""
    map_licence: Wording = Wording("", "")
    map_approval: str = ""
    map_source: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A dated act of a body, and what it sets; ``date`` may be a day, month or year."""

    id: str
    date: str
    body_zh: str
    body_en: str
    session_zh: str
    session_en: str
    decision_zh: str
    decision_en: str
    sets: tuple[str, ...]
    core: bool
    source: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Action:
    """One of the N actions that an own report is written about."""

    no: int
    id: str
    name: Wording
    short: Wording
    decided_by: str
    source: str
    lead_unit: Wording = Wording("", "")


@dataclass(frozen=True, slots=True)
class Area:
    """A row of ``areas.csv``: code, names, level, code of the area above."""

    code: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    level: str
    parent: str
    line: int = 0

    @property
    def place(self) -> Place:
        """The area as figures name it."""
        return Place(
            self.code, Wording(self.short_zh, self.short_en), self.level, self.parent or None
        )


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of ``indicators.csv``.

    ``cumulative`` marks stocks that only grow by definition, ``method`` the progress
    method that applies (``growth-path``, ``none``), ``salience`` 1 (headline) to 3,
    ``breaks`` the periods from which its definition or coverage differs.
    """

    id: str
    name_zh: str
    name_en: str
    unit: str
    direction: Direction
    layer: Lens
    action: int | None
    salience: int
    cumulative: bool
    definition_zh: str
    definition_en: str
    breaks: tuple[str, ...] = ()
    line: int = 0

    @property
    def name(self) -> Wording:
        """The name in both languages."""
        return Wording(self.name_zh, self.name_en)

    @property
    def comparable_since(self) -> date:
        """The first day of the latest definition; values before it enter no rate with later ones."""
        return max((period(code).start for code in self.breaks), default=date.min)


@dataclass(frozen=True, slots=True)
class Target:
    """A row of ``targets.csv``: what is to be reached, where, by when, and who set it.

    ``kind`` is that of an observation (level, growth_yoy, share, cumulative, rank).
    A later ``version`` of one target replaces the earlier with a ``reason``.
    """

    id: str
    indicator: str
    area: str
    period: str
    kind: str
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: Bound
    scope: str
    decided_by: str
    version: int
    reason: str
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A row of ``projects.csv``; money in 亿元, dates as day, month or year.

    ``members`` is the number of projects that a bundle row stands for, 1 for one.
    """

    id: str
    name_zh: str
    name_en: str
    area: str
    chain: str
    action: int | None
    members: int | None
    bundle: bool
    investment_total: Decimal | None
    investment_year: Decimal | None
    capacity: Decimal | None
    capacity_unit: str
    capacity_text: str
    start: str
    planned_finish: str
    actual_finish: str
    status: ProjectStatus
    status_local: str
    status_date: str
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


class SignSide(StrEnum):
    """On which side of what it is held against a sign speaks for its question."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that a question is answered by: an indicator at home, held against something on record.

    ``against`` is the code of another area in the same period, ``since`` an earlier period at
    home; one of them is told. ``indicator`` is empty where nothing on record measures it;
    ``kind`` is that of the values: level, share, cumulative.
    """

    name: Wording
    side: SignSide
    indicator: str = ""
    kind: str = "level"
    against: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A development question: its wording, and the indicators whose figures answer it.

    ``answerable_by`` says in words what record would answer it, for the report to print
    when the record does not. ``signs`` are independent of one another; the question is
    answered by three of them, or not at all.
    """

    id: str
    wording: Wording
    lens: Lens
    indicators: tuple[str, ...]
    answerable_by: Wording
    source: str
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A row of ``sources.csv``; ``link`` is false for addresses to cite but not visit."""

    id: str
    publisher: str
    title: str
    published: str
    url: str
    link: bool
    kind: str
    language: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of ``claims.csv``: a checkable public statement and what it is checked by.

    ``checked_by`` names rows: ``indicator@area@period#source`` or ``project:ID``.
    """

    id: str
    date: str
    subject: str
    measure: str
    measure_zh: str
    measure_en: str
    value: Decimal | None
    unit: str
    bound: Bound
    period: str
    status: str
    source: str
    checked_by: tuple[str, ...]
    verdict: ClaimVerdict
    why_zh: str
    why_en: str
    line: int = 0


class CorrectionKind(StrEnum):
    """What a correction does: it puts another value in place, or takes what was said back."""

    VALUE = "value"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of ``corrections.csv``: what it supersedes, and the value in its place.

    ``supersedes`` is the id of an entry, ``indicator@area@period#source``, ``target:ID``,
    ``source:ID`` (all that it prints, retracted), or ``correction:ID``. ``unit`` and
    ``bound`` are those of what it supersedes where they are empty. It holds from ``date``.
    """

    id: str
    date: date
    kind: CorrectionKind
    supersedes: str
    old_value: Decimal | None
    new_value: Decimal | None
    upper: Decimal | None
    unit: str
    bound: str
    reason_zh: str
    reason_en: str
    source: str
    locator: str
    decided_by: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class PastEdition:
    """A row of ``editions.csv``: an edition that was published before, by its digest."""

    digest: str
    asof: date
    address: str
    line: int = 0


class SignoffDecision(StrEnum):
    """What a reader decides on a sentence before it is published."""

    TICK = "tick"
    CHANGE = "change"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Tick:
    """A row of ``signoff.csv``: one decision of one person on one sentence.

    ``sentence`` is the sentence's id, ``words`` what is wanted instead or why, ``by`` an
    office role or initials; a withdrawal takes back whatever that person decided on it.
    """

    sentence: str
    decision: SignoffDecision
    words: str
    by: str
    date: date
    line: int = 0


OBSERVATION_COLUMNS = {
    "indicator": pl.String,
    "area": pl.String,
    "period": pl.String,
    "scope": pl.String,
    "value": pl.String,
    "upper": pl.String,
    "unit": pl.String,
    "bound": pl.String,
    "kind": pl.String,
    "status": pl.String,
    "source": pl.String,
    "locator": pl.String,
    "note_zh": pl.String,
    "note_en": pl.String,
    "line": pl.Int64,
}


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that a programme folder says, and the findings on it.

    ``observations`` has one printed figure per row, with the columns of
    ``OBSERVATION_COLUMNS``; values are the printed decimals as text. ``indices`` are the
    texts of the files of composite indices, by their path in the folder.
    """

    folder: Path
    charter: Charter
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    areas: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    projects: tuple[Project, ...]
    chains: tuple[Chain, ...]
    links: tuple[Link, ...]
    flows: tuple[Flow, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    claims: tuple[ClaimRow, ...]
    observations: pl.DataFrame
    findings: tuple[Finding, ...] = field(default=())
    edits: tuple[Edit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    editions: tuple[PastEdition, ...] = ()
    signoff: tuple[Tick, ...] = ()
    indices: Mapping[str, str] = field(default_factory=dict)
    boundaries: str = ""
    infrastructure: Infrastructure = Infrastructure()
    works: Works = Works()
    reporting: Reporting = Reporting()
