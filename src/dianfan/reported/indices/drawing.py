"""The drawings of an index: ranges of ranks, and the choices that move them."""

from __future__ import annotations

from dianfan.figures.lineage import Figure
from dianfan.figures.period import wording
from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.promised.model import Lens
from dianfan.reported.charts import sources_line
from dianfan.reported.desk import Desk
from dianfan.reported.display import display
from dianfan.reported.indices.figures import IndexFigures
from dianfan.reported.indices.words import name_of
from dianfan.reported.measures import cause_words
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Line
from dianfan.reported.parts import Mark
from dianfan.reported.parts import Sentence

_RANKS = Wording("位次与位次区间", "Ranks and their ranges")
_SHIFTS = Wording("参与位次变动的比重", "Part in the shifts of ranks")
_SCORES = Wording("各部分得分", "Scores of the parts")
_CAUSES = Wording(
    "比上一时期的得分变动由什么组成", "What the change since the period before is made of"
)
MOST_CAUSES = 8
"""How many parts of a change are drawn; the table beside holds all."""


def ranges(desk: Desk, made: IndexFigures, title: Sentence, language: Language) -> Chart:
    """Draw the rank of each place as a dot on the range of its ranks."""
    places = made.judged.scored

    def line(name: str, find: object) -> Line:
        assert callable(find)  # noqa: S101 - for the type checker alone
        return Line(
            name, tuple(_mark(_name(desk, one, language), find(one), language) for one in places)
        )

    return Chart(
        f"ranges-{made.spec.id}", "range", title, _under(made, _RANKS, language), "",
        (line("", made.rank), line("", made.range), line("", made.reach)),
        sources_line(desk, language, made.panel.inputs), Lens.SURFACE,
    )  # fmt: skip


def moving(desk: Desk, made: IndexFigures, title: Sentence, language: Language) -> Chart:
    """Draw the part of each choice in the shifts of ranks as a bar."""
    marks = tuple(
        _mark(made.choice(name).in_(language), share, language) for name, share in made.choices
    )
    return Chart(
        f"choices-{made.spec.id}", "bar", title, _under(made, _SHIFTS, language), "%",
        (Line("", marks),), sources_line(desk, language, made.panel.inputs), Lens.SURFACE,
    )  # fmt: skip


def pillars(
    desk: Desk, made: IndexFigures, place: str, title: Sentence, language: Language
) -> Chart:
    """Draw the scores of the nodes right below the index as bars."""
    told = [(one, made.score(place, one)) for one in made.spec.root.children]
    marks = tuple(
        _mark(name_of(made.spec, one).in_(language), score, language)
        for one, score in told
        if score is not None
    )
    return Chart(
        f"pillars-{made.spec.id}-{place}", "bar", title, _under(made, _SCORES, language), "",
        (Line("", marks),), sources_line(desk, language, made.panel.inputs), Lens.SURFACE,
    )  # fmt: skip


def driving(
    desk: Desk, made: IndexFigures, place: str, title: Sentence, language: Language
) -> Chart:
    """Draw what moved the score of a place as bars to either side, the greatest parts."""
    marks = tuple(
        _mark(cause_words(made.spec, cause).in_(language), part, language)
        for cause, part in made.causes(place)[:MOST_CAUSES]
    )
    return Chart(
        f"causes-{made.spec.id}-{place}", "bar", title, _under(made, _CAUSES, language), "",
        (Line("", marks),), sources_line(desk, language, made.panel.inputs), Lens.SURFACE,
    )  # fmt: skip


def _under(made: IndexFigures, what: Wording, language: Language) -> str:
    when = wording(made.panel.period).in_(language)
    return f"{made.spec.name.in_(language)} · {what.in_(language)} · {when}"


def _name(desk: Desk, place: str, language: Language) -> str:
    area = desk.mint.places[place]
    return area.name.in_(language)


def _mark(label: str, figure: Figure | None, language: Language) -> Mark:
    assert figure is not None  # noqa: S101 - places without a score are not drawn
    return Mark(label, float(figure.value), figure, display(figure, language))
