"""``dianfan serve``: an edition on this machine."""

from __future__ import annotations

import errno
import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import IO

import click

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError

HOST = "127.0.0.1"
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
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0 takes any free port.",
)
def command(edition: Path, *, port: int) -> None:
    """Serve the edition in the folder EDITION to this machine until Ctrl-C.

    \b
    Example:
      dianfan serve edition --port 8080
    """  # noqa: D301 - the sign keeps click from joining lines
    server = listening(edition, port)
    with server:
        click.echo(f"{edition} is served at http://{HOST}:{server.server_port}/ until Ctrl-C")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("")


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
        raise UseError(
            f"port {port} cannot be used",
            where=f"{HOST}:{port}",
            why="another program uses it"
            if fault.errno == errno.EADDRINUSE
            else "this user may not use it",
            remedy=f"stop that program, or choose another port: dianfan serve {edition} --port 8001",
        ) from fault
