"""The tables of an index: ranking, choices, what it is made of, what is missing."""

from __future__ import annotations

from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.judged.indices.judging import JudgedIndex
from dianfan.judged.indices.methods import cells_there
from dianfan.judged.surface.gathering import KINDS
from dianfan.reported.desk import Desk
from dianfan.reported.indices.figures import IndexFigures
from dianfan.reported.indices.words import DIRECTIONS
from dianfan.reported.indices.words import mean_words
from dianfan.reported.indices.words import name_of
from dianfan.reported.measures import cause_words
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.rows import number
from dianfan.reported.rows import set_table
from dianfan.reported.say import phrase

_FILLED = Wording("缺，已补", "gap, filled")


def ranking(desk: Desk, made: IndexFigures, language: Language) -> Table:
    """Rank the places, each rank with its range, and the scores of the nodes right below."""
    pillars = [one for one in made.spec.root.children if one in made.spec.node]
    columns = [
        (Wording("地区", "Place"), False), (Wording("位次", "Rank"), True),
        (Wording("换算法", "Computed otherwise"), True), (Wording("数据舍入", "Rounding of data"), True),
        (Wording("两者合计", "Both"), True), (made.spec.name, True),
        *((name_of(made.spec, one), True) for one in pillars),
    ]  # fmt: skip
    if made.before:
        columns.append((Wording("比上一时期", "Change"), True))

    def row(place: str) -> tuple[Cell, ...]:
        name = desk.mint.places[place].name.in_(language)
        some = [
            Cell(phrase(name), href=f"places/{made.spec.id}-{place}"),
            number(made.rank(place), language),
            *(number(find(place), language) for find in (made.range, made.range_by_digits, made.reach)),
            *(number(made.score(place, one), language) for one in ("", *pillars)),
        ]  # fmt: skip
        return (*some, *((number(made.moved(place), language),) if made.before else ()))

    caption = Wording("各地的得分与位次", "Scores and ranks of the places")
    rows = (row(place) for place in made.judged.scored)
    return set_table("ranking", caption, tuple(columns), rows, language)


def choices(made: IndexFigures, language: Language) -> Table:
    """Set the choices that stay open beside the share of the shifts of ranks they have a part in."""
    columns = (
        (Wording("可以另选的做法", "Choice"), False),
        (Wording("参与了多少位次变动", "Part in the shifts of ranks"), True),
    )
    caption = Wording("哪种做法影响位次", "Which choice moves the ranks")
    rows = (
        (Cell(phrase(made.choice(name).in_(language))), number(share, language))
        for name, share in made.choices
    )
    return set_table("choices", caption, columns, rows, language)


def made_of(made: IndexFigures, language: Language) -> Table:
    """Set out the tree: each part under its node, with weight and direction."""
    columns = (
        (Wording("归入", "Within"), False), (Wording("组成", "Part"), False),
        (Wording("权重", "Weight"), True), (Wording("方向或合成", "Direction or mean"), False),
    )  # fmt: skip

    def told(child: str) -> str:
        spec = made.spec
        if child in spec.node:
            return mean_words(spec.node[child].aggregation).in_(language)
        return DIRECTIONS[spec.indicator[child].direction].in_(language)

    rows = (
        (
            Cell(phrase(name_of(made.spec, node).in_(language))),
            Cell(
                phrase(name_of(made.spec, child).in_(language)),
                href=None if child in made.spec.node else f"indicators/{child}",
            ),
            number(share, language), Cell(phrase(told(child))),
        )
        for node, child, share in made.tree()
    )  # fmt: skip
    return set_table(
        "made-of", Wording("由什么组成", "What it is made of"), columns, rows, language
    )


def there(
    desk: Desk, judged: JudgedIndex, period: str, *, place: str = "", indicator: str = ""
) -> Figure:
    """Count the values of an index that are there in a period, of a place or of an indicator."""
    panel = judged.panel
    cells = panel.inputs if panel is not None else ()
    if panel is not None and any(
        one.period.code == period
        and place in {"", one.place.code}
        and indicator in {"", one.measure.partition(":")[0]}
        for one in cells
    ):
        return cells_there(panel, period=period, place=place, indicator=indicator)
    return desk.count(
        "entries", "个", indicator=indicator or "|".join(judged.spec.columns),
        area=place or "|".join(judged.places), period=period, chosen="true", scenario="actual",
        scope="", kind="|".join(KINDS),
    )  # fmt: skip


def missing(
    desk: Desk, judged: JudgedIndex, period: str, language: Language, *, whole: bool
) -> Table:
    """Say how many of the indicators each place has in a period; ``whole`` tells those with all too."""
    columns = (
        (Wording("地区", "Place"), False),
        (Wording("记录中的指标数", "Indicators on record"), True),
        (Wording("还缺", "Lacks"), False),
    )
    told = [(place, there(desk, judged, period, place=place)) for place in judged.places]
    rows = (
        (
            Cell(phrase(desk.mint.places[place].name.in_(language))),
            number(count, language),
            Cell(phrase(_lacked(judged, period, place, language))),
        )
        for place, count in told
        if whole or count.value < len(judged.spec.columns)
    )
    caption = Wording("缺数据的地区", "Places that lack data")
    return set_table("missing", caption, columns, rows, language)


def _lacked(judged: JudgedIndex, period: str, place: str, language: Language) -> str:
    """Name the indicators that a place has no value of in a period."""
    cells = judged.panel.inputs if judged.panel is not None else ()
    held = {
        one.measure.partition(":")[0]
        for one in cells
        if one.place.code == place and one.period.code == period
    }
    names = [
        name_of(judged.spec, one).in_(language) for one in judged.spec.columns if one not in held
    ]
    return ("、" if language == "zh" else ", ").join(names)


def unreported(desk: Desk, judged: JudgedIndex, period: str, language: Language) -> Table:
    """Say of each indicator how many of the places have it in a period, where some lack it."""
    columns = (
        (Wording("指标", "Indicator"), False),
        (Wording("有数据的地区数", "Places on record"), True),
    )
    told = [(name, there(desk, judged, period, indicator=name)) for name in judged.spec.columns]
    rows = (
        (
            Cell(phrase(name_of(judged.spec, name).in_(language)), href=f"indicators/{name}"),
            number(count, language),
        )
        for name, count in told
        if count.value < len(judged.places)
    )
    caption = Wording("缺数据的指标", "Indicators that places lack")
    return set_table("unreported", caption, columns, rows, language)


def causes(made: IndexFigures, place: str, language: Language) -> Table:
    """Set out what moved the score of a place since the period before, in points."""
    columns = (
        (Wording("来自", "From"), False), (Wording("得分变动", "Points"), True),
    )  # fmt: skip
    rows = (
        (
            Cell(
                phrase(cause_words(made.spec, cause).in_(language)),
                href=f"indicators/{cause}" if cause in made.spec.indicator else None,
            ),
            number(part, language),
        )
        for cause, part in made.causes(place)
    )
    caption = Wording("得分变动的各部分", "The parts of the change of the score")
    return set_table("causes", caption, columns, rows, language)


def _value(made: IndexFigures, place: str, name: str, language: Language) -> Cell:
    """Set the value of an indicator, or that its gap was filled before it was scored."""
    cell = made.cell(place, name)
    if cell is None and made.score(place, name) is not None:
        return Cell(phrase(_FILLED.in_(language)))
    return number(cell, language)


def standing(made: IndexFigures, place: str, language: Language) -> Table:
    """Set every indicator of a place: its value, its score, its rank."""
    columns = (
        (Wording("指标", "Indicator"), False), (Wording("数值", "Value"), True),
        (Wording("得分", "Score"), True),
        (Wording("位次（计入数据舍入）", "Rank, as far as rounding tells"), True),
    )  # fmt: skip
    rows = (
        (
            Cell(phrase(name_of(made.spec, name).in_(language)), href=f"indicators/{name}"),
            _value(made, place, name, language),
            number(made.score(place, name), language),
            number(made.open_ranks(place, name), language),
        )
        for name in made.spec.columns
    )
    return set_table(
        "standing", Wording("逐项指标", "Indicator by indicator"), columns, rows, language
    )
