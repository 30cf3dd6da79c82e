"""A flattened page taken apart: where only the line ends are left, articles by their signs."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from itertools import pairwise

from dianfan.said.articles import signs
from dianfan.said.articles.binding import bind
from dianfan.said.articles.binding import shared_pairs
from dianfan.said.articles.blocking import Piece
from dianfan.said.articles.blocking import as_role
from dianfan.said.articles.blocking import pieces
from dianfan.said.articles.bylines import byline_at_end
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.captioning import with_captions
from dianfan.said.articles.model import FURNITURE
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Jump
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Page

_NEAR = 1.5
"""Widths, in ems, that are those of one column: a mark more or less."""
_HEADS = frozenset({Role.HEADLINE, Role.SERIES, Role.LABEL, Role.BYLINE})
_NOTE_WORDS = ("本报", "本刊", "本台", "编者", "专栏", "专版", "敬请关注", "推出", "开设")
_LEAST_NOTE = 3
_SHORT = 8
"""Characters of a heading that is likely to part an article, not to begin one."""
_CLEARLY = 1.5
_THEME = 0.4


@dataclass
class Run:
    """Paragraphs of one column, with the headings around them; an article in the making."""

    before: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    ended: bool = False

    @property
    def width(self) -> float:
        """The width of the column that the run is in now."""
        return self.body[-1].width if self.body else 0.0

    @property
    def pieces(self) -> list[Piece]:
        """All of it, in no order."""
        return [*self.before, *self.body, *self.after, *self.loose]

    def has(self, role: Role) -> bool:
        """Tell whether a heading of some role stands with the run."""
        return any(piece.role is role for piece in (*self.before, *self.after))


def take_apart(page: Page) -> Layout:
    """Take a flattened page apart.

    Blocks come from the wrap width of columns; runs of paragraphs of one column become
    articles, and headings are bound to them: those before a byline or a paragraph to what
    follows, a byline after its text to what precedes, headings heaped up elsewhere by the
    pairs of characters that they share. Every line ends in exactly one block.

    Args:
        page: of kind FLATTENED.
    """
    found = pieces(page.lines)
    furniture = [piece for piece in found if piece.role in FURNITURE]
    captions = [piece for piece in found if piece.role in {Role.CAPTION, Role.NUMBER}]
    rest = [piece for piece in found if piece not in furniture and piece not in captions]
    runs = _bound(list(_runs(rest)))
    articles = [_article(page.index, number, run) for number, run in enumerate(runs, 1)]
    places = [sorted(piece.first for piece in run.pieces) for run in runs]
    articles = with_captions(page.index, _boxed(articles), captions, places)
    return Layout(
        page.index,
        tuple(articles),
        tuple(piece.block for piece in furniture),
        borders=tuple(piece.first for piece in found),
    )


def _runs(found: Sequence[Piece]) -> Iterator[Run]:
    """Part pieces into runs, each with the headings directly before it."""
    run = Run()
    waiting: list[Piece] = []
    for piece in found:
        if piece.role is Role.JUMP_IN or (piece.role in _HEADS and run.body):
            waiting.append(piece)
        elif piece.role in _HEADS:
            run.before.append(piece)
        elif piece.role is Role.JUMP_OUT:
            run.body.append(piece)
            run.ended = True
        elif not run.body and not waiting:
            run.body.append(piece)
        elif _goes_on(run, waiting, piece):
            run.body += [
                *(as_role(one, Role.SUBHEAD, one.block.reason, 0.7) for one in waiting),
                piece,
            ]
            waiting = []
        else:
            yield run
            run = Run(waiting, [piece])
            waiting = []
    run.after = waiting
    if run.body or run.before or run.after:
        yield run


def _goes_on(run: Run, waiting: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a paragraph goes on with a run, the headings between being subheads."""
    if run.ended or any(one.role is not Role.HEADLINE for one in waiting) or len(waiting) > 1:
        return False
    if waiting and signs.opens(piece.text):
        return False
    if abs(run.width - piece.width) <= _NEAR:
        return not waiting or len(run.body) > 1 or len(waiting[0].text) <= _SHORT
    widths = {one.width for one in run.body}
    return not waiting and run.has(Role.BYLINE) and len(widths) == 1 and piece.width < run.width


def _bound(runs: list[Run]) -> list[Run]:
    """Give each run its headings: those that close it, those before it, those that fit it better."""
    for number, run in enumerate(runs):
        own = any(piece.role is Role.BYLINE for piece in run.after)
        loose = run.before if own else run.after
        titles = [piece for piece in loose if piece.role is Role.HEADLINE]
        kept = titles if number and own and _fit(titles, runs[number - 1], run) else []
        if own:
            runs[number - 1].loose += kept
            run.loose = [piece for piece in loose if piece not in kept]
            run.before, run.after = run.after, []
        else:
            run.loose, run.after = [*run.loose, *loose], []
    for run, following in pairwise(runs):
        if run.body and not any(piece.role is Role.HEADLINE for piece in run.before):
            titles = _free_titles(following)
            fitting = [piece for piece in titles if _fit([piece], run, following)]
            run.before += fitting
            following.before = [one for one in following.before if one not in fitting]
    return [run for run in runs if run.body or run.before or run.loose]


def _free_titles(run: Run) -> list[Piece]:
    """Give the titles before a run, but for one that stands directly over its byline."""
    over = [
        title
        for title, below in pairwise(run.before)
        if title.role is Role.HEADLINE and below.role is Role.BYLINE
    ]
    return [one for one in run.before if one.role is Role.HEADLINE and one not in over]


def _fit(headings: Sequence[Piece], before: Run, after: Run) -> bool:
    """Tell whether headings that stand together share clearly more with the text before them."""
    texts = ["".join(piece.text for piece in run.body) for run in (before, after)]
    earlier, later = (sum(shared_pairs(one.text, text) for one in headings) for text in texts)
    return earlier > _CLEARLY * later


def _article(page: int, number: int, run: Run) -> Article:
    heads = _ranked(run)
    body = _subheaded(heads, run)
    blocks = [piece.block for piece in heads + body]
    jump = next((piece for piece in reversed(body) if signs.jump_out(piece.text)), None)
    credit = next((bylines(one.text) for one in heads if one.role is Role.BYLINE), ())
    if not credit:
        credit = next(
            (byline_at_end(piece.text) for piece in reversed(body) if byline_at_end(piece.text)),
            (),
        )
    genre, reason = _genre(heads, body)
    sure = 0.9 if credit else 0.75 if any(one.role is Role.HEADLINE for one in heads) else 0.5
    return Article(
        id=f"p{page + 1}-a{number}",
        genre=genre,
        blocks=tuple(blocks),
        pages=(page,),
        confidence=sure,
        reason=reason,
        credits=credit,
        jump_out=_jump(jump),
        jump_in=_jump_in(heads + body),
    )


def _jump(piece: Piece | None) -> Jump | None:
    found = signs.jump_out(piece.text) if piece else None
    return Jump(found.page, found.title, piece.block) if piece and found else None


def _jump_in(some: Sequence[Piece]) -> Jump | None:
    for piece in some:
        if piece.role is Role.JUMP_IN and (found := signs.jump_in(piece.text)):
            return Jump(found.page, found.title, piece.block)
    return None


def _ranked(run: Run) -> list[Piece]:
    """Order the headings: label, series, headline, byline, and further headings.

    The headline is the heading directly before the byline, else the last before the text; one
    that begins with a dash stands below its headline.
    """
    titles = [
        number
        for number, piece in enumerate(run.before)
        if piece.role is Role.HEADLINE and not piece.text.startswith(("——", "—"))
    ]
    byline = next((n for n, piece in enumerate(run.before) if piece.role is Role.BYLINE), None)
    nearest = [number for number in titles if byline is not None and number < byline]
    chosen = nearest[-1] if nearest else titles[-1] if titles else None
    heads = [
        piece
        if piece.role is not Role.HEADLINE or number == chosen
        else as_role(piece, Role.SUBHEAD, "a further heading near the text", 0.5)
        for number, piece in enumerate(run.before)
    ]
    loose = [
        as_role(piece, Role.SUBHEAD, "a further heading near the text", 0.5)
        if piece.role is Role.HEADLINE
        else piece
        for piece in run.loose
    ]
    order = {Role.LABEL: 0, Role.SERIES: 1, Role.JUMP_IN: 2, Role.HEADLINE: 3, Role.BYLINE: 4}
    return sorted([*heads, *loose], key=lambda piece: order.get(piece.role, 5))


def _subheaded(heads: list[Piece], run: Run) -> list[Piece]:
    """Put further headings over the paragraphs that they share most with."""
    loose = [piece for piece in heads if piece.role is Role.SUBHEAD]
    found = bind([piece.text for piece in loose], [piece.text for piece in run.body])
    if not found:
        return run.body
    body: list[Piece] = []
    places = {start: loose[heading] for heading, start in found}
    for number, piece in enumerate(run.body):
        if number in places:
            body.append(
                as_role(
                    places[number],
                    Role.SUBHEAD,
                    "it shares most pairs of characters with the text below",
                    0.6,
                )
            )
        body.append(piece)
    heads[:] = [piece for piece in heads if piece not in places.values()]
    return body


def _genre(heads: Sequence[Piece], body: Sequence[Piece]) -> tuple[Genre, str]:
    text = "".join(piece.text for piece in body)
    labels = [piece.text for piece in heads if piece.role is Role.LABEL]
    if any(signs.is_note(label) for label in labels) or signs.is_note(text):
        return Genre.NOTE, "it bears the label of an editor's note"
    if any(piece.role is Role.JUMP_IN for piece in (*heads, *body)):
        return Genre.CONTINUATION, "it refers to the page on which it began"
    if any(word in label for label in labels for word in ("评", "論", "论", "谈", "言")):
        return Genre.COMMENTARY, f"it stands under the label {labels[0]}"
    headless = not any(piece.role in {Role.HEADLINE, Role.BYLINE} for piece in heads)
    if headless and sum(word in text for word in _NOTE_WORDS) >= _LEAST_NOTE:
        return Genre.NOTE, "it has no headline and speaks of the paper's own series"
    if headless and len(body):
        return Genre.NEWS, "it has no headline"
    return Genre.NEWS, "paragraphs of one column under their headings"


def _boxed(articles: list[Article]) -> list[Article]:
    """Make an article without a byline the box of the one before it, if they share their theme."""
    done: list[Article] = []
    for article in articles:
        host = next(
            (one for one in reversed(done) if one.credits and one.genre is Genre.NEWS), None
        )
        box = article.genre is Genre.NEWS and not article.credits and article.of(Role.SUBHEAD)
        if host and box and shared_pairs(article.headline, _words(host)) >= _THEME:
            reason = f"it has no byline, headings of its own and the theme of {host.id}"
            within = replace(article, genre=Genre.BOX, within=host.id, reason=reason)
            done[done.index(host)], within = _with_series(host, within)
            done.append(within)
        else:
            done.append(article)
    return done


def _with_series(host: Article, box: Article) -> tuple[Article, Article]:
    """Give the series that stands among the headings of a box to the article that it is within."""
    lines = box.of(Role.SERIES)
    if not lines or host.of(Role.SERIES):
        return host, box
    why = f"a series and its part, among the headings of {box.id}: a box is of no other series"
    found = tuple(replace(one, confidence=0.6, reason=why) for one in lines)
    rest = tuple(block for block in box.blocks if block.role is not Role.SERIES)
    return replace(host, blocks=(*found, *host.blocks)), replace(box, blocks=rest)


def _words(article: Article) -> str:
    return "".join(block.text for block in article.blocks)
