"""The industry chains of the synthetic region: links, flows, and what is counted of them; all invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

Row = dict[str, object]
YEAR, SOURCE = 2025, "yearbook-2025"
EARLIER_YEAR = 2022
EARLIER = (
    ("seed-cotton", "unprocessed", "44"),
    ("grey-cloth", "value_added_rate", "15.9"),
    ("yarn", "lead_share", "68"),
)
FIELDS = {
    "capacity": ("产能", "capacity", "higher"),
    "output": ("产量", "output", "higher"),
    "unprocessed": ("直接外运比重", "share shipped unprocessed", "lower"),
    "lead_share": ("最大企业占比", "share of the largest firm", "lower"),
    "quotient": ("区位商", "location quotient", "higher"),
    "value_added_rate": ("增加值率", "value added per output", "higher"),
    "value": ("年价值估计", "estimated worth a year", "neutral"),
}


@dataclass(frozen=True)
class MadeLink:
    """A link: id, names, stage, state, and what is counted of it by field, each as value and unit."""

    id: str
    zh: str
    en: str
    stage: str
    state: str
    counted: dict[str, tuple[str, str]] = field(default_factory=dict)
    projects: str = ""


LINKS = (
    MadeLink("seed-cotton", "籽棉", "Seed cotton", "up", "present",
             {"output": ("32.5", "万吨"), "unprocessed": ("38", "%"), "quotient": ("2.1", "倍")}),
    MadeLink("lint", "皮棉", "Lint", "up", "present", {"capacity": ("14", "万吨"), "output": ("11.2", "万吨")}),
    MadeLink("yarn", "棉纱", "Yarn", "mid", "present",
             {"capacity": ("9", "万吨"), "output": ("6.3", "万吨"), "lead_share": ("71", "%")}),
    MadeLink("grey-cloth", "坯布", "Grey cloth", "mid", "present",
             {"output": ("1.8", "万吨"), "value_added_rate": ("17.5", "%")}),
    MadeLink("dyeing", "印染", "Dyeing", "mid", "missing", {"value": ("6-9", "亿元")}),
    MadeLink("fabrics", "面料", "Fabrics", "mid", "missing", {"value": ("3-5", "亿元")}),
    MadeLink("garments", "服装", "Garments", "down", "present", {"quotient": ("0.6", "倍")}),
    MadeLink("home-textiles", "家纺", "Home textiles", "down", "planned", {"value": ("2-4", "亿元")}, "looms"),
    MadeLink("quartz-sand", "石英砂", "Quartz sand", "up", "present",
             {"output": ("85", "万吨"), "unprocessed": ("64", "%")}),
    MadeLink("pure-quartz", "高纯石英", "Pure quartz", "mid", "missing", {"value": ("4-6", "亿元")}),
    MadeLink("float-glass", "浮法玻璃", "Float glass", "mid", "present", {"capacity": ("420", "万吨")}),
    MadeLink("coated-glass", "镀膜玻璃", "Coated glass", "mid", "missing", {"value": ("1.5-2.5", "亿元")}),
    MadeLink("windows", "门窗", "Windows", "down", "present", {"lead_share": ("28", "%")}),
    MadeLink("lenses", "光学镜片", "Lenses", "down", "unknown"),
)  # fmt: skip
CHAINS = {
    ("cotton", "棉纺织", "Cotton textiles"): (
        "seed-cotton>lint lint>yarn yarn>grey-cloth grey-cloth>dyeing dyeing>fabrics "
        "fabrics>garments fabrics>home-textiles"
    ),
    ("glass", "石英玻璃", "Quartz and glass"): (
        "quartz-sand>pure-quartz quartz-sand>float-glass float-glass>coated-glass "
        "coated-glass>windows pure-quartz>lenses"
    ),
}


def chains() -> Iterator[Row]:
    """Give the rows of ``chains.csv``."""
    for name, zh, en in CHAINS:
        yield {
            "id": name, "name_zh": zh, "name_en": en, "list_id": "two", "list_zh": "云汀两条产业链（虚构）",
            "list_en": "Two chains of Yunting (invented)", "area": "YT1", "source": "plan",
        }  # fmt: skip


def links() -> Iterator[Row]:
    """Give the rows of ``links.csv``."""
    for one in LINKS:
        counted = {name: f"{one.id}-{name.replace('_', '-')}" for name in one.counted}
        yield {
            "id": one.id, "product_zh": one.zh, "product_en": one.en, "stage": one.stage,
            "state": one.state, **counted, "projects": one.projects, "source": SOURCE,
            "confidence": "high",
        }  # fmt: skip


def flows() -> Iterator[Row]:
    """Give the rows of ``flows.csv``."""
    for (name, zh, en), told in CHAINS.items():
        for number, pair in enumerate(told.split(), 1):
            up, _, down = pair.partition(">")
            yield {
                "id": f"{name}-{number}", "chain_zh": zh, "chain_en": en, "upstream": up,
                "downstream": down, "source": SOURCE, "confidence": "high",
            }  # fmt: skip


def indicators() -> Iterator[Row]:
    """Give the indicators that links are counted by."""
    for one in LINKS:
        for name, (_, unit) in one.counted.items():
            zh, en, better = FIELDS[name]
            yield {
                "id": f"{one.id}-{name.replace('_', '-')}", "name_zh": f"{one.zh}{zh}",
                "name_en": f"{one.en}: {en}", "unit": unit, "direction": better, "layer": "line",
                "action": 1, "salience": 3, "cumulative": "false", "definition_zh": "虚构指标，只作示范",
                "definition_en": "Invented, for demonstration", "breaks": "",
            }  # fmt: skip


def observations() -> Iterator[Row]:
    """Give what is counted of links, at home in the last year, and some of it in an earlier one."""
    for one in LINKS:
        for name, (told, unit) in one.counted.items():
            yield _observation(one, name, told, unit, YEAR)
    by_id = {one.id: one for one in LINKS}
    for link, name, told in EARLIER:
        yield _observation(by_id[link], name, told, "%", EARLIER_YEAR)


def _observation(one: MadeLink, name: str, told: str, unit: str, year: int) -> Row:
    """Give a value, an estimate as a range."""
    value, _, upper = told.partition("-")
    return {
        "indicator": f"{one.id}-{name.replace('_', '-')}", "area": "YT1", "period": year,
        "value": value, "upper": upper, "unit": unit, "bound": "range" if upper else "exactly",
        "kind": "level", "status": "final", "source": f"yearbook-{year}",
        "locator": f"{one.zh}{FIELDS[name][0]}{told.replace('-', '至')}"[:20],
    }  # fmt: skip
