"""What stands on an invented page: blocks with role, text, story, order, number and jump."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field

from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box


@dataclass(frozen=True)
class ToldBlock:
    """A block as it was set; ``article`` is -1 for furniture, ``order`` counts within a page."""

    role: Role
    text: str
    article: int
    order: int
    number: str = ""
    picture: Box | None = None


@dataclass(frozen=True)
class ToldArticle:
    """A story: ``within`` is the story whose box it is, jumps are the pages that they name."""

    genre: Genre
    headline: str = ""
    within: int = -1
    loose: bool = False
    jump_out: int = 0
    jump_in: int = 0
    rest_of: int = -1


@dataclass
class Told:
    """A page as it was set; charts are words that are to be no headline."""

    page: int
    articles: list[ToldArticle] = field(default_factory=list)
    blocks: list[ToldBlock] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)

    def of(self, article: int) -> list[ToldBlock]:
        """Give the blocks of a story in reading order."""
        return [one for one in self.blocks if one.article == article]


@dataclass(frozen=True)
class Sheet:
    """Pages of one number of a paper as PDF, and what stands on each."""

    seed: int
    script: str
    pdf: bytes
    told: tuple[Told, ...]
