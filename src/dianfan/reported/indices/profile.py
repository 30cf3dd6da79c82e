"""The profile of a place in an index: where it stands, what is strong and what is weak."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence

from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.reported.desk import Desk
from dianfan.reported.indices.drawing import driving
from dianfan.reported.indices.drawing import pillars
from dianfan.reported.indices.figures import SHOWN
from dianfan.reported.indices.figures import IndexFigures
from dianfan.reported.indices.tables import causes as causes_table
from dianfan.reported.indices.tables import standing
from dianfan.reported.indices.words import name_of
from dianfan.reported.measures import cause_words
from dianfan.reported.model import PlaceProfile
from dianfan.reported.parts import Paragraph
from dianfan.reported.parts import Section
from dianfan.reported.parts import Sentence
from dianfan.reported.prose.headline import small
from dianfan.reported.say import Unsigned
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

_PARTS = Wording("各部分得分", "Scores of the parts")
_CAUSES = Wording("得分为什么变", "What moved the score")
_ALL = Wording("逐项指标", "Indicator by indicator")


def profile(desk: Desk, made: IndexFigures, place: str, language: Language) -> PlaceProfile:
    """Write the page of a place that has a score."""
    area = desk.mint.places[place]
    title = say(language, "{place}：{index}各部分", "{place}: the parts of the {index}",
                place=area, index=made.spec.name)  # fmt: skip
    chart = pillars(desk, made, place, title, language)
    has_nodes = any(one in made.spec.node for one in made.spec.root.children)
    parts = (Section("parts", _PARTS.in_(language), charts=(chart,)),) if has_nodes else ()
    moved = _moved_by(desk, made, place, language)
    every = Section("all", _ALL.in_(language), tables=(standing(made, place, language),))
    return PlaceProfile(
        f"{made.spec.id}-{place}",
        area.name.in_(language),
        stands(desk, made, place, language),
        (_lead(made, place, language), _strong_and_weak(desk, made, place, language)),
        (*parts, *moved, every),
    )


def stands(desk: Desk, made: IndexFigures, place: str, language: Language) -> Sentence:
    """Say the score and rank of a place, and how far the rank may move."""
    score, rank, span = made.score(place), made.rank(place), made.reach(place)
    assert score is not None  # noqa: S101 - a place of the ranking has both
    assert rank is not None  # noqa: S101 - likewise
    if span.quantity.upper is None and span.value == rank.value:
        return say(
            language,
            "{place}{index}得分{score}，{rank}，换算法、数据舍入都不改变它",
            "{place} scores {score} in the {index} and is {rank}, however it is computed and its data rounded",
            place=desk.mint.places[place], index=made.spec.name, score=score, rank=rank,
        )  # fmt: skip
    return say(
        language,
        "{place}{index}得分{score}，{rank}；计入换算法和数据舍入，在{span}",
        "{place} scores {score} in the {index} and is {rank}; other computations and the rounding of data"
        " leave it {span}",
        place=desk.mint.places[place], index=made.spec.name, score=score, rank=rank, span=span,
    )  # fmt: skip


def _lead(made: IndexFigures, place: str, language: Language) -> Paragraph:
    told = [otherwise(made, language)]
    moved = made.moved(place)
    if moved is not None and moved.value:
        told.append(
            say(
                language,
                "得分比上一时期{way}。",
                "Its score {way} since the period before.",
                way=changed(moved, language),
            )
        )
    return tuple(told)


def otherwise(made: IndexFigures, language: Language) -> Sentence:
    """Say what is meant by computing an index otherwise."""
    if made.done.stated is None:
        return say(
            language,
            "另算是指改用百分位打分、改用几何平均、让权重上下浮动。",
            "Other computations are scores by percentile, geometric means, and weights a little more or less.",
        )
    names = [phrase(made.choice(name).in_(language)) for name, _ in made.choices]
    return say(
        language,
        "另算是指把该指数文件列明的做法换一种：{names}。",
        "Other computations take otherwise what the file of the index leaves open: {names}.",
        names=joined(names, "、" if language == "zh" else ", "),
    )


def changed(moved: Figure, language: Language) -> Sentence:
    """Say by how much a score went up or down."""
    if moved.value > 0:
        return say(language, "提高{by}", "rose by {by}", by=moved)
    return say(language, "下降{by}", "fell by {by}", by=Unsigned(moved))


def _moved_by(desk: Desk, made: IndexFigures, place: str, language: Language) -> Iterator[Section]:
    """Say what moved the score of a place, where that can be told apart."""
    causes = made.causes(place)
    if not causes:
        return
    title = say(
        language,
        "{place}：得分变动最大的一部分来自{cause}",
        "{place}: the greatest part of the change comes from {cause}",
        place=desk.mint.places[place], cause=cause_words(made.spec, causes[0][0]),
    )  # fmt: skip
    yield Section(
        "causes", _CAUSES.in_(language), charts=(driving(desk, made, place, title, language),),
        tables=(causes_table(made, place, language),),
    )  # fmt: skip


def _strong_and_weak(desk: Desk, made: IndexFigures, place: str, language: Language) -> Paragraph:
    ranked = [
        (name, ranks) for name, _ in made.by_rank(place) if (ranks := made.open_ranks(place, name))
    ]
    half = len(ranked) // 2
    best, worst = ranked[: min(SHOWN, half)], ranked[::-1][: min(SHOWN, half)]
    if not best:
        return ()
    return (
        say(language, "最靠前的是{best}。", "It stands best in {best}.",
            best=_listed(desk, made, best, language)),
        say(language, "最靠后的是{worst}。", "It stands worst in {worst}.",
            worst=_listed(desk, made, worst, language)),
    )  # fmt: skip


def _listed(
    desk: Desk, made: IndexFigures, some: Sequence[tuple[str, Figure]], language: Language
) -> Sentence:
    told = [
        say(
            language, "{name}（{rank}）", "{name} ({rank})", rank=rank,
            name=small(desk, language, phrase(name_of(made.spec, one).in_(language))),
        )
        for one, rank in some
    ]  # fmt: skip
    return joined(told, "、" if language == "zh" else ", ")
