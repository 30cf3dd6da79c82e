"""The synthetic example is what its generator writes, and says everywhere that it is invented."""

from __future__ import annotations

from pathlib import Path

import yaml

from dianfan.promised.load import load
from dianfan.promised.model import Lens
from tools.synthetic_region import COUNTIES
from tools.synthetic_region import MADE
from tools.synthetic_region import YEARS
from tools.synthetic_region import files

FOLDER = Path(__file__).parents[2] / "programmes" / "yunting"


def test_the_shipped_files_are_those_that_the_generator_writes() -> None:
    written = dict(files())
    there = {str(one.relative_to(FOLDER)) for one in FOLDER.rglob("*") if one.is_file()}
    assert there == set(written)
    for name, text in written.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, name


def test_another_seed_makes_another_region() -> None:
    assert dict(files(1))["observations.csv"] != dict(files())["observations.csv"]


def test_it_is_as_large_as_said_and_labelled() -> None:
    programme = load(FOLDER)
    assert {one.code for one in programme.findings} == {"edge-beside-another"}
    assert (len(COUNTIES), len(MADE), len(YEARS)) == (24, 30, 6)
    assert len(programme.areas) == 25
    assert len([one for one in programme.indicators if one.layer is not Lens.LINE]) == 30
    assert all("synthetic" in one.title for one in programme.sources)
    charter = yaml.safe_load((FOLDER / "programme.yaml").read_text(encoding="utf-8"))
    assert "synthetic" in charter["title"]["en"]
    assert "虚构" in charter["title"]["zh"]
    assert "虚构" in next(one.name_zh for one in programme.areas if one.code == "YT1")
