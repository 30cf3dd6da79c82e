"""Scoring: a page as it was taken apart, held against what was set on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Layout
from tests.said.articles.press import Told


@dataclass(frozen=True)
class Marks:
    """How much of a page is right, by counts.

    ``blocks`` counts blocks whose text is exactly one that was set; ``pairs`` pairs of such
    blocks that stand in one article in both, in the reading alone, in the page alone;
    ``order`` pairs within an article that are read in their order, and the others.
    """

    blocks: tuple[int, int, int]
    pairs: tuple[int, int, int]
    order: tuple[int, int]
    headlines: tuple[int, int]
    captions: tuple[int, int]

    @property
    def block_f1(self) -> float:
        """The harmonic mean of precision and recall of whole blocks."""
        hit, read, true = self.blocks
        return 2 * hit / (read + true)


def marks(layout: Layout, told: Sequence[Told]) -> Marks:
    """Hold the articles of a page against those that were set.

    Words that occur twice on the page count as blocks, and not in pairs or in the order.
    """
    true = [(at, plain(block)) for at, one in enumerate(told) for block in one.blocks()]
    read = [(at, plain(one.text)) for at, a in enumerate(layout.articles) for one in a.blocks]
    truly, seen = _once(true), _once(read)
    both = sorted(truly.keys() & seen.keys())
    pairs = Counter(
        (truly[one] == truly[other], seen[one] == seen[other])
        for one, other in combinations(both, 2)
    )
    hit = (Counter(text for _, text in true) & Counter(text for _, text in read)).total()
    titles = {plain(one.headline): one for one in layout.articles}
    captioned = [one for one in told if one.caption]
    return Marks(
        (hit, len(read), len(true)),
        (pairs[True, True], pairs[False, True], pairs[True, False]),
        _order(told, [text for _, text in read], truly.keys() & seen.keys()),
        (sum(plain(one.headline) in titles for one in told), len(told)),
        (sum(_is_bound(one, titles) for one in captioned), len(captioned)),
    )


def plain(text: str) -> str:
    """Leave spaces out."""
    return "".join(text.split())


def _once(some: Sequence[tuple[int, str]]) -> dict[str, int]:
    counts = Counter(text for _, text in some)
    return {text: at for at, text in some if counts[text] == 1}


def _order(told: Sequence[Told], read: Sequence[str], known: set[str]) -> tuple[int, int]:
    place = {text: at for at, text in enumerate(read)}
    right = wrong = 0
    for article in told:
        body = [plain(one) for one in article.blocks() if one != article.caption]
        for one, other in combinations([text for text in body if text in known], 2):
            right += place[one] < place[other]
            wrong += place[one] > place[other]
    return right, wrong


def _is_bound(one: Told, titles: dict[str, Article]) -> bool:
    article = titles.get(plain(one.headline))
    return article is not None and plain(one.caption) in {
        plain(caption.block.text) for caption in article.captions
    }
