"""Gather the news of some indicators: one story each, the most telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.promised.model import Direction
from dianfan.reported.news.change import added
from dianfan.reported.news.change import leading
from dianfan.reported.news.news import NewsKind
from dianfan.reported.news.news import Story
from dianfan.reported.news.places import among_places
from dianfan.reported.news.sources import between_sources
from dianfan.reported.news.targets import of_targets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import News

LEAST_SALIENCE = 3
MOST_ADDED = 3


def stories(desk: Desk, indicators: Iterable[Indicator]) -> tuple[Story, ...]:
    """Give the stories of the time of the programme, ordered by news value.

    Each indicator has one story at home, and one for each place below whose target fell due.
    """
    some = [
        story for indicator in indicators for story in desk.remembered(indicator.id, stories_of)
    ]
    return tuple(sorted(some, key=_order))


def _order(story: Story) -> tuple[bool, float, str]:
    return (not is_weighty(story), -story.value, story.lead.id)


def is_weighty(story: Story) -> bool:
    """Tell whether a story can carry a headline: a wished direction and some salience."""
    indicator = story.lead.known.indicator
    return indicator.direction is not Direction.NEUTRAL and indicator.salience < LEAST_SALIENCE


def stories_of(desk: Desk, indicator: Indicator) -> tuple[Story, ...]:
    """Give the stories of one indicator, at home first."""
    promised = tuple(of_targets(desk, indicator))
    at_home = [one for one in promised if one.known.place == desk.home]
    elsewhere = [one for one in promised if one.known.place != desk.home]
    return (*_home(desk, indicator, at_home), *(Story(one) for one in elsewhere))


def _home(desk: Desk, indicator: Indicator, promised: list[News]) -> Iterator[Story]:
    known = desk.known(indicator.id)
    if not desk.is_current(known.lead):
        yield from (Story(one) for one in promised)
        return
    lead = leading(desk, known)
    assert lead is not None  # noqa: S101 - what is current has a leading figure
    same = [one for one in promised if one.figures["value"] in lead.figures.values()]
    others = [one for one in promised if one not in same]
    more = (*same, *added(desk, lead), *among_places(desk, known), *between_sources(desk, known))
    ordered = sorted(more, key=lambda one: (one.kind is NewsKind.CONFLICT, -one.value))
    yield Story(lead, tuple(ordered[:MOST_ADDED]))
    yield from (Story(one) for one in others)
