"""The client of the sample, rendered once for all its tests."""

from collections.abc import Mapping

import pytest

from dianfan.published.charts.drawing import draw
from dianfan.published.client import assets
from dianfan.published.client import render
from dianfan.reported.model import Report
from tests.published.sample_report import sample_report


@pytest.fixture(scope="session")
def report() -> Report:
    return sample_report()


@pytest.fixture(scope="session")
def drawings(report: Report) -> Mapping[str, str]:
    return draw(report.reviews, workers=1)


@pytest.fixture(scope="session")
def pages(report: Report, drawings: Mapping[str, str]) -> Mapping[str, str]:
    return {page.path: page.content.decode() for page in render(report, charts=drawings)}


@pytest.fixture(scope="session")
def files(pages: Mapping[str, str]) -> frozenset[str]:
    return frozenset(pages) | {asset.path for asset in assets()}
