"""Passages: every sentence, chart and table of a review, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.reported.model import Review
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Mark
from dianfan.reported.parts import Origin
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from dianfan.reported.parts import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]

FREE = frozenset({"values", "evidence", "others", "steps", "claims", "promises", "errata"})
SHEETS = "figures"
QUIET = frozenset({Origin.NAME, Origin.PLACE, Origin.PERIOD})
NO_WORDS = Sentence(())
_PLAIN = ("str", "int", "bool", "date", "float", "Lens", "State", "Language", "Figure", "Book")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and where it stands.

    ``path`` leads to it on its page, ``section`` to the prose that it is a part of: the
    sentences of one section may stand in another order in another language. ``free``
    tells that the place lists what every source says, so that values which were not
    chosen may stand there.
    """

    page: str
    path: Path
    sentence: Sentence
    figures: tuple[Figure, ...] = ()
    section: Path = ()
    free: bool = False

    @property
    def in_sheets(self) -> bool:
        """Whether it stands on the page of a figure, whose words quote sources."""
        return self.page.startswith(SHEETS)

    @property
    def place(self) -> str:
        """The way to it in words: ``lead 1.2``, ``layers 2 table rows 3.1``."""
        words = ""
        for part in self.path:
            if isinstance(part, int):
                words += f".{part}" if words[-1:].isdigit() else f" {part}"
            elif part not in {"phrase", "sentence"}:
                words += f" {part}"
        return words.strip()


@dataclass(slots=True)
class Gathered:
    """What a review consists of, gathered in one walk: passages, charts and tables."""

    page: str = ""
    passages: list[Passage] = field(default_factory=list)
    charts: list[tuple[str, Path, Chart]] = field(default_factory=list)
    tables: list[tuple[str, Path, Table]] = field(default_factory=list)


def gather(review: Review) -> Gathered:
    """Gather every sentence of a review that is more than one name out of the data."""
    found = Gathered()
    for page, content in pages(review):
        found.page = page
        _walk(content, (), None, found, free=page.startswith(("claim", "errata")))
    return found


def pages(review: Review) -> Iterator[tuple[str, object]]:
    """Give the pages of a review and what stands on each."""
    yield "index", review.overview
    yield from ((f"actions/{one.no}", one) for one in review.reports)
    yield from ((f"indicators/{one.id}", one) for one in review.indicators)
    yield from ((f"sources/{one.id}", one) for one in review.sources)
    for one in review.indices:
        yield f"indices/{one.id}", (one.headline, one.lead, one.sections)
        yield from ((f"places/{each.id}", each) for each in one.profiles)
    for chain in review.chains:
        yield f"chains/{chain.id}", (chain.headline, chain.lead, chain.sections)
    if review.portfolio is not None:
        whole = review.portfolio
        yield "portfolio", (whole.headline, whole.lead, whole.chart, whole.sections)
        yield from (
            (f"projects/{one.id}", (one.headline, one.lead, one.chart, one.sections))
            for one in whole.pages
        )
    if review.networks is not None:
        told = review.networks
        yield "networks", (told.headline, told.lead, told.sections)
    yield from ((f"claims#{one.id}", one) for one in review.claims)
    yield from ((f"{SHEETS}/{key}", sheet) for key, sheet in review.figures.items())
    yield from ((name, getattr(review, name)) for name in _rest())


@cache
def _rest() -> tuple[str, ...]:
    """Name the fields of a review that are pages of their own."""
    told = {
        "overview",
        "reports",
        "indicators",
        "sources",
        "claims",
        "figures",
        "indices",
        "chains",
        "networks",
        "portfolio",
    }
    return tuple(name for name in _fields(Review) if name not in told)


def _walk(
    content: object, path: Path, section: Path | None, found: Gathered, *, free: bool
) -> None:
    """Gather what stands in some content; ``section`` is the prose that it is a part of."""
    if isinstance(content, Sentence):
        _keep(content, path, section, found, free=free)
    elif isinstance(content, tuple):
        prose = path if section is None and _is_prose(content) else section
        for place, part in enumerate(content, 1):
            if type(part) is not str:
                _walk(part, (*path, place), prose, found, free=free)
    elif isinstance(content, Table):
        _table(content, path, found, free=free)
    elif isinstance(content, Mark):
        _mark(content, path, found)
    else:
        if isinstance(content, Chart):
            found.charts.append((found.page, path, content))
        for name in _fields(content.__class__):  # type: ignore[arg-type]  # mypy takes the hash of the instances
            _walk(getattr(content, name), (*path, name), section, found, free=free or name in FREE)


def _mark(mark: Mark, path: Path, found: Gathered) -> None:
    """Keep the mark of a chart as a sentence of its figure alone; a gap shows none."""
    if isinstance(mark.figure, Figure):
        span = Span(mark.display, mark.figure, Origin.FIGURE)
        _keep(Sentence((span,)), path, None, found, free=False)


def _table(table: Table, path: Path, found: Gathered, *, free: bool) -> None:
    found.tables.append((found.page, path, table))
    _keep(table.caption, (*path, "caption"), None, found, free=free)
    _keep(table.empty, (*path, "empty"), None, found, free=free)
    for row, cells in enumerate(table.rows, 1):
        for column, cell in enumerate(cells, 1):
            spans = cell.phrase.spans
            if len(spans) != 1 or spans[0].figure is not None or spans[0].origin not in QUIET:
                _keep(cell.phrase, (*path, "rows", row, column), None, found, free=free)


def _keep(
    sentence: Sentence, path: Path, section: Path | None, found: Gathered, *, free: bool
) -> None:
    spans = sentence.spans
    if not spans or (len(spans) == 1 and spans[0].figure is None and spans[0].origin in QUIET):
        return
    where = path if section is None else section
    found.passages.append(Passage(found.page, path, sentence, sentence.figures, where, free))


def _is_prose(content: tuple[object, ...]) -> bool:
    """Tell whether a tuple holds sentences, or paragraphs of them."""
    first = content[0] if content else None
    return isinstance(first, Sentence) or (
        isinstance(first, tuple) and bool(first) and isinstance(first[0], Sentence)
    )


@cache
def _fields(kind: type[object]) -> tuple[str, ...]:
    """Name the fields of a class of the report's model that may hold sentences."""
    fields = getattr(kind, "__dataclass_fields__", {})
    if not kind.__module__.startswith("dianfan.reported"):
        return ()
    return tuple(
        name for name, field in fields.items() if str(field.type).partition(" |")[0] not in _PLAIN
    )
