"""The drawing of the layers: whole without a script, lit up on demand, by hand or by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
_ASKED = "svg.weave:visible .knot.asked"


def _explored(site: str, page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/en/integration.html")
    expect(page.locator("svg.weave:visible")).to_have_count(1)
    assert not [address for address in asked if address.endswith("weave.js")]
    page.get_by_role("button", name="Explore the drawing").click()
    expect(page.locator(".weave-said")).to_be_visible()
    return asked


def _lit(page: Page) -> set[str]:
    found = page.locator("svg.weave:visible .knot.near").evaluate_all(
        "some => some.map((one) => one.dataset.id)"
    )
    return set(found)


def test_the_script_comes_on_demand_and_lights_up_what_is_joined(site: str, page: Page) -> None:
    asked = _explored(site, page)
    assert [address for address in asked if address.endswith("weave.js")]
    page.locator('svg.weave:visible .knot[data-id="action-1"] .tap').click()
    joined = {
        "decision-d",
        "action-1",
        "indicator-1",
        "target-1",
        "project-1",
        "chain-a",
        "place-a",
    }
    assert _lit(page) == joined
    expect(page.locator(".weave-said h3")).to_have_text("Industry")
    page.locator('svg.weave:visible .knot[data-id="action-1"] .tap').click()
    assert _lit(page) == set()


def test_what_leads_to_a_place_is_lit_and_nothing_beside_it(site: str, page: Page) -> None:
    _explored(site, page)
    page.locator('svg.weave:visible .knot[data-id="chain-a"] .tap').click()
    assert _lit(page) == {"chain-a", "project-1", "action-1", "decision-d"}


def test_keys_move_open_and_let_go(site: str, page: Page) -> None:
    _explored(site, page)
    expect(page.locator("svg.weave:visible .tap").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(_ASKED)).to_have_attribute("data-id", "action-1")
    page.keyboard.press("Escape")
    expect(page.locator(_ASKED)).to_have_count(0)


def test_a_kind_can_be_left_out_and_brought_back(site: str, page: Page) -> None:
    _explored(site, page)
    places = page.locator('svg.weave:visible .knot[data-kind="place"]')
    button = page.get_by_role("button", name="Places", exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(places.first).not_to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(places.first).to_be_visible()


def test_the_explored_drawing_is_sound_on_a_phone(site: str, phone: Page) -> None:
    _explored(site, phone)
    phone.locator('svg.weave:visible .knot[data-id="place-a"] .tap').click()
    assert _lit(phone) == {"place-a", "project-1", "project-0", "action-1"}
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_script_the_drawing_and_its_tables_stand(site: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/zh/integration.html")
        expect(page.locator("svg.weave.at-wide")).to_be_visible()
        expect(page.locator("button.explore")).not_to_be_visible()
        page.locator("summary").first.click()
        expect(page.locator("#threads")).to_be_visible()


def test_a_link_to_loose_ends_opens_their_table(site: str, page: Page) -> None:
    page.goto(f"{site}/en/integration.html#project-without-chain")
    expect(page.locator("#project-without-chain")).to_be_visible()
