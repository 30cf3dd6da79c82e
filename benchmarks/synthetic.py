"""Synthetic programmes: a real one with more areas and years, of the same shapes.

Every observation of the original comes back for invented areas (``X001-…`` and on) and for
earlier years, its value changed by a few percent. The seed is fixed, so that the same
factor always gives the same folder.

Run as ``python -m benchmarks.synthetic programmes/changji 10 OUT``.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 20240111
YEARS_BACK = 4
STEP = 100
SPREAD = 0.05
Row = dict[str, str]


def enlarge(folder: Path, factor: int, out: Path) -> Path:
    """Write a programme with ``factor`` times the observations of another.

    Args:
        folder: the programme to enlarge.
        factor: how many times its observations there are to be.
        out: the new folder; it must not exist.
    """
    shutil.copytree(folder, out)
    areas, observations = (_read(out / f"{name}.csv") for name in ("areas", "observations"))
    _append(out / "areas.csv", _areas(areas, observations, factor - 1))
    _append(out / "observations.csv", _observations(observations, factor - 1))
    return out


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _append(path: Path, rows: Iterator[Row] | list[Row]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writerows(rows)


def _code(area: str, block: int) -> str:
    return f"X{block:03}-{area}"


def _areas(areas: list[Row], observations: list[Row], copies: int) -> Iterator[Row]:
    """Invent a twin of every observed area for every copy of the record."""
    observed = {row["area"] for row in observations}
    for copy in range(1, copies + 1):
        for area in areas:
            if area["code"] in observed:
                names = ("name_zh", "name_en", "short_zh", "short_en")
                named = {name: f"{area[name]} {copy}" for name in names}
                yield {**area, **named, "code": _code(area["code"], copy), "parent": ""}


def _observations(observations: list[Row], copies: int) -> Iterator[Row]:
    """Copy every observation; those of single years share a twin area over several years."""
    chance = random.Random(SEED)  # noqa: S311  # a repeatable choice, no secret
    for copy in range(1, copies + 1):
        back = copy % YEARS_BACK
        for row in observations:
            period = _earlier(row["period"], back)
            shared = copy - back if period != row["period"] and copy > back else copy
            yield {
                **row,
                "area": _code(row["area"], shared),
                "period": period,
                "value": _varied(row["value"], chance),
                "upper": _varied(row["upper"], chance, up=True) if row["upper"] else "",
            }


def _earlier(period: str, steps: int) -> str:
    """Move a single year some steps back, past all years of the original; others stay."""
    return f"{int(period) - STEP * steps}" if period.isdecimal() else period


def _varied(value: str, chance: random.Random, *, up: bool = False) -> str:
    """Change a printed number by a few percent; its decimals stay as many as they were."""
    decimals = len(value.partition(".")[2])
    factor = 1 + chance.uniform(SPREAD, 2 * SPREAD) if up else 1 + chance.uniform(-SPREAD, 0)
    return f"{float(value) * factor:.{decimals}f}"


if __name__ == "__main__":
    print(enlarge(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
