"""Scoring: what a reader made of a page, held against what was set on it.

A block is found by its first signs (*borders*), by all of them (*whole*), and elsewhere by the
runs of signs that it shares with what was read. Jumps are left out of the words, since they
may stand in a block of their own or at the end of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations

from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from tests.said.pages.truth import Told
from tests.said.pages.truth import ToldBlock

_JUMP = re.compile(
    r"[(（]?[上下][接转轉](?:第)?\d*版?(?:《[^》]*》)?\d*版?[)）]?|Continued(?:on|from)Page\d+"
)
_RUN, _START, _START_ENGLISH = 4, 12, 28
_KEPT = 0.3
_HEADS = frozenset({Role.HEADLINE, Role.KICKER, Role.SUBHEAD, Role.SERIES})
_FLOW = frozenset({*_HEADS, Role.BYLINE, Role.LEAD, Role.BODY})
_UNSCORED = frozenset({Role.NUMBER, Role.TABLE, Role.JUMP_IN, Role.JUMP_OUT})


@dataclass
class Marks:
    """Counts under names: ``borders`` and ``pairs`` as (right, read, true), others as (right, of)."""

    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add(self, name: str, *numbers: int) -> None:
        """Count."""
        for at, number in enumerate(numbers):
            self.counts[name, at] += number

    def f1(self, name: str) -> float:
        """The harmonic mean of precision and recall."""
        right, read, true = (self.counts[name, at] for at in range(3))
        return 2 * right / (read + true) if read + true else 1.0

    def share(self, name: str) -> float:
        """The right ones of all."""
        return self.counts[name, 0] / self.counts[name, 1] if self.counts[name, 1] else 1.0

    def tau(self) -> float:
        """Kendall's measure of reading order: the right pairs less the wrong ones, of all."""
        right, wrong = (self.counts["order", at] for at in range(2))
        return (right - wrong) / (right + wrong) if right + wrong else 1.0


def summed(some: Iterable[Marks]) -> Marks:
    """Add up the counts of many pages."""
    total = Marks()
    for one in some:
        total.counts.update(one.counts)
    return total


def plain(text: str) -> str:
    """Leave out spaces, hyphens and jumps, and write signs of one shape in one way."""
    bare = (
        unicodedata.normalize("NFKC", "".join(text.split())).replace("-", "").replace("\u00ad", "")
    )
    return _JUMP.sub("", bare)


def _start(text: str) -> str:
    return text[: _START_ENGLISH if text[:4].isascii() else _START]


def _runs(text: str) -> set[str]:
    return {text[at : at + _RUN] for at in range(max(1, len(text) - _RUN + 1))}


@dataclass(frozen=True)
class _Read:
    """A block as it was read: its article by its place in the layout, -1 for furniture."""

    role: Role
    text: str
    article: int


class _Held:
    """A page as it was read and as it was set, with the blocks of the one found in the other."""

    def __init__(self, layout: Layout, told: Told, *, noisy: bool) -> None:
        self.layout, self.told, self.noisy = layout, told, noisy
        self.read = [
            _Read(one.role, plain(one.text), at)
            for at, article in enumerate(layout.articles)
            for one in article.blocks
        ]
        self.read += [_Read(one.role, plain(one.text), -1) for one in layout.furniture]
        self.true = [one for one in told.blocks if plain(one.text)]

    @cached_property
    def places(self) -> dict[int, int]:
        """The block read that holds most of each block set, by their places in the lists."""
        where: dict[str, set[int]] = defaultdict(set)
        for at, one in enumerate(self.read):
            for run in _runs(one.text):
                where[run].add(at)
        found = {}
        for place, block in enumerate(self.true):
            runs = _runs(plain(block.text))
            votes = Counter(at for run in runs for at in where.get(run, ()))
            whole = [at for at in votes if self.read[at].text == plain(block.text)]
            best = whole[0] if whole else max(votes, key=lambda at: (votes[at], -at), default=-1)
            if best >= 0 and votes[best] >= _KEPT * len(runs):
                found[place] = best
        return found

    def same(self, one: str, other: str, *, least: float = 0.75) -> bool:
        """Say whether words agree, near enough where the page is noisy."""
        return one == other or (self.noisy and SequenceMatcher(None, one, other).ratio() >= least)

    def matched(self, true: Sequence[str], read: Sequence[str]) -> int:
        """Count the texts that agree, each used once."""
        exact = Counter(true) & Counter(read)
        count = exact.total()
        if not self.noisy:
            return count
        left = list((Counter(read) - exact).elements())
        for text in (Counter(true) - exact).elements():
            near = [one for one in left if self.same(text, one)]
            if near:
                left.remove(near[0])
                count += 1
        return count

    def article_of(self, number: int) -> int:
        """The article read that holds most of a story; -1 if none does."""
        held: Counter[int] = Counter()
        for place, block in enumerate(self.true):
            if block.article == number and place in self.places:
                held[self.read[self.places[place]].article] += len(block.text)
        del held[-1]
        return max(held, key=lambda one: held[one], default=-1)


def marks(layout: Layout, told: Told, *, noisy: bool = False) -> Marks:
    """Hold a layout against the truth of its page; ``noisy`` allows for signs read wrongly."""
    held, found = _Held(layout, told, noisy=noisy), Marks()
    _borders(held, found)
    _pairs(held, found)
    _order(held, found)
    _heads(held, found)
    _captions(held, found)
    _furniture(held, found)
    _roles(held, found)
    _jumps(held, found)
    return found


def _borders(held: _Held, found: Marks) -> None:
    true = [
        plain(one.text)
        for one in held.true
        if one.role not in _UNSCORED and not one.text.isdecimal()
    ]
    drawn = {plain(one) for one in held.told.charts}
    drawn |= {plain(one.text) for one in held.true if one.role is Role.TABLE}
    read = [one.text for one in held.read if one.role not in _UNSCORED and _words(one.text, drawn)]
    starts = held.matched([_start(one) for one in true], [_start(one) for one in read])
    found.add("borders", starts, len(read), len(true))
    found.add("whole", held.matched(true, read), len(read), len(true))


def _words(text: str, drawn: set[str]) -> bool:
    """Say whether more than labels of charts, cells and photo numbers stands in a block."""
    left = text
    for one in sorted(drawn, key=len, reverse=True):
        left = left.replace(one, "")
    return len(left) > 0.3 * len(text) and not text.isdecimal()


def _pairs(held: _Held, found: Marks) -> None:
    told = held.told.articles
    notes = {at for at, one in enumerate(told) if one.genre is Genre.NOTE}
    blocks = [
        (block.article, held.read[held.places[place]].article if place in held.places else None)
        for place, block in enumerate(held.true)
        if block.article >= 0 and len(plain(block.text)) >= _RUN and block.role is not Role.TABLE
    ]
    both = alone = lost = 0
    for (mine, where), (other, there) in combinations(blocks, 2):
        if any(
            one in notes and told[one].within == host
            for one, host in ((mine, other), (other, mine))
        ):
            continue
        together = where is not None and where == there and where >= 0
        both += mine == other and together
        alone += mine != other and together
        lost += mine == other and not together
    found.add("pairs", both, both + alone, both + lost)


def _order(held: _Held, found: Marks) -> None:
    by_story: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, block in enumerate(held.true):
        if block.role in _FLOW and block.article >= 0 and place in held.places:
            at = held.places[place]
            by_story[block.article].append((at, held.read[at].text.find(plain(block.text)[:_RUN])))
    for some in by_story.values():
        for one, other in combinations(some, 2):
            if one != other:
                found.add("order", one < other, one > other)


def _heads(held: _Held, found: Marks) -> None:
    for number, story in enumerate(held.told.articles):
        if story.headline:
            at = held.article_of(number)
            title = plain(held.layout.articles[at].headline) if at >= 0 else ""
            found.add("headlines", held.same(title, plain(story.headline)), 1)
    labels = {plain(one) for one in held.told.charts if not one.isdecimal()}
    heads = [one.text for one in held.read if one.role in _HEADS]
    found.add(
        "charts apart", sum(not any(one in head for head in heads) for one in labels), len(labels)
    )


def _captions(held: _Held, found: Marks) -> None:
    read = [
        (plain(one.block.text), at, one)
        for at, article in enumerate(held.layout.articles)
        for one in article.captions
    ]
    for block in held.true:
        if block.role is Role.CAPTION:
            text, home = plain(block.text), held.article_of(block.article)
            near = [(at, one) for words, at, one in read if held.same(_start(words), _start(text))]
            right = any(at == home and _bound(block, one, held) for at, one in near)
            found.add("captions", right, 1)


def _bound(block: ToldBlock, caption: Caption, held: _Held) -> bool:
    """Say whether a caption has its number, or else the picture that it stands by."""
    if block.number:
        return {plain(one) for one in caption.numbers} == {plain(block.number)}
    printed = any(one.box is not None for one in held.layout.articles[0].blocks)
    if not printed or block.picture is None or held.noisy:
        return True
    return caption.picture is not None and overlap(caption.picture, block.picture) > _KEPT


def overlap(one: Box, other: Box) -> float:
    """The share of both boxes that they have in common."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return 0.0
    common = wide * high
    return common / (one.width * one.height + other.width * other.height - common)


def _furniture(held: _Held, found: Marks) -> None:
    right = sum(
        block.article < 0 and held.read[held.places[place]].article < 0
        for place, block in enumerate(held.true)
        if place in held.places
    )
    wrong = sum(
        block.article >= 0 and held.read[held.places[place]].article < 0
        for place, block in enumerate(held.true)
        if place in held.places and len(block.text) >= _RUN and block.role not in _UNSCORED
    )
    found.add("furniture", right, right + wrong, sum(one.article < 0 for one in held.true))


def _roles(held: _Held, found: Marks) -> None:
    for place, block in enumerate(held.true):
        if place in held.places and block.article >= 0:
            role = held.read[held.places[place]].role
            if block.role is Role.TABLE:
                found.add("tables", role is Role.TABLE, 1)
            elif held.read[held.places[place]].text == plain(block.text):
                either = {block.role, role} == {Role.BODY, Role.LEAD}
                found.add("roles", role is block.role or either, 1)
                found.add(f"role {block.role}", role is block.role or either, 1)


def _jumps(held: _Held, found: Marks) -> None:
    articles = held.layout.articles
    for number, story in enumerate(held.told.articles):
        at = held.article_of(number)
        if story.jump_out:
            out = articles[at].jump_out if at >= 0 else None
            found.add("jumps", out is not None and out.page == story.jump_out, 1)
        if story.jump_in:
            come = articles[at].jump_in if at >= 0 else None
            found.add("jumps", come is not None and come.page == story.jump_in, 1)


def joins(joined: Sequence[Article], pages: Sequence[tuple[Layout, Told]]) -> Marks:
    """Count the continuations joined with the story that they belong to, and all that were joined.

    ``joined`` is (right, true), ``joined wrongly`` is (wrong, joined).
    """
    found = Marks()
    helds = [_Held(layout, told, noisy=False) for layout, told in pages]
    true = {
        _id(held, number): _id(helds[0], story.rest_of)
        for held in helds[1:]
        for number, story in enumerate(held.told.articles)
        if story.rest_of >= 0
    }
    read = {rest: _source(rest, joined, pages) for rest in _rests(joined, pages)}
    stories = [story for _, told in pages[1:] for story in told.articles if story.rest_of >= 0]
    right = sum(read.get(rest, "") == source != "" for rest, source in true.items())
    found.add("joined", right, len(stories))
    found.add("joined wrongly", sum(true.get(rest) != one for rest, one in read.items()), len(read))
    return found


def _rests(joined: Sequence[Article], pages: Sequence[tuple[Layout, Told]]) -> set[str]:
    """Give the ids of the articles that joining put into others."""
    left = {one.id for one in joined}
    return {one.id for layout, _ in pages for one in layout.articles if one.id not in left}


def _source(rest: str, joined: Sequence[Article], pages: Sequence[tuple[Layout, Told]]) -> str:
    """Give the id of the article that a rest was put into."""
    (part,) = (one for layout, _ in pages for one in layout.articles if one.id == rest)
    mine = [block.text for block in part.blocks]
    for one in joined:
        texts = [block.text for block in one.blocks]
        if any(texts[at : at + len(mine)] == mine for at in range(len(texts))):
            return one.id
    return ""


def _id(held: _Held, number: int) -> str:
    at = held.article_of(number)
    return held.layout.articles[at].id if at >= 0 else ""
