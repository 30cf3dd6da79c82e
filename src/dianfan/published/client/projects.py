"""The pages of projects: all of them with lights and filters, and one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.published.client.site import View
from dianfan.published.client.tables import light
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def project_pages(site: Site) -> Iterator[Page]:
    """Write the page of all projects and that of each, where the review has any."""
    content, words = site.review.portfolio, site.words
    if content is None:
        return
    view = View(site, "projects.html", "projects", words.projects, content.headline.text)
    yield page("portfolio", view, w=content)
    for one in content.pages:
        about = " ".join(sentence.text for part in one.lead for sentence in part)
        address = addresses.project(one.id)
        mark = light(one.light) if one.light else ""
        yield page(
            "project",
            View(site, address, "projects", one.name, about or one.name),
            p=one,
            light=mark,
        )
