"""A reading: files taken apart into articles, and the claims that these make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dianfan.figures.finding import Finding
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Layout
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import Published


@dataclass(frozen=True)
class Reading:
    """What was read in some files, taken as the pages of one issue.

    ``layouts`` stand by page index; ``articles`` are joined over the pages, and each
    candidate names its article and the block within it. ``published`` is what is known of
    the day on which the files came out.
    """

    documents: tuple[Document, ...]
    layouts: tuple[Layout, ...]
    articles: tuple[Article, ...]
    candidates: tuple[Candidate, ...]
    published: Published
    findings: tuple[Finding, ...] = ()

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, by their index."""
        return tuple(page for document in self.documents for page in document.pages)

    @cached_property
    def by_id(self) -> dict[str, Article]:
        """The articles by their ids."""
        return {article.id: article for article in self.articles}

    def document_of(self, page: int) -> Document:
        """Give the document that a page, by its index, belongs to."""
        for document in self.documents:
            if document.pages and document.pages[0].index <= page <= document.pages[-1].index:
                return document
        raise IndexError(page)
