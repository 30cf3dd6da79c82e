"""Write the synthetic example: an invented region of 24 counties, 30 indicators and six years.

Nothing in it is true of any place. The same seed writes the same files, byte for byte::

    python -m tools.synthetic_region programmes/yunting
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import msgspec

from dianfan.promised.fields import fields
from tools import synthetic_chains
from tools import synthetic_networks
from tools import synthetic_projects

SEED = 20310502
YEARS = range(2020, 2026)
HOME = "YT1"
GAPS = 0.025
"""The share of the values that is missing."""
OUTLIERS = {("parcels", 1): 4.0, ("fine-dust", 5): 1.9}
"""A hub of parcels and a dusty district, as times the value that they would have."""
BREAK, JUMP = ("recycled", "2023"), 6
"""An indicator is counted otherwise from a year on, which adds so much to it."""
MOST = {"%": 99.6, "天": 361}
Row = dict[str, object]

COUNTIES = (
    ("鹭洲区", "Luzhou District"), ("荻港区", "Digang District"), ("棠浦区", "Tangpu District"),
    ("槐屿区", "Huaiyu District"), ("柏埠区", "Baibu District"), ("蓼洲区", "Liaozhou District"),
    ("樟渚区", "Zhangzhu District"), ("楠埭区", "Nandai District"), ("砚溪县", "Yanxi County"),
    ("苇渡县", "Weidu County"), ("榆塬县", "Yuyuan County"), ("岚屿县", "Lanyu County"),
    ("梅汀县", "Meiting County"), ("霜岭县", "Shuangling County"), ("栗湾县", "Liwan County"),
    ("萤川县", "Yingchuan County"), ("杉坞县", "Shanwu County"), ("葵原县", "Kuiyuan County"),
    ("椴原县", "Duanyuan County"), ("桑渚县", "Sangzhu County"), ("棣川县", "Dichuan County"),
    ("榕坞县", "Rongwu County"), ("槿川县", "Jinchuan County"), ("枫岚县", "Fenglan County"),
)  # fmt: skip
URBAN = 8
"""So many of the first are districts of towns, the others counties."""


@dataclass(frozen=True)
class Made:
    """An indicator to invent: a usual value, how far places lie apart, and the change a year."""

    id: str
    pillar: str
    zh: str
    en: str
    unit: str
    better: str
    usual: float
    apart: float
    trend: float
    town: float
    digits: int
    action: int


_TABLE = Path(__file__).with_name("synthetic_indicators.csv")


def _made() -> tuple[Made, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(msgspec.convert(list(csv.DictReader(file)), list[Made], strict=False))


MADE = _made()
PILLARS = {
    "economy": ("经济", "Economy"), "living": ("民生", "Living"),
    "nature": ("生态", "Nature"), "links": ("联通", "Links"),
}  # fmt: skip
ACTIONS = (
    (1, "workshops", "兴业行动", "More and better work", "兴业", "Work"),
    (2, "near-care", "近便行动", "Care and schools close by", "近便", "Care"),
    (3, "clear-water", "清绿行动", "Clear water, clean air", "清绿", "Nature"),
    (4, "open-roads", "联通行动", "Roads, rails and lines", "联通", "Links"),
)
TARGETS = (
    ("gdp-per-head", "2026", "82000", "at least"), ("income-rural", "2026", "32000", "at least"),
    ("jobless-rate", "2026", "4.2", "at most"), ("doctors", "2026", "3.8", "at least"),
    ("fine-dust", "2026", "26", "at most"), ("broadband", "2026", "97", "at least"),
)  # fmt: skip


def files(seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Give every file of the programme as its path and text."""
    yield "programme.yaml", _CHARTER
    yield "actions.yaml", _actions()
    yield "questions.yaml", _QUESTIONS
    tables: dict[str, Iterable[Row]] = {
        "areas.csv": _areas(), "sources.csv": _sources(), "decisions.csv": _decisions(),
        "indicators.csv": [*_indicators(), *synthetic_chains.indicators()],
        "targets.csv": _targets(), "claims.csv": (),
        "chains.csv": synthetic_chains.chains(), "links.csv": synthetic_chains.links(),
        "flows.csv": synthetic_chains.flows(),
        "observations.csv": [
            *_observations(Random(seed)),  # noqa: S311 - a made-up world
            *synthetic_chains.observations(),
        ],
    }  # fmt: skip
    for name, rows in (tables | _carried(seed)).items():
        yield name, _csv(name, rows)
    yield "indices/development.yaml", _development()
    yield "indices/living.yaml", _living()


def _carried(seed: int) -> dict[str, Iterable[Row]]:
    """Give the tables of networks and of projects."""
    areas = tuple(_code(number) for number in range(1, len(COUNTIES) + 1))
    some = synthetic_projects.made(COUNTIES, seed)
    return {
        "nodes.csv": synthetic_networks.nodes(COUNTIES, areas, seed),
        "edges.csv": synthetic_networks.edges(seed), "needs.csv": synthetic_networks.needs(),
        "connections.csv": synthetic_networks.connections(),
        "tiles.csv": synthetic_networks.tiles(areas),
        "projects.csv": synthetic_projects.projects(some, HOME),
        "progress.csv": synthetic_projects.progress(some, seed),
        "activities.csv": synthetic_projects.activities(),
    }  # fmt: skip


def _csv(name: str, rows: Iterable[Row]) -> str:
    out = io.StringIO()
    columns = [field.name for field in fields()[name]]
    table = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def _code(number: int) -> str:
    return f"{HOME}{number:02d}"


def _areas() -> Iterator[Row]:
    yield {
        "code": HOME, "name_zh": "云汀州（虚构）", "name_en": "Yunting (invented)",
        "short_zh": "云汀", "short_en": "Yunting", "level": "prefecture",
    }  # fmt: skip
    for number, (zh, en) in enumerate(COUNTIES, 1):
        yield {
            "code": _code(number), "name_zh": zh, "name_en": en, "short_zh": zh[:2],
            "short_en": en.partition(" ")[0], "level": "district" if number <= URBAN else "county",
            "parent": HOME,
        }  # fmt: skip


def _sources() -> Iterator[Row]:
    yield _source("plan", "Yunting plan", "2020-12-20", "plan")
    yield _source("news", "Yunting Daily", "2025-12-20", "news")
    for year in YEARS:
        yield _source(f"yearbook-{year}", f"Yearbook {year}", f"{year + 1}-03-15", "bulletin")


def _source(name: str, title: str, day: str, kind: str) -> Row:
    return {
        "id": name, "publisher": "云汀州（虚构）", "title": f"{title} (synthetic)", "published": day,
        "url": f"https://yunting.example/{name}", "link": "false", "kind": kind,
        "language": "zh-Hans", "note_zh": "虚构，只作示范", "note_en": "Invented, for demonstration",
    }  # fmt: skip


def _decisions() -> Iterator[Row]:
    targets = [f"{name}-{year}" for name, year, _, _ in TARGETS]
    yield {
        "id": "council-2020-12", "date": "2020-12-18", "body_zh": "云汀州议事会（虚构）",
        "body_en": "Council of Yunting (invented)", "session_zh": "第四次会议",
        "session_en": "Fourth session", "decision_zh": "通过云汀行动计划和四项行动",
        "decision_en": "The Yunting programme and its four actions adopted",
        "sets": ";".join(["goal", "path", "actions", *targets]), "core": "true", "source": "plan",
    }  # fmt: skip


def _indicators() -> Iterator[Row]:
    for one in MADE:
        yield {
            "id": one.id, "name_zh": one.zh, "name_en": one.en, "unit": one.unit,
            "direction": one.better, "layer": "net" if one.pillar == "links" else "surface",
            "action": one.action, "salience": 1 if one.id in {name for name, *_ in TARGETS} else 2,
            "cumulative": "false", "definition_zh": "虚构指标，只作示范",
            "definition_en": "Invented, for demonstration",
            "breaks": BREAK[1] if one.id == BREAK[0] else "",
        }  # fmt: skip


def _targets() -> Iterator[Row]:
    units = {one.id: one.unit for one in MADE}
    for name, year, value, bound in TARGETS:
        yield {
            "id": f"{name}-{year}", "indicator": name, "area": HOME, "period": year,
            "kind": "level", "value": value, "unit": units[name], "bound": bound,
            "decided_by": "council-2020-12", "version": 1, "source": "plan",
            "locator": f"{value}{units[name]}",
        }  # fmt: skip


def _observations(chance: Random) -> Iterator[Row]:
    everywhere = range(1, len(COUNTIES) + 1)
    gifts = {(place, pillar): chance.gauss(0, 0.7) for place in everywhere for pillar in PILLARS}
    for one in MADE:
        own = {place: chance.gauss(0, 0.7) for place in everywhere}
        for year in YEARS:
            values = {
                place: _value(one, place, year, gifts[place, one.pillar] + own[place], chance)
                for place in own
            }
            for place, value in values.items():
                if chance.random() >= GAPS:
                    yield _row(one, _code(place), year, value)
            yield _row(one, HOME, year, sum(values.values()) / len(values))


def _value(one: Made, place: int, year: int, gift: float, chance: Random) -> float:
    good = gift if one.better == "higher" else -gift
    town = one.town if place <= URBAN else 0.0
    grown = (1 + one.trend) ** (year - YEARS[0]) * (1 + chance.gauss(0, 0.012))
    value = one.usual * (1 + 0.6 * one.apart * good) * (1 + town) * grown
    value *= OUTLIERS.get((one.id, place), 1.0)
    if one.id == BREAK[0] and year >= int(BREAK[1]):
        value += JUMP
    return max(min(value, MOST.get(one.unit, value)), one.usual * 0.12)


def _row(one: Made, area: str, year: int, value: float) -> Row:
    printed = f"{value:.{one.digits}f}"
    return {
        "indicator": one.id, "area": area, "period": year, "value": printed, "unit": one.unit,
        "bound": "exactly", "kind": "level", "status": "final", "source": f"yearbook-{year}",
        "locator": f"{one.zh[:9]}{printed}"[:20],
    }  # fmt: skip


def _actions() -> str:
    return "".join(
        f"- no: {no}\n  id: {name}\n  name: {{zh: {zh}, en: '{en}'}}\n  short: {{zh: {short}, en: {brief}}}\n"
        "  decided_by: council-2020-12\n  source: plan\n"
        for no, name, zh, en, short, brief in ACTIONS
    )


def _part(one: Made) -> str:
    name = f"{{zh: {one.zh}, en: {one.en}}}"
    return f"  - {{id: {one.id}, name: {name}, direction: {one.better}, unit: '{one.unit}'}}\n"


def _of(pillar: str) -> str:
    return ", ".join(one.id for one in MADE if one.pillar == pillar)


def _development() -> str:
    nodes = "".join(
        f"  - id: {pillar}\n    name: {{zh: {zh}, en: {en}}}\n    children: [{_of(pillar)}]\n"
        for pillar, (zh, en) in PILLARS.items()
    )
    return (
        "# Synthetic example: how far each county has come, in four parts.\n"
        "id: development\nname: {zh: 发展指数, en: Development Index}\n"
        "imputation: last\ntreatment: winsorise\nnormalisation: min-max\n"
        "indicators:\n" + "".join(_part(one) for one in MADE) + "nodes:\n"
        "  - id: development\n    name: {zh: 发展指数, en: Development Index}\n"
        f"    children: [{', '.join(PILLARS)}]\n    weighting: given\n"
        "    weights: {economy: 3, living: 3, nature: 2, links: 2}\n"
        "    reason: {zh: 议事会所定（虚构）, en: As the council set them (invented)}\n" + nodes
    )


def _living() -> str:
    chosen = [one for one in MADE if one.pillar == "living"]
    names = ", ".join(one.id for one in chosen)
    return (
        "# Synthetic example: an index of one part, in which a weakness is not made up for.\n"
        "id: daily-life\nname: {zh: 生活便利指数, en: Daily Life Index}\n"
        "imputation: last\nnormalisation: percentile\nspan: [1, 100]\n"
        "indicators:\n" + "".join(_part(one) for one in chosen) + "nodes:\n"
        "  - id: daily-life\n    name: {zh: 生活便利指数, en: Daily Life Index}\n"
        f"    children: [{names}]\n    aggregation: geometric\n"
    )


_CHARTER = """\
# SYNTHETIC: an invented programme of an invented region; nothing in it is true of any place.
# Written by tools/synthetic_region.py; change that, not this.
id: yunting
title: {zh: 云汀行动计划（虚构示例）, en: Yunting Programme (synthetic example)}
goal: {zh: 到2026年各县日子都好过（虚构）, en: 'A good life in every county by 2026 (invented)'}
vision: {zh: 县县都好, en: Well in every county}
place: YT1
start: "2021"
end: "2026"
review_date: 2026-04-30
source: plan
path:
  - lens: surface
    name: {zh: 面上, en: Living}
    role: {zh: 目的, en: purpose}
  - lens: net
    name: {zh: 网络, en: Links}
    role: {zh: 条件, en: condition}
  - lens: line
    name: {zh: 链条, en: Chains}
    role: {zh: 引擎, en: engine}
  - lens: point
    name: {zh: 工程, en: Works}
    role: {zh: 起点, en: starting point}
series: {zh: 云汀年度报告（虚构）, en: Yearly report of Yunting (synthetic)}
publisher: {zh: 虚构示例, en: Synthetic example}
headline_indicators: [gdp-per-head, income-rural, jobless-rate]
"""
_QUESTIONS = """\
- id: gap
  wording: {zh: 县与县的差距在缩小吗？（虚构）, en: 'Do the counties draw closer? (invented)'}
  lens: surface
  indicators: [gdp-per-head, income-ratio]
  answerable_by: {zh: 各县历年数据, en: Yearly figures of each county}
  source: plan
- id: chains-longer
  wording: {zh: 棉纺织链条在变长吗？（虚构）, en: 'Does the cotton chain grow longer? (invented)'}
  lens: line
  indicators: []
  answerable_by: {zh: 各环节历年产量和增加值, en: Yearly output and value added of each link}
  source: plan
  signs:
    - name: {zh: 籽棉直接外运比重, en: Seed cotton shipped unprocessed}
      indicator: seed-cotton-unprocessed
      side: below
      since: '2022'
    - name: {zh: 坯布增加值率, en: Value added in grey cloth}
      indicator: grey-cloth-value-added-rate
      side: above
      since: '2022'
    - name: {zh: 最大纱厂占比, en: Share of the largest mill}
      indicator: yarn-lead-share
      side: below
      since: '2022'
"""


def main() -> None:
    """Write the folder that is named."""
    folder = Path(sys.argv[1])
    for name, text in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
