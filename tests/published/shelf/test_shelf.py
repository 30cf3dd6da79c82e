"""The shelf: copies are the same to the byte and stay so, the index tells what stands there."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest

from dianfan.cli.program import run
from dianfan.figures.errors import ForgedFigure
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError
from dianfan.published.errata.companion import read_errata
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import read_manifest
from dianfan.published.placing import SHELF
from dianfan.published.shelf import read_shelf
from dianfan.published.shelf import shelve
from dianfan.published.shelf.index import index_pages
from tests.editions import built
from tests.editions import copy
from tests.promised.folder import copied
from tests.published.shelf.test_errata import correct
from tests.published.shelf.test_errata import edition


def test_a_shelved_edition_is_the_same_and_frozen(tmp_path: Path) -> None:
    shelf = tmp_path / "editions"
    place, changed = shelve(built(), shelf)
    assert (place.name, changed) == ("2026-04-30", ())
    for one in read_manifest(built()).files:
        assert (place / one.path).read_bytes() == (built() / one.path).read_bytes()
        assert not stat.S_IMODE((place / one.path).stat().st_mode) & 0o222
    assert run(["verify", str(place), "--quick"]) == 0
    again, _ = shelve(built(), shelf)
    assert again == place
    assert run(["build", "tests/programmes/qinghe", "--out", str(place), "--no-pdf"]) == 2


def test_corrections_reach_the_old_pages_and_the_index(tmp_path: Path) -> None:
    shelf, folder = tmp_path / "editions", copied(tmp_path / "qinghe")
    first = edition(folder, tmp_path / "first")
    correct(folder, "1234.5")
    second = edition(folder, tmp_path / "second")
    assert run(["shelve", str(first), str(shelf), "--name", "2026-first"]) == 0
    assert run(["shelve", str(second), str(shelf), "--name", "2026-second"]) == 0
    sheet = read_errata(shelf / "2026-first")
    assert sheet is not None
    assert sheet.errata
    assert sheet.newer is not None
    assert sheet.newer.edition == read_manifest(second).edition
    assert (shelf / "2026-first" / MANIFEST).read_bytes() == (first / MANIFEST).read_bytes()
    assert run(["verify", str(shelf / "2026-first"), "--quick"]) == 0
    with (shelf / "editions.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["name"]: row for row in csv.DictReader(stream)}
    assert rows["2026-first"]["errata"] == f"{len(sheet.errata)}"
    assert rows["2026-second"]["errata"] == "0"
    for page in ("index.html", "en.html"):
        text = (shelf / page).read_text(encoding="utf-8")
        assert sheet.edition in text
        assert "2026-first/errata/" in text


def test_the_index_tells_who_signed(tmp_path: Path) -> None:
    made, secret = copy(tmp_path / "edition"), tmp_path / "k"
    assert run(["key", "new", str(secret), "--no-passphrase"]) == 0
    assert run(["sign", str(made), "--key", str(secret)]) == 0
    place, _ = shelve(made, tmp_path / "editions")
    register = read_shelf(place.parent)
    assert register is not None
    pages = dict(index_pages(place.parent, register))
    assert b"signed by an unknown key" in pages["editions.csv"]
    assert b"manifest.json.minisig" in pages["en.html"]
    assert run(["verify", str(place), "--quick", "--key", f"{secret}.pub"]) == 0


def test_a_spoilt_edition_is_not_shelved(tmp_path: Path) -> None:
    made = copy(tmp_path / "edition")
    (made / "zh" / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(ForgedFigure):
        shelve(made, tmp_path / "editions")
    assert not (tmp_path / "editions").exists()


@pytest.mark.parametrize("name", ["../out", "a/b", ".hidden", "x" * 65])
def test_a_name_stays_on_the_shelf(tmp_path: Path, name: str) -> None:
    with pytest.raises(UseError):
        shelve(built(), tmp_path / "editions", name)
    assert not (tmp_path / "out").exists()


def test_a_frozen_edition_is_never_replaced(tmp_path: Path) -> None:
    shelf, folder = tmp_path / "editions", copied(tmp_path / "qinghe")
    shelve(built(), shelf, "one")
    correct(folder, "1234.5")
    other = edition(folder, tmp_path / "other")
    with pytest.raises(UseError, match="never replaced"):
        shelve(other, shelf, "one")
    (shelf / "loose").mkdir()
    with pytest.raises(UseError, match="never replaced"):
        shelve(other, shelf, "loose")
    assert run(["new", str(tmp_path / "new")]) == 0
    with pytest.raises(UseError, match="of its own"):
        shelve(edition(tmp_path / "new", tmp_path / "out"), shelf)


def test_a_damaged_register_is_told(tmp_path: Path) -> None:
    (tmp_path / SHELF).write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableFolder):
        read_shelf(tmp_path)
    assert read_shelf(tmp_path / "none") is None
