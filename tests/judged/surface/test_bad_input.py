"""Whatever the data, there is an error, a finding or a number: never a NaN that nobody speaks of."""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import replace

import numpy as np
import pytest

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.audit.comparing import compare
from dianfan.judged.surface.audit.contributing import contributions
from dianfan.judged.surface.audit.linking import link
from dianfan.judged.surface.audit.removing import removals
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.whole import audit
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.change.splitting import change
from dianfan.judged.surface.mobility import moves
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.targets.gaining import gains
from dianfan.judged.surface.targets.reaching import reach_score
from dianfan.judged.surface.targets.reaching import reach_together
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.redrawing import erred
from dianfan.judged.surface.uncertainty.standing import standings
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _with(change_of: Callable[[np.ndarray[tuple[int, int], np.dtype[np.float64]]], None]) -> Panel:
    data = invented(9)
    change_of(data.values)
    return data


def _set(rows: object, columns: object, value: float) -> Panel:
    def put(values: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
        values[rows, columns] = value  # type: ignore[index]  # any index of an array

    return _with(put)


EVERY = slice(None)
GAP = "there is no value to start from"
"""The reason of a requirement that speaks for its gap."""
DATA = {
    "sound": invented(9),
    "one place": invented(1),
    "two places": invented(2),
    "three places": invented(3),
    "a constant column": _set(EVERY, 1, 7.0),
    "all alike": _set(EVERY, EVERY, 7.0),
    "an empty column": _set(EVERY, 2, math.nan),
    "a place without values": _set(4, EVERY, math.nan),
    "gaps": _set([1, 5, 7], [0, 2, 3], math.nan),
    "huge": invented(9).with_values(tuple("abcd"), invented(9).values * 1e306),
    "tiny": invented(9).with_values(tuple("abcd"), invented(9).values * 1e-306),
    "ties": invented(9).with_values(tuple("abcd"), np.round(invented(9).values / 40)),
    "two columns alike": _with(lambda values: np.copyto(values[:, 3], values[:, 2])),
}
SPECS = {
    "plain": two_levels(),
    "z": two_levels(normalisation=Normalisation.Z_SCORE),
    "geometric": replace(
        two_levels(span=(1.0, 100.0)),
        nodes=tuple(replace(one, aggregation=Aggregation.GEOMETRIC) for one in two_levels().nodes),
    ),
    "ranks": two_levels(normalisation=Normalisation.RANK),
    "copeland": replace(
        two_levels(),
        nodes=tuple(replace(one, aggregation=Aggregation.COPELAND) for one in two_levels().nodes),
    ),
}


def _errors(made: Index) -> DataErrors:
    there = made.imputed
    errors = np.nan_to_num(np.abs(there.values) * 0.05)
    return DataErrors(
        there.with_values(there.columns, errors), dict.fromkeys(there.columns, "a survey")
    )


def _wealth(made: Index) -> Panel:
    values = np.arange(len(made.raw.places), dtype=np.float64)[:, None]
    return made.raw.with_values(("wealth",), values)


def _standing(made: Index) -> object:
    choices = spread(made, Openness((), WeightNoise(Noise.PERTURB, 0.2)), 40)
    return standings(choices, erred(made, _errors(made), 40))


def _targets(made: Index) -> dict[str, float]:
    return {"a": float(made.raw.column("a").max()) * 1.05, "b": float(made.raw.column("b").min())}


def _first(made: Index) -> str:
    return made.scores.places[0]


CALLS: dict[str, Callable[[Index], object]] = {
    "audit": audit,
    "contributions": contributions,
    "removals": removals,
    "compare": lambda made: compare({"one": made, "two": made}),
    "link": lambda made: link(made, _wealth(made), "wealth"),
    "change": lambda made: change(made, made, "2020", "2020"),
    "mobility": lambda made: moves(made.scores.values[:, 0], made.scores.values[:, 0]),
    "gains": lambda made: gains(made, _first(made), _targets(made)),
    "reach": lambda made: reach_score(made, _first(made), 70.0),
    "together": lambda made: reach_together(made, _first(made), score=70.0),
    "erred": lambda made: erred(made, _errors(made), 40),
    "standing": _standing,
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("spec", SPECS)
def test_there_is_an_error_a_finding_or_a_number(spec: str, data: str, call: str) -> None:
    try:
        made = index(_spec(spec), DATA[data])
        found = CALLS[call](made)
    except UseError as fault:
        assert fault.what  # noqa: PT017 - either end is sound
        return
    told = [one for one in _walked(found) if isinstance(one, Finding) or one == GAP]
    silent = [one for one in _walked(found) if isinstance(one, float) and math.isnan(one)]
    assert not silent or told or made.findings


def _spec(name: str) -> IndexSpec:
    return SPECS[name]


def _walked(found: object) -> Iterator[object]:
    """Give every number and finding of a result; intervals may be absent, so they are passed over."""
    if isinstance(found, Statistic):
        yield found.value
    elif is_dataclass(found) and not isinstance(found, type | Finding):
        for one in fields(found):
            yield from _walked(getattr(found, one.name))
    elif isinstance(found, dict):
        for value in found.values():
            yield from _walked(value)
    elif isinstance(found, tuple | list):
        for value in found:
            yield from _walked(value)
    elif isinstance(found, np.ndarray):
        yield from (float(one) for one in found.ravel() if found.dtype.kind == "f")
    else:
        yield found
