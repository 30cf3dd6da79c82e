"""A whole month in the workspace, played in a browser: filled, returned, corrected, approved, closed, published."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser
from playwright.sync_api import Page

from dianfan.cli.demo import PASSWORD
from tests.workspace import ADDRESS
from tests.workspace import new_database

pytestmark = pytest.mark.browser
PROGRAM = "from dianfan.cli.program import main; main()"
PASTE = """(block) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', block);
  const event = new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}"""
VALUES = ("35.2", "27", "1200")
WAIT = 60


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace with demonstration data, served; its address."""
    home = tmp_path_factory.mktemp("office")
    environment = {**os.environ, "DIANFAN_LOG": "ERROR"}
    if ADDRESS in os.environ:
        environment["DIANFAN_DATABASE_URL"] = new_database(os.environ[ADDRESS])
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        "serve",
        "--demo",
        "--workspace",
        str(home),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        address = next(found[0] for line in lines if (found := re.search(r"http://[0-9.:]+", line)))
        yield address
        server.send_signal(signal.SIGINT)


@contextmanager
def working(browser: Browser, office: str, name: str, **how: Any) -> Iterator[Page]:  # noqa: ANN401 - the options of a context
    """Give a page of somebody who has logged in; no error of the console passes unseen."""
    context = browser.new_context(
        **{"locale": "en-GB", "viewport": {"width": 1200, "height": 850}, **how}
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.goto(f"{office}/login")
    page.fill("#username", name)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    page.wait_for_url(f"{office}/")
    yield page
    assert [one for one in said if "409" not in one] == []
    context.close()


def settled(page: Page) -> None:
    page.wait_for_selector("#saved[data-state=saved]")


def fill(page: Page, office: str, values: tuple[str, ...]) -> None:
    page.goto(office)
    page.click("main table a")
    for place, value in enumerate(values):
        page.locator("input.value").nth(place).fill(value)
    page.locator("input.comment").nth(0).press("Tab")
    settled(page)


def take(page: Page, act: str, comment: str = "") -> None:
    if comment:
        page.fill(f"#comment-{act}", comment)
    with page.expect_navigation():
        page.click(f".step-form.{act} button")


def current(page: Page) -> str:
    return page.locator(".way [aria-current]").inner_text()


@pytest.mark.database
def test_a_whole_month(browser: Browser, office: str) -> None:
    with working(browser, office, "reporter") as page:
        fill(page, office, ("35.2", "44", "1200"))
        assert page.locator("tr.blocked").count() == 1
        take(page, "submit")
        assert "1" in page.locator(".alarm").inner_text()
        assert current(page) == "草稿"
        fill(page, office, VALUES)
        assert page.locator("tr.blocked").count() == 0
        take(page, "submit", "as agreed")
        assert "审批" in current(page)
    with working(browser, office, "region-chief") as page:
        page.click("main table a")
        take(page, "return", "27 天请再核对")
        assert current(page) == "已退回"
    with working(browser, office, "reporter") as page:
        page.goto(office)
        page.click("main table a")
        assert "27 天请再核对" in page.locator(".notice").inner_text()
        page.locator("input.value").nth(1).fill("26")
        page.locator("input.value").nth(1).press("Tab")
        settled(page)
        take(page, "submit")
    for name in ("region-chief", "province-chief"):
        with working(browser, office, name) as page:
            page.click("main table a")
            take(page, "approve")
    assert current_of(browser, office) == "已批准"
    closed_built_published_verified(browser, office)


def current_of(browser: Browser, office: str) -> str:
    with working(browser, office, "auditor") as page:
        page.click("main table a >> nth=0")
        return current(page)


def closed_built_published_verified(browser: Browser, office: str) -> None:
    with working(browser, office, "office") as page:
        page.goto(f"{office}/books")
        page.fill("#asof", page.locator("#asof").get_attribute("max") or "")
        with page.expect_navigation():
            page.click("form[action='/books/close'] button")
        assert page.locator("section.book").count() == 1
    with working(browser, office, "editor") as page:
        page.goto(f"{office}/books")
        page.click("section.book form button >> text=编制版本")
        deadline = time.monotonic() + WAIT
        while page.locator(".edition a").count() == 0 and time.monotonic() < deadline:
            page.wait_for_timeout(500)
            page.goto(f"{office}/books")
        assert page.locator(".edition .alarm").count() == 0
        page.click(".edition button >> text=发布")
        page.click(".edition a")
        page.wait_for_selector("h1")
    with working(browser, office, "auditor") as page:
        page.goto(f"{office}/books")
        page.click(".edition button >> text=核验")
        page.wait_for_selector("text=核验无误", timeout=WAIT * 1000)
        page.goto(f"{office}/trail")
        page.click("text=核验记录链")
        page.wait_for_selector("#verdict .notice")
        assert "环环相扣" in page.locator("#verdict").inner_text()


PAGES = (
    ("reporter", "/"), ("reporter", "/calendar"), ("reporter", "/outliers"), ("reporter", "/password"),
    ("reporter", "/second-factor/new"), ("reporter", "SHEET"), ("admin", "/people"), ("auditor", "/trail"),
    ("auditor", "/books"), ("editor", "/nowhere"),
)  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1200, "dark")])
def test_pages_are_accessible_and_fit(
    browser: Browser, office: str, width: int, scheme: str
) -> None:
    axe = Axe()
    for name in dict.fromkeys(name for name, _ in PAGES):
        context = browser.new_context(viewport={"width": width, "height": 850}, color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
        page = context.new_page()
        page.goto(f"{office}/login")
        assert axe.run(page).violations_count == 0
        page.fill("#username", name)
        page.fill("#password", PASSWORD)
        page.click("button.main")
        page.wait_for_url(f"{office}/")
        for _, path in (one for one in PAGES if one[0] == name):
            if path == "SHEET":
                page.goto(office)
                page.click("main table a >> nth=-1")
            else:
                page.goto(office + path)
            found = axe.run(page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, f"{path} is {over} px too wide at {width}"
        context.close()


def test_two_who_write_one_cell_both_see_what_the_other_wrote(
    browser: Browser, office: str
) -> None:
    with working(browser, office, "neighbour") as one, working(browser, office, "neighbour") as two:
        for page in (one, two):
            page.click("main table a")
        one.locator("input.value").nth(0).fill("7")
        one.locator("input.value").nth(0).press("Tab")
        settled(one)
        two.on("console", lambda _: None)
        two.evaluate(
            "window.addEventListener('unhandledrejection', (event) => { throw event.reason; })"
        )
        two.locator("input.value").nth(0).fill("8")
        two.locator("input.value").nth(0).press("Tab")
        two.wait_for_selector(".choice")
        assert "7" in two.locator(".choice").inner_text()
        two.click(".choice button >> nth=1")
        settled(two)
        two.reload()
        assert two.locator("input.value").nth(0).input_value() == "8"


def test_a_block_of_a_spreadsheet_is_pasted_and_saved(browser: Browser, office: str) -> None:
    with working(browser, office, "neighbour") as page:
        page.click("main table a")
        page.locator("input.value").nth(0).focus()
        page.evaluate(PASTE, "12\t\t说明\n13\n14\n")
        settled(page)
        page.reload()
        assert [page.locator("input.value").nth(place).input_value() for place in range(3)] == [
            "12",
            "13",
            "14",
        ]
        assert page.locator("input.comment").nth(0).input_value() == "说明"


def test_the_folder_of_a_workspace_is_private(tmp_path: Path) -> None:
    from dianfan.store.workspace import Workspace  # noqa: PLC0415 - this alone of it

    made = Workspace(tmp_path / "home").made()
    assert made.home.stat().st_mode & 0o077 == 0
