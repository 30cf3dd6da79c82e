"""What holds on every kind of page: it fits, it is legible, it asks nobody else."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page

from tests.browser.kinds import ADDRESSES

pytestmark = pytest.mark.browser
_MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")


def _measured(page: Page, what: str) -> list[str]:
    found = page.evaluate(f"({_MEASURES}).{what}()")
    assert isinstance(found, list)
    return found


def test_no_page_scrolls_sideways_at_any_width(site: str, page: Page) -> None:
    wide = {}
    for address in ADDRESSES:
        page.goto(f"{site}/{address}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if found := _measured(page, "wide"):
                wide[width, address] = found
    assert not wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(scheme: str, site: str, browser: Browser) -> None:
    faint = {}
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two schemes
    with context:
        page = context.new_page()
        for address in ADDRESSES:
            page.goto(f"{site}/{address}")
            page.evaluate(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
            )
            if found := _measured(page, "faint"):
                faint[address] = found
    assert not faint


def test_every_figure_is_large_enough_for_a_finger(site: str, phone: Page) -> None:
    small = {}
    for address in ADDRESSES:
        phone.goto(f"{site}/{address}")
        if found := _measured(phone, "small"):
            small[address] = found
    assert not small


def test_no_page_complains_or_asks_another_machine(site: str, page: Page) -> None:
    complaints: list[str] = []
    refused: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: complaints.append(f"{page.url} {said.text}"))
    page.on("pageerror", lambda fault: complaints.append(f"{page.url} {fault}"))
    page.on("response", lambda one: refused.append(one.url) if one.status >= 400 else None)
    page.on("request", lambda request: asked.append(request.url))
    for address in ADDRESSES:
        page.goto(f"{site}/{address}", wait_until="load")
    assert not complaints + refused
    assert not [address for address in asked if not address.startswith(f"{site}/")]


def test_every_page_is_sound_to_axe(site: str, browser: Browser) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    violations = {}
    for width in (390, 1280):
        with browser.new_context(viewport={"width": width, "height": 900}) as context:
            page = context.new_page()
            for address in ADDRESSES:
                page.goto(f"{site}/{address}")
                page.evaluate(axe)
                found = page.evaluate(
                    "axe.run().then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html))"
                )
                if found:
                    violations[f"{width} {address}"] = found
    assert not violations, violations
