"""Which charts a review has, and how wide each is drawn where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.reported.model import Review
    from dianfan.reported.parts import Chart

REGULAR = 384
NARROW = 280


def placed_charts(review: Review) -> Iterator[tuple[Chart, int]]:
    """Give every chart of a review with its width in pixels."""
    for layer in review.overview.layers:
        if layer.chart is not None:
            yield layer.chart, NARROW
    for chart in review.overview.charts:
        yield chart, REGULAR
    for report in review.reports:
        for chart in report.charts:
            yield chart, REGULAR
    yield from ((chart, REGULAR) for chart in _of_indices(review))
    yield from ((chart, REGULAR) for chart in _of_projects(review))
    for indicator in review.indicators:
        if indicator.chart is not None:
            yield indicator.chart, REGULAR


def _of_indices(review: Review) -> Iterator[Chart]:
    for index in review.indices:
        yield from (chart for section in index.sections for chart in section.charts)
        for profile in index.profiles:
            yield from (chart for section in profile.sections for chart in section.charts)


def _of_projects(review: Review) -> Iterator[Chart]:
    if review.portfolio is not None:
        told = (review.portfolio.chart, *(page.chart for page in review.portfolio.pages))
        yield from (chart for chart in told if chart is not None)
