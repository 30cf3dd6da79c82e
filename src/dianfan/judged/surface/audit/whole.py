"""The whole audit of an index in one period, with everything that its n does not bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.audit.consistency import Consistency
from dianfan.judged.surface.audit.consistency import consistency
from dianfan.judged.surface.audit.contributing import Contributions
from dianfan.judged.surface.audit.contributing import contributions
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.flags import Coherence
from dianfan.judged.surface.audit.flags import coherence
from dianfan.judged.surface.audit.importance import Importances
from dianfan.judged.surface.audit.importance import importance
from dianfan.judged.surface.audit.removing import Removal
from dianfan.judged.surface.audit.removing import removals
from dianfan.judged.surface.audit.structure import Collinearity
from dianfan.judged.surface.audit.structure import Components
from dianfan.judged.surface.audit.structure import collinearity
from dianfan.judged.surface.audit.structure import components
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.periods import rows_of

T = TypeVar("T")


@dataclass(frozen=True)
class Audit:
    """What can be said of an index from its own data; every statistic carries its n.

    ``components`` and ``collinearity`` by node, of its children, and of all indicators under the
    empty name; a node is not there where its places are too few, and ``findings`` says so, as of
    everything else that cannot be computed or hardly means anything. ``contributions`` is None
    where scores hang on other places.
    """

    period: str
    count: int
    coherence: Coherence
    consistency: tuple[Consistency, ...]
    components: dict[str, Components]
    collinearity: dict[str, Collinearity]
    importance: Importances
    contributions: Contributions | None
    removals: tuple[Removal, ...]
    findings: tuple[Finding, ...]


def audit(
    made: Index, *, method: Correlating = Correlating.PEARSON, period: str | None = None
) -> Audit:
    """Audit an index.

    Args:
        made: the index.
        method: of the correlations within and across groups.
        period: of a panel; the last one if left out.

    Raises:
        UseError: the index has no such period.
    """
    rows, found = rows_of(made, period), list[Finding]()
    together = coherence(made, method=method, period=period)
    alphas = consistency(made, period=period)
    weights = importance(made, period=period)
    columns = _columns(made, rows)
    parts = {one: _tried(one, found, partial(components, *at)) for one, at in columns.items()}
    mixed = {one: _tried(one, found, partial(collinearity, *at)) for one, at in columns.items()}
    given = _tried("contributions", found, lambda: contributions(made, period=period))
    gone = _tried("removals", found, lambda: removals(made))
    found += [*together.findings, *weights.findings]
    found += [told for one in alphas for told in one.findings]
    for part in (*parts.values(), *mixed.values(), given, *(gone or ())):
        found += part.findings if part is not None else ()
    return Audit(
        made.scores.periods[rows[0]], len(rows), together, alphas,
        {name: one for name, one in parts.items() if one is not None},
        {name: one for name, one in mixed.items() if one is not None},
        weights, given, gone or (), tuple(dict.fromkeys(found)),
    )  # fmt: skip


def _columns(
    made: Index, rows: np.ndarray[tuple[int, ...], np.dtype[np.intp]]
) -> dict[str, tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], tuple[str, ...]]]:
    """Give the scores of each node's children, and of all indicators first."""
    found = {"": (made.scored.values[rows], made.spec.columns)}
    for node in made.spec.nodes:
        if len(node.children) > 1:
            table = [
                (made.scores if one in made.spec.node else made.scored).column(one)[rows]
                for one in node.children
            ]
            found[node.id] = (np.column_stack(table), node.children)
    return found


def _tried(where: str, found: list[Finding], work: Callable[[], T]) -> T | None:
    """Do a part of the audit; what its data do not bear becomes a finding."""
    try:
        return work()
    except UseError as fault:
        told = Finding(
            Severity.WARNING,
            "audit-not-computed",
            Where(where or "all indicators"),
            f"{fault.what}{f': {fault.why}' if fault.why else ''}",
            fault.remedy or "leave this part of the audit out",
        )
        found.append(told)
        return None
