"""An article gives its blocks by role, and its headline in one line."""

from __future__ import annotations

from dianfan.said.articles.model import FURNITURE
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import traced


def _block(role: Role, text: str) -> Block:
    return Block(role, traced(text, 0, 0), 1, "set so")


def test_the_headline_joins_its_lines() -> None:
    blocks = (_block(Role.HEADLINE, "河水"), _block(Role.HEADLINE, "清了"), _block(Role.BODY, "文"))
    article = Article("p1-a1", Genre.NEWS, blocks, (0,), 1, "one headline")
    assert article.headline == "河水 清了"
    assert article.of(Role.BODY) == blocks[2:]
    assert not FURNITURE & {block.role for block in article.blocks}
