"""A page that no browser has read is a skip at home and a failure in CI."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

_RULE = Path(__file__).parents[1] / "conftest.py"


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", {"skipped": 1}), ("true", {"errors": 1})], ids=["home", "CI"]
)
def test_without_a_browser(
    ci: str, outcome: dict[str, int], pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIANFAN_CHROMIUM", str(pytester.path / "absent"))
    monkeypatch.setenv("CI", ci)
    pytester.makeini("[pytest]\nmarkers = browser: reads a page")
    pytester.makeconftest(_RULE.read_text(encoding="utf-8"))
    pytester.makepyfile("import pytest\n\n@pytest.mark.browser\ndef test_page() -> None: ...")
    pytester.runpytest_inprocess("-p", "no:xdist").assert_outcomes(**outcome)
