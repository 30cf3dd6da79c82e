"""Errata as an edition tells them: what was corrected since the edition before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.lineage import Derived
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.promised.corrections import SOURCE
from dianfan.recorded.corrections import CORRECTED
from dianfan.reported.measures import measure_words
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import Name
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Correction
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence
    from dianfan.reported.say import Part


def errata(desk: Desk, language: Language) -> Iterator[Sentence]:
    """Tell each correction that holds now and did not in the edition before, in order of time.

    Without an earlier edition every correction on record is told.
    """
    since = max(
        (one.asof for one in desk.programme.editions if one.asof < desk.asof), default=date.min
    )
    known = [one for one in desk.programme.corrections if since < one.date <= desk.asof]
    for one in sorted(known, key=lambda one: (one.date, one.line)):
        yield from _told(desk, language, one)


def _told(desk: Desk, language: Language, one: Correction) -> Iterator[Sentence]:
    if one.supersedes.startswith(SOURCE):
        yield _source(desk, language, one)
        return
    for new, old in _pairs(desk, one):
        yield _value(desk, language, one, new, old)


def _pairs(desk: Desk, one: Correction) -> Iterator[tuple[Figure | None, Figure]]:
    """Give what a correction put in place, nothing for a retraction, and what stood there."""
    frame = desk.book.observations
    for entry in frame.filter(pl.col("superseded_by") == one.id)["entry"]:
        made = frame.filter(pl.col("corrects") == entry)["entry"]
        old = desk.mint.standing(entry)
        yield (desk.mint.standing(made[0]) if len(made) else None), old
    for target in desk.programme.targets:
        found = desk.mint.target(target)
        while isinstance(found.why, Derived) and found.why.method == CORRECTED:
            old = found.why.inputs[1]
            if dict(found.why.parameters)["correction"] == one.id:
                yield found, old
            found = old


def _value(
    desk: Desk, language: Language, one: Correction, new: Figure | None, old: Figure
) -> Sentence:
    parts: dict[str, Part] = {
        "place": old.place,
        "name": measure_words(desk, old.measure),
        "time": Name(wording(old.period).in_(language)),
        "old": old,
        "day": wording(period(one.date.isoformat())),
        "by": Name(one.decided_by),
        "why": Name(_reason(one).in_(language)),
    }
    if new is None:
        return say(
            language,
            "{place}{name}（{time}）：原载{old}，{day}由{by}撤回。原因：{why}。",
            "{place}, {name}, {time}: {old} was withdrawn on {day} by the {by}. Why: {why}.",
            **parts,
        )
    return say(
        language,
        "{place}{name}（{time}）：原载{old}，{day}由{by}更正为{new}。原因：{why}。",
        "{place}, {name}, {time}: {old} was corrected to {new} on {day} by the {by}. Why: {why}.",
        new=new,
        **parts,
    )


def _source(desk: Desk, language: Language, one: Correction) -> Sentence:
    card = desk.sources[one.supersedes.removeprefix(SOURCE)]
    return say(
        language,
        "来源{source}于{day}由{by}撤回，所载数值{count}不再采用。原因：{why}。",
        "The source {source} was retracted on {day} by the {by}; its values, {count} in number, no longer count."
        " Why: {why}.",
        source=Name(f"《{card.title}》" if language == "zh" else f"“{card.title}”"),
        day=wording(period(one.date.isoformat())),
        by=Name(one.decided_by),
        count=desk.count("entries", "项", superseded_by=one.id),
        why=Name(_reason(one).in_(language)),
    )


def _reason(one: Correction) -> Wording:
    """Give the reason without its full stop, which the sentence sets."""
    return Wording(one.reason_zh.rstrip("。"), one.reason_en.rstrip("."))


def editions_table(desk: Desk, language: Language) -> Table:
    """Set the earlier editions in a table, the latest first."""
    zh = language == "zh"
    columns = ("数据截至", "版本摘要", "网址") if zh else ("As of", "Digest", "Address")
    listed = sorted(
        (one for one in desk.programme.editions if one.asof <= desk.asof),
        key=lambda one: (one.asof, one.digest),
        reverse=True,
    )
    rows = tuple(
        (
            Cell(phrase(wording(period(one.asof.isoformat())).in_(language))),
            Cell(phrase(one.digest)),
            Cell(phrase(one.address or "—")),
        )
        for one in listed
    )
    caption = "以前各版" if zh else "Earlier editions"
    empty = "没有登记以前的版本。" if zh else "No earlier edition is on record."
    return Table("editions", phrase(caption), columns, (False,) * 3, rows, phrase(empty))
