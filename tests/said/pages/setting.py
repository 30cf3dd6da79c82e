"""Setting words on a leaf and telling them: heads, paragraphs in columns, single lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from tests.said.pages.areas import Grid
from tests.said.pages.areas import Slot
from tests.said.pages.metrics import SANS
from tests.said.pages.metrics import lines
from tests.said.pages.paper import Leaf
from tests.said.pages.paper import Type
from tests.said.pages.truth import Told
from tests.said.pages.truth import ToldArticle
from tests.said.pages.truth import ToldBlock
from tests.said.pages.words import Chinese


class Setter:
    """One page: where words go on the leaf, and what is told of them."""

    def __init__(self, leaf: Leaf, grid: Grid, writer: Chinese, page: int) -> None:
        self.leaf, self.grid, self.writer = leaf, grid, writer
        self.chance: Random = writer.chance
        self.told = Told(page)
        self.hyphens = writer.lang == "en" and self.chance.random() < 0.4
        self.topics: dict[int, dict[str, str]] = {}
        self.body = Type(grid.size)
        self.bold_heads = self.chance.random() < 0.8
        self.head_face = SANS if self.chance.random() < 0.4 else self.body.face
        self.sub_sans = self.chance.random() < 0.5
        self.sub_centred = self.chance.random() < 0.4
        self.indent = 2.0 if writer.lang == "zh" else self.chance.choice((1.0, 1.5))

    def article(self, genre: Genre, within: int = -1, *, loose: bool = False) -> int:
        """Begin a story and give its number."""
        self.leaf.part()
        self.told.articles.append(ToldArticle(genre, within=within, loose=loose))
        return len(self.told.articles) - 1

    def headed(self, article: int, headline: str) -> None:
        """Note the headline of a story."""
        self.told.articles[article] = replace(self.told.articles[article], headline=headline)

    def tell(
        self, role: Role, text: str, article: int, number: str = "", picture: Box | None = None
    ) -> None:
        """Tell a block."""
        order = len(self.told.blocks)
        self.told.blocks.append(ToldBlock(role, text.strip(), article, order, number, picture))

    def stacked(
        self, text: str, box: Box, kind: Type, *, centred: bool = False, lead: float = 1.3
    ) -> float:
        """Set text in a box from its top down, and give the height that it took."""
        ems = box.width / kind.size
        broken = list(lines(text, lambda _: ems))
        for at, line in enumerate(broken):
            left = box.left + ((box.width - kind.measure(line)) / 2 if centred else 0.0)
            self.leaf.text(line, left, box.top + kind.size * (0.9 + lead * at), kind)
        return kind.size * (lead * len(broken) - lead + 1.2)

    def paragraph(
        self, text: str, free: Sequence[Slot], kind: Type, *, indent: float | None = None
    ) -> int:
        """Set a paragraph in lines of print, and give how many it took; 0 if it does not fit."""
        first = self.indent if indent is None else indent
        ems = [(slot.right - slot.left) / kind.size for slot in free]

        def room(at: int) -> float:
            return (ems[at] if at < len(ems) else 20.0) - (first if at == 0 else 0.0)

        broken = list(lines(text, room, hyphens=self.hyphens))
        if len(broken) > len(free):
            return 0
        for at, (line, slot) in enumerate(zip(broken, free, strict=False)):
            start = slot.left + (first * kind.size if at == 0 else 0.0)
            last = at == len(broken) - 1
            tight = kind.measure(line) > slot.right - start
            full = slot.right - start if not last or tight else 0.0
            self.leaf.text(line, start, slot.base, kind, full)
        return len(broken)

    def upright(self, text: str, x: float, top: float, kind: Type) -> float:
        """Set text downwards, sign under sign, and give the height that it took."""
        step = kind.size * 1.12
        for at, sign in enumerate(text):
            self.leaf.text(sign, x, top + kind.size * 0.9 + at * step, kind)
        return len(text) * step
