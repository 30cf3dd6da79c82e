"""Which charts a review shows, as data to draw."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dianfan.figures.period import PeriodKind
from dianfan.figures.period import wording
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.recorded.corrections import as_entered
from dianfan.reported.display import display
from dianfan.reported.facts import tell
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Line
from dianfan.reported.parts import Mark
from dianfan.reported.parts import Sentence
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Tally
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Lens
    from dianfan.reported.desk import Desk

LEAST_POINTS = 3
EARLIER = Wording("此前口径", "earlier definition")


def history(
    desk: Desk, language: Language, indicator: Indicator, area: str | None = None
) -> Chart | None:
    """Draw the yearly values of an indicator at a place, when there are at least three.

    Only values of one kind, one scope, one dimension and whole years are joined.
    """
    place = desk.mint.places[area or desk.home.code]
    figures = _yearly(desk, indicator, place.code)
    if len(figures) < LEAST_POINTS:
        return None
    known = desk.known(indicator.id, place.code)
    last = figures[-1]
    unit_name = last.unit.name.in_(language)
    title = tell(known, language) if known.lead == last else _last_title(indicator, last, language)
    return Chart(
        id=f"history-{indicator.id}-{place.code}",
        kind="line",
        title=title,
        subtitle=_subtitle(language, indicator.name, place.name, unit_name),
        unit=unit_name,
        lines=_lines(indicator, place.name, figures, language),
        source=sources_line(desk, language, figures),
        lens=indicator.layer,
    )


def _subtitle(language: Language, name: Wording, beside: Wording, unit_name: str) -> str:
    """Say the measure, the place or time, and in Chinese the unit, which English labels carry."""
    parts = [name.in_(language), beside.in_(language)]
    return " · ".join([*parts, unit_name] if language == "zh" else parts)


def _lines(
    indicator: Indicator, place: Wording, figures: tuple[Figure, ...], language: Language
) -> tuple[Line, ...]:
    """Draw the values of an earlier definition apart from those that can be compared."""
    since, last = indicator.comparable_since, figures[-1]
    now = tuple(one for one in figures if one.period.start >= since)
    before = tuple(one for one in figures if one.period.start < since)
    drawn = (Line(place.in_(language), _marks(now or before, last, language), emphasis=True),)
    if not now or not before:
        return drawn
    return (Line(EARLIER.in_(language), _marks(before, last, language)), *drawn)


def _last_title(indicator: Indicator, last: Figure, language: Language) -> Sentence:
    return say(
        language,
        "{name}{period}为{value}",
        "{name}: {value} in {period}",
        name=indicator.name,
        period=last.period,
        value=last,
    )


def _yearly(desk: Desk, indicator: Indicator, area: str) -> tuple[Figure, ...]:
    best: tuple[Figure, ...] = ()
    for kind in ("level", "growth_yoy", "share"):
        some = _one_dimension(_of_years(desk, indicator, area, kind))
        if len(some) > len(best):
            best = some
    return best


def _of_years(desk: Desk, indicator: Indicator, area: str, kind: str) -> tuple[Figure, ...]:
    series = desk.mint.series(indicator.id, area, kind)
    return tuple(figure for figure in series if figure.period.kind is PeriodKind.YEAR)


def _one_dimension(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    if not figures:
        return ()
    dimension = figures[-1].unit.dimension
    years: dict[str, Figure] = {}
    for figure in figures:
        if figure.unit.dimension == dimension:
            years.setdefault(figure.period.code, figure)
    return tuple(years.values())


def _marks(figures: Iterable[Figure], like: Figure, language: Language) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            label=wording(figure.period).in_(language),
            position=float(figure.value * _ratio(figure, like)),
            figure=figure,
            display=display(figure, language),
        )
        for figure in figures
    )


def _ratio(figure: Figure, like: Figure) -> Decimal:
    ratio = figure.unit.ratio_to(like.unit)
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)


def places(
    desk: Desk, language: Language, indicator: Indicator, codes: tuple[str, ...]
) -> Chart | None:
    """Draw the places beside one another for the latest year that half of them have."""
    by_year: dict[str, list[Figure]] = {}
    for code in codes:
        for figure in _one_dimension(_of_years(desk, indicator, code, "level")):
            by_year.setdefault(figure.period.code, []).append(figure)
    enough = max(LEAST_POINTS, len(codes) // 2)
    year = max((code for code, some in by_year.items() if len(some) >= enough), default=None)
    if year is None:
        return None
    figures = by_year[year]
    like = figures[0]
    ordered = sorted(figures, key=lambda one: -one.value * _ratio(one, like))
    unit_name = like.unit.name.in_(language)
    top = ordered[0]
    return Chart(
        id=f"places-{indicator.id}-{year}",
        kind="bar",
        title=say(
            language,
            "{period}，{place}{name}最高，为{value}",
            "{place} had the highest value in {period}: {name}, {value}",
            period=top.period,
            place=top.place,
            name=indicator.name,
            value=top,
        ),
        subtitle=_subtitle(language, indicator.name, wording(top.period), unit_name),
        unit=unit_name,
        lines=(Line("", _place_marks(ordered, like, language), emphasis=False),),
        source=sources_line(desk, language, ordered),
        lens=indicator.layer,
    )


def _place_marks(figures: Iterable[Figure], like: Figure, language: Language) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            figure.place.name.in_(language),
            float(figure.value * _ratio(figure, like)),
            figure,
            display(figure, language),
        )
        for figure in figures
    )


def tally_bars(
    language: Language,
    lens: Lens,
    title: Sentence,
    named: tuple[tuple[str, Tally], ...],
    source: Sentence,
) -> Chart:
    """Draw the number of projects in each group."""
    marks = tuple(
        Mark(name, float(tally.count.value), tally.count, display(tally.count, language))
        for name, tally in named
    )
    subtitle = (
        "项目数（按行，打包项目另计）" if language == "zh" else "Projects listed (bundles apart)"
    )
    return Chart(
        "projects-by-status",
        "bar",
        title,
        subtitle,
        unit("个").name.in_(language),
        (Line("", marks),),
        source,
        lens,
    )


def sources_line(desk: Desk, language: Language, figures: Iterable[Figure]) -> Sentence:
    """Name the publishers behind some figures, each once, at most three and the rest as others."""
    names: dict[str, None] = {}
    for figure in figures:
        for leaf in figure.inputs or (figure,):
            card = desk.sources.get(getattr(as_entered(leaf).why, "source", ""))
            if card is not None:
                names.setdefault(card.publisher)
    listed = list(names)
    shown = ("、" if language == "zh" else "; ").join(listed[:3])
    more = ("等" if language == "zh" else " and others") if len(listed) > 3 else ""  # noqa: PLR2004 - three fit a line
    return phrase(f"{'来源：' if language == 'zh' else 'Source: '}{shown}{more}")
