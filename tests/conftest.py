"""What every test of the house may ask for."""

import os
import shutil
from pathlib import Path

import pytest

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _chromium() -> str | None:
    """Return the machine's own Chromium; the tests download no browser."""
    named = os.environ.get("DIANFAN_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a browser test where there is no browser; in CI that would hide a fault, so fail."""
    if item.get_closest_marker("browser") is None or _chromium() is not None:
        return
    reason = (
        "no Chromium on this machine. Install it (Debian: apt-get install chromium), "
        "or name its program in DIANFAN_CHROMIUM"
    )
    if os.environ.get("CI"):
        pytest.fail(
            f"In CI a page must be read in a browser, and there is {reason}.", pytrace=False
        )
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the program of the machine's Chromium; for tests marked `browser`."""
    found = _chromium()
    if found is None:
        pytest.fail("ask for `chromium` in tests marked `browser` only", pytrace=False)
    return found
