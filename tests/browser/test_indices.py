"""Index pages in a browser: ranks with their ranges, at the width of a phone and of a desk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import expect

from dianfan.cli.review import report_of
from dianfan.published.charts.drawing import draw
from dianfan.published.client import assets
from dianfan.published.client import render
from tests.judged.indices.little import with_indices

pytestmark = pytest.mark.browser


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is inherited
        """Say nothing of requests."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the client of the small programme with two indices."""
    root = tmp_path_factory.mktemp("indices")
    report = report_of(with_indices(root / "qinghe"))
    for file in (*render(report, charts=draw(report.reviews, workers=1)), *assets()):
        target = root / "client" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    handler = partial(_Silent, directory=str(root / "client"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_index_leads_to_its_places_and_fits_the_width(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    page.goto(f"{address}/zh/indices/index.html")
    expect(page.locator("article.listing h2")).to_have_count(2)
    page.get_by_role("link", name="生活指数").first.click()
    expect(page.locator("#ranking tbody tr")).to_have_count(4)
    expect(page.locator("figure.chart svg").first).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    page.locator("#ranking tbody a").first.click()
    expect(page.locator("#standing tbody tr")).to_have_count(3)
    page.close()


def test_an_index_without_data_shows_no_rank(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/indices/remote.html")
    expect(page.locator("h1")).to_contain_text("cannot be computed")
    expect(page.locator("#ranking")).to_have_count(0)
    expect(page.locator("#missing tbody tr")).to_have_count(4)
    page.close()
