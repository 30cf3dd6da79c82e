"""Prospects: what the unfinished projects of an action would move if they finish.

A project would add to a target when it serves the same action, lies at the place of the
target or below it, has a capacity in the target's own dimension (MW to MW, never tonnes a
year to tonnes), and its name or chain shares words with the name of the indicator. The
shared words are kept, so that a reader can judge the join. Where no report shows that a
project was still unfinished after the level was taken, its capacity may already be in the
level, and it adds from nothing to the whole of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Figure
from dianfan.figures.period import period
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import total
from dianfan.judged.integration.adding import capacity
from dianfan.judged.integration.adding import capacity_total
from dianfan.judged.integration.adding import if_finished
from dianfan.judged.integration.adding import likely
from dianfan.judged.integration.adding import perhaps_in
from dianfan.judged.integration.money import UNPRICED
from dianfan.judged.integration.naming import shared_words
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import interval
from dianfan.judged.making import within
from dianfan.judged.portfolio import investment
from dianfan.judged.portfolio import member
from dianfan.judged.portfolio import priced
from dianfan.promised.model import ProjectStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from datetime import date

    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Project
    from dianfan.promised.model import Target
    from dianfan.recorded.mint import Mint

LEVELS = ("level", "cumulative")
NO_LEVEL = Gap(GapReason.NOT_REPORTED, "no level of the indicator at this place is on record")
UNFINISHED = frozenset(
    {
        ProjectStatus.IDENTIFICATION,
        ProjectStatus.PREPARATION,
        ProjectStatus.IMPLEMENTATION,
        ProjectStatus.SUSPENDED,
    }
)


@dataclass(frozen=True, slots=True)
class Prospect:
    """The unfinished projects of an action: how many, what they cost, what capacity they bring.

    ``capacities`` has a total for each chain as the projects name it (empty where they name
    none) and each dimension of capacity: one chain makes one kind of thing, two do not.
    """

    action: int
    projects: tuple[str, ...]
    count: Figure
    priced: Figure
    money: Figure | Gap
    capacities: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A target that unfinished projects would add to, and where that would lead.

    ``reached`` is the level if all of them finish, ``margin`` what it lies above the
    target (below it: negative), ``likely`` the level with the chance that a promise is
    kept; ``words`` join each project to the indicator. ``met`` tells that the level of
    today already reaches the target.
    """

    action: int
    target: str
    indicator: str
    projects: tuple[str, ...]
    words: tuple[str, ...]
    level: Figure | Gap
    additions: tuple[Figure, ...]
    promised: Figure
    reached: Figure | Gap
    margin: Figure | Gap
    likely: Figure | Gap
    met: bool


def is_unfinished(project: Project) -> bool:
    """Tell whether a single project is neither finished nor given up, as last reported."""
    return project.status in UNFINISHED and not project.actual_finish and not project.bundle


def prospects(programme: Programme, asof: date) -> tuple[Prospect, ...]:
    """Give the unfinished projects of each action that has any."""
    home = {area.code: area.place for area in programme.areas}[programme.charter.place]
    found, unfinished = [], _unfinished(programme)
    for action in sorted(programme.actions, key=lambda one: one.no):
        some = unfinished.get(action.no)
        if not some:
            continue
        costs = [investment(one, home, asof) for one in some]
        known = [cost for cost in costs if isinstance(cost, Figure)]
        found.append(
            Prospect(
                action.no,
                tuple(one.id for one in some),
                count(*(member(one, home, asof) for one in some)),
                count(*(priced(one, home, asof) for one in some)),
                total(*known) if known else UNPRICED,
                _capacities(programme, some, asof),
            )
        )
    return tuple(found)


def _unfinished(programme: Programme) -> Mapping[int, list[Project]]:
    """Give the unfinished projects of each action in the order of their ids."""
    found: dict[int, list[Project]] = defaultdict(list)
    for project in sorted(programme.projects, key=lambda one: one.id):
        if project.action is not None and is_unfinished(project):
            found[project.action].append(project)
    return found


def _capacities(
    programme: Programme, projects: Iterable[Project], asof: date
) -> tuple[tuple[str, Figure], ...]:
    home = {area.code: area.place for area in programme.areas}[programme.charter.place]
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for project in projects:
        some = capacity(project, home, asof)
        if isinstance(some, Figure):
            groups[project.chain, some.unit.dimension].append(some)
    return tuple((key[0], capacity_total(*groups[key])) for key in sorted(groups))


def moves(mint: Mint, chance: Figure | Gap) -> tuple[Move, ...]:
    """Give the own targets of the programme's time that unfinished projects would add to.

    Args:
        mint: makes figures from the Book, and knows the programme.
        chance: the chance that a promised finish is kept, in percent, or why there is none.
    """
    programme = mint.programme
    inside, unfinished = _inside(programme), _unfinished(programme)
    indicators = {one.id: one for one in programme.indicators}
    start = period(programme.charter.start).start
    found = []
    for target in _latest(programme.targets):
        indicator = indicators[target.indicator]
        is_due = period(target.period).end >= start and target.kind in LEVELS
        some = unfinished.get(indicator.action or 0, [])
        if some and is_due and target.area in inside[programme.charter.place]:
            here = [project for project in some if project.area in inside[target.area]]
            found.append(_move(mint, chance, target, indicator, here))
    return tuple(sorted((one for one in found if one is not None), key=_order))


def _order(move: Move) -> tuple[int, str]:
    return move.action, move.target


def _latest(targets: Iterable[Target]) -> Iterable[Target]:
    latest: dict[str, Target] = {}
    for target in sorted(targets, key=lambda one: (one.id, one.version)):
        latest[target.id] = target
    return latest.values()


def _inside(programme: Programme) -> Mapping[str, frozenset[str]]:
    """Give each place with all places below it, itself among them."""
    above = {area.code: area.parent for area in programme.areas}
    found: dict[str, set[str]] = {code: set() for code in above}
    for code in above:
        upper = code
        while upper in found and code not in found[upper]:
            found[upper].add(code)
            upper = above[upper]
    return {code: frozenset(some) for code, some in found.items()}


def _move(
    mint: Mint, chance: Figure | Gap, target: Target, indicator: Indicator, here: list[Project]
) -> Move | None:
    promised = mint.target(target)
    dimension = promised.unit.dimension
    level = _level(mint, target, dimension)
    joined = [
        (project, some, words)
        for project in here
        if (words := shared_words(indicator.name_zh, f"{project.name_zh} {project.chain}"))
        and isinstance(some := capacity(project, promised.place, mint.book.asof), Figure)
        and some.unit.dimension == dimension
    ]
    if not joined:
        return None
    additions = tuple(_addition(project, some, level) for project, some, _ in joined)
    reached = level if isinstance(level, Gap) else if_finished(level, *additions)
    return Move(
        action=indicator.action or 0,
        target=target.id,
        indicator=indicator.id,
        projects=tuple(project.id for project, _, _ in joined),
        words=tuple(words for _, _, words in joined),
        level=level,
        additions=additions,
        promised=promised,
        reached=reached,
        margin=_margin(reached, promised),
        likely=_likely(level, chance, additions),
        met=isinstance(level, Figure) and _reaches(level, promised),
    )


def _reaches(level: Figure, promised: Figure) -> bool:
    """Tell whether a level is certainly not below a target."""
    least = interval(promised.quantity).low
    return within(level, promised.unit).low >= least and least.is_finite()


def _margin(reached: Figure | Gap, promised: Figure) -> Figure | Gap:
    """Give what is reached above the target; two bounds may leave that open."""
    if isinstance(reached, Gap):
        return reached
    try:
        return difference(reached, promised)
    except NotComputable as refusal:
        return Gap(GapReason.NOT_ASSESSABLE, refusal.what)


def _level(mint: Mint, target: Target, dimension: str) -> Figure | Gap:
    for kind in LEVELS:
        series = mint.series(target.indicator, target.area, kind, target.scope)
        some = [one for one in series if one.unit.dimension == dimension and one.period.is_dated]
        if some:
            return some[-1]
    return NO_LEVEL


def _addition(project: Project, some: Figure, level: Figure | Gap) -> Figure:
    seen = period(project.status_date or "undated")
    later = isinstance(level, Figure) and seen.is_dated and seen.start > level.period.end
    return some if later or isinstance(level, Gap) else perhaps_in(some)


def _likely(
    level: Figure | Gap, chance: Figure | Gap, additions: tuple[Figure, ...]
) -> Figure | Gap:
    if isinstance(level, Gap):
        return level
    return chance if isinstance(chance, Gap) else likely(level, chance, *additions)
