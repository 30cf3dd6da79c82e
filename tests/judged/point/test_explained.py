"""What the page on projects shows, the code says; what it states of thresholds, the code holds."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from dianfan.judged.point.portfolio_chance import bounds_of_all
from dianfan.judged.point.portfolio_chance import portfolio_chance

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "projects.md"


def test_the_example_prints_what_the_page_shows() -> None:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    assert found is not None
    printed = StringIO()
    with redirect_stdout(printed):
        exec(found[1], {})  # noqa: S102 - the page's own example
    assert printed.getvalue() == found[2]


def test_ten_of_nine_in_ten_are_as_the_page_says() -> None:
    ten = np.full(10, 0.9)
    assert portfolio_chance(ten).all_of_them == pytest.approx(0.35, abs=0.005)
    assert bounds_of_all(ten).low == pytest.approx(0, abs=1e-12)
    assert bounds_of_all(ten).high == 0.9


def test_every_finding_that_tests_meet_is_in_the_reference_and_no_other() -> None:
    reference = PAGE.parents[1].joinpath("reference", "errors.md").read_text(encoding="utf-8")
    told = re.search(r"## Findings on projects\n(.*?)\n## ", reference, re.DOTALL)
    assert told is not None
    code = r"((?:schedule|class|budget|evidence|status-word)-[a-z-]+)"
    tested = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py"))
    )
    assert set(re.findall(f"`{code}`", told[1])) == set(re.findall(f'"{code}"', tested))
