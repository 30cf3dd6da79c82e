"""The methods of an index: its figures, each computed again from the cells that it was made of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import isnan

from dianfan.figures.errors import UseError
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.period import Period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.judged.indices.computing import computed
from dianfan.judged.indices.computing import spec_of
from dianfan.judged.indices.standing import DRAWS
from dianfan.judged.indices.standing import SHARE
from dianfan.judged.surface.change import Driver

HANDBOOK = "OECD/JRC Handbook on Constructing Composite Indicators (2008)"
_SCORE = "指数"
_UNSIGNED = Derived("", "", (), ())
GAPS = "gaps"
"""The cause of a change that is a value that came or went."""
_DIGITS, _OF_SCORES = Decimal("1e-9"), Decimal("0.01")
"""To what numbers are rounded; scores are told to hundredths, and ranked before that."""


@rule(version="1", formula="n = |cells|", source=HANDBOOK)
def gathered(*cells: Figure, spec: str, name: str, home: str, zh: str, en: str) -> Figure:
    """Count the cells of an index: every value of its indicators at its places in its periods.

    ``spec`` is the text of the file that lays the index down, ``name`` its id; ``home`` is the
    code of the place whose parts they are, ``zh`` and ``en`` its names.
    """
    del spec
    last = max(cells, key=lambda one: one.period.end)
    return Figure(
        exactly(len(cells)),
        unit("个"),
        Place(home, Wording(zh, en)),
        last.period,
        f"index:{name}:cells",
        _UNSIGNED,
    )


@rule(version="1", formula="I = M(w, s(x))", source=HANDBOOK)
def score(panel: Figure, *own: Figure, place: str, period: str, node: str) -> Figure:
    """Compute the score of an index, a node of it or an indicator, at a place in a period.

    Gaps, outliers, scores, weights and means are as the index's file lays down; bounds are taken
    from all its values. ``own`` are the values of the place itself.
    """
    del own
    value = computed(panel).score(place, period, node)
    return _figure(panel, place, period, f"{_of(panel)}:{node}", value, _SCORE)


@rule(version="1", formula="r = 1 + |{j: I_j > I_i}|", source=HANDBOOK)
def rank(panel: Figure, own: Figure, place: str, period: str, node: str) -> Figure:
    """Rank a place among those of its period by its own score, 1 the best, equal ones alike."""
    del own
    value = computed(panel).rank(place, period, node)
    return _figure(panel, place, period, f"{_of(panel)}:{node}:rank", value, "名")


@rule(
    version="1",
    formula=f"the middle {SHARE:.0%} of the ranks in {DRAWS} draws",
    source="Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168(2)",
)
def rank_range(panel: Figure, place: str) -> Figure:
    """Give the ranks of a place under other defensible choices, from the best to the worst.

    Those that the file of the index leaves open; where it does not say, scores by span or by
    percentile, means arithmetic or geometric, weights up to a quarter more or less. The draws
    start from one seed.
    """
    done = computed(panel)
    found = done.ranges[place]
    return _ranks(panel, place, done.periods[-1], f"{_of(panel)}:rank", (found.low, found.high))


@rule(
    version="1",
    formula="ranks that 95% confidence sets of all pairwise differences leave, errors step/√12",
    source="Mogstad, Romano, Shaikh and Wilhelm (2024), Rev. Econ. Stud. 91(1)",
)
def rank_set(panel: Figure, place: str) -> Figure:
    """Give the ranks of a place that the printed digits of the data leave open."""
    done = computed(panel)
    found = done.standings[place]
    measure = f"{_of(panel)}:rank:digits"
    return _ranks(panel, place, done.periods[-1], measure, (found.low, found.high))


@rule(
    version="1",
    formula="the hull of the range by choices, the rank set by errors, and the range of both drawn at once",
    source="rank_range and rank_set; choices and errors drawn together",
)
def rank_reach(panel: Figure, place: str) -> Figure:
    """Give the ranks of a place that choices and printed digits leave open together."""
    done = computed(panel)
    found = done.standings[place]
    measure = f"{_of(panel)}:rank:both"
    return _ranks(panel, place, done.periods[-1], measure, (found.best, found.worst))


@rule(
    version="1",
    formula="1 + |{j: x_j surely above x_i}| to 1 + |{j: x_j perhaps above x_i}|, each x ± step/2",
    source="interval order of values known to half a step of their last digit",
)
def indicator_ranks(panel: Figure, place: str, period: str, indicator: str) -> Figure:
    """Give the ranks of a place in one indicator that its printed digits leave open."""
    found = computed(panel).open_ranks(period, indicator)[place]
    return _ranks(panel, place, period, f"{_of(panel)}:{indicator}:rank", found)


@rule(
    version="1",
    formula="the Shapley value of own values, bounds, method and weights in I(t) − I(t−1)",
    source="Shapley (1953); shares of own values by indicator in the order of differences",
)
def change_part(panel: Figure, place: str, cause: str) -> Figure:
    """Give what one cause made of the change of a score: an indicator's values, gaps or a driver."""
    found = computed(panel).change
    if found is None:
        raise UseError("the change has no parts", where=_of(panel), remedy="tell it undivided")
    row = found.places.index(place)
    if cause in found.columns:
        value = found.by_indicator[row, found.columns.index(cause)]
    elif cause == GAPS:
        value = found.gaps[row]
    else:
        value = found.part(Driver(cause))[row]
    return _figure(panel, place, found.end, f"{_of(panel)}:change:{cause}", float(value), _SCORE)


@rule(version="1", formula="the share of the draws that a range of ranks holds", source=HANDBOOK)
def range_share(panel: Figure) -> Figure:
    """Say how many of a hundred draws a range of ranks holds."""
    done = computed(panel)
    return _figure(panel, "", done.periods[-1], f"{_of(panel)}:held", SHARE * 100, "%")


@rule(version="1", formula="w_child / Σ w", source=HANDBOOK)
def weight(panel: Figure, node: str, child: str) -> Figure:
    """Give the weight of a child in its node, in percent of all of them."""
    done = computed(panel)
    value = done.index.weights[node][child] * 100
    return _figure(panel, "", done.periods[-1], f"{_of(panel)}:{child}:weight", value, "%")


@rule(version="1", formula="n = |cells of a place or an indicator in a period|", source=HANDBOOK)
def cells_there(panel: Figure, period: str, place: str = "", indicator: str = "") -> Figure:
    """Count the cells of a period that are there: those of a place, of an indicator, or all."""
    names = {indicator} if indicator else set(spec_of(panel).columns)
    count = sum(
        one.period.code == period
        and place in {"", one.place.code}
        and one.measure.partition(":")[0] in names
        for one in panel.inputs
    )
    return _figure(panel, place, period, f"{_of(panel)}:cells", count, "个")


@rule(version="1", formula="n = |indicators|", source=HANDBOOK)
def indicators_named(panel: Figure) -> Figure:
    """Count the indicators that the index names."""
    count = len(spec_of(panel).columns)
    return _figure(panel, "", panel.period.code, f"{_of(panel)}:indicators", count, "个")


@rule(
    version="1",
    formula="T_i = Σ(y_A − y_ABi)² / 2NV",
    source="Saltelli et al. (2010), Computer Physics Communications 181(2)",
)
def choice_share(panel: Figure, choice: str) -> Figure:
    """Give the share of the shifts of ranks in which a choice has a part, alone or with others."""
    found = computed(panel).sensitivity
    value = found.total[found.choices.index(choice)] * 100
    return _figure(
        panel, "", computed(panel).periods[-1], f"{_of(panel)}:choice:{choice}", value, "%"
    )


@rule(version="1", formula="n = |{i: I_i is known}|", source=HANDBOOK)
def places_ranked(panel: Figure, period: str) -> Figure:
    """Count the places that have a score in a period."""
    done = computed(panel)
    root = done.index.spec.root.id
    some = sum(
        not isnan(done.score(place, when, root)) for place, when in done.rows if when == period
    )
    return _figure(panel, "", period, f"{_of(panel)}:places", some, "个")


def _ranks(
    panel: Figure, place: str, period: str, measure: str, ranks: tuple[float, float]
) -> Figure:
    low, high = (Decimal(int(one)) for one in ranks)
    whole = _figure(panel, place, period, measure, float(low), "名")
    return whole if low == high else replace(whole, quantity=Quantity(low, Bound.RANGE, high))


def _of(panel: Figure) -> str:
    return panel.measure.removesuffix(":cells")


def _figure(
    panel: Figure, place: str, period: str, measure: str, value: float, symbol: str
) -> Figure:
    if isnan(value):
        raise UseError(
            "the index has no score there",
            where=f"{measure} {place} {period}",
            remedy="tell the gap",
        )
    digits = _OF_SCORES if symbol == _SCORE else _DIGITS
    rounded = Decimal(repr(float(value))).quantize(digits).normalize()
    return Figure(
        exactly(rounded),
        unit(symbol),
        _place(panel, place),
        _period(panel, period),
        measure,
        _UNSIGNED,
    )


def _place(panel: Figure, code: str) -> Place:
    return next((one.place for one in panel.inputs if one.place.code == code), panel.place)


def _period(panel: Figure, code: str) -> Period:
    return next(one.period for one in panel.inputs if one.period.code == code)
