"""Paragraphs: lines in reading order become blocks, by indents, short lines and sentence ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from dianfan.said.articles import signs
from dianfan.said.articles.blocking import run_on
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Traced

_INDENT = 0.8
_SHORT = 1.6
_LONG_LABEL = 3


@dataclass(frozen=True, eq=False)
class SetLine:
    """A line in its column: where it stands, and the edges of the column, in the zone's units."""

    line: Line
    box: Box
    left: float
    right: float
    opens: bool
    style: Style
    body: float

    @property
    def is_indented(self) -> bool:
        """Whether it begins away from the column's edge."""
        return self.box.left - self.left > _INDENT * self.body

    @property
    def is_short(self) -> bool:
        """Whether it ends well before the column does."""
        return self.right - self.box.right > _SHORT * self.body


def in_columns(zone: Zone, some: Sequence[Stack], columns: Sequence[Stack]) -> list[SetLine]:
    """Give the lines of stacks that stand in reading order, each with its column's edges.

    A column of a line or two may not show its edges; those of a longer one right above, below
    or beside it, of the same left edge, stand for them.

    Args:
        zone: that they stand in.
        some: the stacks, in reading order.
        columns: all stacks of the article.
    """
    found = []
    for stack in some:
        left, right = _edges(stack, columns, zone.scale.body)
        found += [
            SetLine(
                zone.lines[at],
                zone.box(at),
                left,
                right,
                at == stack.lines[0],
                stack.style,
                zone.scale.body,
            )
            for at in stack.lines
        ]
    return found


def _edges(stack: Stack, columns: Sequence[Stack], body: float) -> tuple[float, float]:
    """Give the edges of the column that a stack is part of."""
    left, right = stack.box.left, stack.box.right
    widths = [one.box.width for one in columns if len(one.lines) > _LONG_LABEL]
    for one in columns:
        near = abs(one.box.left - stack.box.left) < 3 * body and len(one.lines) > len(stack.lines)
        if near and one.box.right > right - body:
            left, right = min(left, one.box.left), max(right, one.box.right)
    if widths and right - left < min(widths):
        right = left + min(widths)
    return left, right


def paragraphs(some: Sequence[SetLine]) -> list[Block]:
    """Join lines to blocks.

    A paragraph begins at an indent, after a short line that ends a sentence, after a wide
    space and where bold type begins or ends; at the head of a column it goes on unless the
    column before ended it. Each line is in exactly one block.
    """
    blocks: list[Block] = []
    part: list[SetLine] = []
    why = "the article begins"
    for one in some:
        reason = _break(part[-1], one) if part else ""
        if part and reason:
            blocks += _blocks(part, why, first=not blocks)
            part, why = [], reason
        part.append(one)
    if part:
        blocks += _blocks(part, why, first=not blocks)
    return blocks


def _break(before: SetLine, one: SetLine) -> str:
    """Say why a paragraph begins at a line; nothing if it goes on."""
    if Style.SIGN in {before.style, one.style}:
        return "a line of its own by its words"
    ended = signs.ends_sentence(before.line.text)
    wide = not one.opens and one.box.top - before.box.bottom > one.body
    signs_of_it = (
        (before.line.bold != one.line.bold, "the face changes"),
        (before.is_short and ended, "the line before is short and ends a sentence"),
        (before.is_short and one.is_indented, "the line before is short"),
        (one.is_indented and not before.is_indented, "an indented first line"),
        (one.is_indented and ended, "an indented line after the end of a sentence"),
        (wide, "a wide space above"),
    )
    return next((why for holds, why in signs_of_it if holds), "")


def _blocks(part: Sequence[SetLine], reason: str, *, first: bool) -> list[Block]:
    """Make a block of lines, and another of a reference to a further page at its end."""
    words = run_on([one.line.words for one in part])
    box = reduce(Box.union, (one.line.box for one in part if one.line.box is not None))
    role, sure, why = _role(part, words.text, reason, first=first)
    jump = _jump_at(words) if role is Role.BODY else 0
    sure *= min(one.line.confidence for one in part)
    if not jump:
        return [Block(role, words, sure, why, box)]
    told = "a reference to another page ends the paragraph"
    return [
        Block(role, words[:jump].stripped(), sure, why, box),
        Block(Role.JUMP_OUT, words[jump:].stripped(), 0.95, told, part[-1].line.box),
    ]


def _jump_at(words: Traced) -> int:
    """Give where a reference to a further page begins within the last words; 0 if none does."""
    for mark in (
        "（下",
        "(下",
        "（转",
        "(转",
        "（轉",
        "▶下",
        "→下",
        "Continued on",
        "(Continued on",
    ):
        at = words.text.rfind(mark)
        if at > 0 and signs.jump_out(words.text[at:]):
            return at
    return 0


def _role(
    part: Sequence[SetLine], text: str, reason: str, *, first: bool
) -> tuple[Role, float, str]:
    if told := _by_words(part, text):
        return told
    bold = part[0].line.bold
    asked = text.endswith(("？", "！", "?", "!"))
    few = len(part) <= _LONG_LABEL and (not signs.ends_sentence(text) or asked)
    if bold and few and part[-1].is_short:
        return Role.SUBHEAD, 0.85, "bold, short, and no sentence"
    if few and len(part) == 1 and _is_centred(part[0]):
        return Role.SUBHEAD, 0.75, "centred in its column, and no sentence"
    if bold and first:
        return Role.LEAD, 0.8, "the article begins in bold type"
    return Role.BODY, 0.9 if len(part) > 1 else 0.75, reason


def _by_words(part: Sequence[SetLine], text: str) -> tuple[Role, float, str] | None:
    if part[0].style is not Style.SIGN:
        return None
    if signs.jump_out(text):
        return Role.JUMP_OUT, 0.95, "a reference to another page"
    if bylines(text):
        return Role.BYLINE, 0.9, "names after the word of a reporter"
    if signs.photo_numbers(text):
        return Role.NUMBER, 0.9, "photo numbers alone"
    return None


def _is_centred(one: SetLine) -> bool:
    left, right = one.box.left - one.left, one.right - one.box.right
    return left > one.body and abs(left - right) < one.body
