"""An edition appears under its name whole, or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dianfan.figures.errors import UseError
from dianfan.published.manifest import MANIFEST
from dianfan.published.placing import whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def place(out: Path, text: str) -> None:
    with whole(out) as folder:
        (folder / MANIFEST).write_text(text, encoding="utf-8")


def test_the_folder_takes_its_name_only_when_the_block_ends(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "edition"
    with whole(out) as folder:
        (folder / MANIFEST).write_text("{}", encoding="utf-8")
        assert not out.exists()
    assert names(out) == [MANIFEST]
    assert names(out.parent) == ["edition"]


def test_a_block_that_raises_leaves_nothing(tmp_path: Path) -> None:
    def half() -> None:
        with whole(tmp_path / "edition") as folder:
            (folder / "page.html").write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert names(tmp_path) == []


def test_an_edition_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    out = tmp_path / "edition"
    place(out, "first")
    with pytest.raises(KeyboardInterrupt), whole(out):
        raise KeyboardInterrupt
    assert (out / MANIFEST).read_text(encoding="utf-8") == "first"
    place(out, "second")
    assert (out / MANIFEST).read_text(encoding="utf-8") == "second"
    assert names(tmp_path) == ["edition"]


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link"])
def test_nothing_but_an_edition_is_replaced(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "thesis"
    if kind == "folder":
        out.mkdir()
        (out / "chapter.txt").write_text("years of work", encoding="utf-8")
    elif kind == "file":
        out.write_text("years of work", encoding="utf-8")
    else:
        out.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UseError, match="taken"), whole(out):
        pytest.fail("nothing is built where nothing can be placed")
    assert out.is_symlink() or out.exists()


def test_an_empty_folder_is_no_hindrance(tmp_path: Path) -> None:
    out = tmp_path / "edition"
    out.mkdir()
    place(out, "first")
    assert names(out) == [MANIFEST]


def dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    out = tmp_path / "edition"
    (tmp_path / f".edition.building-{dead_process()}").mkdir()
    (tmp_path / f".edition.building-{os.getppid()}").mkdir()
    place(out, "first")
    assert names(tmp_path) == [f".edition.building-{os.getppid()}", "edition"]


def test_an_edition_that_was_half_exchanged_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "edition"
    place(out, "first")
    out.rename(tmp_path / f".edition.replaced-{dead_process()}")
    with pytest.raises(RuntimeError), whole(out):
        raise RuntimeError
    assert (out / MANIFEST).read_text(encoding="utf-8") == "first"


def test_the_old_edition_comes_back_when_the_exchange_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "edition"
    place(out, "first")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if ".building-" in self.name:
            raise OSError("the disk is full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="full"), whole(out):
        pass
    assert (out / MANIFEST).read_text(encoding="utf-8") == "first"
    assert names(tmp_path) == ["edition"]
