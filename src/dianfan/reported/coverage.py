"""Coverage: how much of what a page should tell the record can tell, and who verified it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.judged.arithmetic import share
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import State
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence


def coverage(desk: Desk, language: Language, indicators: tuple[Indicator, ...]) -> Paragraph:
    """Tell how many of some indicators have a home figure, a current one, a verified one.

    Verified means that the chosen entry has status final (bulletin or census); the rest
    is preliminary or self-reported.
    """
    if not indicators:
        return (
            say(
                language,
                "这项行动没有设定可计量的指标，本报告不作数量评判。",
                "No indicator is set for this action, so this report makes no judgement by numbers.",
            ),
        )
    ids = "|".join(one.id for one in indicators)
    total = desk.count("indicators", "项", id=ids)
    known = [one.id for one in indicators if desk.known(one.id).lead is not None]
    current = [one for one in known if desk.is_current(desk.known(one).lead)]
    with_figure = desk.count("indicators", "项", id="|".join(known) or "-")
    now = desk.count("indicators", "项", id="|".join(current) or "-")
    return (
        say(
            language,
            "指标共{total}，其中{known}有{home}本级数据，{now}有{opened}实施以来的数据。",
            "Indicators: {total}; with a figure for {home} itself, {known}; with one from the time of the"
            " programme (since {opened}), {now}.",
            total=total,
            known=with_figure,
            home=desk.home,
            now=now,
            opened=period(desk.programme.charter.start),
        ),
        _verified(desk, language, ids),
    )


def _verified(desk: Desk, language: Language, ids: str) -> Sentence:
    where = {"indicator": ids, "area": desk.home.code, "chosen": "true", "scenario": "actual"}
    entries = desk.count("entries", "个", **where)
    if not entries.value:
        return say(
            language,
            "{home}没有任何可用数值，已核实比例无从计算。",
            "There is no usable value for {home}, so no verified share can be computed.",
            home=desk.home,
        )
    final = desk.count("entries", "个", **where, status="final")
    part: Figure = share(final, entries)
    return say(language, *_words_of(final, entries), entries=entries, final=final, part=part)


def _words_of(final: Figure, entries: Figure) -> tuple[str, str]:
    if not final.value:
        return (
            "入选数值{entries}，没有统计公报或普查的正式数，都是初步数或单位自报，已核实比例{part}。",
            (
                "Values used: {entries}. None is a final figure of a bulletin or census, all are preliminary or"
                " self-reported: a verified share of {part}."
            ),
        )
    if final.value == entries.value:
        return (
            "入选数值{entries}，都是统计公报或普查的正式数，已核实比例{part}。",
            "Values used: {entries}. All are final figures of a bulletin or census: a verified share of {part}.",
        )
    return (
        "入选数值{entries}，其中{final}为统计公报或普查的正式数，已核实比例{part}，其余为初步数或单位自报。",
        (
            "Values used: {entries}; final figures of a bulletin or census among them, {final}: a verified share of"
            " {part}. The rest is preliminary or self-reported."
        ),
    )


STATE_WORDS = {
    "achieved": ("已达成", "achieved"),
    "on track": ("符合进度", "on track"),
    "at risk": ("有风险", "at risk"),
    "off track": ("偏离", "off track"),
    "not assessable": ("无法评判", "not assessable"),
    "no data": ("无数据", "no data"),
}


def state_words(state: State, language: Language) -> str:
    """Name a state in a language."""
    pair = STATE_WORDS[state.value]
    return pair[0] if language == "zh" else pair[1]
