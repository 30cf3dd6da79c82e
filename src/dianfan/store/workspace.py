"""A workspace: the folder with its database, its key, its documents, Books and editions."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from urllib.parse import unquote
from urllib.parse import urlsplit

from dianfan.figures.errors import UseError

HOME = "DIANFAN_HOME"
DATABASE = "DIANFAN_DATABASE_URL"
SETTINGS = "dianfan.web.settings"
_PRIVATE, _PRIVATE_FILE = 0o700, 0o600
_WAIT_SECONDS = 20
_SQLITE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a workspace keeps what is not in its database."""

    home: Path

    @property
    def documents(self) -> Path:
        """The documents, each under its digest."""
        return self.home / "documents"

    @property
    def books(self) -> Path:
        """The Books that were closed."""
        return self.home / "books"

    @property
    def editions(self) -> Path:
        """The editions that were built."""
        return self.home / "editions"

    @property
    def scratch(self) -> Path:
        """What can be made again."""
        return self.home / "scratch"

    @property
    def static(self) -> Path:
        """The files that pages refer to, where they were gathered for a server of files."""
        return self.scratch / "static"

    def made(self) -> Workspace:
        """Make the folders that are missing, readable by this user alone."""
        for folder in (
            self.home, self.documents, self.books, self.editions, self.scratch, self.static,
        ):  # fmt: skip
            folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        return self


def workspace() -> Workspace:
    """Give the workspace that the environment names, ``./workspace`` where it names none."""
    return Workspace(Path(os.environ.get(HOME) or "workspace").resolve())


def database(place: Workspace) -> dict[str, Any]:
    """Give the settings of the database for Django.

    ``DIANFAN_DATABASE_URL`` is ``postgresql://user:password@host:port/name`` (``host`` may be a
    folder of a socket, as ``?host=/run/postgresql``) or ``sqlite:///path``; without it the
    database is one file in the workspace.

    Raises:
        UseError: the address names another kind of database.
    """
    address = os.environ.get(DATABASE) or f"sqlite:///{place.home / 'dianfan.sqlite3'}"
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": _WAIT_SECONDS,
                "init_command": _SQLITE,
            },
        }
    if parts.scheme in {"postgresql", "postgres"}:
        more = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or more.pop("host", ""),
            "PORT": str(parts.port or more.pop("port", "")),
            "OPTIONS": more,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise UseError(
        f"“{parts.scheme}” is no database of a workspace",
        where=DATABASE,
        remedy="write postgresql://user:password@host/name, or sqlite:///path",
    )


def secret_key(place: Workspace) -> str:
    """Give the key that signs sessions, making it where there is none; this user alone reads it.

    Where there is no workspace yet, the key is one that nobody keeps.
    """
    path = place.home / "secret-key"
    if not place.home.is_dir():
        return secrets.token_urlsafe(64)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii")


def opened(home: Path | None = None) -> Workspace:
    """Open a workspace for a program: set Django up, once, and bring the database up to date.

    Args:
        home: its folder; that of the environment where left out.
    """
    import django  # noqa: PLC0415 - commands that open no workspace do not wait for it
    from django.core.management import call_command  # noqa: PLC0415 - as above

    if home is not None:
        os.environ[HOME] = str(home.resolve())
    workspace().made()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    return workspace()
