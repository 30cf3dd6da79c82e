"""The sheet of each cited figure: most pages of the client are of this kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.published.client.citations import citations
from dianfan.published.client.pen import exact
from dianfan.published.client.site import View
from dianfan.published.client.templating import page
from dianfan.published.client.trees import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def figure_pages(site: Site) -> Iterator[Page]:
    """Write a page for each figure, down to the source and the place in it."""
    names = {one.id: one.name for one in site.review.indicators}
    told = citations(site.review, site.words)
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
            tree=tree(sheet.steps, view.pen),
            places=told.get(key, ()),
            indicator=None
            if indicator is None
            else (addresses.indicator(indicator), names[indicator]),
        )
