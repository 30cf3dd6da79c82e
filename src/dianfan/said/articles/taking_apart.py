"""Taking apart: a page becomes articles, by what is left of its layout."""

from __future__ import annotations

from dianfan.said.articles import flattened
from dianfan.said.articles import marked
from dianfan.said.articles.columns import page as columns
from dianfan.said.articles.model import Layout
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind


def take_apart(page: Page) -> Layout:
    """Take a page apart: a marked one by its marks, print by its columns, else by wrap width."""
    if page.kind is PageKind.MARKED:
        return marked.take_apart(page)
    return columns.take_apart(page) if page.kind is PageKind.PRINTED else flattened.take_apart(page)
