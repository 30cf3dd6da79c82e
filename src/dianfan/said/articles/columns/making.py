"""Making: a head and its columns become an article, with its genre, names and references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import reduce

from dianfan.said.articles import signs
from dianfan.said.articles.blocking import run_on
from dianfan.said.articles.bylines import byline_at_end
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.columns.heads import Head
from dianfan.said.articles.columns.heads import role_in
from dianfan.said.articles.columns.ordering import columns_in_order
from dianfan.said.articles.columns.owning import Territory
from dianfan.said.articles.columns.paragraphs import in_columns
from dianfan.said.articles.columns.paragraphs import paragraphs
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Credit
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Jump
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import joined

_PICTURED = frozenset({Role.CAPTION, Role.NUMBER, Role.CREDIT, Role.TABLE})
_OPINION = ("评", "評", "论", "論", "谈", "言")


@dataclass(eq=False)
class Draft:
    """An article in the making, in the page's own units.

    ``frame`` is the box that it stands in alone; captions are bound later.
    """

    blocks: list[Block]
    box: Box
    frame: Box | None
    reason: str
    captions: list[Caption] = field(default_factory=list)
    host: int = -1

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(block.text for block in self.blocks)


def draft_of(zone: Zone, territory: Territory) -> Draft:
    """Make blocks of a head and its columns, in reading order."""
    blocks = [] if territory.head is None else _head_blocks(zone, territory.head)
    blocks += _body_blocks(zone, territory)
    box = reduce(Box.union, (block.box for block in blocks if block.box is not None))
    why = "columns under a headline" if territory.head else "columns that nothing heads"
    told = "; ".join(dict.fromkeys(territory.reasons))
    return Draft(blocks, box, zone.frame, f"{why}: {told}" if told else why)


def block_of(zone: Zone, stack: Stack, role: Role, sure: float, reason: str) -> Block:
    """Make one block of all lines of a stack."""
    lines = [zone.lines[at] for at in stack.lines]
    box = reduce(Box.union, (line.box for line in lines if line.box is not None))
    sure *= min(line.confidence for line in lines)
    return Block(role, run_on([line.words for line in lines]), sure, reason, box)


def _head_blocks(zone: Zone, head: Head) -> list[Block]:
    return [block_of(zone, stack, *role_in(zone, head, stack)) for stack in head.stacks]


def _body_blocks(zone: Zone, territory: Territory) -> list[Block]:
    """Make the paragraphs of an article, the heads of its parts where they stand."""
    parts = {id(stack): part for part in territory.parts for stack in part.stacks}
    heading = [stack for part in territory.parts for stack in part.stacks]
    blocks: list[Block] = []
    waiting: list[Stack] = []
    for stack in columns_in_order(zone, [*territory.columns, *heading]):
        if id(stack) not in parts and stack.style is not Style.TABLE:
            waiting.append(stack)
            continue
        blocks += paragraphs(in_columns(zone, waiting, territory.columns))
        waiting = []
        if stack.style is Style.TABLE:
            blocks += _rows(zone, stack)
            continue
        why = "larger type in one column, over the next part of the text"
        blocks.append(block_of(zone, stack, Role.SUBHEAD, 0.8, why))
    return blocks + paragraphs(in_columns(zone, waiting, territory.columns))


def _rows(zone: Zone, table: Stack) -> list[Block]:
    """Make a block of each row of a table, a space between its cells."""
    blocks = []
    row: list[int] = []
    for at in (*table.lines, -1):
        if row and (at < 0 or zone.boxes[at, 0] < zone.boxes[row[-1], 0]):
            lines = [zone.lines[one] for one in row]
            box = reduce(Box.union, (line.box for line in lines if line.box is not None))
            words = joined([line.words for line in lines], " ")
            blocks.append(Block(Role.TABLE, words, 0.8, "cells between two rules", box))
            row = []
        row.append(at)
    return blocks


def article_of(draft: Draft, page: int, number: int, within: str) -> Article:
    """Make an article of a draft; its id is made of the page and its number on it."""
    genre, reason = _genre(draft, within)
    named = any(block.role is Role.HEADLINE for block in draft.blocks)
    credit = _credits(draft.blocks)
    sure = min([0.95 if named and credit else 0.85 if named else 0.6])
    return Article(
        id=f"p{page + 1}-a{number}",
        genre=genre,
        blocks=tuple(draft.blocks),
        pages=(page,),
        confidence=sure,
        reason=reason,
        within=within if genre is Genre.BOX else "",
        credits=credit,
        captions=tuple(draft.captions),
        jump_out=_jump(draft.blocks, Role.JUMP_OUT),
        jump_in=_jump(draft.blocks, Role.JUMP_IN),
    )


def _genre(draft: Draft, within: str) -> tuple[Genre, str]:
    labels = [block.text for block in draft.blocks if block.role is Role.LABEL]
    body = "".join(one.text for one in draft.blocks if one.role in {Role.BODY, Role.LEAD})
    roles = {block.role for block in draft.blocks}
    note = any(signs.is_note(one) for one in labels) or signs.is_note(body)
    opinion = any(word in one for one in labels for word in _OPINION)
    few = roles - {Role.HEADLINE, Role.KICKER, Role.SUBHEAD}
    told = (
        (note, Genre.NOTE, "it bears the label of an editor's note"),
        (Role.JUMP_IN in roles, Genre.CONTINUATION, "it refers to the page on which it began"),
        (opinion, Genre.COMMENTARY, f"it stands under the label {''.join(labels)}"),
        (roles <= _PICTURED, Genre.CAPTIONS, "captions, and no article stands near them"),
        (few == {Role.TABLE}, Genre.TABLE, "cells between rules, or the labels of a chart"),
        (within, Genre.BOX, f"{draft.reason}; in a frame amid {within}, without a byline"),
    )
    return next(((genre, why) for holds, genre, why in told if holds), (Genre.NEWS, draft.reason))


def _credits(blocks: Sequence[Block]) -> tuple[Credit, ...]:
    for block in blocks:
        if block.role is Role.BYLINE and (found := bylines(block.text)):
            return found
    for block in reversed(blocks):
        if block.role is Role.BODY and (found := byline_at_end(block.text)):
            return found
    return ()


def _jump(blocks: Sequence[Block], role: Role) -> Jump | None:
    read = signs.jump_in if role is Role.JUMP_IN else signs.jump_out
    for block in reversed(blocks):
        if block.role is role and (found := read(block.text)):
            return Jump(found.page, found.title, block)
    return None
