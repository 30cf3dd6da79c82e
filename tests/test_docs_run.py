"""What the documentation tells a reader to type is typed, and shows what it says."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.house.source import HOUSE

TUTORIAL = HOUSE / "docs" / "tutorial" / "your-programme-in-twenty-minutes.md"
BLOCK = r"^```{}\n(.*?)^```"
MOST_SECONDS = 240
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
ENVIRONMENT = {**os.environ, "PATH": PATH, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def _blocks(page: Path, language: str) -> list[str]:
    pattern = re.compile(BLOCK.format(language), re.MULTILINE | re.DOTALL)
    return pattern.findall(page.read_text(encoding="utf-8"))


def _steps(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each command of a page's console blocks, and what it should print."""
    for block in _blocks(page, "console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = step.partition("\n")
            yield command, expected


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    status, told = 0, True
    for command, expected in _steps(TUTORIAL):
        assert told or command == "echo $?", f"a command before “{command}” failed unannounced"
        if command.startswith("dianfan serve "):
            shown = _served(command, tmp_path)
        else:
            run = _run(["bash", "-c", f"(exit {status}); {command}"], tmp_path)
            status, shown = run.returncode, run.stdout
        told = status == 0
        assert _matches(expected, shown), (
            f"$ {command}\nshould print:\n{expected}\nprinted:\n{shown}"
        )
    assert told


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=MOST_SECONDS,
        check=False,
    )


def _matches(expected: str, shown: str) -> bool:
    """Tell whether an output is the one shown: “…” stands for anything, alone for any lines."""
    lines = (
        r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in expected.splitlines()
    )
    return re.fullmatch("".join(lines), shown) is not None


def _served(command: str, folder: Path) -> str:
    """Serve at a free port, read the first page, stop as Ctrl-C does; return the first line."""
    arguments = [*command.split(), "--port", "0"]
    environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        arguments, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            with urlopen(re.findall(r"http://127\.0\.0\.1:\d+/", line)[0], timeout=30) as page:  # noqa: S310  # the address is ours
                assert "en/index.html" in page.read().decode()
        finally:
            server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
    assert server.returncode == 0
    return line


@pytest.mark.parametrize("page", ["use-from-python.md", "add-a-method.md"])
def test_the_python_of_a_page_runs(page: str, tmp_path: Path) -> None:
    _run(["dianfan", "new", "my-region"], tmp_path)
    code = "\n".join(_blocks(HOUSE / "docs" / "how-to" / page, "python"))
    assert code
    run = _run([sys.executable, "-W", "error", "-c", code], tmp_path)
    assert run.returncode == 0, run.stdout
