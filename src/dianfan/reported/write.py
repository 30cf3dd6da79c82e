"""Write the report: the 1+N review in every language, from the same figures."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.rule import methods
from dianfan.figures.wording import LANGUAGES
from dianfan.reported.action_report import action_report
from dianfan.reported.chains.pages import chain_pages
from dianfan.reported.claim_register import claim_register
from dianfan.reported.claims import checked_claims
from dianfan.reported.desk import Desk
from dianfan.reported.editing import idle_edits
from dianfan.reported.errata import editions_table
from dianfan.reported.errata import errata
from dianfan.reported.indices.pages import index_pages
from dianfan.reported.integration import integration_page
from dianfan.reported.lint import require_sound
from dianfan.reported.model import Report
from dianfan.reported.model import Review
from dianfan.reported.nets.pages import network_page
from dianfan.reported.overview import overview
from dianfan.reported.pages import indicator_pages
from dianfan.reported.pages import source_pages
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.projects import project_table
from dianfan.reported.say import phrase
from dianfan.reported.sheets import figure_sheets
from dianfan.reported.signoff import with_signoff
from dianfan.reported.works.pages import portfolio_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.finding import Finding
    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Verdicts
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book
    from dianfan.reported.model import FigureSheet


def write(programme: Programme, book: Book, verdicts: Verdicts) -> Report:
    """Write the review of a programme, and read it as a careful sub-editor would.

    Raises:
        LintFailed: a sentence does not say what its figures say.
    """
    return require_sound(draft(programme, book, verdicts), programme)


def draft(programme: Programme, book: Book, verdicts: Verdicts) -> Report:
    """Write the review of a programme from its Book and verdicts, faults and all.

    Args:
        programme: what was promised.
        book: what is on record.
        verdicts: how it is judged.

    Returns:
        one review per language, sentence for sentence from the same figures, and all
        findings of the stages before.
    """
    desk = Desk(programme, book, verdicts)
    findings = (
        *programme.findings,
        *book.findings,
        *verdicts.findings,
        *(finding for one in verdicts.indices for finding in one.findings),
        *idle_edits(desk),
    )
    reviews = tuple(_review(desk, language, findings) for language in LANGUAGES)
    return with_signoff(desk, Report(book, reviews, findings))


def _review(desk: Desk, language: Language, findings: tuple[Finding, ...]) -> Review:
    charter = desk.programme.charter
    claims = tuple(checked_claims(desk, language))
    taken: set[str] = set()
    reports = tuple(
        action_report(desk, language, action, claims, taken) for action in desk.programme.actions
    )
    layers = integration_page(desk, language)
    content = (
        overview(desk, language, reports),
        reports,
        tuple(indicator_pages(desk, language)),
        tuple(source_pages(desk, language)),
        project_table(desk, language, desk.programme.projects, "projects"),
        claims,
        layers,
        tuple(errata(desk, language)),
        claim_register(desk, language),
        tuple(index_pages(desk, language)),
        tuple(chain_pages(desk, language)),
        network_page(desk, language),
        portfolio_page(desk, language),
    )
    sheets = dict(figure_sheets(desk, language, content))
    return Review(
        language=language,
        programme=charter.id,
        title=charter.title.in_(language),
        series=charter.series.in_(language),
        publisher=charter.publisher.in_(language),
        place=desk.home.name.in_(language),
        asof=desk.asof,
        asof_words=wording(period(desk.asof.isoformat())).in_(language),
        book_digest=desk.book.digest,
        overview=content[0],
        reports=content[1],
        indicators=content[2],
        sources=content[3],
        projects=content[4],
        claims=content[5],
        figures=MappingProxyType(sheets),
        findings=_finding_table(language, findings),
        methods=_method_table(language, sheets.values()),
        integration=layers,
        errata=content[7],
        editions=editions_table(desk, language),
        claim_register=content[8],
        indices=content[9],
        chains=content[10],
        networks=content[11],
        portfolio=content[12],
    )


def _finding_table(language: Language, findings: tuple[Finding, ...]) -> Table:
    zh = language == "zh"
    columns = (
        ("级别", "代码", "位置", "问题", "怎么办")
        if zh
        else ("Severity", "Code", "Where", "What", "What to do")
    )
    rows = tuple(
        tuple(
            Cell(phrase(text))
            for text in (one.severity.value, one.code, str(one.where), one.message, one.remedy)
        )
        for one in findings
    )
    caption = "数据检查的发现" if zh else "Findings on the data"
    empty = "没有发现。" if zh else "Nothing was found."
    return Table("findings", phrase(caption), columns, (False,) * 5, rows, phrase(empty))


def _method_table(language: Language, sheets: Iterable[FigureSheet]) -> Table:
    """Set the methods that made a figure of the review in a table."""
    used = {one.figure.why.method for one in sheets if isinstance(one.figure.why, Derived)}
    zh = language == "zh"
    columns = (
        ("方法", "版本", "公式", "出处", "说明")
        if zh
        else ("Method", "Version", "Formula", "Source", "Note")
    )
    rows = tuple(
        tuple(
            Cell(phrase(text))
            for text in (one.name, one.version, one.formula, one.source, one.note)
        )
        for name, one in methods().items()
        if name in used
    )
    caption = "所用方法" if zh else "Methods"
    return Table("methods", phrase(caption), columns, (False,) * 5, rows, phrase(""))
