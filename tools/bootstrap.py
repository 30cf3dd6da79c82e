"""Make .venv from a bare Python: a virtual environment, then the locked packages.

Called by the Makefile with whatever `python3` the machine has, so it uses the
standard library only and speaks before it fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

UV = "uv==0.13.8"
OLDEST, TOO_NEW = (3, 11), (3, 14)
HOUSE = Path(__file__).resolve().parent.parent
VENV = HOUSE / ".venv"
STAMP = VENV / ".synced"


def main() -> int:
    """Build or renew the environment; the stamp tells make that it is done."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        return refuse(
            f"{sys.executable} is Python {sys.version.split()[0]}",
            "Dianfan runs on Python 3.11, 3.12 and 3.13",
            "name one of them: make PYTHON=python3.11",
        )
    python = VENV / "bin" / "python"
    if not python.exists() and not run([sys.executable, "-m", "venv", str(VENV)]):
        return refuse(
            "No virtual environment could be made in .venv",
            "this Python lacks the venv module or its pip",
            "install it (Debian: apt-get install python3-venv), then run make again",
        )
    uv = VENV / "bin" / "uv"
    if not right_uv(uv) and not run([str(python), "-m", "pip", "install", "-q", UV]):
        return refuse(
            f"{UV} could not be installed",
            "pip did not reach the package index; its message stands above",
            "check the network or pip's configuration, then run make again",
        )
    if not run([str(uv), "sync", "--frozen", "--quiet"]):
        return refuse(
            "The locked packages could not be installed",
            "uv's message stands above",
            "check the network; if uv.lock was edited, run: .venv/bin/uv lock",
        )
    STAMP.touch()
    return 0


def right_uv(uv: Path) -> bool:
    """Tell whether the pinned uv is already there."""
    if not uv.exists():
        return False
    answer = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False)
    return answer.stdout.split()[1:2] == [UV.partition("==")[2]]


def run(command: list[str]) -> bool:
    """Run a command in the house; tell whether it went well."""
    print(f"  {' '.join(command)}", file=sys.stderr, flush=True)
    environment = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    return subprocess.run(command, cwd=HOUSE, env=environment, check=False).returncode == 0


def refuse(what: str, why: str, remedy: str) -> int:
    """Say what failed, why, and what to do next."""
    print(f"bootstrap: {what}\n  why:  {why}\n  next: {remedy}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
