"""Joining: an article that goes on on another page meets the part that it goes on in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from dianfan.said.articles import signs
from dianfan.said.articles.binding import shared_pairs
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.articles.themes import Themes

_LEAST = 0.05
"""The share of its theme that a continuation without a title must have in common."""
_CLEARLY = 1.3
_CLEARLY_FLATTENED, _LEAST_FLATTENED = 3.0, 0.15
"""The same where layout is lost, and with it much of what says where an article ends."""
_SAME = 0.8
"""The share of the pairs of a headline that is the same one, set again."""


@dataclass(frozen=True)
class _Match:
    """How well a continuation fits an article that jumps, and by which signs."""

    score: float
    reason: str
    source: Article
    rest: Article


def join(layouts: Sequence[Layout]) -> tuple[Article, ...]:
    """Give the articles of an issue, those that go on on another page joined.

    A 下转02版 meets a 上接01版 on that page: page numbers have to agree where both sides print
    them, then the title given with the reference decides, else what both parts speak of.
    One that fits nothing clearly stays a continuation, unjoined; each is joined once at most.

    Args:
        layouts: the pages in their order; a folio gives the page's printed number. A page
            without one is no obstacle, but the first page is number 1.
    """
    numbers = {layout.page: _number(layout) for layout in layouts}
    articles = [article for layout in layouts for article in layout.articles]
    rests = [one for one in articles if one.jump_in is not None]
    themes = Themes({one.id: one.headline + _words(one) for one in articles} if rests else {})
    matches = [
        match
        for source in articles
        if source.jump_out is not None
        for rest in rests
        if rest is not source and (match := _match(source, rest, numbers, themes))
    ]
    chosen = _chosen(matches)
    taken = {match.rest.id for match in chosen.values()}
    return tuple(_joined(one, chosen) for one in articles if one.id not in taken)


def _number(layout: Layout) -> int | None:
    """Give the number printed on a page; the first page of an issue needs none."""
    for block in layout.furniture:
        if (number := signs.printed_number(block.text)) is not None:
            return number
    return 1 if layout.page == 0 else None


def _match(
    source: Article, rest: Article, numbers: dict[int, int | None], themes: Themes
) -> _Match | None:
    """Hold two parts against one another; None where the page numbers contradict."""
    if source.jump_out is None or rest.jump_in is None:
        return None
    told = (
        (source.jump_out.page, numbers[rest.pages[0]]),
        (rest.jump_in.page, numbers[source.pages[0]]),
    )
    if any(None not in (said, there) and said != there for said, there in told):
        return None
    if rest.headline and shared_pairs(rest.headline, source.headline) >= _SAME:
        return _Match(2, f"both stand under “{rest.headline}”", source, rest)
    titles = [one for one in (source.jump_out.title, rest.jump_in.title, rest.headline) if one]
    for title in titles:
        if shared_pairs(title, source.headline + rest.headline) == 1 and title != rest.headline:
            return _Match(2, f"the reference names “{title}”", source, rest)
    score = themes.shared(source.id, rest.id)
    return _Match(score, f"they share {score:.0%} of what they speak of", source, rest)


def _words(article: Article) -> str:
    return "".join(block.text for block in article.of(Role.BODY, Role.LEAD))


def _chosen(matches: Sequence[_Match]) -> dict[str, _Match]:
    """Choose one to one, the best first; none where two fit nearly alike."""
    chosen: dict[str, _Match] = {}
    taken: set[str] = set()
    for match in sorted(matches, key=lambda one: -one.score):
        free = match.source.id not in chosen and match.rest.id not in taken
        rivals = [
            one.score
            for one in matches
            if one is not match
            and (one.rest.id == match.rest.id or one.source.id == match.source.id)
            and one.source.id not in chosen
            and one.rest.id not in taken
        ]
        least, clearly = _asked(match)
        if free and match.score >= least and match.score > clearly * max(rivals, default=0):
            chosen[match.source.id] = match
            taken.add(match.rest.id)
    return chosen


def _asked(match: _Match) -> tuple[float, float]:
    """Give the least share of a theme, and how many times that of the next best match."""
    printed = any(block.box is not None for block in match.rest.blocks)
    return (_LEAST, _CLEARLY) if printed else (_LEAST_FLATTENED, _CLEARLY_FLATTENED)


def _joined(article: Article, chosen: dict[str, _Match]) -> Article:
    match = chosen.get(article.id)
    if match is None:
        return article
    rest = _joined(match.rest, chosen)
    genre = article.genre if article.genre is not Genre.CONTINUATION else rest.genre
    return replace(
        article,
        genre=genre,
        blocks=(*article.blocks, *rest.blocks),
        pages=(*article.pages, *rest.pages),
        captions=(*article.captions, *rest.captions),
        credits=article.credits or rest.credits,
        confidence=min(article.confidence, rest.confidence, 0.9 if match.score >= 1 else 0.7),
        reason=f"{article.reason}; joined with page {rest.pages[0] + 1}, since {match.reason}",
    )
