"""A review as a site: which pages it has, and what each page is written with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from dianfan.published.charts.place import NARROW
from dianfan.published.charts.place import REGULAR
from dianfan.published.charts.specification import key
from dianfan.published.charts.specification import specification
from dianfan.published.client import addresses
from dianfan.published.client import pictures
from dianfan.published.client.pen import Pen
from dianfan.published.client.states import sign
from dianfan.published.client.states import strip
from dianfan.published.client.tables import Hand
from dianfan.published.client.tables import table
from dianfan.published.client.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.judged.verdicts import State
    from dianfan.published.client.page import Beside
    from dianfan.published.client.words import Words
    from dianfan.reported.model import ChainPage
    from dianfan.reported.model import Review
    from dianfan.reported.model import SourcePage
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Table


@dataclass(frozen=True)
class Site:
    """One review, its twin in the other language, its drawings, what stands beside it, and texts of the Book."""

    review: Review
    twin: Review | None
    drawn: Mapping[str, str]
    beside: Beside
    texts: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> Words:
        """The words of the client in the language of the review."""
        return words(self.review.language)

    @cached_property
    def twin_words(self) -> Words | None:
        """The words of the client in the other language."""
        return words(self.twin.language) if self.twin else None

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages."""
        return frozenset(addresses.addresses(self.review))

    @cached_property
    def twin_pages(self) -> frozenset[str]:
        """The addresses of all pages of the twin."""
        return frozenset(addresses.addresses(self.twin)) if self.twin else frozenset()

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The sources by id, as publisher and title."""
        return {
            one.id: " · ".join(p for p in (one.publisher, one.title) if p)
            for one in self.review.sources
        }

    @cached_property
    def cards(self) -> Mapping[str, SourcePage]:
        """The sources by id."""
        return {one.id: one for one in self.review.sources}

    @cached_property
    def figures(self) -> frozenset[str]:
        """The keys of the figures that have a page."""
        return frozenset(self.review.figures)

    @cached_property
    def pens(self) -> Mapping[str, Pen]:
        """A pen for each way up to the folder of the language."""
        review = self.review
        return {
            up: Pen(review.language, up, self.figures, self.words.see_source) for up in ("", "../")
        }


@dataclass(frozen=True)
class View:
    """What one page is written with: its place in the site, and ways to write its parts."""

    site: Site
    address: str
    section: str
    title: str
    about: str

    @property
    def up(self) -> str:
        """The way up from the page to the folder of its language."""
        return addresses.ascent(self.address)

    @property
    def root(self) -> str:
        """The way up from the page to the root of the client."""
        return f"../{self.up}"

    @property
    def pen(self) -> Pen:
        """The pen that writes its sentences."""
        return self.site.pens[self.up]

    @property
    def twin(self) -> str | None:
        """The address of the same page in the other language, or of its overview."""
        if self.site.twin is None:
            return None
        there = self.address if self.address in self.site.twin_pages else "index.html"
        return f"{self.root}{self.site.twin.language}/{there}"

    @property
    def data(self) -> str:
        """The name of the linked data of the report on this page; empty where it has none."""
        single = self.address in {"index.html", "integration.html"}
        is_report = single or self.address.startswith("actions/")
        return addresses.data_name(self.address) if is_report and self.site.beside.linked else ""

    def link(self, reference: str) -> str | None:
        """Give the way to a page by its reference; nothing when there is no such page."""
        address = addresses.address_of(reference)
        return f"{self.up}{address}" if address.partition("#")[0] in self.site.pages else None

    def source(self, name: str) -> Markup:
        """Name a source, with a link to its page where it has one."""
        known = self.site.sources.get(name)
        if known is None:
            return escape(name)
        return Markup('<a href="{}{}">{}</a>').format(self.up, addresses.source(name), known)

    def table(self, content: Table, extra: tuple[str, Sequence[Markup]] | None = None) -> Markup:
        """Write a table."""
        return table(content, Hand(self.pen, self.site.words, self.link), extra)

    def strip(self, states: tuple[tuple[State, Figure], ...]) -> Markup:
        """Draw the spread of states."""
        return strip(states, self.site.words, self.pen)

    def state(self, state: State) -> Markup:
        """Write a state as its sign and its word."""
        return sign(state, self.site.words)

    def chart(self, chart: Chart, *, narrow: bool = False) -> Markup:
        """Draw a chart; nothing where it was not drawn."""
        width = NARROW if narrow else REGULAR
        spec = specification(chart, self.site.review.language, width)
        svg = self.site.drawn.get(key(spec))
        if svg is None:
            return Markup("")
        return pictures.chart(
            svg, f"{chart.title.text} {chart.subtitle}", self.up, self.site.figures
        )

    def map(self, page: ChainPage) -> Markup:
        """Draw the map of a chain."""
        return pictures.chain_map(page)

    def graph(self, nodes: Sequence[str], edges: Sequence[tuple[str, str]], title: str) -> Markup:
        """Draw a graph."""
        return pictures.graph(nodes, edges, title)
