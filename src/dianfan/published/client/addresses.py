"""Addresses: where each page stands, relative to the folder of its language."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.reported.model import Review

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
SINGLE = (
    "index",
    "projects",
    "claims",
    "timeline",
    "methods",
    "findings",
    "book",
    "corrections",
    "indicators/index",
    "sources/index",
)


def slug(name: str) -> str:
    """Make a file name of an id; an id that is none keeps its safe letters and a digest."""
    if _SAFE.fullmatch(name):
        return name
    kept = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")
    return f"{kept}-{sha256(name.encode()).hexdigest()[:8]}".lstrip("-")


def action(number: int, name: str) -> str:
    """Give the address of an action report."""
    return f"actions/{number:02d}-{slug(name)}.html"


OVERVIEW_DATA = "overview"


def data_name(address: str) -> str:
    """Name the data of the report on a page: ``overview``, or as its file is named."""
    name = address.rpartition("/")[2].removesuffix(".html")
    return OVERVIEW_DATA if name == "index" else name


def indicator(name: str) -> str:
    """Give the address of an indicator."""
    return f"indicators/{slug(name)}.html"


def source(name: str) -> str:
    """Give the address of a source."""
    return f"sources/{slug(name)}.html"


def chain(name: str) -> str:
    """Give the address of an industry chain."""
    return f"chains/{slug(name)}.html"


def project(name: str) -> str:
    """Give the address of a project."""
    return f"projects/{slug(name)}.html"


def index(name: str) -> str:
    """Give the address of a composite index."""
    return f"indices/{slug(name)}.html"


def profile(name: str) -> str:
    """Give the address of the profile of a place in an index."""
    return f"places/{slug(name)}.html"


def figure(key: str) -> str:
    """Give the address of a figure."""
    return f"figures/{key}.html"


def addresses(review: Review) -> Iterator[str]:
    """Give the address of every page of a review."""
    yield from (f"{name}.html" for name in SINGLE)
    if review.integration is not None:
        yield "integration.html"
    yield from (action(report.no, report.action) for report in review.reports)
    yield from (indicator(page.id) for page in review.indicators)
    yield from (source(page.id) for page in review.sources)
    if review.chains:
        yield "chains/index.html"
    yield from (chain(page.id) for page in review.chains)
    if review.portfolio is not None:
        yield from (project(page.id) for page in review.portfolio.pages)
    if review.networks is not None:
        yield "networks.html"
    if review.indices:
        yield "indices/index.html"
    yield from (index(page.id) for page in review.indices)
    yield from (profile(one.id) for page in review.indices for one in page.profiles)
    yield from (figure(key) for key in review.figures)


def address_of(reference: str) -> str:
    """Turn a reference of a table cell (``indicators/gdp``, ``projects#x``) into an address."""
    path, mark, anchor = reference.partition("#")
    folder, _, name = path.rpartition("/")
    file = f"{slug(name)}.html"
    return f"{folder}/{file}{mark}{anchor}" if folder else f"{file}{mark}{anchor}"


def ascent(address: str) -> str:
    """Give the way up from a page to the folder of its language."""
    return "../" * address.count("/")
