"""The files of indices are carried as they stand, and what cannot be read is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.promised.indices import index_files
from dianfan.promised.load import load
from tests.promised.folder import found

TEXT = "# 区的生活\nid: living\nname: {zh: 生活, en: Living}\n"


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / "indices" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_without_indices_has_none(folder: Path) -> None:
    assert load(folder).indices == {}
    assert index_files(folder) == ({}, ())


def test_indices_are_carried_byte_for_byte_in_the_order_of_names(folder: Path) -> None:
    _write(folder, "b.yaml", TEXT.encode())
    _write(folder, "a.yaml", TEXT.replace("living", "other").encode())
    programme = load(folder)
    assert list(programme.indices) == ["indices/a.yaml", "indices/b.yaml"]
    assert programme.indices["indices/b.yaml"] == TEXT


def test_the_book_keeps_them_and_loads_again(folder: Path, tmp_path: Path) -> None:
    _write(folder, "living.yaml", TEXT.encode())
    programme = load(folder)
    book = recorded.close(programme, said.read(programme), date(2025, 12, 31))
    out = tmp_path / "book"
    for path, content in recorded.write_package(book):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    assert (out / "indices" / "living.yaml").read_bytes() == TEXT.encode()
    assert promised.load(out).indices == programme.indices
    without = recorded.close(load(tmp_path / "qinghe"), said.read(programme), date(2025, 12, 31))
    assert without.digest == book.digest
    _write(folder, "living.yaml", TEXT.encode() + b"\n")
    assert (
        recorded.close(load(folder), said.read(programme), date(2025, 12, 31)).digest != book.digest
    )


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("notes.txt", b"x", "unknown-file"),
        ("living.yml", TEXT.encode(), "unknown-file"),
        ("living.yaml", TEXT.encode("gbk"), "saved-as-gbk"),
        ("living.yaml", b"", "empty-file"),
        ("living.yaml", b"#" * (1 << 20) + b"##", "too-large"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_path(
    folder: Path, name: str, content: bytes, code: str
) -> None:
    _write(folder, name, content)
    (one,) = [one for one in found(folder, code) if one.where.file.startswith("indices/")]
    assert one.where.file == f"indices/{name}"
    assert not load(folder).indices


def test_a_link_that_leaves_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(TEXT, encoding="utf-8")
    (folder / "indices").mkdir()
    (folder / "indices" / "living.yaml").symlink_to(tmp_path / "secret.yaml")
    assert found(folder, "outside-folder")
    assert not load(folder).indices
