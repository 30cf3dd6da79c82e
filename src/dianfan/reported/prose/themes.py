"""Themes: which stories belong in one paragraph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dianfan.reported.news.news import Story

LETTERS_OF_A_STEM = 2
FEWEST_OF_A_STEM = 3


def by_action(stories: Sequence[Story]) -> dict[int | None, list[Story]]:
    """Group stories by the action of their indicator, in the order of the first of each."""
    groups: dict[int | None, list[Story]] = {}
    for story in stories:
        groups.setdefault(story.lead.known.indicator.action, []).append(story)
    return groups


def by_theme(stories: Sequence[Story]) -> list[list[Story]]:
    """Group stories by the part of the place that they mean, by a common first word, by layer.

    Three stories whose Chinese names begin with the same two characters speak of one thing.
    """
    stems = Counter(_stem(story) for story in stories)
    groups: dict[str, list[Story]] = {}
    for story in stories:
        stem = _stem(story)
        theme = stem if stems[stem] >= FEWEST_OF_A_STEM else story.lead.known.indicator.layer.value
        groups.setdefault(theme, []).append(story)
    return list(groups.values())


def _stem(story: Story) -> str:
    known = story.lead.known
    name = known.scope.zh if known.scope is not None else known.indicator.name_zh
    return name[:LETTERS_OF_A_STEM]
