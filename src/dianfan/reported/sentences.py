"""The sentences of a review that tell figures, each with an id that its words and figures make."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.lineage import content_key
from dianfan.recorded.signoff import NOT_SEEN
from dianfan.recorded.signoff import SignedOff
from dianfan.recorded.signoff import signed_off
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Tick
    from dianfan.reported.model import Review

COLUMNS = ("sentence", "language", "pages", "state", "text")


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """A sentence with figures: its id, language, the pages that tell it, and how it stands.

    A page is a reference, such as ``index`` or ``indicators/gdp``. The id is a hash of
    language, words and keys of the figures, so that any change makes another sentence.
    """

    id: str
    language: Language
    pages: tuple[str, ...]
    sentence: Sentence
    standing: SignedOff = NOT_SEEN


def sentence_id(sentence: Sentence, language: Language) -> str:
    """Give the id of a sentence: sixteen hexadecimal digits."""
    return content_key([language, sentence.text, [one.key for one in sentence.figures]])


def listed(review: Review, decisions: Iterable[Tick] = ()) -> tuple[ListedSentence, ...]:
    """List the sentences of a review that tell figures beside words, in reading order.

    Each stands once, with all its pages. Cells of tables are no sentences.
    """
    known = signed_off(decisions)
    pages: dict[str, list[str]] = defaultdict(list)
    sentences: dict[str, Sentence] = {}
    for page, content in _pages(review):
        for sentence in _sentences(content):
            name = sentence_id(sentence, review.language)
            sentences[name] = sentence
            if page not in pages[name]:
                pages[name].append(page)
    return tuple(
        ListedSentence(name, review.language, tuple(pages[name]), one, known.get(name, NOT_SEEN))
        for name, one in sentences.items()
    )


def _pages(review: Review) -> Iterator[tuple[str, object]]:
    yield "index", review.overview
    if review.integration is not None:
        yield "integration", review.integration
    for report in review.reports:
        yield f"actions/{report.no:02d}-{report.action}", report
    yield "claims", review.claims
    for indicator in review.indicators:
        yield f"indicators/{indicator.id}", indicator
    yield "corrections", review.errata


def _sentences(content: object) -> Iterator[Sentence]:
    """Give every sentence that tells a figure beside words, the cells of tables left out."""
    if isinstance(content, Sentence):
        if content.figures and any(span.text.strip() for span in content.spans if not span.figure):
            yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from _sentences(part)
    elif hasattr(content, "__dataclass_fields__") and not isinstance(content, Cell):
        for name in content.__dataclass_fields__:
            yield from _sentences(getattr(content, name))


def sentence_table(sentences: Iterable[ListedSentence]) -> pl.DataFrame:
    """Set sentences in a table of the Book."""
    rows = [
        (one.id, one.language, ";".join(one.pages), one.standing.state.value, one.sentence.text)
        for one in sentences
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
