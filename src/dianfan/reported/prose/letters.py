"""Letters: which English names may lose their capital inside a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.reported.parts import Sentence

if TYPE_CHECKING:
    from dianfan.reported.desk import Desk

_WORD = re.compile(r"[A-Z]?[a-z]+(?![A-Z0-9])")
_ALWAYS_SMALL = frozenset(
    [
        "annual",
        "area",
        "average",
        "capacity",
        "consumption",
        "cost",
        "days",
        "disposable",
        "emissions",
        "employment",
        "gross",
        "growth",
        "households",
        "income",
        "index",
        "investment",
        "length",
        "mean",
        "median",
        "mortality",
        "net",
        "number",
        "output",
        "passengers",
        "people",
        "population",
        "price",
        "production",
        "profit",
        "projects",
        "public",
        "rate",
        "revenue",
        "rural",
        "share",
        "the",
        "total",
        "trade",
        "unemployment",
        "urban",
        "value",
        "volume",
        "waste",
        "water",
    ]
)


def can_be_small(desk: Desk, phrase: Sentence) -> bool:
    """Tell whether a phrase may stand inside a sentence with a small first letter.

    A word counts as common when the programme's own English texts use it without a capital;
    of any other nobody knows that it is no name.
    """
    text = phrase.text
    word = _WORD.match(text)
    if word is None:
        return not text[:1].isupper()
    return word.group().lower() in _ALWAYS_SMALL or word.group().lower() in desk.common_words


def lowered(desk: Desk, phrase: Sentence) -> Sentence:
    """Write a phrase as it stands inside a sentence: its first letter small if it may be."""
    if not phrase.spans or not can_be_small(desk, phrase):
        return phrase
    first, *rest = phrase.spans
    return Sentence((replace(first, text=first.text[:1].lower() + first.text[1:]), *rest))


def capital(phrase: Sentence) -> Sentence:
    """Write a phrase as it begins a sentence."""
    if not phrase.spans or phrase.spans[0].figure is not None:
        return phrase
    first, *rest = phrase.spans
    return Sentence((replace(first, text=first.text[:1].upper() + first.text[1:]), *rest))
