"""Captions of a page of print, bound to photo numbers and to the nearest picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dianfan.said.articles import signs
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box

_FARTHEST = 4.0
"""How far a caption may stand from its picture, in heights of the caption's block."""


def captioned(articles: Sequence[Article], pictures: Sequence[Box]) -> list[Article]:
    """Give each article the captions among its blocks, with their photo numbers and pictures."""
    return [
        replace(
            article,
            captions=tuple(_caption(one, pictures) for one in article.of(Role.CAPTION)),
        )
        for article in articles
    ]


def _caption(block: Block, pictures: Sequence[Box]) -> Caption:
    near = [
        (distance, picture)
        for picture in pictures
        if block.box and (distance := apart(block.box, picture)) <= _FARTHEST * block.box.height
    ]
    picture = min(near)[1] if near else None
    return Caption(block, signs.caption_numbers(block.text) or (), picture)


def apart(one: Box, other: Box) -> float:
    """Give the white space between two boxes, across and down together; 0 where they touch."""
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return across + down
