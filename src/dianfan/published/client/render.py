"""The whole site of a report, page by page; the same report gives the same bytes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from dianfan.published.client.chains import chain_pages
from dianfan.published.client.doors import doors
from dianfan.published.client.editorial import action_reports
from dianfan.published.client.editorial import overview
from dianfan.published.client.indices import index_pages
from dianfan.published.client.layers import layers_page
from dianfan.published.client.networks import networks_page
from dianfan.published.client.page import Beside
from dianfan.published.client.page import Page
from dianfan.published.client.projects import project_pages
from dianfan.published.client.records import records
from dianfan.published.client.reference import indicator_pages
from dianfan.published.client.reference import source_pages
from dianfan.published.client.sheets import figure_pages
from dianfan.published.client.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.reported.model import Report


def render(
    report: Report, *, charts: Mapping[str, str], beside: Beside | None = None
) -> Iterator[Page]:
    """Write every page of a report in each of its languages.

    Args:
        report: the review in its languages.
        charts: drawings by key, as ``charts.draw`` gives them; a chart that is missing
            leaves its table open.
        beside: where the Book and the broadsheet stand.
    """
    sites = _sites(report, charts, beside or Beside())
    yield from doors(sites)
    for site in sites:
        yield overview(site)
        yield from action_reports(site)
        yield from layers_page(site)
        yield from records(site, report.book)
        yield from indicator_pages(site)
        yield from source_pages(site)
        yield from index_pages(site)
        yield from chain_pages(site)
        yield from networks_page(site)
        yield from project_pages(site)
        yield from figure_pages(site)


def _sites(report: Report, charts: Mapping[str, str], beside: Beside) -> tuple[Site, ...]:
    reviews = report.reviews
    return tuple(
        Site(
            review,
            next((other for other in reviews if other is not review), None),
            charts,
            beside,
            frozenset(report.book.texts),
        )
        for review in reviews
    )


def assets() -> Iterator[Page]:
    """Give the files that all pages share: styles, the reader's script, the icon."""
    folder = files("dianfan.published.client").joinpath("assets")
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        yield Page(f"assets/{entry.name}", entry.read_bytes())
