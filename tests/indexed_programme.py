"""An invented programme with an index: eight districts, six indicators, three years."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from random import Random

QINGHE = Path(__file__).parent / "programmes" / "qinghe"
YEARS = ("2022", "2023", "2024")
DISTRICTS = tuple(f"QH10{number}" for number in range(1, 9))
INVENTED = {
    "QH105": ("芦湾区", "Luwan District", "芦湾", "Luwan"),
    "QH106": ("石桥区", "Shiqiao District", "石桥", "Shiqiao"),
    "QH107": ("鹤洲区", "Hezhou District", "鹤洲", "Hezhou"),
    "QH108": ("桑田区", "Sangtian District", "桑田", "Sangtian"),
}
INDICATORS = (
    ("beds", "千人床位数", "Beds per thousand", "张", "higher", 5.2, 1),
    ("doctors", "千人医师数", "Doctors per thousand", "人", "higher", 2.8, 1),
    ("schooling", "平均受教育年限", "Years of schooling", "年", "higher", 10.4, 1),
    ("green", "绿化覆盖率", "Green cover", "%", "higher", 38.0, 1),
    ("dust", "降尘超标率", "Share of dusty days", "%", "lower", 21.0, 1),
    ("leaks", "管网漏损率", "Leakage of mains", "%", "lower", 12.0, 1),
)
LIVING = (
    """\
# 各区生活指数，虚构，仅供测试
id: living
name: {zh: 生活指数, en: Living index}
indicators:
"""
    + "".join(
        f"  - {{id: {name}, name: {{zh: {zh}, en: {en}}}, direction: {way}, unit: {unit!r}}}\n"
        for name, zh, en, unit, way, *_ in INDICATORS
    )
    + """\
nodes:
  - {id: living, name: {zh: 生活指数, en: Living index}, children: [care, place]}
  - {id: care, name: {zh: 服务, en: Services}, children: [beds, doctors, schooling]}
  - {id: place, name: {zh: 环境, en: Surroundings}, children: [green, dust, leaks]}
"""
)
"""The index as its file has it, its comment included."""


def write_indexed(to: Path, left_out: frozenset[tuple[str, str, str]] = frozenset()) -> Path:
    """Write the programme to a folder.

    Args:
        to: the folder, which must not be there yet.
        left_out: cells without a value: place, period and indicator.
    """
    folder = Path(shutil.copytree(QINGHE, to))
    _add(folder / "areas.csv", [
        {"code": code, "name_zh": zh, "name_en": en, "short_zh": short, "short_en": brief,
         "level": "district", "parent": "QH1"}
        for code, (zh, en, short, brief) in INVENTED.items()
    ])  # fmt: skip
    _add(folder / "indicators.csv", [
        {"id": name, "name_zh": zh, "name_en": en, "unit": unit, "direction": way, "layer": "surface", "action": "3",
             "salience": "3", "cumulative": "false"}
        for name, zh, en, unit, way, *_ in INDICATORS
    ])  # fmt: skip
    _add(folder / "observations.csv", list(_observed(left_out)))
    (folder / "indices").mkdir()
    (folder / "indices" / "living.yaml").write_text(LIVING, encoding="utf-8")
    return folder


def _observed(left_out: frozenset[tuple[str, str, str]]) -> list[dict[str, str]]:
    chance, rows = Random(8), []  # noqa: S311 - invented values, the same each time
    for place in DISTRICTS:
        for name, _, _, unit, way, usual, digits in INDICATORS:
            level = usual * chance.uniform(0.6, 1.4)
            for number, year in enumerate(YEARS):
                better = 0.03 if way == "higher" else -0.03
                value = (
                    f"{level * (1 + number * (better + chance.uniform(-0.03, 0.03))):.{digits}f}"
                )
                if (place, year, name) not in left_out:
                    rows.append({
                        "indicator": name, "area": place, "period": year, "value": value, "unit": unit,
                        "bound": "exactly", "kind": "level", "status": "final",
                        "source": "delta-stats-2025", "locator": f"{value}{unit}",
                    })  # fmt: skip
    return rows


def _add(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerows(rows)
