"""Pages whose layout is lost, as real extractors lose it: poppler in two orders, and pdfminer."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

from pdfminer.high_level import extract_text

ORDERS = {"raw": ("-raw",), "default": ()}


def has_poppler() -> bool:
    """Say whether ``pdftotext`` is there."""
    return shutil.which("pdftotext") is not None


def by_poppler(pdf: bytes, order: str) -> str:
    """Extract text in the order of the file (``raw``) or of the layout (``default``).

    Raises:
        CalledProcessError: pdftotext refuses the file.
    """
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *ORDERS[order], "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def by_pdfminer(pdf: bytes) -> str:
    """Extract text as pdfminer.six groups it."""
    return extract_text(BytesIO(pdf))
