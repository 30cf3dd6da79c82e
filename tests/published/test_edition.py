"""An edition: whole, the same from the same input, and made from its Book alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from dianfan.cli.review import review
from dianfan.figures.errors import DianfanError
from dianfan.published.client import Page
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import edition_digest
from dianfan.published.manifest import file_entry
from dianfan.published.manifest import paths
from dianfan.published.manifest import read_manifest
from dianfan.published.manifest import stands_beside
from tests.editions import DIANFAN
from tests.editions import QINGHE
from tests.editions import built
from tests.editions import has_fonts

# The face hands on a function of the same name.
EDITION = import_module("dianfan.published.edition")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(out: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*DIANFAN, "build", str(QINGHE), "--out", str(out), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


def test_an_edition_holds_site_data_and_papers() -> None:
    found = set(contents(built()))
    wanted = {
        "index.html",
        "zh/index.html",
        "en/index.html",
        "lineage.jsonl",
        "figures.json",
        MANIFEST,
        "book/datapackage.json",
        "book/programme.yaml",
        "book/entries.csv",
        "book/parquet/entries.parquet",
    }
    assert wanted <= found
    papers = {"broadsheet-zh.pdf", "broadsheet-en.pdf"}
    assert (papers & found) == (papers if has_fonts() else set())


def test_the_manifest_lists_every_other_file_with_its_digest() -> None:
    manifest = read_manifest(built())
    found = contents(built())
    found = {path: found[path] for path in found if path != MANIFEST and not stands_beside(path)}
    assert list(paths(built())) == sorted(found)
    assert manifest.files == tuple(file_entry(path, found[path]) for path in sorted(found))
    assert manifest.edition == edition_digest(manifest.files)
    assert manifest.book == json.loads(found["book/datapackage.json"])["digest"].removeprefix(
        "sha256:"
    )
    assert manifest.asof.isoformat() == "2026-04-30"
    assert manifest.methods["recorded.choice.preferred"] == "1"


@pytest.mark.parametrize("path", ["zh/index.html", "en/index.html"])
def test_every_figure_of_a_page_has_a_page(path: str) -> None:
    text = (built() / path).read_text(encoding="utf-8")
    keys = {part.partition('"')[0] for part in text.split('data-key="')[1:]}
    assert keys
    figures = built() / path.partition("/")[0] / "figures"
    assert all((figures / f"{key}.html").is_file() for key in keys)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another process, another place, another seed of hashes, another zone and language."""
    out = tmp_path / "elsewhere" / "again"
    options = () if has_fonts() else ("--no-pdf",)
    process = build(out, *options, PYTHONHASHSEED="7", TZ="Asia/Urumqi", LC_ALL="C", LANG="C")
    printed, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert printed.splitlines()[-1] == str(out)
    one, other = contents(built()), contents(out)
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_the_book_of_an_edition_makes_the_edition_again(tmp_path: Path) -> None:
    again = review(built() / "book", out=tmp_path / "again", paper=has_fonts())
    assert again.digest == read_manifest(built()).edition
    assert contents(again.folder) == contents(built())


def test_no_place_of_this_machine_stands_in_an_edition() -> None:
    places = [
        str(built().parent).encode(),
        str(Path.cwd()).encode(),
        str(Path.home()).encode() + b"/",
    ]
    for path, content in contents(built()).items():
        assert not [place for place in places if place in content], path


def test_without_papers_the_manifest_and_the_pages_say_so(tmp_path: Path) -> None:
    made = review(built() / "book", out=tmp_path / "plain", paper=False)
    manifest = read_manifest(made.folder)
    assert (manifest.paper, manifest.fonts) == (False, {})
    assert not [path for path in contents(made.folder) if path.endswith(".pdf")]
    assert "broadsheet-zh.pdf" not in (made.folder / "zh/index.html").read_text(encoding="utf-8")


def failing_render(*_: object, **__: object) -> Iterator[Page]:
    yield Page("index.html", b"half")
    raise ZeroDivisionError


def test_a_build_that_fails_midway_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EDITION, "render", failing_render)
    with pytest.raises(ZeroDivisionError):
        review(built() / "book", out=tmp_path / "edition", paper=has_fonts())
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_cannot_be_set_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    monkeypatch.setattr(EDITION, "fonts_folder", lambda: fonts)
    monkeypatch.setattr(EDITION, "_digest", lambda _: "0")
    with pytest.raises(DianfanError, match="could not be set"):
        review(built() / "book", out=tmp_path / "edition")
    assert [path.name for path in tmp_path.iterdir()] == ["fonts"]


def test_a_killed_build_leaves_no_half_edition_and_the_next_one_sweeps(tmp_path: Path) -> None:
    out = tmp_path / "edition"
    process = build(out, "--no-pdf")
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".edition.building-*/*/*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert not out.exists()
    assert [path.name for path in tmp_path.iterdir()] == [f".edition.building-{process.pid}"]
    review(built() / "book", out=out, paper=False)
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]
