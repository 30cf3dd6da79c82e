"""The page on the four layers: the story, the drawing, what hangs loose, the money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client.site import View
from dianfan.published.client.templating import page
from dianfan.published.client.weave_drawing import weave_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def layers_page(site: Site) -> Iterator[Page]:
    """Write the page on the layers, where the review has one."""
    content = site.review.integration
    if content is None:
        return
    about = content.lead[0][0] if content.lead else content.headline
    view = View(site, "integration.html", "integration", content.headline.text, about.text)
    yield page("integration", view, i=content, drawing=weave_drawing(content.weave, view))
