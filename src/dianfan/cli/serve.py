"""``dianfan serve``: an edition, or a workspace, on this machine."""

from __future__ import annotations

import errno
import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import click

from dianfan.figures.errors import MissingPart
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError

HOST = "127.0.0.1"
THREADS = 8
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv; charset=utf-8",
    ".yaml": "text/yaml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
}


class Reader(SimpleHTTPRequestHandler):
    """Serves the files of a folder, lists none, and speaks of faults only."""

    def list_directory(self, path: object) -> IO[bytes] | None:  # type: ignore[override]  # the stub asks for its own BytesIO
        """Refuse to list a folder."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND, "there is no such page")
        return None

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Tell the type of a file, with its encoding."""
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of a request that was answered."""

    def end_headers(self) -> None:
        """Let browsers ask again, since an edition may be replaced."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


@click.command("serve")
@click.argument("edition", type=click.Path(path_type=Path), required=False)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 takes any free port.",
)
@click.option(
    "--workspace",
    "home",
    type=click.Path(path_type=Path),
    help="The folder of the workspace, made where there is none; ./workspace when left out.",
)
@click.option("--demo", is_flag=True, help="Lay demonstration data into an empty workspace.")
def command(edition: Path | None, *, port: int, home: Path | None, demo: bool) -> None:
    """Serve the edition in the folder EDITION, or a workspace, to this machine until Ctrl-C.

    Without EDITION it is the workspace where staff work: the first visit makes the first account.

    \b
    Example:
      dianfan serve edition --port 8080
      dianfan serve --demo --workspace trial
    """  # noqa: D301 - the sign keeps click from joining lines
    if edition is None:
        serve_workspace(home, port, demo=demo)
        return
    if demo or home is not None:
        raise UseError("an edition has no workspace", remedy="leave out the edition, or the option")
    server = listening(edition, port)
    with server:
        click.echo(f"{edition} is served at http://{HOST}:{server.server_port}/ until Ctrl-C")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("")


def serve_workspace(home: Path | None, port: int, *, demo: bool) -> None:
    """Serve a workspace to this machine.

    Raises:
        MissingPart: the parts of the workspace are not installed.
        UseError: the port is taken, or demonstration data is to be laid into a workspace that is not empty.
    """
    if find_spec("waitress") is None or find_spec("django") is None:
        raise MissingPart(
            "the workspace is not installed", remedy="install it: pip install 'dianfan[office]'"
        )
    from waitress.server import create_server  # noqa: PLC0415 - editions are served without it

    from dianfan.cli.demo import PASSWORD  # noqa: PLC0415 - as above
    from dianfan.cli.demo import PEOPLE  # noqa: PLC0415 - as above
    from dianfan.cli.demo import lay_demo  # noqa: PLC0415 - as above
    from dianfan.store.workspace import opened  # noqa: PLC0415 - as above

    place = opened(home)
    if demo:
        lay_demo()
        click.echo(f"accounts: {', '.join(name for name, *_ in PEOPLE)}")
        click.echo(f"password of each: {PASSWORD}")
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - once Django is set up

    try:
        server = create_server(
            get_wsgi_application(), host=HOST, port=port, threads=THREADS, ident=None
        )
    except OSError as fault:
        raise _taken(port, fault, "dianfan serve") from fault
    click.echo(f"{place.home} is served at http://{HOST}:{server.effective_port}/ until Ctrl-C")
    server.run()


def listening(edition: Path, port: int) -> ThreadingHTTPServer:
    """Open the port; nothing is answered yet.

    Raises:
        UnreadableFolder: the folder holds no edition.
        UseError: the port is taken.
    """
    if not (edition / "index.html").is_file():
        raise UnreadableFolder(
            f"“{edition}” is no edition",
            why="it has no index.html",
            remedy="name the folder that `dianfan build` printed",
        )
    try:
        return ThreadingHTTPServer((HOST, port), partial(Reader, directory=str(edition)))
    except OSError as fault:
        if fault.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise _taken(port, fault, f"dianfan serve {edition}") from fault


def _taken(port: int, fault: OSError, command: str) -> UseError:
    in_use = fault.errno == errno.EADDRINUSE
    return UseError(
        f"port {port} cannot be used",
        where=f"{HOST}:{port}",
        why="another program uses it" if in_use else "this user may not use it",
        remedy=f"stop that program, or choose another port: {command} --port 8001",
    )
