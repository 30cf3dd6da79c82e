"""The pages of reference: every indicator and every source of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.period import wording
from dianfan.reported.charts import history
from dianfan.reported.coverage import state_words
from dianfan.reported.facts import tell
from dianfan.reported.facts import when
from dianfan.reported.model import IndicatorPage
from dianfan.reported.model import SourcePage
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.verbs import rose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Judgement
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Source
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph

MOST_ROWS = 60

KINDS = {
    "level": ("水平", "level"),
    "growth_yoy": ("同比", "growth"),
    "share": ("比重", "share"),
    "rank": ("位次", "rank"),
    "cumulative": ("累计", "cumulative"),
    "change": ("变化", "change"),
}
USES = {
    "used": ("采用", "used"),
    "also": ("另有报告", "also reported"),
    "superseded": ("已更正或撤回", "corrected or retracted"),
}
STATUSES = {
    "final": ("正式", "final"),
    "preliminary": ("初步", "preliminary"),
    "claimed": ("自报", "claimed"),
    "expected": ("预计", "expected"),
    "planned": ("计划", "planned"),
    "target": ("目标", "target"),
}


def word(table: Mapping[str, tuple[str, str]], code: str, language: Language) -> str:
    """Give the word of a code in a language, or the code itself."""
    pair = table.get(code, (code, code))
    return pair[0] if language == "zh" else pair[1]


def indicator_pages(desk: Desk, language: Language) -> Iterator[IndicatorPage]:
    """Write the page of each indicator: latest fact, judgements, and its values."""
    rows = desk.entries_by_indicator
    for indicator in desk.programme.indicators:
        yield _indicator_page(desk, language, indicator, rows.get(indicator.id, ()))


def _indicator_page(
    desk: Desk, language: Language, indicator: Indicator, entries: tuple[str, ...]
) -> IndicatorPage:
    definition = indicator.definition_zh if language == "zh" else indicator.definition_en
    return IndicatorPage(
        id=indicator.id,
        name=indicator.name.in_(language),
        unit=indicator.unit,
        lens=indicator.layer,
        action=indicator.action,
        definition=definition,
        summary=(_summary(desk, language, indicator),),
        chart=history(desk, language, indicator),
        judgements=judgement_table(desk, language, indicator),
        values=_values(desk, language, entries[:MOST_ROWS]),
        omitted=max(0, len(entries) - MOST_ROWS),
    )


def _summary(desk: Desk, language: Language, indicator: Indicator) -> Paragraph:
    known = desk.known(indicator.id)
    if known.lead is None:
        return (
            say(
                language,
                "{home}没有这项指标的数据；下表所列是其他地区或更大范围的数值。",
                "No figure of this indicator is recorded for {home}; the table shows other places.",
                home=desk.home,
            ),
        )
    later = desk.growth_only(indicator.id)
    sentences = [tell(known, language)]
    if known.level is None:
        sentences.append(
            say(
                language,
                "记录中没有同一时期的绝对量。",
                "The record holds no level for the same period.",
            )
        )
    if later is not None and known.level is not None:
        sentences.append(
            say(
                language,
                "此后公布的增速：{time}{growth}。",
                "Published since: it {growth} {time}.",
                time=when(later.period, language),
                growth=rose(later, language),
            )
        )
    return tuple(sentences)


def judgement_table(desk: Desk, language: Language, indicator: Indicator) -> Table:
    """Set the judgements of an indicator by each method side by side."""
    columns = (
        ("方法", "结论", "分级", "依据", "说明")
        if language == "zh"
        else ("Method", "State", "Grade", "Measure", "Reason")
    )
    rows = tuple(_judgement_row(one, language) for one in desk.judged.get(indicator.id, ()))
    caption = "按不同方法的评判" if language == "zh" else "Judged by each method"
    empty = "没有可以评判的数据。" if language == "zh" else "There is nothing to judge."
    return Table(
        f"judgements-{indicator.id}",
        phrase(caption),
        columns,
        (False, False, False, True, False),
        rows,
        phrase(empty),
    )


def _judgement_row(judgement: Judgement, language: Language) -> tuple[Cell, ...]:
    measure = judgement.measure
    shown = phrase("—") if isinstance(measure, Gap) else figure_phrase(measure, language)
    return (
        Cell(phrase(f"{judgement.method} v{judgement.version}")),
        Cell(phrase(state_words(judgement.state, language)), judgement.state),
        Cell(phrase(judgement.grade.in_(language))),
        Cell(shown),
        Cell(phrase(judgement.reason.in_(language))),
    )


def _values(desk: Desk, language: Language, entries: tuple[str, ...]) -> Table:
    columns = (
        ("地区", "时期", "口径", "数值", "性质", "来源", "采用")
        if language == "zh"
        else ("Place", "Period", "Scope", "Value", "Status", "Source", "Used")
    )
    rows = tuple(_value_row(desk, language, entry) for entry in entries)
    caption = "记录在案的数值" if language == "zh" else "Values on record"
    empty = (
        "截至本书日期没有任何记录。"
        if language == "zh"
        else "Nothing is on record as of this Book."
    )
    return Table(
        "values",
        phrase(caption),
        columns,
        (False, False, False, True, False, False, False),
        rows,
        phrase(empty),
    )


def _value_row(desk: Desk, language: Language, entry: str) -> tuple[Cell, ...]:
    figure = desk.mint.entry(entry)
    row = desk.book.rows[entry]
    chosen = desk.book.observations["chosen"][row]
    kind = desk.book.observations["kind"][row]
    source = desk.sources.get(figure.why.source)  # type: ignore[union-attr]  # an entry is Recorded
    publisher = source.publisher if source else ""
    use = "superseded" if desk.book.observations["superseded_by"][row] else "also"
    used = word(USES, "used" if chosen else use, language)
    scope = " · ".join(
        part
        for part in (word(KINDS, kind, language), desk.scope(figure.scope).in_(language))
        if part
    )
    return (
        Cell(phrase(figure.place.name.in_(language))),
        Cell(phrase(wording(figure.period).in_(language))),
        Cell(phrase(scope)),
        Cell(figure_phrase(figure, language)),
        Cell(phrase(word(STATUSES, figure.why.status, language))),  # type: ignore[union-attr]  # an entry is Recorded
        Cell(phrase(publisher), href=f"sources/{source.id}" if source else None),
        Cell(phrase(used)),
    )


def source_pages(desk: Desk, language: Language) -> Iterator[SourcePage]:
    """Write the page of each source: its card and what the Book takes from it."""
    rows = desk.entries_by_source
    for source in desk.programme.sources:
        yield _source_page(desk, language, source, rows.get(source.id, ())[:MOST_ROWS])


def _source_page(
    desk: Desk, language: Language, source: Source, entries: tuple[str, ...]
) -> SourcePage:
    columns = (
        ("指标", "地区", "时期", "数值", "定位")
        if language == "zh"
        else ("Indicator", "Place", "Period", "Value", "Locator")
    )
    caption = "取自这一来源的数值" if language == "zh" else "Taken from this source"
    empty = "没有取用数值。" if language == "zh" else "No value is taken from it."
    rows = tuple(_source_row(desk, language, entry) for entry in entries)
    values = Table(
        "values", phrase(caption), columns, (False, False, False, True, False), rows, phrase(empty)
    )
    return SourcePage(
        source.id,
        source.publisher,
        source.title,
        source.published,
        source.url,
        source.link,
        source.kind,
        source.language,
        source.note_zh if language == "zh" else source.note_en,
        values,
    )


def _source_row(desk: Desk, language: Language, entry: str) -> tuple[Cell, ...]:
    figure: Figure = desk.mint.entry(entry)
    indicator = desk.indicators[figure.measure.partition(":")[0]]
    return (
        Cell(phrase(indicator.name.in_(language)), href=f"indicators/{indicator.id}"),
        Cell(phrase(figure.place.name.in_(language))),
        Cell(phrase(wording(figure.period).in_(language))),
        Cell(figure_phrase(figure, language)),
        Cell(phrase(figure.why.locator)),  # type: ignore[union-attr]  # an entry is Recorded
    )
