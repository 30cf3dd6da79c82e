"""States between two editions of an index: the data of one, the bounds of another."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.normalising import Setting
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.treating import Treatment
from dianfan.judged.surface.yardstick import Weights
from dianfan.judged.surface.yardstick import Yardstick
from dianfan.judged.surface.yardstick import is_relative
from dianfan.judged.surface.yardstick import yardstick

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Telling:
    """An edition of an index, and the period of it that is compared."""

    made: Index
    period: str
    stick: Yardstick

    @property
    def setting(self) -> Setting:
        """The bounds of the period."""
        return self.stick.settings.get("", self.stick.settings.get(self.period)) or _no_bounds()


def telling(made: Index, period: str) -> Telling:
    """Take one period of an index.

    Raises:
        UseError: there is no such period, or a score hangs on other places.
    """
    if period not in made.scores.period_rows:
        raise UseError(
            f"the index has no period “{period}”",
            remedy=f"take one of {', '.join(made.scores.period_rows)}",
        )
    if is_relative(made.spec):
        raise UseError(
            "a score hangs on the other places, so its change has no parts of its own",
            where=made.spec.id,
            why="ranks, Copeland, Mazziotta-Pareto or Wroclaw compare places",
            remedy="split an index with min-max, goalposts or another score of the place's own values",
        )
    return Telling(made, period, yardstick(made))


def check_same_columns(old: Telling, new: Telling) -> None:
    """Refuse an indicator that is another one under the same name.

    Raises:
        UseError: an indicator was divided otherwise, or is in another unit.
    """
    for name in set(old.made.spec.columns) & set(new.made.spec.columns):
        one, other = old.made.spec.indicator[name], new.made.spec.indicator[name]
        if (one.denominator, one.unit) != (other.denominator, other.unit):
            raise UseError(
                "an indicator has another unit or denominator than before",
                where=name,
                why="its values before and after do not compare",
                remedy="give the new one a name of its own",
            )


def mixed(method: Telling, bounds: Telling, weights: Telling) -> Yardstick:
    """Give the yardstick with methods, bounds and weights of different editions.

    What cannot be taken apart goes with the method: bounds of an indicator to which another
    rule of treatment did something else, of one that the other edition lacks, and weights of a
    node that has other children there.
    """
    spec = method.made.spec
    take = [_telling_of(name, method, bounds) for name in spec.columns]
    bends = {name: one.stick.bends[name] for name, one in zip(spec.columns, take, strict=True)}
    return Yardstick(
        spec, bends, {"": _setting(method, take)}, _weights(method, weights.stick.weights)
    )


def _telling_of(name: str, method: Telling, bounds: Telling) -> Telling:
    if name not in bounds.made.spec.indicator:
        return method
    alike = _rule(method, name) == _rule(bounds, name)
    same_unit = method.stick.bends[name].done is bounds.stick.bends[name].done
    return bounds if alike or same_unit else method


def _rule(one: Telling, name: str) -> tuple[Treatment, int]:
    own: IndicatorSpec = one.made.spec.indicator[name]
    return own.treatment or one.made.spec.treatment, one.made.spec.most_points


def _setting(method: Telling, take: list[Telling]) -> Setting:
    """Take each column's bounds from its edition; direction and span go with the method."""
    names = method.made.spec.columns
    own = method.setting

    def column(field: str) -> Vector:
        drawn = [
            getattr(one.setting, field)[one.made.spec.columns.index(name)]
            for name, one in zip(names, take, strict=True)
        ]
        values = np.array(drawn, dtype=np.float64)
        return np.where(np.isnan(values), getattr(own, field), values)

    return replace(
        own, low=column("low"), high=column("high"), mean=column("mean"),
        spread=column("spread"), goal=column("goal"),
    )  # fmt: skip


def _weights(method: Telling, other: Weights) -> Weights:
    own = method.stick.weights
    return {
        node: other[node] if set(other.get(node, {})) == set(shares) else shares
        for node, shares in own.items()
    }


def values_of(one: Telling, period: str, places: tuple[str, ...]) -> Panel | None:
    """Give the values of places in a period, gaps filled; none if the edition lacks any of them."""
    rows = one.made.imputed.period_rows.get(period)
    if rows is None:
        return None
    at = {one.made.imputed.places[row]: int(row) for row in rows}
    if not set(places) <= set(at):
        return None
    picked = one.made.imputed.values[[at[place] for place in places]]
    return Panel(places, (period,) * len(places), one.made.imputed.columns, picked)


def completed(values: Panel, others: tuple[Panel, ...]) -> Panel:
    """Add the columns that only other states have, so that a new or dropped indicator stays put."""
    names, columns = list(values.columns), [values.values]
    for other in others:
        for name in other.columns:
            if name not in names:
                names.append(name)
                columns.append(other.column(name)[:, None])
    return values.with_values(tuple(names), np.hstack(columns))


def _no_bounds() -> Setting:
    raise UseError("the period has no bounds", remedy="take a period of the index")
