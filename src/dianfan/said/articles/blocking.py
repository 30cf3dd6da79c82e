"""Lines of a flattened page become blocks: paragraphs, headings, and what signs tell."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import reduce
from itertools import groupby
from itertools import pairwise

from dianfan.said.articles import signs
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.mending import mended
from dianfan.said.articles.mending import runs_over
from dianfan.said.articles.model import FURNITURE
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Role
from dianfan.said.articles.wrapping import Part
from dianfan.said.articles.wrapping import Wrapped
from dianfan.said.articles.wrapping import borders
from dianfan.said.articles.wrapping import extent
from dianfan.said.articles.wrapping import wrapped
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Traced
from dianfan.said.documents.model import joined

_SURE, _LIKELY, _GUESS = 0.95, 0.85, 0.6


_ALONE = frozenset({Role.BYLINE, Role.JUMP_IN, Role.JUMP_OUT, Role.NUMBER, *FURNITURE})


@dataclass(frozen=True, eq=False)
class Piece:
    """A block with what only the lost layout knew of it: its column's width, in ems.

    ``lines`` counts its lines; ``first`` is the number of the first one on the page.
    """

    block: Block
    width: float
    lines: int
    first: int

    @property
    def role(self) -> Role:
        """The role of the block."""
        return self.block.role

    @property
    def text(self) -> str:
        """The text of the block."""
        return self.block.text


def pieces(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Join lines to blocks by the width at which they wrap, and name their roles by signs.

    Lines that are known to be headings (their ``level`` is set) are blocks of their own, those
    of one size that follow one another joined.
    """
    whole = mended(lines)
    found: list[Piece] = []
    start = 0
    for known, some in groupby(
        whole.lines, key=lambda line: (line.level, line.size if line.level else 0)
    ):
        part = list(some)
        found += _headings(part, start) if known[0] else _paragraphs(part, start)
        start += len(part)
    page = "\n".join(line.text for line in whole.lines)
    return tuple(replace(one, first=whole.first[one.first]) for one in _run_over(found, page))


def _run_over(found: Sequence[Piece], page: str) -> Iterator[Piece]:
    """Join the lines of headlines that run over."""
    waiting: Piece | None = None
    for piece in found:
        both = waiting is not None and {waiting.role, piece.role} <= {Role.HEADLINE}
        if waiting is not None and both and runs_over(waiting.text, piece.text, page):
            words = joined([waiting.block.words, piece.block.words])
            block = replace(
                waiting.block, words=words, reason="a headline that runs over two lines"
            )
            waiting = replace(waiting, block=block, lines=waiting.lines + piece.lines)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _headings(lines: Sequence[Line], start: int) -> list[Piece]:
    words = run_on([line.words for line in lines])
    told = by_sign(words.text, 1)
    role, why, sure = told or (
        Role.HEADLINE,
        f"type of {lines[0].size:g}, larger than the body's",
        _LIKELY,
    )
    width = extent(words.text).high
    return [Piece(Block(role, words, sure, why, _around(lines)), width, len(lines), start)]


def _paragraphs(lines: Sequence[Line], first: int) -> list[Piece]:
    texts = [line.text for line in lines]
    wraps = wrapped(texts, [line.indent for line in lines])
    reasons = borders(wraps, texts)
    forced = _forced(texts)
    starts = [number for number, (begins, _) in enumerate(reasons) if begins or number in forced]
    found = []
    for start, stop in pairwise([*starts, len(lines)]):
        block = _block(lines[start:stop], wraps[start:stop], reasons[start][1])
        found.append(Piece(block, wraps[start].width, stop - start, first + start))
    return found


def _forced(texts: Sequence[str]) -> set[int]:
    """Give the lines before which a block begins by the signs in their words alone.

    A byline, a jump or photo numbers are a line of their own; a caption begins one.
    """
    found: set[int] = set()
    for number, text in enumerate(texts):
        told = by_sign(text, 1)
        if told and told[0] in _ALONE:
            found |= {number, number + 1}
        elif (told and told[0] is Role.CAPTION) or signs.opens(text):
            found.add(number)
    return found & set(range(len(texts)))


def _around(lines: Sequence[Line]) -> Box | None:
    boxes = [line.box for line in lines if line.box is not None]
    return reduce(Box.union, boxes) if boxes else None


def _block(lines: Sequence[Line], wraps: Sequence[Wrapped], reason: str) -> Block:
    words = run_on([line.words for line in lines])
    role, why, sure = _role(words.text, wraps, reason)
    return Block(role, words, sure, why, _around(lines))


def run_on(parts: Sequence[Traced]) -> Traced:
    """Join the lines of a paragraph: Chinese without a space, other letters with one.

    A hyphen at the end of a line of letters goes with the break.
    """
    whole = parts[0]
    for part in parts[1:]:
        left, right = whole.text[-1:], part.text[:1]
        if left == "-" and right.islower() and whole.text[-2:-1].isalpha():
            whole = joined([whole[: len(whole) - 1], part])
        else:
            whole = joined([whole, part], " " if _is_latin(left) and _is_latin(right) else "")
    return whole


def _is_latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ",.;:!?%)(\"'")


def _role(text: str, wraps: Sequence[Wrapped], reason: str) -> tuple[Role, str, float]:
    if told := by_sign(text, len(wraps)):
        return told
    if len(wraps) == 1 and wraps[0].part is Part.SHORT:
        return Role.HEADLINE, reason, _GUESS
    return Role.BODY, reason, _LIKELY if len(wraps) > 1 else _GUESS


def by_sign(text: str, lines: int) -> tuple[Role, str, float] | None:
    """Tell the role of a block of so many lines by its words: role, reason and confidence."""
    if signs.caption_numbers(text) is not None:
        return Role.CAPTION, "it begins as a caption does", _SURE
    if lines > 1:
        return None
    if found := signs.furniture(text):
        return found.role, found.reason, _LIKELY
    for holds, role, why in (
        (signs.photo_numbers(text), Role.NUMBER, "photo numbers alone"),
        (signs.jump_in(text), Role.JUMP_IN, "a reference to the page before"),
        (
            signs.jump_out(text) and not signs.ends_sentence(text),
            Role.JUMP_OUT,
            "a reference to another page",
        ),
        (bylines(text), Role.BYLINE, "names after the word or sign of a reporter"),
        (signs.is_note(text), Role.LABEL, "the label of an editor's note"),
        (signs.is_label(text), Role.LABEL, "the name of a column or box"),
        (
            signs.series(text) and not signs.ends_sentence(text),
            Role.SERIES,
            "a series and its part",
        ),
    ):
        if holds:
            return role, why, _SURE
    return None


def as_role(piece: Piece, role: Role, reason: str, confidence: float) -> Piece:
    """Give the piece another role, and why."""
    return replace(
        piece, block=replace(piece.block, role=role, reason=reason, confidence=confidence)
    )
