"""Trees of figures for tests of what is drawn and listed."""

from __future__ import annotations

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import Said
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit
from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.published.ancestry import Teller

HOME = Place("1", Wording("清河州", "Qinghe"))
LONG = "全州规模以上工业企业能源消费统计公报与各县市国民经济和社会发展公报汇编（修订本）"


def leaf(number: int, why: Recorded | Said | Promised | None = None) -> Figure:
    reason = why or Recorded(f"e{number}", f"s{number}", f"第{number}行")
    return Figure(exactly(number), unit("亿元"), HOME, period("2024"), "gdp", reason)


def made(*inputs: Figure, method: str = "judged.arithmetic.total", **given: str) -> Figure:
    value = exactly(sum(part.value for part in inputs))
    why = Derived(method, "1", tuple(given.items()), inputs)
    return Figure(value, unit("亿元"), HOME, period("2024"), "gdp", why)


def kinds() -> tuple[Figure, ...]:
    return (
        leaf(1, Promised("target:a", "s1", "一、目标")),
        leaf(2, Said("c1", "s2", "")),
        leaf(3, Recorded("e3", "s3", "第三行")),
        leaf(4, Recorded("count:projects?state=done", "", "")),
    )


def teller(language: Language, name: str = LONG) -> Teller:
    def told(figure: Figure) -> tuple[str, str]:
        if language == "zh":
            return f"{figure.value}亿元", f"清河州 · {name} · 二〇二四年"
        return f"¥{figure.value} bn", f"Qinghe · {'Value added of industry above the scale ' * 2}"

    return Teller(language, told, lambda source: f"{source} {name}")
