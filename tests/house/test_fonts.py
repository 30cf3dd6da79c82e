"""A face is taken only when it is the one that was pinned."""

import hashlib
import importlib.util
import sys
import tarfile
from base64 import b64encode
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.source import HOUSE


@pytest.fixture(name="fonts")
def _fonts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tools_fonts", HOUSE / "tools" / "fonts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="npm")
def _npm(tmp_path: Path, fonts: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An npm that packs one small archive; returns that archive."""
    packed = tmp_path / "face.tgz"
    for name, text in {"A.ttf": "a face", "LICENSE_FONT": "a licence"}.items():
        (tmp_path / name).write_text(text)
    with tarfile.open(packed, "w:gz") as tar:
        for name in ("A.ttf", "LICENSE_FONT"):
            tar.add(tmp_path / name, f"package/{name}")
    program = tmp_path / "npm"
    program.write_text(f"#!/bin/sh\ncp {packed} .\n")
    program.chmod(0o755)
    monkeypatch.setattr(fonts, "npm", lambda: [str(program)])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return packed


def _archive(fonts: ModuleType, packed: Path, **changes: object) -> object:
    parts = {
        "name": "a-face",
        "sha512": b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode(),
        "licence": "OFL.txt",
        "faces": {"A.ttf": "A.ttf"},
        "sha256": {"A.ttf": hashlib.sha256(b"a face").hexdigest()},
    }
    return fonts.Archive(**(parts | changes))


def test_a_face_is_fetched_once(fonts: ModuleType, npm: Path, tmp_path: Path) -> None:
    archive, target = _archive(fonts, npm), tmp_path / "fonts"
    fonts.provide(archive, target)
    assert (target / "A.ttf").read_text() == "a face"
    assert (target / "OFL.txt").read_text() == "a licence"
    npm.unlink()
    fonts.provide(archive, target)


def test_an_altered_face_is_fetched_again(fonts: ModuleType, npm: Path, tmp_path: Path) -> None:
    archive, target = _archive(fonts, npm), tmp_path / "fonts"
    fonts.provide(archive, target)
    (target / "A.ttf").write_text("another")
    fonts.provide(archive, target)
    assert (target / "A.ttf").read_text() == "a face"


def test_the_cache_saves_a_download(fonts: ModuleType, npm: Path, tmp_path: Path) -> None:
    archive = _archive(fonts, npm)
    fonts.provide(archive, tmp_path / "cache" / "dianfan" / "fonts")
    npm.unlink()
    fonts.provide(archive, tmp_path / "fonts")
    assert (tmp_path / "fonts" / "A.ttf").read_text() == "a face"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sha512": "other"}, "not the archive that was pinned"),
        ({"sha256": {"A.ttf": "other"}}, "not the one that was pinned"),
    ],
    ids=["archive", "face"],
)
def test_another_face_is_refused(
    changes: dict[str, object], words: str, fonts: ModuleType, npm: Path, tmp_path: Path
) -> None:
    with pytest.raises(fonts.FontsError, match=words):
        fonts.provide(_archive(fonts, npm, **changes), tmp_path / "fonts")


def test_a_failed_download_says_what_to_do(fonts: ModuleType, npm: Path, tmp_path: Path) -> None:
    archive = _archive(fonts, npm)
    npm.unlink()
    with pytest.raises(fonts.FontsError, match="next: check the network"):
        fonts.provide(archive, tmp_path / "fonts")
