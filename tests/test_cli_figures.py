"""Figures by word, as a picture, and as linked data, from the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from dianfan.cli.finding import matches
from dianfan.cli.pictured import pictured
from dianfan.cli.program import run
from dianfan.cli.reading import open_edition
from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Language
from tests.editions import built

Output = pytest.CaptureFixture[str]


def explain(*arguments: str) -> int:
    return run(["explain", *arguments, "--edition", str(built())])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_that_of_the_page(language: Language) -> None:
    reading = open_edition(built())
    made = [key for key, stated in reading.figures.items() if stated.inputs]
    assert len(made) > 10
    for key in made:
        page = (built() / language / "figures" / f"{key}.html").read_text(encoding="utf-8")
        drawn = page.partition('<svg class="descent"')[2].partition("</svg>")[0]
        alone = pictured(key, reading, language)
        assert alone.partition("<title>")[2].partition("</svg>")[0] == drawn.partition("<title>")[2]


def test_a_picture_is_written_and_named(tmp_path: Path, capsys: Output) -> None:
    reading = open_edition(built())
    leaf = next(key for key, stated in reading.figures.items() if not stated.inputs)
    out = tmp_path / "leaf.svg"
    assert explain(leaf, "--picture", str(out)) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert out.read_text(encoding="utf-8").startswith("<svg ")


def test_words_find_figures_in_both_languages(capsys: Output) -> None:
    reading = open_edition(built())
    for words in ("2025", "青河", "Qinghe 2025"):
        found = matches(words, reading)
        if len(found) < 2:
            continue
        assert explain(words) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith(found[0])
    assert matches("Qinghe 2025", reading)
    assert set(matches("qinghe 2025", reading)) <= set(matches("2025", reading))
    assert matches("  ", reading) == ()


def test_one_that_is_found_alone_is_explained(capsys: Output) -> None:
    reading = open_edition(built())
    alone = next(
        words
        for key, stated in reading.figures.items()
        if len(matches(words := f"{reading.told(key, 'en')}", reading)) == 1 and stated.inputs
    )
    assert explain(alone) == 0
    assert "←" in capsys.readouterr().out


def test_what_is_found_can_be_had_as_json(capsys: Output) -> None:
    assert explain("qinghe", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) > 5
    assert set(found[0]) == {"key", "told"}


@pytest.mark.parametrize(("form", "report"), [("prov", "overview"), ("annotations", "overview.zh")])
def test_linked_data_of_one_report_or_of_all(form: str, report: str, tmp_path: Path) -> None:
    folder = built() / {"prov": "provenance"}.get(form, form)
    one, every = tmp_path / "one.jsonld", tmp_path / "all.zip"
    arguments = ["export", str(built()), "--to", form]
    assert run([*arguments, "--report", report, "--out", str(one)]) == 0
    assert one.read_bytes() == (folder / f"{report}.jsonld").read_bytes()
    assert run([*arguments, "--out", str(every)]) == 0
    with zipfile.ZipFile(every) as archive:
        assert set(archive.namelist()) == {path.name for path in folder.iterdir()}


def test_a_report_that_is_none_is_refused_with_those_there_are(capsys: Output) -> None:
    assert run(["export", str(built()), "--to", "prov", "--report", "../book"]) == 2
    assert "overview" in capsys.readouterr().err
