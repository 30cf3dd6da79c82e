"""Serve an edition's folder to this machine until Ctrl-C."""

from __future__ import annotations

import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer


class Quiet(SimpleHTTPRequestHandler):
    """A file server that speaks of faults only."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of a request that was answered."""


def main(folder: str, port: str) -> int:
    """Serve a folder at 127.0.0.1."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", int(port)), partial(Quiet, directory=folder))
    except OSError as fault:
        if fault.errno != errno.EADDRINUSE:
            raise
        print(f"serve: port {port} is taken\n  next: make review PORT=8001", file=sys.stderr)
        return 1
    print(f"{folder} is served at http://127.0.0.1:{port} until Ctrl-C", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
