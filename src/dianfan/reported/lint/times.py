"""Time order: a year earlier is a year earlier, and the base named is the base used."""

from __future__ import annotations

import re
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.period import wording
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.told import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from datetime import date

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.lint.told import Told

RULE = "wrong-base"
PAIRS = frozenset(
    {
        "judged.arithmetic.difference",
        "judged.arithmetic.point_change",
        "judged.arithmetic.percent_change",
    }
)
_YEARLY: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile("同比|比上年|较上年"),
        "en": re.compile(r"on a year earlier|year on year|from a year before"),
    }
)
_NAMED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"zh": re.compile(f"[比较]{DATA}"), "en": re.compile(f"(?:from|since|compared with) {DATA}")}
)
_PLACES = MappingProxyType({"zh": "before", "en": "after"})


def bases(language: Language, some: Iterable[Told]) -> Iterator[Flaw]:
    """Find changes whose base is not the one that the words name."""
    for one in some:
        base = base_of(one.figure)
        if base is None:
            continue
        if _YEARLY[language].search(f"{one.before} {one.after}") and not _a_year_before(*base):
            yield Flaw(
                RULE,
                f"made from {base[1].period}, not from a year before {base[0].period}",
                one.figure.key,
            )
        if _NAMED[language].search(getattr(one, _PLACES[language])):
            yield from _named(language, one, base[1])


def base_of(figure: Figure) -> tuple[Figure, Figure] | None:
    """Give the later and the earlier figure that a change was made from; nothing for others."""
    why = figure.why
    if not isinstance(why, Derived) or why.method not in PAIRS:
        return None
    later, earlier = why.inputs[0], why.inputs[1]
    same = later.measure == earlier.measure and later.place == earlier.place
    return (later, earlier) if same and later.period != earlier.period else None


def _a_year_before(later: Figure, earlier: Figure) -> bool:
    ends = ((later.period.start, earlier.period.start), (later.period.end, earlier.period.end))
    return all(_shifted(one, other) for one, other in ends)


def _shifted(later: date, earlier: date) -> bool:
    same_day = (later + timedelta(1)).timetuple()[1:3] == (earlier + timedelta(1)).timetuple()[1:3]
    return later.year - earlier.year == 1 and (
        same_day or (later.month, later.day) == (earlier.month, earlier.day)
    )


def _named(language: Language, one: Told, earlier: Figure) -> Iterator[Flaw]:
    base = wording(earlier.period).in_(language)
    if one.periods and base not in one.periods:
        yield Flaw(
            RULE, f"made from {base}, but the words name {'、'.join(one.periods)}", one.figure.key
        )
