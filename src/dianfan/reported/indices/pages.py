"""The page of each index of a programme: computed, or why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from dianfan.figures.period import period as as_period
from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.judged.indices.judging import JudgedIndex
from dianfan.judged.indices.methods import places_ranked
from dianfan.judged.indices.methods import range_share
from dianfan.reported.desk import Desk
from dianfan.reported.indices.drawing import moving
from dianfan.reported.indices.drawing import ranges
from dianfan.reported.indices.figures import IndexFigures
from dianfan.reported.indices.profile import changed
from dianfan.reported.indices.profile import otherwise
from dianfan.reported.indices.profile import profile
from dianfan.reported.indices.profile import stands
from dianfan.reported.indices.tables import choices
from dianfan.reported.indices.tables import made_of
from dianfan.reported.indices.tables import missing
from dianfan.reported.indices.tables import ranking
from dianfan.reported.indices.tables import unreported
from dianfan.reported.model import IndexPage
from dianfan.reported.parts import Paragraph
from dianfan.reported.parts import Section
from dianfan.reported.parts import Sentence
from dianfan.reported.say import say

_RANKING = Wording("位次，以及它有多可靠", "Ranks, and how sure they are")
_CHOICES = Wording("换一种算法会怎样", "If it were computed otherwise")
_MADE_OF = Wording("由什么组成", "What it is made of")
_MISSING = Wording("还缺什么", "What is missing")


def index_pages(desk: Desk, language: Language) -> Iterator[IndexPage]:
    """Write the page of each index that the programme lays down."""
    for judged in desk.verdicts.indices:
        if judged.panel is not None and judged.done is not None:
            made = IndexFigures(judged, judged.panel, judged.done)
            yield _computed(desk, made, language)
        else:
            yield _open(desk, judged, language)


def standings(desk: Desk, language: Language) -> Iterator[Paragraph]:
    """Say of each index that could be computed which place stands first, and how surely."""
    for judged in desk.verdicts.indices:
        if judged.panel is not None and judged.done is not None:
            made = IndexFigures(judged, judged.panel, judged.done)
            first = stands(desk, made, judged.scored[0], language)
            yield (say(language, "{first}。", "{first}.", first=first),)


def _computed(desk: Desk, made: IndexFigures, language: Language) -> IndexPage:
    first = made.judged.scored[0]
    headline = stands(desk, made, first, language)
    told = say(
        language,
        "粗灰线是换一种算法可能落到的位次，细灰线连同数据舍入",
        "The thick grey line spans the ranks that other computations give, the thin one those with rounding too",
    )
    ranked = Section(
        "ranking", _RANKING.in_(language), charts=(ranges(desk, made, told, language),),
        tables=(ranking(desk, made, language),),
    )  # fmt: skip
    return IndexPage(
        made.spec.id,
        made.spec.name.in_(language),
        headline,
        (_lead(desk, made, language),),
        (
            ranked,
            *_sensitive(desk, made, language),
            Section("made-of", _MADE_OF.in_(language), tables=(made_of(made, language),)),
            *_lacking(desk, made.judged, made.period, language),
        ),
        tuple(profile(desk, made, place, language) for place in made.judged.scored),
    )


def _lead(desk: Desk, made: IndexFigures, language: Language) -> Paragraph:
    told = [
        say(
            language,
            "{index}由{cells}数值算出，{places}地区有得分。",
            "The {index} is computed from {cells} values; {places} places have a score.",
            index=made.spec.name, cells=made.panel, places=places_ranked(made.panel, period=made.period),
        ),
        say(
            language,
            "换算法的位次区间包含{share}的另算结果；数据舍入的区间只计来源印出的末位数字，是误差的下限。"
            "区间重叠的地区，谁先谁后说不准。",
            "A range of ranks by other computations holds {share} of their results; that by rounding counts the last "
            "printed digit alone, the least that data err. Of places whose ranges overlap none is surely ahead.",
            share=range_share(made.panel),
        ),
        otherwise(made, language),
    ]  # fmt: skip
    return (*told, *_moved(desk, made, language))


def _moved(desk: Desk, made: IndexFigures, language: Language) -> Iterator[Sentence]:
    """Say which places moved most since the period before."""
    moves = [(place, made.moved(place)) for place in made.judged.scored]
    known = [(place, move) for place, move in moves if move is not None]
    if not known:
        return
    up, down = max(known, key=lambda one: one[1].value), min(known, key=lambda one: one[1].value)
    if up[1].value > 0:
        yield say(
            language,
            "比上一时期，{place}得分提高最多，{way}。",
            "Since the period before, the score of {place} {way}, more than any other.",
            place=desk.mint.places[up[0]], way=changed(up[1], language),
        )  # fmt: skip
    if down[1].value < 0:
        yield say(
            language,
            "{place}得分下降最多，{way}。",
            "That of {place} {way}, the greatest loss.",
            place=desk.mint.places[down[0]], way=changed(down[1], language),
        )  # fmt: skip


def _sensitive(desk: Desk, made: IndexFigures, language: Language) -> Iterator[Section]:
    if not made.choices:
        return
    name, share = made.choices[0]
    title = say(
        language,
        "换算法引起的位次变动中，{share}与“{choice}”有关",
        "Of the shifts of ranks by other choices, {share} go with “{choice}”",
        share=share, choice=made.choice(name),
    )  # fmt: skip
    yield Section(
        "choices", _CHOICES.in_(language), charts=(moving(desk, made, title, language),),
        tables=(choices(made, language),),
    )  # fmt: skip


def _lacking(desk: Desk, judged: JudgedIndex, period: str, language: Language) -> Iterator[Section]:
    tables = (
        missing(desk, judged, period, language, whole=False),
        unreported(desk, judged, period, language),
    )
    some = tuple(one for one in tables if one.rows)
    if some:
        yield Section("missing", _MISSING.in_(language), tables=some)


def _open(desk: Desk, judged: JudgedIndex, language: Language) -> IndexPage:
    """Say that an index cannot be computed, and what would be needed."""
    period = judged.period or str(desk.asof.year)
    headline = say(
        language,
        "{index}算不出来：记录中的数据不够",
        "The {index} cannot be computed: the record holds too little",
        index=judged.spec.name,
    )
    why = say(
        language,
        "下表逐地、逐项写明{when}还缺什么。数据补齐之前，这里不给得分，也不给位次。",
        "The tables say, by place and by indicator, what is missing in {when}. Until it is there, no score "
        "and no rank is given.",
        when=as_period(period),
    )
    tables = (
        missing(desk, judged, period, language, whole=True),
        unreported(desk, judged, period, language),
    )
    return IndexPage(
        judged.spec.id, judged.spec.name.in_(language), headline, ((why,),),
        (Section("missing", _MISSING.in_(language), tables=tables),),
    )  # fmt: skip
