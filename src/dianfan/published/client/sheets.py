"""The sheet of each cited figure: most pages of the client are of this kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.published.client.addresses import data_name
from dianfan.published.client.citations import citations
from dianfan.published.client.origins import drawn
from dianfan.published.client.origins import mark
from dianfan.published.client.origins import origins
from dianfan.published.client.origins import teller
from dianfan.published.client.pen import exact
from dianfan.published.client.site import View
from dianfan.published.client.templating import page
from dianfan.published.client.trees import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.citations import Place
    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def figure_pages(site: Site) -> Iterator[Page]:
    """Write a page for each figure, down to the source and the place in it."""
    names = {one.id: one.name for one in site.review.indicators}
    told = citations(site.review, site.words)
    words = teller(site)
    for key, sheet in site.review.figures.items():
        view = View(
            site, addresses.figure(key), "", sheet.display, f"{sheet.statement}: {sheet.display}"
        )
        indicator = sheet.indicator if sheet.indicator in names else None
        yield page(
            "figure",
            view,
            f=sheet,
            value=exact(sheet.figure),
            locator=getattr(sheet.figure.why, "locator", ""),
            mark=mark(sheet.figure),
            origins=origins(sheet.figure, view),
            drawn=drawn(sheet.figure, words),
            tree=tree(sheet.steps, view.pen),
            places=told.get(key, ()),
            described=_described(told.get(key, ()), site),
            indicator=None
            if indicator is None
            else (addresses.indicator(indicator), names[indicator]),
        )


def _described(places: tuple[Place, ...], site: Site) -> str:
    """Name the data of the first report that cites a figure, if there is any."""
    reports = (address for address, _ in places if address != "claims.html")
    first = next(reports, "") if site.beside.linked else ""
    return data_name(first) if first else ""
