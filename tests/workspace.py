"""A workspace for tests: on SQLite, or on the PostgreSQL that the environment names."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dianfan.store.workspace import DATABASE
from dianfan.store.workspace import Workspace
from dianfan.store.workspace import opened

ADDRESS = "DIANFAN_TEST_DATABASE_URL"
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PASSWORD = "a-long-and-quiet-river"  # noqa: S105 - of accounts of tests


@cache
def place() -> Workspace:
    """Open a workspace of this process, with a database of its own."""
    if ADDRESS in os.environ:
        os.environ[DATABASE] = new_database(os.environ[ADDRESS])
    os.environ["DIANFAN_LOG"] = "CRITICAL"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # a browser of another test leaves its loop in the thread
    )
    return opened(Path(mkdtemp(prefix="dianfan-workspace-")))


def new_database(server: str) -> str:
    """Make a database on a server of PostgreSQL, and give its address."""
    import psycopg  # noqa: PLC0415 - only where the server is one

    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@contextmanager
def undone() -> Iterator[Workspace]:
    """Give the workspace, and take back afterward what was done to its rows."""
    from django.db import transaction  # noqa: PLC0415 - Django is set up by now

    found = place()
    from django.conf import settings  # noqa: PLC0415 - as above

    settings.PASSWORD_HASHERS = HASHERS
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    with transaction.atomic():
        yield found
        transaction.set_rollback(True)
