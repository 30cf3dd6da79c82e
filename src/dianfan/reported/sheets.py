"""Figure sheets: every cited figure explained down to its sources."""

from __future__ import annotations

from inspect import signature
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import Said
from dianfan.figures.lineage import walk
from dianfan.figures.period import wording
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import methods
from dianfan.figures.wording import Wording
from dianfan.judged.integration import PREFIX as GRAPHED
from dianfan.recorded.choice import reason
from dianfan.recorded.corrections import CORRECTED
from dianfan.recorded.count import PREFIX
from dianfan.reported.display import PRINTED
from dianfan.reported.display import display
from dianfan.reported.display import plain
from dianfan.reported.display import significant
from dianfan.reported.indices.formulas import score_formula
from dianfan.reported.measures import measure_words
from dianfan.reported.model import FigureSheet
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from decimal import Decimal

    from dianfan.figures.rule import Method
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk

PREFERRED = "recorded.choice.preferred"
MOST_STEPS = 120
MOST_BELOW = 200
"""What was made from more figures than this is not followed further on the pages of others."""
MOST_GIVEN = 12
MOST_VALUES = 8
EXACT_DIGITS = 12


def cited(content: object) -> Iterator[Figure]:
    """Give every figure that stands anywhere in some content, with repetitions."""
    if isinstance(content, Sentence):
        for span in content.spans:
            if span.figure is not None:
                yield span.figure
    elif isinstance(content, Figure):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from cited(part)
    elif hasattr(content, "__dataclass_fields__"):
        for name in content.__dataclass_fields__:
            yield from cited(getattr(content, name))


def figure_sheets(desk: Desk, language: Language, content: object) -> Mapping[str, FigureSheet]:
    """Write a sheet for every figure that some content cites, and for all below them."""
    sheets: dict[str, FigureSheet] = {}
    for figure in cited(content):
        if figure.key in sheets:
            continue
        for part in _followed(figure):
            if part.key not in sheets:
                sheets[part.key] = _sheet(desk, language, part)
    return sheets


def _followed(figure: Figure) -> Iterator[Figure]:
    """Give a figure and those below it, but not the many that one was gathered from."""
    if any(len(part.inputs) > MOST_BELOW for part in figure.inputs):
        for part in figure.inputs:
            yield from (part,) if len(part.inputs) > MOST_BELOW else _followed(part)
        yield figure
    elif len(figure.inputs) > MOST_BELOW:
        yield figure
    else:
        yield from walk(figure)


def _sheet(desk: Desk, language: Language, figure: Figure) -> FigureSheet:
    shown = display(figure, language)
    statement = _statement(desk, language, figure)
    indicator = figure.measure.partition(":")[0]
    return FigureSheet(
        key=figure.key,
        figure=figure,
        display=shown,
        exact=_exact(figure, language),
        statement=statement,
        reason=_reason(language, figure),
        formula=formula_told(figure, language),
        steps=tuple(_steps(desk, language, figure)),
        others=tuple(_others(desk, language, figure)),
        citation=_citation(desk, language, figure, shown, statement),
        indicator=indicator if indicator in desk.indicators else None,
        source=_source_id(desk, figure),
    )


BOUND_WORDS = {
    Bound.EXACTLY: ("确数", "exactly"),
    Bound.AT_LEAST: ("不低于", "at least"),
    Bound.MORE_THAN: ("超过", "more than"),
    Bound.AT_MOST: ("不超过", "at most"),
    Bound.LESS_THAN: ("不足", "less than"),
    Bound.ABOUT: ("约数", "about"),
    Bound.RANGE: ("区间", "range"),
}


def _exact(figure: Figure, language: Language) -> str:
    quantity = figure.quantity
    upper = "" if quantity.upper is None else f"–{_in_full(figure, quantity.upper)}"
    zh, en = BOUND_WORDS[quantity.bound]
    number = f"{_in_full(figure, quantity.value)}{upper} {figure.unit.symbol}"
    return f"{number}（{zh}）" if language == "zh" else f"{number} ({en})"


def _in_full(figure: Figure, value: Decimal) -> str:
    """Write a value as printed; what a method divided out, to twelve significant digits."""
    derived = isinstance(figure.why, Derived) and figure.why.method not in PRINTED
    return plain(significant(value, EXACT_DIGITS) if derived else value)


def _statement(desk: Desk, language: Language, figure: Figure) -> str:
    name = measure_words(desk, figure.measure).in_(language)
    parts = [
        figure.place.name.in_(language),
        name,
        desk.scope(figure.scope).in_(language),
        wording(figure.period).in_(language),
    ]
    return " · ".join(part for part in parts if part)


def _source_id(desk: Desk, figure: Figure) -> str | None:
    source = getattr(figure.why, "source", None)
    if source is None and isinstance(figure.why, Derived) and figure.why.method in PRINTED:
        return _source_id(desk, _preferred(figure))
    return source if source in desk.sources else None


def _preferred(figure: Figure) -> Figure:
    same = [
        one for one in figure.inputs if one.quantity == figure.quantity and one.unit == figure.unit
    ]
    return same[0]


def _reason(language: Language, figure: Figure) -> str:
    why = figure.why
    zh = language == "zh"
    match why:
        case Recorded(entry) if entry.startswith((PREFIX, GRAPHED)):
            return _counted(entry).in_(language)
        case Recorded():
            return "记录在案" if zh else "Recorded"
        case Promised():
            return "纲领所载" if zh else "As the programme says"
        case Said():
            return "公开说法" if zh else "As publicly said"
        case Derived():
            return _making(language, why)


def _making(language: Language, why: Derived) -> str:
    """Say how a figure was made of others: corrected, chosen or computed."""
    zh = language == "zh"
    if why.method == PREFERRED:
        return "几个来源中按规则选用" if zh else "Chosen between several sources by rule"
    if why.method != CORRECTED:
        made = "按方法计算：" if zh else "Computed by "
        return f"{made}{why.method} v{why.version}"
    told, old = dict(why.parameters), display(why.inputs[1], language)
    if zh:
        return f"{told['on']}更正，原为{old}（{told['by']}决定）"
    return f"Corrected on {told['on']} from {old} (decided by {told['by']})"


def _counted(entry: str) -> Wording:
    if entry.startswith(GRAPHED):
        return Wording("在四层关联图上清点", "Counted in the graph of the layers")
    return Wording("按本书的表逐行清点", "Counted row by row in a table of the Book")


def formula_told(figure: Figure, language: Language) -> str:
    """Write the formula of a derived figure and the numbers that it was given."""
    if not isinstance(figure.why, Derived) or figure.why.method not in methods():
        return ""
    method = methods()[figure.why.method]
    if figure.why.method == PREFERRED:
        return method.formula
    zh = language == "zh"
    between, lead = ("，", "；代入：") if zh else (", ", "; with ")
    if told := score_formula(figure):
        return f"{method.formula}{lead}{told}"
    given = [
        f"{name} = {display(one, language)}"
        for name, one in zip(_input_names(method, figure), figure.inputs[:MOST_GIVEN], strict=False)
    ]
    more = "…" if len(figure.inputs) > MOST_GIVEN else ""
    return f"{method.formula}{lead}{between.join(given)}{more} → {display(figure, language)}"


def _input_names(method: Method, figure: Figure) -> Iterator[str]:
    names = [
        one.name
        for one in signature(method.explain).parameters.values()
        if one.kind is one.POSITIONAL_OR_KEYWORD
    ]
    yield from names
    for place in range(len(names), len(figure.inputs)):
        yield f"x{place + 1}"


def _steps(desk: Desk, language: Language, figure: Figure) -> Iterator[tuple[int, Sentence]]:
    for depth, part in islice(_tree(figure, 0), MOST_STEPS):
        yield depth, _step(desk, language, part, top=depth == 0)


def _tree(figure: Figure, depth: int) -> Iterator[tuple[int, Figure]]:
    yield depth, figure
    if depth and len(figure.inputs) > MOST_BELOW:
        return
    for part in figure.inputs:
        yield from _tree(part, depth + 1)


def _step(desk: Desk, language: Language, figure: Figure, *, top: bool) -> Sentence:
    value = Span(display(figure, language), None if top else figure)
    detail = (
        f"：{_origin(desk, language, figure)}"
        if language == "zh"
        else f": {_origin(desk, language, figure)}"
    )
    return Sentence((Span(f"{_statement(desk, language, figure)} = "), value, Span(detail)))


def _origin(desk: Desk, language: Language, figure: Figure) -> str:
    zh = language == "zh"
    why = figure.why
    if isinstance(why, Derived):
        return _reason(language, figure)
    if isinstance(why, Recorded) and why.entry.startswith(PREFIX):
        return _condition(why.entry, language)
    if isinstance(why, Recorded) and why.entry.startswith(GRAPHED):
        return _in_graph(language)
    card = desk.sources.get(why.source)
    name = f"{card.publisher}《{card.title}》{card.published}" if card and zh else ""
    if card and not zh:
        name = f"{card.publisher}, “{card.title}”, {card.published or 'undated'}"
    place = f"，定位“{why.locator}”" if zh else f", at “{why.locator}”"
    return (name or why.source) + (place if why.locator else "")


def _condition(entry: str, language: Language) -> str:
    """Say which rows of which table of the Book were counted."""
    table, _, query = entry.removeprefix(PREFIX).partition("?")
    parts = [
        f"{column} = {_few(values.split('|'), language)}"
        for column, values in parse_qsl(query, keep_blank_values=True)
    ]
    if language == "zh":
        return f"清点本书的表 {table}" + (f"，条件：{'；'.join(parts)}" if parts else "，全部行")
    return f"rows of the Book's table {table}" + (f" with {'; '.join(parts)}" if parts else "")


def _in_graph(language: Language) -> str:
    if language == "zh":
        return "在四层关联图上逐个清点，名单和每个节点的连线列在“四层”页的表中"
    return (
        "counted one by one in the graph of the layers; the page on the layers lists them, and what"
        " every node is joined to"
    )


def _few(values: list[str], language: Language) -> str:
    empty = "空" if language == "zh" else "empty"
    shown = " / ".join(value or empty for value in values[:MOST_VALUES])
    return f"{shown} / …" if len(values) > MOST_VALUES else shown


def _others(desk: Desk, language: Language, figure: Figure) -> Iterator[Sentence]:
    if not isinstance(figure.why, Derived) or figure.why.method != PREFERRED:
        return
    winner = _preferred(figure)
    for other in figure.inputs:
        if other.key == winner.key:
            continue
        words = reason(winner, other).in_(language)
        zh = language == "zh"
        detail = (
            f"（{_origin(desk, language, other)}）未采用：{words}"
            if zh
            else f" ({_origin(desk, language, other)}), not used: {words}"
        )
        yield Sentence((Span(display(other, language), other), Span(detail)))


def _citation(desk: Desk, language: Language, figure: Figure, shown: str, statement: str) -> str:
    title = desk.programme.charter.title.in_(language)
    series = desk.programme.charter.series.in_(language)
    asof = desk.asof.isoformat()
    digest = desk.book.digest[:12]
    if language == "zh":
        return f"{statement}：{shown}。《{title}》{series}，数据截至{asof}，数字编号{figure.key}，本书摘要{digest}。"
    return f"{statement}: {shown}. {title}, {series}, as of {asof}, figure {figure.key}, Book {digest}."
