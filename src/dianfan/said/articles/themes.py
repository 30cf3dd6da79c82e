"""Themes: how much of what two articles of an issue speak of is the same, and of no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log

from dianfan.said.articles.binding import pairs

_WORD = re.compile(r"[^\W\d_]{4,}")
_LATIN = 0.7


class Themes:
    """The terms of the articles of an issue, those of few articles weighing more.

    A term is a pair of neighbouring characters, or a word of four letters and more where most
    of a text is Latin. Its weight is ln(N / n), N articles of which n hold it: the inverse
    document frequency of Spärck Jones (1972).
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Weigh the terms of texts, by the ids of their articles."""
        self._terms = {key: _terms(text) for key, text in texts.items()}
        held = Counter(term for terms in self._terms.values() for term in terms)
        self._weight = {term: log(len(texts) / count) for term, count in held.items()}

    def shared(self, one: str, other: str) -> float:
        """Give the weight of the terms that two articles share, as a share of the lighter one's."""
        mine, its = self._terms[one], self._terms[other]
        least = min(self._sum(mine), self._sum(its))
        return self._sum(mine & its) / least if least else 0.0

    def _sum(self, terms: frozenset[str]) -> float:
        return sum(self._weight[term] for term in terms)


def _terms(text: str) -> frozenset[str]:
    if sum(char.isascii() for char in text) > _LATIN * len(text):
        return frozenset(_WORD.findall(text.lower()))
    return pairs(text)
