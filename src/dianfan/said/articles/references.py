"""References of an article to other pages: 下转02版, 上接01版."""

from __future__ import annotations

from collections.abc import Sequence

from dianfan.said.articles import signs
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Jump
from dianfan.said.articles.model import Role


def jump_out_of(some: Sequence[Block]) -> Jump | None:
    """Give the last reference to a page on which an article goes on."""
    for block in reversed(some):
        if found := signs.jump_out(block.text):
            return Jump(found.page, found.title, block)
    return None


def jump_in_of(some: Sequence[Block]) -> Jump | None:
    """Give the first reference to the page on which an article began."""
    for block in some:
        if block.role is Role.JUMP_IN and (found := signs.jump_in(block.text)):
            return Jump(found.page, found.title, block)
    return None
