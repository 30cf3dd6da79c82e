"""Script: Chinese of either script in simplified characters, each of which keeps its place."""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC

_HALF = re.compile("[\ud800-\udfff]")
_MARKS = str.maketrans("「」『』﹁﹂﹃﹄", "“”‘’“”‘’")


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    """Give the converter of traditional print, with the variants that Hong Kong sets."""
    return OpenCC("hk2s")


@lru_cache(maxsize=8192)
def simplified(text: str) -> str:
    """Write traditional Chinese in simplified characters; every character keeps its place.

    Words decide where they can (乾隆 stays, 乾淨 becomes 干净); a word of which the other script
    has more or fewer characters is written one by one. Corner brackets become quotation marks.
    Simplified text is given back as it is, half a code point as one that cannot be read.
    """
    text = _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
    written: str = _converter().convert(text)
    if len(written) != len(text):
        written = "".join(map(_alone, text))
    return written.translate(_MARKS)


def _alone(char: str) -> str:
    written: str = _converter().convert(char)
    return written if len(written) == 1 else char
