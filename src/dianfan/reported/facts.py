"""Facts as sentences: one indicator's latest figures, told in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import PeriodKind
from dianfan.figures.period import wording
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.reported.measures import KINDS
from dianfan.reported.parts import Sentence
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.verbs import being
from dianfan.reported.verbs import grew
from dianfan.reported.verbs import moved
from dianfan.reported.verbs import rose
from dianfan.reported.verbs import signed

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Known

LETTERS_OF_A_NAME = 2


def when(span: Period, language: Language) -> Sentence:
    """Write a period as an adverb: 2024年1—10月, in January–October 2024."""
    words = wording(span).in_(language)
    if language == "zh":
        return phrase(words)
    if span.kind is PeriodKind.UNDATED:
        return phrase("at a date that the source does not show")
    if span.code.startswith(".."):
        return phrase(words)
    return phrase(f"{'on' if span.kind is PeriodKind.DAY else 'in'} {words}")


def subject(known: Known, language: Language) -> Sentence:
    """Name the indicator, and the scope where the figure does not mean the whole place.

    A scope that the name already tells, as the zone in the name of its own indicator, is
    not told twice.
    """
    name = _told_name(known)
    if known.scope is None or known.scope.zh[:LETTERS_OF_A_NAME] in name.zh:
        return phrase(name.in_(language))
    return phrase(
        f"{name.zh}（{known.scope.zh}）" if language == "zh" else f"{name.en} ({known.scope.en})"
    )


def _told_name(known: Known) -> Wording:
    """Name the indicator; a share of it, told in place of its level, is called a share."""
    name, lead = known.indicator.name, known.level
    kind = KINDS.get(lead.measure.partition(":")[2]) if lead is not None else None
    if lead is None or kind is None or lead.unit.dimension == unit(known.indicator.unit).dimension:
        return name
    return Wording(f"{name.zh}（{kind.zh}）", f"{name.en} ({kind.en})")


def tell(known: Known, language: Language) -> Sentence:
    """Tell the latest of an indicator in a sentence; the known must have a leading figure."""
    name, lead = subject(known, language), known.lead
    if lead is None:
        message = f"nothing is known of {known.indicator.id}"
        raise ValueError(message)
    time = when(lead.period, language)
    if known.level is None:
        return _without_level(known, name, time, language)
    growth = _clause(known.growth, language)
    rank = _rank_clause(known.rank, language)
    return say(
        language,
        "{time}，{name}{was}{level}{growth}{rank}。",
        "{name} {was} {level} {time}{growth}{rank}.",
        time=time,
        name=name,
        was=being(known.level, language),
        level=known.level,
        growth=growth,
        rank=rank,
    )


def _without_level(known: Known, name: Sentence, time: Sentence, language: Language) -> Sentence:
    if known.growth is not None:
        return say(
            language,
            "{time}，{name}{growth}{rank}。",
            "{name} {growth} {time}{rank}.",
            time=time,
            name=name,
            growth=rose(known.growth, language),
            rank=_rank_clause(known.rank, language),
        )
    assert known.rank is not None  # noqa: S101 - one of the three is the lead
    return say(
        language,
        "{time}，{name}据来源排名{rank}。",
        "{name} ranked {rank} by its source {time}.",
        time=time,
        name=name,
        rank=known.rank,
    )


def _clause(growth: Figure | None, language: Language) -> Sentence:
    if growth is None:
        return Sentence(())
    return say(language, "，{growth}", ", {growth}", growth=grew(growth, language))


def _rank_clause(rank: Figure | None, language: Language) -> Sentence:
    if rank is None:
        return Sentence(())
    return say(language, "，据来源排名{rank}", ", ranking {rank} by its source", rank=rank)


def briefly_moved(growth: Figure, language: Language) -> Sentence:
    """Tell a growth as a headline does: 增长5%, up 5%."""
    if language == "zh":
        return moved(growth, language)
    return signed(growth, language, ("", "up {size}"), ("", "down {size}"), ("", "flat ({size})"))
