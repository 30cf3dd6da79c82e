"""``dianfan index``: a composite index of places from two files, with the ranges of its ranks."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click
from rich.cells import cell_len

from dianfan.cli.check import plain
from dianfan.cli.index_computed import IndexAsked
from dianfan.cli.index_computed import answer
from dianfan.cli.progress import bars
from dianfan.judged.indices.standing import DRAWS
from dianfan.judged.indices.standing import SEED
from dianfan.judged.indices.standing import SHARE
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.published.charts.rank_picture import rank_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.cli.index_computed import IndexAnswer
    from dianfan.judged.surface.uncertainty.choices import Openness
    from dianfan.judged.surface.uncertainty.ranges import RankRange

MOST_DRAWS = 100_000
_DECIMALS = 6


@click.command("index")
@click.argument("spec", type=click.Path(path_type=Path))
@click.argument("panel", type=click.Path(path_type=Path))
@click.option("--period", default="", help="A period of the panel; the last one if left out.")
@click.option("--draws", type=click.IntRange(1, MOST_DRAWS), default=DRAWS, show_default=True,
              help="How many times the open choices are drawn anew.")  # fmt: skip
@click.option("--vary", "amount", type=click.FloatRange(0, 1, min_open=True),
              help="The share by which each weight varies, in place of what the file leaves open.")  # fmt: skip
@click.option("--share", type=click.FloatRange(0, 1, min_open=True, max_open=True), default=SHARE,
              show_default=True, help="The share of the draws that a range holds.")  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True,
              help="The same seed gives the same draws; this one those of an edition.")  # fmt: skip
@click.option("--audit", "audited", is_flag=True,
              help="Look also at how the indicators hang together.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the index as JSON.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False),
              help="Write tables, findings and a picture of the ranges into this folder.")  # fmt: skip
def command(*, as_json: bool, out: Path | None, **asked: Any) -> None:  # noqa: ANN401  # each option has a type of its own
    """Compute the index in SPEC from the data in PANEL: ranks, their ranges, and findings.

    SPEC is a YAML file; PANEL a CSV or Parquet file with a row for each place and period, or
    for each value, or else a programme folder, whose record of the places below its own is
    taken. A range holds the ranks that a place takes when the
    choices that the file leaves open are taken otherwise: by default normalisation, means and
    weights.

    \b
    Example:
      dianfan index living.yaml living.csv
      dianfan index my-region/indices/living.yaml my-region
      dianfan index living.yaml living.csv --period 2024 --draws 5000 --out living
    """  # noqa: D301 - the sign keeps click from joining lines
    sought = IndexAsked(**asked)
    with bars() as tell:
        found = answer(sought, tell)
    if out is not None:
        _write(out, found, sought)
    if as_json:
        click.echo(json.dumps(_plain(found, sought), ensure_ascii=False, indent=1))
        return
    for line in _told(found, sought):
        click.echo(line)


def _told(found: IndexAnswer, sought: IndexAsked) -> Iterator[str]:
    """Tell an index in words: a line for each place, then what is to be known."""
    spec, called = found.made.spec, _called(found)
    width = max(cell_len(called[one.name]) for one in found.ranges)
    yield f"{spec.name.en} ({sought.spec}) of {sought.panel}{f', {found.period}' if found.period else ''}"
    yield f"{len(found.ranges)} places; ranges hold {sought.share:.0%} of {sought.draws} draws, which vary"
    for what in _varied(found.openness):
        yield f"  {what}"
    yield ""
    for one in found.ranges:
        filled = found.imputed[one.name]
        name = called[one.name]
        room = " " * (width - cell_len(name))
        note = f"  {filled:.0%} of the weight on filled gaps" if filled else ""
        yield f"{one.rank:4d}  {name}{room}  {found.scores[one.name]:8.2f}  {_range(one)}{note}"
    for place in found.unranked:
        yield f"   –  {called[place]}  no score"
    if found.failures or found.findings:
        yield ""
    for failure in found.failures:
        yield f"{failure.draws} draws gave no score to up to {failure.places} places: {failure.reason}"
    for finding in found.findings:
        yield str(finding)


def _varied(openness: Openness) -> Iterator[str]:
    """Say what the draws vary: choices with their options, and weights."""
    for choice in openness.choices:
        yield f"{choice.name} ({', '.join(one.label for one in choice.options)})"
    noise = openness.weights
    if noise is not None and noise.noise is Noise.PERTURB:
        yield f"weights (each up to {noise.amount:.0%} more or less)"
    elif noise is not None:
        yield f"weights (around their own, concentration {noise.amount:g})"


def _called(found: IndexAnswer) -> dict[str, str]:
    places = (*(one.name for one in found.ranges), *found.unranked)
    return {place: found.names.get(place, place) for place in places}


def _range(one: RankRange) -> str:
    return f"rank {one.low}" if one.low == one.high else f"ranks {one.low} to {one.high}"


def _row(one: RankRange, found: IndexAnswer) -> dict[str, str | int | float]:
    return {
        "place": one.name,
        "name": found.names.get(one.name, one.name),
        "rank": one.rank,
        "score": round(found.scores[one.name], _DECIMALS),
        "low": one.low,
        "high": one.high,
        "best": one.best,
        "worst": one.worst,
        "median": one.median,
        "drawn": one.drawn,
        "imputed_share": round(found.imputed[one.name], _DECIMALS),
    }


def _plain(found: IndexAnswer, sought: IndexAsked) -> dict[str, Any]:
    spec = found.made.spec
    return {
        "index": spec.id,
        "name": {"zh": spec.name.zh, "en": spec.name.en},
        "spec": str(sought.spec),
        "panel": str(sought.panel),
        "digest": found.made.digest,
        "period": found.period,
        "draws": sought.draws,
        "open": list(_varied(found.openness)),
        "share": sought.share,
        "seed": sought.seed,
        "ranks": [_row(one, found) for one in found.ranges],
        "unranked": list(found.unranked),
        "failures": [
            {"draws": one.draws, "places": one.places, "reason": one.reason}
            for one in found.failures
        ],
        "findings": [plain(one) for one in found.findings],
    }


def _write(out: Path, found: IndexAnswer, sought: IndexAsked) -> None:
    """Write ``index.json``, ``ranks.csv``, ``scores.csv``, ``weights.csv`` and ``ranks.svg``."""
    out.mkdir(parents=True, exist_ok=True)
    told = json.dumps(_plain(found, sought), ensure_ascii=False, indent=1)
    (out / "index.json").write_text(told + "\n", encoding="utf-8")
    _table(out / "ranks.csv", [_row(one, found) for one in found.ranges])
    found.made.table().fill_nan(None).write_csv(out / "scores.csv")
    weights = found.made.weights.items()
    _table(
        out / "weights.csv",
        [
            {"node": node, "child": child, "weight": round(weight, _DECIMALS)}
            for node, of in weights
            for child, weight in of.items()
        ],
    )
    called = _called(found)
    named = [replace(one, name=called[one.name]) for one in found.ranges]
    picture = rank_picture(named, found.made.spec.name.en)
    (out / "ranks.svg").write_text(picture, encoding="utf-8", newline="")
    click.echo(str(out), err=True)


def _table(path: Path, rows: list[dict[str, str | int | float]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
