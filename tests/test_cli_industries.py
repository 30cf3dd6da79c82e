"""A table of industries on the terminal: findings first, then every sector, undefined ones last."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from dianfan.cli import industries
from dianfan.cli.program import run

TABLE = """\
code,name,coal,power,gas,households,output
coal,煤炭,10,60,0,30,100
power,电力,20,10,0,70,100
gas,,0,0,0,0,0
value_added,,50,20,0,,
imports,,20,10,0,,
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_each_sector_has_a_line_and_a_silent_one_is_undefined(
    table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["industries", table]) == 0
    told = capsys.readouterr().out
    assert "table-silent" in told
    lines = [line for line in told.splitlines() if line.startswith(("coal", "power", "gas"))]
    assert [line.split()[0] for line in lines] == ["power", "coal", "gas"]
    assert "煤炭" in told
    assert lines[-1].count("undefined") == 5


def test_json_and_a_file_hold_all_indicators(
    table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "told.csv"
    assert (
        run(
            [
                "industries",
                table,
                "--json",
                "--unit",
                "万元",
                "--out",
                str(out),
                "--sort",
                "forward",
            ]
        )
        == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["unit"] == "万元"
    assert {one["code"] for one in told["findings"]} == {"table-silent"}
    assert told["sectors"][-1]["backward"] is None
    written = pl.read_csv(out)
    assert written["sector"].to_list() == [one["sector"] for one in told["sectors"]]
    assert {"leakage", "value_added_content", "upstreamness"} <= set(written.columns)


def test_a_sector_is_taken_apart(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["industries", table, "--explain", "power"]) == 0
    told = capsys.readouterr().out
    assert "1'L = " in told
    assert "G1 = " in told


def test_wrong_use_is_told(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert industries.command.name == "industries"
    for more in (["--sort", "none"], ["--explain", "oil"]):
        assert run(["industries", table, *more]) == 2
    assert run(["industries", f"{table}.none"]) == 2
    assert "cannot be read" in capsys.readouterr().err
