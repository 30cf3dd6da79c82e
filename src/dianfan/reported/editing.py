"""Editing: what editors leave out, put first and add in words of their own.

An edit changes the order and the words of a page, never a figure. What is left out is named
with its reason at the foot of the page, and leaves the box of shortfalls as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UntracedFigure
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.period import period
from dianfan.promised.editing import EditAct
from dianfan.reported.news.gather import stories
from dianfan.reported.say import Name
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.promised.editing import Edit
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import Story
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence
    from dianfan.reported.say import Part

OVERVIEW = "overview"
PERIOD = "period:"


def edited(desk: Desk, page: str, found: Sequence[Story]) -> tuple[Story, ...]:
    """Order stories as the editors of a page want them, without what they leave out."""
    muted = {one.news for one in _acts(desk, page, EditAct.MUTE)}
    first = [one.news for one in _acts(desk, page, EditAct.FIRST)]
    kept = [story for one in found if (story := _without(one, muted)) is not None]
    rank = {news: place for place, news in enumerate(first)}
    return tuple(sorted(kept, key=lambda one: rank.get(one.lead.id, len(rank))))


def _without(story: Story, muted: set[str]) -> Story | None:
    if story.lead.id in muted:
        return None
    return replace(story, more=tuple(one for one in story.more if one.id not in muted))


def added_words(desk: Desk, language: Language, page: str, section: str) -> tuple[Paragraph, ...]:
    """Give the editors' own words for a part of a page, each as a paragraph.

    Raises:
        UntracedFigure: the words hold a number that no figure stands behind.
        UnknownKey: a figure in braces is not on record, or has no cell.
    """
    return tuple(
        (_worded(desk, language, edit),)
        for edit in _acts(desk, page, EditAct.TEXT)
        if edit.section == section
    )


def left_out(desk: Desk, language: Language, page: str) -> Iterator[Sentence]:
    """Say what the editors of a page left out, and why."""
    for edit in _acts(desk, page, EditAct.MUTE):
        yield say(
            language,
            "编辑（{by}）略去了“{news}”，理由：{reason}。",
            "The editors ({by}) left out “{news}”: {reason}.",
            by=Name(edit.by),
            news=Name(edit.news),
            reason=Name(edit.reason.in_(language).rstrip("。.")),
        )


def idle_edits(desk: Desk) -> Iterator[Finding]:
    """Find the edits that change nothing: their page or item does not exist."""
    pages = {OVERVIEW, *(one.id for one in desk.programme.actions)}
    known = {item.id for story in stories(desk, desk.programme.indicators) for item in story.items}
    for edit in desk.programme.edits:
        named = edit.act is EditAct.TEXT or edit.news in known
        if named and edit.page in pages:
            continue
        yield Finding(
            Severity.WARNING,
            "idle-edit",
            Where("editing.yaml", None, edit.id),
            f"edit “{edit.id}” changes nothing: there is no {_missing(edit, pages)}",
            "name a page and an item as `dianfan news` lists them",
        )


def _missing(edit: Edit, pages: set[str]) -> str:
    return f"item “{edit.news}”" if edit.page in pages else f"page “{edit.page}”"


def _acts(desk: Desk, page: str, act: EditAct) -> list[Edit]:
    return [one for one in desk.programme.edits if one.page == page and one.act is act]


def _worded(desk: Desk, language: Language, edit: Edit) -> Sentence:
    parts = dict(_part(desk, edit, named) for named in edit.figures)
    try:
        return say(language, edit.text.zh, edit.text.en, **parts)
    except KeyError as missing:
        raise UnknownKey(
            f"the words of edit “{edit.id}” have {{{missing.args[0]}}}, which names no figure",
            where="editing.yaml",
            why="each name in braces needs a line under figures",
            remedy=f"add “{missing.args[0]}=indicator@area@period” to its figures",
        ) from missing
    except UntracedFigure as loose:
        raise UntracedFigure(
            f"edit “{edit.id}”: {loose.what}",
            where=f"editing.yaml, {loose.where}",
            why=loose.why,
            remedy="write a name in braces for it and say under figures which cell it means",
        ) from loose


def _part(desk: Desk, edit: Edit, named: str) -> tuple[str, Part]:
    name, _, cell = named.partition("=")
    if cell.startswith(PERIOD):
        return name, period(cell.removeprefix(PERIOD))
    return name, _figure(desk, edit, cell)


def _figure(desk: Desk, edit: Edit, cell: str) -> Figure:
    measure, _, rest = cell.partition("@")
    area, _, code = rest.partition("@")
    indicator, _, kind = measure.partition(":")
    if area in desk.mint.places:
        for figure in desk.mint.series(indicator, area, kind or "level"):
            if figure.period.code == code:
                return figure
    raise UnknownKey(
        f"edit “{edit.id}” cites “{cell}”, which is not on record",
        where="editing.yaml",
        why="no chosen value of that indicator, kind, area and period is in the Book",
        remedy="write indicator@area@period of a value that its indicator's page lists",
    )
