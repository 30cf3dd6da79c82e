"""Write the table of industries of the how-to: an invented region, twelve sectors, two years.

Nothing in it is true of any place. The same seed writes the same files, byte for byte::

    python tools/practice_table.py docs/how-to/practice
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import numpy as np

SEED = 20310503
SECTORS = (
    ("farming", "Farming", 900, 0.42), ("mining", "Mining", 1500, 0.35),
    ("fuels", "Fuels", 1100, 0.68), ("chemicals", "Chemicals", 1300, 0.72),
    ("minerals", "Cement and glass", 800, 0.66), ("metals", "Metals", 1900, 0.74),
    ("power", "Power", 1200, 0.58), ("food", "Food", 700, 0.7),
    ("textiles", "Textiles", 400, 0.7), ("machines", "Machines", 650, 0.69),
    ("building", "Building", 1400, 0.7), ("services", "Services", 4200, 0.4),
)  # fmt: skip
HEAVY = ("fuels", "chemicals", "minerals", "metals", "power", "mining")
YEARS = {2029: 1.0, 2030: 1.08}


def table(year: int) -> str:
    """Write the table of a year as a CSV file: flows, final use, value added, imports, energy."""
    chance = np.random.default_rng(SEED)
    count = len(SECTORS)
    codes = [code for code, *_ in SECTORS]
    output = np.array([size for _, _, size, _ in SECTORS]) * YEARS[year]
    output[[code in HEAVY for code in codes]] *= 1.0 if year == min(YEARS) else 0.96
    share = np.array([inputs for *_, inputs in SECTORS])
    mix = chance.gamma(0.6, 1, (count, count)) * output[:, None] ** 0.5
    mix /= mix.sum(axis=0)
    imported = chance.uniform(0.1, 0.3, count)
    flows = np.round(mix * share * (1 - imported) * output)
    spare = flows.sum(axis=1) > 0.9 * output
    flows[spare] = np.floor(
        flows[spare] * (0.85 * output[spare] / flows[spare].sum(axis=1))[:, None]
    )
    output = np.round(output)
    final = output - flows.sum(axis=1)
    homes = np.round(final * chance.uniform(0.3, 0.7, count))
    imports = np.round(imported * share * output)
    energy = np.round(
        output * chance.uniform(0.02, 0.08, count) * np.where([c in HEAVY for c in codes], 9, 1)
    )
    rows = [["code", "name", *codes, "households", "other_use", "output"]]
    for at, (code, name, *_) in enumerate(SECTORS):
        told = [*flows[at], homes[at], final[at] - homes[at], output[at]]
        rows.append([code, name, *(f"{one:.0f}" for one in told)])
    beside = {
        "value_added": output - flows.sum(axis=0) - imports, "imports": imports, "energy": energy,
    }  # fmt: skip
    rows += [
        [name, "", *(f"{one:.0f}" for one in told), "", "", ""] for name, told in beside.items()
    ]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def main() -> None:
    """Write both years into the folder that is named."""
    for year in YEARS:
        (Path(sys.argv[1]) / f"industries-{year}.csv").write_text(
            table(year), encoding="utf-8", newline=""
        )


if __name__ == "__main__":
    main()
