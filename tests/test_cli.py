"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from dianfan.cli import audit
from dianfan.cli import build
from dianfan.cli import check
from dianfan.cli import claims
from dianfan.cli import diff
from dianfan.cli import dump
from dianfan.cli import errata
from dianfan.cli import explain
from dianfan.cli import export
from dianfan.cli import index
from dianfan.cli import industries
from dianfan.cli import key as key_pair
from dianfan.cli import lint
from dianfan.cli import load
from dianfan.cli import methods
from dianfan.cli import network
from dianfan.cli import new
from dianfan.cli import news
from dianfan.cli import read
from dianfan.cli import reading
from dianfan.cli import sentences
from dianfan.cli import serve
from dianfan.cli import shelve
from dianfan.cli import sign
from dianfan.cli import tick
from dianfan.cli import verify
from dianfan.cli.failure import report_failure
from dianfan.cli.program import COMMANDS
from dianfan.cli.program import program
from dianfan.cli.program import run
from dianfan.cli.progress import bars
from dianfan.figures.errors import UnknownUnit
from dianfan.published.manifest import MANIFEST
from tests.editions import DIANFAN
from tests.editions import QINGHE
from tests.editions import built
from tests.editions import copy
from tests.editions import flip
from tests.editions import has_fonts

Output = pytest.CaptureFixture[str]


def dianfan(*arguments: str | Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run the program as its users do."""
    command = [*DIANFAN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)


def keys() -> list[str]:
    return sorted(json.loads((built() / "figures.json").read_text(encoding="utf-8")))


class TestHelp:
    """Help, version and wrong use."""

    def test_help_lists_every_command_and_the_exit_codes(self) -> None:
        result = CliRunner().invoke(program, ["--help"])
        assert result.exit_code == 0
        assert all(name in result.output for name in COMMANDS)
        assert "Exit codes: 0 done" in result.output

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_has_help_with_an_example(self, name: str) -> None:
        result = CliRunner().invoke(program, [name, "--help"])
        assert result.exit_code == 0
        assert f"Example:\n    dianfan {name}" in result.output

    def test_the_modules_hold_the_commands(self) -> None:
        found = (
            new,
            check,
            lint,
            read,
            claims,
            news,
            sentences,
            tick,
            build,
            serve,
            explain,
            verify,
            diff,
            key_pair,
            sign,
            errata,
            shelve,
            export,
            index,
            industries,
            network,
            load,
            dump,
            audit,
            methods,
        )
        assert [module.command.name for module in found] == list(COMMANDS)

    def test_version(self, capsys: Output) -> None:
        assert run(["--version"]) == 0
        assert capsys.readouterr().out.startswith("dianfan, version ")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["no-such-command"],
            ["build", "x"],
            ["check"],
            ["--no-such-option"],
            ["serve", "x", "--port", "a"],
        ],
    )
    def test_wrong_use_ends_with_two(self, arguments: list[str], capsys: Output) -> None:
        assert run(arguments) == 2
        assert "Usage" in capsys.readouterr().err

    def test_wrong_use_as_json(self, capsys: Output) -> None:
        assert run(["build", "x", "--json"]) == 2
        error = json.loads(capsys.readouterr().out)["error"]
        assert error["exit_code"] == 2
        assert "--out" in error["what"]


class TestCheck:
    """``dianfan check``."""

    def test_a_sound_folder_ends_with_zero(self, capsys: Output) -> None:
        assert run(["check", str(QINGHE)]) == 0
        assert capsys.readouterr().out.splitlines()[-1].startswith(f"{QINGHE}: 0 errors, ")

    def test_errors_end_with_three_and_stand_first(self, tmp_path: Path, capsys: Output) -> None:
        folder = Path(shutil.copytree(QINGHE, tmp_path / "p"))
        table = folder / "observations.csv"
        table.write_text(
            table.read_text(encoding="utf-8").replace("gva,QH101,", "gva,QH999,", 1), "utf-8"
        )
        assert run(["check", str(folder), "--json"]) == 3
        told = json.loads(capsys.readouterr().out)
        first = told["findings"][0]
        assert (first["severity"], first["code"], first["line"]) == ("error", "unknown-area", 2)
        assert told["counts"]["error"] == 1
        grades = [one["severity"] for one in told["findings"]]
        assert grades == sorted(grades, key=["error", "warning", "note"].index)

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        result = dianfan("check", tmp_path / "nowhere")
        assert result.returncode in {2, 3}
        assert "Traceback" not in result.stderr + result.stdout

    def test_it_imports_neither_press_nor_charts(self) -> None:
        code = (
            "import sys; from dianfan.cli.program import run; run(['check', sys.argv[1]]);"
            "print([m for m in ('typst', 'altair', 'pikepdf', 'jinja2', 'rich') if m in sys.modules])"
        )
        command = [sys.executable, "-c", code, str(QINGHE)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert printed.splitlines()[-1] == "[]"


class TestNews:
    """``dianfan news``."""

    def test_items_stand_with_their_ids_the_weightiest_first(self, capsys: Output) -> None:
        assert run(["news", str(QINGHE), "--action", "river", "--json"]) == 0
        items = json.loads(capsys.readouterr().out)
        assert items[0]["id"] == "change:treated-water@QH1@2025"
        assert items[0]["words"]
        assert run(["news", str(QINGHE), "--language", "en", "--asof", "2026-04-30"]) == 0
        told = capsys.readouterr().out
        assert "@QH1@2025" in told
        assert run(["news", str(QINGHE), "--asof", "2020-01-01"]) == 0
        assert capsys.readouterr().out == ""

    def test_an_action_that_is_not_there_ends_with_two(self, capsys: Output) -> None:
        assert run(["news", str(QINGHE), "--action", "rivers"]) == 2
        assert "there are: river" in capsys.readouterr().err


class TestBuild:
    """``dianfan build``."""

    def test_the_last_line_is_the_folder(self, tmp_path: Path) -> None:
        out = tmp_path / "edition"
        result = dianfan("build", QINGHE, "--out", out, "--no-pdf", "--asof", "2026-01-31")
        assert result.returncode == 0, result.stderr
        assert result.stdout.splitlines()[-1] == str(out)
        assert result.stderr == ""
        assert json.loads((out / MANIFEST).read_text(encoding="utf-8"))["asof"] == "2026-01-31"
        asof = json.loads((out / "book" / "datapackage.json").read_text(encoding="utf-8"))["asof"]
        assert asof == "2026-01-31"

    def test_json_says_what_was_built(self, tmp_path: Path, capsys: Output) -> None:
        out = tmp_path / "edition"
        assert run(["build", str(QINGHE), "--out", str(out), "--no-pdf", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        assert (told["edition"], told["book"]) == (manifest["edition"], manifest["book"])
        assert told["files"] == len(manifest["files"]) + 1

    def test_errors_in_the_data_end_with_three_and_write_nothing(self, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(QINGHE, tmp_path / "p"))
        (folder / "areas.csv").write_text("code\n", encoding="utf-8")
        result = dianfan("build", folder, "--out", tmp_path / "edition")
        assert result.returncode == 3
        assert "nothing was written" in result.stderr
        assert "areas.csv:1" in result.stderr
        assert "Traceback" not in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["p"]

    def test_errors_in_the_data_as_json(self, tmp_path: Path, capsys: Output) -> None:
        folder = Path(shutil.copytree(QINGHE, tmp_path / "p"))
        (folder / "areas.csv").write_text("code\n", encoding="utf-8")
        assert run(["build", str(folder), "--out", str(tmp_path / "edition"), "--json"]) == 3
        error = json.loads(capsys.readouterr().out)["error"]
        assert (error["kind"], error["exit_code"]) == ("BlockedByFindings", 3)

    def test_nothing_but_an_edition_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
        result = dianfan("build", QINGHE, "--out", tmp_path, "--no-pdf")
        assert result.returncode == 2
        assert "what to do: choose another --out" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]

    def test_missing_fonts_are_told_with_a_way_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIANFAN_FONTS", str(tmp_path))
        result = dianfan("build", QINGHE, "--out", tmp_path / "edition")
        assert result.returncode == 2
        assert "--no-pdf" in result.stderr


class TestNew:
    """``dianfan new``."""

    @pytest.mark.parametrize("actions", [1, 3, 12])
    def test_what_it_starts_passes_check_without_a_finding(
        self, tmp_path: Path, actions: int, capsys: Output
    ) -> None:
        folder = tmp_path / "deep" / "mine"
        assert run(["new", str(folder), "--actions", str(actions)]) == 0
        assert run(["check", str(folder), "--json"]) == 0
        told = json.loads(capsys.readouterr().out.partition("\n")[2])
        assert told["findings"] == []
        assert [path.name for path in folder.parent.iterdir()] == ["mine"]

    def test_what_it_starts_builds_and_verifies(self, tmp_path: Path) -> None:
        folder, out = tmp_path / "mine", tmp_path / "edition"
        assert run(["new", str(folder), "--actions", "2"]) == 0
        options = [] if has_fonts() else ["--no-pdf"]
        assert run(["build", str(folder), "--out", str(out), *options]) == 0
        assert len(list((out / "zh" / "actions").iterdir())) == 2
        assert run(["verify", str(out)]) == 0

    def test_nothing_is_written_over(self, tmp_path: Path, capsys: Output) -> None:
        (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
        assert run(["new", str(tmp_path)]) == 2
        assert "nothing is written over" in capsys.readouterr().err
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


class TestExplain:
    """``dianfan explain``."""

    @pytest.mark.parametrize(("language", "word"), [("zh", "记录在案"), ("en", "on record")])
    def test_the_tree_goes_down_to_the_sources(
        self, language: str, word: str, capsys: Output
    ) -> None:
        edition = reading.open_edition(built())
        key = next(
            key for key, one in edition.figures.items() if "preferred" in str(one.content["why"])
        )
        assert run(["explain", key, "--edition", str(built()), "--language", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert key in lines[0]
        assert sum(word in line for line in lines) == len(edition.figures[key].inputs)
        assert all(line.startswith("  ") for line in lines[1:])

    def test_every_figure_can_be_explained_in_both_languages(self) -> None:
        edition = reading.open_edition(built())
        for key in edition.figures:
            for language in ("zh", "en"):
                told = list(explain.told(key, edition, language))
                formula = explain.formula_of(key, edition, language)
                assert (f"  = {formula}" in told) == bool(formula)

    def test_the_first_digits_are_enough(self, capsys: Output) -> None:
        key = keys()[0]
        assert run(["explain", key[:9].upper(), "--edition", str(built()), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["key"] == key
        assert set(told["told"]) == {"zh", "en"}

    def test_several_keys_are_offered(self, capsys: Output) -> None:
        start = next(a[0] for a, b in zip(keys(), keys()[1:], strict=False) if a[0] == b[0])
        assert run(["explain", start, "--edition", str(built())]) == 2
        assert f"figures have a key that starts with “{start}”" in capsys.readouterr().err

    def test_a_key_nearly_right_is_offered(self, capsys: Output) -> None:
        key = keys()[0]
        wrong = key[:5] + ("0" if key[5] != "0" else "1") + key[6:]
        assert run(["explain", wrong, "--edition", str(built())]) == 2
        assert key in capsys.readouterr().err

    def test_a_folder_that_is_no_edition(self, tmp_path: Path, capsys: Output) -> None:
        assert run(["explain", "a", "--edition", str(tmp_path)]) == 2
        assert "no edition" in capsys.readouterr().err


class TestVerify:
    """``dianfan verify``."""

    def test_sound_ends_with_zero(self, capsys: Output) -> None:
        assert run(["verify", str(built())]) == 0
        told = capsys.readouterr().out
        assert told.startswith("sound: ")
        assert "rebuilt from its Book byte by byte" in told

    def test_a_changed_digit_ends_with_four_and_names_the_figure(
        self, tmp_path: Path, capsys: Output
    ) -> None:
        edition = copy(tmp_path / "edition")
        page = edition / "zh" / "index.html"
        text = page.read_bytes()
        place = text.index(b'<data value="') + len(b'<data value="')
        key = text[:place].rpartition(b'data-key="')[2][:16].decode()
        flip(page, place)
        assert run(["verify", str(edition)]) == 4
        told = capsys.readouterr().out
        assert f"  figure {key}: " in told
        assert "zh/index.html, line" in told
        assert "NOT SOUND" in told.splitlines()[-1]
        assert run(["verify", str(edition), "--quick", "--json"]) == 4
        result = json.loads(capsys.readouterr().out)
        assert (result["sound"], result["rebuilt"]) == (False, False)
        assert key in result["faults"][0]["figures"]
        assert set(result["names"][key]) == {"zh", "en"}

    def test_a_folder_that_is_no_edition(self, tmp_path: Path) -> None:
        assert dianfan("verify", tmp_path).returncode == 2


class TestExport:
    """``dianfan export``."""

    def test_csv_has_every_figure_and_no_formula(
        self, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert run(["export", str(built()), "--to", "csv"]) == 0
        rows = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
        assert {row["key"] for row in rows} >= set(keys())
        texts = [
            value for row in rows for name, value in row.items() if name not in {"value", "upper"}
        ]
        assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]

    def test_json_says_the_same(self, tmp_path: Path) -> None:
        out = tmp_path / "figures.json"
        assert run(["export", str(built()), "--to", "json", "--out", str(out)]) == 0
        rows = json.loads(out.read_text(encoding="utf-8"))
        assert {row["key"] for row in rows} >= set(keys())
        assert {"promised", "said", "recorded", "derived"} <= {row["kind"] for row in rows}

    def test_jsonl_is_the_lineage(self, tmp_path: Path) -> None:
        out = tmp_path / "lineage.jsonl"
        assert run(["export", str(built()), "--to", "jsonl", "--out", str(out)]) == 0
        assert out.read_bytes() == (built() / "lineage.jsonl").read_bytes()

    def test_the_zipped_book_builds_the_same_edition(self, tmp_path: Path) -> None:
        packed, folder, out = (tmp_path / name for name in ("book.zip", "book", "edition"))
        assert run(["export", str(built()), "--to", "zip", "--out", str(packed)]) == 0
        zipfile.ZipFile(packed).extractall(folder)
        options = [] if has_fonts() else ["--no-pdf"]
        assert run(["build", str(folder), "--out", str(out), *options]) == 0
        assert (out / MANIFEST).read_bytes() == (built() / MANIFEST).read_bytes()


class TestMethods:
    """``dianfan methods``."""

    def test_they_are_listed_with_formula_and_source(self, capsys: Output) -> None:
        assert run(["methods"]) == 0
        assert "recorded.choice.preferred v1" in capsys.readouterr().out
        assert run(["methods", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert all(one["formula"] and one["source"] and one["note"] for one in told)


@contextmanager
def served(edition: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [*DIANFAN, "serve", str(edition), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield line.split(" at ")[1].split("/ ")[0], process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def fetched(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # our own server
            return answer.status, answer.headers["Content-Type"]
    except urllib.error.HTTPError as refusal:
        refusal.close()
        return refusal.code, refusal.headers["Content-Type"]


class TestServe:
    """``dianfan serve``."""

    def test_files_come_with_their_types_and_folders_are_not_listed(self) -> None:
        with served(built()) as (address, process):
            assert fetched(f"{address}/") == (200, "text/html; charset=utf-8")
            assert fetched(f"{address}/lineage.jsonl")[1] == "application/jsonl; charset=utf-8"
            assert fetched(f"{address}/book/areas.csv")[1] == "text/csv; charset=utf-8"
            parquet = fetched(f"{address}/book/parquet/areas.parquet")
            assert parquet[1] == "application/vnd.apache.parquet"
            assert fetched(f"{address}/zh/figures/")[0] == 404
            assert fetched(f"{address}/../../etc/passwd")[0] == 404
        assert process.returncode == 0

    def test_a_taken_port_is_told_with_a_way_out(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            result = dianfan("serve", built(), "--port", str(taken.getsockname()[1]))
        assert result.returncode == 2
        assert "another program uses it" in result.stderr
        assert "--port 8001" in result.stderr

    def test_a_folder_that_is_no_edition(self, tmp_path: Path) -> None:
        assert dianfan("serve", tmp_path).returncode == 2


class TestFailure:
    """What goes wrong is told in words."""

    def test_the_four_parts(self, capsys: Output) -> None:
        fault = UnknownUnit("unknown unit", why="no such", where="a.csv:3", remedy="write 亿元")
        assert report_failure(fault, as_json=False) == 2
        told = capsys.readouterr().err
        assert told.splitlines() == [
            "dianfan: unknown unit",
            "  where: a.csv:3",
            "  why: no such",
            "  what to do: write 亿元",
        ]

    def test_a_fault_of_the_program_says_how_to_report_it(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        def fail(_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(check, "findings", fail)
        assert run(["check", str(QINGHE)]) == 1
        told = capsys.readouterr().err
        assert "ZeroDivisionError" in told
        assert "--debug" in told
        assert "Traceback" not in told
        with pytest.raises(ZeroDivisionError):
            run(["check", str(QINGHE), "--debug"])

    def test_a_reader_that_goes_away_is_no_failure(self, tmp_path: Path) -> None:
        command = [*DIANFAN, "export", str(built()), "--to", "json"]
        errors = tmp_path / "errors.txt"
        with (
            errors.open("w") as stream,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stream) as process,
        ):
            assert process.stdout is not None
            process.stdout.read(1)
            process.stdout.close()
            process.wait(timeout=60)
        assert errors.read_text() == ""

    def test_an_interrupt_ends_quietly(self, tmp_path: Path) -> None:
        command = [*DIANFAN, "build", str(QINGHE), "--out", str(tmp_path / "e"), "--no-pdf"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            deadline = time.monotonic() + 60
            while not list(tmp_path.glob(".e.building-*")) and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
        assert process.returncode == 130
        assert "Traceback" not in told
        assert list(tmp_path.iterdir()) == []

    def test_a_person_sees_how_far_it_is(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        with bars() as tell:
            tell("pages", 1, 2)
            tell("pages", 2, 2)
        assert capsys.readouterr().out == ""

    def test_the_pages_are_served_quietly(self, capsys: Output) -> None:
        with serve.listening(built(), 0) as server:
            worker = threading.Thread(target=server.handle_request)
            worker.start()
            assert fetched(f"http://{serve.HOST}:{server.server_port}/index.html")[0] == 200
            worker.join()
        told = capsys.readouterr()
        assert told.out + told.err == ""

    def test_a_reading_without_an_index_still_tells_the_figure(self, tmp_path: Path) -> None:
        edition = copy(tmp_path / "edition")
        (edition / "figures.json").write_text("{}", encoding="utf-8")
        shutil.rmtree(edition / "book")
        found = reading.open_edition(edition)
        key, stated = next(iter(found.figures.items()))
        assert stated.content["value"] in found.told(key, "en")
        assert found.source("nowhere") == "nowhere"
