"""What could not be known: what is out of date, missing, or seen only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.reported.news.series import earlier
from dianfan.reported.say import Name
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.parts import Sentence

MOST_NAMED = 4


def unknown(
    desk: Desk, language: Language, indicators: Sequence[Indicator]
) -> tuple[Sentence, ...]:
    """Tell what a page could not know of its indicators, and why."""
    if not indicators:
        return (
            say(
                language,
                "没有指标，也就没有可以查的数；要让这项行动可以检阅，先要有人公布可以计量的结果。",
                "Without a measure there is nothing to look up; before this action can be inspected, somebody"
                " has to publish a result that can be counted.",
            ),
        )
    known = [desk.known(one.id) for one in indicators]
    return (
        *_once(desk, language, [one for one in known if desk.is_current(one.lead)]),
        *_stale(
            desk, language, [one for one in known if one.lead and not desk.is_current(one.lead)]
        ),
        *_elsewhere(desk, language, [one for one in known if one.lead is None]),
    )


def _once(desk: Desk, language: Language, known: list[Known]) -> Iterator[Sentence]:
    """Tell how many indicators have nothing to be compared with."""
    alone = [
        one.indicator.id
        for one in known
        if one.growth is None and one.level is not None and not earlier(desk, one.level)
    ]
    if not alone:
        return
    if len(alone) == len(known):
        yield say(
            language,
            "有新数据的{count}指标都只有单一时点的数值，看得出水平，看不出变化。"
            if len(alone) > 1
            else "有新数据的只有{count}指标，又只有单一时点的数值，看得出水平，看不出变化。",
            "All {count} indicators with a new figure have it for a single time: a level can be read, a change"
            " cannot."
            if len(alone) > 1
            else "{count} indicator has a new figure, and for a single time only: a level can be read, a change"
            " cannot.",
            count=desk.count("indicators", "项", id="|".join(sorted(alone))),
        )
        return
    yield say(
        language,
        "{count}指标只有单一时点的可比数值，看得出水平，看不出变化。",
        "For {count} of the indicators a comparable value exists for a single time only: a level can be read,"
        " a change cannot.",
        count=desk.count("indicators", "项", id="|".join(sorted(alone))),
    )


def _stale(desk: Desk, language: Language, old: list[Known]) -> Iterator[Sentence]:
    if not old:
        return
    named = sorted(old, key=lambda one: (one.indicator.salience, one.indicator.id))[:MOST_NAMED]
    names = joined((_dated(one, language) for one in named), "、" if language == "zh" else "; ")
    rest = len(old) > MOST_NAMED
    yield say(
        language,
        "{count}指标最近的数据早于行动实施，不能拿来说明成效，如{names}{more}。"
        if rest
        else "{names}最近的数据早于行动实施，不能拿来说明成效。",
        "The latest figures of {count} indicators are older than the programme and say nothing of its effect,"
        " among them: {names}."
        if rest
        else "Older than the programme, and so no sign of its effect, are the latest figures of: {names}.",
        count=desk.count("indicators", "项", id="|".join(sorted(one.indicator.id for one in old))),
        names=names,
        more=Name("等" if rest else ""),
    )


def _dated(known: Known, language: Language) -> Sentence:
    name = known.indicator.name.in_(language)
    time = "" if known.latest is None else wording(known.latest).in_(language)
    return phrase(f"{name}（{time}）" if language == "zh" else f"{name} ({time})")


def _elsewhere(desk: Desk, language: Language, missing: list[Known]) -> Iterator[Sentence]:
    if not missing:
        return
    named = sorted(missing, key=lambda one: (one.indicator.salience, one.indicator.id))[:MOST_NAMED]
    names = joined(
        (phrase(one.indicator.name.in_(language)) for one in named),
        "、" if language == "zh" else "; ",
    )
    rest = len(missing) > MOST_NAMED
    yield say(
        language,
        "{count}指标只有更大范围或个别单位的数据，没有{home}本级的，如{names}{more}。"
        if rest
        else "{names}只有更大范围或个别单位的数据，没有{home}本级的。",
        "For {count} indicators there are figures of a wider area or a single institution but none of {home}"
        " itself, among them: {names}."
        if rest
        else "Only figures of a wider area or a single institution, none of {home} itself, exist for: {names}.",
        count=desk.count(
            "indicators", "项", id="|".join(sorted(one.indicator.id for one in missing))
        ),
        home=desk.home,
        names=names,
        more=Name("等" if rest else ""),
    )
