"""Errata reach the pages of a frozen edition, with a script and without; the working list exports."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page

from dianfan.cli.sentences import listing
from dianfan.figures.wording import Wording
from dianfan.published.errata.companion import attach
from dianfan.published.errata.sheet import Cause
from dianfan.published.errata.sheet import ErrataSheet
from dianfan.published.errata.sheet import Erratum
from dianfan.published.worklist import worklist
from tests.browser.conftest import _Silent
from tests.browser.kinds import FIGURE
from tests.promised.folder import copied

pytestmark = pytest.mark.browser
KEY = Path(FIGURE).stem


@pytest.fixture(scope="module")
def corrected(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample with one erratum attached."""
    root = Path(shutil.copytree(folder, tmp_path_factory.mktemp("shelf") / "edition"))
    why = Wording("看错一位", "a digit was misread")
    old, new = Wording("1", "1"), Wording("2亿元", "¥200 million")
    one = Erratum(
        "2026-06-01", KEY, "x", Wording("总量", "total"), old, new, Cause.CORRECTION, why, ()
    )
    attach(root, ErrataSheet("0" * 64, "x", Wording("计划", "plan"), "", "", errata=(one,)))
    handler = partial(_Silent, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_banner_and_a_mark_stand_on_the_old_pages(corrected: str, page: Page) -> None:
    page.goto(f"{corrected}/en/{FIGURE}")
    banner = page.locator(".errata-banner a")
    banner.wait_for()
    assert "1" in banner.inner_text()
    mark = page.locator(".sheet h1 + .corrected")
    assert mark.get_attribute("href") == f"../../errata/en.html#f-{KEY}"
    mark.click()
    page.wait_for_url("**/errata/en.html*")
    assert "¥200 million" in page.locator(f"#f-{KEY} ins").inner_text()


def test_no_banner_stands_where_nothing_was_wrong(site: str, page: Page) -> None:
    page.goto(f"{site}/en/index.html", wait_until="networkidle")
    assert page.locator(".errata-banner").count() == 0


def test_without_a_script_a_plain_link_leads_there(corrected: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{corrected}/zh/index.html")
        page.locator(".foot a", has_text="此版勘误").click()
        page.wait_for_url("**/errata/zh.html")
        assert page.locator(".erratum").count() == 1


def test_the_working_list_is_marked_by_keyboard_and_exported(page: Page, tmp_path: Path) -> None:
    found = listing(copied(tmp_path / "qinghe"))
    path = tmp_path / "sentences.html"
    path.write_bytes(worklist(found.reviews, found.rows))
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.goto(path.as_uri())
    page.fill("#by", "desk-a")
    page.locator("h1").click()
    for key in ("j", "t", "j", "c"):
        page.keyboard.press(key)
    page.keyboard.type('a "word", please')
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(tmp_path / "ticks.csv")
    lines = (tmp_path / "ticks.csv").read_text(encoding="utf-8").splitlines()
    ids = [row["sentence"] for row in found.rows]
    assert lines[0] == "sentence,decision,words,by,date"
    assert lines[1].startswith(f"{ids[0]},tick,,desk-a,")
    assert lines[2].startswith(f'{ids[1]},change,"a ""word"", please",desk-a,')
    assert not said
