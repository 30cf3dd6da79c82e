"""The rows that the how-tos on networks and progress show load without a finding."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dianfan.promised.load import load
from tests.house.source import HOUSE

QINGHE = HOUSE / "tests" / "programmes" / "qinghe"
STEP = re.compile(r"\*\*`(\w+\.csv)`\*\*.*?```csv\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", ["tell-a-network", "report-progress"])
def test_the_rows_of_a_page_are_sound(page: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(QINGHE, tmp_path / "qinghe"))
    text = (HOUSE / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    shown = STEP.findall(text)
    assert len(shown) > 1
    for name, rows in shown:
        plain = "\n".join(line.strip() for line in rows.strip().splitlines())
        (folder / name).write_text(f"{plain}\n", encoding="utf-8")
    programme = load(folder)
    files = {name for name, _ in shown}
    assert not [str(one) for one in programme.findings if one.where.file in files]
    told = (programme.infrastructure, programme.works)
    rows = sum(len(getattr(one, name.partition(".")[0], ())) for one in told for name in files)
    assert rows == sum(len(text.strip().splitlines()) - 1 for _, text in shown)
