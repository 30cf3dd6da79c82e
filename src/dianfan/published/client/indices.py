"""The pages of composite indices: the list of them, each index, each place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.published.client.site import View
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def index_pages(site: Site) -> Iterator[Page]:
    """Write the pages of the indices, where the review has any."""
    indices, words = site.review.indices, site.words
    if not indices:
        return
    listing = View(site, "indices/index.html", "indices", words.indices, words.indices_lead)
    yield page("indices", listing, some=indices, slug=addresses.slug)
    for one in indices:
        address = addresses.index(one.id)
        view = View(site, address, "indices", one.name, one.headline.text)
        others = tuple((addresses.profile(each.id), each.place) for each in one.profiles)
        yield page("composite", view, i=one, kicker=words.index, back=None, others=others)
        for each in one.profiles:
            view = View(
                site, addresses.profile(each.id), "indices", f"{each.place} · {one.name}", each.headline.text
            )  # fmt: skip
            back = (address, one.name)
            yield page("composite", view, i=each, kicker=words.profile, back=back, others=())
