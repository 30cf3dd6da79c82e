"""The pages on indices do what they say, on data that their generator still makes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from shutil import copytree

import pytest

from dianfan.cli.program import run
from tests.house.source import HOUSE

PRACTICE = HOUSE / "docs" / "tutorial" / "practice"
PAGES = ("how-to/build-an-index.md", "tutorial/an-index-in-half-an-hour.md")
LONGEST = 15
MOST_SECONDS = 120


def _blocks(page: str, language: str) -> list[str]:
    text = (HOUSE / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _run(command: list[str], folder: Path) -> str:
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", timeout=MOST_SECONDS, check=True
    ).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(PRACTICE, tmp_path / "practice")


def test_the_shipped_data_are_what_their_generator_writes() -> None:
    found = spec_from_file_location("practice_panel", HOUSE / "tools" / "practice_panel.py")
    assert found is not None
    assert found.loader is not None
    module = module_from_spec(found)
    sys.modules[found.name] = module
    found.loader.exec_module(module)
    assert module.panel() == (PRACTICE / "places.csv").read_text(encoding="utf-8")
    assert module.panel(1) != module.panel(2)


@pytest.mark.parametrize("page", PAGES)
def test_every_block_runs_after_those_before_it(page: str, folder: Path) -> None:
    shown = _run([sys.executable, "-W", "error", "-c", "\n".join(_blocks(page, "python"))], folder)
    assert "nan" not in shown.split()


def test_the_picture_takes_few_lines_and_shows_every_place(folder: Path) -> None:
    (block,) = _blocks(PAGES[0], "python")
    assert len([line for line in block.splitlines() if line.strip()]) <= LONGEST
    _run([sys.executable, "-c", block], folder)
    picture = (folder / "ranks.svg").read_text(encoding="utf-8")
    places = {line.split(",")[0] for line in (folder / "places.csv").read_text().splitlines()[1:]}
    assert all(f">{place}<" in picture for place in places)


def test_the_command_prints_what_the_page_shows(folder: Path) -> None:
    (console,) = _blocks(PAGES[0], "console")
    command, _, rest = console.removeprefix("$ ").partition("\n")
    lines = rest[: rest.index("$ ")].splitlines()
    program = "import sys; from dianfan.cli.program import main; main()"
    shown = _run([sys.executable, "-c", program, *command.split()[1:]], folder).splitlines()
    assert lines[-1] == "…"
    assert shown[: len(lines) - 1] == lines[:-1]
    listed = rest[rest.index("$ ") :].splitlines()[1:]
    assert sorted(one.name for one in (folder / "development").iterdir()) == listed


@pytest.mark.parametrize("name", ["development", "living"])
def test_the_indices_of_the_shipped_region_rank_all_of_its_places(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    region = HOUSE / "programmes" / "yunting"
    asked = [str(region / "indices" / f"{name}.yaml"), str(region), "--json", "--draws", "50"]
    assert run(["index", *asked]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["ranks"]) == 24
    assert not told["unranked"]
    assert any(one["imputed_share"] > 0 for one in told["ranks"])
    assert any(one["low"] < one["high"] for one in told["ranks"])
