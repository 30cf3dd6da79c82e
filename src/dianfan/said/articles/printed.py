"""A page of print taken apart: zones, columns, paragraphs, and headlines over what they govern.

The cuts that part a page into columns also tell what a headline stands over: the parts that
follow it at the same cut, with all that they hold, down to the next headline.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import reduce

import numpy as np

from dianfan.said.articles import signs
from dianfan.said.articles.blocking import by_sign
from dianfan.said.articles.blocking import run_on
from dianfan.said.articles.model import FURNITURE
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.articles.paragraphs import blocks
from dianfan.said.articles.paragraphs import goes_on
from dianfan.said.articles.pictures import captioned
from dianfan.said.articles.reading_order import Region
from dianfan.said.articles.reading_order import regions
from dianfan.said.articles.references import jump_in_of
from dianfan.said.articles.references import jump_out_of
from dianfan.said.articles.zones import Zone
from dianfan.said.articles.zones import head
from dianfan.said.articles.zones import zones
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page

_NEAR = 3.0
"""How far below its headline a text begins at most, in heights of the body's type."""
_RUNNING = frozenset({Role.BODY, Role.LEAD})


@dataclass(eq=False)
class Draft:
    """An article in the making; ``path`` is the cut at which its headline stands."""

    path: tuple[int, ...] = ()
    frame: Box | None = None
    blocks: list[Block] = field(default_factory=list)
    last: Line | None = None

    @property
    def heads_only(self) -> bool:
        """Tell whether nothing but headings was found yet."""
        return not any(one.role in _RUNNING | {Role.BYLINE, Role.JUMP_IN} for one in self.blocks)


def take_apart(page: Page) -> Layout:
    """Take a page of print apart.

    Every line ends in exactly one block, of an article or of the furniture.

    Args:
        page: of kind PRINTED.
    """
    size = body_size(page.lines)
    top = head(page)
    names = {id(line) for line in top}
    furniture = [_furniture(line, top) for line in top]
    drafts: list[Draft] = []
    rest = [line for line in page.lines if id(line) not in names]
    for zone in zones(page, rest, size):
        drafts += _drafts(zone, page, size, furniture)
    kept = [one for one in drafts if any(block.role is not Role.HEADLINE for block in one.blocks)]
    furniture += [
        replace(block, role=Role.FURNITURE, confidence=0.5, reason=f"{block.reason}, over no text")
        for one in drafts
        if one not in kept
        for block in one.blocks
    ]
    articles = [_article(page.index, number, draft) for number, draft in enumerate(kept, 1)]
    articles = captioned(_boxed(articles, kept), page.pictures)
    return Layout(page.index, tuple(articles), tuple(furniture))


def body_size(lines: Sequence[Line]) -> float:
    """Give the size of type in which most characters of a page are set; 0 when none is known."""
    sizes = np.array([line.size for line in lines for _ in line.text])
    known = np.round(sizes[sizes > 0], 1)
    if not known.size:
        return 0.0
    values, counts = np.unique(known, return_counts=True)
    return float(values[np.argmax(counts)])


def _furniture(line: Line, top: Sequence[Line]) -> Block:
    if (told := by_sign(line.text, 1)) and told[0] in FURNITURE:
        return Block(told[0], line.words, told[2], told[1], line.box)
    if line.size and line.size == max(one.size for one in top):
        return Block(
            Role.MASTHEAD, line.words, 0.9, "the largest type of the page's head", line.box
        )
    return Block(Role.FURNITURE, line.words, 0.8, "it stands in the head of the page", line.box)


def _drafts(zone: Zone, page: Page, size: float, furniture: list[Block]) -> list[Draft]:
    """Give each block of a zone to the headline that governs its region."""
    root = Draft(frame=zone.frame)
    found = [root]
    side: tuple[Region, Draft] | None = None
    for region in regions(zone.lines, page.rules):
        lines = [zone.lines[number] for number in region.lines]
        below = _just_above(found, region, size)
        beside = side[1] if side and _level(side[0], region, size) else None
        current = below or beside or _governing(found, region)
        side = (region, current) if below or beside else None
        for number, block in enumerate(blocks(lines, size)):
            if block.role in FURNITURE:
                furniture.append(block)
                continue
            if block.role in {Role.HEADLINE, Role.JUMP_IN} and (
                not current.heads_only or _stands_beside(current, block)
            ):
                current = Draft(region.path, zone.frame)
                found.append(current)
            elif block.role is Role.HEADLINE and current is root:
                current.path = region.path
            _add(current, block, lines[0] if not number else None, region, size)
        current.last = lines[-1]
    return found


def _just_above(found: Sequence[Draft], region: Region, size: float) -> Draft | None:
    """Give the draft whose headline stands right above a region, over more than half of it."""
    for draft in reversed(found):
        for box in (one.box for one in draft.blocks if one.role is Role.HEADLINE and one.box):
            gap = region.box.top - box.bottom
            shared = min(box.right, region.box.right) - max(box.left, region.box.left)
            if -1 <= gap <= _NEAR * size and shared > region.box.width / 2:
                return draft
    return None


def _stands_beside(draft: Draft, block: Block) -> bool:
    """Tell whether a headline stands at the side of the one that a draft has."""
    if block.role is not Role.HEADLINE or block.box is None:
        return False
    box = block.box
    return any(
        one.role is Role.HEADLINE
        and one.box is not None
        and (one.box.right <= box.left or one.box.left >= box.right)
        and one.box.top < box.bottom
        and box.top < one.box.bottom
        for one in draft.blocks
    )


def _level(before: Region, region: Region, size: float) -> bool:
    """Tell whether two regions are columns that begin at one height, by the same cut."""
    same = before.path[:-1] == region.path[:-1]
    return same and abs(before.box.top - region.box.top) < size


def _governing(found: Sequence[Draft], region: Region) -> Draft:
    """Give the last draft whose headline stands at a cut before this region, else the first."""
    for draft in reversed(found):
        upto = len(draft.path)
        if not upto:
            continue
        same = region.path[: upto - 1] == draft.path[:-1]
        if same and len(region.path) >= upto and region.path[upto - 1] >= draft.path[-1]:
            return draft
    return found[0]


def _add(draft: Draft, block: Block, first: Line | None, region: Region, size: float) -> None:
    """Put a block into a draft, joined to the one before if that runs on into this column."""
    before = draft.blocks[-1] if draft.blocks else None
    open_end = (
        before is not None
        and draft.last is not None
        and first is not None
        and before.role is block.role
        and block.role in _RUNNING
        and not signs.ends_sentence(before.text)
        and goes_on(draft.last, first, region.box, size)
    )
    titles = (
        before is not None
        and before.role is block.role is Role.HEADLINE
        and _type_size(before) == _type_size(block)
    )
    if before is None or not (open_end or titles):
        draft.blocks.append(block)
        return
    box = before.box.union(block.box) if before.box and block.box else before.box or block.box
    draft.blocks[-1] = replace(
        before,
        words=run_on([before.words, block.words]),
        box=box,
        confidence=min(before.confidence, 0.85),
        reason=before.reason
        if titles
        else f"{before.reason}; it runs on into the next column, which begins without indent",
    )


def _article(page: int, number: int, draft: Draft) -> Article:
    some = tuple(_ranked(draft.blocks))
    genre, reason = _genre(some)
    credit = next((signs.bylines(one.text) for one in some if one.role is Role.BYLINE), ())
    credit = credit or next(
        (found for one in reversed(some) if (found := signs.byline_at_end(one.text))), ()
    )
    headed = any(one.role is Role.HEADLINE for one in some)
    return Article(
        id=f"p{page + 1}-a{number}",
        genre=genre,
        blocks=some,
        pages=(page,),
        confidence=0.9 if headed and credit else 0.8 if headed else 0.5,
        reason=reason,
        credits=credit,
        jump_out=jump_out_of(some),
        jump_in=jump_in_of(some),
    )


def _ranked(some: Sequence[Block]) -> Iterable[Block]:
    """Name the largest heading the headline, those above it kickers, those below subheads."""
    heads = [number for number, one in enumerate(some) if one.role is Role.HEADLINE]
    if not heads:
        return some
    high = [_type_size(some[number]) for number in heads]
    chief = heads[int(np.argmax(high))]
    return [
        one
        if one.role is not Role.HEADLINE or number == chief
        else replace(one, role=Role.KICKER, reason=f"{one.reason}, above a larger headline")
        if number < chief
        else replace(one, role=Role.SUBHEAD, reason=f"{one.reason}, below a larger headline")
        for number, one in enumerate(some)
    ]


def _type_size(block: Block) -> float:
    told = block.reason.removeprefix("type of ").split(",")[0]
    return float(told) if told.replace(".", "", 1).isdigit() else 0.0


def _genre(some: Sequence[Block]) -> tuple[Genre, str]:
    labels = [one.text for one in some if one.role is Role.LABEL]
    if any(signs.is_note(label) for label in labels) or (some and signs.is_note(some[0].text)):
        return Genre.NOTE, "it bears the label of an editor's note"
    if any(one.role is Role.JUMP_IN for one in some):
        return Genre.CONTINUATION, "it refers to the page on which it began"
    if any(word in label for label in labels for word in ("评", "論", "论", "谈", "言")):
        return Genre.COMMENTARY, f"it stands under the label {labels[0]}"
    if all(one.role in {Role.CAPTION, Role.NUMBER, Role.CREDIT} for one in some):
        return Genre.CAPTIONS, "captions alone"
    if not any(one.role is Role.HEADLINE for one in some):
        return Genre.NEWS, "no headline stands over it"
    return Genre.NEWS, "the columns under a headline, down to the next one"


def _boxed(articles: Sequence[Article], drafts: Sequence[Draft]) -> list[Article]:
    """Make what stands in a frame the box of the article whose text surrounds it."""
    around = {
        one.id: reduce(Box.union, [block.box for block in one.blocks if block.box])
        for one in articles
        if any(block.box for block in one.blocks)
    }
    done = []
    for article, draft in zip(articles, drafts, strict=True):
        frame = draft.frame
        hosts = [
            one.id
            for one, other in zip(articles, drafts, strict=True)
            if frame and other.frame is None and _surrounds(around.get(one.id), frame)
        ]
        if frame and hosts and article.genre is Genre.NEWS:
            told = f"a frame within the columns of {hosts[0]}"
            done.append(replace(article, genre=Genre.BOX, within=hosts[0], reason=told))
        else:
            done.append(article)
    return done


def _surrounds(outer: Box | None, frame: Box) -> bool:
    if outer is None:
        return False
    return (
        outer.left <= frame.left + 1
        and outer.top <= frame.top
        and outer.right >= frame.right - 1
        and outer.bottom >= (frame.top + frame.bottom) / 2
    )
