"""The pages that are read: the overview and the action reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.published.client import addresses
from dianfan.published.client import pictures
from dianfan.published.client.site import View
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from markupsafe import Markup

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site
    from dianfan.reported.model import ActionReport
    from dianfan.reported.model import IndicatorPage


def overview(site: Site) -> Page:
    """Write the one of 1+N."""
    content = site.review.overview
    view = View(site, "index.html", "overview", content.headline.text, content.deck.text)
    links = {
        tile.no: address
        for tile in content.tiles
        if (address := addresses.action(tile.no, tile.action)) in site.pages
    }
    core = tuple(event for event in content.timeline if event.core) or content.timeline
    paper = site.beside.paper.get(site.review.language)
    return page("overview", view, o=content, links=links, core=core, paper=paper)


def action_reports(site: Site) -> Iterator[Page]:
    """Write the N of 1+N, each with the way to its neighbours."""
    reports = site.review.reports
    indicators = {one.id: one for one in site.review.indicators}
    for index, report in enumerate(reports):
        between = "：" if site.review.language == "zh" else ": "
        about = report.lead[0][0] if report.lead and report.lead[0] else report.headline
        view = View(
            site,
            addresses.action(report.no, report.action),
            "actions",
            f"{report.name}{between}{report.headline.text}",
            about.text,
        )
        yield page(
            "report",
            view,
            a=report,
            trends=_trends(report, indicators, site),
            before=_neighbour(reports, index - 1),
            after=_neighbour(reports, index + 1),
        )


def _neighbour(reports: tuple[ActionReport, ...], index: int) -> tuple[str, str] | None:
    if not 0 <= index < len(reports):
        return None
    report = reports[index]
    return addresses.action(report.no, report.action), report.name


def _trends(
    report: ActionReport, indicators: Mapping[str, IndicatorPage], site: Site
) -> tuple[str, list[Markup]] | None:
    """Draw the course of each indicator of the table that has one."""
    cells = []
    for row in report.indicators.rows:
        name = next(
            (c.href.partition("/")[2] for c in row if c.href and c.href.startswith("indicators/")),
            "",
        )
        cells.append(pictures.sparkline(_course(indicators.get(name))))
    return (site.words.trend, cells) if any(cells) else None


def _course(indicator: IndicatorPage | None) -> tuple[float | None, ...]:
    if indicator is None or indicator.chart is None or indicator.chart.kind != "line":
        return ()
    lines = indicator.chart.lines
    told = next((line for line in lines if line.emphasis), lines[0])
    return tuple(None if isinstance(mark.figure, Gap) else mark.position for mark in told.marks)
