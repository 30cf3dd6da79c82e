"""Annotations: each quotation stands on the page once, and exactly where it is said to."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from dianfan.published.linked.annotating import annotated
from tests.editions import built

REPORTS = ("01-river", "02-trams", "03-wind", "04-work", "integration", "overview")
PATHS = tuple(f"{name}.{language}.jsonld" for name in REPORTS for language in ("zh", "en"))
PAGES = {"overview": "index.html", "integration": "integration.html"}
_VOID = {"meta", "link", "br", "img", "input", "hr", "wbr"}


class _Dom(HTMLParser):
    """Reads pages independently of the program: the text of the body and of each id in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.inside = False
        self.stack: list[tuple[str, str, int]] = []
        self.elements: dict[str, tuple[int, int]] = {}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "body":
            self.inside = True
        if tag in _VOID:
            return
        if tag == "a" and (given.get("class") or "").startswith("fig"):
            self.links.append(given.get("data-key") or "")
        self.stack.append((tag, given.get("id") or "", len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "body":
            self.inside = False
        while self.stack:
            name, element, start = self.stack.pop()
            if element:
                self.elements[element] = (start, len(self.text))
            if name == tag:
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what has no content."""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


@cache
def read(name: str) -> dict[str, Any]:
    content = json.loads((built() / "annotations" / name).read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@cache
def page(name: str) -> _Dom:
    stem, language, _ = name.split(".")
    address = PAGES.get(stem, f"actions/{stem}.html")
    dom = _Dom()
    dom.feed((built() / language / address).read_text(encoding="utf-8"))
    dom.close()
    return dom


def test_every_report_is_annotated_in_every_language() -> None:
    assert {path.name for path in (built() / "annotations").iterdir()} == set(PATHS)


@pytest.mark.parametrize("name", PATHS)
def test_every_number_of_the_text_is_annotated_in_its_order(name: str) -> None:
    items = read(name)["first"]["items"]
    keys = [item["body"].removeprefix("../figures.json#") for item in items]
    assert keys == page(name).links
    assert read(name)["total"] == len(items)


@pytest.mark.parametrize("name", PATHS)
def test_every_quotation_stands_once_and_where_it_is_said_to(name: str) -> None:
    dom = page(name)
    for item in read(name)["first"]["items"]:
        fragment, quote = item["target"]["selector"]
        start, stop = dom.elements[fragment["value"]]
        inside = dom.text[start:stop]
        position = fragment["refinedBy"]
        assert inside[position["start"] : position["end"]] == quote["exact"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert dom.text.count(whole) == 1
        assert dom.text.index(whole) + len(quote["prefix"]) == start + position["start"]


@pytest.mark.parametrize("name", PATHS)
def test_the_form_is_that_of_the_standard(name: str) -> None:
    content = read(name)
    assert content["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert content["type"] == "AnnotationCollection"
    assert content["first"]["type"] == "AnnotationPage"
    assert len({item["id"] for item in content["first"]["items"]}) == content["total"]
    for item in content["first"]["items"]:
        assert set(item) == {"id", "type", "motivation", "body", "target"}
        source = (built() / "annotations" / item["target"]["source"]).resolve()
        assert source.is_file()


def test_a_quotation_takes_as_much_around_it_as_it_needs_to_stand_alone() -> None:
    link = '<a class="fig" href="#" data-key="k"><data value="1">1</data></a>'
    body = f"<p>Of the first twenty-four kinds {link} came.</p>\n" * 2
    text = f"<html><body>\n<main id=m>{body}</main><p>{'x' * 30}</p></body></html>"
    content = json.loads(annotated("overview", "en/index.html", text, "en"))
    first, second = (item["target"]["selector"][1] for item in content["first"]["items"])
    assert first != second


def test_entities_comments_and_empty_pages_are_read_as_a_browser_does() -> None:
    link = '<a class="fig tiny" href="a>b" data-key="k"><data value="1">&lt;5&nbsp;%</data></a>'
    text = f'<html><body><!-- a < b --><p id="p">A &amp; <br>B {link}<svg><path d="M0"/></svg></p></body></html>'
    (item,) = json.loads(annotated("overview", "en/index.html", text, "en"))["first"]["items"]
    fragment, quote = item["target"]["selector"]
    assert (fragment["value"], fragment["refinedBy"]["start"]) == ("p", 6)
    assert (quote["exact"], quote["prefix"]) == ("<5\N{NO-BREAK SPACE}%", "A & B ")
    empty = json.loads(annotated("overview", "en/index.html", "<body></body>", "en"))
    assert (empty["total"], empty["first"]["items"]) == (0, [])
