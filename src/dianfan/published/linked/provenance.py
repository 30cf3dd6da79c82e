"""The provenance of a report as W3C PROV-O: entities, activities and agents in JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import dianfan
from dianfan.figures.lineage import walk
from dianfan.published.linked import names
from dianfan.published.linked.names import told
from dianfan.published.linked.nodes import Archive
from dianfan.published.linked.nodes import node
from dianfan.published.linked.vocabulary import CONTEXT
from dianfan.reported.sheets import cited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.published.linked.names import Told
    from dianfan.published.linked.nodes import Node
    from dianfan.reported.model import Report


def provenances(report: Report) -> Iterator[tuple[str, bytes]]:
    """Write the provenance of every report of a review, with its path."""
    archive = Archive(report, {})
    for one in told(report.reviews[0]):
        yield names.provenance_path(one.name), _written(one, archive)


def _written(one: Told, archive: Archive) -> bytes:
    keys, closure = _closure(one, archive.report)
    nodes: dict[str, Node] = {}
    for found in _frame(one, keys, archive.report):
        nodes[str(found["id"])] = found
    for figure in closure.values():
        for found in archive.figure(figure):
            nodes.setdefault(str(found["id"]), found)
    lines = ",\n".join(
        json.dumps(found, ensure_ascii=False, separators=(",", ":")) for found in nodes.values()
    )
    context = json.dumps(CONTEXT, separators=(",", ":"))
    return f'{{"@context":{context},\n"@graph":[\n{lines}\n]}}\n'.encode()


def _closure(one: Told, report: Report) -> tuple[list[str], Mapping[str, Figure]]:
    """Give the keys that a report cites in any language, and these figures with all below them."""
    keys: dict[str, None] = {}
    closure: dict[str, Figure] = {}
    for review in report.reviews:
        content = next(other.content for other in told(review) if other.name == one.name)
        for figure in cited(content):
            if figure.key not in keys:
                keys[figure.key] = None
                closure.update((part.key, part) for part in walk(figure))
    return list(keys), closure


def _frame(one: Told, keys: list[str], report: Report) -> Iterator[Node]:
    """Tell the report, its pages, the Book, and who made them with what."""
    book, review = report.book, report.reviews[0]
    makers = ["#program", "#office"]
    yield node("#program", "SoftwareAgent", name="Dianfan", version=dianfan.__version__)
    yield node("#office", "Organization", name=review.publisher or review.programme)
    yield node("#closing", "Activity", asof=book.asof.isoformat(), wasAssociatedWith=makers)
    yield node(names.BOOK, "Entity", "Collection", sha256=book.digest, wasGeneratedBy="#closing")
    yield node("#publishing", "Activity", used=names.BOOK, wasAssociatedWith=makers)
    yield node(
        "#report",
        "Entity",
        "Collection",
        wasDerivedFrom=names.BOOK,
        wasGeneratedBy="#publishing",
        hadMember=[names.figure(key) for key in keys],
    )
    for other in report.reviews:
        yield node(
            f"../{other.language}/{one.address}",
            "Entity",
            language=other.language,
            specializationOf="#report",
            wasGeneratedBy="#publishing",
        )
