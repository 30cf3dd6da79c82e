"""``dianfan network``: whom a network serves, and what hangs on one edge of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click
import numpy as np
from rich.cells import cell_len

from dianfan.cli.check import plain
from dianfan.figures.errors import UseError
from dianfan.judged.net.access import access
from dianfan.judged.net.arcs import components
from dianfan.judged.net.cutting import bridges
from dianfan.judged.net.geojson import read_geojson
from dianfan.judged.net.laid_down import laid_layers
from dianfan.judged.net.osm import read_osm
from dianfan.judged.net.outages import outages
from dianfan.judged.net.searching import nearest
from dianfan.judged.net.sheets import read_sheets
from dianfan.promised.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.finding import Finding
    from dianfan.judged.net.network import Network

MOST = 10
_ACCESS = ("place", "people", "in time", "share", "late", "cut off", "mean minutes", "gini")
_BRIDGES = ("bridge", "people beyond it", "services lost")
_OUTAGES = ("edge lost", "people cut off", "people late", "person-minutes more")


@click.command("network")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--edges", type=click.Path(path_type=Path), default=None,
              help="The sheet of edges, where FILE is one of nodes.")  # fmt: skip
@click.option("--service", default="", help="Tell access to this service alone.")
@click.option("--limit", default=60.0, show_default=True, type=click.FloatRange(min=0),
              help="Minutes within which a person counts as served.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(file: Path, *, edges: Path | None, service: str, limit: float, as_json: bool) -> None:
    """Tell whom the network of FILE serves, its bridges, and the edges whose loss hurts most.

    FILE is a programme folder, a CSV sheet of nodes (with --edges), GeoJSON, or an extract of
    OpenStreetMap (.osm, or .pbf where pyrosm is installed). Nobody is dropped: people without a way count as cut off.
    Rows with faults are told first and left out.

    \b
    Example:
      dianfan network my-programme --limit 45
      dianfan network nodes.csv --edges edges.csv --service hospital --limit 30
      dianfan network roads.geojson --json
      dianfan network town.osm
    """  # noqa: D301 - the sign keeps click from joining lines
    told, findings = _read(file, edges)
    if service and service not in told.services:
        known = ", ".join(sorted(told.services)) or "none"
        raise click.BadParameter(f"no node offers “{service}”; services there are: {known}")
    found = _computed(told, [service] if service else sorted(told.services), limit)
    if as_json:
        found = {"findings": [plain(one) for one in findings], **found}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for finding in findings:
        click.echo(str(finding))
    for line in _lines(found):
        click.echo(line)


def _read(file: Path, edges: Path | None) -> tuple[Network, tuple[Finding, ...]]:
    if file.is_dir():
        return _of_programme(file)
    if edges is not None:
        return read_sheets(file, edges)
    if file.suffix in {".geojson", ".json"}:
        return read_geojson(file)
    if file.suffix in {".osm", ".xml", ".pbf"}:
        return read_osm(file)
    raise UseError(
        "the kind of the file is not known", where=str(file),
        remedy="give GeoJSON, an .osm extract, or a sheet of nodes with --edges",
    )  # fmt: skip


def _of_programme(folder: Path) -> tuple[Network, tuple[Finding, ...]]:
    programme = load(folder)
    layer = next((one for one in laid_layers(programme) if one.is_timed), None)
    if layer is None:
        raise UseError(
            "the programme tells no network whose edges have minutes", where=str(folder),
            remedy="fill nodes.csv and edges.csv, see docs/how-to/tell-a-network.md",
        )  # fmt: skip
    files = {"nodes.csv", "edges.csv"}
    return layer.network, tuple(one for one in programme.findings if one.where.file in files)


def _computed(told: Network, services: list[str], limit: float) -> dict[str, Any]:
    part = components(told)
    return {
        "nodes": told.count,
        "edges": len(told.edges),
        "people": float(told.people.sum()),
        "parts": int(part.max()) + 1 if told.count else 0,
        "people_in_largest_part": float(told.people[part == 0].sum()),
        "bridges": [
            {"edge": told.edges[one.edge], "people": one.people,
             "lost": {name: lost for name, lost in one.lost.items() if lost > 0}}
            for one in bridges(told)
        ],
        "services": {name: _service(told, name, limit) for name in services},
    }  # fmt: skip


def _service(told: Network, name: str, limit: float) -> dict[str, Any]:
    goals = np.flatnonzero(told.services[name])
    found = outages(told, goals, limit)
    worst = np.lexsort((-found.longer, -found.cut_off))[:MOST]
    return {
        "limit": limit,
        "access": [
            {
                "area": one.area, "people": one.people, "served": one.served, "share": _known(one.share),
                "late": one.late, "cut_off": one.cut_off, "mean": _known(one.mean),
                "inequality": _known(one.inequality),
            }
            for one in access(told, nearest(told, goals).minutes, limit)
        ],
        "outages": [
            {
                "edge": told.edges[at], "cut_off": float(found.cut_off[at]),
                "late": float(found.late[at]), "longer": float(found.longer[at]),
            }
            for at in worst.tolist()
            if found.cut_off[at] > 0 or found.longer[at] > 0
        ],
    }  # fmt: skip


def _known(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield (
        f"{found['nodes']:,} nodes, {found['edges']:,} edges, {found['people']:,.0f} people; "
        f"{found['parts']:,} parts, {found['people_in_largest_part']:,.0f} people in the largest"
    )
    for name, told in found["services"].items():
        yield f"\nAccess to {name} within {told['limit']:g} minutes"
        yield from _table(_ACCESS, [_access_row(one) for one in told["access"]])
        if told["outages"]:
            yield ""
            rows = [[one["edge"], *(_whole(one[key]) for key in ("cut_off", "late", "longer"))]
                    for one in told["outages"]]  # fmt: skip
            yield from _table(_OUTAGES, rows)
    if found["bridges"]:
        some = found["bridges"][:MOST]
        yield f"\n{len(found['bridges']):,} bridges, those with most people beyond them"
        yield from _table(
            _BRIDGES, [[one["edge"], _whole(one["people"]), ", ".join(one["lost"]) or "-"] for one in some]
        )  # fmt: skip


def _access_row(one: dict[str, Any]) -> list[str]:
    share = "-" if one["share"] is None else f"{100 * one['share']:.1f} %"
    mean = "-" if one["mean"] is None else f"{one['mean']:.1f}"
    spread = "-" if one["inequality"] is None else f"{one['inequality']:.3f}"
    return [
        one["area"] or "all", _whole(one["people"]), _whole(one["served"]), share,
        _whole(one["late"]), _whole(one["cut_off"]), mean, spread,
    ]  # fmt: skip


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _table(head: tuple[str, ...], rows: list[list[str]]) -> Iterator[str]:
    """Set rows in columns, names at the left and numbers at the right."""
    every = [list(head), *rows]
    wide = [max(cell_len(row[at]) for row in every) for at in range(len(head))]
    for row in every:
        first = row[0] + " " * (wide[0] - cell_len(row[0]))
        rest = (
            " " * (room - cell_len(text)) + text
            for text, room in zip(row[1:], wide[1:], strict=True)
        )
        yield "  ".join([first, *rest])
