"""A network read from two CSV sheets, one of nodes and one of edges."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Where
from dianfan.judged.net.network import Network
from dianfan.judged.net.rows import EdgeRow
from dianfan.judged.net.rows import NodeRow
from dianfan.judged.net.rows import network_of


def read_sheets(nodes: Path, edges: Path) -> tuple[Network, tuple[Finding, ...]]:
    """Read a network from a sheet of nodes and one of edges, CSV in UTF-8 with a head.

    Nodes have ``id`` and may have ``lon``, ``lat``, ``people``, ``area``, ``service`` (several
    joined by semicolons). Edges have ``from``, ``to`` and ``minutes``, or ``km`` and ``speed``
    (km/h), and may have ``id`` and ``two_way`` (true where it is left out).

    Returns:
        the network of the sound rows, and a finding for each other one.

    Raises:
        UseError: a file cannot be read, or lacks a column.
    """
    node_rows = (
        NodeRow(row.get("id", ""), where, row.get("lon", ""), row.get("lat", ""),
                row.get("people", ""), row.get("area", ""), row.get("service", ""))
        for where, row in _rows(nodes, ("id",))
    )  # fmt: skip
    edge_rows = (
        EdgeRow(row.get("id", "") or f"{where.line}", where, row["from"], row["to"],
                row.get("minutes", ""), row.get("km", ""), row.get("speed", ""),
                row.get("two_way", ""))
        for where, row in _rows(edges, ("from", "to"))
    )  # fmt: skip
    return network_of(node_rows, edge_rows)


def _rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[Where, Mapping[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            told = csv.DictReader(stream)
            head = told.fieldnames or ()
            lacking = [name for name in wanted if name not in head]
            if lacking:
                raise UseError(
                    f"the sheet has no column “{lacking[0]}”", where=str(path),
                    remedy="head its columns: nodes id, edges from and to",
                )  # fmt: skip
            for row in told:
                cells = {key: (value or "").strip() for key, value in row.items() if key}
                yield Where(path.name, told.line_num), cells
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UseError(
            "the sheet cannot be read", where=str(path), why=str(fault),
            remedy="give a CSV file in UTF-8",
        ) from fault  # fmt: skip
