"""Captioning: which article of a flattened page each caption belongs to."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dianfan.said.articles import signs
from dianfan.said.articles.binding import shared_pairs
from dianfan.said.articles.blocking import Piece
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role

_PICTURED = ("图", "摄", "摄影")
_LEAST, _CLEARLY = 0.15, 1.3


def with_captions(
    page: int,
    articles: Sequence[Article],
    captions: Sequence[Piece],
    places: Sequence[Sequence[int]],
) -> list[Article]:
    """Bind each caption by its place, by who took the photograph, and by its words.

    A caption amid the lines of one article is its own. At the border of two it goes to the only
    article of the page that names a photographer, else to the one with which it clearly shares
    more pairs of characters. What fits none is left in a group.

    Args:
        page: the index of the page.
        articles: of the page, in order.
        captions: captions and photo numbers.
        places: of each article, the lines at which its pieces begin, ascending.
    """
    pictured = [number for number, article in enumerate(articles) if _names_photographer(article)]
    bound: dict[int, list[Piece]] = defaultdict(list)
    alone = pictured[0] if len(pictured) == 1 else -1
    for piece in captions:
        bound[_home(piece, articles, places, alone)].append(piece)
    found = [_with(article, bound.get(number, [])) for number, article in enumerate(articles)]
    if loose := bound.get(-1):
        why = "captions, and no article here is clearly theirs"
        name = f"p{page + 1}-a{len(articles) + 1}"
        found.append(_with(Article(name, Genre.CAPTIONS, (), (page,), 0.6, why), loose))
    return found


def _names_photographer(article: Article) -> bool:
    roles = [one.role for one in article.credits]
    return any(word in role for role in roles if role for word in _PICTURED)


def _with(article: Article, some: Sequence[Piece]) -> Article:
    bound = tuple(
        Caption(piece.block, signs.caption_numbers(piece.text) or ())
        for piece in some
        if piece.role is Role.CAPTION
    )
    blocks = (*article.blocks, *(piece.block for piece in some))
    return replace(article, blocks=blocks, captions=bound) if some else article


def _home(
    piece: Piece, articles: Sequence[Article], places: Sequence[Sequence[int]], pictured: int
) -> int:
    """Give the number of the article that a caption belongs to; -1 where none is clearly its own."""
    before, after = _around(piece.first, places)
    if before == after or pictured >= 0:
        return before if before == after else pictured
    shares = sorted(
        ((shared_pairs(piece.text, _words(one)), at) for at, one in enumerate(articles)),
        reverse=True,
    )
    if shares and shares[0][0] >= max(_LEAST, _CLEARLY * (shares[1][0] if len(shares) > 1 else 0)):
        return shares[0][1]
    return -1


def _around(line: int, places: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Give the articles of the pieces right before and right after a line; -1 for none."""
    every = sorted((first, number) for number, some in enumerate(places) for first in some)
    at = bisect(every, (line, -1))
    return (every[at - 1][1] if at else -1), (every[at][1] if at < len(every) else -1)


def _words(article: Article) -> str:
    return "".join(block.text for block in article.blocks)
