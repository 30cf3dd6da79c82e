"""What a reader does: opens figures, sorts, copies, turns the light off, or has no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from tests.browser.kinds import FIGURE

pytestmark = pytest.mark.browser
_LEAD = ".lead a.fig >> nth=1"  # the growth, which is derived from other figures


def test_a_click_opens_the_sheet_and_escape_closes_it(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    link = page.locator(_LEAD)
    link.click()
    sheet = page.locator("dialog.sheet-dialog")
    expect(sheet.locator("h1")).to_have_text("9.6%")
    assert page.url.endswith("/zh/index.html")
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    expect(link).to_be_focused()


def test_the_keyboard_opens_the_sheet_stays_in_it_and_comes_back(site: str, page: Page) -> None:
    page.goto(f"{site}/en/index.html")
    link = page.locator(_LEAD)
    link.focus()
    page.keyboard.press("Enter")
    sheet = page.locator("dialog.sheet-dialog")
    expect(sheet.locator(".sheet-body")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        # At its end the browser's own bar may take the focus, the page behind never.
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    sheet.locator("button.close").press("Enter")
    expect(sheet).not_to_be_visible()
    expect(link).to_be_focused()


def test_a_figure_in_the_sheet_opens_there_and_leads_back(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/actions/02-industry.html")
    page.locator(_LEAD).click()
    sheet = page.locator("dialog.sheet-dialog")
    expect(sheet.locator("h1")).to_have_text("9.6%")
    sheet.locator(".tree a.fig").first.click()
    expect(sheet.locator("h1")).to_have_text("1302.5亿元")
    sheet.get_by_role("button", name="返回").click()
    expect(sheet.locator("h1")).to_have_text("9.6%")
    expect(sheet.get_by_role("button", name="返回")).not_to_be_visible()
    sheet.get_by_role("link", name="打开整页").click()
    page.wait_for_url(f"{site}/zh/{FIGURE}")


def test_links_of_the_sheet_lead_where_its_page_leads(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    page.locator(".lead a.fig").first.click()
    page.locator("dialog .card a[href*='indicators/']").click()
    page.wait_for_url(f"{site}/zh/indicators/gdp.html")


def test_a_mark_of_a_chart_opens_the_sheet(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/indicators/gdp.html")
    page.locator("svg a[data-key]").last.press("Enter")
    expect(page.locator("dialog h1")).to_have_text("1302.5亿元")


def test_the_sheet_comes_from_below_on_a_phone(site: str, phone: Page) -> None:
    phone.goto(f"{site}/zh/index.html")
    phone.locator(_LEAD).tap()
    sheet = phone.locator("dialog.sheet-dialog")
    expect(sheet.locator("h1")).to_have_text("9.6%")
    phone.wait_for_timeout(300)
    box = sheet.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert round(box["y"] + box["height"]) == 844
    phone.mouse.click(195, 20)
    expect(sheet).not_to_be_visible()


def test_a_sheet_that_cannot_be_read_offers_its_page(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    page.route("**/figures/*", lambda route: route.abort())
    page.locator(_LEAD).click()
    expect(page.locator("dialog .sheet-body")).to_contain_text("请打开整页")


def test_a_click_for_a_new_tab_is_left_to_the_browser(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    with page.context.expect_page() as opened:
        page.locator(_LEAD).click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(f"{site}/zh/{FIGURE}", timeout=30_000)


def test_without_script_everything_is_pages(site: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/zh/index.html")
        expect(page.locator("button:visible")).to_have_count(0)
        page.locator(_LEAD).click()
        page.wait_for_url(f"{site}/zh/{FIGURE}")
        expect(page.locator("main h1")).to_have_text("9.6%")
        page.get_by_role("link", name="English").click()
        page.wait_for_url(f"{site}/en/{FIGURE}")
        page.goto(f"{site}/index.html")
        page.get_by_role("link", name="Read in English").click()
        page.wait_for_url(f"{site}/en/index.html")


def test_a_table_is_sorted_by_exact_values_both_ways(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/actions/02-industry.html")
    head = page.locator("#indicators th", has_text="数值")
    values = page.locator("#indicators tbody data")
    for direction, order in (("ascending", 1), ("descending", -1)):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == direction
        numbers = [float(v) for v in values.evaluate_all("all => all.map((one) => one.value)")]
        assert numbers == sorted(numbers)[::order]
    expect(page.locator("#indicators th[data-fixed] button")).to_have_count(0)


def test_words_are_sorted_too(site: str, page: Page) -> None:
    page.goto(f"{site}/en/projects.html")
    head = page.locator("#projects th", has_text="Period")
    head.locator("button").press("Enter")
    periods = page.locator("#projects tbody tr td:nth-child(2)").all_text_contents()
    assert periods == sorted(periods)


def test_the_theme_is_chosen_and_remembered(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    button = page.locator("button.theme")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    for word in ("浅色", "深色"):
        button.click()
        expect(button).to_contain_text(word)
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{site}/en/claims.html")
    assert page.evaluate(ground) == dark
    page.locator("button.theme").click()
    assert page.evaluate(ground) == light


def test_a_citation_is_copied(site: str, browser: Browser) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{site}/en/{FIGURE}")
        page.get_by_role("button", name="Copy citation").click()
        expect(page.locator("button.copy")).to_have_text("Copied")
        citation = page.locator(".citation").text_content()
        assert page.evaluate("navigator.clipboard.readText()") == citation


def test_the_first_tab_skips_to_the_content(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".opening a.fig").first).to_be_focused()


def test_the_tab_order_is_the_order_of_sight(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/index.html")
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert seen[:3] == ["跳到正文", "样本州行动纲领", "English"]
    assert seen[4:] == ["总览", "行动"]


def test_paper_shows_the_story_without_its_buttons(site: str, page: Page) -> None:
    page.goto(f"{site}/zh/actions/02-industry.html")
    page.emulate_media(media="print")
    for hidden in (".sections", ".tools", ".turn", "button.copy"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    expect(page.locator("#indicators th").first).to_contain_text("指标")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
