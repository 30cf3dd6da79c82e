"""The pages of networks and projects as hypertext."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from dianfan.cli.review import report_of
from dianfan.published.client import render
from dianfan.published.client.area_maps import band
from dianfan.published.client.citations import citations
from dianfan.published.client.networks import networks_page
from dianfan.published.client.projects import project_pages
from dianfan.published.client.tables import light
from dianfan.published.client.words import words
from dianfan.reported.model import Report

EXAMPLE = Path(__file__).parents[3] / "programmes" / "yunting"


@cache
def _report() -> Report:
    return report_of(EXAMPLE)


def _at(node: Any, path: str) -> Any:  # noqa: ANN401 - what lxml finds has no one type
    """Find nodes by a path."""
    return node.xpath(path)


@cache
def _pages() -> dict[str, bytes]:
    """Render the pages of one language without those of figures, which take long."""
    report = _report()
    wanted = (
        "en/networks.html",
        "en/projects.html",
        "en/projects/second-line.html",
        "zh/networks.html",
    )
    return {page.path: page.content for page in render(report, charts={}) if page.path in wanted}


def test_every_area_is_on_the_map_and_its_value_leads_to_its_figure() -> None:
    assert networks_page.__doc__
    page = html.fromstring(_pages()["en/networks.html"])
    for drawn in _at(page, "//figure[@class='map']/*[local-name()='svg']"):
        assert len(_at(drawn, ".//*[local-name()='g']")) == 24
        for link in _at(drawn, ".//*[local-name()='a']"):
            assert link.get("href") == f"figures/{link.get('data-key')}.html"
            assert link.get("aria-label")
    assert not _at(page, "//@style")


def test_lights_have_a_shape_each_and_a_word() -> None:
    assert (
        len(
            {
                str(light(name)).partition("<path")[2] or "circle"
                for name in ("red", "yellow", "green")
            }
        )
        == 3
    )
    page = html.fromstring(_pages()["en/projects.html"])
    for drawn in _at(page, "//td[.//*[contains(@class, 'light ')]]"):
        assert drawn.text_content().strip() in {"red", "yellow", "green", "not assessable"}


def test_the_list_of_projects_names_the_columns_that_filter_it() -> None:
    assert project_pages.__doc__
    page = html.fromstring(_pages()["en/projects.html"])
    (part,) = _at(page, "//*[@data-filters]")
    heads = [one.text_content().strip() for one in _at(part, ".//thead//th")]
    assert [heads[int(at)] for at in part.get("data-filters").split()] == [
        "Place",
        "Chain",
        "Status",
        "Light",
    ]
    assert len(_at(part, ".//tbody/tr")) == 30


def test_a_project_tells_its_facts_reports_and_source() -> None:
    page = html.fromstring(_pages()["en/projects/second-line.html"])
    facts = [one.text_content() for one in _at(page, "//dl[contains(@class, 'facts')]/dt")]
    assert facts[:2] == ["Place", "Status"]
    assert _at(page, "//dl[contains(@class, 'facts')]//a[contains(@href, 'sources/')]")
    assert _at(page, "//table[@id='reports']//tbody/tr")


def test_what_is_not_known_has_a_band_of_its_own() -> None:
    assert band(None) == "band-none"
    assert band(3) == "band-3"


def test_a_review_without_projects_or_networks_has_neither_page() -> None:
    report = _report()
    review = replace(report.reviews[1], networks=None, portfolio=None, indicators=(), sources=(), indices=(),
                     chains=(), figures={})  # fmt: skip
    paths = {page.path for page in render(replace(report, reviews=(review,)), charts={})}
    assert "en/networks.html" not in paths
    assert not [one for one in paths if one.startswith("en/projects/")]
    assert "en/projects.html" in paths


def test_figures_lead_back_to_the_pages_that_cite_them() -> None:
    review = _report().reviews[1]
    found = citations(review, words("en"))
    assert review.networks is not None
    key = review.networks.headline.figures[0].key
    assert ("networks.html", "Networks") in found[key]
