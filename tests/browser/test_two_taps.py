"""From any number to its source in two taps: the sheet, then the source."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import expect

from dianfan.cli.serve import Reader
from dianfan.figures.wording import LANGUAGES
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import Stated
from dianfan.published.lineage import read_lines
from dianfan.published.verification.paper_links import paper_links
from tests.editions import built
from tests.editions import has_fonts

pytestmark = pytest.mark.browser
WALKED = (
    "index.html",
    "actions/01-river.html",
    "actions/03-wind.html",
    "integration.html",
    "projects.html",
    "claims.html",
    "indicators/gva.html",
)
# The links of numbers, in the text and in charts; and cells of numbers that have none.
NUMBERS = """() => ({
  links: [...document.querySelectorAll('main a[data-key]')]
    .map(one => new URL(one.getAttribute('href'), location).href),
  bare: [...document.querySelectorAll('main td.n, main .counts li')]
    .filter(one => /[0-9]/.test(one.textContent) && !one.querySelector('a[data-key]'))
    .map(one => one.textContent),
})"""
# Where the second tap may lead: out to the source, or to a page or file that is one.
SOURCES = """async (sheets) => {
  const found = {};
  for (const sheet of sheets) {
    const answer = await fetch(sheet);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    found[sheet] = [...page.querySelectorAll('.sheet .card a, .sheet .roots a')]
      .map(one => new URL(one.getAttribute('href'), sheet).href)
      .filter(one => !one.startsWith(location.origin)
        || /\\/(sources|book)\\/|\\/(methods|integration)\\.html/.test(one));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def edition() -> Iterator[str]:
    """Serve the small programme's edition."""
    handler = partial(Reader, directory=str(built()))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_a_sheet_and_every_sheet_its_sources(
    edition: str, page: Page, language: str
) -> None:
    sheets: set[str] = set()
    for address in WALKED:
        page.goto(f"{edition}/{language}/{address}")
        found = page.evaluate(NUMBERS)
        assert not found["bare"], f"{address}: numbers that lead nowhere"
        sheets.update(found["links"])
    assert len(sheets) > 100
    found = page.evaluate(SOURCES, sorted(sheets))
    assert not [sheet for sheet, leads in found.items() if not leads], "no source is named"
    targets = {one for leads in found.values() for one in leads if one.startswith(edition)}
    for target in sorted(targets):
        assert page.request.get(target).ok, target


def lineage() -> dict[str, Stated]:
    lines = read_lines((built() / LINEAGE).read_text(encoding="utf-8"))
    return {line.key: line for line in lines if isinstance(line, Stated)}


def sources(key: str, known: dict[str, Stated]) -> set[str]:
    """Give the ids of all sources below a figure, by the lineage alone."""
    stated = known[key]
    if not stated.inputs:
        return {stated.content["why"].get("source", "")} - {""}
    return set().union(*(sources(part, known) for part in stated.inputs))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_a_deep_figure_names_each_source_below_it(language: str) -> None:
    known = lineage()
    told = {path.stem for path in (built() / language / "sources").glob("*.html")}
    deep = 0
    for key in known:
        page = (built() / language / "figures" / f"{key}.html").read_text(encoding="utf-8")
        card = page.partition('<ul class="roots">')[2].partition("</ul>")[0] or page
        for name in sources(key, known):
            assert f"sources/{name}.html" in card or name not in told, (key, name)
            deep += len(known[key].inputs) > 1
    assert deep > 20


def test_two_taps_on_a_phone(edition: str, phone: Page) -> None:
    phone.goto(f"{edition}/zh/actions/01-river.html")
    phone.locator(".lead a.fig").first.tap()
    sheet = phone.locator("dialog.sheet-dialog")
    expect(sheet).to_be_visible()
    link = sheet.locator("a[href*='/sources/'], a[href*='/book/']").first
    address = link.get_attribute("href")
    link.tap()
    assert address is not None
    phone.wait_for_url(address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_on_paper_lead_to_sheets_too(language: str) -> None:
    if not has_fonts():
        pytest.skip("the printing fonts are not here")
    content = Path(built() / f"broadsheet-{language}.pdf").read_bytes()
    keys = {
        link.address.rpartition("/")[2].removesuffix(".html")
        for link in paper_links(content)
        if "/figures/" in link.address
    }
    assert len(keys) > 20
    assert keys <= set(lineage())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_fits_a_phone_in_the_dark(edition: str, phone: Page, language: str) -> None:
    known = lineage()
    key = max(known, key=lambda one: len(sources(one, known)))
    phone.goto(f"{edition}/{language}/figures/{key}.html")
    measured = phone.evaluate(
        """() => { const svg = document.querySelector('svg.descent');
        const frame = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('text')].map(one => one.getBoundingClientRect());
        return { wide: document.documentElement.scrollWidth, right: frame.right,
          out: boxes.filter(one => one.right > frame.right + 1).length,
          met: boxes.filter((one, i) => boxes.some((two, j) => j > i && one.bottom - 3 > two.top
            && two.bottom - 3 > one.top)).length,
          ink: getComputedStyle(svg.querySelector('text')).fill,
          style: document.querySelectorAll('main [style]').length }; }"""
    )
    assert measured["wide"] <= 390
    assert measured["right"] <= 390
    assert measured["out"] == 0
    assert measured["met"] == 0
    assert measured["style"] == 0
    assert measured["ink"] != "rgb(26, 26, 26)"
