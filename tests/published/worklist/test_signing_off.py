"""Signing off: list, tick, build; decisions are only ever appended, and bad ones refused."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dianfan.cli.append import append_rows
from dianfan.cli.program import run
from dianfan.cli.sentences import listing
from dianfan.cli.tick import COLUMNS
from dianfan.cli.tick import whole_id
from dianfan.figures.errors import NotSignedOff
from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.promised import load
from dianfan.published.worklist import sentences_csv
from dianfan.published.worklist import worklist
from dianfan.recorded.signoff import SENTENCES
from dianfan.reported.signoff import require_signed_off
from tests.editions import DIANFAN
from tests.promised.folder import copied
from tests.promised.test_corrections import add
from tests.published.errata.test_next_edition import reported

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "qinghe")


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "signoff.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_sentences_are_printed_with_their_figures(folder: Path, capsys: Output) -> None:
    assert run(["sentences", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["language"] for one in told} == {"zh", "en"}
    for one in told:
        assert one["figures"]
        assert "[" in one["text"]
        assert one["pages"][0].startswith(one["language"] + "/")
        assert "".join(part["text"] for part in one["spans"]) == re.sub(
            r"\[|\]", "", one["text"]
        ) or "[" in "".join(part["text"] for part in one["spans"])
        assert all(figure["statement"] and figure["reason"] for figure in one["figures"])
    assert run(["sentences", str(folder), "--state", "ticked once", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_two_persons_tick_and_the_edition_is_built(
    folder: Path, tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / "edition"
    build = ["build", str(folder), "--out", str(out), "--no-pdf", "--reviewed"]
    assert run(build) == 3
    assert "no sentence was signed off" in capsys.readouterr().err
    ids = [one.id for one in listing(folder).sentences]
    for name in ("desk-a", "desk-b"):
        file = tmp_path / f"{name}.csv"
        lines = [f"{one},tick,,{name},2026-05-02" for one in ids[:-1]]
        file.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")
        assert run(["tick", str(folder), "--from", str(file)]) == 0
    assert run(build) == 3
    told = capsys.readouterr().err
    assert f"1 of {len(ids)} sentences" in told
    assert ids[-1] in told
    assert not out.exists()
    for name in ("desk-a", "desk-a"):
        assert run(["tick", str(folder), ids[-1], "--by", name]) == 0
    assert run(build) == 3
    assert run(["tick", str(folder), ids[-1][:10], "--by", "desk-b"]) == 0
    assert run(build) == 0
    assert run(["verify", str(out)]) == 0
    with (out / "book" / "sentences.csv").open(encoding="utf-8", newline="") as stream:
        listed = list(csv.DictReader(stream))
    assert {one["state"] for one in listed} == {"ticked by two"}
    assert f">{len(ids)}" in (out / "en" / "book.html").read_text(encoding="utf-8")
    path = out / "book" / "sentences.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("by two", "once", 1), encoding="utf-8")
    assert run(["verify", str(out)]) == 4


def test_a_wanted_change_blocks_until_it_is_withdrawn(folder: Path) -> None:
    one = listing(folder).sentences[0].id
    for name in ("a", "b"):
        assert run(["tick", str(folder), one, "--by", name]) == 0
    assert run(["tick", str(folder), "--change", one, "--words", "另写", "--by", "c"]) == 0
    assert listing(folder).sentences[0].standing.wanted == (("c", "另写"),)
    assert run(["tick", str(folder), "--withdraw", one, "--by", "c"]) == 0
    assert listing(folder).sentences[0].standing.state == "ticked by two"
    assert [row["decision"] for row in rows(folder)] == ["tick", "tick", "change", "withdraw"]


def test_a_change_of_the_record_voids_a_tick(folder: Path, capsys: Output) -> None:
    first = listing(folder)
    add(folder, *(f"{one.id},tick,,a,2026-05-02" for one in first.sentences), name="signoff.csv")
    path = folder / "observations.csv"
    one = next(one for one in first.sentences if "gva" in {f.measure for f in one.sentence.figures})
    value = next(f.value for f in one.sentence.figures if f.measure == "gva")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f",{value},", f",{value + 1},"), encoding="utf-8")
    assert one.id not in {other.id for other in listing(folder).sentences}
    assert run(["sentences", str(folder)]) == 0
    assert "are void" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--by", "a"],
        ["{id}"],
        ["{id}", "--by", " "],
        ["{id}", "--by", "=A1"],
        ["{id}", "--by", "a\nb"],
        ["--change", "{id}", "--by", "a"],
        ["--change", "{id}", "--words", "=A1", "--by", "a"],
        ["0000000000000000", "--by", "a"],
        ["{id}", "ffff", "--by", "a"],
    ],
)
def test_bad_decisions_are_refused_and_leave_no_trace(folder: Path, options: list[str]) -> None:
    before = (folder / "signoff.csv").read_bytes()
    one = listing(folder).sentences[0].id
    assert run(["tick", str(folder), *(part.format(id=one) for part in options)]) == 2
    assert (folder / "signoff.csv").read_bytes() == before


def test_a_file_of_decisions_is_taken_whole_or_not(
    folder: Path, tmp_path: Path, capsys: Output
) -> None:
    one = listing(folder).sentences[0].id
    file = tmp_path / "ticks.csv"
    head = ",".join(COLUMNS)
    for content in (
        "x,y\n1,2\n",
        f"{head}\n{one},maybe,,a,2026-05-02\n",
        f"{head}\n{one},tick,,,\n",
    ):
        file.write_text(content, encoding="utf-8")
        assert run(["tick", str(folder), "--from", str(file)]) == 2
    assert rows(folder) == []
    file.write_text(
        f"\ufeff{head}\r\n{one},tick,,a,2026-05-02\r\n{'0' * 16},tick,,a,2026-05-02\r\n",
        encoding="utf-8",
    )
    assert run(["tick", str(folder), "--from", str(file)]) == 0
    assert "0" * 16 in capsys.readouterr().err
    assert [row["sentence"] for row in rows(folder)] == [one]
    assert not [finding for finding in load(folder).findings if finding.where.file == "signoff.csv"]


def test_an_id_is_known_by_its_first_digits() -> None:
    known = ["abcdef0123456789", "abcdef9876543210"]
    assert whole_id("ABCDEF01", known) == known[0]
    for start in ("abcdef", "abc", "ffffff", ""):
        with pytest.raises(UnknownKey):
            whole_id(start, known)


def test_many_append_at_once_and_no_row_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "signoff.csv"
    code = (
        "import sys; from pathlib import Path; from dianfan.cli.append import append_rows\n"
        "for n in range(40): append_rows(Path(sys.argv[1]), ('a', 'b'), [(sys.argv[2], str(n))])"
    )

    def append(name: int) -> int:
        command = [DIANFAN[0], "-c", code, str(path), f"{name}"]
        return subprocess.run(command, check=False).returncode

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(append, range(4))) == [0] * 4
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "a,b"
    assert sorted(lines[1:]) == sorted(f"{name},{n}" for name in range(4) for n in range(40))


def test_a_table_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n1,2")
    append_rows(path, ("a", "b"), [("3", "x,y")])
    assert path.read_bytes() == b'a,b\n1,2\n3,"x,y"\n'
    with pytest.raises(UseError):
        append_rows(path, ("a", "c"), [("3", "4")])
    (tmp_path / "link.csv").symlink_to(path)
    with pytest.raises(UseError):
        append_rows(tmp_path / "link.csv", ("a", "b"), [])


def test_the_working_list_escapes_its_words_and_allows_only_its_own_script(folder: Path) -> None:
    found = listing(folder)
    found.rows[0]["spans"][0]["text"] = "<script>alert(1)</script>"
    found.rows[0]["figures"][0]["statement"] = "=1"
    page = worklist(found.reviews, found.rows).decode()
    assert "<script>alert" not in page
    assert "unsafe-inline" not in page
    assert page.count("sha256-") == 2
    assert page.count('class="one"') == len(found.rows)
    table = sentences_csv(found.rows).decode()
    assert len(list(csv.reader(table.splitlines()))) == len(found.rows) + 1


def test_files_of_other_kinds_are_refused(folder: Path, tmp_path: Path) -> None:
    for name, code in (("a.html", 0), ("a.csv", 0), ("a.txt", 2)):
        assert run(["sentences", str(folder), "--out", str(tmp_path / name)]) == code


def test_a_report_without_decisions_is_not_signed_off(folder: Path) -> None:
    report = reported(folder)
    assert SENTENCES not in report.book.tables
    with pytest.raises(NotSignedOff):
        require_signed_off(report)
