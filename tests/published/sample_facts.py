"""The figures and names of an invented place, for tests of what is published."""

from __future__ import annotations

from decimal import Decimal

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.promised.model import Lens

HOME = Place("990100", Wording("青溪州", "Qingxi"), "prefecture")
TOWNS = tuple(
    Place(f"9901{index:02}", Wording(zh, en), "county", "990100")
    for index, (zh, en) in enumerate(
        (
            ("云台县", "Yuntai"),
            ("白沙市", "Baisha"),
            ("长风自治县", "Changfeng Autonomous County"),
            ("石门县", "Shimen"),
        ),
        21,
    )
)
HOSTILE = "<script>alert('x')</script>&\"'"
SERIES = {
    "gdp": (
        "亿元",
        (
            ("2017", "812.4"),
            ("2018", "866"),
            ("2019", "921.7"),
            ("2021", "1105.2"),
            ("2022", "1188"),
            ("2023", "1302.5"),
        ),
    ),
    "power": ("万千瓦", (("2020", "310"), ("2021", "455"), ("2022", "980"), ("2023", "2013"))),
    "grain": (
        "万吨",
        (("2019", "61.2"), ("2020", "63"), ("2021", "58.4"), ("2022", "66.1"), ("2023", "67")),
    ),
    "fdi": ("亿元", (("2021", "2.1"), ("2022", "-0.8"), ("2023", "1.4"))),
}
NAMES = {
    "gdp": Wording("地区生产总值", "Gross regional product"),
    "power": Wording("新能源并网装机容量", "Grid-connected renewable capacity"),
    "grain": Wording("粮食总产量", "Grain output"),
    "fdi": Wording("实际使用外资净额", "Net foreign investment used"),
}
ACTIONS = (
    ("unity", "共同家园创建行动", "Common home"),
    ("industry", "工业倍增行动", "Doubling of industry"),
    ("farming", "农业提振行动", "Boost of agriculture"),
    (
        "openness",
        "开放枢纽与对外贸易便利化提升行动",
        "An open hub: easier trade, transit and customs for the whole region",
    ),
)
LENSES = (Lens.SURFACE, Lens.POINT, Lens.LINE, Lens.NET)


def leaf(
    measure: str,
    code: str,
    value: str,
    symbol: str,
    place: Place = HOME,
    bound: Bound = Bound.EXACTLY,
) -> Figure:
    """Make a recorded figure of the invented place."""
    why = Recorded(
        f"entry-{measure}-{code}",
        "bulletin-2023",
        "第三页 “总量”",
        "final",
        "bulletin",
        "2024-03-01",
    )
    return Figure(Quantity(Decimal(value), bound), unit(symbol), place, period(code), measure, why)


def growth(now: Figure, before: Figure) -> Figure:
    """Derive a growth from two figures."""
    value = (now.value / before.value - 1) * 100
    return Figure(
        Quantity(value),
        unit("%"),
        HOME,
        now.period,
        f"{now.measure}:growth",
        Derived("judged.surface.growth", "1", (), (now, before)),
    )


def cited(content: object) -> tuple[Figure, ...]:
    """Give all figures that stand in some content."""
    if isinstance(content, Figure):
        return (content,)
    if isinstance(content, tuple):
        return tuple(figure for part in content for figure in cited(part))
    slots = getattr(content, "__slots__", ())
    return tuple(figure for name in slots for figure in cited(getattr(content, name)))
