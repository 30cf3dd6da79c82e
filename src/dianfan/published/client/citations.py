"""Where a figure is cited: the way back from its sheet to the sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.published.client import addresses
from dianfan.reported.sheets import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.published.client.words import Words
    from dianfan.reported.model import Review

Place = tuple[str, str]


def citations(review: Review, words: Words) -> Mapping[str, tuple[Place, ...]]:
    """Give the pages that tell each figure, as address and name, in reading order."""
    told: list[tuple[Place, object]] = [(("index.html", words.overview), review.overview)]
    told += [
        ((addresses.action(report.no, report.action), report.name), report)
        for report in review.reports
    ]
    for index in review.indices:
        told.append(((addresses.index(index.id), index.name), (index.lead, index.sections)))
        told += [((addresses.profile(one.id), one.place), one) for one in index.profiles]
    told += [((addresses.chain(one.id), one.name), one) for one in review.chains]
    if review.portfolio is not None:
        told.append((("projects.html", words.projects), replace(review.portfolio, pages=())))
        told += [((addresses.project(one.id), one.name), one) for one in review.portfolio.pages]
    if review.networks is not None:
        told.append((("networks.html", words.networks), review.networks))
    told.append((("claims.html", words.claims), review.claims))
    told.append((("corrections.html", words.corrections), review.errata))
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    for place, content in told:
        for figure in cited(content):
            found[figure.key][place] = None
    return {key: tuple(places) for key, places in found.items()}
