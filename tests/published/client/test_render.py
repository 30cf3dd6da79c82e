"""The whole site: every link leads somewhere, and the same report gives the same bytes."""

import posixpath
import re
from collections.abc import Iterator
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from dianfan.published.client.page import Beside
from dianfan.published.client.render import assets
from dianfan.published.client.render import render
from dianfan.reported.model import Report

_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
_FIGURE = re.compile(r'<a class="fig[^"]*" href="([^"]*)" data-key="([^"]*)"')
_OUTSIDE = ("https://", "http://", "data:")


def _targets(path: str, content: str) -> Iterator[str]:
    for address in _ADDRESS.findall(content):
        if not address.startswith(_OUTSIDE):
            yield posixpath.normpath(
                posixpath.join(posixpath.dirname(path), address.partition("#")[0] or ".")
            )


def test_every_link_leads_to_a_page_or_to_the_book(
    pages: Mapping[str, str], files: frozenset[str]
) -> None:
    broken = {
        f"{path} -> {target}"
        for path, content in pages.items()
        for target in _targets(path, content)
        if target not in files
        and not target.startswith(("book/", "errata/"))
        and target != posixpath.dirname(path)
    }
    assert not broken


def test_every_anchor_on_the_same_page_stands_there(pages: Mapping[str, str]) -> None:
    for path, content in pages.items():
        for anchor in re.findall(r'href="#([^"]*)"', content):
            assert f'id="{anchor}"' in content, f"{path}#{anchor}"


def test_every_figure_has_a_page_of_its_key(pages: Mapping[str, str]) -> None:
    found = 0
    for path, content in pages.items():
        for address, key in _FIGURE.findall(content):
            found += 1
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
            assert target == f"{path.partition('/')[0]}/figures/{key}.html"
            assert target in pages
    assert found > 100


def test_every_page_has_its_twin(pages: Mapping[str, str]) -> None:
    zh = {path.removeprefix("zh/") for path in pages if path.startswith("zh/")}
    en = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert zh == en
    assert (
        '<link rel="alternate" hreflang="en" href="../../en/actions/'
        in pages["zh/actions/02-industry.html"]
    )
    assert '<html lang="zh-Hans">' in pages["zh/index.html"]
    assert '<html lang="en">' in pages["en/index.html"]


def test_the_same_report_gives_the_same_bytes(report: Report, drawings: Mapping[str, str]) -> None:
    first, second = (list(render(report, charts=drawings)) for _ in range(2))
    assert first == second


def test_nothing_is_styled_or_run_inline(pages: Mapping[str, str]) -> None:
    for path, content in pages.items():
        assert not re.search(
            r"<style|<[^<>]* style=|<script(?! src=)|<[^<>]* on[a-z]+=", content
        ), path
        assert "default-src 'none'" in content.replace("&#39;", "'"), path


def test_nothing_is_asked_of_another_machine(pages: Mapping[str, str]) -> None:
    asked = re.compile(
        r'<(?:script|link|img|iframe|object|use|image)\b[^<>]*(?:src|href)="(https?:)?//'
    )
    assert not [path for path, content in pages.items() if asked.search(content)]
    for asset in assets():
        text = asset.content.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "//" not in re.sub(r"^\s*//.*", "", text, flags=re.MULTILINE).replace("/*", ""), (
            asset.path
        )


def test_hostile_names_are_words_like_others(pages: Mapping[str, str]) -> None:
    assert not [path for path, content in pages.items() if "<script>" in content]
    assert "&lt;script&gt;alert(" in pages["zh/projects.html"]


class _Outline(HTMLParser):
    """Collects headings, ids and landmarks of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


def test_headings_descend_step_by_step_and_ids_are_single(pages: Mapping[str, str]) -> None:
    for path, content in pages.items():
        outline = _Outline()
        outline.feed(content)
        assert outline.headings[0] == 1, path
        assert outline.headings.count(1) == 1, path
        steps = zip(outline.headings, outline.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), f"{path} {outline.headings}"
        assert len(outline.ids) == len(set(outline.ids)), f"{path} {outline.ids}"
        assert outline.tags.count("main") == 1, path


def test_addresses_to_cite_are_no_links(pages: Mapping[str, str]) -> None:
    assert 'href="https://blocked.example' not in "".join(pages.values())
    assert "https://blocked.example/x" in pages["en/sources/closed.html"]
    assert 'href="https://example.org/a?b=1&amp;c=2"' in pages["en/sources/bulletin-2023.html"]


def test_a_report_without_charts_shows_their_tables(report: Report) -> None:
    pages = {page.path: page.content.decode() for page in render(report, charts={})}
    assert "<details open>" in pages["zh/indicators/gdp.html"]
    assert "<svg role" not in pages["zh/indicators/gdp.html"]


def test_what_stands_beside_is_linked(report: Report) -> None:
    beside = Beside(book="../data/", paper={"zh": "paper-zh.pdf"})
    pages = {page.path: page.content.decode() for page in render(report, charts={}, beside=beside)}
    assert 'href="../../data/datapackage.json"' in pages["zh/book.html"]
    assert 'href="../paper-zh.pdf"' in pages["zh/index.html"]
    assert ".pdf" not in pages["en/index.html"]


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_the_doors_offer_both_languages(path: str, pages: Mapping[str, str]) -> None:
    assert 'href="zh/index.html"' in pages[path]
    assert 'href="en/index.html"' in pages[path]
