"""Bad folders end with a finding that says where and what to do; nothing is half-written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dianfan.cli.check import findings
from dianfan.cli.program import run
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from tests.editions import QINGHE

Spoil = Callable[[Path], object]
SEEN = 2_000_000
"""Bytes that a million rows of this table take at least, so that the test is about size."""


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def replaced(name: str, old: str, new: str) -> Spoil:
    """Replace the first occurrence of some text in a file."""

    def spoil(folder: Path) -> None:
        text = text_of(folder / name)
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def removed(name: str) -> Spoil:
    return lambda folder: (folder / name).unlink()


def written(name: str, content: bytes) -> Spoil:
    return lambda folder: (folder / name).write_bytes(content)


def encoded(name: str, encoding: str) -> Spoil:
    return lambda folder: (folder / name).write_bytes(text_of(folder / name).encode(encoding))


def repeated_row(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        lines = text_of(folder / name).splitlines(keepends=True)
        (folder / name).write_text("".join([*lines, lines[1]]), encoding="utf-8")

    return spoil


def leading_out(name: str) -> Spoil:
    """Put a link to a file outside in the place of a file."""

    def spoil(folder: Path) -> None:
        outside = folder.parent / "outside.csv"
        shutil.move(folder / name, outside)
        (folder / name).symlink_to(outside)

    return spoil


def folder_for(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return spoil


def bomb() -> bytes:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)
    ]
    return "\n".join(lines).encode()


FIRST = "gva,QH101,2021,,301.2,,亿元,exactly,level,final,delta-stats-2024"
BAD: dict[str, tuple[Spoil, str, str]] = {
    "missing file": (removed("indicators.csv"), "missing-file", "indicators.csv"),
    "unknown column": (
        replaced("areas.csv", "code,name_zh", "code,colour,name_zh"),
        "unknown-column",
        "areas.csv:1",
    ),
    "duplicate key": (repeated_row("areas.csv"), "duplicate-key", "areas.csv:"),
    "wrong unit": (
        replaced("observations.csv", FIRST, FIRST.replace("亿元", "公里")),
        "unit-differs",
        "observations.csv:2",
    ),
    "unknown unit": (
        replaced("observations.csv", FIRST, FIRST.replace("亿元", "furlong")),
        "unknown-unit",
        "observations.csv:2",
    ),
    "unknown area": (
        replaced("observations.csv", FIRST, FIRST.replace("QH101", "QH999")),
        "unknown-area",
        "observations.csv:2",
    ),
    "period ends before it starts": (
        replaced("observations.csv", FIRST, FIRST.replace(",2021,", ",2021-11/03,")),
        "unknown-period",
        "observations.csv:2",
    ),
    "project ends before it starts": (
        replaced("projects.csv", "2021-03,2022-12,", "2023-03,2022-12,"),
        "ends-before-start",
        "projects.csv:2",
    ),
    "cyclic parents": (
        replaced("areas.csv", "country,\n", "country,QH1\n"),
        "cyclic-areas",
        "areas.csv:",
    ),
    "claim without source": (
        replaced("claims.csv", "claimed,delta-watch,", "claimed,,"),
        "without-source",
        "claims.csv:2",
    ),
    "not UTF-8": (written("areas.csv", b"code,name_zh\nQH,\xff\xfe\xfd\n"), "", "areas.csv"),
    "GBK": (encoded("areas.csv", "gbk"), "saved-as-gbk", "areas.csv"),
    "UTF-16": (encoded("areas.csv", "utf-16"), "saved-as-utf16", "areas.csv"),
    "NUL byte": (written("areas.csv", b"code\x00,name_zh\n"), "nul-byte", "areas.csv"),
    "formula": (
        replaced("areas.csv", "清河国", "=HYPERLINK(A1)"),
        "formula",
        "areas.csv:2",
    ),
    "path out of the folder": (leading_out("areas.csv"), "outside-folder", "areas.csv"),
    "id that is a path": (
        replaced("indicators.csv", "\ngva,", "\n../../gva,"),
        "unsafe-id",
        "indicators.csv:2",
    ),
    "YAML bomb": (written("programme.yaml", bomb()), "yaml-alias", "programme.yaml"),
    "YAML that makes objects": (
        written("programme.yaml", b"id: !!python/object/apply:os.system ['true']\n"),
        "yaml-tag",
        "programme.yaml",
    ),
    "not a number": (
        replaced("observations.csv", "301.2", "3O1.2"),
        "not-decimal",
        "observations.csv:2",
    ),
    "empty file": (written("areas.csv", b""), "empty-file", "areas.csv"),
    "unclosed quote": (written("areas.csv", b'code,name_zh\n"QH,x\n'), "broken-csv", "areas.csv"),
    "a folder in place of a file": (folder_for("areas.csv"), "", "areas.csv"),
}


def errors(folder: Path) -> list[Finding]:
    return [finding for finding in findings(folder) if finding.severity is Severity.ERROR]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(QINGHE, tmp_path / "programme"))


@pytest.mark.parametrize("case", BAD)
def test_check_and_build_end_with_a_clear_finding(
    folder: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, code, where = BAD[case]
    spoil(folder)
    found = errors(folder)
    fitting = [one for one in found if code in {"", one.code} and str(one.where).startswith(where)]
    assert fitting, [str(one) for one in found]
    assert all(one.message and one.remedy for one in found)
    assert run(["check", str(folder)]) == 3
    assert "Traceback" not in capsys.readouterr().out
    before = sorted(path.name for path in folder.parent.iterdir())
    assert run(["build", str(folder), "--out", str(folder.parent / "edition"), "--no-pdf"]) == 3
    told = capsys.readouterr().err
    assert "nothing was written" in told
    assert "Traceback" not in told
    assert sorted(path.name for path in folder.parent.iterdir()) == before


def test_line_ends_of_windows_and_a_byte_order_mark_do_no_harm(folder: Path) -> None:
    one = [str(finding) for finding in findings(folder)]
    for path in folder.glob("*.csv"):
        text = text_of(path).replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert errors(folder) == []
    marks = [finding for finding in findings(folder) if finding.code == "byte-order-mark"]
    assert len(marks) == len(list(folder.glob("*.csv")))
    others = [str(finding) for finding in findings(folder) if finding.code != "byte-order-mark"]
    assert others == one


def test_windows_files_give_the_same_edition(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / name for name in ("one", "other")]
    assert run(["build", str(folder), "--out", str(outs[0]), "--no-pdf"]) == 0
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + text_of(path).replace("\n", "\r\n").encode())
    assert run(["build", str(folder), "--out", str(outs[1]), "--no-pdf"]) == 0
    assert (outs[0] / "manifest.json").read_bytes() == (outs[1] / "manifest.json").read_bytes()


def test_a_million_rows_are_checked(folder: Path) -> None:
    """A million rows that repeat one: each is found, a few are told, and the rest counted."""
    path = folder / "observations.csv"
    row = text_of(path).splitlines()[1] + "\n"
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines(row for _ in range(1_000_000))
    assert path.stat().st_size > SEEN
    found = errors(folder)
    assert {one.code for one in found} <= {"duplicate-observation", "too-large", "and-more"}
    assert 0 < len(found) < 1000


@pytest.mark.parametrize("kind", ["missing", "file", "empty", "without its charter"])
def test_what_is_no_folder_is_told(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "programme"
    if kind == "file":
        folder.write_text("id: x", encoding="utf-8")
    elif kind == "empty":
        folder.mkdir()
    elif kind == "without its charter":
        removed("programme.yaml")(Path(shutil.copytree(QINGHE, folder)))
    for command in (
        ["check", str(folder)],
        ["build", str(folder), "--out", str(tmp_path / "edition")],
    ):
        assert run(command) in {2, 3}
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        assert told.out + told.err
    assert not (tmp_path / "edition").exists()
