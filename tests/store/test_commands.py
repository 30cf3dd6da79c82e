"""A workspace from the command line: loaded, dumped, carried elsewhere, audited; killed at any moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dianfan.cli import audit
from dianfan.cli import dump
from dianfan.cli import load
from dianfan.cli.demo import write_demo
from dianfan.figures.errors import UseError
from dianfan.promised.load import load as load_programme
from dianfan.store.workspace import DATABASE
from dianfan.store.workspace import Workspace
from dianfan.store.workspace import database
from dianfan.store.workspace import secret_key
from tests.promised.folder import YUNTING
from tests.store.office import folder
from tests.workspace import ADDRESS
from tests.workspace import new_database

PROGRAM = "from dianfan.cli.program import main; main()"


class Place:
    """A workspace of its own for commands in processes of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {**os.environ, "DIANFAN_LOG": "CRITICAL"}
        if ADDRESS in os.environ:
            self.environment[DATABASE] = new_database(os.environ[ADDRESS])
        else:
            self.environment.pop(DATABASE, None)

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PROGRAM, *words, "--workspace", str(self.home)]
        return subprocess.Popen(
            command, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *words: str) -> tuple[int, str]:
        with self.start(*words) as started:
            out, fault = started.communicate()
            return started.returncode, out + fault


def test_a_workspace_is_carried_elsewhere_without_loss(tmp_path: Path) -> None:
    one, two = Place(tmp_path / "one"), Place(tmp_path / "two")
    assert one.run("load", str(folder()), "--by", "test")[0] == 0
    assert one.run("dump", str(tmp_path / "first"))[0] == 0
    assert two.run("load", str(tmp_path / "first"))[0] == 0
    assert two.run("dump", str(tmp_path / "second"))[0] == 0
    files = sorted(
        path.relative_to(tmp_path / "first")
        for path in (tmp_path / "first").rglob("*")
        if path.is_file()
    )
    assert Path("workspace/trailentry.jsonl") in files
    for path in files:
        assert (tmp_path / "first" / path).read_bytes() == (
            tmp_path / "second" / path
        ).read_bytes(), path
    told = [json.loads(place.run("audit", "--json")[1]) for place in (one, two)]
    assert told[0] == told[1]
    assert (told[0]["lines"], told[0]["broken"]) == (1, None)


def test_a_dump_that_was_tampered_with_is_not_taken(tmp_path: Path) -> None:
    one, two = Place(tmp_path / "one"), Place(tmp_path / "two")
    one.run("load", str(folder()))
    one.run("dump", str(tmp_path / "copy"))
    trail = tmp_path / "copy" / "workspace" / "trailentry.jsonl"
    trail.write_text(
        trail.read_text(encoding="utf-8").replace('"act": "load"', '"act": "lead"'),
        encoding="utf-8",
    )
    code, told = two.run("load", str(tmp_path / "copy"))
    assert (code, "broken at line 1" in told) == (2, True)
    assert json.loads(two.run("audit", "--json")[1])["lines"] == 0


@pytest.mark.parametrize("after", [0.7, 1.1, 1.5])
def test_a_load_that_is_killed_leaves_all_or_nothing(tmp_path: Path, after: float) -> None:
    place = Place(tmp_path / "one")
    place.run("audit")
    with place.start("load", str(YUNTING)) as started:
        time.sleep(after)
        started.send_signal(signal.SIGKILL)
    lines = json.loads(place.run("audit", "--json")[1])["lines"]
    assert lines in {0, 1}
    code, told = place.run("load", str(YUNTING), "--json")
    assert code == 0
    assert json.loads(told)["entries"] == (4405 if lines == 0 else 0)
    assert json.loads(place.run("audit", "--json")[1]) | {"seal": ""} == {
        "lines": 1,
        "seal": "",
        "broken": None,
    }


def test_a_faulty_folder_is_told_with_its_line(tmp_path: Path) -> None:
    code, told = Place(tmp_path / "one").run("load", str(tmp_path))
    assert (code, "programme.yaml" in told) == (2, True)


def test_demonstration_data_is_a_sound_programme(tmp_path: Path) -> None:
    write_demo(tmp_path / "demo")
    told = load_programme(tmp_path / "demo")
    assert not [one for one in told.findings if one.severity == "error"]
    assert len(told.reporting.assignments) == 2


def test_commands_have_their_names() -> None:
    assert [one.command.name for one in (load, dump, audit)] == ["load", "dump", "audit"]


def test_addresses_of_databases_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    monkeypatch.setenv(DATABASE, "postgresql://me:se%40cret@db.example:5433/office?sslmode=require")
    told = database(place)
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("office", "me", "se@cret")
    assert (told["HOST"], told["PORT"], told["OPTIONS"]) == (
        "db.example",
        "5433",
        {"sslmode": "require"},
    )
    monkeypatch.setenv(DATABASE, "mysql://x/y")
    with pytest.raises(UseError, match="no database"):
        database(place)
    monkeypatch.delenv(DATABASE)
    assert database(place)["NAME"] == str(tmp_path / "dianfan.sqlite3")


def test_the_key_of_sessions_is_made_once_and_private(tmp_path: Path) -> None:
    place = Workspace(tmp_path / "home").made()
    assert secret_key(place) == secret_key(place)
    assert (place.home / "secret-key").stat().st_mode & 0o777 == 0o600
    assert secret_key(Workspace(tmp_path / "none")) != secret_key(Workspace(tmp_path / "none"))
