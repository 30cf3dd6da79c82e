"""Networks and projects in a browser: maps lead to figures, filters hide rows, and it all fits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import expect

from dianfan.cli.review import report_of
from dianfan.published.charts.drawing import draw
from dianfan.published.client import assets
from dianfan.published.client import render

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[2] / "programmes" / "yunting"
PAGES = ("networks.html", "projects.html", "projects/second-line.html", "projects/woods.html")
_VIOLATIONS = "axe.run().then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html))"
_MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is inherited
        """Say nothing of requests."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the pages of networks and projects of the synthetic region."""
    root = tmp_path_factory.mktemp("lenses")
    report = report_of(EXAMPLE)
    charts = draw(report.reviews, workers=1)
    wanted = {f"{language}/{page}" for language in ("zh", "en") for page in PAGES}
    for file in (*render(report, charts=charts), *assets()):
        if file.path in wanted or file.path.startswith("assets/"):
            target = root / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
    handler = partial(_Silent, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_are_legible_and_break_no_rule(
    browser: Browser, address: str, scheme: str
) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two schemes
    with context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        for language in ("zh", "en"):
            for name in PAGES:
                page.goto(f"{address}/{language}/{name}")
                for width in (320, 390, 1280):
                    page.set_viewport_size({"width": width, "height": 900})
                    assert page.evaluate(f"({_MEASURES}).wide()") == [], (name, width)
                assert page.evaluate(f"({_MEASURES}).faint()") == [], (name, scheme)
                page.evaluate(axe)
                broken = page.evaluate(_VIOLATIONS)
                assert broken == [], (name, broken)
        # The errata of other editions stand beside a whole edition, and are not served here.
        assert [one for one in said if "404" not in one] == []


def test_filters_hide_what_does_not_match_and_count_what_is_shown(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/projects.html")
    rows = page.locator("#projects tbody tr:visible")
    expect(rows).to_have_count(30)
    light, place = (
        page.locator(".filters label", has_text=name).locator("select")
        for name in ("Light", "Place")
    )
    light.select_option("red")
    expect(page.locator(".filters [aria-live]")).to_contain_text("/ 30")
    shown = rows.count()
    assert 0 < shown < 30
    assert all("red" in text for text in rows.all_inner_texts())
    place.select_option("Luzhou")
    assert rows.count() <= shown
    light.select_option("")
    place.select_option("")
    expect(rows).to_have_count(30)
    page.close()


def test_a_value_on_a_map_leads_to_its_figure(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/zh/networks.html")
    link = page.locator("svg.areas a").first
    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").startswith("figures/")
    expect(page.locator("figure.map svg.areas[role=group]")).to_have_count(2)
    page.close()
