"""The doors of the client: the choice of language, and the page for lost readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client.page import Page
from dianfan.published.client.templating import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.site import Site


def doors(sites: tuple[Site, ...]) -> Iterator[Page]:
    """Write the root page and the page that stands for all that do not exist."""
    yield Page("index.html", template("door").render(sites=sites, lost=False).encode())
    yield Page("404.html", template("door").render(sites=sites, lost=True).encode())
