"""Money by layer and place: places add up, coverage is told, bundles stand apart."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.rule import prove
from dianfan.judged.integration.money import Purse
from dianfan.judged.integration.money import money
from dianfan.promised.model import Lens
from dianfan.promised.model import Programme
from tests.judged.integration.woven import ASOF
from tests.judged.integration.woven import action
from tests.judged.integration.woven import measure
from tests.judged.integration.woven import programmes
from tests.judged.integration.woven import small
from tests.judged.integration.woven import woven
from tests.judged.little import project


def _sum(purse: Purse) -> Decimal:
    return purse.money.value if isinstance(purse.money, Figure) else Decimal(0)


@given(programmes())
def test_the_places_add_up_to_the_whole_of_what_is_known(some: Programme) -> None:
    found = money(some, woven(some), ASOF)
    for lens, purses in (*found.layers.items(), (None, found.bundles)):
        if isinstance(purses, Gap):
            assert lens is Lens.NET
            continue
        whole, *places = purses
        assert _sum(whole) == sum(map(_sum, places), Decimal(0))
        assert sorted(whole.projects) == sorted(name for one in places for name in one.projects)


@given(programmes())
def test_the_whole_is_what_a_plain_sum_gives(some: Programme) -> None:
    found = money(some, woven(some), ASOF)
    for purses, bundle in ((found.layers[Lens.POINT], False), (found.bundles, True)):
        assert isinstance(purses, tuple)
        costs = [one.investment_total for one in some.projects if one.bundle is bundle]
        known = [cost for cost in costs if cost is not None]
        assert _sum(purses[0]) == sum(known, Decimal(0))
        if costs:
            assert isinstance(purses[0].priced, Figure)
            assert isinstance(purses[0].count, Figure)
            assert (purses[0].priced.value, purses[0].count.value) == (
                Decimal(len(known)),
                Decimal(len(costs)),
            )
        for purse in purses:
            for figure in (purse.count, purse.priced, purse.money):
                if isinstance(figure, Figure):
                    prove(figure)


def test_money_reaches_the_line_by_a_stage_too() -> None:
    some = replace(small(), projects=(project("叶片厂", "3"), project("路", "5")))
    line = money(some, woven(some), ASOF).layers[Lens.LINE]
    assert isinstance(line, tuple)
    assert line[0].projects == ("叶片厂",)


def test_money_reaches_a_layer_by_an_edge() -> None:
    some = replace(
        small(),
        actions=(action(1), action(2)),
        indicators=(measure("gdp", 1), measure("spare", 2, Lens.NET)),
    )
    layers = money(some, woven(some), ASOF).layers
    reached = {
        lens: purses[0].projects for lens, purses in layers.items() if isinstance(purses, tuple)
    }
    assert reached == {
        Lens.POINT: ("叶片厂", "多", "散"),
        Lens.LINE: ("叶片厂", "多"),
        Lens.SURFACE: ("叶片厂",),
    }
    assert isinstance(layers[Lens.NET], Gap)
