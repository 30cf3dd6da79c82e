"""The small programme with two indices: one that its record allows, one that it does not."""

from __future__ import annotations

from pathlib import Path

from tests.promised.folder import copied

LIVING = """\
id: living
name: {zh: 生活指数, en: Living Index}
indicators:
  - {id: gva, name: {zh: 总增加值, en: Value added}, direction: higher, unit: 亿元}
  - {id: jobless-rate, name: {zh: 失业率, en: Unemployment}, direction: lower, unit: "%"}
  - {id: net-migration, name: {zh: 净迁入, en: Net migration}, direction: higher, unit: 人}
nodes:
  - id: living
    name: {zh: 生活指数, en: Living Index}
    children: [work, net-migration]
    weighting: given
    weights: {work: 3, net-migration: 1}
    reason: {zh: 虚构, en: Invented}
  - {id: work, name: {zh: 就业, en: Work}, children: [gva, jobless-rate]}
"""
REMOTE = """\
id: remote
name: {zh: 偏远指数, en: Remoteness Index}
indicators:
  - {id: library-visits, name: {zh: 图书馆, en: Libraries}, direction: higher}
  - {id: treated-water, name: {zh: 处理污水, en: Treated water}, direction: higher}
nodes:
  - {id: remote, name: {zh: 偏远指数, en: Remoteness Index}, children: [library-visits, treated-water]}
"""


def with_indices(to: Path) -> Path:
    """Copy the small programme and lay two indices down in it."""
    folder = copied(to)
    (folder / "indices").mkdir()
    (folder / "indices" / "living.yaml").write_text(LIVING, encoding="utf-8")
    (folder / "indices" / "remote.yaml").write_text(REMOTE, encoding="utf-8")
    return folder
