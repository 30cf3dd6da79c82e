"""The pages that are looked up: indicators and sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit
from dianfan.promised.model import Lens
from dianfan.published.client import addresses
from dianfan.published.client.site import View
from dianfan.published.client.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.published.client.page import Page
    from dianfan.published.client.site import Site


def indicator_pages(site: Site) -> Iterator[Page]:
    """Write the page of each indicator, and the list of all."""
    indicators = site.review.indicators
    layers = tuple((lens, tuple(one for one in indicators if one.lens is lens)) for lens in Lens)
    index = View(
        site,
        "indicators/index.html",
        "indicators",
        site.words.indicators,
        site.words.indicators_lead,
    )
    names = {layer.lens: layer.name for layer in site.review.overview.layers}
    told = tuple(pair for pair in layers if pair[1])
    yield page("indicators", index, layers=told, names=names, unit=unit_word, slug=addresses.slug)
    actions = {
        report.no: (addresses.action(report.no, report.action), report.name)
        for report in site.review.reports
    }
    for one in indicators:
        about = one.summary[0][0].text if one.summary and one.summary[0] else one.definition
        view = View(site, addresses.indicator(one.id), "indicators", one.name, about)
        yield page(
            "indicator",
            view,
            i=one,
            unit=unit_word(one.unit, site.review.language),
            action=actions.get(one.action or 0),
        )


def unit_word(symbol: str, language: Language) -> str:
    """Name a unit: as it is written in Chinese, without its magnitude in English."""
    if language == "zh":
        return symbol
    try:
        return unit(symbol).name.en
    except UnknownUnit:
        return symbol


def source_pages(site: Site) -> Iterator[Page]:
    """Write the page of each source, and the list of all by publisher."""
    ordered = sorted(site.review.sources, key=lambda one: (one.publisher, one.published, one.id))
    groups = tuple(
        (name, tuple(some)) for name, some in groupby(ordered, key=lambda one: one.publisher)
    )
    index = View(site, "sources/index.html", "sources", site.words.sources, site.words.sources_lead)
    yield page("sources", index, groups=groups, slug=addresses.slug)
    for one in site.review.sources:
        view = View(
            site, addresses.source(one.id), "sources", one.title or one.publisher, one.publisher
        )
        yield page("source", view, s=one)
