"""The methods of the net lens: its figures, each computed again from the people and edges under it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import Unit
from dianfan.figures.unit import unit
from dianfan.judged.inequality import gini
from dianfan.judged.interval import exact
from dianfan.judged.making import common_place
from dianfan.judged.making import within

OWN = "definition of this software, see the explanation of networks"
PEOPLE, MINUTES, PERSON_MINUTES = unit("万人"), unit("分钟"), unit("万人分钟")
TENTH = Decimal("0.1")
_UNSIGNED = Derived("", "", (), ())


@rule(
    version="1",
    formula="way_minutes(p; t₁ … tₙ) = Σ tᵢ over the edges of the quickest way from a node to the service",
    source="E. W. Dijkstra, Numerische Mathematik 1, 1959, 269–271",
)
def way_minutes(people: Figure, *edges: Figure, way: str, service: str) -> Figure:
    """Add up the minutes on the quickest way from a node to a service; 0 where the node offers it.

    Args:
        people: who live at the node; tells where it is.
        edges: what each edge of the way takes, in its order.
        way: the ids of the nodes on the way, with ``>`` between.
        service: that the way leads to.
    """
    if way.count(">") != len(edges):
        raise UseError(
            "a way does not have one edge less than nodes", where=way, remedy="give every edge"
        )
    return Figure(
        exactly(_sum(edges, MINUTES)), MINUTES, people.place, people.period,
        f"node:way:{service}", _UNSIGNED, people.scope,
    )  # fmt: skip


@rule(version="1", formula="people_in(p₁ … pₙ) = Σ pᵢ", source=OWN)
def people_in(*people: Figure, of: str) -> Figure:
    """Add up the people of nodes; ``of`` says which nodes they are."""
    return _of_many(exactly(_sum(people, PEOPLE)), PEOPLE, people, f"network:{of}")


@rule(version="1", formula="served(L; p₁, t₁ …) = Σ pᵢ, each tᵢ ≤ L", source=OWN)
def served(limit: Figure, *told: Figure, service: str) -> Figure:
    """Add up the people who reach a service within a limit.

    Args:
        limit: minutes.
        told: people and minutes of each node within the limit, in turn.
        service: that they reach.

    Raises:
        UseError: a time is above the limit.
    """
    people, times = told[::2], told[1::2]
    most = within(limit, MINUTES).high
    if any(within(one, MINUTES).low > most for one in times):
        raise UseError("a time is above the limit", remedy="leave that node out")
    return _of_many(exactly(_sum(people, PEOPLE)), PEOPLE, people, f"network:served:{service}")


@rule(
    version="1",
    formula="mean_minutes(p₁, t₁ …) = Σ pᵢ tᵢ / Σ pᵢ over those who reach it",
    source=OWN,
)
def mean_minutes(*told: Figure, service: str) -> Figure:
    """Give the mean minutes of all who reach a service: people and minutes of each node, in turn."""
    people, times = told[::2], told[1::2]
    with exact():
        whole = sum(
            (_in(p, PEOPLE) * _in(t, MINUTES) for p, t in zip(people, times, strict=True)),
            Decimal(0),
        )
        mean = whole / _sum(people, PEOPLE)
    return _of_many(exactly(mean), MINUTES, people, f"network:mean:{service}")


@rule(
    version="1",
    formula="minutes_gini(p₁, t₁ …) = Σᵢ Σⱼ pᵢ pⱼ |tᵢ − tⱼ| / (2 (Σ pᵢ)² mean)",
    source="C. Gini, 1912, weighted by people",
)
def minutes_gini(*told: Figure, service: str) -> Figure:
    """Give how unequal the minutes are of those who reach a service: 0 all alike, near 1 most unequal.

    Args:
        told: people and minutes of each node, in turn.
        service: that they reach.
    """
    times = np.array([float(_in(one, MINUTES)) for one in told[1::2]])
    people = np.array([float(_in(one, PEOPLE)) for one in told[::2]])
    found = gini(times, people) if times.max() > 0 else 0.0
    some = exactly(Decimal(repr(round(found, 3))))
    return _of_many(some, unit("指数"), told[::2], f"network:gini:{service}")


@rule(version="1", formula="person_minutes(p₁, a₁, b₁ …) = Σ pᵢ |aᵢ − bᵢ|", source=OWN)
def person_minutes(*told: Figure, of: str, service: str) -> Figure:
    """Add up by how many minutes the ways of people differ: people, one way, the other, in turn.

    Args:
        told: people, minutes now, minutes then, of each node that differs.
        of: ``lost`` where an edge fails, ``saved`` where one is added.
        service: that the ways lead to.
    """
    triples = zip(told[::3], told[1::3], told[2::3], strict=True)
    with exact():
        whole = sum(
            (_in(p, PEOPLE) * abs(_in(a, MINUTES) - _in(b, MINUTES)) for p, a, b in triples),
            Decimal(0),
        )
    return _of_many(exactly(whole), PERSON_MINUTES, told[::3], f"network:{of}:{service}")


@rule(version="1", formula="saved_per_money(s, c) = s / c", source=OWN)
def saved_per_money(saved: Figure, cost: Figure) -> Figure:
    """Give the person-minutes of a day that each ten thousand yuan save."""
    of = unit("人分钟/万元")
    with exact():
        rate = _in(saved, unit("人分钟")) / _in(cost, unit("万元"))
    return Figure(
        exactly(rate), of, saved.place, saved.period, f"{saved.measure}:per_money", _UNSIGNED, cost.scope
    )  # fmt: skip


@rule(version="1", formula="headroom(c, l; +aᵢ, −qⱼ) = c − l + Σ aᵢ − Σ qⱼ", source=OWN)
def headroom(capacity: Figure, load: Figure, *planned: Figure, adds: str = "0") -> Figure:
    """Give what a node can still take, today or after what is planned, in the unit of its capacity.

    Args:
        capacity: of the node.
        load: on it today.
        planned: what projects add, then what they ask.
        adds: how many of the planned ones add.
    """
    count, of = int(adds), capacity.unit
    with exact():
        left = (
            _in(capacity, of)
            - _in(load, of)
            + _sum(planned[:count], of)
            - _sum(planned[count:], of)
        )
    kind = "headroom_after" if planned else "headroom"
    what = capacity.measure.partition(":")[0]
    return Figure(
        exactly(left), of, capacity.place, capacity.period, f"{what}:{kind}", _UNSIGNED, capacity.scope
    )  # fmt: skip


def _in(figure: Figure, of: Unit) -> Decimal:
    told = within(figure, of)
    if told.low != told.high:
        raise UseError(
            "a figure of a network is no single number", where=figure.scope or figure.measure
        )
    return told.low


def _sum(figures: Sequence[Figure], of: Unit) -> Decimal:
    with exact():
        return sum((_in(one, of) for one in figures), Decimal(0))


def _of_many(
    some: Quantity, of: Unit, told: Sequence[Figure], measure: str, scope: str = ""
) -> Figure:
    if not told:
        raise UseError("a sum of nobody", remedy="leave the figure out where nobody is meant")
    place = common_place(list(dict.fromkeys(one.place for one in told)))
    return Figure(some, of, place, told[0].period, measure, _UNSIGNED, scope)


def as_range(least: Decimal, most: Decimal) -> Quantity:
    """Write two ends as a range, or as one number where they are the same."""
    return exactly(least) if least == most else Quantity(least, Bound.RANGE, most)
