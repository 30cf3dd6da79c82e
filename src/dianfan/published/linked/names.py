"""Names: where the linked data of each report lies, and what each thing in it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from dianfan.published.client import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.reported.model import Review

FIGURE = "../figures.json#"
BOOK = "../book/datapackage.json"
_TABLES = {"target": "targets", "project": "projects"}


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a review: the name of its data, the address of its page, its content."""

    name: str
    address: str
    content: object


def told(review: Review) -> Iterator[Told]:
    """Give the overview, each action report, and the layers as one where they are told."""
    yield Told(addresses.OVERVIEW_DATA, "index.html", review.overview)
    if review.integration is not None:
        address = "integration.html"
        yield Told(addresses.data_name(address), address, review.integration)
    for report in review.reports:
        address = addresses.action(report.no, report.action)
        yield Told(addresses.data_name(address), address, report)


def provenance_path(name: str) -> str:
    """Give the path of the provenance of a report in an edition."""
    return f"provenance/{name}.jsonld"


def annotations_path(name: str, language: Language) -> str:
    """Give the path of the annotations of a report in one language."""
    return f"annotations/{name}.{language}.jsonld"


def figure(key: str) -> str:
    """Name a figure, from a file one folder deep."""
    return FIGURE + key


def source(name: str) -> str:
    """Name a source by its row in the Book."""
    return row("sources", name)


def place(code: str) -> str:
    """Name a place by its row in the Book."""
    return row("areas", code)


def row(table: str, name: str) -> str:
    """Name a row of a table of the Book."""
    return f"../book/{table}.csv#{quote(name, safe='')}"


def clause(name: str) -> str:
    """Name a clause of the programme; one that stands in no table is named in place."""
    kind, _, rest = name.partition(":")
    return row(_TABLES[kind], rest) if kind in _TABLES else f"#clause-{quote(name, safe='')}"


def method(name: str, version: str) -> str:
    """Name a version of a method."""
    return f"#method-{quote(name, safe='')}-{quote(version, safe='')}"


def making(key: str) -> str:
    """Name the making of one derived figure."""
    return f"#making-{key}"


def publisher(name: str) -> str:
    """Name who published a source."""
    return f"#publisher-{quote(name, safe='')}"
