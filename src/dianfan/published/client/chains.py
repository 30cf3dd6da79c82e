"""The pages of industry chains: the list of them, and each with its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.published.client.site import View
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def chain_pages(site: Site) -> Iterator[Page]:
    """Write the pages of the chains, where the review has any."""
    chains, words = site.review.chains, site.words
    if not chains:
        return
    listing = View(site, "chains/index.html", "chains", words.chains, words.chains_lead)
    yield page("chains", listing, some=chains, slug=addresses.slug)
    for one in chains:
        view = View(site, addresses.chain(one.id), "chains", one.name, one.headline.text)
        yield page("chain", view, c=one)
