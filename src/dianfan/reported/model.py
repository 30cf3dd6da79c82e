"""The review as a document: sentences made of figures, in one language.

A ``Review`` exists once per language; both are written from the same figures. The
published stage lays it out and adds no words with numbers of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dianfan.figures.finding import Finding
from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Language
from dianfan.judged.verdicts import State
from dianfan.promised.chains import LinkState
from dianfan.promised.model import Lens
from dianfan.recorded.book import Book
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Paragraph
from dianfan.reported.parts import Section
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Table


@dataclass(frozen=True, slots=True)
class LayerColumn:
    """One of the four layers as told on the overview."""

    lens: Lens
    name: str
    role: str
    paragraphs: tuple[Paragraph, ...]
    chart: Chart | None
    table: Table | None
    nodes: tuple[str, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One action on the overview: number, name, states counted, one sentence."""

    no: int
    action: str
    name: str
    states: tuple[tuple[State, Figure], ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Event:
    """A decision on the timeline; ``core`` ones belong to the programme itself."""

    date: str
    iso: str
    body: str
    session: str
    decision: Sentence
    source: str
    core: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A development question and what the record answers, or why it cannot."""

    id: str
    question: str
    lens: Lens
    answered: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of a claim: its name, and the figure it would agree with, or none."""

    name: str
    agrees: bool
    phrase: Sentence


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A public claim with its verdict: words, value as claimed, what it was held against.

    ``verdict`` is what the record alone says, ``reason`` why, in a sentence; ``check`` names
    the check that decided, ``sum`` is its formula with the numbers put in, ``tolerance``
    what rounding allows, ``readings`` the others that were tried. ``person`` is the verdict
    that a person gave, with ``why``; it decides nothing. ``score`` is how a dated promise
    stands, ``due`` its date in words.
    """

    id: str
    date: str
    subject: str
    claim: Sentence
    verdict: str
    evidence: tuple[Sentence, ...]
    why: str
    source: str
    reason: Sentence = Sentence(())
    check: str = ""
    sum: Sentence | None = None
    tolerance: Sentence | None = None
    readings: tuple[Reading, ...] = ()
    person: str = ""
    person_differs: bool = False
    score: str = ""
    due: str = ""
    outcome: Sentence | None = None


@dataclass(frozen=True, slots=True)
class ClaimRegister:
    """All public claims together: how many of each verdict, and the dated promises scored."""

    summary: Paragraph
    counts: tuple[tuple[str, Sentence], ...]
    scores: tuple[tuple[str, Sentence], ...]
    promises: Table


@dataclass(frozen=True, slots=True)
class Overview:
    """The one of 1+N."""

    kicker: str
    headline: Sentence
    deck: Sentence
    note: Paragraph
    lead: tuple[Paragraph, ...]
    coverage: Paragraph
    layers: tuple[LayerColumn, ...]
    together: tuple[Paragraph, ...]
    tiles: tuple[Tile, ...]
    findings: tuple[Paragraph, ...]
    shortfalls: tuple[Sentence, ...]
    outlook: tuple[Paragraph, ...]
    charts: tuple[Chart, ...]
    timeline: tuple[Event, ...]
    answers: tuple[Answer, ...]
    claims_summary: Paragraph
    emphases: tuple[str, ...]
    nut: Paragraph = ()
    unknown: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionReport:
    """One of the N of 1+N."""

    no: int
    action: str
    name: str
    kicker: str
    headline: Sentence
    lead: tuple[Paragraph, ...]
    coverage: Paragraph
    findings: tuple[Paragraph, ...]
    charts: tuple[Chart, ...]
    shortfalls: tuple[Sentence, ...]
    outlook: tuple[Paragraph, ...]
    projects: Table
    indicators: Table
    claims: tuple[CheckedClaim, ...]
    method: tuple[Paragraph, ...]
    nut: Paragraph = ()
    unknown: tuple[Sentence, ...] = ()
    voices: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator: definition, the home area's series, other places, judgements."""

    id: str
    name: str
    unit: str
    lens: Lens
    action: int | None
    definition: str
    summary: tuple[Paragraph, ...]
    chart: Chart | None
    judgements: Table
    values: Table
    omitted: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source: its card and what the review takes from it."""

    id: str
    publisher: str
    title: str
    published: str
    url: str
    link: bool
    kind: str
    language: str
    note: str
    values: Table


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """One cited figure, as its own page tells it.

    ``display`` is the figure as read, ``statement`` what, where and when in a line,
    ``steps`` the tree: depth, the text of the step, the key of its figure.
    ``others`` are values that other sources report for the same cell.
    """

    key: str
    figure: Figure
    display: str
    exact: str
    statement: str
    reason: str
    formula: str
    steps: tuple[tuple[int, Sentence], ...]
    others: tuple[Sentence, ...]
    citation: str
    indicator: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Knot:
    """A group of nodes in the drawing of the layers: its kind, name and how many they are.

    ``row`` is the action whose row the knot stands in, nothing where it stands in a column
    of its own; ``shares`` splits the number by layer; ``loose`` knots have no thread to
    where their kind should lead; ``why`` stands where the number is a gap.
    """

    id: str
    kind: str
    name: str
    title: str
    number: Figure | None
    row: str = ""
    lens: Lens | None = None
    shares: tuple[tuple[Lens, Figure], ...] = ()
    href: str | None = None
    loose: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A tie between two knots; ``number`` tells how many edges of the graph it stands for."""

    source: str
    target: str
    number: Figure | None = None


@dataclass(frozen=True, slots=True)
class Weave:
    """The drawing of the layers: knots in the order of their kinds, and the threads between."""

    title: str
    knots: tuple[Knot, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class IntegrationPage:
    """The four layers told as one: story, drawing, loose ends, money, what would move.

    ``twins`` tell in tables what the drawing shows, and every node with what it is tied to.
    """

    headline: Sentence
    lead: tuple[Paragraph, ...]
    weave: Weave
    loose: Table
    ends: tuple[Table, ...]
    money: Section
    finish: Section
    twins: tuple[Table, ...]
    method: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PlaceProfile:
    """A place in an index: where it stands and how surely, what is strong and what is weak."""

    id: str
    place: str
    headline: Sentence
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A composite index: ranks with their ranges, what moves them, what it is made of and lacks."""

    id: str
    name: str
    headline: Sentence
    lead: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    profiles: tuple[PlaceProfile, ...] = ()


@dataclass(frozen=True, slots=True)
class MapNode:
    """A link on the map of a chain: its id, its name, and whether it is there."""

    id: str
    name: str
    state: LinkState


@dataclass(frozen=True, slots=True)
class ChainPage:
    """A chain: its map of ``nodes`` and ``edges`` between their ids, and sections as of any page."""

    id: str
    name: str
    headline: Sentence
    lead: tuple[Paragraph, ...]
    nodes: tuple[MapNode, ...]
    edges: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area on a map: its name, what is written in it, and how dark it is, from 0 to 4; None unknown.

    ``column`` and ``row`` count tiles from 1; ``outline`` is an SVG path where boundaries were given.
    """

    area: str
    name: str
    value: Sentence
    band: int | None
    column: int
    row: int
    outline: str = ""


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A map of areas: its caption, the words of the bands from 0, and what stands under it.

    ``frame`` is the width and height of outlines in pixels, nought for tiles.
    """

    id: str
    caption: Sentence
    areas: tuple[MapArea, ...]
    bands: tuple[str, ...]
    credit: str
    frame: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The networks: maps of who is served, and sections as of any page."""

    headline: Sentence
    lead: tuple[Paragraph, ...]
    maps: tuple[AreaMap, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project: its light, what is told of it, how it gets on, and when it may end."""

    id: str
    name: str
    headline: Sentence
    light: str
    light_name: str
    lead: tuple[Paragraph, ...]
    facts: tuple[tuple[str, Sentence], ...]
    source: str
    chart: Chart | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """All projects: lights, curve, chances, promises beside outcomes, and the list."""

    headline: Sentence
    lead: tuple[Paragraph, ...]
    chart: Chart | None
    sections: tuple[Section, ...]
    listing: Table
    pages: tuple[ProjectPage, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A whole review in one language."""

    language: Language
    programme: str
    title: str
    series: str
    publisher: str
    place: str
    asof: date
    asof_words: str
    book_digest: str
    overview: Overview
    reports: tuple[ActionReport, ...]
    indicators: tuple[IndicatorPage, ...]
    sources: tuple[SourcePage, ...]
    projects: Table
    claims: tuple[CheckedClaim, ...]
    figures: Mapping[str, FigureSheet]
    findings: Table
    methods: Table
    integration: IntegrationPage | None = None
    errata: tuple[Sentence, ...] = ()
    editions: Table | None = None
    signoff: Paragraph = ()
    claim_register: ClaimRegister | None = None
    indices: tuple[IndexPage, ...] = ()
    chains: tuple[ChainPage, ...] = ()
    networks: NetworkPage | None = None
    portfolio: PortfolioPage | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The review in every language of the programme, and the Book it was written from."""

    book: Book
    reviews: tuple[Review, ...]
    findings: tuple[Finding, ...] = ()
