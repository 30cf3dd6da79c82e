"""Sign-off: what persons decided on sentences, and how each sentence stands by four eyes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from dianfan.promised.model import SignoffDecision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from dianfan.promised.model import Tick
    from dianfan.recorded.book import Book

SENTENCES = "sentences"
EYES = 2
"""How many different persons must have ticked a sentence: two persons have four eyes."""


class SignoffState(StrEnum):
    """How a sentence stands: two persons ticked it, one did, none did, or somebody wants a change."""

    OPEN = "open"
    ONCE = "ticked once"
    TWICE = "ticked by two"
    CHANGE = "change wanted"


@dataclass(frozen=True, slots=True)
class SignedOff:
    """How a sentence stands, the persons whose tick holds, and the changes that are wanted.

    ``wanted`` has person and words of each change that was not withdrawn.
    """

    state: SignoffState
    ticked: tuple[str, ...] = ()
    wanted: tuple[tuple[str, str], ...] = ()


NOT_SEEN = SignedOff(SignoffState.OPEN)


def person(name: str) -> str:
    """Give the name by which a person is told from others: case, width and space do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def signed_off(decisions: Iterable[Tick]) -> Mapping[str, SignedOff]:
    """Say how each sentence stands that somebody decided on.

    Of each person the latest decision on a sentence holds, in the order of the file. A
    withdrawal leaves that person without one. One wanted change outweighs all ticks.
    """
    latest: dict[str, dict[str, Tick]] = defaultdict(dict)
    for one in decisions:
        latest[one.sentence][person(one.by)] = one
    return {sentence: _standing(some) for sentence, some in latest.items()}


def _standing(latest: Mapping[str, Tick]) -> SignedOff:
    ticked = tuple(
        sorted(one.by for one in latest.values() if one.decision is SignoffDecision.TICK)
    )
    wanted = tuple(
        sorted(
            (one.by, one.words) for one in latest.values() if one.decision is SignoffDecision.CHANGE
        )
    )
    if wanted:
        state = SignoffState.CHANGE
    elif len(ticked) >= EYES:
        state = SignoffState.TWICE
    else:
        state = SignoffState.ONCE if ticked else SignoffState.OPEN
    return SignedOff(state, ticked, wanted)


def with_sentences(book: Book, sentences: pl.DataFrame) -> Book:
    """Lay the list of the review's sentences into a Book, beside the record it was written from.

    The list follows from the record, so it does not enter the digest of the Book.
    """
    return replace(book, tables={**book.tables, SENTENCES: sentences})


def sentences_in(book: Book, folder: Path) -> Book:
    """Lay the list of sentences that stands in the folder of a Book into the Book."""
    path = folder / f"{SENTENCES}.csv"
    if not path.is_file():
        return book
    return with_sentences(book, pl.read_csv(path, infer_schema=False).fill_null(""))
