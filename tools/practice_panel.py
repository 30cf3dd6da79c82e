"""Write the data of the tutorial on indices: 24 invented places, nine indicators, three years.

Nothing in it is true of any place. The same seed writes the same file, byte for byte::

    python tools/practice_panel.py docs/tutorial/practice/places.csv
"""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

SEED = 20310502
YEARS = (2028, 2029, 2030)
GAPS = 0.03
"""The share of the cells that is left empty."""
TOWNS = 8
"""So many of the first places are towns, the others countryside."""
PLACES = (
    "Velmora", "Tarniss", "Quellby", "Osterlune", "Brimwold", "Hesketon", "Dravenne", "Pellioth",
    "Kirrowan", "Sundermoor", "Ylvesta", "Marrowby", "Cinderlow", "Faelwick", "Gorrimund",
    "Lastholme", "Nettlemar", "Orrinvale", "Rushkarra", "Thessoby", "Umbercote", "Wexhallow",
    "Zellaby", "Ambrecht",
)  # fmt: skip


@dataclass(frozen=True)
class Invented:
    """An indicator to invent: a usual value, how far apart places lie, the change a year."""

    id: str
    pillar: str
    usual: float
    apart: float
    trend: float
    town: float
    digits: int
    is_lower_better: bool = False
    most: float = float("inf")


INVENTED = (
    Invented("income", "work", 28000, 0.16, 0.05, 0.22, 0),
    Invented("firms", "work", 240, 0.22, 0.04, 0.25, 0),
    Invented("jobless", "work", 5.2, 0.20, -0.02, -0.05, 1, is_lower_better=True),
    Invented("doctors", "living", 2.6, 0.20, 0.04, 0.25, 1),
    Invented("schooling", "living", 9.6, 0.08, 0.01, 0.12, 1),
    Invented("tap_water", "living", 90, 0.06, 0.01, 0.04, 1, most=99.8),
    Invented("clear_days", "nature", 300, 0.06, 0.01, -0.04, 0, most=362),
    Invented("dust", "nature", 33, 0.20, -0.03, 0.15, 0, is_lower_better=True),
    Invented("woods", "nature", 28, 0.30, 0.01, -0.30, 1, most=95),
)


def panel(seed: int = SEED) -> str:
    """Give the file as text: a row for each place and year, a column for each indicator."""
    chance = Random(seed)  # noqa: S311  # a made-up world
    gifts = {
        (place, pillar): chance.gauss(0, 0.8)
        for place in PLACES
        for pillar in ("work", "living", "nature")
    }
    own = {(place, one.id): chance.gauss(0, 0.6) for place in PLACES for one in INVENTED}
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(("place", "period", "kind", *(one.id for one in INVENTED)))
    for year in YEARS:
        for number, place in enumerate(PLACES):
            is_town = number < TOWNS
            cells = [
                _cell(
                    one, gifts[place, one.pillar] + own[place, one.id], year, chance, town=is_town
                )
                for one in INVENTED
            ]
            write((place, year, "town" if is_town else "country", *cells))
    return out.getvalue()


def _cell(one: Invented, gift: float, year: int, chance: Random, *, town: bool) -> str:
    grown = (1 + one.trend) ** (year - YEARS[0]) * (1 + chance.gauss(0, 0.02))
    good = -gift if one.is_lower_better else gift
    value = one.usual * (1 + one.apart * 0.7 * good) * (1 + one.town * town) * grown
    printed = f"{max(one.usual * 0.2, min(value, one.most)):.{one.digits}f}"
    return "" if chance.random() < GAPS else printed


def main() -> None:
    """Write the file that is named."""
    Path(sys.argv[1]).write_text(panel(), encoding="utf-8")


if __name__ == "__main__":
    main()
