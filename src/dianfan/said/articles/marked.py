"""A page that names its own parts, such as HTML: headings, paragraphs, captions, cells."""

from __future__ import annotations

from collections.abc import Sequence

from dianfan.said.articles import signs
from dianfan.said.articles.bylines import byline_at_end
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page

_SURE, _LIKELY = 0.95, 0.8
_ROLES = {
    Hint.PARAGRAPH: Role.BODY,
    Hint.CAPTION: Role.CAPTION,
    Hint.CREDIT: Role.CREDIT,
    Hint.CELL: Role.TABLE,
}


def take_apart(page: Page) -> Layout:
    """Take a marked page apart by what it says of itself.

    The heading of the highest level opens an article, and so does each further one of that
    level; lower ones are subheads. Headers and footers are furniture, unless they hold the
    heading itself. Every line ends in exactly one block.

    Args:
        page: of kind MARKED.
    """
    furniture = [line for line in page.lines if line.hint in {Hint.HEADER, Hint.FOOTER}]
    rest = [line for line in page.lines if line.hint not in {Hint.HEADER, Hint.FOOTER}]
    top = min((line.level for line in rest if line.hint is Hint.HEADING), default=0)
    groups: list[list[Line]] = [[]]
    for line in rest:
        if line.hint is Hint.HEADING and line.level == top and _has_heading(groups[-1], top):
            groups.append([])
        groups[-1].append(line)
    articles = [
        _article(page.index, number, some, top) for number, some in enumerate(groups, 1) if some
    ]
    blocks = tuple(
        Block(Role.FURNITURE, line.words, _SURE, f"the file calls it a {line.hint}", line.box)
        for line in furniture
    )
    return Layout(page.index, tuple(articles), blocks)


def _has_heading(some: Sequence[Line], top: int) -> bool:
    return any(line.hint is Hint.HEADING and line.level == top for line in some)


def _article(page: int, number: int, some: Sequence[Line], top: int) -> Article:
    blocks = tuple(_block(line, top) for line in some)
    credit = next((bylines(one.text) for one in blocks if one.role is Role.BYLINE), ())
    credit = credit or next(
        (found for one in reversed(blocks) if (found := byline_at_end(one.text))), ()
    )
    captions = tuple(
        Caption(one, signs.caption_numbers(one.text) or ())
        for one in blocks
        if one.role is Role.CAPTION
    )
    table = all(one.role is Role.TABLE for one in blocks)
    return Article(
        id=f"p{page + 1}-a{number}",
        genre=Genre.TABLE if table else Genre.NEWS,
        blocks=blocks,
        pages=(page,),
        confidence=_SURE if any(one.role is Role.HEADLINE for one in blocks) else _LIKELY,
        reason="as the file marks it",
        credits=credit,
        captions=captions,
    )


def _block(line: Line, top: int) -> Block:
    if line.hint is Hint.HEADING:
        role = Role.HEADLINE if line.level == top else Role.SUBHEAD
        return Block(role, line.words, _SURE, f"a heading of level {line.level}", line.box)
    if line.hint is Hint.PARAGRAPH and bylines(line.text):
        return Block(
            Role.BYLINE, line.words, _LIKELY, "names after the word or sign of a reporter", line.box
        )
    if (
        line.hint is Hint.PARAGRAPH
        and (found := signs.furniture(line.text))
        and found.role is Role.DATE
    ):
        return Block(Role.DATE, line.words, _LIKELY, found.reason, line.box)
    if line.hint is Hint.PARAGRAPH and signs.caption_numbers(line.text) is not None:
        return Block(Role.CAPTION, line.words, _LIKELY, "it begins as a caption does", line.box)
    role = _ROLES.get(line.hint, Role.BODY) if line.hint else Role.BODY
    region = f" in {line.region}" if line.region else ""
    return Block(
        role, line.words, _SURE, f"the file calls it a {line.hint or 'line'}{region}", line.box
    )
