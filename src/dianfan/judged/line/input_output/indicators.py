"""All indicators of a table at once: one factorisation, a few solves, one row for each sector."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from dianfan.judged.line.input_output.extraction import extraction
from dianfan.judged.line.input_output.linkages import linkages
from dianfan.judged.line.input_output.linkages import multipliers
from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.table import Vector


def indicators(made: Model, *, all_pairs: bool = False) -> pl.DataFrame:
    """Compute the indicators of every sector; undefined ones are null and never ranked.

    Args:
        made: the table.
        all_pairs: also what needs the whole inverse: the loss by extraction.

    Returns:
        A row for each sector: ``sector``, ``output`` (the table's unit), ``backward``,
        ``forward``, ``power``, ``sensitivity``, ``role``, ``upstreamness``, ``downstreamness``
        (stages), ``value_added_content`` and ``leakage`` (per unit of final use) where told, one
        column ``content_…`` for each satellite (its unit per unit of money), and with
        ``all_pairs`` ``extraction_loss`` (the table's unit).
    """
    told = linkages(made)
    columns: dict[str, object] = {
        "sector": made.table.sectors,
        "output": made.table.output,
        "backward": told.backward,
        "forward": told.forward,
        "power": told.power,
        "sensitivity": told.sensitivity,
        "role": [None if one is None else one.value for one in told.roles],
        "upstreamness": told.forward,
        "downstreamness": told.backward,
        **dict(_contents(made)),
    }
    if all_pairs:
        columns["extraction_loss"] = extraction(made).loss
    return pl.DataFrame(columns).with_columns(pl.selectors.float().fill_nan(None))


def _contents(made: Model) -> Iterator[tuple[str, Vector]]:
    """Compute all contents by one solve."""
    table = made.table
    told = {
        "value_added_content": table.value_added,
        "leakage": table.imports,
        **{f"content_{name}": amounts for name, amounts in table.satellites.items()},
    }
    known = {name: amounts for name, amounts in told.items() if amounts is not None}
    if known:
        found = multipliers(made, np.column_stack(list(known.values())))
        yield from zip(known, found.T, strict=True)
