"""The page on heavy structures does what it says, on tables that their generator still makes."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from dianfan.judged.line.input_output.auditing import audit
from dianfan.judged.line.input_output.reading import read_table
from tests.house.source import HOUSE
from tests.judged.line.input_output.tables import reference
from tests.judged.line.input_output.tables import rows_of

PRACTICE = HOUSE / "docs" / "how-to" / "practice"
PAGE = HOUSE / "docs" / "how-to" / "ask-why-a-structure-is-heavy.md"


def _block(language: str) -> str:
    found = re.findall(
        rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found[0])


def test_the_page_prints_what_it_says(tmp_path: Path) -> None:
    folder = copytree(PRACTICE, tmp_path / "practice")
    told = subprocess.run(
        [sys.executable, "-c", _block("python")], cwd=folder, capture_output=True, encoding="utf-8",
        check=True,
    ).stdout  # fmt: skip
    for line in _block("text").splitlines():
        assert line in told
    assert "extraction_loss" in told


def test_the_tables_are_those_of_their_generator_and_balance() -> None:
    found = spec_from_file_location("practice_table", HOUSE / "tools" / "practice_table.py")
    assert found is not None
    assert found.loader is not None
    made = module_from_spec(found)
    found.loader.exec_module(made)
    for year in made.YEARS:
        path = PRACTICE / f"industries-{year}.csv"
        assert path.read_text(encoding="utf-8") == made.table(year)
        assert audit(read_table(path)) == ()


@pytest.mark.parametrize(("year", "heavy", "kept"), [("1995", 37.6, 29.3), ("2011", 37.0, 22.9)])
def test_the_chinese_tables_give_the_figures_of_the_page(
    year: str, heavy: float, kept: float
) -> None:
    labels = {row[0]: row[2] for row in rows_of(reference("wiod_sector_labels.csv"))[1:]}
    rows = rows_of(reference(f"wiod_chn_{year}_35x35.csv"))
    by_name = {row[0]: row for row in rows[1:]}
    industry = [
        at
        for at, name in enumerate(rows[0])
        if at and 2 <= int(name[1:] if name[1:].isdigit() else 0) <= 17
    ]
    output = np.array([float(by_name[rows[0][at]][-1]) for at in industry])
    added = np.array(
        [float(by_name["value_added_at_basic_prices_residual"][at]) for at in industry]
    )
    is_heavy = np.array([labels[rows[0][at]] == "1" for at in industry])
    assert round(float(100 * output[is_heavy].sum() / output.sum()), 1) == heavy
    assert round(float(100 * added.sum() / output.sum()), 1) == kept
    text = PAGE.read_text(encoding="utf-8")
    assert f"{heavy}%" in text
    assert f"{kept}%" in text
