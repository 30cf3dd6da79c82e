"""Run a command beside a PostgreSQL of its own, which is gone afterward.

    python -m tools.postgres pytest tests/store

The command finds the address in ``DIANFAN_TEST_DATABASE_URL``. The server listens on a socket
in a new folder and on no port. Started by root, it runs as the user ``postgres`` of Debian's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

ADDRESS = "DIANFAN_TEST_DATABASE_URL"
USER = "postgres"
DEBIAN = Path("/usr/lib/postgresql")
SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=120"


def binary(name: str) -> str | None:
    """Give the path of a program of PostgreSQL; nothing where it is not installed."""
    found = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else shutil.which(name)


@contextmanager
def server(options: str = SPEED) -> Iterator[str]:
    """Start a server, and give its address.

    Args:
        options: what ``postgres`` is started with; a test has no need of durability.
    """
    folder = Path(mkdtemp(prefix="dianfan-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        _run(
            "initdb",
            "-D",
            str(folder / "data"),
            "-U",
            USER,
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        )
        socket = f"-k {folder} -c listen_addresses='' {options}"
        _run(
            "pg_ctl",
            "-D",
            str(folder / "data"),
            "-w",
            "-l",
            str(folder / "log"),
            "-o",
            socket,
            "start",
        )
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *arguments: str) -> None:
    path = binary(name)
    if path is None:
        sys.exit(f"postgres: {name} is not installed\n  next: apt-get install postgresql")
    owner = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
    told = subprocess.run(
        [path, *arguments], cwd="/", capture_output=True, text=True, check=False, **owner
    )  # type: ignore[call-overload]  # the three together, or none of them
    if told.returncode:
        sys.exit(f"postgres: {name} failed\n{told.stdout}{told.stderr}")


def main() -> int:
    """Run the command of the arguments."""
    with server() as address:
        environment = {**os.environ, ADDRESS: address}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
