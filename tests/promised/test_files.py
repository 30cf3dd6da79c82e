"""Whatever the bytes of a folder are, they are read as far as they go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.finding import Severity
from dianfan.promised import reading
from dianfan.promised.fields import FILES
from dianfan.promised.fields import MAY_BE_ABSENT
from dianfan.promised.fields import OPTIONAL
from dianfan.promised.load import load
from tests.promised.folder import found
from tests.promised.folder import only
from tests.promised.folder import spoil


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolder, match="is no folder"):
        load(tmp_path / "absent")
    with pytest.raises(UnreadableFolder, match="is no programme"):
        load(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnreadableFolder, match="is no folder"):
        load(tmp_path / "file")


@pytest.mark.parametrize("name", sorted(set(FILES) - {"programme.yaml"} - OPTIONAL))
def test_a_missing_file_is_a_finding_and_leaves_nothing(name: str, folder: Path) -> None:
    (folder / name).unlink()
    code = "absent-file" if name in MAY_BE_ABSENT else "missing-file"
    assert only(folder, code).where.file == name
    assert len(getattr(load(folder), name.partition(".")[0])) == 0


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_a_file_that_need_not_be_there_is_not_missed(name: str, folder: Path) -> None:
    before = {one.code for one in load(folder).findings}
    (folder / name).unlink()
    assert {one.code for one in load(folder).findings} == before
    (folder / name).symlink_to("nowhere")
    assert only(folder, "unreadable-file").where.file == name


def test_an_optional_table_that_is_not_there_is_empty(folder: Path) -> None:
    for name in OPTIONAL:
        (folder / name).unlink()
    assert (load(folder).corrections, load(folder).editions, load(folder).signoff) == ((), (), ())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)
    assert only(folder, "empty-file").where.file == name
    assert not [f for f in load(folder).findings if f.code == "missing-column"]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_a_header_alone_is_an_empty_table(name: str, folder: Path) -> None:
    header = (folder / name).read_text(encoding="utf-8").partition("\n")[0]
    (folder / name).write_text(header, encoding="utf-8")
    assert not [f for f in load(folder).findings if f.where.file == name]


def test_a_file_that_nothing_reads_is_noted(folder: Path) -> None:
    (folder / "areas.csv").rename(folder / "area.csv")
    assert "did you mean “areas.csv”?" in only(folder, "unknown-file").message


def test_gbk_is_recognised(folder: Path) -> None:
    text = (folder / "areas.csv").read_text(encoding="utf-8")
    (folder / "areas.csv").write_bytes(text.encode("gbk"))
    finding = only(folder, "saved-as-gbk")
    assert (finding.severity, finding.where.file) == (Severity.ERROR, "areas.csv")
    assert "saved as GBK" in finding.message
    assert "UTF-8" in finding.remedy


def test_utf16_is_recognised(folder: Path) -> None:
    text = (folder / "areas.csv").read_text(encoding="utf-8")
    (folder / "areas.csv").write_bytes(text.encode("utf-16"))
    assert only(folder, "saved-as-utf16").where.file == "areas.csv"


def test_a_damaged_byte_is_told_with_offset_and_line(folder: Path) -> None:
    data = (folder / "areas.csv").read_bytes()
    at = data.index("柳岸".encode())
    (folder / "areas.csv").write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    finding = only(folder, "not-utf8")
    assert finding.where.line == data.count(b"\n", 0, at) + 1
    assert f"byte {at} of the file (0xff)" in finding.message
    assert load(folder).areas == ()


def test_a_nul_byte(folder: Path) -> None:
    data = (folder / "links.csv").read_bytes()
    (folder / "links.csv").write_bytes(data.replace(b"Blades", b"Bla\0es", 1))
    assert only(folder, "nul-byte").where.line == data[: data.index(b"Blades")].count(b"\n") + 1


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_other_line_ends_and_a_mark_change_nothing(ending: bytes, folder: Path) -> None:
    whole = load(folder)
    for name in FILES:
        data = (folder / name).read_bytes().replace(b"\n", ending)
        (folder / name).write_bytes(b"\xef\xbb\xbf" + data)
    programme = load(folder)
    assert {f.severity for f in programme.findings} == {Severity.NOTE}
    assert len([f for f in programme.findings if f.code == "byte-order-mark"]) == len(FILES)
    assert programme.targets == whole.targets
    assert programme.observations.equals(whole.observations)


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    outside = folder.parent / "areas.csv"
    (folder / "areas.csv").rename(outside)
    (folder / "areas.csv").symlink_to(os.path.relpath(outside, folder))
    assert only(folder, "outside-folder").where.file == "areas.csv"
    assert load(folder).areas == ()


def test_a_link_within_the_folder_is_read(folder: Path) -> None:
    (folder / "areas.csv").rename(folder / "places")
    (folder / "areas.csv").symlink_to("places")
    assert load(folder).areas


def test_a_link_to_the_folder_itself_is_no_way_out(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert load(link).areas == load(folder).areas


def test_a_link_to_nothing_and_a_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "areas.csv").unlink()
    (folder / "areas.csv").symlink_to("absent")
    (folder / "links.csv").unlink()
    (folder / "links.csv").mkdir()
    assert {f.where.file for f in found(folder, "unreadable-file")} == {"areas.csv", "links.csv"}


def test_a_pipe_does_not_hang(folder: Path) -> None:
    (folder / "links.csv").unlink()
    os.mkfifo(folder / "links.csv")
    assert only(folder, "unreadable-file").where.file == "links.csv"


def test_an_unreadable_charter_leaves_an_empty_one(folder: Path) -> None:
    (folder / "programme.yaml").unlink()
    (folder / "programme.yaml").symlink_to("absent")
    assert only(folder, "unreadable-file").where.file == "programme.yaml"
    assert load(folder).charter.id == ""


def test_a_large_file_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_CSV", 3000)
    assert only(folder, "too-large").where.file == "observations.csv"
    with (folder / "programme.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# " + "long" * (1 << 18))
    assert {f.where.file for f in found(folder, "too-large")} == {
        "observations.csv",
        "programme.yaml",
    }


def test_lines_are_physical_behind_a_cell_of_several_lines(folder: Path) -> None:
    spoil(folder / "projects.csv", "海缆未到", '"海缆\n\n未到"')
    line = spoil(folder / "projects.csv", "QH104,海上风电", "QH109,海上风电")
    assert only(folder, "unknown-area").where.line == line
    wind = next(p for p in load(folder).projects if p.id == "wind-2")
    assert (wind.line, wind.note_zh) == (6, "海缆\n\n未到")
    assert next(p for p in load(folder).projects if p.id == "creek-parks").line == 10


def test_a_quote_that_never_closes_is_found_where_it_opens(folder: Path) -> None:
    line = spoil(folder / "projects.csv", "海缆未到", '"海缆未到')
    assert only(folder, "broken-csv").where.line == line


def test_empty_rows_are_skipped(folder: Path) -> None:
    whole = load(folder)
    text = (folder / "areas.csv").read_text(encoding="utf-8")
    (folder / "areas.csv").write_text(f"\n{text}\n,,,,,,\n\n", encoding="utf-8")
    assert [area.line - 1 for area in load(folder).areas] == [area.line for area in whole.areas]
    assert load(folder).findings == whole.findings


def test_a_file_that_cannot_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    findings = found(folder, "unreadable-file")
    assert {f.where.file for f in findings} == set(FILES)
    assert "Permission denied" in findings[0].message
