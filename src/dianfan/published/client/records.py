"""The pages that list: projects, claims, decisions, methods, data faults, the Book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.published.client.site import View
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site
    from dianfan.recorded.book import Book
    from dianfan.reported.model import CheckedClaim

VERDICTS = (
    "contradicted",
    "within_rounding",
    "other_scope",
    "supported",
    "not_yet_checkable",
    "no_evidence",
)


def records(site: Site, book: Book) -> Iterator[Page]:
    """Write the pages of lists."""
    review = site.review
    if review.portfolio is None:
        yield page(
            "listing", _view(site, "projects"), lead=site.words.projects_lead, table=review.projects
        )
    yield page(
        "listing", _view(site, "methods"), lead=site.words.methods_lead, table=review.methods
    )
    yield page(
        "listing", _view(site, "findings"), lead=site.words.findings_lead, table=review.findings
    )
    register = review.claim_register
    yield page(
        "claims",
        _view(site, "claims"),
        groups=grouped(review.claims),
        register=register,
        counts=dict(register.counts) if register else {},
    )
    yield page("timeline", _view(site, "timeline"), events=review.overview.timeline)
    yield page(
        "corrections",
        View(
            site,
            "corrections.html",
            "book",
            site.words.corrections,
            site.words.corrections_lead,
        ),
        errata=review.errata,
        editions=review.editions,
    )
    names = sorted((*book.tables, "entries"))
    yield page(
        "book",
        _view(site, "book"),
        tables=names,
        texts=sorted(book.texts),
        book=site.beside.book,
        key=site.beside.key,
        linked=_linked(site),
    )


def _linked(site: Site) -> tuple[tuple[str, str], ...]:
    """Name the linked data of each report, with the report's title."""
    if not site.beside.linked:
        return ()
    reports = (
        (addresses.data_name(addresses.action(one.no, one.action)), one.name)
        for one in site.review.reports
    )
    layers = (("integration", site.words.integration),) if site.review.integration else ()
    return (addresses.OVERVIEW_DATA, site.words.overview), *layers, *reports


def _view(site: Site, section: str) -> View:
    return View(
        site,
        f"{section}.html",
        section,
        site.words(section),
        getattr(site.words, f"{section}_lead", site.words.decisions_lead),
    )


def grouped(claims: tuple[CheckedClaim, ...]) -> tuple[tuple[str, tuple[CheckedClaim, ...]], ...]:
    """Put claims under their verdicts, what is contradicted first; other words come last."""
    verdicts = (
        *VERDICTS,
        *dict.fromkeys(claim.verdict for claim in claims if claim.verdict not in VERDICTS),
    )
    groups = (
        (verdict, tuple(claim for claim in claims if claim.verdict == verdict))
        for verdict in verdicts
    )
    return tuple((verdict, some) for verdict, some in groups if some)
