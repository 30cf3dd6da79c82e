"""The newspaper: a review as a broadsheet, story by story, without a word that has a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.published.broadsheet.story import Box
from dianfan.published.broadsheet.story import Broadsheet
from dianfan.published.broadsheet.story import Chart as Drawing
from dianfan.published.broadsheet.story import Colophon
from dianfan.published.broadsheet.story import Column
from dianfan.published.broadsheet.story import Comment
from dianfan.published.broadsheet.story import Masthead
from dianfan.published.broadsheet.story import Note
from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run
from dianfan.published.broadsheet.story import SmallStory
from dianfan.published.broadsheet.story import Story
from dianfan.published.broadsheet.story import TableBlock
from dianfan.published.charts.place import REGULAR
from dianfan.published.charts.specification import key
from dianfan.published.charts.specification import specification
from dianfan.published.newspaper_words import PAPER_WORDS
from dianfan.published.newspaper_words import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.broadsheet.story import ParaKind
    from dianfan.published.newspaper_words import PaperWords
    from dianfan.reported.model import ActionReport
    from dianfan.reported.model import Review
    from dianfan.reported.parts import Cell
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

MOST_SHORTFALLS = 12
MOST_EVENTS = 10
MOST_CHARTS = 4
_PROJECT_COLUMNS = (0, 1, 3, 4, 6)
_TABLE_COLUMNS = 5
_DIGEST_SHOWN = 16
_DIGEST_GROUP = 4


@dataclass(frozen=True, slots=True)
class _Rows:
    """How many rows each table takes, so that the paper closes on three full pages."""

    per_action: int
    claims: int
    projects: int


# English takes two lines of a cell where Chinese takes one.
_ROWS: Mapping[Language, _Rows] = MappingProxyType({"zh": _Rows(4, 40, 48), "en": _Rows(3, 14, 10)})


@dataclass(frozen=True)
class Desk:
    """What the stories of one paper are made from."""

    review: Review
    other_title: str
    drawings: Mapping[str, str]

    @property
    def words(self) -> PaperWords:
        """The paper's own words in the language of the review."""
        return PAPER_WORDS[self.review.language]

    @property
    def rows(self) -> _Rows:
        """How many rows the tables take in this language."""
        return _ROWS[self.review.language]


def newspaper(review: Review, other_title: str, drawings: Mapping[str, str]) -> Broadsheet:
    """Make a broadsheet of a review.

    Args:
        review: the review in one language.
        other_title: the programme's title in the other language, under the masthead.
        drawings: charts as SVG by the key of their specification.
    """
    desk = Desk(review, other_title, drawings)
    return Broadsheet(
        language=review.language,
        date=review.asof,
        masthead=_masthead(desk),
        lead=_lead(desk),
        note=Note((Para(runs(desk, review.overview.note)),)),
        boxes=(_shortfalls(desk), _timeline(desk)),
        charts=tuple(_charts(desk)),
        comment=Comment(
            desk.words.comment,
            "",
            tuple(Para((Run(text),)) for text in desk.words.inspect),
        ),
        briefs=tuple(_brief(desk, report) for report in review.reports),
        briefs_title=desk.words.briefs,
        tables=tuple(_tables(desk)),
        colophon=_colophon(desk),
    )


def figure_address(language: str, figure_key: str) -> str:
    """Give the page of a figure, seen from the paper, which lies at the top of the edition."""
    return f"{language}/figures/{figure_key}.html"


def runs(desk: Desk, sentences: Iterable[Sentence]) -> tuple[Run, ...]:
    """Set sentences as runs; each figure becomes a link to its page."""
    between = "" if desk.review.language == "zh" else " "
    made: list[Run] = []
    for sentence in sentences:
        if made and between:
            made.append(Run(between))
        for span in sentence.spans:
            if span.figure is None:
                made.append(Run(span.text))
                continue
            address = figure_address(desk.review.language, span.figure.key)
            made.append(Run(span.text, address, span.figure.key, f"{span.text}{desk.words.source}"))
    return tuple(made)


def _paras(desk: Desk, paragraphs: Iterable[Paragraph], first: ParaKind = "body") -> Iterator[Para]:
    kind = first
    for paragraph in paragraphs:
        if paragraph:
            yield Para(runs(desk, paragraph), kind)
            kind = "body"


def _headed(desk: Desk, heading: str, paragraphs: Iterable[Paragraph]) -> Iterator[Para]:
    told = tuple(_paras(desk, paragraphs))
    if told:
        yield Para((Run(heading),), "subhead")
        yield from told


def _digest(review: Review) -> str:
    return _grouped(review.book_digest[:_DIGEST_SHOWN])


def _grouped(digest: str) -> str:
    """Write a digest in groups, so that it can be read aloud and broken over lines."""
    return " ".join(digest[at : at + _DIGEST_GROUP] for at in range(0, len(digest), _DIGEST_GROUP))


def _masthead(desk: Desk) -> Masthead:
    review, words = desk.review, desk.words
    day = words.date.format(date=review.asof_words, weekday=words.weekdays[review.asof.weekday()])
    return Masthead(
        title=review.title,
        title_latin=desk.other_title if review.language == "en" else desk.other_title.upper(),
        motto=(words.motto, words.known.format(asof=review.asof_words)),
        date=day,
        issue="",
        edition=words.book.format(digest=_digest(review)),
        section=review.place,
        publisher=review.publisher,
    )


def _lead(desk: Desk) -> Story:
    one, words = desk.review.overview, desk.words
    text = [
        *_paras(desk, one.lead, "lead"),
        *_paras(desk, (one.nut,)),
        *_headed(desk, words.coverage, (one.coverage,)),
        *(
            para
            for layer in one.layers
            for para in _headed(desk, f"{layer.name}{words.colon}{layer.role}", layer.paragraphs)
        ),
        *_headed(desk, words.together, one.together),
        *_actions(desk),
        *(
            para
            for answer in one.answers
            for para in _headed(desk, answer.question, answer.paragraphs)
        ),
        *_headed(desk, words.findings, one.findings),
        *_headed(desk, words.claims, (one.claims_summary,)),
        *_headed(desk, words.outlook, one.outlook),
        *_headed(desk, words.unknown, (one.unknown,)),
    ]
    byline = words.byline.format(publisher=desk.review.publisher)
    return Story(one.kicker, one.headline.text, one.deck.text or None, byline, tuple(text))


def _actions(desk: Desk) -> Iterator[Para]:
    """Tell every action in a sentence, for the reader who does not turn the page."""
    tiles = desk.review.overview.tiles
    if tiles:
        yield Para((Run(desk.words.each),), "subhead")
    for tile in tiles:
        told = runs(desk, (tile.sentence,))
        yield Para((Run(f"{tile.name}{desk.words.colon}"), *told, Run(desk.words.stop.rstrip())))


def _shortfalls(desk: Desk) -> Box:
    found = desk.review.overview.shortfalls
    paras = [Para(runs(desk, (sentence,))) for sentence in found[:MOST_SHORTFALLS]]
    if len(found) > MOST_SHORTFALLS:
        paras.append(Para((Run(desk.words.more),)))
    return Box(desk.words.shortfalls, tuple(paras), "surface", prominent=True)


def _timeline(desk: Desk) -> Box:
    core = [event for event in desk.review.overview.timeline if event.core][-MOST_EVENTS:]
    paras: list[Para] = []
    for event in core:
        body = " ".join(part for part in (event.body, event.session) if part)
        paras.append(Para((Run(event.date),), "subhead"))
        paras.append(Para((Run(f"{body}{desk.words.colon}"), *runs(desk, (event.decision,)))))
    return Box(desk.words.timeline, tuple(paras))


def _charts(desk: Desk) -> Iterator[Drawing]:
    wanted = (
        *desk.review.overview.charts,
        *(chart for report in desk.review.reports for chart in report.charts[:1]),
    )
    for chart in wanted[:MOST_CHARTS]:
        drawn = desk.drawings.get(key(specification(chart, desk.review.language, REGULAR)))
        if drawn is not None:
            yield Drawing(drawn, _caption(desk, chart), _alt(chart))


def _caption(desk: Desk, chart: Chart) -> tuple[Run, ...]:
    """Say what a chart finds, what it measures and where it comes from, each with its stop."""
    stop = desk.words.stop
    after = "" if chart.title.text.endswith(stop.strip()) else stop
    told = Run(f"{after}{chart.subtitle}{stop}")
    return (*runs(desk, (chart.title,)), told, *runs(desk, (chart.source,)))


def _alt(chart: Chart) -> str:
    marks = (
        f"{line.name} {mark.label} {mark.display}" for line in chart.lines for mark in line.marks
    )
    return "; ".join((chart.title.text, chart.subtitle, *marks))


def _brief(desk: Desk, report: ActionReport) -> SmallStory:
    told = [*_paras(desk, report.lead, "lead"), *_paras(desk, report.findings[:1])]
    told.extend(_paras(desk, (tuple(report.shortfalls[:2]),)))
    headline = report.headline.text
    if not headline.startswith(report.kicker):
        headline = f"{report.kicker}{desk.words.colon}{headline}"
    return SmallStory(f"{report.no:02}", headline, tuple(told))


def _tables(desk: Desk) -> Iterator[TableBlock]:
    reports = desk.review.reports
    if not reports:
        return
    first = reports[0].indicators
    columns = tuple(
        Column(name, "right" if numeric else "left")
        for name, numeric in zip(first.columns[:_TABLE_COLUMNS], first.numeric, strict=False)
    )
    rows = [row for report in reports for row in _told(desk, report)]
    if rows:
        cells = tuple(tuple(_cell(desk, cell) for cell in row[:_TABLE_COLUMNS]) for row in rows)
        yield TableBlock(desk.words.table, columns, cells)
    yield from filter(None, (_claim_table(desk), _project_table(desk)))


def _project_table(desk: Desk) -> TableBlock | None:
    """Set the projects that cost most; every project stands in the edition online."""
    table = desk.review.projects
    rows = [
        [row[column] for column in _PROJECT_COLUMNS] for row in table.rows[: desk.rows.projects]
    ]
    if not rows:
        return None
    columns = tuple(
        Column(table.columns[column], "right" if table.numeric[column] else "left")
        for column in _PROJECT_COLUMNS
    )
    cells = tuple(tuple(_cell(desk, cell) for cell in row) for row in rows)
    return TableBlock(desk.words.projects, columns, cells)


def _claim_table(desk: Desk) -> TableBlock | None:
    """Set the public claims that the record settles, one way or the other."""
    words = desk.words
    each = desk.rows.claims // len(words.verdicts)
    settled = [
        claim
        for verdict in words.verdicts
        for claim in [one for one in desk.review.claims if one.verdict == verdict][:each]
    ]
    rows = tuple(
        (
            runs(desk, (claim.claim,)),
            (Run(words.verdicts[claim.verdict]),),
            runs(desk, (claim.reason,)),
        )
        for claim in settled
    )
    columns = tuple(Column(name, "left") for name in words.claim_columns)
    return TableBlock(words.claims, columns, rows) if rows else None


def _told(desk: Desk, report: ActionReport) -> list[tuple[Cell, ...]]:
    """Give the first indicators of an action that have a figure at all."""
    known = [row for row in report.indicators.rows if any(cell.phrase.figures for cell in row)]
    return known[: desk.rows.per_action]


def _cell(desk: Desk, cell: Cell) -> tuple[Run, ...]:
    sign = () if cell.state is None else (Run(f"{SIGNS[cell.state]} "),)
    return (*sign, *runs(desk, (cell.phrase,)))


def _colophon(desk: Desk) -> Colophon:
    review = desk.review
    told = {
        "publisher": review.publisher,
        "asof": review.asof_words,
        "digest": _grouped(review.book_digest),
    }
    return Colophon(
        desk.words.colophon, tuple(Para((Run(text.format(**told)),)) for text in desk.words.imprint)
    )
