"""The page of networks: its maps, and what hangs on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client.area_maps import area_map
from dianfan.published.client.site import View
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def networks_page(site: Site) -> Iterator[Page]:
    """Write the page of networks, where the review has one."""
    content, words = site.review.networks, site.words
    if content is None:
        return
    view = View(site, "networks.html", "networks", words.networks, content.headline.text)
    maps = [(one, area_map(one, view)) for one in content.maps]
    yield page("networks", view, n=content, maps=maps)
