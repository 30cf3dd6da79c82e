"""Sign-off as an edition tells it: how many of its sentences were ticked by two persons."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.errors import NotSignedOff
from dianfan.recorded.signoff import SENTENCES
from dianfan.recorded.signoff import SignoffState
from dianfan.recorded.signoff import with_sentences
from dianfan.reported.say import say
from dianfan.reported.sentences import listed
from dianfan.reported.sentences import sentence_table
from dianfan.reported.sheets import figure_sheets

MOST_NAMED = 12

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Tick
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import Report
    from dianfan.reported.model import Review
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.sentences import ListedSentence


def with_signoff(desk: Desk, report: Report) -> Report:
    """Say in each review how its sentences were checked before publication.

    Where decisions on sentences are on record, the list of all sentences enters the Book
    as a table, so that their number can be counted again.
    """
    decisions = desk.programme.signoff
    if decisions:
        sentences = [one for review in report.reviews for one in listed(review, decisions)]
        desk = replace(desk, book=with_sentences(report.book, sentence_table(sentences)))
    reviews = tuple(_noted(desk, review) for review in report.reviews)
    return replace(report, book=desk.book, reviews=reviews)


def _noted(desk: Desk, review: Review) -> Review:
    note = signoff_note(desk, review.language)
    sheets = {**review.figures, **figure_sheets(desk, review.language, note)}
    return replace(review, signoff=note, figures=MappingProxyType(sheets))


def void(decisions: Iterable[Tick], sentences: Iterable[ListedSentence]) -> tuple[str, ...]:
    """Give the ids that were decided on and are no sentence of the review any more."""
    here = {one.id for one in sentences}
    return tuple(dict.fromkeys(one.sentence for one in decisions if one.sentence not in here))


def unfinished(sentences: Iterable[ListedSentence]) -> tuple[ListedSentence, ...]:
    """Give the sentences that two persons have not ticked, or that somebody wants changed."""
    return tuple(one for one in sentences if one.standing.state is not SignoffState.TWICE)


def signoff_note(desk: Desk, language: Language) -> Paragraph:
    """Say how many sentences two persons ticked before publication, or that nobody kept count."""
    if SENTENCES not in desk.book.tables:
        return (
            say(
                language,
                "本版没有登记发布前的逐句核对。",
                "No check of its sentences before publication is on record for this edition.",
            ),
        )
    return (
        say(
            language,
            "中英文版带数字的句子共{all}，其中经双人核对打勾的{two}。",
            "Sentences with figures, both languages: {all}; checked and ticked by a pair of readers: {two}.",
            all=desk.count(SENTENCES),
            two=desk.count(SENTENCES, state=SignoffState.TWICE.value),
        ),
    )


def require_signed_off(report: Report) -> None:
    """Refuse a report with a sentence that two persons have not ticked.

    Raises:
        NotSignedOff: there are such sentences; the first of them are named.
    """
    table = report.book.tables.get(SENTENCES)
    if table is None:
        raise NotSignedOff(
            "no sentence was signed off, so nothing was written",
            why="signoff.csv holds no decision",
            remedy="list the sentences by `dianfan sentences FOLDER --out sentences.html`, and tick them",
        )
    left = table.filter(pl.col("state") != SignoffState.TWICE.value)
    if left.is_empty():
        return
    rows = left.select("sentence", "state", "pages", "text").head(MOST_NAMED).iter_rows()
    named = [f"{name} {state}, {pages}: {text}" for name, state, pages, text in rows]
    if left.height > MOST_NAMED:
        named.append(f"and {left.height - MOST_NAMED} more")
    raise NotSignedOff(
        f"{left.height} of {table.height} sentences were not ticked by two persons, so nothing was written",
        why="\n    ".join(named),
        remedy="tick them by `dianfan tick`, or settle the changes that are wanted; `dianfan sentences` lists all",
    )
