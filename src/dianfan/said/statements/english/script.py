"""Script: whether a text is English, by the share of its Chinese characters."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_FEW = 0.1


def is_english(text: str) -> bool:
    """Tell whether a text is read by the English grammar.

    It is when less than a tenth of its letters are Chinese and at least one word of two
    Latin letters stands in it; figures alone are read by the Chinese grammar.
    """
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return bool(_WORD.search(text)) and han < _FEW * (han + latin)
