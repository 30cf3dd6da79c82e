"""Tell whether the text layer of a PDF says what the page shows, or something unreadable.

A font without a table from glyphs to characters gives private or unassigned code points,
controls, or characters that have nothing to do with one another. Real pages are made of
common ideographs, marks and the letters of few alphabets.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

FEWEST = 20
"""Characters below which a page is not judged by its mixture."""
MOST_UNREADABLE = 0.05
MOST_IMPLAUSIBLE = 0.25

_LETTERS_OF_A_SCRIPT = 0.10
_FEWEST_LATIN = 200
_FEWEST_VOWELS = 0.25
_RARE = "rare"
_COMMON = "common"
_UNREADABLE = "unreadable"
_ALPHABETS = (
    "LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "HIRAGANA", "KATAKANA", "HANGUL",
    "TIBETAN", "MONGOLIAN", "THAI", "DEVANAGARI",
)  # fmt: skip


def unreadable_share(text: str, unmapped: int = 0) -> float:
    """The share of characters that say nothing: private, unassigned, controls, no mapping.

    Args:
        text: the raw characters, white space being left out of the count.
        unmapped: how many of them the reader of the file could not map, at least.
    """
    kinds = Counter(_kind(character) for character in text if not character.isspace())
    count = sum(kinds.values())
    return max(kinds[_UNREADABLE], unmapped) / count if count else 0.0


def implausible_share(text: str) -> float:
    """The share of characters that do not go with the others of the page.

    Ideographs are plausible when GB 2312 or the frequent part of Big5 has them, letters
    when their alphabet has a tenth of the page (accented Latin: when plain Latin has more),
    Latin words when they have vowels.
    """
    kinds = Counter(_kind(character) for character in text if not character.isspace())
    count = sum(kinds.values())
    if count < FEWEST:
        return 0.0
    bad = kinds[_RARE] + kinds[_UNREADABLE]
    for alphabet in _ALPHABETS:
        if kinds[alphabet] < _LETTERS_OF_A_SCRIPT * count:
            bad += kinds[alphabet]
    if kinds["LATIN"] > kinds["ASCII"]:
        bad += kinds["LATIN"] if kinds["LATIN"] >= _LETTERS_OF_A_SCRIPT * count else 0
    if _without_vowels(text, kinds["ASCII"], count):
        bad += kinds["ASCII"]
    return bad / count


def is_garbage(text: str, unmapped: int = 0) -> bool:
    """Tell whether a layer is better replaced by OCR."""
    return (
        unreadable_share(text, unmapped) > MOST_UNREADABLE
        or implausible_share(text) > MOST_IMPLAUSIBLE
    )


def _without_vowels(text: str, letters: int, count: int) -> bool:
    """Tell whether much Latin text has hardly a vowel, as shifted codes have."""
    if letters < _FEWEST_LATIN or letters < count / 2:
        return False
    vowels = sum(character in "aeiouAEIOU" for character in text)
    return vowels < _FEWEST_VOWELS * letters


@lru_cache(maxsize=65_536)
def _kind(character: str) -> str:
    """Give the class of a character: common, rare, unreadable, ASCII letter or alphabet."""
    category = unicodedata.category(character)
    if character.isascii() and character.isalpha():
        return "ASCII"
    if category in {"Cc", "Co", "Cs", "Cn"} or character == "\N{REPLACEMENT CHARACTER}":
        return _UNREADABLE
    name = unicodedata.name(character, "")
    if name.startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "KANGXI", "CJK RADICAL")):
        return _COMMON if _frequent(unicodedata.normalize("NFKC", character)) else _RARE
    if category.startswith("L"):
        return next((each for each in _ALPHABETS if name.startswith(each)), _RARE)
    return _COMMON


def _frequent(ideograph: str) -> bool:
    """Tell whether simplified or traditional print uses an ideograph commonly."""
    try:
        ideograph.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return True
    try:
        return ideograph.encode("big5") < b"\xc9"
    except UnicodeEncodeError:
        return False
