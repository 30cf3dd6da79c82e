"""What a page is made of: articles of blocks, furniture, pictures and their captions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dianfan.figures.finding import Finding
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Traced


class Role(StrEnum):
    """What a block of a page is for.

    Furniture (``MASTHEAD`` to ``FURNITURE``) belongs to no article. ``KICKER`` stands over a
    headline, ``SERIES`` names the series and its part, ``SUBHEAD`` opens a part of the body,
    ``LABEL`` names a column or a box (今日评点), ``NUMBER`` is a photo number ①.
    """

    MASTHEAD = "masthead"
    DATE = "date"
    FOLIO = "folio"
    PUBLISHER = "publisher"
    FURNITURE = "furniture"
    SERIES = "series"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    LEAD = "lead"
    BODY = "body"
    LABEL = "label"
    CAPTION = "caption"
    CREDIT = "credit"
    NUMBER = "photo number"
    JUMP_OUT = "jump out"
    JUMP_IN = "jump in"
    TABLE = "table"


FURNITURE = frozenset({Role.MASTHEAD, Role.DATE, Role.FOLIO, Role.PUBLISHER, Role.FURNITURE})


@dataclass(frozen=True)
class Block:
    """A run of text with one role: a headline, one paragraph, one caption.

    ``confidence`` (0 to 1) and ``reason`` say how sure the role and the borders are, and by
    which sign: “full line of 23 wide, then a first line of 21”.
    """

    role: Role
    words: Traced
    confidence: float
    reason: str
    box: Box | None = None

    @property
    def text(self) -> str:
        """The clean text."""
        return self.words.text


class Genre(StrEnum):
    """What sort of article: who speaks, and what it can attest.

    A ``COMMENTARY`` attests nothing, a ``CAPTION`` a scene on a day; a ``BOX`` stands within
    another article; a ``CONTINUATION`` is the rest of an article that another page begins.
    """

    NEWS = "news"
    NOTE = "editor's note"
    COMMENTARY = "commentary"
    BOX = "box"
    CAPTIONS = "captions"
    CONTINUATION = "continuation"
    TABLE = "table"


@dataclass(frozen=True)
class Credit:
    """A name of a byline and its role: 文, 图, 文/图; empty where none is printed."""

    name: str
    role: str


@dataclass(frozen=True)
class Jump:
    """A reference to another page: 下转02版 or 上接01版; ``title`` if one is printed."""

    page: int | None
    title: str
    block: Block


@dataclass(frozen=True)
class Caption:
    """A caption and what it is bound to: photo numbers such as ①, a picture's box, or nothing."""

    block: Block
    numbers: tuple[str, ...] = ()
    picture: Box | None = None


@dataclass(frozen=True)
class Article:
    """An article: its blocks in reading order.

    ``id`` is stable within a reading (``p1-a2``); ``within`` is the id of the article whose
    box this is. ``pages`` are indexes of the reading's pages, more than one once jumps are
    joined. A headless continuation keeps its ``jump_in`` and no headline.
    """

    id: str
    genre: Genre
    blocks: tuple[Block, ...]
    pages: tuple[int, ...]
    confidence: float
    reason: str
    within: str = ""
    credits: tuple[Credit, ...] = ()
    captions: tuple[Caption, ...] = ()
    jump_out: Jump | None = None
    jump_in: Jump | None = None

    def of(self, *roles: Role) -> tuple[Block, ...]:
        """Give the blocks of some roles, in reading order."""
        return tuple(block for block in self.blocks if block.role in roles)

    @property
    def headline(self) -> str:
        """The headline in one line; empty when it has none."""
        return " ".join(block.text for block in self.of(Role.HEADLINE))


@dataclass(frozen=True)
class Layout:
    """A page taken apart: its articles in reading order, what belongs to none, and findings.

    ``borders`` is for measuring: the indexes of the page's lines, in the file's order, that
    open a block (flattened pages only).
    """

    page: int
    articles: tuple[Article, ...]
    furniture: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()
    borders: tuple[int, ...] = ()
