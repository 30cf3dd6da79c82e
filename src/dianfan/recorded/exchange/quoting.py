"""Texts that a spreadsheet program must not take for a formula.

OWASP, "CSV Injection": a field that begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return may be run when the file is opened. A quotation mark in front of it prevents
that; numbers stay as they are. Reading takes the mark off again.
"""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?[0-9.]+", re.ASCII)


def quoted(text: str) -> str:
    """Give a text so that no program runs it."""
    harmless = not text.startswith((*_STARTS, "'")) or _NUMBER.fullmatch(text)
    return text if harmless else f"'{text}"


def unquoted(text: str) -> str:
    """Give the text that was meant."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*_STARTS, "'")) else text
