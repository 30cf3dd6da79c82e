"""The methods of a chain map: its figures, each computed again from the counts and values under it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dianfan.figures.errors import UseError
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.line.chain_map import candidates
from dianfan.judged.line.chain_map import map as chain_map

OWN = "definition of this software, see the explanation of chain maps"
_UNSIGNED = Derived("", "", (), ())


@rule(version="1", formula="links of the longest way through links that are present", source=OWN)
def longest_way(links: Figure, flows: str, present: str) -> Figure:
    """Count the links of the longest way through a chain's present links.

    ``links`` counts the links of the chain; ``flows`` are written ``a>b b>c``, ``present`` as ids
    with blanks between.
    """
    found = chain_map.longest_path(_flows(flows), present.split())
    if found is None:
        raise UseError("flows go in a circle", where=links.measure, remedy="tell the gap")
    return _whole(links, found, "way")


@rule(version="1", formula="connected parts of the links that are present", source=OWN)
def parts(links: Figure, flows: str, present: str) -> Figure:
    """Count the parts into which a chain's present links fall; arguments as of the longest way."""
    return _whole(links, chain_map.fragments(_flows(flows), present.split()), "parts")


@rule(
    version="1", formula="present inputs / inputs to (inputs − missing inputs) / inputs", source=OWN
)
def feasible(inputs: Figure, present: Figure, missing: Figure) -> Figure:
    """Give the share of a link's direct inputs that is there, from the least to the most."""
    whole = inputs.value
    least, most = 100 * present.value / whole, 100 * (whole - missing.value) / whole
    return Figure(
        _range(least, most), unit("%"), inputs.place, inputs.period, f"{inputs.measure}:feasible",
        _UNSIGNED,
    )  # fmt: skip


@rule(version="1", formula="value × feasibility, least with least and most with most", source=OWN)
def worth(value: Figure, share: Figure) -> Figure:
    """Weigh what a link would be worth by how feasible it is."""
    least, most = _ends(value.quantity)
    low, high = _ends(share.quantity)
    told = _range(least * low / 100, most * high / 100)
    return Figure(told, value.unit, value.place, value.period, f"{value.measure}:worth", _UNSIGNED)


@rule(
    version="1",
    formula="1 + |{j: surely above}| to 1 + |{j: perhaps above}|",
    source="interval order of values known within bounds",
)
def worth_ranks(own: Figure, *others: Figure) -> Figure:
    """Rank a candidate among others by intervals, from the best place to the worst."""
    told = [_floats(one) for one in (own, *others)]
    best, worst = candidates.rank_range(told[0], told[1:])
    return Figure(
        _range(Decimal(best), Decimal(worst)), unit("名"), own.place, own.period,
        f"{own.measure}:rank", _UNSIGNED,
    )  # fmt: skip


def _flows(text: str) -> Sequence[tuple[str, str]]:
    pairs = (one.partition(">") for one in text.split())
    return [(up, down) for up, _, down in pairs]


def _whole(links: Figure, number: int, what: str) -> Figure:
    return Figure(
        exactly(number), unit("个"), links.place, links.period, f"{links.measure}:{what}", _UNSIGNED
    )


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    return quantity.value, quantity.value if quantity.upper is None else quantity.upper


def _floats(figure: Figure) -> tuple[float, float]:
    least, most = _ends(figure.quantity)
    return float(least * figure.unit.magnitude), float(most * figure.unit.magnitude)


def _range(least: Decimal, most: Decimal) -> Quantity:
    return exactly(least) if least == most else Quantity(least, Bound.RANGE, most)
