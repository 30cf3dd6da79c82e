"""Taking apart: a page becomes articles, by what is left of its layout."""

from __future__ import annotations

from dianfan.said.articles import flattened
from dianfan.said.articles import marked
from dianfan.said.articles.model import Layout
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind


def take_apart(page: Page) -> Layout:
    """Take a page apart: a marked one by its marks, any other by the width of its lines.

    The lines of a printed page are taken in the order of its file, until their boxes are used.
    """
    return marked.take_apart(page) if page.kind is PageKind.MARKED else flattened.take_apart(page)
